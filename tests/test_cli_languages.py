"""The command line speaks the language of the terminal, or the one that is asked for; so does what goes wrong."""

import asyncio
import os
import signal
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest

from bot.domain.steps import Decision, Opinion, SeatId, Verdict
from bot.policy import read_policy
from bot.tables import digest_of
from storage.store import open_store
from tests.support import records
from tests.support.processes import logs_restored
from tests.support.releases import NOON
from tests.support.shell import ROOT, Shell, configured, released

P4 = ROOT / "bot/policies/p4-release-process-public-bodies.toml"
ROSTER = ROOT / "bot/sample/roster.toml"


class Stopping(StringIO):
    """An output that ends the bot as soon as it says where it is."""

    def write(self, text: str) -> int:
        if "http://" in text:
            os.kill(os.getpid(), signal.SIGTERM)
        return super().write(text)


@pytest.mark.parametrize(
    ("environment", "ready"),
    [
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_GB.UTF-8"}, "就绪（Ready）。"),
        ({"LC_ALL": "", "LANG": "zh_HK.UTF-8"}, "就緒（Ready）。"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW.UTF-8", "LANG": "de_DE.UTF-8"}, "就緒（Ready）。"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "de_DE.UTF-8"}, "Ready."),
        ({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, "Ready."),
    ],
)
def test_it_speaks_the_language_of_the_terminal(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], ready: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ready in shell.told("check", "--policy", "p3", "--roster", ROSTER)


@pytest.mark.parametrize(
    ("words", "language", "told", "code"),
    [
        (["check", "--policy", "p9"], "zh-Hans", "没有 p9；自带的有 p0、p1、p2a、", 1),
        (["check", "--policy", "p9.toml"], "zh-Hans", "p9.toml：1 处须改 - 没有这个文件；找的是", 1),
        (["check"], "zh-Hant", "這裡沒有 config.toml。請把 config.example.toml 複製為 config.toml", 1),
        (["policy", "explain", "p9"], "zh-Hant", "沒有 p9；自帶的有 p0、", 1),
        (["policy", "explain", "own/p9"], "en", "p9: 1 mistake - there is no such file; looked for it at", 1),
        (["audit", "verify", "--data", "d"], "zh-Hans", "d 里还没有内容。运行过机器人才会有", 1),
        (["backup", "copy.db", "--data", "d"], "zh-Hant", "d 裡還沒有內容。執行過機器人才會有", 1),
        (["run"], "zh-Hans", "这里没有 config.toml。", 1),
        (["policy", "copy", "p9", "a.toml"], "zh-Hans", "自带的办法里没有 p9；可以写：p0、p1、p2a、p2b、", 1),
        (["org", "template", "a.ods"], "zh-Hans", "a.ods：文件名请以 .xlsx、.csv、.toml 结尾", 1),
        (["org", "import", "a.csv", "--data", "d"], "zh-Hant", "a.csv：1 處須改 - 沒有這個檔案", 1),
        (["org", "export", "a.csv", "--data", "d"], "zh-Hans", "还没有内容。运行过机器人才会有", 1),
        (["sheet", "2026-0001", "--data", "d"], "zh-Hant", "裡還沒有內容。執行過機器人才會有", 1),
        (["sheet", "2026-0001", "--data", "d", "--config", "c"], "zh-Hans", "--config 和 --data 只写一个", 1),
        (["org", "template", "a.csv"], "zh-Hans", "qianfa check --roster a.csv 逐处指出其中的错处", 0),
    ],
)
def test_what_goes_wrong_is_told_in_the_language_asked_for(
    shell: Shell, words: Sequence[str], language: str, told: str, code: int
) -> None:
    assert told in shell.told(*words, "--language", language, code=code)


def test_the_record_is_verified_and_backed_up_in_the_language_asked_for(shell: Shell) -> None:
    data = released(shell.folder)
    told = shell.told("audit", "verify", "--language", "zh-Hans")
    assert told == "记录与写入时一致：2 篇稿件的 4 条记录；已封印至 2026-06-03 12:00（Asia/Shanghai）。"
    assert "資料庫已複製到 copy.db" in shell.told("backup", "copy.db", "--language", "zh-Hant")
    with closing(sqlite3.connect(data / "qianfa.db")) as db, db:
        db.execute("UPDATE releases SET address = 'x' WHERE draft = 'd-1'")
        db.execute("DELETE FROM facts WHERE subject = 'd-2'")
    report = shell.told("audit", "verify", "--language", "zh-Hant", code=1)
    assert report.startswith("記錄與寫入時不一致（")
    assert "2026-0002 的第 1 至 2 條記錄都不見了" in report
    assert "2026-0001 第 2 版的發佈結果（渠道 weibo）與記錄不符（address）" in report
    report = shell.told("audit", "verify", "--seals", "nowhere", "--language", "zh-Hans", code=1)
    assert "nowhere 里没有第 1 个封印" in report


async def undecided(data: Path) -> None:
    """Put a text and a decision on file that the record knows nothing of."""
    async with open_store(data) as store:
        await store.act(records.organise)
        await store.act(records.file_item)
        decision = Decision(SeatId("item-step-li"), 1, Opinion(Verdict.APPROVE), records.HEADS[0], NOON, NOON)
        await store.act(lambda tables: tables.drafts.take(decision))


def test_a_decision_that_is_not_on_record_is_named_in_the_language_asked_for(shell: Shell) -> None:
    (shell.folder / ".data").mkdir()
    asyncio.run(undecided(shell.folder / ".data"))
    told = shell.told("audit", "verify", "--language", "zh-Hans", code=1)
    assert "2026-item 第 1 版的正文没有记录在案" in told
    assert "2026-item 第 1 版的审核意见（li，席位 item-step-li）没有记录在案" in told
    told = shell.told("audit", "verify", code=1)
    assert "decision of li at seat item-step-li, version 1, of 2026-item is not on record" in told


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh-Hans", ["签发已启动，地址是 http://127.0.0.1:", "请用浏览器打开。", "所有内容都保存在 here。"]),
        ("zh-Hant", ["簽發已啟動，網址是 http://127.0.0.1:", "請用瀏覽器打開。", "所有內容都保存在 here。"]),
    ],
)
def test_the_demo_says_where_it_is_in_the_language_asked_for(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, language: str, expected: Sequence[str]
) -> None:
    with logs_restored():
        monkeypatch.setattr("sys.stdout", said := Stopping())
        shell.run("demo", "--port", "0", "--data", "here", "--language", language)
    assert [words for words in expected if words not in said.getvalue()] == []


def test_a_rehearsal_says_so_in_the_language_asked_for(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    configured(shell.folder)
    with logs_restored():
        monkeypatch.setattr("sys.stdout", said := Stopping())
        shell.run("run", "--language", "zh-Hans")
    assert "这是青禾健康产业集团的演练：网页聊天不核实身份" in said.getvalue()


def test_the_rehearsal_calls_people_by_name_in_any_language(shell: Shell) -> None:
    told = shell.told("check", "--policy", "p3", "--roster", ROSTER, "--language", "zh-Hans")
    assert "已演练 公司官方微博、微信管理办法（p3）（5 个栏目、4 个环节），12 个单位、43 人。" in told
    assert "人力资源部（hr），黄毅（huang-yi）的稿件：“部门负责人（unit-head）”环节将由何建平（he-jianping）" in told


def test_mistakes_in_all_three_files_are_told_in_chinese(shell: Shell) -> None:
    configured(shell.folder, ('folder = "data"', 'folder = "data"\nfoldr = "data"'))
    told = shell.told("check", "--language", "zh-Hans", code=1)
    assert "data.foldr：这里没有这一项；是不是“folder”？" in told
    assert "办法和名册还没有读。请先改好以上各处，再检查一次。" in told


def test_a_copied_policy_has_an_id_of_its_own(shell: Shell) -> None:
    assert 'policy = "policy.toml" in config.toml' in shell.told("policy", "copy", "p4", "policy.toml")
    assert "policy.toml is there already" in shell.told("policy", "copy", "p4", "policy.toml", code=1)
    shell.told("policy", "copy", "p4", "policy.toml", "--force", "--id", "ours")
    copy = read_policy((shell.folder / "policy.toml").read_text("utf-8"), "policy.toml")
    shipped = read_policy(P4.read_text("utf-8"), P4.name)
    assert (copy.id, copy.steps, copy.clauses) == ("ours", shipped.steps, shipped.clauses)


@pytest.mark.parametrize(
    ("id_", "told"), [("p3", "is the id of a policy that comes with Qianfa"), ("Ours", "cannot be an id")]
)
def test_an_id_that_a_copy_cannot_have(shell: Shell, id_: str, told: str) -> None:
    assert told in shell.told("policy", "copy", "p4", "policy.toml", "--id", id_, code=1)
    assert not (shell.folder / "policy.toml").exists()


def test_a_changed_policy_that_goes_by_the_id_of_ours_is_pointed_out(shell: Shell) -> None:
    """What is copied as it is may go by its id: it is the same."""
    file, text = shell.folder / "policy.toml", P4.read_text("utf-8")
    file.write_text(text, "utf-8")
    assert digest_of(text) == read_policy(text, "p4").digest
    assert "goes by its id" not in shell.told("check", "--policy", file, "--roster", ROSTER)
    file.write_text(text.replace('due = "1 working day"', 'due = "2 working days"', 1), "utf-8")
    assert "policy p4: is not the p4 that comes with Qianfa, but goes by its id" in shell.told(
        "check", "--policy", file, "--roster", ROSTER
    )


def test_a_step_without_a_time_is_pointed_out(shell: Shell) -> None:
    file = shell.folder / "policy.toml"
    file.write_text(P4.read_text("utf-8").replace('due = "1 working day"\n', "", 1), "utf-8")
    told = shell.told("check", "--policy", file, "--roster", ROSTER, "--language", "zh-Hans")
    assert "没有写期限（due），所以不会提醒" in told
    assert "就绪（Ready）。" in told

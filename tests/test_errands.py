"""The verbs that look back and keep safe: the ledger's export, the record's verdict, back-ups."""

import asyncio
import csv
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from bot import console, troubles
from bot.domain.drafts import DraftId
from bot.domain.upkeep import RosterRead
from bot.exports import SheetFull
from bot.mistakes import Trouble
from bot.on_file import fit
from bot.schedule import SEAL
from storage import connections
from storage.migrations import UnknownSchema, revisions
from storage.store import open_store
from tests.support.processes import logs_restored
from tests.support.releases import NOON, RELEASE, fill
from tests.support.shell import Shell, configured


async def organised(data: Path) -> None:
    """Put the organisation's first fact on file, in a folder that is there."""
    async with open_store(data) as store:
        await store.act(lambda tables: tables.facts.record(RosterRead("digest", 1, 1), NOON))


def rows(path: Path) -> list[list[Any]]:
    return [list(row) for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()]


def lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def said(error: BaseException) -> str:
    return console.say(troubles.told(error), "en")


def test_the_ledger_goes_into_a_sheet(shell: Shell, filled: Path) -> None:
    assert filled.exists()
    told = shell.run("ledger", "export", "l.xlsx", "--language", "zh-Hans")
    assert told == "2 条发布记录已写入 l.xlsx。\n"

    head, first, _ = rows(shell.folder / "l.xlsx")
    assert head[:3] == ["编号", "标题", "摘要"]
    assert "发布时间（Asia/Shanghai）" in head
    assert dict(zip(head, map(str, first), strict=True)) | {"摘要": ""} == {
        "编号": "2026-0001",
        "标题": "健康宣传日走进社区",
        "摘要": "",
        "信息来源": "本部门采写",
        "报送单位": "市场部",
        "作者": "王敏",
        "发布渠道": "官方微博",
        "发布地址": "https://weibo.example/1",
        "发布时间（Asia/Shanghai）": "2026-06-03 12:00:00",
        "审签人": "李国华、陈思",
        "发布人": "孙浩",
        "版本": "2.0",
        "定稿指纹（SHA-256）": RELEASE.fingerprint,
    }


@pytest.mark.parametrize(
    ("language", "head", "unit", "approvers"),
    [
        ("en", "Number", "Marketing", "Li Guohua, Chen Si"),
        ("zh-Hant", "編號", "市場部", "李國華、陳思"),
    ],
)
def test_the_ledger_in_another_language(
    shell: Shell, filled: Path, language: str, head: str, unit: str, approvers: str
) -> None:
    shell.run("ledger", "export", "l.csv", "--data", filled, "--language", language)

    table = lines(shell.folder / "l.csv")
    assert table[0][0] == head
    assert table[1][4] == unit
    assert table[1][9] == approvers


@pytest.mark.parametrize(
    ("span", "numbers"),
    [
        (["--from", "2026-06-04"], ["2026-0002"]),
        (["--to", "2026-06-03"], ["2026-0001"]),
        (["--from", "2026-06-03", "--to", "2026-06-04"], ["2026-0001", "2026-0002"]),
        (["--from", "2026-07-01"], []),
    ],
)
def test_the_ledger_of_some_days(shell: Shell, filled: Path, span: Sequence[str], numbers: Sequence[str]) -> None:
    told = shell.run("ledger", "export", "l.csv", "--data", filled, *span)

    assert [line[0] for line in lines(shell.folder / "l.csv")[1:]] == numbers
    counts = ["Nothing was released in those days; l.csv has the header only.", "1 release written", "2 releases"]
    assert told.startswith(counts[len(numbers)])


def test_a_day_is_a_day_of_the_organisation(shell: Shell) -> None:
    late = replace(RELEASE, at=NOON.replace(hour=16), draft=DraftId("d-9"))  # midnight in Shanghai
    fill(shell.folder / ".data", [late])

    assert "1 release" in shell.run("ledger", "export", "a.csv", "--from", "2026-06-04")
    assert "Nothing" in shell.run("ledger", "export", "b.csv", "--to", "2026-06-03")


def test_a_ledger_without_a_release(shell: Shell) -> None:
    fill(shell.folder / ".data", [])

    assert shell.run("ledger", "export", "l.xlsx") == "Nothing was released yet; l.xlsx has the header only.\n"
    assert len(rows(shell.folder / "l.xlsx")) == 1


def test_the_ledger_while_the_bot_runs(shell: Shell, filled: Path) -> None:
    with connections.lock(filled), closing(connections.writer(filled / "qianfa.db")) as db:
        db.execute("BEGIN IMMEDIATE")
        db.execute("DELETE FROM releases")
        assert "2 releases" in shell.run("ledger", "export", "l.csv")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["l.pdf"], "l.pdf: end the name in .xlsx, .csv"),
        (["there.csv"], "there.csv is there already, and stays as it is. Name another file, or say --force"),
        (["nowhere/l.csv"], "nowhere/l.csv.part: No such file or directory"),
        (["l.csv", "--from", "2026-02-01", "--to", "2026-01-31"], "2026-02-01 is after --to 2026-01-31; exchange them"),
        (["l.csv", "--data", "empty"], "There is nothing in"),
        (["l.csv", "--data", ".data", "--config", "c.toml"], "Name either --config or --data"),
    ],
)
def test_what_cannot_be_exported(shell: Shell, filled: Path, words: Sequence[str], told: str) -> None:
    assert filled.exists()
    (shell.folder / "there.csv").write_text("mine")

    assert told in shell.told("ledger", "export", *words, code=1)
    assert (shell.folder / "there.csv").read_text() == "mine"


def test_a_file_is_replaced_when_that_is_said(shell: Shell, filled: Path) -> None:
    assert filled.exists()
    (shell.folder / "there.csv").write_text("mine")
    shell.run("ledger", "export", "there.csv", "--force")

    assert len(lines(shell.folder / "there.csv")) == 3


def test_a_configuration_says_where_the_data_is_and_which_zone(shell: Shell, filled: Path) -> None:
    filled.rename(shell.folder / "data")
    configured(shell.folder, ('zone = "Asia/Shanghai"', 'zone = "Europe/London"'))
    shell.run("ledger", "export", "l.csv", "--language", "en")

    head, first, _ = lines(shell.folder / "l.csv")
    assert (head[8], first[8]) == ("Released at (Europe/London)", "2026-06-03 05:00:00")


def test_a_sound_record(shell: Shell, filled: Path) -> None:
    assert filled.exists()
    assert shell.run("audit", "verify") == (
        "The record is as it was written: 4 facts about 2 items; sealed up to 2026-06-03 12:00 (Asia/Shanghai).\n"
    )


def test_a_record_that_was_not_sealed_yet(shell: Shell) -> None:
    (shell.folder / ".data").mkdir()
    asyncio.run(organised(shell.folder / ".data"))

    assert shell.run("audit", "verify") == (
        "The record is as it was written: 1 fact about the organisation itself; "
        "not sealed yet (the first seal is written within ten minutes of the start, and one at every stop).\n"
    )
    assert timedelta(minutes=10).total_seconds() == SEAL


def test_a_record_of_items_and_of_the_organisation(shell: Shell, filled: Path) -> None:
    asyncio.run(organised(filled))

    assert "5 facts about 2 items and the organisation itself; sealed up to" in shell.run("audit", "verify")


def test_the_file_with_the_seals_can_lie_elsewhere(shell: Shell, filled: Path) -> None:
    assert filled.exists()
    (shell.folder / ".data" / "audit.seals").rename(shell.folder / "safe")

    assert "seal 1 is not in " in shell.told("audit", "verify", code=1)
    assert shell.run("audit", "verify", "--seals", "safe").startswith("The record is as it was written")


def test_a_back_up_is_a_whole_database(shell: Shell, filled: Path) -> None:
    with connections.lock(filled), closing(connections.writer(filled / "qianfa.db")):
        told = shell.told("backup", "copy.db")

    assert "The database is copied to copy.db, whole and checked." in told
    assert ".data/files as well" in told
    (shell.folder / "restored").mkdir()
    shutil.copy(shell.folder / "copy.db", shell.folder / "restored" / "qianfa.db")
    assert "2 releases" in shell.run("ledger", "export", "l.csv", "--data", "restored")


def test_a_back_up_never_takes_the_place_of_something(shell: Shell, filled: Path) -> None:
    shell.run("backup", "copy.db")

    assert "copy.db is there already" in shell.told("backup", "copy.db", code=1)
    assert "copied" in shell.run("backup", "copy.db", "--force")
    assert "lies in the data folder itself" in shell.told("backup", filled / "qianfa.db", "--force", code=1)


@pytest.mark.parametrize("words", [["audit", "verify"], ["demo", "--port", "0"]])
@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "made by a newer release of Qianfa (schema 9999)"),
        ("DROP TABLE alembic_version", "was not made by Qianfa"),
    ],
)
def test_a_database_of_another_making(shell: Shell, filled: Path, words: Sequence[str], change: str, told: str) -> None:
    with closing(sqlite3.connect(filled / "qianfa.db")) as db, db:
        db.execute(change)
    with logs_restored():
        assert told in shell.told(*words, code=1)


def test_a_database_of_an_earlier_release_is_brought_up_to_date_by_starting(tmp_path: Path) -> None:
    fit(tmp_path, revisions()[-1], revisions())

    with pytest.raises(Trouble, match="trouble-older"):
        fit(tmp_path, "0001", ["0001", "0002"])
    with pytest.raises(UnknownSchema):
        fit(tmp_path, "0003", ["0001", "0002"])


def test_a_database_in_which_something_is_missing(shell: Shell, filled: Path) -> None:
    with closing(sqlite3.connect(filled / "qianfa.db", isolation_level=None)) as db:
        db.execute("DROP TABLE releases")

    told = shell.told("ledger", "export", "l.csv", code=1)
    assert "The database could not be used: no such table: releases" in told


def test_more_rows_than_a_sheet_holds_are_told_with_a_way_out() -> None:
    told = said(SheetFull(Path("l.xlsx")))

    assert told.startswith("l.xlsx: there are more than 1,048,576 rows")
    assert "--from, --to" in told


def test_a_mistake_of_ours_is_called_so_and_quotes_nobody() -> None:
    told = said(ExceptionGroup("a title", [ValueError("a title")]))

    assert told.startswith("Something went wrong inside Qianfa; that is our mistake, not yours.")
    assert told.endswith("Please report this line: ValueError")

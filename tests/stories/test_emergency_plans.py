"""CRI7, P1 article 8: each subsidiary's emergency plan is on file, dated, and asked for again each year."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.policy import shipped
from tests.support.crisis import card as crisis_card
from tests.support.crisis import ids, verbs
from tests.support.documents import picture
from tests.support.world import World, policy_with, world

OFFICER, HEAD, DESK = "yu-xia", "feng-lei", "gao-yun"  # of the hospitals in East China; of the PR desk
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
NAME = "青禾华东医院管理有限公司"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, policy=shipped()["p1"]) as opened:
        yield opened


@asynccontextmanager
async def asking(folder: Path, keys: str = "") -> AsyncIterator[World]:
    """Open a world under a policy that asks for nothing else that comes regularly."""
    plans = f'[crisis.plans]\nclause = "第八条"\nkind = "subsidiary"\n{keys}\n# The chain (article'
    async with world(folder, policy=policy_with(folder, ("# The chain (article", plans))) as opened:
        yield opened


def told(here: World, person: str, key: str) -> int:
    return sum(title.startswith(key) for title in here[person].titles())


async def later(here: World, days: int) -> None:
    """Let days go by at once; what comes regularly comes once, as after a time in which the bot was down."""
    here.clock.move(timedelta(days=days, minutes=40 if here.clock.now().minute < 30 else 0))
    await here.settles()


async def sends(here: World, name: str = "舆情应急预案.pdf") -> None:
    await here[OFFICER].says("应急预案")
    await here[OFFICER].taps(Verb.SEND_PLAN)
    await here[OFFICER].sends("", [(name, PDF)])


async def test_article_8_a_plan_is_sent_kept_with_its_date_and_seen_by_the_pr_desk(here: World) -> None:
    await here[OFFICER].says("应急预案")
    assert f"{NAME} · 没有预案" in here[OFFICER].hears()
    assert "依据第八条" in here[OFFICER].hears()
    await here[OFFICER].taps(Verb.SEND_PLAN)
    await here[OFFICER].sends("", [("舆情应急预案.pdf", PDF)])
    assert "已存好，2027-06-02 到期" in here[OFFICER].reads()
    await here[DESK].says("/emergency-plan")
    shown = here[DESK].hears()
    assert "应有 5 份，缺 4 份" in shown  # the one in preparation is asked for none
    assert f"{NAME} · 在案 · 舆情应急预案.pdf（1 KB） · 于霞交于 2026-06-02 · 2027-06-02 到期" in shown
    assert "怡年" not in shown
    await here[DESK].taps(Verb.OPEN_PLAN)
    assert [file.name for file in here[DESK].last.card.files] == ["舆情应急预案.pdf"]
    assert f"{NAME}的应急预案（2026-06-02）" in here[DESK].hears()


async def test_the_file_may_come_with_the_word_and_a_newer_one_takes_its_place(here: World) -> None:
    await here[HEAD].sends("应急预案", [("旧版.pdf", PDF)])
    assert "已存好" in here[HEAD].hears()
    await later(here, 1)
    await here[OFFICER].sends("/emergency-plan", [("新版.pdf", PDF + b"\n"), ("通讯录.jpg", picture())])
    await here[OFFICER].says("应急预案")
    assert "新版.pdf（1 KB） · 通讯录.jpg" in here[OFFICER].hears()
    assert "旧版" not in here[OFFICER].hears()
    assert len(await here.rows("SELECT * FROM emergency_plans")) == 2
    await here[OFFICER].taps(Verb.OPEN_PLAN)
    assert [sheet.card.files[0].name for sheet in here[OFFICER].sheets[-2:]] == ["新版.pdf", "通讯录.jpg"]


async def test_the_officers_are_asked_then_the_heads_and_the_pr_desk_has_one_message_a_month(tmp_path: Path) -> None:
    async with asking(tmp_path) as here:
        await later(here, 1)
        assert "还没有应急预案在案（第八条）。请发来文件。" in here[OFFICER].reads()
        assert told(here, OFFICER, "news-emergency-plan-missing") == 1
        assert told(here, HEAD, "news-emergency-plan-missing-head") == 0
        assert "应急预案缺 5 份" in here[DESK].reads()
        await later(here, 8)
        assert told(here, OFFICER, "news-emergency-plan-missing") == 2
        assert f"{NAME}还没有应急预案在案，已提醒于霞，请督促。" in here[HEAD].reads()
        assert told(here, DESK, "news-emergency-plans-missing") == 1
        await later(here, 22)
        assert told(here, OFFICER, "news-emergency-plan-missing") == 3
        assert told(here, DESK, "news-emergency-plans-missing") == 2
        assert told(here, "bai-yang", "news-emergency-plan") == 0  # in preparation
        assert told(here, "wang-min", "news-emergency-plan") == 0  # a department


async def test_it_is_asked_for_again_before_its_time_is_over_and_then_its_heads_are_told(tmp_path: Path) -> None:
    async with asking(tmp_path, "months = 1\nbefore = [7]\nafter = [5]\n") as here:
        await sends(here)
        await later(here, 20)
        assert told(here, OFFICER, "news-emergency-plan") == 0
        await later(here, 6)
        assert "的应急预案 2026-07-02 到期（第八条）。请看看要不要改" in here[OFFICER].reads()
        await here[OFFICER].says("应急预案")
        assert "快到期" in here[OFFICER].hears()
        await later(here, 12)
        assert "的应急预案 2026-07-02 已到期（第八条）。请更新后发来。" in here[OFFICER].reads()
        assert told(here, HEAD, "news-emergency-plan-out-of-date-head") == 1
        await sends(here, "新版.pdf")
        before = told(here, OFFICER, "news-emergency-plan")
        await later(here, 20)
        assert told(here, OFFICER, "news-emergency-plan") == before


async def test_who_has_nothing_to_do_with_it_neither_sends_nor_sees_one(here: World) -> None:
    await sends(here)
    [(plan,)] = await here.rows("SELECT id FROM emergency_plans")
    for token in (f"eo.{plan}.0.", "es.huadong.0."):
        answer = await here["pan-xin"].presses(token)
        assert "由本单位的信息员和负责人" in here.say(answer.text)
    assert "没有这份应急预案" in here.say((await here[OFFICER].presses("eo.nothing.0.")).text)
    await here["pan-xin"].says("应急预案")
    assert NAME not in here["pan-xin"].hears()
    await here["tang-guoqing"].says("应急预案")
    assert "由本单位的信息员和负责人交存" in here["tang-guoqing"].hears()


async def test_where_policy_asks_for_none_it_says_so_and_keeps_what_is_sent(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[OFFICER].says("应急预案")
        assert "没有要求交应急预案" in here[OFFICER].hears()
        await here[OFFICER].taps(Verb.SEND_PLAN)
        await here[OFFICER].sends("", [("预案.pdf", PDF)])
        assert "不会催" in here[OFFICER].reads()
        await later(here, 20)
        assert told(here, OFFICER, "news-emergency-plan") == 0
        await here[DESK].says("应急预案")
        assert f"{NAME} · 预案.pdf" in here[DESK].hears()


async def test_in_a_crisis_of_the_unit_its_plan_is_at_hand(here: World) -> None:
    await sends(here)
    await here[OFFICER].says("/crisis 门诊排队视频被大量转发")
    desk = here["luo-jing"]
    await desk.taps(Verb.OPEN_PLAN)
    assert [file.name for file in desk.last.card.files] == ["舆情应急预案.pdf"]
    await here["wang-min"].says("/crisis 官网打不开了")
    assert "OPEN_PLAN" not in verbs(crisis_card(here, "luo-jing"))
    assert "没有这份应急预案" in here.say((await desk.presses(f"eo.{(await ids(here))[1]}.0.")).text)


async def names(here: World) -> list[list[str]]:
    """Name the files of each plan on file, the newest last."""
    found = await here.rows("SELECT files FROM emergency_plans ORDER BY seq")
    return [[file["name"] for file in json.loads(files)] for (files,) in found]


async def test_what_does_not_fit_is_named_and_the_whole_may_be_sent_anew(here: World) -> None:
    await here[OFFICER].says("应急预案")
    await here[OFFICER].taps(Verb.SEND_PLAN)
    await here[OFFICER].sends("", [(f"{number}.jpg", picture(tone=number)) for number in range(6)])
    assert await names(here) == [[f"{number}.jpg" for number in range(5)]]
    assert "一份应急预案最多 5 个文件，这些没有放进去：5.jpg。请合并成一个文件" in here[OFFICER].reads()
    await here[OFFICER].taps(Verb.SEND_PLAN)
    await here[OFFICER].sends("", [("预案.pdf", PDF)])
    assert (await names(here))[1:] == [["预案.pdf"]]
    await here[DESK].says("应急预案")
    assert f"{NAME} · 在案 · 预案.pdf" in here[DESK].hears()


async def test_files_sent_one_after_the_other_are_one_plan(here: World) -> None:
    officer = here[OFFICER]
    await sends(here, "正文.pdf")
    await officer.sends("", [("通讯录.jpg", picture())])
    assert "接着发来的文件也放进青禾华东医院管理有限公司的这份应急预案，最多 5 个" in officer.reads()
    await officer.sends("应急预案", [("流程图.jpg", picture(tone=3))])
    await officer.sends("", [("通讯录.jpg", picture())])
    assert await names(here) == [["正文.pdf", "通讯录.jpg", "流程图.jpg"]]
    assert told(here, OFFICER, "notice-emergency-plan-more") == 1
    assert await here.rows("SELECT * FROM drafts") == []


async def test_after_a_while_or_once_something_else_is_asked_a_file_is_no_part_of_the_plan(here: World) -> None:
    officer = here[OFFICER]
    await officer.sends("应急预案", [("正文.pdf", PDF)])
    await officer.says("语言")
    await officer.sends("", [("活动.jpg", picture())])
    assert await names(here) == [["正文.pdf"]]
    await officer.says("跳过")
    await officer.sends("应急预案", [("新版.pdf", PDF + b"\n")])
    await here.passes(minutes=3)
    await officer.sends("应急预案", [("再新.pdf", PDF + b"\n\n")])
    assert (await names(here))[-1] == ["再新.pdf"]

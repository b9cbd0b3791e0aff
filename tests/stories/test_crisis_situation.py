"""Situation reports of a crisis: who writes them, who reads them, when they are due (P0 三(六)2)."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.domain.crises import CrisisState
from tests.support.crisis import FIRST, LEADER, REPORTER, closes, crisis, ids, reported, rings, seen
from tests.support.documents import picture
from tests.support.world import World, world

OWNER = "gao-yun"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as found:
        yield found


@pytest.fixture
async def taken(here: World) -> World:
    await reported(here)
    await here[OWNER].taps(Verb.TAKE_CRISIS)
    return here


def clock(here: World, *, minutes: int) -> str:
    """Give the time of day so many minutes from now."""
    return f"{(here.clock.now() + timedelta(minutes=minutes)).astimezone(here.bot.organisation.zone):%H:%M}"


async def report(here: World, *parts: str) -> None:
    await here[OWNER].taps(Verb.SITUATION)
    for part in parts:
        await here[OWNER].says(part)


async def test_the_first_report_has_three_parts_and_stands_on_everybodys_card(taken: World) -> None:
    before = rings(taken)
    told = {person: len(taken[person].sheets) for person in FIRST}
    await taken[OWNER].taps(Verb.SITUATION)
    assert "首次报告（1/3）：概况" in taken[OWNER].hears()
    await taken[OWNER].says("门诊视频在传，约三万次播放")
    assert "首次报告（2/3）：已采取的措施" in taken[OWNER].hears()
    await taken[OWNER].says("已联系平台核实")
    answer = await taken[OWNER].says("一小时内发声明")
    assert not answer.refused
    for person in (*FIRST, REPORTER):
        shown = seen(taken, person)
        for words in (
            "第 1 份报告（首次报告）",
            "概况：门诊视频在传",
            "措施：已联系平台核实",
            "下一步：一小时内发声明",
        ):
            assert words in shown
    assert rings(taken) == before
    others = FIRST - {OWNER}
    assert {person: len(taken[person].sheets) for person in others} == {person: told[person] for person in others}
    assert (await crisis(taken)).state is CrisisState.MANAGED


async def test_the_next_report_begins_with_what_the_last_one_said(taken: World) -> None:
    await report(taken, "概况一", "措施一", "下一步一")
    await taken[OWNER].taps(Verb.SITUATION)
    assert "后续报告（1/3）" in taken[OWNER].hears()
    assert "概况一" in taken[OWNER].hears()
    await taken[OWNER].answers("same")
    await taken[OWNER].says("措施二")
    await taken[OWNER].answers("back")
    assert "措施二" in taken[OWNER].hears()
    await taken[OWNER].answers("same")
    await taken[OWNER].answers("same")
    shown = seen(taken, LEADER)
    for words in ("第 2 份报告（后续报告）", "概况：概况一", "措施：措施二", "下一步：下一步一"):
        assert words in shown


async def test_a_part_may_be_left_out_and_not_all_of_them(taken: World) -> None:
    await taken[OWNER].taps(Verb.SITUATION)
    await taken[OWNER].answers("skip")
    await taken[OWNER].answers("skip")
    answer = await taken[OWNER].answers("skip")
    assert "三项都是空的" in taken.say(answer.text)
    await taken[OWNER].says("等平台答复")
    assert "下一步：等平台答复" in seen(taken, LEADER)
    assert "概况：" not in seen(taken, LEADER)


async def test_only_the_owner_reports(taken: World) -> None:
    refused = await taken[LEADER].presses(f"kr.{(await ids(taken))[0]}.0.")
    assert "只有负责人能这样做" in taken.say(refused.text)


async def test_who_has_it_no_more_cannot_send_what_he_began(taken: World) -> None:
    await taken[OWNER].taps(Verb.SITUATION)
    await taken[OWNER].says("写到一半")
    await taken["sun-yue"].taps(Verb.AID_CRISIS)
    await taken.passes(minutes=21)
    await taken["sun-yue"].taps(Verb.TAKE_CRISIS)
    await taken[OWNER].says("措施")
    assert "由别人负责" in taken[OWNER].hears()
    assert "写到一半" not in seen(taken, LEADER)


async def test_what_is_sent_with_a_report_is_kept_with_it(taken: World) -> None:
    await taken[OWNER].taps(Verb.SITUATION)
    await taken[OWNER].sends("", [("现场.jpg", picture())])
    assert "已收下 1 个附件" in taken[OWNER].hears()
    await taken[OWNER].says("概况")
    await taken[OWNER].answers("skip")
    await taken[OWNER].answers("skip")
    assert "附件：现场.jpg" in seen(taken, LEADER)


async def test_a_report_that_was_begun_goes_on_where_it_was(taken: World) -> None:
    await taken[OWNER].taps(Verb.SITUATION)
    await taken[OWNER].says("概况")
    await taken[OWNER].taps(Verb.SITUATION)
    assert "（2/3）" in taken[OWNER].hears()


async def test_it_can_be_put_aside(taken: World) -> None:
    await taken[OWNER].taps(Verb.SITUATION)
    await taken[OWNER].taps(Verb.CANCEL)
    assert "第 1 份报告" not in seen(taken, OWNER)


async def test_the_owner_sees_by_when_it_is_due_and_is_reminded_once(here: World) -> None:
    await reported(here)
    await here[OWNER].taps(Verb.TAKE_CRISIS)
    at = clock(here, minutes=10)
    assert f"首次报告请在今天 {at} 前写好" in seen(here, OWNER)
    assert "前写好" not in seen(here, LEADER)
    await here.passes(minutes=9, seconds=58)
    assert "首次报告到时间了" not in here[OWNER].reads()
    await here.passes(seconds=3)
    assert here[OWNER].reads().count("首次报告到时间了") == 1
    assert "首次报告本应在" in seen(here, OWNER)
    assert "还没有来" in seen(here, LEADER)
    assert (await crisis(here)).owner == OWNER


async def test_a_report_is_word_and_the_next_one_is_counted_from_it(taken: World) -> None:
    await taken.passes(minutes=14)
    await report(taken, "概况", "措施", "下一步")
    await taken.passes(minutes=14)
    assert "分钟没有新进展" not in taken[OWNER].reads()
    for _ in range(2):
        await taken[OWNER].taps(Verb.TELL_CRISIS)
        await taken[OWNER].says("还在核实")
        await taken.passes(minutes=7)
    assert "后续报告到时间了" not in taken[OWNER].reads()
    await taken.passes(minutes=3)
    assert taken[OWNER].reads().count("后续报告到时间了") == 1


async def test_while_it_is_stable_one_an_hour_is_enough(taken: World) -> None:
    await report(taken, "概况", "措施", "下一步")
    await taken[OWNER].taps(Verb.MORE_CRISIS)
    await taken[OWNER].taps(Verb.STEADY_CRISIS)
    await taken.passes(minutes=58)
    assert "后续报告到时间了" not in taken[OWNER].reads()
    await taken.passes(minutes=3)
    assert taken[OWNER].reads().count("后续报告到时间了") == 1


async def test_a_handover_moves_the_clock_to_the_new_owner(taken: World) -> None:
    await taken[OWNER].taps(Verb.OFFER_CRISIS)
    await taken[OWNER].answers("sun-yue")
    await taken.passes(minutes=9)
    await taken["sun-yue"].taps(Verb.ACCEPT_CRISIS)
    await taken.passes(minutes=2)
    assert "首次报告到时间了" in taken["sun-yue"].reads()
    assert "首次报告到时间了" not in taken[OWNER].reads()


async def test_a_new_owner_hears_at_once_of_a_report_that_is_late(taken: World) -> None:
    await taken.passes(minutes=11)
    await taken[OWNER].taps(Verb.OFFER_CRISIS)
    await taken[OWNER].answers("sun-yue")
    await taken["sun-yue"].taps(Verb.ACCEPT_CRISIS)
    await taken.passes(seconds=1)
    assert taken["sun-yue"].reads().count("首次报告到时间了") == 1
    assert taken[OWNER].reads().count("首次报告到时间了") == 1


async def test_calling_everybody_anew_stops_the_clock(taken: World) -> None:
    await taken.passes(minutes=21)
    assert (await crisis(taken)).owner is None
    before = taken[OWNER].reads().count("首次报告到时间了")
    await taken.passes(hours=2)
    assert taken[OWNER].reads().count("首次报告到时间了") == before


async def test_when_it_is_over_nobody_is_reminded(taken: World) -> None:
    await report(taken, "概况", "措施", "下一步")
    await closes(taken, OWNER)
    await taken[LEADER].taps(Verb.CONFIRM_END)
    await taken.passes(hours=3)
    assert "报告到时间了" not in taken[OWNER].reads()
    assert "第 1 份报告" in seen(taken, LEADER)


async def test_before_it_is_closed_its_owner_is_asked_for_the_final_report(taken: World) -> None:
    await report(taken, "概况", "措施", "下一步")
    await taken[OWNER].taps(Verb.END_CRISIS, "closed")
    assert "终结报告（1/3）" in taken[OWNER].hears()
    assert (await crisis(taken)).state is CrisisState.MANAGED
    await taken[OWNER].says("视频已删除")
    await taken[OWNER].answers("same")
    answer = await taken[OWNER].answers("same")
    assert "等待另一人确认" in taken.say(answer.text)
    assert (await crisis(taken)).state is CrisisState.CLOSING
    assert "第 2 份报告（终结报告）" in seen(taken, LEADER)
    await taken[LEADER].taps(Verb.KEEP_CRISIS)
    await taken[OWNER].taps(Verb.END_CRISIS, "closed")
    assert (await crisis(taken)).state is CrisisState.CLOSING  # that he has reported is not asked for again


async def test_it_is_closed_without_a_report_where_its_owner_says_so(taken: World) -> None:
    await closes(taken, OWNER)
    assert (await crisis(taken)).state is CrisisState.CLOSING
    [(kinds,)] = await taken.rows("SELECT count(*) FROM facts WHERE kind = 'final-report-waived'")
    assert kinds == 1


async def test_a_false_alarm_needs_no_report(taken: World) -> None:
    await taken["sun-yue"].taps(Verb.END_CRISIS, "false-alarm")
    assert not [key for key in taken["sun-yue"].titles() if key.startswith("ask-situation")]
    assert (await crisis(taken)).ending is not None

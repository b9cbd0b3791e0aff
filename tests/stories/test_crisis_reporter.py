"""What whoever reported a crisis can still do: confirm it, take it back, say that it is part of another one."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.domain.crises import CrisisState
from tests.support.crisis import (
    FIRST,
    LEADER,
    REPORTER,
    WHAT,
    card,
    cards,
    closes,
    crisis,
    ids,
    reported,
    rings,
    seen,
    verbs,
)
from tests.support.world import World, world

SECOND = "chen-si"
OTHER = "门诊大厅停电"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as found:
        yield found


@pytest.fixture
async def unconfirmed(here: World) -> World:
    await here[REPORTER].says(f"突发：{WHAT}")
    await here.passes(seconds=61)
    assert "未经确认" in seen(here, "gao-yun")
    return here


@pytest.fixture
async def two(here: World) -> World:
    await reported(here)
    await reported(here, OTHER, by=SECOND)
    return here


async def test_its_reporter_confirms_what_went_out_by_itself(unconfirmed: World) -> None:
    assert verbs(card(unconfirmed, REPORTER)) == ["ALERT_CRISIS", "ADD_CRISIS", "END_CRISIS"]
    answer = await unconfirmed[REPORTER].taps(Verb.ALERT_CRISIS)
    assert "C-2026-01 已注明属实" in unconfirmed.say(answer.text)
    assert "未经确认" not in seen(unconfirmed, "gao-yun")
    assert verbs(card(unconfirmed, REPORTER)) == ["ADD_CRISIS", "END_CRISIS"]
    assert rings(unconfirmed) == dict.fromkeys(FIRST, 1)
    assert await unconfirmed.rows("SELECT count(*) FROM facts WHERE kind = 'crisis-confirmed'") == [(1,)]
    again = await unconfirmed[REPORTER].presses(f"cy.{(await ids(unconfirmed))[0]}.0.real")
    assert "已报警" in unconfirmed.say(again.text)


async def test_a_second_report_confirms_it(unconfirmed: World) -> None:
    await reported(unconfirmed, by=SECOND)
    assert (await crisis(unconfirmed)).count == 2
    assert "未经确认" not in seen(unconfirmed, "gao-yun")


async def test_who_takes_it_confirms_it_and_so_it_stays_when_all_are_called_again(unconfirmed: World) -> None:
    await unconfirmed["gao-yun"].taps(Verb.TAKE_CRISIS)
    await unconfirmed.passes(minutes=21)
    assert (await crisis(unconfirmed)).state is CrisisState.ALERTING
    assert "未经确认" not in seen(unconfirmed, "sun-yue")


async def test_what_was_sent_by_mistake_is_proposed_by_its_reporter_and_ended_by_another(here: World) -> None:
    await reported(here)
    assert "发错了" in seen(here, REPORTER)
    answer = await here[REPORTER].taps(Verb.END_CRISIS, "mistake")
    assert "等待另一人确认" in here.say(answer.text)
    assert (await crisis(here)).state is CrisisState.ALERTING
    assert "王敏今天 09:00 认为是误报" in seen(here, "gao-yun").replace("王敏 ", "王敏")
    refused = await here[REPORTER].presses(f"cf.{(await ids(here))[0]}.0.")
    assert refused.refused
    await here[REPORTER].taps(Verb.KEEP_CRISIS)
    assert (await crisis(here)).ending is None
    await here[REPORTER].taps(Verb.END_CRISIS, "mistake")
    await here["gao-yun"].taps(Verb.CONFIRM_END)
    assert (await crisis(here)).state is CrisisState.FALSE_ALARM
    refused = await here[REPORTER].presses(f"cz.{(await ids(here))[0]}.0.mistake")
    assert refused.refused


async def test_what_was_sent_by_mistake_and_called_nobody_yet_is_ended_at_once(here: World) -> None:
    await here.alters("DELETE FROM identities WHERE person <> ?", REPORTER)
    await reported(here)
    answer = await here[REPORTER].taps(Verb.END_CRISIS, "mistake")
    assert "C-2026-01 已确认为误报" in here.say(answer.text)
    assert (await crisis(here)).state is CrisisState.FALSE_ALARM
    await here.passes(minutes=10)
    assert (await crisis(here)).state is CrisisState.FALSE_ALARM
    refused = await here[REPORTER].presses(f"cz.{(await ids(here))[0]}.0.mistake")
    assert refused.refused


async def test_its_reporter_does_not_close_what_others_have(here: World) -> None:
    await reported(here)
    await here["gao-yun"].taps(Verb.TAKE_CRISIS)
    refused = await here[REPORTER].presses(f"cz.{(await ids(here))[0]}.0.closed")
    assert refused.refused
    await closes(here, "gao-yun")
    refused = await here[REPORTER].presses(f"ck.{(await ids(here))[0]}.0.")
    assert refused.refused


async def test_a_reporter_is_asked_whether_it_is_the_one_that_is_open(two: World) -> None:
    assert f"它与 C-2026-01“{WHAT}”是同一件事吗？" in two[SECOND].reads()
    await two[SECOND].taps(Verb.SAME_CRISIS)
    assert (await crisis(two, "C-2026-02")).state is CrisisState.MERGED


async def test_a_reporter_is_asked_which_of_several_it_is(two: World) -> None:
    await reported(two, "有记者在行政楼门口", by="ma-tao")
    assert f"还有：C-2026-02“{OTHER}”、C-2026-01“{WHAT}”。是其中一件吗？" in two["ma-tao"].reads()
    await two["ma-tao"].taps(Verb.MERGE_CRISIS)
    assert "C-2026-03 是哪一起的一部分？" in two["ma-tao"].reads()
    answer = await two["ma-tao"].answers("C-2026-01")
    assert "C-2026-03 已并入 C-2026-01" in two.say(answer.text)
    await two["ma-tao"].says("约五人，带着摄像机")
    assert "马涛：约五人，带着摄像机" in seen_of(two, "gao-yun", "C-2026-01")


async def test_who_may_act_merges_two_and_who_reported_hears_of_taking_and_closing(two: World) -> None:
    assert "MERGE_CRISIS" in verbs(card(two, "gao-yun"))
    await two["gao-yun"].taps(Verb.MERGE_CRISIS)
    await two["gao-yun"].answers("C-2026-01")
    assert (await crisis(two, "C-2026-02")).state is CrisisState.MERGED
    assert "MERGE_CRISIS" not in verbs(cards(two, "luo-jing")[0])
    await two["gao-yun"].presses(f"ct.{(await ids(two))[0]}.0.")
    for person in (REPORTER, SECOND):
        assert "高云已接手" in two[person].hears()
    await two["gao-yun"].presses(f"cz.{(await ids(two))[0]}.0.closed")
    await two["gao-yun"].answers("without")
    await two[LEADER].presses(f"cf.{(await ids(two))[0]}.0.")
    for person in (REPORTER, SECOND):
        assert "已结束（高云提请，林淑华确认）" in two[person].hears()


async def test_where_no_other_one_is_open_there_is_nothing_to_merge_with(here: World) -> None:
    await reported(here)
    assert "MERGE_CRISIS" not in verbs(card(here, "gao-yun"))
    refused = await here["gao-yun"].presses(f"cc.{(await ids(here))[0]}.0.")
    assert "没有别的突发可以并入" in here.say(refused.text)
    refused = await here["gao-yun"].presses("cc.nothing.0.")
    assert refused.refused


async def test_what_has_no_room_on_the_card_is_one_tap_away(two: World) -> None:
    await two[SECOND].presses(f"ci.{(await ids(two))[0]}.0.nothing")
    await two["gao-yun"].presses(f"ct.{(await ids(two))[0]}.0.")
    found = verbs(cards(two, "gao-yun")[0])
    assert len(found) == 6
    assert found[-1] == "MORE_CRISIS"
    await two["gao-yun"].presses(f"km.{(await ids(two))[0]}.0.")
    assert "还可以这样做" in two["gao-yun"].hears()
    assert {"END_CRISIS", "MERGE_CRISIS"} <= set(verbs(two["gao-yun"].last.card))
    await two["gao-yun"].taps(Verb.END_CRISIS, "false-alarm")
    assert (await crisis(two, "C-2026-01")).ending is not None


async def test_where_everything_has_room_more_shows_the_card(here: World) -> None:
    await reported(here)
    await here["gao-yun"].presses(f"km.{(await ids(here))[0]}.0.")
    assert here["gao-yun"].last.card.title.key == "crisis-title-alerting"


def seen_of(here: World, person: str, number: str) -> str:
    """Give somebody's newest card of one crisis as he reads it."""
    return next(said for said in map(here.printed, reversed(cards(here, person))) if f"突发 {number}" in said)

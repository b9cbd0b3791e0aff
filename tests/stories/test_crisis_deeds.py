"""What is done about a crisis: handed over, ended by two people, reopened; and who may not."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.domain.crises import CrisisState
from tests.support.crisis import CHIEF, FIRST, LEADER, REPORTER, card, closes, crisis, ids, reported, rings, seen, verbs
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


async def test_handing_over_needs_acceptance(taken: World) -> None:
    await taken["sun-yue"].taps(Verb.AID_CRISIS)
    before = rings(taken)
    await taken[OWNER].taps(Verb.OFFER_CRISIS)
    assert taken[OWNER].last.card.buttons[0].token.choice == "sun-yue"  # who joined in comes first
    answer = await taken[OWNER].answers("sun-yue")
    assert "对方答应之前仍由您负责" in taken.say(answer.text)
    assert (await crisis(taken)).owner == OWNER
    assert "高云请您接手" in seen(taken, "sun-yue")
    assert "等待答复" in seen(taken, LEADER)
    assert rings(taken) == {**before, "sun-yue": before["sun-yue"] + 1}
    refused = await taken["luo-jing"].presses(f"cw.{(await ids(taken))[0]}.0.")
    assert refused.refused
    await taken["sun-yue"].taps(Verb.DECLINE_CRISIS)
    assert "不能接手，仍由您负责" in taken[OWNER].hears()
    await taken[OWNER].taps(Verb.OFFER_CRISIS)
    await taken[OWNER].answers("sun-yue")
    await taken["sun-yue"].taps(Verb.ACCEPT_CRISIS)
    assert (await crisis(taken)).owner == "sun-yue"
    assert "已接手" in taken[OWNER].hears()
    refused = await taken["sun-yue"].presses(f"cd.{(await ids(taken))[0]}.0.")
    assert refused.refused


async def test_only_the_owner_does_what_is_his(taken: World) -> None:
    one = (await ids(taken))[0]
    for code in ("cu", "cb", "cg"):
        answer = await taken["sun-yue"].presses(f"{code}.{one}.0.")
        assert "只有负责人能这样做" in taken.say(answer.text)
    answer = await taken["sun-yue"].presses(f"cz.{one}.0.closed")
    assert answer.refused
    assert "TELL_CRISIS" not in verbs(card(taken, "sun-yue"))


async def test_who_is_not_called_may_add_and_not_take(here: World) -> None:
    await reported(here)
    one = (await ids(here))[0]
    refused = await here[REPORTER].presses(f"ct.{one}.0.")
    assert "由被呼叫的人、品牌公关和领导处理" in here.say(refused.text)
    assert verbs(card(here, REPORTER)) == ["ADD_CRISIS", "END_CRISIS"]
    refused = await here["chen-si"].presses(f"ct.{one}.0.")
    assert refused.refused
    assert (await crisis(here)).owner is None
    await here[CHIEF].presses(f"ct.{one}.0.")  # he answers for crises without being called
    assert (await crisis(here)).owner == CHIEF


async def test_fault_88_closing_takes_two_people(taken: World) -> None:
    answer = await closes(taken, OWNER)
    assert "等待另一人确认：林淑华、周广远" in taken.say(answer.text)
    one = (await ids(taken))[0]
    refused = await taken[OWNER].presses(f"cf.{one}.0.")
    assert "提出的人自己不能确认" in taken.say(refused.text)
    refused = await taken["sun-yue"].presses(f"cf.{one}.0.")
    assert "由领导确认" in taken.say(refused.text)
    assert (await crisis(taken)).state is CrisisState.CLOSING
    await taken[LEADER].taps(Verb.KEEP_CRISIS)
    assert (await crisis(taken)).state is CrisisState.MANAGED
    assert "认为还没有结束" in taken[OWNER].hears()
    refused = await taken[LEADER].presses(f"cf.{one}.0.")
    assert refused.refused
    await closes(taken, OWNER)
    await taken[LEADER].taps(Verb.CONFIRM_END)
    assert (await crisis(taken)).state is CrisisState.CLOSED
    for person in FIRST | {REPORTER}:
        assert "已结束" in seen(taken, person)
    assert "已结束（高云提请，林淑华确认）" in taken[REPORTER].hears()


async def test_fault_88_one_person_in_both_roles_is_refused_and_the_others_may(here: World) -> None:
    """The leader has it himself: another leader agrees, he cannot."""
    await reported(here)
    await here[LEADER].taps(Verb.TAKE_CRISIS)
    await closes(here, LEADER)
    one = (await ids(here))[0]
    refused = await here[LEADER].presses(f"cf.{one}.0.")
    assert refused.refused
    await here[CHIEF].presses(f"cf.{one}.0.")
    assert (await crisis(here)).state is CrisisState.CLOSED


async def test_fault_88_a_false_alarm_takes_two_people_and_people_are_called_until_then(here: World) -> None:
    await reported(here)
    await here["gao-yun"].taps(Verb.END_CRISIS, "false-alarm")
    assert "须另一人确认；确认之前照常呼叫" in seen(here, "sun-yue")
    before = rings(here)
    await here.passes(seconds=65)
    assert rings(here)["sun-yue"] == before["sun-yue"] + 1
    refused = await here["gao-yun"].presses(f"cf.{(await ids(here))[0]}.0.")
    assert refused.refused
    await here["luo-jing"].taps(Verb.KEEP_CRISIS)
    assert (await crisis(here)).ending is None
    refused = await here["luo-jing"].presses(f"ck.{(await ids(here))[0]}.0.")
    assert refused.refused
    await here["gao-yun"].taps(Verb.END_CRISIS, "false-alarm")
    await here["sun-yue"].taps(Verb.CONFIRM_END)
    assert (await crisis(here)).state is CrisisState.FALSE_ALARM
    before = rings(here)
    await here.passes(hours=1)
    assert rings(here) == before


async def test_fault_57_a_late_press_after_the_end_is_noted_as_seen_and_opens_nothing(taken: World) -> None:
    one = (await ids(taken))[0]
    await closes(taken, OWNER)
    await taken[LEADER].taps(Verb.CONFIRM_END)
    for code in ("ct", "cv"):
        answer = await taken["luo-jing"].presses(f"{code}.{one}.0.")
        assert "状态是“已结束”" in taken.say(answer.text)
    assert (await crisis(taken)).state is CrisisState.CLOSED
    [(seen_at,)] = await taken.rows("SELECT seen_at FROM crisis_people WHERE person = 'luo-jing'")
    assert seen_at is not None
    for code, about in (("cm", ""), ("cz", "false-alarm"), ("cu", "")):
        refused = await taken[OWNER].presses(f"{code}.{one}.0.{about}")
        assert refused.refused


async def test_it_is_reopened_and_all_are_called_again(taken: World) -> None:
    await closes(taken, OWNER)
    await taken[LEADER].taps(Verb.CONFIRM_END)
    await taken.passes(minutes=2)
    before = rings(taken)
    await taken["sun-yue"].taps(Verb.REOPEN_CRISIS)
    assert "会马上重新呼叫大家" in taken["sun-yue"].hears()
    assert (await crisis(taken)).state is CrisisState.CLOSED
    answer = await taken["sun-yue"].presses(f"cp.{(await ids(taken))[0]}.0.sure")
    assert "正在呼叫" in taken.say(answer.text)
    assert "再次启动" in seen(taken, "luo-jing")
    assert rings(taken)["luo-jing"] == before["luo-jing"] + 1
    assert (await crisis(taken)).state is CrisisState.REOPENED
    await taken["luo-jing"].taps(Verb.TAKE_CRISIS)
    assert (await crisis(taken)).owner == "luo-jing"


async def test_a_closed_one_says_who_had_it_and_who_closed_it_and_only_some_reopen_it(taken: World) -> None:
    await taken[OWNER].taps(Verb.TELL_CRISIS)
    await taken[OWNER].says("视频已下架")
    await closes(taken, OWNER)
    await taken[LEADER].taps(Verb.CONFIRM_END)
    shown = seen(taken, REPORTER)
    for words in ("高云 今天 09:00 接手", "最新进展：视频已下架", "高云提请、林淑华确认结束，今天 09:00"):
        assert words in shown
    assert "REOPEN_CRISIS" not in verbs(card(taken, REPORTER))
    refused = await taken[REPORTER].presses(f"cp.{(await ids(taken))[0]}.0.sure")
    assert "由原负责人、品牌公关或领导决定" in taken.say(refused.text)
    assert "REOPEN_CRISIS" in verbs(card(taken, LEADER))


async def test_a_question_about_what_is_over_stands_in_nobodys_way(taken: World) -> None:
    await closes(taken, OWNER)
    await taken[OWNER].taps(Verb.TELL_CRISIS)
    await taken[LEADER].taps(Verb.CONFIRM_END)
    answer = await taken[OWNER].says("已联系平台")
    assert answer.text is None
    assert "不能再改了" in taken[OWNER].reads()
    assert taken[OWNER].last.card.title.key != "ask-crisis-tell"


async def test_a_press_about_a_merged_one_counts_for_the_one_it_is_part_of(here: World) -> None:
    await reported(here, "二分公司官网被篡改")
    await reported(here, "三分公司官网被篡改", by="chen-si")
    second = (await ids(here))[1]
    await here["chen-si"].taps(Verb.SAME_CRISIS)
    await here["gao-yun"].presses(f"ct.{second}.0.")
    assert (await crisis(here, "C-2026-01")).owner == "gao-yun"
    assert "已并入 C-2026-01" in here["fang-zhiqiang"].reads()
    refused = await here["gao-yun"].presses("ct.nothing.0.")
    assert refused.refused

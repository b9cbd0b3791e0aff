"""A crisis is called out: whom the ladder calls and when, until somebody has it; and what if he says nothing."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.domain.crises import CrisisState
from tests.support.crisis import (
    CHIEF,
    FIRST,
    LEADER,
    REPORTER,
    WHAT,
    called,
    card,
    closes,
    crisis,
    does,
    reported,
    rings,
    seen,
    verbs,
)
from tests.support.world import World, roster_with, world


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as found:
        yield found


async def test_one_step_calls_the_pr_desk_and_the_leader_in_charge_at_once(here: World) -> None:
    await reported(here)
    assert rings(here) == dict.fromkeys(FIRST, 1)
    shown = seen(here, "gao-yun")
    for words in ("突发 C-2026-01 · 第一轮呼叫 · 正在呼叫 4 人", WHAT, "王敏（市场部）", "尚无人接手"):
        assert words in shown
    assert "C-2026-01 已报警，正在呼叫：高云、" in here[REPORTER].reads()


async def test_the_card_says_by_itself_whom_the_alert_has_reached(here: World) -> None:
    await reported(here)
    assert "已送达 4" not in seen(here, "gao-yun")
    await here.passes(seconds=16)
    for person in FIRST:
        assert "呼叫 4 人 · 已送达 4 · 已看到 0" in seen(here, person)
    await here.passes(minutes=3)
    many = len(called(here))
    assert f"呼叫 {many} 人 · 已送达 {many} · 已看到 0" in seen(here, CHIEF)


async def test_cards_of_what_is_over_are_left_as_they_are(here: World) -> None:
    await reported(here)
    await here["gao-yun"].taps(Verb.TAKE_CRISIS)
    await closes(here, "gao-yun")
    await here[LEADER].taps(Verb.CONFIRM_END)
    before = (await crisis(here)).revision
    await here.passes(seconds=16)
    assert (await crisis(here)).revision == before


@pytest.mark.parametrize(("day", "first"), [("02", {"chen-si", LEADER}), ("01", FIRST), ("03", FIRST)])
async def test_whoever_is_on_duty_that_day_is_called_first_then_the_whole_desk(
    tmp_path: Path, day: str, first: set[str]
) -> None:
    leader = '[[role]]\nperson = "lin-shuhua"'
    duty = f'[[role]]\nperson = "chen-si"\nrole = "duty"\nsince = 2026-06-{day}\nuntil = 2026-06-{day}\n\n'
    async with world(tmp_path, roster=roster_with(tmp_path, (leader, duty + leader))) as here:
        await reported(here)
        assert called(here) == first
        await here.passes(minutes=2, seconds=58)
        assert called(here) == first
        await here.passes(seconds=4)
        assert {*first, *FIRST, CHIEF} <= called(here)


async def test_who_is_on_duty_has_it_like_anybody_of_the_desk(tmp_path: Path) -> None:
    roster = roster_with(
        tmp_path, ('person = "lin-shuhua"', 'person = "chen-si"\nrole = "duty"\n\n[[role]]\nperson = "lin-shuhua"')
    )
    async with world(tmp_path, roster=roster) as here:
        await reported(here)
        await here["chen-si"].taps(Verb.TAKE_CRISIS)
        assert (await crisis(here)).owner == "chen-si"
        await here["chen-si"].says("/help")
        assert "值班" in here["chen-si"].hears()


async def test_the_card_promises_what_will_happen(here: World) -> None:
    await reported(here)
    began = (await crisis(here)).since.astimezone(here.bot.organisation.zone)
    assert "尚无人接手" in seen(here, "gao-yun")
    await here.passes(seconds=62)
    assert f"{began:%H}:{began.minute + 3:02}" in seen(here, "gao-yun")


async def test_the_ladder_calls_more_people_until_somebody_has_it(here: World) -> None:
    await reported(here)
    await here.passes(seconds=58)
    assert rings(here) == dict.fromkeys(FIRST, 1)
    await here.passes(seconds=4)
    assert rings(here) == dict.fromkeys(FIRST, 2)
    await here.passes(minutes=2)
    assert {CHIEF, "zhao-qian", "fang-zhiqiang"} < called(here)
    heads = await here.rows("SELECT DISTINCT person FROM roles WHERE role IN ('head', 'deputy-head')")
    assert {person for (person,) in heads} < called(here)
    assert "chen-si" not in called(here)
    assert "第二轮呼叫" in seen(here, CHIEF)
    await here.passes(minutes=2)
    everybody = await here.rows("SELECT id FROM people WHERE active = 1")
    assert called(here) == {person for (person,) in everybody}
    assert "第三轮呼叫" in seen(here, "chen-si")


async def test_it_never_stops_by_itself(here: World) -> None:
    await reported(here)
    await here.passes(minutes=5, seconds=1)
    before = rings(here)["gao-yun"]
    await here.passes(hours=1)
    assert rings(here)["gao-yun"] - before == 12
    before = rings(here)["gao-yun"]
    await here.passes(hours=2)
    assert rings(here)["gao-yun"] - before == 8
    assert (await crisis(here)).state is CrisisState.ALERTING


async def test_the_first_press_has_it_and_everybody_sees_who_and_after_how_long(here: World) -> None:
    await reported(here)
    await here.passes(seconds=70)
    before = rings(here)
    old = here["sun-yue"].button(Verb.TAKE_CRISIS).token
    answer = await here["luo-jing"].taps(Verb.TAKE_CRISIS)
    assert "由您负责（1 分 1" in here.say(answer.text)
    for person in FIRST - {"luo-jing"}:
        assert "罗静已接手" in seen(here, person)
        assert "TAKE_CRISIS" not in verbs(card(here, person))
    assert "罗静已接手（1 分 1" in here[REPORTER].reads()

    late = await here["sun-yue"].presses(old)
    assert "罗静已于" in here.say(late.text)
    again = await here["luo-jing"].presses(old)
    assert "已经由您负责" in here.say(again.text)
    await here.passes(minutes=10)
    assert rings(here) == before
    assert (await crisis(here)).owner == "luo-jing"


async def test_seen_and_joining_in_do_not_stop_the_ladder(here: World) -> None:
    await reported(here)
    await here["gao-yun"].taps(Verb.SEE_CRISIS)
    answer = await here["luo-jing"].taps(Verb.AID_CRISIS)
    assert "呼叫不会停" in here.say(answer.text)
    await here["luo-jing"].presses(f"cj.{(await crisis(here)).id}.0.")
    assert "已看到 2" in seen(here, LEADER)
    assert "协助：罗静" in seen(here, LEADER)
    assert "您今天 09:00 已看到。" in seen(here, "gao-yun")
    assert "您" not in seen(here, LEADER)
    assert verbs(card(here, "gao-yun")) == ["TAKE_CRISIS", "AID_CRISIS", "ADD_CRISIS", "END_CRISIS"]
    assert verbs(card(here, "luo-jing")) == ["TAKE_CRISIS", "ADD_CRISIS", "END_CRISIS"]
    assert verbs(card(here, LEADER))[:3] == ["TAKE_CRISIS", "SEE_CRISIS", "AID_CRISIS"]
    await here.passes(seconds=62)
    assert rings(here) == dict.fromkeys(FIRST, 2)


async def test_a_silent_owner_is_asked_then_all_are_called_again(here: World) -> None:
    await reported(here)
    await here["gao-yun"].taps(Verb.TAKE_CRISIS)
    before = rings(here)
    await here.passes(minutes=15, seconds=2)
    assert "15 分钟没有新进展了" in here["gao-yun"].hears()
    assert "高云已 15 分钟没有说进展" in here[LEADER].hears()
    assert "请马上说一下进展" in seen(here, "gao-yun")
    assert "已问高云进展" in seen(here, "sun-yue")
    assert rings(here) == before
    await here.passes(minutes=5)
    assert (await crisis(here)).owner is None
    assert rings(here)["sun-yue"] == before["sun-yue"] + 1
    assert "现在无人负责" in here[LEADER].reads()
    assert "您可以再次接手" in here["gao-yun"].reads()
    await here["gao-yun"].taps(Verb.TAKE_CRISIS)
    assert (await crisis(here)).owner == "gao-yun"


async def test_an_owner_who_tells_how_it_goes_on_keeps_it_and_everybody_reads_it(here: World) -> None:
    await reported(here)
    await here["gao-yun"].taps(Verb.TAKE_CRISIS)
    await here.passes(minutes=14)
    await here["gao-yun"].taps(Verb.TELL_CRISIS)
    await here["gao-yun"].says("已联系平台核实，\n医务部正在联系患者")
    assert "已联系平台核实， 医务部正在联系患者" in seen(here, "sun-yue")
    assert (await crisis(here)).state is CrisisState.MANAGED
    await here.passes(minutes=14)
    assert not (await crisis(here)).asked
    await here["gao-yun"].taps(Verb.MORE_CRISIS)
    await does(here, "gao-yun", Verb.STEADY_CRISIS)
    assert "已平稳 · 由您负责" in seen(here, "gao-yun")
    await here.passes(minutes=59)
    assert not (await crisis(here)).asked
    assert "已平稳" in seen(here, "sun-yue")


async def test_what_came_late_is_done_once_and_not_rung_by_rung(here: World) -> None:
    await reported(here)
    await here.bot.courier.deliver()
    here.clock.move_to(here.clock.now() + (await crisis(here)).ladder.again_for)  # the bot was down for an hour
    await here.settles()
    everybody = await here.rows("SELECT id FROM people WHERE active = 1")
    assert called(here) == {person for (person,) in everybody}
    assert set(rings(here).values()) == {1, 2}

"""A drill begun by hand: whom it calls, how it ends, and that something real goes before it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.tokens import Token, Verb
from bot.domain.crises import CrisisState
from bot.domain.drills import Why
from handlers import drills
from tests.support.crisis import (
    ADMINISTRATOR,
    CHIEF,
    DUTY,
    LEADER,
    REPORTER,
    WHAT,
    card,
    crisis,
    reported,
    rings,
    seen,
    verbs,
)
from tests.support.drills import STARTER, begun, drill, drilling
from tests.support.world import World, world

LEADS_DESK = "he-jianping"  # in charge of the department of whoever begins it


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as found:
        yield found


async def test_it_is_asked_first_how_many_it_calls(here: World) -> None:
    await here[STARTER].says("/演练")
    said = here[STARTER].hears()
    assert "确定开始演练吗" in said
    assert "30 分钟后自动结束" in said
    assert not rings(here)
    assert not await here.rows("SELECT 1 FROM crises")


async def test_it_calls_the_first_ones_as_a_report_would_under_a_number_of_its_own(here: World) -> None:
    one = await begun(here)
    assert one.number == "D-2026-01"
    assert rings(here) == dict.fromkeys({*DUTY, LEADS_DESK} - {STARTER}, 1)
    assert "演练 · DRILL · ⚠ 突发 D-2026-01" in seen(here, "luo-jing")
    assert "（演练情景）" in seen(here, "luo-jing")
    assert "假定由" in seen(here, "luo-jing")
    await reported(here)
    assert (await crisis(here)).number == "C-2026-01"


async def test_somebody_takes_it_and_it_ends_by_itself_after_half_an_hour(here: World) -> None:
    one = await begun(here, words="机房进水")
    await here.passes(seconds=40)
    await here["luo-jing"].taps(Verb.TAKE_CRISIS)
    assert (await crisis(here)).state is CrisisState.ACKNOWLEDGED
    await here.passes(minutes=12)
    await here["luo-jing"].taps(Verb.TELL_CRISIS)
    await here["luo-jing"].says("已断电")
    await here.passes(minutes=18)
    over, found = await crisis(here), await drill(here)
    assert (over.id, over.state, over.next_at) == (one.id, CrisisState.CLOSED, None)
    assert found.why is Why.TIME
    assert found.taken in (41, 42)  # a messenger's stage takes a moment
    assert (found.called, found.reached, found.seen) == (4, 4, 1)
    before = rings(here)
    await here.passes(hours=2)
    assert rings(here) == before


async def test_its_report_names_who_had_it_first_even_where_he_lost_it_again(here: World) -> None:
    await begun(here)
    await here["luo-jing"].taps(Verb.TAKE_CRISIS)
    await here.passes(minutes=31)
    assert (await crisis(here)).owner is None
    said = here[STARTER].card("crisis-drill")
    assert "罗静接手，用时 " in here.printed(said)
    assert "无人接手" not in here.printed(said)


async def test_without_policys_word_neither_everybody_nor_anything_outside_is_called(here: World) -> None:
    await begun(here)
    await here.passes(minutes=29)
    assert CHIEF in rings(here)
    assert REPORTER not in rings(here)
    assert (await crisis(here)).outside == 0


async def test_policy_may_have_everybody_called_and_say_how_long_it_lasts(tmp_path: Path) -> None:
    policy = drilling(tmp_path, everybody=True, outside=True, lasts="10 min")
    async with world(tmp_path, policy=policy) as here:
        await begun(here)
        await here.passes(minutes=6)
        assert REPORTER in rings(here)
        assert (await crisis(here)).outside > 0
        await here.passes(minutes=4)
        assert (await drill(here)).why is Why.TIME


async def test_it_is_over_when_those_who_were_called_close_it(here: World) -> None:
    one = await begun(here, by=ADMINISTRATOR)
    await here["gao-yun"].taps(Verb.TAKE_CRISIS)
    await here["gao-yun"].presses(Token(Verb.END_CRISIS, one.id, choice="false-alarm"))
    await here["luo-jing"].taps(Verb.CONFIRM_END)
    found = await drill(here)
    assert found.why is Why.PEOPLE
    assert found.over_at is not None
    assert "由被呼叫的人关闭" in here["luo-jing"].reads()
    assert "REOPEN_CRISIS" not in verbs(card(here, "gao-yun"))
    await here.passes(hours=1)
    assert await drill(here) == found


async def test_whoever_began_it_can_stop_it(here: World) -> None:
    await begun(here)
    answer = await here[STARTER].taps(Verb.STOP_DRILL)
    assert "D-2026-01 已结束" in here.say(answer.text)
    assert "已停止，不用再处理" in here["luo-jing"].reads()
    assert "已停止，不用再处理" not in here[STARTER].reads()
    again = await here[STARTER].taps(Verb.STOP_DRILL)
    assert again.refused


async def test_a_drill_that_does_not_exist_cannot_be_stopped(here: World) -> None:
    await reported(here)
    real = await crisis(here)
    stop = Token(Verb.STOP_DRILL, real.id)
    for person, token in ((STARTER, stop), (REPORTER, stop), (STARTER, Token(Verb.STOP_DRILL, "none"))):
        assert (await here[person].presses(token)).refused


async def test_only_the_pr_desk_the_leaders_and_the_administrators_begin_one(here: World) -> None:
    answer = await here[REPORTER].says("/drill")
    assert answer.refused or "演练由公关部、领导和管理员" in here[REPORTER].reads()
    assert not await here.rows("SELECT 1 FROM crises")
    for person in (ADMINISTRATOR, CHIEF):
        await here[person].says("drill")
        assert "确定开始演练吗" in here[person].hears()


async def test_a_word_before_a_text_begins_none(here: World) -> None:
    await here[STARTER].says("演练 成功举行，各部门按预案处置，共三十人参加")
    assert "确定开始演练吗" not in here[STARTER].reads()


async def test_something_real_stops_it_at_once_and_goes_first(here: World) -> None:
    await begun(here, by=ADMINISTRATOR, words=WHAT)
    await here.passes(seconds=20)
    count = len(here.paper.sent)
    await reported(here, WHAT)
    real, mock = await crisis(here, "C-2026-01"), await crisis(here, "D-2026-01")
    assert (real.state, real.count, real.drill) == (CrisisState.ALERTING, 1, False)
    assert mock.state is CrisisState.CLOSED
    assert (await drill(here)).why is Why.REAL
    keys = [(person, key.partition(":")[0]) for person, key in here.paper.sent[count:]]
    for person in DUTY:
        assert keys.index((person, "crisis")) < keys.index((person, "drill-over"))
    for person in DUTY:
        assert "因 C-2026-01 结束：C-2026-01 是真的" in here[person].reads()
    before = rings(here)
    await here.passes(seconds=50)
    assert rings(here) == before


async def test_what_a_drill_still_has_to_send_goes_to_nobody_once_something_real_is_reported(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await here[ADMINISTRATOR].says("/drill")
        sure = here[ADMINISTRATOR].button(Verb.ANSWER, "sure").token
        here.paper.failing = 1000
        await here[ADMINISTRATOR].presses(sure)
        one = await crisis(here)
        await here.passes(seconds=2)
        here.paper.failing = 0
        await reported(here)
        for _ in range(10):  # until the platform is trusted again
            await here.passes(seconds=30)
        assert not [key for _, key in here.paper.sent if key.startswith(f"crisis:{one.id}")]
        assert {*DUTY, LEADER} <= set(rings(here))


async def test_while_something_real_is_open_none_begins(here: World) -> None:
    await here[STARTER].says("/drill")
    await reported(here)
    answer = await here[STARTER].answers("sure")
    assert "C-2026-01 是真的突发" in here.say(answer.text)
    await here["luo-jing"].says("/drill")
    assert "C-2026-01 是真的突发" in here["luo-jing"].reads()
    assert len(await here.rows("SELECT 1 FROM crises")) == 1


async def test_one_drill_at_a_time(here: World) -> None:
    await begun(here)
    await here["luo-jing"].says("/drill")
    assert "演练 D-2026-01 还在进行" in here["luo-jing"].reads()


async def test_a_real_one_and_a_drill_are_never_one(here: World) -> None:
    await begun(here, by=ADMINISTRATOR, words=WHAT)
    await here[REPORTER].says("/crisis 大楼停电")
    real = await crisis(here, "C-2026-01")
    mock = await crisis(here, "D-2026-01")
    for one, other in ((real, mock), (mock, real)):
        token = Token(Verb.SAME_CRISIS, one.id, choice=other.number)
        assert (await here["gao-yun"].presses(token)).refused
    assert not [person for person in DUTY if "是不是同一件事" in here[person].reads()]


async def test_a_restart_in_the_middle_changes_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await begun(here)
        await here.passes(minutes=10)
        clock = here.clock
    clock.move_to(clock.now())
    async with world(tmp_path, clock=clock) as here:
        await here.passes(minutes=21)
        assert (await drill(here)).why is Why.TIME
        assert (await crisis(here)).state is CrisisState.CLOSED


async def test_the_last_drills_are_listed_with_their_picture_and_their_reports(tmp_path: Path) -> None:
    async with world(tmp_path, policy=drilling(tmp_path, in_hours="quarter"), stage="paper") as here:
        await here["luo-jing"].says("演练记录")
        assert "还没有进行过演练" in here["luo-jing"].hears()
        assert "制度要求每季度在工作时间内演练一次" in here["luo-jing"].hears()
        await begun(here, by=ADMINISTRATOR)
        await here["luo-jing"].says("演练记录")
        assert "D-2026-01 正在进行，结束后看得到结果" in here["luo-jing"].hears()
        await here.passes(minutes=1)
        await here["luo-jing"].taps(Verb.TAKE_CRISIS)
        await here[ADMINISTRATOR].taps(Verb.STOP_DRILL)
        await here["luo-jing"].says("/drills")
        said = here["luo-jing"].hears()
        assert "最近 1 次演练" in said
        assert "D-2026-01 · 今天 09:00 · 接手用时 1 分" in said
        assert "(演练趋势图.png)" in said
        await here["luo-jing"].taps(Verb.OPEN_DRILL)
        assert "D-2026-01 演练报告" in here["luo-jing"].hears()


async def test_lists_and_reports_are_for_those_who_may_begin_one(here: World) -> None:
    one = await begun(here)
    await here[STARTER].taps(Verb.STOP_DRILL)
    await here[REPORTER].says("/drills")
    assert "演练由公关部、领导和管理员发起和查看" in here[REPORTER].reads()
    for person, id_ in ((REPORTER, one.id), (STARTER, "none")):
        assert (await here[person].presses(Token(Verb.OPEN_DRILL, id_))).refused


async def test_its_report_says_who_was_not_reached_and_why(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await here.alters("DELETE FROM identities WHERE person = 'sun-yue'")
        here.paper.refusing = {"luo-jing"}
        await begun(here, by=ADMINISTRATOR)
        await here.passes(minutes=31)
        assert "孙悦：未送达，在所用平台上没有账号" in here[STARTER].reads()
        assert "罗静：未送达，账号收不到消息" in here[STARTER].reads()
        assert "没有回应" in here[STARTER].reads()


async def test_a_platform_that_had_not_taken_the_call_is_named_as_the_reason(here: World) -> None:
    one = await begun(here, by=ADMINISTRATOR)
    await here[ADMINISTRATOR].taps(Verb.STOP_DRILL)
    await here.alters("UPDATE crisis_ways SET accepted_at = NULL WHERE person = 'luo-jing'")
    await here[STARTER].presses(Token(Verb.OPEN_DRILL, one.id))
    assert "罗静：未送达，平台一直没有收下呼叫" in here[STARTER].hears()


async def test_it_ends_once_and_what_is_no_drill_does_not(here: World) -> None:
    one = await begun(here)
    await here[STARTER].taps(Verb.STOP_DRILL)
    found = await drill(here)
    for id_ in (one.id, "none"):
        await here.does(drills.over_time, id_)
    assert await drill(here) == found
    assert here["luo-jing"].reads().count("已停止，不用再处理") == 1

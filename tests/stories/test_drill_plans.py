"""Drills that policy asks for: each period one, at a time that nobody is told, put off where something is going on."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.drill_rules import Occasion
from bot.domain.effects import Remind
from bot.policy import shipped
from bot.reactions.rules import DRILL_BEGIN
from handlers import drill_plans
from tests.support.clocks import VirtualClock
from tests.support.crisis import CHIEF, DUTY, REPORTER, crisis, reported, rings, seen
from tests.support.drills import begun, drill, drilling
from tests.support.world import World, world

JUNE = datetime(2026, 6, 1, 0, 30, tzinfo=UTC)


async def due(here: World, occasion: str = "in") -> datetime:
    """Tell when the next drill begins."""
    [(at,)] = await here.rows(
        "SELECT due_at FROM dues WHERE rule = ? AND subject = ? AND state = 'waiting'", DRILL_BEGIN, occasion
    )
    return datetime.fromtimestamp(at / 1_000_000, UTC)


async def comes(here: World, occasion: str = "in") -> None:
    """Go straight to the time of the next drill."""
    here.clock.move_to(await due(here, occasion))
    await here.settles()


async def test_article_8_drills_are_held_regularly_and_nobody_is_told_of_them(tmp_path: Path) -> None:
    async with world(tmp_path, policy=shipped()["p1"], stage="paper", clock=VirtualClock(JUNE)) as here:
        assert (await due(here)).month == 6
        assert (await due(here, "off")).month in (6, 7)
        before = {person: len(here[person].sheets) for person in (*DUTY, CHIEF)}
        assert not any(before.values())
        await comes(here)
        one, found = await crisis(here), await drill(here)
        assert (one.number, found.occasion, found.period, found.by) == ("D-2026-01", Occasion.IN_HOURS, "2026-06", None)
        assert set(rings(here)) >= set(DUTY)
        assert "演练 · DRILL" in seen(here, "luo-jing")
        assert (await due(here)).month == 7
        here.clock.move(timedelta(minutes=31))
        await here.settles()
        assert "按制度要求（第八条）在工作时间内进行" in here["luo-jing"].reads()


@pytest.mark.parametrize(("occasion", "words"), [("in", "工作时间内"), ("off", "工作时间外")])
async def test_policy_may_have_the_leaders_told_the_day_before(tmp_path: Path, occasion: str, words: str) -> None:
    keys = {"in": "in_hours", "off": "off_hours"}
    policy = drilling(tmp_path, announce="day before", **{keys[occasion]: "month"})
    async with world(tmp_path, policy=policy, stage="paper", clock=VirtualClock(JUNE)) as here:
        at = await due(here, occasion)
        await here.passes(seconds=(at - timedelta(hours=12) - here.clock.now()).total_seconds())
        assert f"{words}将有一次演练" in here[CHIEF].reads()
        assert "演练" not in here[REPORTER].reads()
        assert "演练" not in here["luo-jing"].reads()


async def test_something_real_that_is_open_puts_it_off_to_another_day(tmp_path: Path) -> None:
    async with world(tmp_path, policy=drilling(tmp_path, in_hours="month"), stage="paper") as here:
        at = await due(here)
        await reported(here)
        here.clock.move_to(at)
        await here.settles()
        assert [one for (one,) in await here.rows("SELECT number FROM crises")] == ["C-2026-01"]
        assert await due(here) > at
        assert await here.rows("SELECT 1 FROM facts WHERE kind = 'drill-put-off'")


async def test_a_drill_by_hand_puts_it_off_too(tmp_path: Path) -> None:
    async with world(tmp_path, policy=drilling(tmp_path, in_hours="month"), stage="paper") as here:
        at = await due(here)
        here.clock.move_to(at - timedelta(minutes=5))
        await begun(here)
        here.clock.move_to(at)
        await here.settles()
        assert len(await here.rows("SELECT 1 FROM crises")) == 1
        assert await due(here) > at


async def test_a_bot_that_was_down_at_its_time_holds_it_on_another_day(tmp_path: Path) -> None:
    policy = drilling(tmp_path, in_hours="month")
    async with world(tmp_path, policy=policy, stage="paper", clock=VirtualClock(JUNE)) as here:
        at, clock = await due(here), here.clock
    clock.move_to(at + timedelta(hours=2))
    async with world(tmp_path, policy=policy, stage="paper", clock=clock) as here:
        await here.settles()
        assert not await here.rows("SELECT 1 FROM crises")
        assert await due(here) > at


async def test_a_restart_draws_the_same_time(tmp_path: Path) -> None:
    policy = drilling(tmp_path, in_hours="month", off_hours="quarter")
    async with world(tmp_path, policy=policy, stage="paper", clock=VirtualClock(JUNE)) as here:
        before, clock = (await due(here), await due(here, "off")), here.clock
    clock.move(timedelta(hours=3))
    async with world(tmp_path, policy=policy, stage="paper", clock=clock) as here:
        assert (await due(here), await due(here, "off")) == before


async def test_each_period_has_one(tmp_path: Path) -> None:
    async with world(tmp_path, policy=drilling(tmp_path, in_hours="month"), stage="paper") as here:
        await comes(here)
        await here.does(drill_plans.come, Remind(DRILL_BEGIN, "in", "again", here.clock.now()))
        assert len(await here.rows("SELECT 1 FROM drills")) == 1
        here.clock.move(timedelta(hours=1))
        await here.settles()
        await comes(here)
        assert [one for (one,) in await here.rows("SELECT period FROM drills ORDER BY began_at")] == [
            "2026-06",
            "2026-07",
        ]


async def test_policy_that_asks_for_none_any_more_has_none(tmp_path: Path) -> None:
    (tmp_path / "with").mkdir()
    with_drills = drilling(tmp_path / "with", in_hours="month", announce="day before")
    async with world(tmp_path, policy=with_drills, stage="paper") as here:
        assert (await due(here)).year == 2026
        clock = here.clock
    async with world(tmp_path, stage="paper", clock=clock) as here:
        assert not await here.rows("SELECT 1 FROM dues WHERE rule = ? AND state = 'waiting'", DRILL_BEGIN)
        late = Remind(DRILL_BEGIN, "in", "x", here.clock.now())
        await here.does(drill_plans.come, late)
        await here.does(drill_plans.announce, late)
        assert not await here.rows("SELECT 1 FROM drills")


async def test_an_organisation_without_an_administrator_has_none(tmp_path: Path) -> None:
    async with world(tmp_path, policy=drilling(tmp_path, in_hours="month"), stage="paper") as here:
        await here.alters("DELETE FROM roles WHERE role = 'administrator'")
        await comes(here)
        assert not await here.rows("SELECT 1 FROM drills")

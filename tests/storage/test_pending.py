"""Open steps that have a time, and what people chose for themselves, on file."""

from pathlib import Path

from bot.domain.habits import Chosen, Gathers
from bot.domain.people import PersonId
from bot.memory import Tables
from tests.support.world import HEAD, World, world

LI = PersonId(HEAD)


async def kept(here: World, person: str = HEAD) -> Chosen:
    return await here.bot.store.view(lambda tables: tables.habits.of(PersonId(person)))


def by_hour(tables: Tables) -> tuple[frozenset[str], list[frozenset[PersonId]]]:
    return tables.habits.hours(), [tables.habits.at(hour) for hour in ("09:00", "08:15", None)]


async def test_what_somebody_chose_is_kept_and_may_change(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        assert await kept(here) == Chosen()
        for chosen in (Chosen("22:00-07:00"), Chosen("", "08:15", Gathers.NEWS), Chosen(digest="09:00")):

            def choose(tables: Tables, chosen: Chosen = chosen) -> None:
                tables.habits.choose(LI, chosen)

            await here.bot.store.act(choose)
            assert await kept(here) == chosen
        hours, at = await here.bot.store.view(by_hour)
        assert hours == {"09:00"}
        assert at == [{LI}, frozenset[PersonId](), {LI}]


async def test_open_steps_are_found_with_their_times_and_late_ones_the_oldest_first(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        first = await here["wang-min"].submits()
        await here.passes(hours=1)
        second = await here["wang-min"].submits("另一件事")
        timed = await here.bot.store.view(lambda tables: tables.pending.timed())
        assert len(timed) == 2
        assert not any(step.talk for step in timed)
        await here.passes(days=3)
        now = here.clock.now()
        late = await here.bot.store.view(lambda tables: tables.pending.late(now, 5))
        assert [(one.draft.number, one.title) for one in late] == [(first, "健康宣传日走进社区"), (second, "另一件事")]
        assert [seat.person for seat in late[0].step.seats] == [HEAD]
        await here.approved_by(HEAD)
        assert len(await here.bot.store.view(lambda tables: tables.pending.late(now, 5))) == 1

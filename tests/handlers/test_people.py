"""The directory as it changes while items are under way."""

from pathlib import Path

from bot.domain.people import PersonId, Role, UnitId
from handlers import people
from tests.support.world import HEAD, world


async def test_a_seat_of_a_lost_journey_passes_on_to_nobody(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.alters("UPDATE drafts SET round = NULL")
        await here.does(people.end_role, PersonId(HEAD), Role.HEAD, UnitId("marketing"))
        assert await here.deciding() == {HEAD}


async def test_an_administrator_who_ends_a_role_stands_in_the_log(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        shen = await here.bot.store.view(lambda tables: tables.people.get(PersonId("shen-tong")))
        await here.does(people.end_role, PersonId(HEAD), Role.HEAD, UnitId("marketing"), by=shen)
        assert await here.rows("SELECT by FROM facts WHERE kind = 'role-ended'") == [("shen-tong",)]

"""Cards that are made in one look: what they share is read once, and one that cannot be made holds up no other."""

from pathlib import Path

from bot.delivery.remembering import remembering
from bot.domain.people import PersonId
from bot.memory import Tables
from tests.support.world import HEAD, world


async def test_what_is_asked_again_in_one_look_has_the_same_answer(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:

        def look(tables: Tables) -> None:
            people = remembering(tables).people
            assert people.get(PersonId(HEAD)) is people.get(PersonId(HEAD))
            assert people.roster(here.clock.now()) is people.roster(here.clock.now())
            assert people.roster(now=here.clock.now()) == people.roster(here.clock.now())

        await here.bot.store.view(look)


async def test_what_is_asked_with_a_list_is_asked_each_time(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:

        def look(tables: Tables) -> None:
            since = here.clock.now()
            assert remembering(tables).quotas.released(["wechat"], since) == tables.quotas.released(["wechat"], since)

        await here.bot.store.view(look)

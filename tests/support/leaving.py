"""Somebody leaves the organisation, as a new roster says."""

from dataclasses import replace

from bot.domain.directories import Directory
from bot.domain.people import PersonId, Roster
from bot.memory import Tables
from handlers import directory
from tests.support.world import World


async def leaves(here: World, person: str) -> None:
    """Bring in a roster in which somebody is not active any more and holds nothing."""

    def read(tables: Tables) -> Roster:
        return tables.people.roster(here.clock.now())

    roster = await here.bot.store.view(read)
    gone = PersonId(person)
    people = {**roster.people, gone: replace(roster.people[gone], active=False)}
    fresh = Directory(
        f"without {person}",
        tuple(people.values()),
        tuple(roster.units.values()),
        tuple(held for held in roster.holdings if held.person != gone),
        sample=True,
        bodies=tuple(roster.bodies.values()),
    )
    await here.does(directory.bring_in, fresh, "roster.toml", by=roster.people[PersonId("shen-tong")])

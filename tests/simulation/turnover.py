"""Changes among the people of the sample organisation while items are on their way."""

import random
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Final

from bot.config import sample_settings
from bot.domain.directories import Directory
from bot.domain.people import BODY_ROLES, UNIT_ROLES, Holding, PersonId, Role, Roster
from bot.domain.spans import Span
from bot.memory import Tables
from bot.policy import read_policy, shipped
from bot.roster import load_roster
from handlers import away, directory, people
from tests.support.world import World

_BUSY: Final = """
    SELECT person FROM seats WHERE state = 'open' UNION SELECT publisher.value FROM tasks,
    json_each(tasks.publishers) AS publisher WHERE tasks.open = 1
    UNION SELECT author FROM drafts WHERE state NOT IN ('released', 'rejected', 'withdrawn')
"""
_OFTEN: Final = 3
_MISSED: Final = 0.3  # how probably one of those for whom something waits is among those of whom one goes
ADMINISTRATOR: Final = "shen-tong"  # stays, so that somebody is told of what nobody can answer


@cache
def cast() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give everybody by his id, and those who draft; those who decide as well come more often."""
    settings = sample_settings(Path(), 0)
    roster = load_roster(settings.roster, settings.zone).directory(sample=True)
    drafting = (Role.OFFICER, Role.LIAISON)
    drafters = [held.person for held in roster.holdings if held.role in drafting]
    deciders = {held.person for held in roster.holdings if held.role not in drafting}
    return tuple(person.id for person in roster.people), (
        *drafters,
        *(_OFTEN * [one for one in drafters if one in deciders]),
    )


async def changes(here: World, dice: random.Random) -> None:
    """Let somebody lose a role, take one over or leave; or bring back everybody as the sample has them."""
    happens = dice.choices((_ends, _begins, _leaves, _as_it_was, _goes_away, _is_back), (5, 4, 1, 3, 6, 2))[0]
    await happens(here, dice)


async def goes_over(here: World, policy: str) -> None:
    """Put another of the shipped policies in force."""
    text = shipped()[policy].read_text("utf-8")
    await here.does(people.take_policy, read_policy(text, policy), text)


async def _busy(here: World) -> set[str]:
    """Name those for whom something waits."""
    return {str(person) for (person,) in await here.rows(_BUSY)}


async def _roster(here: World) -> Roster:
    def read(tables: Tables) -> Roster:
        return tables.people.roster(here.clock.now())

    return await here.bot.store.view(read)


async def _ends(here: World, dice: random.Random) -> None:
    roster = await _roster(here)
    held = [held for held in roster.holdings if held.at(roster.now) and held.person != ADMINISTRATOR]
    busy = await _busy(here)
    held = [one for one in held if one.person in busy and dice.random() < _MISSED] or held
    if held:
        gone = dice.choice(held)
        await here.does(people.end_role, gone.person, gone.role, gone.unit)


async def _begins(here: World, dice: random.Random) -> None:
    """Give somebody a role besides his own."""
    roster = await _roster(here)
    role = dice.choice([role for role in Role if role is not Role.ADMINISTRATOR])
    places = list(roster.units) if role in UNIT_ROLES else list(roster.bodies) if role in BODY_ROLES else [None]
    who = dice.choice([person.id for person in roster.people.values() if person.active])
    await _bring_in(here, dice, roster, (*roster.holdings, Holding(who, role, dice.choice(places))))


async def _leaves(here: World, dice: random.Random) -> None:
    roster = await _roster(here)
    active = [person.id for person in roster.people.values() if person.active and person.id != ADMINISTRATOR]
    busy = await _busy(here)
    gone = dice.choice([one for one in active if one in busy and dice.random() < _MISSED] or active)
    kept = tuple(held for held in roster.holdings if held.person != gone)
    people = {**roster.people, gone: replace(roster.people[gone], active=False)}
    await _bring_in(here, dice, replace(roster, people=people), kept)


async def _goes_away(here: World, dice: random.Random) -> None:
    """Let somebody name whoever decides for him for some days; those for whom something waits come first."""
    roster, busy = await _roster(here), await _busy(here)
    active = [person.id for person in roster.people.values() if person.active]
    who = dice.choice([one for one in active if one in busy] or active)
    other = dice.choice([one for one in active if one != who])
    since = here.clock.now().astimezone(here.bot.organisation.zone).date() + timedelta(days=dice.choice((0, 0, 0, 1)))
    span = Span(since, since + timedelta(days=dice.choice((0, 1, 4))))
    await here.does(away.set_away, roster.people[who], who, other, span)


async def _is_back(here: World, dice: random.Random) -> None:
    """Let one of those who are away come back before his time."""
    found = await here.rows(
        "SELECT person FROM delegations WHERE ended_at IS NULL AND until >= ?", f"{here.clock.now():%Y-%m-%d}"
    )
    roster = await _roster(here)
    present = [PersonId(one) for (one,) in found if roster.people[one].active]
    if present:
        await here.does(away.back, roster.people[dice.choice(present)])


async def _as_it_was(here: World, dice: random.Random) -> None:
    settings = here.bot.settings
    sample = load_roster(settings.roster, settings.zone).directory(sample=True).at(here.clock.now())
    await _bring_in(here, dice, sample, sample.holdings)


async def _bring_in(here: World, dice: random.Random, roster: Roster, holdings: tuple[Holding, ...]) -> None:
    """Apply a roster as an administrator would in the chat."""
    fresh = Directory(
        f"{dice.randrange(10**9)}",
        tuple(roster.people.values()),
        tuple(roster.units.values()),
        tuple(dict.fromkeys(holdings)),
        sample=True,
        bodies=tuple(roster.bodies.values()),
    )
    await here.does(directory.bring_in, fresh, "roster.toml", by=roster.people[PersonId(ADMINISTRATOR)])

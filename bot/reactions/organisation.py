"""What follows from facts about the organisation itself: rosters, policies, rehearsals, accounts."""

from datetime import datetime
from typing import Final

from bot.cards.card import Kind
from bot.domain import enrolling, facts, upkeep
from bot.domain.effects import Effect, Lane, Remind, Send
from bot.domain.people import PersonId
from bot.reactions.news import Reactions
from bot.reactions.rules import CRISIS_ROSTER, ORGANISATION, REHEARSAL, STAFFING
from bot.text import Text, Value, micros


def _changed(_: upkeep.Upkeep, at: datetime, _people: facts.NamesOf) -> tuple[Effect, ...]:
    return (_soon(REHEARSAL, at), _soon(STAFFING, at), _soon(CRISIS_ROSTER, at))


def _policy_taken(_: upkeep.PolicyTaken, at: datetime, _people: facts.NamesOf) -> tuple[Effect, ...]:
    return (_soon(REHEARSAL, at),)


def _linked(fact: enrolling.Linked, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    """Tell both sides that an account is somebody's now."""
    names: dict[str, Value] = {"person": people(fact.person), "platform": Text(f"platform-{fact.platform}")}
    told = [(fact.person, Text("news-linked", names))]
    if fact.by is not None and fact.by != fact.person:
        told.append((fact.by, Text("news-linked-other", names)))
    once = f"linked:{fact.account}:{micros(at)}"
    return tuple(  # whose account it is, is there just now
        Send(f"{once}:{to}", to, Kind.NEWS, text=text, needed_by=at if to == fact.person else None) for to, text in told
    )


def _soon(rule: str, at: datetime) -> Remind:
    return Remind(rule, ORGANISATION, f"after-{micros(at)}", at)


def _rehearsed(fact: upkeep.Rehearsed, at: datetime, _: facts.NamesOf) -> tuple[Send, ...]:
    return tuple(
        Send(f"rehearsed:{micros(at)}:{person}", person, Kind.REHEARSAL, lane=Lane.REMINDERS)
        for person in fact.administrators
    )


def _understaffed(fact: upkeep.OfficersMissing, at: datetime, _: facts.NamesOf) -> tuple[Send, ...]:
    told: list[tuple[PersonId, str, Text]] = []
    for unit, names, role, heads in fact.units:
        text = Text("news-officer-missing", {"unit": names, "role": Text(f"role-{role}")})
        told += [(head, str(unit), text) for head in heads]
    if fact.units:
        units = Text("news-officers-missing", {"units": tuple(names for _, names, *_ in fact.units)})
        told += [(person, "", units) for person in fact.pr_desk]
    if fact.desk:
        desk = Text("news-desk-missing", {"roles": tuple(Text(f"role-{role}") for role in fact.desk)})
        told += [(person, "", desk) for person in fact.administrators]
    return tuple(
        Send(f"{text.key}:{about}:{micros(at)}:{person}", person, Kind.NEWS, lane=Lane.REMINDERS, text=text)
        for person, about, text in told
    )


REACTIONS: Final[Reactions] = {
    **dict.fromkeys((upkeep.RosterRead, upkeep.RosterImported, upkeep.RoleEnded), _changed),
    upkeep.PolicyTaken: _policy_taken,
    upkeep.Rehearsed: _rehearsed,
    upkeep.OfficersMissing: _understaffed,
    enrolling.Linked: _linked,
}

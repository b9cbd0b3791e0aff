"""What follows when somebody goes away or comes back, and when a unit has another officer."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from bot.cards.card import Kind
from bot.cards.days import days
from bot.cards.tokens import Verb
from bot.domain import absences, facts
from bot.domain.effects import Effect, Forget, Lane, Remind, Send
from bot.domain.officers import OfficerChanged
from bot.domain.people import PersonId
from bot.reactions.news import Reactions
from bot.reactions.rules import AWAY_BEGINS, AWAY_ENDS, ORGANISATION, REHEARSAL, STAFFING
from bot.text import Text, Value, micros

_INBOX: Final = ((Verb.INBOX.value, "menu-inbox"),)
_MINE: Final = ((Verb.MINE.value, "menu-mine"),)


def _told(about: str, at: datetime, to: PersonId, text: Text, buttons: tuple[tuple[str, str], ...] = ()) -> Send:
    key = f"{text.key}:{about}:{micros(at)}:{to}"
    return Send(key, to, Kind.NEWS, about, lane=Lane.REQUESTS, text=text, buttons=buttons)


def _away_set(fact: absences.AwaySet, at: datetime, people: facts.NamesOf) -> Iterator[Effect]:
    yield Remind(AWAY_BEGINS, fact.delegation, fact.since, fact.begins)
    yield Remind(AWAY_ENDS, fact.delegation, fact.until, fact.ends)
    values = _values(fact, people)
    if not fact.now:
        yield _told(fact.delegation, at, fact.delegate, Text("news-away-soon", values))
    if fact.by != fact.person:
        by: dict[str, Value] = {**values, "by": people(fact.by)} if fact.by else values
        back = ((Verb.BACK.value, "button-back-again"),)
        yield _told(fact.delegation, at, fact.person, Text("news-away-set-for-you", by), back)


def _values(fact: absences.AwaySet | absences.AwayBegan, people: facts.NamesOf) -> dict[str, Value]:
    named: dict[str, Value] = {"person": people(fact.person), "delegate": people(fact.delegate)}
    return named | {"days": days(date.fromisoformat(fact.since), date.fromisoformat(fact.until))}


def _away_began(fact: absences.AwayBegan, at: datetime, people: facts.NamesOf) -> Iterator[Effect]:
    values = _values(fact, people) | {"count": fact.waiting}
    yield _told(fact.delegation, at, fact.delegate, Text("news-away-began", values), _INBOX if fact.waiting else ())


def _away_ended(fact: absences.AwayEnded, at: datetime, people: facts.NamesOf) -> Iterator[Effect]:
    yield Forget(AWAY_BEGINS, fact.delegation)
    yield Forget(AWAY_ENDS, fact.delegation)
    values: dict[str, Value] = {
        "person": people(fact.person),
        "delegate": people(fact.delegate),
        "decided": fact.decided,
        "count": fact.back,
    }
    key = "news-away-over" if fact.begun else "news-away-dropped"
    yield _told(fact.delegation, at, fact.delegate, Text(key, values))
    if fact.begun and fact.why != "replaced":
        text = Text("news-away-delegate-left" if fact.why == "left" else "news-away-back", values)
        yield _told(fact.delegation, at, fact.person, text, _INBOX)
    elif fact.why == "back" and fact.by is not None and fact.by != fact.person:
        values["days"] = days(date.fromisoformat(fact.since), date.fromisoformat(fact.until))
        text = Text("news-away-dropped-for-you", {**values, "by": people(fact.by)})
        yield _told(fact.delegation, at, fact.person, text)


def _officer_changed(fact: OfficerChanged, at: datetime, people: facts.NamesOf) -> Iterator[Effect]:
    yield from (Remind(rule, ORGANISATION, f"after-{micros(at)}", at) for rule in (REHEARSAL, STAFFING))
    for person in fact.pr_desk:
        yield _told(fact.unit, at, person, officer_text(fact, people))
    values: dict[str, Value] = {"unit": fact.names, "role": Text(f"role-{fact.role}"), "count": fact.items}
    if fact.follows is not None and fact.follows != fact.by:
        yield _told(fact.unit, at, fact.follows, Text("news-officer-you-follow", values), _MINE)
    if fact.gone is not None and fact.gone != fact.by:
        yield _told(fact.unit, at, fact.gone, Text("news-officer-you-left", values))


def officer_text(fact: OfficerChanged, people: facts.NamesOf) -> Text:
    """Say in words who follows whom in a unit."""
    values: dict[str, Value] = {"unit": fact.names, "role": Text(f"role-{fact.role}"), "count": fact.items}
    values |= {"by": people(fact.by)} if fact.by else {}
    values |= {"gone": people(fact.gone)} if fact.gone else {}
    values |= {"follows": people(fact.follows)} if fact.follows else {}
    if fact.gone is None:
        return Text("news-officer-new", values)
    return Text("news-officer-changed" if fact.follows else "news-officer-gone", values)


REACTIONS: Final[Reactions] = {
    absences.AwaySet: lambda fact, at, people: tuple(_away_set(fact, at, people)),
    absences.AwayBegan: lambda fact, at, people: tuple(_away_began(fact, at, people)),
    absences.AwayEnded: lambda fact, at, people: tuple(_away_ended(fact, at, people)),
    OfficerChanged: lambda fact, at, people: tuple(_officer_changed(fact, at, people)),
}

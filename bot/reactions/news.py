"""News of an item: a few words, once for each person, with a button to the item."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.cards.card import Kind
from bot.cards.tokens import Verb
from bot.domain import facts, handovers, publishing
from bot.domain.effects import Effect, Lane, Send
from bot.domain.people import PersonId
from bot.text import Text, Value, micros

Reactions = Mapping[type, Callable[[Any, datetime, facts.NamesOf], tuple[Effect, ...]]]
"""What follows from each kind of fact, recorded at a moment; the last gives the names that stand in the news."""

OPEN = ((Verb.OPEN.value, "button-open"),)
CHANGES = (Verb.CHANGES.value, "button-changes")
OPEN_OR_CHANGE = ((Verb.OPEN.value, "button-open"), (Verb.CHANGE.value, "button-change"))
AGAIN = (*OPEN, (f"{Verb.LATER}.hours", "button-later-hours"), (f"{Verb.LATER}.morning", "button-later-morning"))


def news(
    fact: facts.ItemFact,
    at: datetime,
    to: Iterable[PersonId],
    text: Text,
    buttons: tuple[tuple[str, str], ...] = OPEN,
    lane: Lane = Lane.REQUESTS,
    *,
    needed_by: datetime | None = None,
) -> tuple[Send, ...]:
    """Tell some people of a fact, each once; `needed_by` is as `Send` has it."""
    draft = fact.item.draft
    once = f"{text.key}:{_about(fact)}:{micros(at)}"
    return tuple(
        Send(f"{once}:{person}", person, Kind.NEWS, draft, 0, lane, text, buttons, needed_by=needed_by)
        for person in dict.fromkeys(to)
    )


def soon(at: datetime) -> datetime:
    """Give the moment by which something is needed that waits for no digest, but for the end of quiet hours."""
    return at + timedelta(seconds=1)


def today(at: datetime) -> datetime:
    """Give the moment by which something is needed that may wait a little for others to come with it."""
    return at + timedelta(hours=2)


def marked(text: Text, meant_for: datetime | None) -> Text:
    """Mark words that come late: they were meant for a moment at which the bot did not run (fault 46)."""
    return Text("news-late", {"news": text, "at": meant_for}) if meant_for is not None else text


def _about(fact: facts.ItemFact) -> str:
    """Say what of its item a fact is about: two facts of one moment are two pieces of news."""
    match fact:
        case facts.Decided():
            return fact.seat
        case facts.Returned() | facts.Rejected() | facts.StepOverdue() | handovers.StepUnmanned():
            return fact.step
        case facts.TalkEnded() | facts.Ruled():
            return fact.step
        case publishing.FollowUpDue() | publishing.FollowedUp():
            return f"{fact.item.draft}.{fact.follow_up}"
        case _:
            return fact.item.draft


def decider(fact: facts.Decided | facts.Returned | facts.Rejected | facts.Ruled, people: facts.NamesOf) -> Value:
    """Name who decided, and in whose place where that was another's."""
    if fact.place is None:
        return people(fact.by)
    return Text("person-in-place", {"person": people(fact.by), "whose": people(fact.place)})


def of(fact: facts.ItemFact, key: str, **more: Value) -> Text:
    """Give words about an item: its title and number stand in them."""
    return Text(key, {"title": fact.item.title, "number": fact.item.number, **more})

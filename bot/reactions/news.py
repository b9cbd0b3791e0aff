"""News of an item: a few words, once for each person, with a button to the item."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
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


def news(
    fact: facts.ItemFact,
    at: datetime,
    to: Iterable[PersonId],
    text: Text,
    buttons: tuple[tuple[str, str], ...] = OPEN,
    lane: Lane = Lane.REQUESTS,
) -> tuple[Send, ...]:
    """Tell some people of a fact, each once."""
    draft = fact.item.draft
    once = f"{text.key}:{_about(fact)}:{micros(at)}"
    return tuple(
        Send(f"{once}:{person}", person, Kind.NEWS, draft, 0, lane, text, buttons) for person in dict.fromkeys(to)
    )


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


def of(fact: facts.ItemFact, key: str, **more: Value) -> Text:
    """Give words about an item: its title and number stand in them."""
    return Text(key, {"title": fact.item.title, "number": fact.item.number, **more})

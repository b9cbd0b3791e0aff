"""What follows from facts about situation reports: their owner is reminded, the place of crises is told."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.cards.card import Kind
from bot.cards.sheets import joined, quoted
from bot.cards.tokens import Verb
from bot.domain import facts, situation_facts
from bot.domain.effects import Lane, Send
from bot.domain.people import PersonId
from bot.domain.situation import PARTS
from bot.reactions.crises import words
from bot.reactions.news import Reactions, marked
from bot.text import Text, Value, micros

_POSTED: Final = 800  # characters of a part that are posted
_DUE: Final = (
    (Verb.SITUATION.value, "button-situation"),
    (Verb.TELL_CRISIS.value, "button-tell-crisis"),
    (Verb.OPEN_CRISIS.value, "button-open-crisis"),
)


def _due(fact: situation_facts.ReportDue, at: datetime, _: facts.NamesOf) -> tuple[Send, ...]:
    kind = Text(f"situation-kind-{fact.kind}")
    plain = words(replace(fact.crisis, drill=False), "news-situation-due", kind=kind, at=fact.due_at)
    text = marked(plain, fact.meant_for)
    if fact.crisis.drill:  # at both ends of all that is said
        text = Text("crisis-drill", {"text": text})
    key = f"situation-due:{fact.crisis.id}:{micros(at)}:{fact.owner}"
    return (Send(key, fact.owner, Kind.NEWS, fact.crisis.id, 0, Lane.CRISIS, text, _DUE),)


def posted(fact: situation_facts.SituationReported, people: facts.NamesOf) -> tuple[Send, ...]:
    """Post a report where crises are: what it says, each part cut."""
    said: list[Value] = [
        Text(f"situation-{part.replace('_', '-')}", {"words": quoted(getattr(fact.said, part), _POSTED)})
        for part in PARTS
        if getattr(fact.said, part)
    ]
    kind, by = Text(f"situation-kind-{fact.kind}"), people(fact.by)
    values: dict[str, Value] = {"kind": kind, "by": by, "count": len(fact.files)}
    if said:
        values["said"] = joined("dotted", said)
    text = words(fact.crisis, "posted-situation" if said else "posted-situation-files", **values)
    key = f"situation:{fact.crisis.id}:{fact.number}"
    return tuple(
        Send(key, PersonId(""), Kind.NEWS, fact.crisis.id, lane=Lane.CRISIS, text=text, place=place)
        for place in fact.places
    )


REACTIONS: Final[Reactions] = {situation_facts.ReportDue: _due}

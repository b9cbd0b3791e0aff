"""What follows from the release plan: those whose entries are met by a new one are told."""

from datetime import datetime
from typing import Final

from bot.cards.card import Kind
from bot.cards.tokens import Verb
from bot.domain import facts, planning
from bot.domain.effects import Send
from bot.reactions.news import Reactions
from bot.text import Text, Value, micros

_PLAN: Final = ((Verb.PLAN.value, "button-plan"),)


def _planned(fact: planning.Planned, at: datetime, _: facts.NamesOf) -> tuple[Send, ...]:
    said: dict[str, Value] = {"unit": fact.unit, "other": fact.title, "at": fact.planned}
    return tuple(
        Send(
            f"plan-met:{fact.entry}:{other}:{micros(at)}",
            by,
            Kind.NEWS,
            text=Text("news-plan-met", {**said, "title": title, "how": Text(f"plan-how-{how}")}),
            buttons=_PLAN,
        )
        for other, title, by, how in fact.meets
        if by is not None
    )


def _gone(fact: planning.PlanChanged, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    said: dict[str, Value] = {"unit": fact.unit, "title": fact.title, "at": fact.planned, "by": people(fact.by)}
    text = Text("news-plan-gone", said)
    once = f"plan-gone:{fact.entry}:{micros(at)}"
    return tuple(Send(f"{once}:{one}", one, Kind.NEWS, text=text, buttons=_PLAN) for one in fact.told)


REACTIONS: Final[Reactions] = {planning.Planned: _planned, planning.PlanChanged: _gone}

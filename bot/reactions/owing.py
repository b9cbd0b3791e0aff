"""What follows from facts about what units owe and channels need: reminders, excuses, the report."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from bot.cards.card import Kind
from bot.cards.report import channel
from bot.cards.tokens import Verb
from bot.domain import contributing, facts
from bot.domain.effects import Lane, Send
from bot.domain.people import PersonId
from bot.domain.policies import cited
from bot.reactions.news import Reactions, marked, soon
from bot.text import Text, Value, micros

_QUOTA: Final = ((Verb.QUOTA.value, "menu-quota"),)


def _short(fact: contributing.UnitsShort, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    return tuple(send for unit in fact.units for send in _reminded(fact, unit, at, people))


def _reminded(
    fact: contributing.UnitsShort, unit: contributing.Short, at: datetime, people: facts.NamesOf
) -> Iterator[Send]:
    values: dict[str, Value] = {
        "unit": unit.names,
        "count": unit.count,
        "least": fact.at_least,
        "period": fact.called,
        "clause": cited(fact.clause),
    }
    enough = unit.count + len(unit.waits) >= fact.at_least
    if enough:
        text = Text("news-quota-waits", {**values, "waits": unit.waits})
    elif unit.until is not None and unit.until > at:
        text = Text("news-quota-short", {**values, "at": unit.until})
    else:
        text = Text("news-quota-short-over", values)
    yield from _send(fact, unit, unit.officers, text, at)
    if fact.last:
        heads = tuple(head for head in unit.heads if head not in unit.officers)
        if enough:
            told = Text("news-quota-head-waits", {**values, "waits": unit.waits})
        elif unit.officers:
            told = Text("news-quota-head", {**values, "people": tuple(people(one) for one in unit.officers)})
        else:
            told = Text("news-quota-head-nobody", values)
        yield from _send(fact, unit, heads, told, at)


def _send(
    fact: contributing.UnitsShort, unit: contributing.Short, to: tuple[PersonId, ...], text: Text, at: datetime
) -> Iterator[Send]:
    said = marked(text, fact.meant_for)
    for person in to:
        key = f"{text.key}:{fact.rule}:{unit.unit}:{micros(at)}:{person}"
        yield Send(key, person, Kind.NEWS, lane=Lane.REMINDERS, text=said, buttons=_QUOTA, needed_by=soon(at))


def _excused(fact: contributing.UnitExcused, _: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    values: dict[str, Value] = {"unit": fact.names, "period": fact.called, "name": fact.rule_names}
    text = Text("news-quota-excused", {**values, "by": people(fact.by), "reason": fact.reason})
    return tuple(
        Send(f"excused:{fact.rule}:{fact.unit}:{fact.period}:{person}", person, Kind.NEWS, text=text)
        for person in fact.told
    )


def _reported(fact: contributing.WeekReported, at: datetime, _people: facts.NamesOf) -> tuple[Send, ...]:
    late = Text("report-late", {"at": fact.planned}) if fact.late else None
    return tuple(
        Send(
            f"quota-report:{fact.period}:{person}",
            person,
            Kind.QUOTA_REPORT,
            fact.period,
            lane=Lane.BULK,
            text=late,
            needed_by=soon(at),
        )
        for person in fact.told
    )


def _behind(fact: contributing.ChannelsBehind, at: datetime, _: facts.NamesOf) -> tuple[Send, ...]:
    text = Text("news-rhythm", {"channels": tuple(map(channel, fact.channels))})
    return tuple(
        Send(f"rhythm:{fact.day}:{person}", person, Kind.NEWS, lane=Lane.REMINDERS, text=text, needed_by=soon(at))
        for person in fact.told
    )


REACTIONS: Final[Reactions] = {
    contributing.UnitsShort: _short,
    contributing.UnitExcused: _excused,
    contributing.WeekReported: _reported,
    contributing.ChannelsBehind: _behind,
}

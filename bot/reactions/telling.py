"""What follows from facts about telling people: digests, reminders in one message and overdue lists go out."""

from datetime import datetime
from typing import Final

from bot.cards.card import Kind
from bot.domain import facts, telling
from bot.domain.effects import Effect, Lane, Send
from bot.reactions.news import Reactions
from bot.text import Text, micros


def _digest(fact: telling.DigestMade, at: datetime, _: facts.NamesOf) -> tuple[Effect, ...]:
    text = Text("digest-title", {"at": at, "rows": fact.rows})
    return (Send(f"digest:{fact.person}:{micros(at)}", fact.person, Kind.DIGEST, lane=Lane.REMINDERS, text=text),)


def _joined(fact: telling.RemindersJoined, _: datetime, _people: facts.NamesOf) -> tuple[Effect, ...]:
    text = Text("reminders-title", {"rows": fact.rows, "count": len(fact.rows)})
    return (Send(f"joined:{fact.rows[0]}", fact.person, Kind.DIGEST, lane=Lane.REMINDERS, text=text),)


def _overdue(fact: telling.OverdueListed, _: datetime, _people: facts.NamesOf) -> tuple[Effect, ...]:
    return tuple(
        Send(f"overdue:{fact.day}:{person}", person, Kind.OVERDUE, lane=Lane.REMINDERS) for person in fact.desk
    )


REACTIONS: Final[Reactions] = {
    telling.DigestMade: _digest,
    telling.RemindersJoined: _joined,
    telling.OverdueListed: _overdue,
}

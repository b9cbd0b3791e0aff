"""New messages on their way to people."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, func, select, text, update

from bot.domain.effects import Send
from bot.mail import Outgoing
from storage.family import Family
from storage.plain import ONE, ZERO, insertion, json, micros, packed, read_json, unpacked, when, words
from storage.schema import BEING_SENT, TO_SEND, outbox
from storage.statements import Quick, Row, Stmt

_THIS: Final = outbox.c.id == bindparam("row")
_COLUMNS: Final = (
    outbox.c.id,
    outbox.c.key,
    outbox.c.lane,
    outbox.c.person,
    outbox.c.kind,
    outbox.c.subject,
    outbox.c.version,
    outbox.c.payload,
    outbox.c.state,
    outbox.c.attempts,
)

ADD: Final = Quick(
    insertion(outbox, "id", state=words("pending"), attempts=ZERO, not_before=ZERO).on_conflict_do_nothing(
        index_elements=["key"]
    ),
    "key",
    "lane",
    "person",
    "kind",
    "subject",
    "version",
    "payload",
    "added_at",
)
NEXT: Final = Stmt(
    select(*_COLUMNS)
    .where(text(TO_SEND), outbox.c.not_before <= bindparam("now"))
    .order_by(outbox.c.lane, outbox.c.id)
    .limit(bindparam("most"))
)
NEXT_AT: Final = Stmt(select(func.min(outbox.c.not_before)).where(text(TO_SEND), outbox.c.state == words("retry")))
SENDING: Final = Stmt(update(outbox).where(_THIS).values(state=words("sending"), attempts=outbox.c.attempts + ONE))
RETRY: Final = Stmt(update(outbox).where(_THIS).values(state=words("retry"), not_before=bindparam("at")))
ENDED: Final = Stmt(update(outbox).where(_THIS).values(state=bindparam("as")))
INTERRUPTED: Final = Stmt(select(*_COLUMNS).where(text(BEING_SENT)).order_by(outbox.c.id))


class Outbox(Family):
    """The queue's entrance; meets `bot.memory.Outbox`."""

    __slots__ = ()

    def add(self, sends: Sequence[Send], now: datetime) -> None:
        at = micros(now)
        ADD.many(self._cursor, [row(send, at) for send in sends])


class Queue(Family):
    """The queue's way out; meets that half of `bot.memory.Messages`."""

    __slots__ = ()

    def next(self, now: datetime, most: int) -> tuple[Outgoing, ...]:
        return tuple(map(_outgoing, NEXT.all(self._db, now=micros(now), most=most)))

    def next_at(self) -> datetime | None:
        [(at,)] = NEXT_AT.all(self._db)
        return when(at)

    def sending(self, outgoing: int) -> None:
        SENDING.run(self._db, row=outgoing)

    def sent(self, outgoing: int) -> None:
        ENDED.run(self._db, row=outgoing, **{"as": "sent"})

    def retry(self, outgoing: int, at: datetime) -> None:
        RETRY.run(self._db, row=outgoing, at=micros(at))

    def dead(self, outgoing: int) -> None:
        ENDED.run(self._db, row=outgoing, **{"as": "dead"})

    def interrupted(self) -> tuple[Outgoing, ...]:
        return tuple(map(_outgoing, INTERRUPTED.all(self._db)))


def row(send: Send, at: int) -> Row:
    """Write a message by the places of `ADD`; it was queued at this moment (microseconds)."""
    said = send.text is not None or send.buttons
    payload = json({"text": packed(send.text), "buttons": send.buttons}) if said else None
    return send.key, int(send.lane), send.to, send.kind, send.subject, send.version, payload, at


def _outgoing(row: Row) -> Outgoing:
    id_, key, lane, person, kind, subject, version, payload, state, attempts = row
    said: dict[str, Any] = read_json(payload) if payload else {"text": None, "buttons": ()}
    buttons = tuple((verb, label) for verb, label in said["buttons"])
    return Outgoing(id_, key, lane, person, kind, subject, version, unpacked(said["text"]), buttons, state, attempts)

"""New messages on their way to people."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.domain.effects import Send
from bot.mail import Here
from storage.family import Family
from storage.plain import ZERO, insertion, json, micros, packed, words
from storage.schema import outbox
from storage.statements import Bulk, Quick, Row

_LATER: Final = ("place", "platform", "workspace", "account", "fence", "until", "deaths", "doubt", "why")
ADD: Final = Bulk(
    insertion(outbox, "id", *_LATER, state=words("pending"), attempts=ZERO, not_before=ZERO).on_conflict_do_nothing(
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
    "needed_by",
)

POST: Final = Quick(
    insertion(outbox, "id", *_LATER[4:], state=words("pending"), attempts=ZERO, not_before=ZERO).on_conflict_do_nothing(
        index_elements=["key"]
    ),
    *ADD.names[:-1],
    "place",
    "platform",
    "workspace",
    "account",
    ADD.names[-1],
)


class Outbox(Family):
    """The queue's entrance; meets `bot.memory.Outbox`."""

    __slots__ = ()

    def add(self, sends: Sequence[Send], now: datetime, here: Here | None = None) -> None:
        at = micros(now)
        for send in sends:
            if send.place:
                key, lane, _, *more, needed_by = row(send, at)
                POST.run(self._db, key, lane, None, *more, send.place, None, None, None, needed_by)
            elif here is not None and here.person == send.to:
                to = here.address
                *said, needed_by = row(send, at)
                POST.run(self._db, *said, None, to.platform, to.workspace, to.user, needed_by)
            else:
                self._later.add(self._cursor, ADD, row(send, at))


def row(send: Send, at: int) -> Row:
    """Write a message by the places of `ADD`; it was queued at this moment (microseconds)."""
    needed_by = None if send.needed_by is None else micros(send.needed_by)
    if send.text is None and not send.buttons:
        return send.key, int(send.lane), send.to, send.kind, send.subject, send.version, None, at, needed_by
    payload = json({"text": packed(send.text), "buttons": send.buttons})
    return send.key, int(send.lane), send.to, send.kind, send.subject, send.version, payload, at, needed_by

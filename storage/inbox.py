"""What platforms delivered, by event key, with the answer that was given."""

from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, literal_column, select, text, update

from bot.mail import Event
from storage.family import Family
from storage.plain import ZERO, insertion, micros, words
from storage.schema import EVENT_UNFINISHED, inbox
from storage.statements import Bulk, Quick, Stmt

_THIS: Final = inbox.c.event == bindparam("key")
_COLUMNS: Final = (inbox.c.event, inbox.c.state, inbox.c.raw, inbox.c.answer, inbox.c.tries)

NOTE: Final = Stmt(
    insertion(inbox, state=words("received"), answer=literal_column("NULL"), tries=ZERO).on_conflict_do_nothing(
        index_elements=["event"]
    )
)
_done: Final = insertion(inbox, state=words("done"), raw=literal_column("NULL"), tries=ZERO)
DONE: Final = Bulk(_done, "event", "at", "answer")
GET: Final = Quick(select(*_COLUMNS).where(_THIS), "key")
ANSWER: Final = Stmt(update(inbox).where(_THIS).values(state=words("done"), answer=bindparam("said")))
TRIED: Final = Stmt(
    update(inbox)
    .where(_THIS, inbox.c.state == words("received"))
    .values(tries=inbox.c.tries + 1)
    .returning(inbox.c.tries)
)
QUARANTINE: Final = Stmt(update(inbox).where(_THIS).values(state=words("quarantined")))
UNFINISHED: Final = Stmt(select(*_COLUMNS).where(text(EVENT_UNFINISHED)).order_by(inbox.c.at, inbox.c.event))


class Inbox(Family):
    """The events; meets `bot.memory.Events`."""

    __slots__ = ()

    def seen(self, event: str, raw: str | None, now: datetime) -> Event | None:
        if NOTE.run(self._db, event=event, at=micros(now), raw=raw).rowcount == 1:
            return None
        return self._on_file(event)

    def get(self, event: str) -> Event | None:
        told = self._later.told.get((DONE, event))
        if told is not None:
            return Event(event, "done", None, told[-1], 0)
        if self._later.waits:
            self._later.guessed = True
            return None
        return self._on_file(event)

    def _on_file(self, event: str) -> Event | None:
        row = GET.one(self._cursor, event)
        return None if row is None else Event(*row)

    def done(self, event: str, answer: str, now: datetime) -> None:
        self._later.add(self._cursor, DONE, (event, micros(now), answer), event)

    def answer(self, event: str, answer: str) -> None:
        ANSWER.run(self._db, key=event, said=answer)

    def tried(self, event: str) -> int:
        """Count another try and give how many there were; 0 when the event is done."""
        row = TRIED.one(self._db, key=event)
        return int(row[0]) if row else 0

    def quarantine(self, event: str) -> None:
        QUARANTINE.run(self._db, key=event)

    def unfinished(self) -> tuple[Event, ...]:
        return tuple(Event(*row) for row in UNFINISHED.all(self._db))

"""What is to be looked at, and when."""

from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, func, select, text, update

from bot.domain.effects import Forget, Remind
from bot.reactions.rules import ACCOUNT
from storage.family import Family
from storage.plain import insertion, micros, moment, when, words
from storage.schema import DUE_WAITING, dues
from storage.statements import Bulk, Row, Stmt

_WAITING: Final = text(DUE_WAITING)
_OF: Final = (dues.c.rule == bindparam("by"), dues.c.subject == bindparam("of"))

ADD: Final = Bulk(
    insertion(dues, state=words("waiting")).on_conflict_do_nothing(index_elements=["rule", "subject", "period"]),
    "rule",
    "subject",
    "period",
    "due_at",
)
DROP: Final = Stmt(delete(dues).where(*_OF, _WAITING))
DROP_REGULAR: Final = Stmt(
    delete(dues).where(dues.c.rule == bindparam("by"), dues.c.period.not_like(bindparam("but")), _WAITING)
)
NEXT_FOR: Final = Stmt(select(func.min(dues.c.due_at)).where(*_OF, _WAITING))
WAITING: Final = Stmt(
    select(dues.c.rule, dues.c.subject, dues.c.period, dues.c.due_at).where(*_OF, _WAITING).order_by(dues.c.due_at)
)
_TICKED: Final = dues.c.rule != words(ACCOUNT)  # what the ticker looks at
TURNS: Final = Stmt(
    select(dues.c.rule, dues.c.subject, dues.c.period, dues.c.due_at)
    .where(dues.c.rule == words(ACCOUNT), _WAITING)
    .order_by(dues.c.due_at, dues.c.subject)
)
DUE: Final = Stmt(
    select(dues.c.rule, dues.c.subject, dues.c.period, dues.c.due_at)
    .where(_WAITING, dues.c.due_at <= bindparam("now"), _TICKED)
    .order_by(dues.c.due_at)
    .limit(bindparam("most"))
)
CLAIM: Final = Stmt(update(dues).where(*_OF, dues.c.period == bindparam("for"), _WAITING).values(state=words("done")))
NEXT_AT: Final = Stmt(select(func.min(dues.c.due_at)).where(_WAITING, _TICKED))


class Dues(Family):
    """The due items; meets `bot.memory.Dues`."""

    __slots__ = ()

    def add(self, remind: Remind) -> None:
        self._later.add(self._cursor, ADD, (remind.rule, remind.subject, remind.period, micros(remind.at)))

    def drop(self, forget: Forget) -> None:
        """Take back what waits; it may be added anew. What was looked at is not looked at again."""
        DROP.run(self._db, by=forget.rule, of=forget.subject)

    def drop_regular(self, rule: str) -> None:
        DROP_REGULAR.run(self._db, by=rule, but="after-%")

    def of(self, rule: str, subject: str) -> tuple[Remind, ...]:
        return tuple(map(_remind, WAITING.all(self._db, by=rule, of=subject)))

    def next_for(self, rule: str, subject: str) -> datetime | None:
        [(at,)] = NEXT_FOR.all(self._db, by=rule, of=subject)
        return when(at)

    def due(self, now: datetime, most: int) -> tuple[Remind, ...]:
        return tuple(map(_remind, DUE.all(self._db, now=micros(now), most=most)))

    def turns(self) -> tuple[Remind, ...]:
        return tuple(map(_remind, TURNS.all(self._db)))

    def claim(self, remind: Remind) -> bool:
        where = {"by": remind.rule, "of": remind.subject, "for": remind.period}
        return CLAIM.run(self._db, **where).rowcount == 1

    def next_at(self) -> datetime | None:
        [(at,)] = NEXT_AT.all(self._db)
        return when(at)


def _remind(row: Row) -> Remind:
    rule, subject, period, at = row
    return Remind(rule, subject, period, moment(at))

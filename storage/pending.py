"""Open steps that have a time, and how people want to be told of what waits for them."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import and_, bindparam, select, text, update

from bot.domain.habits import Chosen, Gathers
from bot.domain.people import PersonId
from bot.domain.steps import StepId
from bot.pending import Late, Opened
from storage.family import Family
from storage.plain import insertion, micros, moment, words
from storage.rows import DRAFT, STEP, draft_of, step_of
from storage.schema import SEAT_OPEN, drafts, habits, rounds, seats, steps, versions
from storage.seats import Seats
from storage.statements import Row, Stmt

_WIDTH: Final = len(DRAFT)
_OPEN: Final = steps.c.state == words("open")
# By way of the open seats, of which there is an index: what is archived costs nothing.
_WITH_OPEN_SEATS: Final = steps.c.id.in_(select(seats.c.step).where(text(SEAT_OPEN)))

TIMED: Final = Stmt(
    select(steps.c.id, steps.c.opened_at, steps.c.due, rounds.c.policy, steps.c.kind)
    .join(rounds, rounds.c.id == steps.c.round)
    .where(_WITH_OPEN_SEATS, _OPEN, steps.c.due.is_not(None))
)
PUT_DUE: Final = Stmt(update(steps).where(steps.c.id == bindparam("this")).values(due_at=bindparam("at")))
LATE: Final = Stmt(
    select(*DRAFT, versions.c.title, *STEP)
    .select_from(steps)
    .join(rounds, rounds.c.id == steps.c.round)
    .join(drafts, and_(drafts.c.id == rounds.c.draft, drafts.c.round == rounds.c.id))
    .join(versions, and_(versions.c.draft == drafts.c.id, versions.c.number == drafts.c.version))
    .where(_WITH_OPEN_SEATS, _OPEN, steps.c.due_at <= bindparam("now"), drafts.c.state == words("in-review"))
    .order_by(steps.c.due_at, steps.c.id)
    .limit(bindparam("most"))
)
_WHO: Final = habits.c.person == bindparam("who")
_new: Final = insertion(habits)
OF: Final = Stmt(select(habits.c.quiet, habits.c.digest, habits.c.gathers).where(_WHO))
CHOOSE: Final = Stmt(
    _new.on_conflict_do_update(
        index_elements=["person"], set_={name: _new.excluded[name] for name in ("quiet", "digest", "gathers")}
    )
)
HOURS: Final = Stmt(select(habits.c.digest).where(habits.c.digest.is_not(None)).distinct())
AT: Final = Stmt(select(habits.c.person).where(habits.c.digest == bindparam("hour")))
ANY: Final = Stmt(select(habits.c.person).where(habits.c.digest.is_not(None)))


class Pending(Seats):
    """Open steps that have a time; meets `bot.pending.Pending`."""

    __slots__ = ()

    def timed(self) -> tuple[Opened, ...]:
        return tuple(map(_opened, TIMED.all(self._db)))

    def put_due(self, step: StepId, due_at: datetime) -> None:
        PUT_DUE.run(self._db, this=step, at=micros(due_at))

    def late(self, now: datetime, most: int) -> tuple[Late, ...]:
        return tuple(self._late(row) for row in LATE.all(self._db, now=micros(now), most=most))

    def _late(self, row: Row) -> Late:
        draft, title, its = draft_of(row[:_WIDTH]), row[_WIDTH], row[_WIDTH + 1 :]
        step = step_of(its, self.seats_in(its[0]))
        return Late(draft, title, step, step.due_at or moment(0))


def _opened(row: Row) -> Opened:
    step, opened_at, due, policy, kind = row
    return Opened(StepId(step), moment(opened_at), timedelta(microseconds=due), policy, kind == "talk")


class Habits(Family):
    """What people have chosen for themselves; meets `bot.pending.Habits`."""

    __slots__ = ()

    def of(self, person: PersonId) -> Chosen:
        row = OF.one(self._db, who=person)
        return Chosen() if row is None else Chosen(row[0], row[1], Gathers(row[2]) if row[2] else None)

    def choose(self, person: PersonId, chosen: Chosen) -> None:
        CHOOSE.run(self._db, person=person, quiet=chosen.quiet, digest=chosen.digest, gathers=chosen.gathers)

    def hours(self) -> frozenset[str]:
        return frozenset(hour for (hour,) in HOURS.all(self._db))

    def at(self, hour: str | None) -> frozenset[PersonId]:
        rows = ANY.all(self._db) if hour is None else AT.all(self._db, hour=hour)
        return frozenset(PersonId(person) for (person,) in rows)

"""Drills on file: what each was and how it came out."""

from typing import Final

from sqlalchemy import BindParameter, bindparam, or_, select, text, update

from bot.domain.crises import CrisisId
from bot.domain.drill_rules import Occasion
from bot.domain.drills import Drill, Why
from bot.domain.effects import Lane
from bot.domain.people import PersonId
from storage.delivery_schema import TO_SEND
from storage.family import Family
from storage.plain import ONE, ZERO, insertion, micros, moment, stamp, when, words
from storage.schema import drills, outbox
from storage.statements import Row, Stmt

_THIS: Final[BindParameter[str]] = bindparam("this")
_COLUMNS: Final = (
    drills.c.crisis,
    drills.c.occasion,
    drills.c.began_at,
    drills.c.until,
    drills.c.by,
    drills.c.period,
    drills.c.over_at,
    drills.c.why,
    drills.c.real,
    drills.c.called,
    drills.c.reached,
    drills.c.seen,
    drills.c.taken,
)
_RUNNING: Final = drills.c.over_at.is_(None)

ADD: Final = Stmt(insertion(drills))
GET: Final = Stmt(select(*_COLUMNS).where(drills.c.crisis == _THIS))
RUNNING: Final = Stmt(select(*_COLUMNS).where(_RUNNING).order_by(drills.c.began_at))
LATEST: Final = Stmt(
    select(*_COLUMNS)
    .where(drills.c.over_at.is_not(None))
    .order_by(drills.c.began_at.desc())
    .limit(bindparam("most"))
    .offset(ZERO)
)
HELD: Final = Stmt(
    select(drills.c.crisis)
    .where(drills.c.occasion == bindparam("when"), drills.c.period == bindparam("of"))
    .limit(ONE)
    .offset(ZERO)
)
END: Final = Stmt(
    update(drills)
    .where(drills.c.crisis == _THIS, _RUNNING)
    .values(
        {name: bindparam(f"new_{name}") for name in ("over_at", "why", "real", "called", "reached", "seen", "taken")}
    )
)
# What is out already, or may be, is left as it is; nobody misses what is taken back, so that it has no reason.
TAKE_BACK: Final = Stmt(
    update(outbox)
    .where(
        text(TO_SEND),
        or_(*(outbox.c.state == words(state) for state in ("pending", "retry"))),
        outbox.c.lane == int(Lane.CRISIS),
        outbox.c.subject.in_(select(drills.c.crisis).where(_RUNNING)),
    )
    .values(state=words("dead"))
)


class Drills(Family):
    """Drills; meets `bot.drills.Drills`."""

    __slots__ = ()

    def add(self, drill: Drill) -> None:
        ADD.run(
            self._db,
            crisis=drill.crisis,
            occasion=drill.occasion.value,
            period=drill.period,
            by=drill.by,
            began_at=micros(drill.began_at),
            until=micros(drill.until),
            over_at=stamp(drill.over_at),
            why=drill.why,
            real=drill.real,
            called=drill.called,
            reached=drill.reached,
            seen=drill.seen,
            taken=drill.taken,
        )

    def get(self, crisis: str) -> Drill | None:
        found = GET.one(self._db, this=crisis)
        return None if found is None else _drill(found)

    def running(self) -> tuple[Drill, ...]:
        return tuple(map(_drill, RUNNING.all(self._db)))

    def latest(self, most: int) -> tuple[Drill, ...]:
        return tuple(map(_drill, LATEST.all(self._db, most=most)))

    def held(self, occasion: Occasion, period: str) -> bool:
        return HELD.one(self._db, when=occasion.value, of=period) is not None

    def end(self, drill: Drill) -> bool:
        counted = {"new_called": drill.called, "new_reached": drill.reached, "new_seen": drill.seen}
        told = {"new_over_at": stamp(drill.over_at), "new_why": drill.why, "new_real": drill.real}
        return END.run(self._db, this=drill.crisis, **counted, **told, new_taken=drill.taken).rowcount > 0

    def give_way(self) -> bool:
        running = RUNNING.one(self._db) is not None
        if running:
            TAKE_BACK.run(self._db)
        return running


def _drill(row: Row) -> Drill:
    crisis, occasion, began_at, until, by, period, over_at, why, real, called, reached, seen, taken = row
    return Drill(
        crisis=CrisisId(crisis),
        occasion=Occasion(occasion),
        began_at=moment(began_at),
        until=moment(until),
        by=PersonId(by) if by else None,
        period=period,
        over_at=when(over_at),
        why=Why(why) if why else None,
        real=CrisisId(real) if real else None,
        called=called,
        reached=reached,
        seen=seen,
        taken=taken,
    )

"""Rounds and their steps: a frozen route, as it was, is and will be."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, func, select, update

from bot.domain.drafts import DraftId
from bot.domain.rounds import Round
from bot.domain.steps import Seat, SeatId
from storage.plain import insertion, micros
from storage.rows import STEP, seat_row, step_of, step_row
from storage.schema import drafts, rounds, seats, steps
from storage.seats import Seats
from storage.statements import Row, Stmt

_ROUND: Final = (
    rounds.c.id,
    rounds.c.draft,
    rounds.c.number,
    rounds.c.policy,
    rounds.c.version,
    rounds.c.signed,
)

PRESENT: Final = Stmt(
    select(*_ROUND).join(drafts, drafts.c.round == rounds.c.id).where(drafts.c.id == bindparam("item"))
)
WITH_SEAT: Final = Stmt(
    select(*_ROUND)
    .join(steps, steps.c.round == rounds.c.id)
    .join(seats, seats.c.step == steps.c.id)
    .where(seats.c.id == bindparam("seat"))
)
COUNT: Final = Stmt(select(func.count()).where(rounds.c.draft == bindparam("item")))
STEPS: Final = Stmt(select(*STEP).where(steps.c.round == bindparam("journey")).order_by(steps.c.position))
ADD: Final = Stmt(insertion(rounds))
SIGN: Final = Stmt(
    update(rounds)
    .where(rounds.c.id == bindparam("journey"))
    .values(version=bindparam("now_version"), signed=bindparam("now_signed"))
)
ADD_STEP: Final = Stmt(insertion(steps))
PUT_STEP: Final = Stmt(
    update(steps)
    .where(steps.c.id == bindparam("this"))
    .values(
        position=bindparam("position"),
        role=bindparam("role"),
        role_of=bindparam("role_of"),
        stands_in=bindparam("stands_in"),
        state=bindparam("state"),
        opened_at=bindparam("opened_at"),
        due_at=bindparam("due_at"),
    )
)
DROP_STEP: Final = Stmt(delete(steps).where(steps.c.id == bindparam("this")))
ADD_SEAT: Final = Stmt(insertion(seats))
PUT_SEAT: Final = Stmt(
    update(seats)
    .where(seats.c.id == bindparam("this"))
    .values(
        place=bindparam("place"),
        version=bindparam("version"),
        state=bindparam("state"),
        opened_at=bindparam("opened_at"),
    )
)
DROP_SEAT: Final = Stmt(delete(seats).where(seats.c.id == bindparam("this")))

Rows = Mapping[str, Mapping[str, object]]


class Routes(Seats):
    """Rounds, steps and seats; that part of `bot.memory.Drafts`."""

    __slots__ = ()

    def round(self, draft: DraftId) -> Round | None:
        return self._journey(PRESENT.one(self._db, item=draft))

    def round_of_seat(self, seat: SeatId) -> Round | None:
        return self._journey(WITH_SEAT.one(self._db, seat=seat))

    def rounds(self, draft: DraftId) -> int:
        [(count,)] = COUNT.all(self._db, item=draft)
        return int(count)

    def start(self, round_: Round, now: datetime) -> None:
        self.touched.add(round_.draft)
        ADD.run(
            self._db,
            id=round_.id,
            draft=round_.draft,
            number=round_.number,
            policy=round_.policy,
            version=round_.version,
            signed=round_.signed,
            started_at=micros(now),
        )
        ADD_STEP.many(self._db, _steps(round_).values())
        ADD_SEAT.many(self._db, _seats(round_).values())

    def save_round(self, before: Round, after: Round) -> None:
        """Write what differs. Steps and seats that vanished are deleted, which those with a decision refuse."""
        if (before.version, before.signed) != (after.version, after.signed):
            SIGN.run(self._db, journey=after.id, now_version=after.version, now_signed=after.signed)
        old_steps, new_steps = _steps(before), _steps(after)
        old_seats, new_seats = _seats(before), _seats(after)
        if new_seats.keys() - old_seats.keys():
            self.touched.add(after.draft)  # somebody else is asked, and so may find it
        DROP_SEAT.many(self._db, _gone(old_seats, new_seats))
        DROP_STEP.many(self._db, _gone(old_steps, new_steps))
        PUT_STEP.many(self._db, _changed(old_steps, new_steps))
        ADD_STEP.many(self._db, _fresh(old_steps, new_steps))
        PUT_SEAT.many(self._db, _changed(old_seats, new_seats))  # a seat is closed before its person gets another
        ADD_SEAT.many(self._db, _fresh(old_seats, new_seats))

    def _journey(self, row: Row | None) -> Round | None:
        if row is None:
            return None
        id_, draft, number, policy, version, signed = row
        of: dict[str, list[Seat]] = {}
        for _, step_id, seat in self.of_round(id_):
            of.setdefault(step_id, []).append(seat)
        its_steps = tuple(step_of(step, tuple(of.get(step[0], ()))) for step in STEPS.all(self._db, journey=id_))
        return Round(id_, draft, number, policy, version, its_steps, signed)


def _steps(journey: Round) -> Rows:
    return {step.id: step_row(step, journey.id) for step in journey.steps}


def _seats(journey: Round) -> Rows:
    return {seat.id: seat_row(seat, place) for step in journey.steps for place, seat in enumerate(step.seats)}


def _gone(old: Rows, new: Rows) -> Iterable[Mapping[str, object]]:
    return ({"this": id_} for id_ in old if id_ not in new)


def _changed(old: Rows, new: Rows) -> Iterable[Mapping[str, object]]:
    return ({"this": id_, **row} for id_, row in new.items() if id_ in old and old[id_] != row)


def _fresh(old: Rows, new: Rows) -> Iterable[Mapping[str, object]]:
    return (row for id_, row in new.items() if id_ not in old)

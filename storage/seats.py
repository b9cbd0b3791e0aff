"""Seats and decisions: what is needed to take one opinion, and the taking of it."""

from collections.abc import Iterable
from datetime import datetime
from operator import attrgetter, itemgetter
from typing import Final

from sqlalchemy import and_, bindparam, func, literal_column, or_, select, update

from bot.domain.drafts import DraftId
from bot.domain.people import PersonId
from bot.domain.steps import Decision, Seat, SeatId, SeatState, Step, StepId
from bot.journeys import Held
from storage.family import OfItems
from storage.plain import insertion, micros, read_json, words
from storage.rows import DECISION, DRAFT, STEP, Placed, decision_of, decision_row, draft_of, placed, seat_line, step_of
from storage.schema import decisions, drafts, rounds, seats, steps, versions
from storage.statements import Quick, Stmt

_OPEN: Final = seats.c.state == words("open")
_THIS: Final = seats.c.id == bindparam("seat")
_DRAFT_WIDTH: Final = len(DRAFT)
_STEP_WIDTH: Final = len(STEP)
_PLACE: Final = itemgetter(0)
_AT_BY: Final = attrgetter("at", "by")
_WAITING: Final = SeatState.WAITING
ITS_DECISION: Final = and_(decisions.c.seat == seats.c.id, decisions.c.version == seats.c.version)

_STEPS, _SEATS = steps.alias("its_steps"), seats.alias("its_seats")
_OF_JOURNEY: Final = (
    select(func.group_concat(seat_line(_SEATS), literal_column("char(10)")))
    .select_from(_STEPS)
    .join(_SEATS, _SEATS.c.step == _STEPS.c.id)
    .outerjoin(decisions, and_(decisions.c.seat == _SEATS.c.id, decisions.c.version == _SEATS.c.version))
    .where(_STEPS.c.round == steps.c.round)
    .correlate(steps)
    .scalar_subquery()
)
HOLDING: Final = Quick(
    select(func.json_array(*DRAFT, versions.c.title, *STEP), _OF_JOURNEY)
    .select_from(seats)
    .join(steps, steps.c.id == seats.c.step)
    .join(rounds, rounds.c.id == steps.c.round)
    .join(drafts, drafts.c.id == rounds.c.draft)
    .join(versions, and_(versions.c.draft == drafts.c.id, versions.c.number == drafts.c.version))
    .where(_THIS),
    "seat",
)
OF_STEP: Final = Stmt(
    select(seat_line(seats))
    .select_from(seats)
    .outerjoin(decisions, ITS_DECISION)
    .where(seats.c.step == bindparam("of"))
    .order_by(seats.c.place)
)
OF_ROUND: Final = Stmt(
    select(seat_line(seats))
    .select_from(steps)
    .join(seats, seats.c.step == steps.c.id)
    .outerjoin(decisions, ITS_DECISION)
    .where(steps.c.round == bindparam("journey"))
)
_take: Final = update(seats).where(_THIS, _OPEN, seats.c.version == bindparam("on")).values(state=words("decided"))
TAKE: Final = Quick(_take, "seat", "on")
KEEP: Final = Quick(insertion(decisions), *(column.name for column in decisions.c))
OPENED: Final = Stmt(update(seats).where(_THIS, seats.c.opened_at.is_(None)).values(opened_at=bindparam("now")))
STEP_OF_SEAT: Final = Stmt(select(seats.c.step).where(_THIS))
DRAFT_OF_STEP: Final = Stmt(
    select(rounds.c.draft).join(steps, steps.c.round == rounds.c.id).where(steps.c.id == bindparam("of"))
)
OF_PERSON: Final = Stmt(select(seats.c.id).where(seats.c.person == bindparam("who"), _OPEN).order_by(seats.c.id))
SEATED: Final = Stmt(select(seats.c.person).where(_OPEN).distinct().order_by(seats.c.person))
SEEN: Final = Stmt(
    select(func.max(seats.c.version))
    .join(steps, steps.c.id == seats.c.step)
    .join(rounds, rounds.c.id == steps.c.round)
    .where(
        rounds.c.draft == bindparam("item"),
        seats.c.person == bindparam("who"),
        seats.c.version < bindparam("until"),
        or_(seats.c.opened_at.is_not(None), seats.c.state == words("decided")),
    )
)
DECISIONS: Final = Stmt(
    select(*STEP, *DECISION)
    .select_from(rounds)
    .join(steps, steps.c.round == rounds.c.id)
    .join(seats, seats.c.step == steps.c.id)
    .join(decisions, decisions.c.seat == seats.c.id)
    .where(rounds.c.draft == bindparam("item"))
    .order_by(decisions.c.at, rounds.c.number)
)


class Seats(OfItems):
    """Seats and decisions; that part of `bot.memory.Drafts`."""

    __slots__ = ()

    def holding(self, seat: SeatId) -> Held | None:
        row = HOLDING.one(self._cursor, seat)
        if row is None:
            return None
        head, of_journey = read_json(row[0]), _in_order(row[1].split("\n"))
        title, step = head[_DRAFT_WIDTH], head[_DRAFT_WIDTH + 1]
        its_seats = [found for _, of, found in of_journey if of == step]
        said = [found.decision for _, _, found in of_journey if found.decision is not None]
        last = _WAITING not in [found.state for _, _, found in of_journey]
        said.sort(key=_AT_BY)
        held = next(found for found in its_seats if found.id == seat)
        step_held = step_of(head[_DRAFT_WIDTH + 1 :], tuple(its_seats))
        earlier = tuple(dict.fromkeys([decision.by for decision in said]))
        return Held(draft_of(head[:_DRAFT_WIDTH]), title, step_held, held, earlier, last)

    def of_round(self, journey: str) -> list[Placed]:
        """Give the seats of a journey, in order within each step."""
        return _in_order([line for (line,) in OF_ROUND.all(self._db, journey=journey)])

    def seats_in(self, step: StepId) -> tuple[Seat, ...]:
        """Give a step's seats in their order, with their decisions."""
        return tuple([placed(line)[-1] for (line,) in OF_STEP.all(self._db, of=step)])

    def take(self, decision: Decision) -> bool:
        if TAKE.run(self._cursor, decision.seat, decision.version) == 0:
            return False
        KEEP.run(self._cursor, *decision_row(decision))
        return True

    def opened(self, seat: SeatId, now: datetime) -> None:
        """Note when a seat's person looked at the text; the first time counts."""
        OPENED.run(self._db, seat=seat, now=micros(now))

    def seen(self, draft: DraftId, person: PersonId, before: int) -> int:
        """Give the last version before this one that somebody decided on or opened for his seat; 0 when none."""
        [(version,)] = SEEN.all(self._db, item=draft, who=person, until=before)
        return version or 0

    def with_seat(self, seat: SeatId) -> DraftId | None:
        row = STEP_OF_SEAT.one(self._db, seat=seat)
        return None if row is None else self.with_step(row[0])

    def with_step(self, step: StepId) -> DraftId | None:
        row = DRAFT_OF_STEP.one(self._db, of=step)
        return None if row is None else row[0]

    def seated(self) -> tuple[PersonId, ...]:
        """Name everybody whom a seat waits for."""
        return tuple(person for (person,) in SEATED.all(self._db))

    def seats_of(self, person: PersonId) -> tuple[SeatId, ...]:
        """Name the seats that wait for somebody."""
        return tuple(seat for (seat,) in OF_PERSON.all(self._db, who=person))

    def decisions(self, draft: DraftId) -> tuple[tuple[Step, Decision], ...]:
        """Give every decision ever taken on an item, the oldest first, each with its step (without the seats)."""
        rows = DECISIONS.all(self._db, item=draft)
        return tuple((step_of(row[:_STEP_WIDTH], ()), decision_of(row[_STEP_WIDTH:])) for row in rows)


def _in_order(lines: Iterable[str]) -> list[Placed]:
    """Read seats and sort them by place; so few are sorted for less here than in SQLite."""
    seats = list(map(placed, lines))
    seats.sort(key=_PLACE)
    return seats

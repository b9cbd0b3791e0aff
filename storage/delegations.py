"""Standing in, on file: delegations, and the seats that were lent."""

from datetime import date, datetime
from typing import Final, cast

from sqlalchemy import and_, bindparam, exists, func, select, text, update

from bot.domain.delegations import Delegation, on
from bot.domain.drafts import DraftId
from bot.domain.people import PersonId
from bot.domain.standing_in import Proxy, Why
from bot.domain.steps import SeatId, StepId
from storage.delegations_schema import PROXY_STANDS
from storage.family import Family
from storage.plain import insertion, micros, moment, when, words
from storage.schema import decisions, delegations, proxies, rounds, seats, steps
from storage.statements import Row, Stmt

_DELEGATION: Final = (
    delegations.c.id,
    delegations.c.person,
    delegations.c.delegate,
    delegations.c.since,
    delegations.c.until,
    delegations.c.by,
    delegations.c.note,
    delegations.c.ended_at,
)
_PROXY: Final = (proxies.c.seat, proxies.c.person, proxies.c.why, proxies.c.since, proxies.c.delegation)
_STANDS: Final = text(f"proxies.{PROXY_STANDS}")

GET: Final = Stmt(select(*_DELEGATION).where(delegations.c.id == bindparam("this")))
ADD: Final = Stmt(insertion(delegations, "ended_at"))
END: Final = Stmt(
    update(delegations)
    .where(delegations.c.id == bindparam("this"), delegations.c.ended_at.is_(None))
    .values(ended_at=bindparam("now"))
)
COMING: Final = Stmt(
    select(*_DELEGATION)
    .where(delegations.c.until >= bindparam("day"), delegations.c.ended_at.is_(None))
    .order_by(delegations.c.since, delegations.c.at, delegations.c.id)
)
_lend: Final = insertion(proxies, "ended_at")
LEND: Final = Stmt(
    _lend.on_conflict_do_update(
        index_elements=["seat", "person"],
        set_={
            **{name: _lend.excluded[name] for name in ("why", "delegation", "since")},
            "ended_at": None,
        },
    )
)
GIVE_BACK: Final = Stmt(
    update(proxies)
    .where(proxies.c.seat == bindparam("of"), proxies.c.person == bindparam("who"), proxies.c.ended_at.is_(None))
    .values(ended_at=bindparam("now"))
)
LENT: Final = Stmt(
    select(*_PROXY)
    .join(seats, seats.c.id == proxies.c.seat)
    .where(seats.c.step == bindparam("of"), proxies.c.ended_at.is_(None))
    .order_by(seats.c.place, proxies.c.since, proxies.c.person)
)
STOOD: Final = Stmt(select(*_PROXY).where(proxies.c.seat == bindparam("of"), proxies.c.person == bindparam("who")))
BY: Final = Stmt(
    select(*_PROXY)
    .join(seats, seats.c.id == proxies.c.seat)
    .where(proxies.c.delegation == bindparam("this"), _STANDS, seats.c.state == words("open"))
    .order_by(proxies.c.seat, proxies.c.person)
)

SEATS: Final = Stmt(
    select(seats.c.id)
    .where(
        seats.c.state == words("open"),
        exists().where(proxies.c.seat == seats.c.id, proxies.c.ended_at.is_(None)).correlate(seats),
    )
    .order_by(seats.c.person, seats.c.id)
)
PLACES: Final = Stmt(
    select(seats.c.id, seats.c.person)
    .join(steps, steps.c.id == seats.c.step)
    .join(rounds, rounds.c.id == steps.c.round)
    .join(decisions, decisions.c.seat == seats.c.id)
    .where(rounds.c.draft == bindparam("item"), decisions.c.by != seats.c.person)
)
APPROVED: Final = Stmt(
    select(decisions.c.by, seats.c.person)
    .distinct()
    .select_from(rounds)
    .join(steps, steps.c.round == rounds.c.id)
    .join(seats, seats.c.step == steps.c.id)
    .join(decisions, decisions.c.seat == seats.c.id)
    .where(
        rounds.c.draft == bindparam("item"),
        decisions.c.by != seats.c.person,
        decisions.c.verdict == words("approve"),
        steps.c.state == words("passed"),
    )
    .order_by(decisions.c.at)
)
DECIDED: Final = Stmt(
    select(func.count())
    .select_from(proxies)
    .join(decisions, and_(decisions.c.seat == proxies.c.seat, decisions.c.by == proxies.c.person))
    .where(proxies.c.delegation == bindparam("this"))
)


class Standing(Family):
    """Delegations and lent seats; meets `bot.standing.Standing`."""

    __slots__ = ()

    def on(self, day: date) -> dict[PersonId, Delegation]:
        return on(day, self._coming(day))

    def get(self, delegation: str) -> Delegation | None:
        row = GET.one(self._db, this=delegation)
        return None if row is None else _delegation(row)

    def add(self, delegation: Delegation, now: datetime) -> None:
        ADD.run(
            self._db,
            id=delegation.id,
            person=delegation.person,
            delegate=delegation.delegate,
            since=delegation.since.isoformat(),
            until=delegation.until.isoformat(),
            by=delegation.by,
            note=delegation.note,
            at=micros(now),
        )

    def end(self, delegation: str, now: datetime) -> bool:
        return END.run(self._db, this=delegation, now=micros(now)).rowcount > 0

    def coming(self, day: date) -> tuple[Delegation, ...]:
        return tuple(self._coming(day))

    def _coming(self, day: date) -> list[Delegation]:
        return [_delegation(row) for row in COMING.all(self._db, day=day.isoformat())]

    def lend(self, proxy: Proxy) -> None:
        LEND.run(
            self._db,
            seat=proxy.seat,
            person=proxy.person,
            why=proxy.why,
            delegation=proxy.delegation,
            since=micros(proxy.since),
        )

    def give_back(self, seat: SeatId, person: PersonId, now: datetime) -> None:
        GIVE_BACK.run(self._db, of=seat, who=person, now=micros(now))

    def lent(self, step: StepId) -> tuple[Proxy, ...]:
        return tuple(_proxy(row) for row in LENT.all(self._db, of=step))

    def stood(self, seat: SeatId, person: PersonId) -> Proxy | None:
        row = STOOD.one(self._db, of=seat, who=person)
        return None if row is None else _proxy(row)

    def decided(self, delegation: str) -> int:
        [(count,)] = DECIDED.all(self._db, this=delegation)
        return int(count)

    def seats(self) -> tuple[SeatId, ...]:
        return tuple(seat for (seat,) in SEATS.all(self._db))

    def places(self, draft: DraftId) -> dict[SeatId, PersonId]:
        return dict(PLACES.all(self._db, item=draft))

    def approved_in_place(self, draft: DraftId) -> dict[PersonId, tuple[PersonId, ...]]:
        found: dict[PersonId, tuple[PersonId, ...]] = {}
        for by, whose in APPROVED.all(self._db, item=draft):
            found[by] = (*found.get(by, ()), whose)
        return found

    def by(self, delegation: str) -> tuple[Proxy, ...]:
        return tuple(_proxy(row) for row in BY.all(self._db, this=delegation))


def _delegation(row: Row) -> Delegation:
    id_, person, delegate, since, until, by, note, ended_at = row
    days = date.fromisoformat(since), date.fromisoformat(until)
    return Delegation(id_, person, delegate, *days, by, note, when(ended_at))


def _proxy(row: Row) -> Proxy:
    seat, person, why, since, delegation = row
    return Proxy(seat, person, cast("Why", why), moment(since), delegation)

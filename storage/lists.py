"""Lists of drafts: what waits for somebody, what is his own; and what he may see at all."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final, Literal

from sqlalchemy import Text, and_, bindparam, case, exists, func, or_, select, text

from bot.domain.drafts import Draft, DraftId, DraftState
from bot.domain.people import PersonId, Role
from bot.domain.steps import SeatState
from bot.journeys import Done, Listed, Waiting
from storage.delegations_schema import PROXY_STANDS
from storage.plain import ONE, ZERO, micros, moment, names_of, read_json, when, words
from storage.routes import Routes
from storage.rows import DRAFT, STEP, draft_of, step_of
from storage.schema import drafts, facts, people, proxies, roles, rounds, seats, steps, tasks, versions
from storage.statements import Stmt

_DRAFT_WIDTH: Final = len(DRAFT)
SEES_ALL: Final = (Role.PUBLISHER, Role.PR_DESK, Role.CHIEF, Role.ARCHIVIST, Role.AUDITOR, Role.ADMINISTRATOR)
_LATEST_FACTS: Final = 20_000
_WHO: Final = bindparam("who", type_=Text)
_ITEM: Final = drafts.c.id == bindparam("item")
_WORKING: Final = case((drafts.c.editor.is_(None), drafts.c.working), else_=ZERO)  # an edit is not the author's to see
_LATEST: Final = and_(versions.c.draft == drafts.c.id, versions.c.number == drafts.c.version + _WORKING)
_SEAT_WAITS: Final = (seats.c.person == _WHO, seats.c.state == words("open"))
_WITH_AUTHOR: Final = (drafts.c.author == _WHO, text("drafts.state IN ('gathering', 'returned')"))
_HOLDS: Final = (
    roles.c.person == _WHO,
    or_(roles.c.since.is_(None), roles.c.since <= bindparam("now")),
    or_(roles.c.until.is_(None), roles.c.until > bindparam("now")),
)
_OF_ALL: Final = or_(*(roles.c.role == words(role.value) for role in SEES_ALL))
_OF_UNIT: Final = and_(roles.c.role == words(Role.HEAD.value), roles.c.unit == drafts.c.unit)
_IN_OFFICE: Final = (*_HOLDS, or_(_OF_ALL, _OF_UNIT))
_ACTIVE: Final = exists().where(people.c.id == _WHO, people.c.active != ZERO)
# Whose office all items are, whose own it is, whose unit's it is: what can be told without looking at its journey.
OFFICIAL: Final = (
    _ACTIVE,
    or_(
        exists().where(*_HOLDS, _OF_ALL),
        drafts.c.author == _WHO,
        exists().where(*_HOLDS, _OF_UNIT).correlate(drafts),
    ),
)

REVIEWS: Final = Stmt(
    select(*DRAFT, versions.c.title, steps.c.opened_at, steps.c.due_at, steps.c.names)
    .select_from(seats)
    .join(steps, steps.c.id == seats.c.step)
    .join(rounds, rounds.c.id == steps.c.round)
    .join(drafts, drafts.c.id == rounds.c.draft)
    .join(versions, and_(versions.c.draft == drafts.c.id, versions.c.number == seats.c.version))
    .where(*_SEAT_WAITS)
    .order_by(steps.c.due_at.is_(None), steps.c.due_at, steps.c.opened_at)
    .limit(bindparam("most"))
)
_LENT: Final = (
    proxies.c.person == _WHO,
    text(f"proxies.{PROXY_STANDS}"),
    seats.c.state == words("open"),
    seats.c.person != _WHO,
)
IN_PLACE: Final = Stmt(
    select(*DRAFT, versions.c.title, steps.c.opened_at, steps.c.due_at, steps.c.names, seats.c.person)
    .select_from(proxies)
    .join(seats, seats.c.id == proxies.c.seat)
    .join(steps, steps.c.id == seats.c.step)
    .join(rounds, rounds.c.id == steps.c.round)
    .join(drafts, drafts.c.id == rounds.c.draft)
    .join(versions, and_(versions.c.draft == drafts.c.id, versions.c.number == seats.c.version))
    .where(*_LENT)
    .order_by(steps.c.due_at.is_(None), steps.c.due_at, steps.c.opened_at)
    .limit(bindparam("most"))
)
COUNT_IN_PLACE: Final = Stmt(
    select(func.count()).select_from(proxies).join(seats, seats.c.id == proxies.c.seat).where(*_LENT)
)
RELEASES: Final = Stmt(
    select(*DRAFT, versions.c.title, drafts.c.changed_at, tasks.c.planned, tasks.c.publishers)
    .select_from(tasks)
    .join(drafts, drafts.c.id == tasks.c.draft)
    .join(versions, and_(versions.c.draft == drafts.c.id, versions.c.number == tasks.c.version))
    .where(tasks.c.open == ONE)
)
WITH_AUTHOR: Final = Stmt(
    select(*DRAFT, versions.c.title, drafts.c.changed_at)
    .select_from(drafts)
    .join(versions, _LATEST)
    .where(*_WITH_AUTHOR)
    .order_by(drafts.c.changed_at)
    .limit(bindparam("most"))
)
COUNT_SEATS: Final = Stmt(select(func.count()).select_from(seats).where(*_SEAT_WAITS))
COUNT_WITH_AUTHOR: Final = Stmt(select(func.count()).select_from(drafts).where(*_WITH_AUTHOR))
PUBLISHERS: Final = Stmt(select(tasks.c.publishers).where(tasks.c.open == ONE))
OWN: Final = Stmt(
    select(*DRAFT, versions.c.title, drafts.c.changed_at)
    .select_from(drafts)
    .join(versions, _LATEST)
    .where(drafts.c.author == _WHO)
    .order_by(drafts.c.created_at.desc())
    .limit(bindparam("most"))
)
COUNT_OWN: Final = Stmt(select(func.count()).select_from(drafts).where(drafts.c.author == _WHO))
OPEN_STEP: Final = Stmt(select(*STEP).where(steps.c.round == bindparam("journey"), steps.c.state == words("open")))
# Only the end of the log is looked at, as it has no index by person: an organisation writes some thousand facts a week.
LATELY: Final = Stmt(
    select(*DRAFT, versions.c.title, facts.c.kind, facts.c.at)
    .select_from(facts)
    .join(drafts, drafts.c.id == facts.c.subject)
    .join(versions, _LATEST)
    .where(
        facts.c.id > select(func.max(facts.c.id)).scalar_subquery() - bindparam("most"),
        facts.c.by == _WHO,
        facts.c.at >= bindparam("since"),
        or_(*(facts.c.kind == words(kind) for kind in ("submitted", "decided", "released"))),
    )
    .order_by(facts.c.id.desc())
)
PUBLISHERS_OF: Final = Stmt(select(tasks.c.publishers).where(tasks.c.draft == bindparam("item"), tasks.c.open == ONE))
MAY_SEE: Final = Stmt(
    select(drafts.c.id).where(
        _ITEM,
        _ACTIVE,
        or_(
            drafts.c.author == _WHO,
            exists(
                select(seats.c.id)
                .join(steps, steps.c.id == seats.c.step)
                .join(rounds, rounds.c.id == steps.c.round)
                .where(seats.c.person == _WHO, rounds.c.draft == drafts.c.id)
                .correlate(drafts)
            ),
            exists(
                select(proxies.c.seat)
                .join(seats, seats.c.id == proxies.c.seat)
                .join(steps, steps.c.id == seats.c.step)
                .join(rounds, rounds.c.id == steps.c.round)
                .where(proxies.c.person == _WHO, rounds.c.draft == drafts.c.id)
                .correlate(drafts)
            ),
            exists().where(*_IN_OFFICE).correlate(drafts),
        ),
    )
)
NEWEST: Final = Stmt(
    select(drafts.c.id)
    .select_from(facts)
    .join(drafts, drafts.c.id == facts.c.subject)
    .order_by(facts.c.id.desc())
    .limit(ONE)
    .offset(ZERO)
)


class Lists(Routes):
    """What waits, what is whose, who sees what; that part of `bot.memory.Drafts`."""

    __slots__ = ()

    def waiting_for(self, person: PersonId, most: int) -> tuple[Waiting, ...]:
        """Give what waits for somebody: what is due first, then what has no time, the oldest first."""
        lines = [*self._reviews(person, most), *self._releases(person), *self._with_author(person, most)]
        lines.sort(key=lambda line: (line.due is None, line.due or line.since, line.since))
        return tuple(lines[:most])

    def _reviews(self, person: PersonId, most: int) -> Iterator[Waiting]:
        for row in REVIEWS.all(self._db, who=person, most=most):
            title, since, due, names = row[_DRAFT_WIDTH:]
            draft = draft_of(row[:_DRAFT_WIDTH])
            yield Waiting(draft, title, "review", moment(since), when(due), names_of(names))
        for row in IN_PLACE.all(self._db, who=person, most=most):
            title, since, due, names, whose = row[_DRAFT_WIDTH:]
            about = (moment(since), when(due), names_of(names))
            yield Waiting(draft_of(row[:_DRAFT_WIDTH]), title, "review", *about, whose=whose)

    def _releases(self, person: PersonId) -> Iterator[Waiting]:
        for row in RELEASES.all(self._db):
            title, since, planned, publishers = row[_DRAFT_WIDTH:]
            if person in read_json(publishers):
                yield Waiting(draft_of(row[:_DRAFT_WIDTH]), title, "release", moment(since), when(planned))

    def _with_author(self, person: PersonId, most: int) -> Iterator[Waiting]:
        for *columns, title, since in WITH_AUTHOR.all(self._db, who=person, most=most):
            draft = draft_of(tuple(columns))
            kind: Literal["returned", "gathering"] = "returned" if draft.state is DraftState.RETURNED else "gathering"
            yield Waiting(draft, title, kind, moment(since), None)

    def count_waiting(self, person: PersonId) -> int:
        [(open_seats,)] = COUNT_SEATS.all(self._db, who=person)
        [(own,)] = COUNT_WITH_AUTHOR.all(self._db, who=person)
        [(lent,)] = COUNT_IN_PLACE.all(self._db, who=person)
        return int(open_seats + lent + own) + sum(person in read_json(text) for (text,) in PUBLISHERS.all(self._db))

    def mine(self, person: PersonId, most: int) -> tuple[Listed, ...]:
        """Give somebody's own drafts, the newest first, each with those it waits for; an ended one for nobody."""
        return tuple(
            self._listed(draft_of(tuple(columns)), title, moment(since))
            for *columns, title, since in OWN.all(self._db, who=person, most=most)
        )

    def lately(self, person: PersonId, since: datetime) -> tuple[Done, ...]:
        """Give what somebody did lately, the newest first, once for each item and kind."""
        found: dict[tuple[DraftId, str], Done] = {}
        for *columns, title, kind, at in LATELY.all(self._db, who=person, since=micros(since), most=_LATEST_FACTS):
            draft = draft_of(tuple(columns))
            found.setdefault((draft.id, kind), Done(draft, title, kind, moment(at)))
        return tuple(found.values())

    def _listed(self, draft: Draft, title: str, since: datetime) -> Listed:
        match draft.state:
            case DraftState.GATHERING | DraftState.RETURNED:
                return Listed(draft, title, since, (draft.author,), None)
            case DraftState.SIGNED_OFF:
                row = PUBLISHERS_OF.one(self._db, item=draft.id)
                return Listed(draft, title, since, tuple(read_json(row[0])) if row else (), None)
            case _:
                return self._under_way(draft, title, since)

    def _under_way(self, draft: Draft, title: str, since: datetime) -> Listed:
        row = OPEN_STEP.one(self._db, journey=draft.round)
        if row is None:
            return Listed(draft, title, since, (), None)
        step = step_of(row, self.seats_in(row[0]))
        waits_for = tuple(seat.person for seat in step.seats if seat.state is SeatState.OPEN)
        return Listed(draft, title, step.opened_at or since, waits_for, step)

    def count_mine(self, person: PersonId) -> int:
        [(count,)] = COUNT_OWN.all(self._db, who=person)
        return int(count)

    def may_see(self, person: PersonId, draft: DraftId, now: datetime) -> bool:
        """Tell whether somebody may see an item: its author, those who were ever asked, and whose office it is."""
        return MAY_SEE.one(self._db, who=person, item=draft, now=micros(now)) is not None

    def newest(self) -> DraftId | None:
        """Give the item in which something happened last."""
        row = NEWEST.one(self._db)
        return None if row is None else row[0]

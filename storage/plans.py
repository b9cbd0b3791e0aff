"""What units plan to release, and what was released lately."""

from datetime import datetime
from typing import Final

from sqlalchemy import BigInteger, bindparam, select, text, update

from bot.domain.drafts import DraftId
from bot.domain.people import PersonId, UnitId
from bot.domain.plans import Out, PlanEntry
from storage.family import Family
from storage.plain import insertion, json, micros, moment, read_json
from storage.schema import plan_entries, releases
from storage.statements import Row, Stmt

_PLANNED: Final = text("plan_entries.state = 'planned'")

ADD: Final = Stmt(insertion(plan_entries))
GET: Final = Stmt(select(plan_entries).where(plan_entries.c.id == bindparam("of")))
PUT: Final = Stmt(
    update(plan_entries)
    .where(plan_entries.c.id == bindparam("of"))
    .values(state=bindparam("is"), draft=bindparam("item"), changed=bindparam("at"))
)
OF_DRAFT: Final = Stmt(select(plan_entries).where(plan_entries.c.draft == bindparam("of")))
BETWEEN: Final = Stmt(
    select(plan_entries)
    .where(
        _PLANNED,
        plan_entries.c.planned >= bindparam("since", type_=BigInteger),
        plan_entries.c.planned < bindparam("until", type_=BigInteger),
    )
    .order_by(plan_entries.c.planned, plan_entries.c.id)
)
DROPPED: Final = Stmt(
    select(plan_entries)
    .where(
        plan_entries.c.state != "planned",
        plan_entries.c.planned >= bindparam("since", type_=BigInteger),
        plan_entries.c.planned < bindparam("until", type_=BigInteger),
    )
    .order_by(plan_entries.c.planned, plan_entries.c.id)
)
RELEASED: Final = Stmt(
    select(releases.c.draft, releases.c.title, releases.c.unit, releases.c.at)
    .where(releases.c.at >= bindparam("since", type_=BigInteger))
    .order_by(releases.c.at)
)


class Plans(Family):
    """The release plan; meets `bot.submitting.Plans`."""

    __slots__ = ()

    def add(self, entry: PlanEntry) -> None:
        ADD.run(
            self._db,
            id=entry.id,
            unit=entry.unit,
            person=entry.by,
            title=entry.title,
            category=entry.category,
            channels=json(entry.channels),
            planned=micros(entry.planned),
            entered=micros(entry.entered),
            state=entry.state,
            draft=entry.draft,
            changed=None,
        )

    def get(self, entry: str) -> PlanEntry | None:
        row = GET.one(self._db, of=entry)
        return None if row is None else _entry(row)

    def put(self, entry: PlanEntry) -> None:
        at = None if entry.changed is None else micros(entry.changed)
        PUT.run(self._db, of=entry.id, item=entry.draft, at=at, **{"is": entry.state})

    def of_draft(self, draft: DraftId) -> PlanEntry | None:
        row = OF_DRAFT.one(self._db, of=draft)
        return None if row is None else _entry(row)

    def between(self, since: datetime, until: datetime) -> tuple[PlanEntry, ...]:
        return tuple(map(_entry, BETWEEN.all(self._db, since=micros(since), until=micros(until))))

    def dropped(self, since: datetime, until: datetime) -> tuple[PlanEntry, ...]:
        return tuple(map(_entry, DROPPED.all(self._db, since=micros(since), until=micros(until))))

    def released(self, since: datetime) -> tuple[Out, ...]:
        rows = RELEASED.all(self._db, since=micros(since))
        last = {draft: Out(DraftId(draft), title, UnitId(unit), moment(at)) for draft, title, unit, at in rows}
        return tuple(sorted(last.values(), key=lambda out: out.at, reverse=True))


def _entry(row: Row) -> PlanEntry:
    id_, unit, person, title, category, channels, planned, entered, state, draft, changed = row
    times = (moment(planned), moment(entered))
    tied = None if draft is None else DraftId(draft)
    told = (UnitId(unit), PersonId(person), title, category, tuple(read_json(channels)))
    return PlanEntry(id_, *told, *times, state, tied, None if changed is None else moment(changed))

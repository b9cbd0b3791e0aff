"""Units' emergency plans on file, and how far units have been asked for them."""

from datetime import date
from typing import Final

from sqlalchemy import bindparam, func, select, update

from bot.domain.drafts import Attachment
from bot.domain.emergency_plans import Asking, EmergencyPlan
from bot.domain.people import PersonId, UnitId
from storage.family import Family
from storage.plain import ONE, ZERO, insertion, json, read_json
from storage.schema import emergency_plan_asks, emergency_plans
from storage.statements import Row, Stmt

_PLAN: Final = (
    emergency_plans.c.id,
    emergency_plans.c.unit,
    emergency_plans.c.by,
    emergency_plans.c.on,
    emergency_plans.c.files,
)
_put: Final = insertion(emergency_plan_asks)
_last: Final = (
    select(func.max(emergency_plans.c.seq).label("seq"), emergency_plans.c.unit.label("unit"))
    .group_by(emergency_plans.c.unit)
    .subquery()
)

ADD: Final = Stmt(insertion(emergency_plans))
SEQ: Final = Stmt(
    select(func.coalesce(func.max(emergency_plans.c.seq), ZERO) + ONE).where(emergency_plans.c.unit == bindparam("of"))
)
GROW: Final = Stmt(
    update(emergency_plans).where(emergency_plans.c.id == bindparam("of")).values(files=bindparam("all_files"))
)
GET: Final = Stmt(select(*_PLAN).where(emergency_plans.c.id == bindparam("of")))
LATEST: Final = Stmt(
    select(*_PLAN).join(_last, (_last.c.unit == emergency_plans.c.unit) & (_last.c.seq == emergency_plans.c.seq))
)
OF: Final = Stmt(
    select(*_PLAN)
    .where(emergency_plans.c.unit == bindparam("of"))
    .order_by(emergency_plans.c.seq.desc())
    .limit(ONE)
    .offset(ZERO)
)
ASKED: Final = Stmt(
    select(
        emergency_plan_asks.c.unit,
        emergency_plan_asks.c.since,
        emergency_plan_asks.c.told,
        emergency_plan_asks.c.plan,
    )
)
PUT: Final = Stmt(
    _put.on_conflict_do_update(
        index_elements=["unit"],
        set_={name: _put.excluded[name] for name in ("since", "told", "plan")},
    )
)


class EmergencyPlans(Family):
    """Plans and how far units were asked; meets `bot.emergency_plans.EmergencyPlans`."""

    __slots__ = ()

    def add(self, plan: EmergencyPlan) -> None:
        [(seq,)] = SEQ.all(self._db, of=plan.unit)
        row = {"id": plan.id, "unit": plan.unit, "seq": seq, "by": plan.by, "on": f"{plan.on}"}
        ADD.run(self._db, **row, files=json(plan.files))

    def grow(self, plan: EmergencyPlan) -> None:
        GROW.run(self._db, of=plan.id, all_files=json(plan.files))

    def get(self, plan: str) -> EmergencyPlan | None:
        row = GET.one(self._db, of=plan)
        return None if row is None else _plan(row)

    def latest(self) -> dict[UnitId, EmergencyPlan]:
        return {plan.unit: plan for plan in map(_plan, LATEST.all(self._db))}

    def of(self, unit: UnitId) -> EmergencyPlan | None:
        row = OF.one(self._db, of=unit)
        return None if row is None else _plan(row)

    def asked(self) -> dict[UnitId, Asking]:
        rows = ASKED.all(self._db)
        return {
            UnitId(unit): Asking(UnitId(unit), date.fromisoformat(since), told, plan)
            for unit, since, told, plan in rows
        }

    def put(self, asking: Asking) -> None:
        PUT.run(self._db, unit=asking.unit, since=f"{asking.since}", told=asking.told, plan=asking.plan)


def _plan(row: Row) -> EmergencyPlan:
    id_, unit, by, on, files = row
    kept = tuple(Attachment(**plain) for plain in read_json(files))
    return EmergencyPlan(id_, UnitId(unit), PersonId(by), date.fromisoformat(on), kept)

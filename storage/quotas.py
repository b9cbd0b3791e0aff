"""What units hand in, and what reports are made from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import and_, bindparam, delete, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from bot.domain.drafts import DraftId
from bot.domain.people import PersonId, UnitId
from bot.quotas import Known, Noted, Pass, Settled
from storage.family import Family
from storage.plain import ONE, insertion, micros, moment, words
from storage.schema import drafts, facts, known_since, quota_counts, quota_periods, releases, steps, usual_times
from storage.statements import Stmt

_LATEST_FACTS: Final = 20_000  # the log has no index by kind or time; an organisation writes some thousand facts a week
_MICROSECOND: Final = timedelta(microseconds=1)
_TAIL: Final = (
    facts.c.id > select(func.max(facts.c.id)).scalar_subquery() - bindparam("most"),
    facts.c.at >= bindparam("since"),
    facts.c.at < bindparam("until"),
)

COUNT: Final = Stmt(insertion(quota_counts).on_conflict_do_nothing(index_elements=["rule", "draft"]))
COUNTED: Final = Stmt(select(quota_counts.c.rule, quota_counts.c.at).where(quota_counts.c.draft == bindparam("item")))
MOMENTS: Final = Stmt(
    select(quota_counts.c.unit, quota_counts.c.at)
    .where(
        quota_counts.c.rule == bindparam("by"),
        quota_counts.c.at >= bindparam("since"),
        quota_counts.c.at < bindparam("until"),
    )
    .order_by(quota_counts.c.at)
)
NOTED: Final = Stmt(
    select(quota_periods).where(quota_periods.c.rule == bindparam("by"), quota_periods.c.period >= bindparam("since"))
)
_NOTE: Final = insert(quota_periods).values(
    rule=bindparam("by"),
    unit=bindparam("whose"),
    period=bindparam("when"),
    reminded=bindparam("count"),
    excused_by=bindparam("who"),
    excused_at=bindparam("now"),
    reason=bindparam("why"),
)
_OF_PERIOD: Final = ["rule", "unit", "period"]
REMINDED: Final = Stmt(
    _NOTE.on_conflict_do_update(index_elements=_OF_PERIOD, set_={"reminded": quota_periods.c.reminded + ONE})
)
EXCUSE: Final = Stmt(
    _NOTE.on_conflict_do_update(
        index_elements=_OF_PERIOD,
        set_={name: getattr(_NOTE.excluded, name) for name in ("excused_by", "excused_at", "reason")},
        where=quota_periods.c.excused_by.is_(None),
    )
)
KNOWN: Final = Stmt(select(known_since.c.name, known_since.c.since).where(known_since.c.kind == bindparam("what")))
KNOW: Final = Stmt(insertion(known_since).on_conflict_do_nothing(index_elements=["kind", "name"]))
FORGET: Final = Stmt(
    delete(known_since).where(known_since.c.kind == bindparam("what"), known_since.c.name == bindparam("whose"))
)
USUAL: Final = Stmt(select(usual_times.c.step, usual_times.c.time))
UNLEARN: Final = Stmt(delete(usual_times))
LEARN: Final = Stmt(insertion(usual_times))
PASSES: Final = Stmt(
    select(steps.c.rule, steps.c.opened_at, func.max(facts.c.at))
    .select_from(facts)
    .join(steps, steps.c.id == func.json_extract(facts.c.data, "$.step"))
    .where(*_TAIL, facts.c.kind == words("decided"), steps.c.state == words("passed"), steps.c.opened_at.is_not(None))
    .group_by(steps.c.id)
    .order_by(func.max(facts.c.at))
)
SETTLED: Final = Stmt(
    select(drafts.c.id, drafts.c.submitted_at, facts.c.at, facts.c.kind)
    .select_from(facts)
    .join(drafts, and_(drafts.c.id == facts.c.subject, drafts.c.submitted_at.is_not(None)))
    .where(*_TAIL, or_(facts.c.kind == words("signed-off"), facts.c.kind == words("rejected")))
    .order_by(facts.c.id)
)
RELEASED: Final = Stmt(
    select(releases.c.channel, releases.c.at).where(releases.c.at >= bindparam("since")).order_by(releases.c.at)
)
LAST: Final = Stmt(select(func.max(releases.c.at)).where(releases.c.channel == bindparam("where")))


class Quotas(Family):
    """Contributions, excuses, usual times; meets `bot.quotas.Quotas`."""

    __slots__ = ()

    def count(self, rule: str, draft: DraftId, unit: UnitId, at: datetime) -> bool:
        return COUNT.run(self._db, rule=rule, draft=draft, unit=unit, at=micros(at)).rowcount == 1

    def counted(self, draft: DraftId) -> Mapping[str, datetime]:
        return {rule: moment(at) for rule, at in COUNTED.all(self._db, item=draft)}

    def moments(self, rule: str, since: datetime, until: datetime) -> Mapping[UnitId, tuple[datetime, ...]]:
        found = defaultdict[UnitId, list[datetime]](list)
        for unit, at in MOMENTS.all(self._db, by=rule, since=micros(since), until=micros(until)):
            found[unit].append(moment(at))
        return {unit: tuple(moments) for unit, moments in found.items()}

    def noted(self, rule: str, since: str) -> Mapping[tuple[UnitId, str], Noted]:
        rows = NOTED.all(self._db, by=rule, since=since)
        return {(unit, period): Noted(reminded, by, why) for _, unit, period, reminded, by, _, why in rows}

    def reminded(self, rule: str, unit: UnitId, period: str) -> None:
        REMINDED.run(self._db, by=rule, whose=unit, when=period, count=1, who=None, now=None, why="")

    def excuse(self, rule: str, unit: UnitId, period: str, by: PersonId, reason: str, now: datetime) -> bool:
        who = {"who": by, "now": micros(now), "why": reason}
        return EXCUSE.run(self._db, by=rule, whose=unit, when=period, count=0, **who).rowcount == 1

    def known(self, kind: Known) -> Mapping[str, datetime]:
        return {name: moment(since) for name, since in KNOWN.all(self._db, what=kind)}

    def know(self, kind: Known, names: Iterable[str], now: datetime) -> None:
        wanted = set(names)
        for name in self.known(kind).keys() - wanted:
            FORGET.run(self._db, what=kind, whose=name)
        for name in sorted(wanted):
            KNOW.run(self._db, kind=kind, name=name, since=micros(now))

    def usual(self) -> Mapping[str, timedelta]:
        return {step: time * _MICROSECOND for step, time in USUAL.all(self._db)}

    def learn(self, usual: Mapping[str, timedelta]) -> None:
        UNLEARN.run(self._db)
        LEARN.many(self._db, ({"step": step, "time": time // _MICROSECOND} for step, time in usual.items()))

    def passes(self, since: datetime, until: datetime) -> tuple[Pass, ...]:
        rows = PASSES.all(self._db, most=_LATEST_FACTS, since=micros(since), until=micros(until))
        return tuple(Pass(rule, moment(opened), moment(answered)) for rule, opened, answered in rows)

    def settled(self, since: datetime, until: datetime) -> tuple[Settled, ...]:
        rows = SETTLED.all(self._db, most=_LATEST_FACTS, since=micros(since), until=micros(until))
        last = {draft: Settled(draft, moment(came), moment(at), kind == "signed-off") for draft, came, at, kind in rows}
        return tuple(last.values())

    def released(self, channels: Sequence[str], since: datetime) -> Mapping[str, tuple[datetime, ...]]:
        found: dict[str, list[datetime]] = {channel: [] for channel in channels}
        for channel, at in RELEASED.all(self._db, since=micros(since)):
            if channel in found:
                found[channel].append(moment(at))
        return {channel: tuple(moments) or self._last(channel) for channel, moments in found.items()}

    def _last(self, channel: str) -> tuple[datetime, ...]:
        [(at,)] = LAST.all(self._db, where=channel)
        return () if at is None else (moment(at),)

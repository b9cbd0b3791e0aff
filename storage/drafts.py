"""Drafts: their state, their revision, their number."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import BigInteger, bindparam, func, or_, select, text, update

from bot.domain.drafts import ENDED, Draft, DraftId, DraftState, Version
from bot.domain.people import Role, UnitId
from bot.memory import Overtaken
from storage.lists import Lists
from storage.plain import ONE, ZERO, insertion, micros, words
from storage.rows import DRAFT, draft_of, draft_row, statement_row
from storage.schema import DRAFT_WITH_AUTHOR, counters, drafts, people, roles, units
from storage.statements import Quick, Stmt
from storage.versions import Versions

_STILL_SAME: Final = (drafts.c.id == bindparam("this"), drafts.c.revision == bindparam("seen"))
_MORE: Final = drafts.c.revision + ONE

ADD: Final = Stmt(insertion(drafts))
GET: Final = Stmt(select(*DRAFT).where(drafts.c.id == bindparam("this")))
_UNDER_WAY: Final = tuple(drafts.c.state != words(state.value) for state in sorted(ENDED))
_DRAFTS_NOW: Final = (
    select(roles.c.person)
    .join(people, people.c.id == roles.c.person)
    .where(
        or_(roles.c.role == words(Role.OFFICER.value), roles.c.role == words(Role.LIAISON.value)),
        or_(roles.c.since.is_(None), roles.c.since <= bindparam("now", type_=BigInteger)),
        or_(roles.c.until.is_(None), roles.c.until > bindparam("now", type_=BigInteger)),
        people.c.active != ZERO,
    )
)
ORPHANS: Final = Stmt(
    select(*DRAFT)
    .where(drafts.c.author.not_in(_DRAFTS_NOW), drafts.c.statement.is_(None), *_UNDER_WAY)
    .order_by(drafts.c.id)
)
STRAYS: Final = Stmt(
    select(*DRAFT)
    .join(units, units.c.id == drafts.c.unit)
    .where(units.c.position.is_(None), drafts.c.state != words(DraftState.RELEASED.value))
    .order_by(drafts.c.id)
)
BY_UNIT: Final = Stmt(select(drafts.c.unit, func.count()).where(*_UNDER_WAY).group_by(drafts.c.unit))
GATHERED: Final = Stmt(
    select(*DRAFT).where(drafts.c.state == words(DraftState.GATHERING.value), drafts.c.round.is_(None))
)
RETURNED: Final = Stmt(
    select(*DRAFT).where(text(DRAFT_WITH_AUTHOR), drafts.c.state == words(DraftState.RETURNED.value))
)
BY_NUMBER: Final = Stmt(select(*DRAFT).where(drafts.c.number == bindparam("given")))
SAVE: Final = Stmt(
    update(drafts)
    .where(*_STILL_SAME)
    .values(
        author=bindparam("author"),
        unit=bindparam("unit"),
        number=bindparam("number"),
        policy=bindparam("policy"),
        state=bindparam("state"),
        version=bindparam("version"),
        working=bindparam("working"),
        round=bindparam("round"),
        editor=bindparam("editor"),
        submitted_at=bindparam("submitted_at"),
        changed_at=bindparam("changed_at"),
        revision=_MORE,
    )
)
_touch: Final = update(drafts).where(*_STILL_SAME).values(changed_at=bindparam("now"), revision=_MORE)
TOUCH: Final = Quick(_touch, "now", "this", "seen")
NUMBER: Final = Stmt(
    insertion(counters, last=ONE)
    .on_conflict_do_update(index_elements=["series", "year"], set_={"last": counters.c.last + ONE})
    .returning(counters.c.last)
)


class Drafts(Versions, Lists):
    """Drafts and all that belongs to them; meets `bot.memory.Drafts`."""

    __slots__ = ()

    def add(self, draft: Draft, version: Version, now: datetime) -> None:
        at = micros(now)
        said = statement_row(draft.statement)
        ADD.run(self._db, id=draft.id, revision=draft.revision, created_at=at, **draft_row(draft, at), **said)
        self.put_version(version)

    def get(self, draft: DraftId) -> Draft | None:
        row = GET.one(self._db, this=draft)
        return None if row is None else draft_of(row)

    def orphans(self, now: datetime) -> tuple[Draft, ...]:
        return tuple(map(draft_of, ORPHANS.all(self._db, now=micros(now))))

    def strays(self) -> tuple[Draft, ...]:
        return tuple(map(draft_of, STRAYS.all(self._db)))

    def under_way(self) -> dict[UnitId, int]:
        return {UnitId(unit): count for unit, count in BY_UNIT.all(self._db)}

    def gathered(self) -> tuple[Draft, ...]:
        return tuple(map(draft_of, GATHERED.all(self._db)))

    def returned(self) -> tuple[Draft, ...]:
        return tuple(map(draft_of, RETURNED.all(self._db)))

    def by_number(self, number: str) -> Draft | None:
        row = BY_NUMBER.one(self._db, given=number)
        return None if row is None else draft_of(row)

    def save(self, draft: Draft, now: datetime) -> Draft:
        if SAVE.run(self._db, this=draft.id, seen=draft.revision, **draft_row(draft, micros(now))).rowcount == 0:
            raise Overtaken(draft.id)
        return replace(draft, revision=draft.revision + 1)

    def touch(self, draft: Draft, now: datetime) -> None:
        if TOUCH.run(self._cursor, micros(now), draft.id, draft.revision) == 0:
            raise Overtaken(draft.id)

    def number(self, series: str, year: int) -> int:
        [(number,)] = NUMBER.all(self._db, series=series, year=year)
        return int(number)

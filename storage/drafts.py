"""Drafts: their state, their revision, their number."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, select, update

from bot.domain.drafts import ENDED, Draft, DraftId, Version
from bot.memory import Overtaken
from storage.lists import Lists
from storage.plain import ONE, ZERO, insertion, micros, words
from storage.rows import DRAFT, draft_of, draft_row
from storage.schema import counters, drafts, people
from storage.statements import Quick, Stmt
from storage.versions import Versions

_STILL_SAME: Final = (drafts.c.id == bindparam("this"), drafts.c.revision == bindparam("seen"))
_MORE: Final = drafts.c.revision + ONE

ADD: Final = Stmt(insertion(drafts))
GET: Final = Stmt(select(*DRAFT).where(drafts.c.id == bindparam("this")))
ORPHANS: Final = Stmt(
    select(*DRAFT)
    .where(
        drafts.c.author.in_(select(people.c.id).where(people.c.active == ZERO)),
        *(drafts.c.state != words(state.value) for state in sorted(ENDED)),
    )
    .order_by(drafts.c.id)
)
BY_NUMBER: Final = Stmt(select(*DRAFT).where(drafts.c.number == bindparam("given")))
SAVE: Final = Stmt(
    update(drafts)
    .where(*_STILL_SAME)
    .values(
        author=bindparam("author"),
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
        ADD.run(self._db, id=draft.id, revision=draft.revision, created_at=at, **draft_row(draft, at))
        self.put_version(version)

    def get(self, draft: DraftId) -> Draft | None:
        row = GET.one(self._db, this=draft)
        return None if row is None else draft_of(row)

    def orphans(self) -> tuple[Draft, ...]:
        return tuple(map(draft_of, ORPHANS.all(self._db)))

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

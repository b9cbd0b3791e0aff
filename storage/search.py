"""Finding items by number, title and text. SQLite only: the conditions are FTS5's.

The index is kept true by the act that changes an item: the stores note which items they touched, and the shell has
those indexed in the same transaction. Where an item has no row yet (a database from before) it is made at the start.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Final

from sqlalchemy import Text, bindparam, delete, exists, func, insert, literal_column, or_, select, union, update
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.domain.drafts import Draft, DraftId
from bot.domain.people import PersonId, Role
from bot.search import Hit
from storage import connections, terms
from storage.family import Family
from storage.lists import MAY_SEE, SEES_ALL
from storage.plain import ONE, micros
from storage.rows import DRAFT, draft_of
from storage.schema import drafts, proxies, roles, rounds, search_items, searches, seats, steps, versions
from storage.search_schema import index
from storage.statements import Row, Stmt

NEWEST: Final = 2**53  # before which everything was written
_BATCH: Final = 500  # items indexed in one transaction when a database is brought up to date
_DRAFT_WIDTH: Final = len(DRAFT)
_ALL: Final = "all"
_THIS: Final = (search_items.c.draft == bindparam("item"), search_items.c.own == bindparam("mine"))
_WHO: Final = bindparam("person", type_=Text)

FIND: Final = Stmt(
    select(search_items.c.id, search_items.c.version, *DRAFT, versions.c.title, versions.c.text)
    .select_from(index)
    .join(search_items, search_items.c.id == index.c.rowid)
    .join(drafts, drafts.c.id == search_items.c.draft)
    .join(
        versions,
        (versions.c.draft == search_items.c.draft) & (versions.c.number == search_items.c.version),
    )
    .where(literal_column(index.name).op("MATCH")(bindparam("wanted")), index.c.rowid < bindparam("before"))
    .order_by(index.c.rowid.desc())
    .limit(bindparam("most"))
)
NEWER: Final = Stmt(
    select(search_items.c.id)
    .select_from(search_items)
    .join(index, index.c.rowid == search_items.c.id)
    .where(
        search_items.c.draft == bindparam("item"),
        search_items.c.id > bindparam("this"),
        literal_column(index.name).op("MATCH")(bindparam("wanted")),
    )
)
OFFICES: Final = Stmt(
    select(roles.c.role, roles.c.unit).where(
        roles.c.person == _WHO,
        or_(roles.c.since.is_(None), roles.c.since <= bindparam("now")),
        or_(roles.c.until.is_(None), roles.c.until > bindparam("now")),
    )
)
ITEM: Final = Stmt(select(*DRAFT).where(drafts.c.id == bindparam("item")))
VERSION: Final = Stmt(
    select(versions.c.title, versions.c.text, versions.c.wordings).where(
        versions.c.draft == bindparam("item"), versions.c.number == bindparam("which")
    )
)
ASKED: Final = Stmt(
    union(
        select(seats.c.person)
        .join(steps, steps.c.id == seats.c.step)
        .join(rounds, rounds.c.id == steps.c.round)
        .where(rounds.c.draft == bindparam("item")),
        select(proxies.c.person)
        .join(seats, seats.c.id == proxies.c.seat)
        .join(steps, steps.c.id == seats.c.step)
        .join(rounds, rounds.c.id == steps.c.round)
        .where(rounds.c.draft == bindparam("item")),
    )
)
INDEXED: Final = Stmt(select(search_items.c.id, search_items.c.digest, search_items.c.who).where(*_THIS))
NEXT: Final = Stmt(select(func.coalesce(func.max(search_items.c.id), literal_column("0")) + ONE))
ADD: Final = Stmt(insert(search_items).values({column.name: bindparam(column.name) for column in search_items.c}))
ADD_TERMS: Final = Stmt(insert(index).values({name: bindparam(name) for name in ("rowid", "words", "signs", "who")}))
SHOW: Final = Stmt(update(search_items).where(search_items.c.id == bindparam("this")).values(who=bindparam("seen_by")))
SHOW_TERMS: Final = Stmt(update(index).where(index.c.rowid == bindparam("this")).values(who=bindparam("seen_by")))
DROP: Final = Stmt(delete(search_items).where(search_items.c.id == bindparam("this")))
DROP_TERMS: Final = Stmt(delete(index).where(index.c.rowid == bindparam("this")))
MISSING: Final = Stmt(
    select(drafts.c.id)
    .where(~exists().where(search_items.c.draft == drafts.c.id).correlate(drafts))
    .order_by(drafts.c.changed_at)
)
_kept = upsert(searches).values({column.name: bindparam(column.name) for column in searches.c})
KEEP: Final = Stmt(
    _kept.on_conflict_do_update(
        index_elements=["person"],
        set_={name: _kept.excluded[name] for name in ("id", "words", "at")},
    )
)
KEPT: Final = Stmt(select(searches.c.words).where(searches.c.id == bindparam("search"), searches.c.person == _WHO))


class Search(Family):
    """What can be found, and by whom; meets `bot.memory.Search`."""

    __slots__ = ()

    def keep(self, search: str, person: PersonId, said: str, now: datetime) -> None:
        """Remember what somebody looks for now; what he looked for before is forgotten."""
        KEEP.run(self._db, id=search, person=person, words=said[: terms.LONGEST], at=micros(now))

    def kept(self, search: str, person: PersonId) -> str | None:
        row = KEPT.one(self._db, search=search, person=person)
        return None if row is None else row[0]

    def understands(self, said: str) -> bool:
        """Tell whether there is anything in the words that can be looked for."""
        return bool(terms.query(said))

    def find(self, person: PersonId, said: str, now: datetime, *, before: int, most: int) -> tuple[Hit, ...]:
        """Give what somebody may see that has all the words, the newest first, of what is older than `before`."""
        wanted = terms.query(said)
        if not wanted:
            return ()
        seen, found = _condition(wanted, self._sees(person, now)), dict[DraftId, Hit]()
        place, batch = before or NEWEST, 2 * most
        while place and len(found) < most:
            rows = FIND.all(self._db, wanted=seen, before=place, most=batch)
            place = rows[-1][0] if len(rows) == batch else 0
            for row in rows:
                draft = draft_of(row[2 : 2 + _DRAFT_WIDTH])
                if draft.id in found or (before and NEWER.one(self._db, wanted=seen, item=draft.id, this=row[0])):
                    continue  # it may be there twice, as submitted and as its author's working copy
                if MAY_SEE.one(self._db, who=person, item=draft.id, now=micros(now)):
                    found[draft.id] = _hit(row, draft, wanted.pieces)
        return tuple(found.values())[:most]

    def _sees(self, person: PersonId, now: datetime) -> Iterator[str]:
        """Name by whose eyes somebody sees: his own, his office's."""
        yield _person(person)
        for role, unit in OFFICES.all(self._db, person=person, now=micros(now)):
            if role in SEES_ALL:
                yield _ALL
            elif role == Role.HEAD:
                yield _unit(unit)

    def index(self, items: Iterable[DraftId]) -> None:
        """Bring the index up to these items."""
        for item in items:
            row = ITEM.one(self._db, item=item)
            if row is not None:
                draft = draft_of(row)
                self._submitted(draft)
                self._working(draft)

    def _submitted(self, draft: Draft) -> None:
        asked = sorted(_person(person) for (person,) in ASKED.all(self._db, item=draft.id))
        who = " ".join(dict.fromkeys((_ALL, _unit(draft.unit), _person(draft.author), *asked)))
        self._put(draft, draft.version, 0, who)

    def _working(self, draft: Draft) -> None:
        self._put(draft, draft.latest if draft.working else 0, 1, _person(draft.writer))

    def _put(self, draft: Draft, version: int, own: int, who: str) -> None:
        """Write one of the two rows of an item; version 0 is none."""
        found = INDEXED.one(self._db, item=draft.id, mine=own)
        content = VERSION.one(self._db, item=draft.id, which=version) if version else None
        digest = _digest(draft, version, content) if content else ""
        if found is not None and found[1] == digest:
            if found[2] != who:
                SHOW.run(self._db, this=found[0], seen_by=who)
                SHOW_TERMS.run(self._db, this=found[0], seen_by=who)
            return
        if found is not None:
            DROP.run(self._db, this=found[0])
            DROP_TERMS.run(self._db, this=found[0])
        if content is not None:
            self._add(draft, (version, own, digest, who), (draft.number or "", *content))

    def _add(self, draft: Draft, row: tuple[int, int, str, str], content: tuple[str, ...]) -> None:
        version, own, digest, who = row
        [(next_,)] = NEXT.all(self._db)
        ADD.run(self._db, id=next_, draft=draft.id, own=own, version=version, digest=digest, who=who)
        ADD_TERMS.run(self._db, rowid=next_, words=terms.words(*content), signs=terms.signs(*content), who=who)


def _hit(row: Row, draft: Draft, pieces: tuple[str, ...]) -> Hit:
    place, version, title, text = row[0], row[1], *row[2 + _DRAFT_WIDTH :]
    return Hit(place, draft, version, title, terms.extract(text, pieces))


def _digest(draft: Draft, version: int, content: Row) -> str:
    return blake2b(repr((draft.number, version, content)).encode(), digest_size=16).hexdigest()


def _person(person: PersonId) -> str:
    """Write somebody as a term: an id may hold anything, a term only letters and digits."""
    return f"p{person.encode().hex()}"


def _unit(unit: str | None) -> str:
    return f"u{(unit or '').encode().hex()}"


def _condition(wanted: terms.Query, eyes: Iterable[str]) -> str:
    """Write what FTS5 is asked; terms are letters and digits in quotes, so nothing in them is read as a condition."""
    seen = " OR ".join(f'who : "{who}"' for who in eyes)
    said = [f'words : "{phrase}"' for phrase in wanted.phrases] + [f'signs : "{sign}"' for sign in wanted.signs]
    return f"({seen}) AND {' AND '.join(said)}"


def complete(path: Path) -> int:
    """Index what a database has from before there was an index; give how many items. Interrupted, it goes on later."""
    with closing(connections.writer(path, factory=sqlite3.Connection)) as db:
        search, missing = Search(db), [item for (item,) in MISSING.all(db)]
        for start in range(0, len(missing), _BATCH):
            db.execute("BEGIN IMMEDIATE")
            search.index(missing[start : start + _BATCH])
            db.execute("COMMIT")
    return len(missing)

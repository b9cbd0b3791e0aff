"""The verdict on the record: every fact, seal and row of the ledger that is not as it was written, by name."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final, Literal

from sqlalchemy import bindparam, select

from storage.facts import HEAD, link, seal_hash, seal_line
from storage.plain import read_json
from storage.schema import facts, seals
from storage.seals import outside
from storage.statements import Row, Stmt
from storage.tallies import Unlike, differences

Problem = Literal["changed", "removed", "swapped", "seal-changed", "seal-removed", "seal-not-outside"] | Unlike

_COLUMNS: Final = (facts.c.subject, facts.c.seq, facts.c.kind, facts.c.by, facts.c.at, facts.c.data, facts.c.hash)
_LOOKED_INTO: Final = 64  # so many broken rows of one chain are told apart; more of them are simply named

CHAINS: Final = Stmt(select(*_COLUMNS).order_by(facts.c.subject, facts.c.seq))
CHAIN: Final = Stmt(select(*_COLUMNS).where(facts.c.subject == bindparam("of")).order_by(facts.c.seq))
IDS: Final = Stmt(select(facts.c.id).order_by(facts.c.id))
HASH: Final = Stmt(select(facts.c.hash).where(facts.c.subject == bindparam("of"), facts.c.seq == bindparam("number")))
SEALS: Final = Stmt(select(seals.c.id, seals.c.at, seals.c.upto, seals.c.heads, seals.c.hash).order_by(seals.c.id))


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the record that is not as it was written.

    `subject` is a draft's id or "organisation", `number` the fact within it. It is empty where only the row's id
    is known, and for seals. `upto` is the last of several in a row that were removed. A `row` is a release, a decision
    or a submitted text that differs from its fact, in these `columns`; then `number` is its version.
    """

    problem: Problem
    subject: str
    number: int
    upto: int = 0
    row: str = ""
    columns: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Name it in a line."""
        numbers = f"{self.number} to {self.upto}" if self.upto > self.number else str(self.number)
        columns = f"({', '.join(self.columns)})" if self.columns else ""
        return f"{self.problem}: {' '.join(filter(None, (self.subject, numbers, self.row, columns)))}"


def verify(db: sqlite3.Connection, seal_file: Path) -> list[Finding]:
    """Compute the whole log anew and compare it with itself, the seals, their file outside, and what tables say now.

    Rows are streamed; only what is found is kept. `db` need only be able to read; let it be in a transaction, or
    what is being written meanwhile looks like damage.
    """
    found = [*_chains(db), *_gaps(db)]
    found.extend(it for it in _seals(db, outside(seal_file)) if not _named(it.subject, it.upto or it.number, found))
    return [*found, *_rows(db, found)]


def _named(subject: str, number: int, found: Iterable[Finding]) -> bool:
    return any(
        known.subject == subject and known.number <= number <= max(known.number, known.upto)
        for known in found
        if known.subject
    )


def _rows(db: sqlite3.Connection, found: Iterable[Finding]) -> Iterator[Finding]:
    """Name the rows that are not what their facts say; a fact that is itself in doubt proves nothing of its row."""
    for it in differences(db):
        if not _named(it.subject, it.fact, found):
            yield Finding(it.problem, it.subject, it.version, row=it.row, columns=it.columns)


def _stream(db: sqlite3.Connection, statement: Stmt) -> Iterator[Row]:
    yield from db.execute(statement.text, statement.values({}))


def _chains(db: sqlite3.Connection) -> Iterator[Finding]:
    for subject, rows in groupby(_stream(db, CHAINS), itemgetter(0)):
        broken: list[int] = []
        yield from _chain(subject, rows, broken)
        if broken:
            yield from _broken(db, subject, broken)


def _chain(subject: str, rows: Iterable[Row], broken: list[int]) -> Iterator[Finding]:
    """Note the rows that do not follow from the one before, as that stands or as it must have been.

    What stands behind a gap cannot be proved.
    """
    expected, before = 1, {""}
    for _, seq, *what, hash_ in rows:
        if seq > expected:
            yield Finding("removed", subject, expected, seq - 1)
        computed = [link(earlier, seq, subject, *what) for earlier in before]
        if seq <= expected and hash_ not in computed:
            broken.append(seq)
        expected, before = seq + 1, {hash_, computed[0]}


def _broken(db: sqlite3.Connection, subject: str, broken: list[int]) -> Iterator[Finding]:
    """Tell altered rows from exchanged ones, and from those that only stand behind such."""
    rows = [row for row in CHAIN.all(db, of=subject) if row[1] in broken] if len(broken) <= _LOOKED_INTO else []
    hashes = ["", *(row[-1] for row in CHAIN.all(db, of=subject))] if rows else []
    places = {row[1]: _place(row, broken, hashes) for row in rows}
    if all(place == seq for seq, place in places.items()):
        places = {}
    for seq in broken:
        place = places.get(seq)
        if place != seq:
            yield Finding("changed" if place is None else "swapped", subject, seq)


def _place(row: Row, numbers: Iterable[int], hashes: Iterable[str]) -> int | None:
    """Give the number under which a row would be sound, None where there is none."""
    subject, _, *what, hash_ = row
    sound = (number for number in numbers for before in hashes if link(before, number, subject, *what) == hash_)
    return next(sound, None)


def _gaps(db: sqlite3.Connection) -> Iterator[Finding]:
    """Find rows that are gone, whosever they were: ids are given without gaps, even where an act was undone."""
    expected = 1
    for (id_,) in _stream(db, IDS):
        if id_ > expected:
            yield Finding("removed", "", expected, id_ - 1)
        expected = id_ + 1


def _seals(db: sqlite3.Connection, lines: Mapping[int, str]) -> Iterator[Finding]:
    expected, before = 1, {""}
    for number, at, upto, heads, hash_ in _stream(db, SEALS):
        if number > expected:
            yield Finding("seal-removed", "", expected, number - 1)
        computed = [seal_hash(earlier, at, upto, heads) for earlier in before]
        sound = number > expected or hash_ in computed
        yield from _outside(number, seal_line(number, at, hash_), lines, sound=sound)
        if sound:
            yield from _heads(db, read_json(heads))
        expected, before = number + 1, {hash_, computed[0]}
    if lines and max(lines) >= expected:
        yield Finding("seal-removed", "", expected, max(lines))


def _outside(number: int, line: str, lines: Mapping[int, str], *, sound: bool) -> Iterator[Finding]:
    if number not in lines:
        yield Finding("seal-not-outside", "", number)
    if not sound or lines.get(number, line) != line:
        yield Finding("seal-changed", "", number)


def _heads(db: sqlite3.Connection, heads: Mapping[str, tuple[int, str]]) -> Iterator[Finding]:
    """Look whether what was once the end of a chain is still there."""
    for subject, (seq, hash_) in heads.items():
        stored = HASH.one(db, of=subject, number=seq)
        if stored is None:
            last = HEAD.one(db, subject)
            first = last[0] + 1 if last and last[0] < seq else seq
            yield Finding("removed", subject, min(1, seq) if last is None else first, seq)
        elif stored[0] != hash_:
            yield Finding("changed", subject, seq)

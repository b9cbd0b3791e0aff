"""Statements of SQLAlchemy Core, compiled once and run on the driver's own connection."""

import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any, Final, TypeAlias

from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement

Row: TypeAlias = tuple[Any, ...]
Runs: TypeAlias = sqlite3.Connection | sqlite3.Cursor
_Values: TypeAlias = Callable[[Mapping[str, object]], Row]

_ROW: Final = re.compile(r"(?<= VALUES )\([^()]*\)")
_AT_ONCE: Final = (64, 8)  # rows of one statement
_DIALECT: Final = sqlite.dialect(paramstyle="qmark")


class Compiled:
    """A statement whose text is made at import; `core` is kept, to be compiled for other databases.

    Type processors are bypassed: what goes in and comes out is what the driver stores (microseconds, JSON text).
    What cannot be compiled once is a TypeError at import.
    """

    __slots__ = ("core", "fixed", "names", "text")

    def __init__(self, core: ClauseElement) -> None:
        """Compile the statement: `names` are its parameters by place, `fixed` the values written into it."""
        compiled = core.compile(dialect=_DIALECT)
        if not isinstance(compiled, SQLCompiler):
            raise TypeError(f"Only statements that take or give rows can be a Stmt, not this one: {compiled}")
        _refuse_what_changes_per_call(compiled)
        self.core = core
        self.text = str(compiled)
        self.names = tuple(compiled.positiontup or ())
        self.fixed = {name: bind.effective_value for name, bind in compiled.binds.items() if not bind.required}


class Stmt(Compiled):
    """A statement that is given its values by the names of its `bindparam`s; a missing one is a KeyError."""

    __slots__ = ("values",)

    def __init__(self, core: ClauseElement) -> None:
        """Compile the statement; values written into it are defaults for their parameters."""
        super().__init__(core)
        self.values = _getter(self.names, self.fixed)

    def one(self, db: sqlite3.Connection, /, **params: object) -> Row | None:
        """Give the first row, or None; nothing stays half read (an open cursor keeps the WAL from being reset)."""
        cursor = db.execute(self.text, self.values(params))
        row: Row | None = cursor.fetchone()
        cursor.close()
        return row

    def all(self, db: sqlite3.Connection, /, **params: object) -> list[Row]:
        """Give every row."""
        return db.execute(self.text, self.values(params)).fetchall()

    def run(self, db: sqlite3.Connection, /, **params: object) -> sqlite3.Cursor:
        """Execute, for the sake of `rowcount`."""
        return db.execute(self.text, self.values(params))

    def many(self, db: sqlite3.Connection, rows: Iterable[Mapping[str, object]], /) -> sqlite3.Cursor:
        """Execute once for each set of parameters."""
        return db.executemany(self.text, map(self.values, rows))


class Quick(Compiled):
    """A statement that every decision runs, which is given its values by their places.

    To look them up by name costs as much as the driver needs to bind them. So that no two are ever mistaken for one
    another, their names are written where the statement is made, and compared at import with those in its text.
    """

    __slots__ = ()

    def __init__(self, core: ClauseElement, *names: str) -> None:
        """Compile the statement; a TypeError where it takes other parameters, or in another order."""
        super().__init__(core)
        if names != self.names or self.fixed:
            raise TypeError(f"This takes {self.names} and has {self.fixed} written into it, not {names}: {self.text}")

    def one(self, db: Runs, /, *values: object) -> Row | None:
        """Give the first row, or None; every row is read, so that nothing stays half read."""
        rows: list[Row] = db.execute(self.text, values).fetchall()
        return rows[0] if rows else None

    def run(self, db: Runs, /, *values: object) -> int:
        """Execute, and give the number of rows that it changed."""
        return db.execute(self.text, values).rowcount

    def many(self, db: Runs, rows: Sequence[Row], /) -> None:
        """Execute for each of these sets of values."""
        db.executemany(self.text, rows)


class Bulk(Quick):
    """An insert of one row, or of many at once, which takes a third as long for each."""

    __slots__ = ("texts",)

    def __init__(self, core: ClauseElement, *names: str) -> None:
        """Compile the statement; a TypeError where it is more than an insert of plain values."""
        super().__init__(core, *names)
        self.texts = at_once(self.text)

    def many(self, db: Runs, rows: Sequence[Row], /) -> None:
        """Insert rows, in their order."""
        first = 0
        for count, text in self.texts.items():
            while len(rows) - first >= count:
                db.execute(text, tuple(chain.from_iterable(rows[first : first + count])))
                first += count
        if first < len(rows):
            super().many(db, rows[first:])


def at_once(text: str) -> dict[int, str]:
    """Write an insert of one row as inserts of several, by their number, the largest first."""
    found = _ROW.findall(text)
    if len(found) != 1:
        raise TypeError(f"This does not insert one row of plain values: {text}")
    return {count: text.replace(found[0], ", ".join(found * count)) for count in _AT_ONCE}


def _getter(names: Sequence[str], fixed: dict[str, object]) -> _Values:
    """Make what turns named parameters into the tuple the driver takes."""
    if not names:
        return lambda _given: ()
    if len(names) == 1:
        name = names[0]
        return lambda given: (given[name] if name in given else fixed[name],)
    pick: _Values = itemgetter(*names)
    return (lambda given: pick({**fixed, **given})) if fixed else pick


def _refuse_what_changes_per_call(compiled: SQLCompiler) -> None:
    if any(bind.expanding or bind.literal_execute for bind in compiled.binds.values()):
        raise TypeError(
            "A list in IN (...) changes the statement's text from call to call, but a Stmt is compiled once. "
            f"Spell the values out with or_(), use a sub-select, or run it once for each value: {compiled}"
        )
    if defaults := [str(column) for column in (*compiled.insert_prefetch, *compiled.update_prefetch)]:
        raise TypeError(f"A Stmt does not call defaults made in Python; give {', '.join(defaults)} a value: {compiled}")

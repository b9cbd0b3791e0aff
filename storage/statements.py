"""Statements of SQLAlchemy Core, compiled once and run on the driver's own connection."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import Any, Final, TypeAlias

from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement

Row: TypeAlias = tuple[Any, ...]
_Values: TypeAlias = Callable[[Mapping[str, object]], Row]

_DIALECT: Final = sqlite.dialect(paramstyle="qmark")


class Stmt:
    """A statement whose text is made at import; `core` is kept, to be compiled for other databases.

    Parameters are the names of its `bindparam`s; values written into the statement are defaults for theirs.
    Type processors are bypassed: what goes in and comes out is what the driver stores (microseconds, JSON text).
    A missing parameter is a KeyError; what cannot be compiled once is a TypeError at import.
    """

    __slots__ = ("core", "text", "values")

    def __init__(self, core: ClauseElement) -> None:
        """Compile the statement."""
        compiled = core.compile(dialect=_DIALECT)
        if not isinstance(compiled, SQLCompiler):
            raise TypeError(f"Only statements that take or give rows can be a Stmt, not this one: {compiled}")
        _refuse_what_changes_per_call(compiled)
        binds = compiled.binds.items()
        fixed = {name: bind.effective_value for name, bind in binds if not bind.required}
        self.core = core
        self.text = str(compiled)
        self.values = _getter(compiled.positiontup or [], fixed)

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


def _getter(names: list[str], fixed: dict[str, object]) -> _Values:
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

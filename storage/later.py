"""Rows that wait for the end of the batch, where one statement writes many of them."""

import sqlite3
from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:  # connections are opened before anybody needs SQLAlchemy
    from storage.statements import Quick, Row, Runs

Place: TypeAlias = tuple[int, int]
"""What had been changed, and how many rows had come, when an act or a part of it began."""


class Later:
    """What acts of one batch write and seldom read: messages, due items, facts, answers.

    It waits only while the engine says so, in a batch that runs without savepoints. Anything but the statements of
    every decision finds all of it written (`storage.family`); those few are told of it by `told`. Otherwise rows are
    written as they come.
    """

    __slots__ = ("_begun", "_came", "_others", "_rows", "guessed", "told", "waits", "whole")

    def __init__(self) -> None:
        """Begin with nothing, and wait for nothing."""
        self.waits = False
        self.whole = True  # nothing that came was lost in writing it
        self.guessed = False  # the act took it that its event is new; if it is not, its row cannot be written
        self.told: Final[dict[tuple[Quick, str], Row]] = {}  # the last row of each that waits, by what it is about
        self._rows: list[tuple[Quick, Row]] = []
        self._came = 0  # how many rows came and were written since the batch began
        self._begun = 0  # how many had come when the act began
        self._others = 0  # changes made on behalf of acts before this one while it ran

    def start(self, *, waits: bool) -> None:
        """Begin a batch."""
        self.waits = waits
        self.drop()

    def drop(self) -> None:
        """Forget what waits: it was written, or is not to be."""
        self._rows.clear()
        self.told.clear()
        self._came = self._begun = self._others = 0
        self.whole = True

    def add(self, db: "Runs", into: "Quick", row: "Row", about: str = "") -> None:
        """Write a row at the end of the batch; until then it is `told` who asks about this."""
        if self.waits:
            self._rows.append((into, row))
            if about:
                self.told[into, about] = row
        else:
            into.run(db, *row)

    def begin(self, db: sqlite3.Connection) -> Place:
        """Say where an act begins."""
        self.guessed = False
        self._begun = self._came + len(self._rows)
        return self.place(db)

    def place(self, db: sqlite3.Connection) -> Place:
        """Say where a part of an act begins."""
        return db.total_changes - self._others, self._came + len(self._rows)

    def undo(self, db: sqlite3.Connection, to: Place) -> bool:
        """Drop the rows that came after this place; False if anything else was changed since."""
        changed, came = to
        if db.total_changes - self._others != changed:
            return False
        if self._came + len(self._rows) > came:
            del self._rows[max(0, came - self._came) :]
            self.write(db)  # what was told may have been of what is dropped
        return True

    def flush(self, db: sqlite3.Connection) -> None:
        """Write what waits, so that it can be read."""
        if self._rows:
            self.write(db)

    def write(self, db: sqlite3.Connection) -> None:
        """Write what waits, table by table; where that is all from acts before this one, it has not written it."""
        rows, self._rows = self._rows, []
        foreign, before = self._came + len(rows) == self._begun, db.total_changes
        self._came += len(rows)
        self.told.clear()
        tables: dict[Quick, list[Row]] = defaultdict(list)
        for into, row in rows:
            tables[into].append(row)
        try:
            for into, its in tables.items():
                into.many(db, its)
        except BaseException:
            self.whole = False  # until the batch begins anew
            raise
        if foreign:
            self._others += db.total_changes - before

"""The one transaction in which a file gets its schema."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, NullPool, create_engine, event

from storage import connections


@contextmanager
def transaction(path: Path) -> Iterator[Connection]:
    """Begin by hand: left to itself the driver commits half-made tables.

    Foreign keys are off, as changing a table means making it anew and dropping the old one, which would empty its
    children.
    """
    engine = create_engine("sqlite://", creator=partial(_open, path), poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.begin() as connection:
        yield connection


def _open(path: Path) -> sqlite3.Connection:
    db = connections.writer(path, factory=sqlite3.Connection)
    db.execute("PRAGMA foreign_keys = OFF")
    return db

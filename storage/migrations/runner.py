"""Alembic, run from code: the transaction around all pending revisions, and the making of a new one."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, MetaData, NullPool, create_engine, event

from storage import connections
from storage.migrations import BrokenLinks, revisions

_SCRIPTS: Final = Path(__file__).parent


def upgrade(path: Path, versions: Path) -> None:
    """Bring a file to the newest revision, or leave it as it is; BrokenLinks if references would dangle."""
    with _transaction(path) as connection:
        command.upgrade(_config(connection, versions), "head")
        if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
            raise BrokenLinks(f"{len(broken)} rows, the first: {tuple(broken[0])}")


def revise(message: str, metadata: MetaData, versions: Path) -> None:
    """Write a new revision: what takes the newest one to `metadata`."""
    number = f"{len(revisions(versions)) + 1:04}"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "newest.db"
        upgrade(path, versions)
        with _transaction(path) as connection:
            config = _config(connection, versions)
            config.attributes["metadata"] = metadata
            command.revision(config, message, autogenerate=True, rev_id=number)


@contextmanager
def _transaction(path: Path) -> Iterator[Connection]:
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


def _config(connection: Connection, versions: Path) -> Config:
    config = Config()
    options = {
        "script_location": str(_SCRIPTS),
        "path_separator": "newline",
        "version_locations": str(versions),
        "file_template": "%(rev)s_%(slug)s",
    }
    for name, value in options.items():
        config.set_main_option(name, value.replace("%", "%%"))
    config.attributes["connection"] = connection
    return config

"""A store whose acts are done where they are called: nobody else waits, so no thread has to take them."""

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from bot.memory import Tables
from storage import connections, migrations
from storage.store import DATABASE, Store

P = ParamSpec("P")
T = TypeVar("T")


class InstantStore(Store):
    """The store on one connection; what it holds need not outlive a loss of power."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Use an open writing connection."""
        self._db = db
        self._tables = {}

    async def act(self, fn: Callable[Concatenate[Tables, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one act."""
        self._db.execute("BEGIN")
        try:
            done = self._run(self._db, fn, args, kwargs)
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")
        return done

    async def view(self, fn: Callable[Concatenate[Tables, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one look: nobody writes meanwhile."""
        return self._run(self._db, fn, args, kwargs)


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[InstantStore]:
    """Make the database in a folder that is there, and open it; the disk is not waited for."""
    path = folder / DATABASE
    migrations.upgrade(path)
    with closing(connections.writer(path)) as db:
        for pragma in ("synchronous = OFF", "locking_mode = EXCLUSIVE"):
            db.execute(f"PRAGMA {pragma}")
        yield InstantStore(db)

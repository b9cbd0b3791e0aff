"""A store whose acts are done where they are called: nobody else waits, so no thread has to take them."""

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

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
        return self._whole("COMMIT", fn, args, kwargs)

    async def view(self, fn: Callable[Concatenate[Tables, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one look."""
        return self._whole("ROLLBACK", fn, args, kwargs)

    def _whole(self, end: str, fn: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> T:
        self._db.execute("BEGIN")
        try:
            done = self._run(self._db, fn, args, kwargs)
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute(end)
        return done


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[InstantStore]:
    """Make the database in a folder that is there, and open it; the disk is not waited for."""
    path = folder / DATABASE
    migrations.upgrade(path)
    with closing(connections.writer(path)) as db:
        db.execute("PRAGMA synchronous = OFF")
        yield InstantStore(db)

"""The shell around storage: a data folder in use, with acts and looks as one transaction each."""

import sqlite3
from asyncio import CancelledError, ensure_future, shield, to_thread, wait
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

from bot import memory
from bot.errors import NotSaved
from storage import connections, engine, migrations, search
from storage.engine import Engine
from storage.tables import Tables

P = ParamSpec("P")
T = TypeVar("T")

DATABASE: Final = "qianfa.db"


class Store:
    """Runs acts and looks on the engine; meets `bot.memory.Store`."""

    def __init__(self, engine: Engine) -> None:
        """Use an open engine."""
        self.engine = engine
        self._tables: dict[sqlite3.Connection, Tables] = {}  # one for the writing thread, one for the reading one

    async def act(self, fn: Callable[Concatenate[memory.Tables, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one act; one that was overtaken is run once more on what it finds then."""
        try:
            try:
                return await self.engine.write(self._run, fn, args, kwargs)
            except memory.Overtaken:
                return await self.engine.write(self._run, fn, args, kwargs)
        except (engine.NotSaved, engine.Closed, memory.Overtaken) as error:
            raise NotSaved from error

    async def view(self, fn: Callable[Concatenate[memory.Tables, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one look."""
        return await self.engine.read(self._run, fn, args, kwargs)

    def _run(self, db: sqlite3.Connection, fn: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> T:
        tables = self._tables.get(db)
        if tables is None:
            tables = self._tables[db] = Tables(db)
        touched = tables.drafts.touched
        touched.clear()
        done = fn(tables, *args, **kwargs)
        if touched:
            tables.search.index(touched)
        return done


@asynccontextmanager
async def open_store(folder: Path, *, patience: float = connections.PATIENCE) -> AsyncIterator[Store]:
    """Hold a data folder and open its database, made or brought up to this release where need be.

    `patience` is how long to wait (seconds) for whoever else holds the file. Raised are `connections.FolderInUse`,
    `connections.Damaged`, `migrations.UnknownSchema`, and OSError and sqlite3.Error when the file cannot be used.
    """
    path = folder / DATABASE
    with connections.lock(folder):
        for prepare in (connections.check, migrations.upgrade, search.complete):
            await _to_the_end(prepare, path)
        opened = await Engine.open(path, patience=patience)
        try:
            yield Store(opened)
        finally:
            await opened.close()


async def _to_the_end(prepare: Callable[[Path], object], path: Path) -> None:
    """Do this in a thread; who is cancelled meanwhile waits for it all the same, for it works on the file."""
    work = ensure_future(to_thread(prepare, path))
    try:
        await shield(work)
    except CancelledError:
        await wait([work])
        work.exception()  # which nobody waits for any more
        raise

"""The engine: one thread that writes, one that reads, streams and back-ups beside them."""

import asyncio
import os
import sqlite3
import weakref
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path
from typing import Final, Literal, Self, TypeAlias, TypeVar, TypeVarTuple

import aiosqlite

from storage import connections, threads
from storage.statements import Row, Stmt
from storage.threads import Job, Worker

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
Reason: TypeAlias = Literal["full", "locked", "io", "damaged"]

_BATCH: Final = 256
_CHUNK: Final = 500
_LAST_WAIT: Final = 10.0
_REASONS: Final[Mapping[int, Reason]] = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_PROTOCOL: "locked",
    sqlite3.SQLITE_IOERR: "io",
    sqlite3.SQLITE_CANTOPEN: "io",
    sqlite3.SQLITE_READONLY: "io",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
}


class NotSaved(Exception):
    """The file did not take the act, so it has not happened; the cause is SQLite's error."""

    def __init__(self, reason: Reason) -> None:
        """Name the reason: no room, held by another process, disk or file system at fault, file damaged."""
        super().__init__(f"not saved: {reason}")
        self.reason = reason


class Closed(Exception):
    """The engine takes nothing more; what came too late has not happened."""


class Engine:
    """A database file in use, by the event loop in which it was opened and no other process."""

    def __init__(self, path: Path, *, patience: float) -> None:
        """Prepare the threads; use `open`."""
        self._path = path
        self._closed = False
        self._writer = Worker(
            "qianfa-writer",
            partial(connections.writer, path, patience=patience),
            threads.write,
            _BATCH,
            connections.fold,
        )
        self._reader = Worker("qianfa-reader", partial(connections.reader, path, patience=patience), threads.read, 1)
        self._forgotten = weakref.finalize(self, _finish, self._reader, self._writer)

    @classmethod
    async def open(cls, path: Path, *, patience: float = connections.PATIENCE) -> Self:
        """Open the file, making it if there is none; `patience` is how long to wait (seconds) for whoever holds it."""
        engine = cls(path, patience=patience)
        try:
            await engine._writer.open()
            await engine._reader.open()
        except BaseException:
            await engine.close()
            raise
        return engine

    async def write(
        self,
        fn: Callable[[sqlite3.Connection, *Ts], T],
        *args: *Ts,
        after_commit: Callable[[T], None] | None = None,
    ) -> T:
        """Run an act in the writer thread. What it returns is durable; if it raises, nothing was done.

        `fn` may be run up to three times, only the last with effect, so it changes nothing but the database; it lets
        errors of the database pass, and returns values, not cursors. `after_commit` runs in the loop, before the caller
        goes on. NotSaved and Closed are raised besides. A cancelled caller's act may have been committed: cancelled
        means unknown, not undone, and `after_commit` runs if it was.
        """
        try:
            return await self._put(self._writer, fn, args, after_commit)
        except sqlite3.Error as error:
            if (reason := _REASONS.get(connections.primary_code(error))) is None:
                raise
            raise NotSaved(reason) from error

    async def read(self, fn: Callable[[sqlite3.Connection, *Ts], T], *args: *Ts) -> T:
        """Run a function in the reader thread, on one state of the database that has every write that returned."""
        return await self._put(self._reader, fn, args, None)

    async def stream(
        self, query: Stmt | str, params: Mapping[str, object] | None = None, *, chunk: int = _CHUNK
    ) -> AsyncGenerator[Row, None]:
        """Give the rows of a long query, `chunk` at a time, all of one state, without holding up anybody.

        Until the last row the write-ahead log grows; who stops early closes the iterator (`contextlib.aclosing`).
        """
        given: Mapping[str, object] = params or {}
        text, values = (query.text, query.values(given)) if isinstance(query, Stmt) else (query, given)
        async with self._apart(partial(connections.reader, self._path)) as db, db.execute(text, values) as cursor:
            while rows := list(await cursor.fetchmany(chunk)):
                for row in rows:
                    yield tuple(row)

    async def backup(self, path: Path) -> None:
        """Copy the live database to `path`: whole and checked, or not at all, and then what was there stays.

        Damaged is raised when the copy is; OSError and sqlite3.Error when it cannot be written.
        """
        part = path.with_name(f"{path.name}.part")
        part.unlink(missing_ok=True)
        into = partial(sqlite3.connect, part, check_same_thread=False)
        try:
            async with self._apart(partial(connections.reader, self._path)) as db, self._apart(into) as copy:
                await db.backup(copy)
            await asyncio.to_thread(_put_in_place, part, path)
        finally:
            part.unlink(missing_ok=True)

    async def close(self) -> None:
        """Take nothing more, do and answer what is queued, close the file. A second call does nothing."""
        self._closed = True
        for worker in (self._reader, self._writer):  # the writer last: it alone folds the log into the file
            await asyncio.to_thread(worker.finish)
        self._forgotten.detach()

    def _put(
        self,
        worker: Worker,
        fn: Callable[[sqlite3.Connection, *Ts], T],
        args: tuple[*Ts],
        after: Callable[[T], None] | None,
    ) -> asyncio.Future[T]:
        self._refuse_if_closed()
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        worker.put(Job(fn, args, future, after))
        return future

    def _apart(self, connect: Callable[[], sqlite3.Connection]) -> AbstractAsyncContextManager[aiosqlite.Connection]:
        """Give a connection with a thread of its own, which does not hang the exit if it is never closed."""
        self._refuse_if_closed()
        db = aiosqlite.Connection(connect, iter_chunk_size=_CHUNK)
        db._thread.daemon = True  # noqa: SLF001 - aiosqlite has no way to ask for it
        return db

    def _refuse_if_closed(self) -> None:
        if self._closed:
            raise Closed("the database has been closed; nothing was done")


def _finish(*workers: Worker) -> None:
    """End the threads of an engine that was forgotten: at the exit, or when nothing refers to it."""
    for worker in workers:
        worker.finish(_LAST_WAIT)


def _put_in_place(part: Path, path: Path) -> None:
    """Check a finished copy and give it its name, durably."""
    connections.check(part)
    _sync(part)
    part.replace(path)
    _sync(path.parent)


def _sync(path: Path) -> None:
    """Have a file, or the names in a folder, written to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

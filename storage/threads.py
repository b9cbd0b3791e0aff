"""A thread that owns a database connection and does jobs for the event loop, and the two ways of doing them."""

import asyncio
import gc
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from traceback import clear_frames
from typing import Any, Final, TypeAlias, cast

from storage.connections import GuardedConnection
from storage.later import Later

Serve: TypeAlias = Callable[[sqlite3.Connection, "Sequence[Job]"], None]
Rest: TypeAlias = Callable[[sqlite3.Connection], None]

_PAUSE: Final = 0.25  # seconds without a job after which a worker rests


@dataclass(slots=True, eq=False)
class Job:
    """A function to be run on the connection, and the future that is told how it went."""

    fn: Callable[..., Any]
    args: tuple[Any, ...]
    future: asyncio.Future[Any]
    after: Callable[[Any], None] | None = None
    value: Any = None
    error: BaseException | None = None

    def run(self, db: sqlite3.Connection) -> None:
        """Run the function and keep what comes of it, whatever that is."""
        self.forget()
        try:
            self.value = self.fn(db, *self.args)
            if isinstance(self.value, sqlite3.Cursor):
                self.value.close()  # half read, it would keep the transaction from ending
        except StopIteration as error:
            self.fail(RuntimeError(f"StopIteration out of {self.fn}").with_traceback(error.__traceback__))
        except BaseException as error:  # noqa: BLE001 - SystemExit, too, belongs to whoever waits for it
            self.fail(error)

    def forget(self) -> None:
        """Drop the outcome; values and errors may hold cursors, and those hold the transaction."""
        self.value = self.error = None

    def fail(self, error: BaseException) -> None:
        """Keep an error as the outcome, but not the local variables of the frames that it passed."""
        self.value, self.error = None, error
        link: BaseException | None = error
        while link is not None:
            clear_frames(link.__traceback__)
            link = link.__context__

    def answer(self) -> None:
        """Tell the future; in the loop's thread."""
        if self.error is None and self.after is not None:
            self._follow(self.after)
        if self.future.cancelled():
            return
        if self.error is None:
            self.future.set_result(self.value)
        else:
            self.future.set_exception(self.error)

    def _follow(self, after: Callable[[Any], None]) -> None:
        try:
            after(self.value)
        except Exception as error:  # noqa: BLE001 - the act stands; its follower's mistake is reported, not its own
            context = {"message": f"{after} failed after a commit", "exception": error}
            self.future.get_loop().call_exception_handler(context)


class Worker(threading.Thread):
    """A thread with a connection of its own and a queue.

    It is a daemon, so that one that nobody stopped does not hang the exit; nothing a job does ends it.
    """

    def __init__(
        self,
        name: str,
        connect: Callable[[], sqlite3.Connection],
        serve: Serve,
        most: int,
        rest: Rest | None = None,
    ) -> None:
        """Prepare a thread that takes at most `most` jobs at a time, and does `rest` when none has come for a while."""
        super().__init__(name=name, daemon=True)
        self._loop = asyncio.get_running_loop()
        self._connect = connect
        self._serve = serve
        self._most = most
        self._rest = rest
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._ready: Future[None] = Future()
        self._ready.set_running_or_notify_cancel()

    async def open(self) -> None:
        """Start, and wait until the connection is open; what opening raises is raised here."""
        self.start()
        await asyncio.wrap_future(self._ready)

    def put(self, job: Job) -> None:
        """Have a job done, in its turn."""
        self._queue.put(job)

    def finish(self, timeout: float | None = None) -> None:
        """Do what is queued, close the connection, end; wait for that (seconds) unless called by the thread itself."""
        self._queue.put(None)
        if self.is_alive() and self is not threading.current_thread():
            self.join(timeout)

    def run(self) -> None:
        """Serve until told to finish."""
        try:
            db = self._connect()
        except BaseException as error:  # noqa: BLE001 - raised by open()
            self._ready.set_exception(error)
            return
        with closing(db):
            self._ready.set_result(None)
            while self._serve_next(db):
                pass

    def _serve_next(self, db: sqlite3.Connection) -> bool:
        """Do the next jobs and answer all of them with one wake-up of the loop; False when there are no more."""
        jobs = self._next(db)
        try:
            with _uncollected():
                self._serve(db, jobs)
        except BaseException as error:  # noqa: BLE001 - the thread lives on, and nobody waits for ever
            undo(db)
            for job in jobs:
                job.fail(error)
        with suppress(RuntimeError):  # the loop was closed first: what was queued is done, though nobody waits
            self._loop.call_soon_threadsafe(_answer, jobs)
        return bool(jobs)

    def _next(self, db: sqlite3.Connection) -> list[Job]:
        """Wait for a job and take those behind it along; nothing means the end."""
        jobs: list[Job] = []
        job = self._first(db)
        with suppress(Empty):
            while job is not None:
                jobs.append(job)
                if len(jobs) == self._most:
                    return jobs
                job = self._queue.get_nowait()
            self._queue.put(None)  # the end was seen; it is looked at again when these are done
        return jobs

    def _first(self, db: sqlite3.Connection) -> Job | None:
        """Wait for a job; once in each pause, do what nobody is to wait for."""
        if self._rest is not None:
            with suppress(Empty):
                return self._queue.get(timeout=_PAUSE)
            self._rest(db)
        return self._queue.get()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for garbage once after a batch instead of every few acts; hardly anything of theirs is any."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def read(db: sqlite3.Connection, jobs: Sequence[Job]) -> None:
    """Run each job on one state of the database."""
    for job in jobs:
        db.execute("BEGIN")
        job.run(db)
        undo(db)  # nothing was written; this lets go of the state that was read


def write(db: sqlite3.Connection, jobs: Sequence[Job]) -> None:
    """Run acts and commit once; where that fails, run them again with care, so that only the guilty one fails.

    Few acts fail, and of those few have written anything before; so the first time they run without a savepoint
    each, which would cost a tenth more. What fails after it wrote has all of them run again, each in its savepoint.
    Where that cannot be committed either, each runs by itself: SQLite drops the whole transaction on a full disk, on
    some I/O errors, on an interrupt and on OR ROLLBACK.
    """
    for marked in (False, True) if len(jobs) > 1 else ():
        if not _begun(db, jobs) or _together(db, jobs, marked=marked):
            return
        for job in jobs:
            job.forget()
    for place, job in enumerate(jobs):
        if not _begun(db, jobs[place:]):
            return
        _alone(db, job)


def undo(db: sqlite3.Connection) -> None:
    """End the transaction if there still is one."""
    with suppress(sqlite3.Error):
        db.execute("ROLLBACK")


def _begun(db: sqlite3.Connection, jobs: Sequence[Job]) -> bool:
    """Open a transaction; where that fails (somebody holds the file) none of the jobs waits for it again."""
    try:
        db.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as error:
        for job in jobs:
            job.fail(error)
        return False
    return True


def _together(db: sqlite3.Connection, jobs: Sequence[Job], *, marked: bool) -> bool:
    """Run acts and commit; False, and nothing done, if one could not be undone alone or the transaction was lost."""
    later = cast("GuardedConnection", db).later
    run = _marked if marked else _unmarked
    later.start(waits=not marked)
    try:
        with suppress(Exception):  # a row that cannot be written: whose it is shows when each act writes its own
            if all(run(db, job, later) for job in jobs):
                later.flush(db)
                db.execute("COMMIT")
                return True
    finally:
        later.start(waits=False)
    undo(db)
    return False


def _unmarked(db: sqlite3.Connection, job: Job, later: Later) -> bool:
    """Run an act; False if it failed and had written something, or took the transaction or others' rows with it."""
    place = later.begin(db)
    job.run(db)
    # These are asked for after success, too: the act may have swallowed the error.
    if not (db.in_transaction and later.whole):
        return False
    return job.error is None or (not later.guessed and later.undo(db, place))


def _marked(db: sqlite3.Connection, job: Job, _: Later) -> bool:
    """Run an act in its savepoint; False if it took the transaction with it."""
    db.execute("SAVEPOINT act")
    job.run(db)
    if not db.in_transaction:
        return False
    if job.error is not None:
        db.execute("ROLLBACK TO act")
    db.execute("RELEASE act")
    return True


def _alone(db: sqlite3.Connection, job: Job) -> None:
    """Run one act as the whole transaction."""
    job.run(db)
    if job.error is None:
        try:
            db.execute("COMMIT")
        except sqlite3.Error as error:
            job.fail(error)
    if job.error is not None:
        undo(db)


def _answer(jobs: Sequence[Job]) -> None:
    for job in jobs:
        job.answer()

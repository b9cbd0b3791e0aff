"""How an engine ends: properly, forgotten, or after its loop."""

import asyncio
import gc
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from storage import connections, threads
from storage.engine import Closed, Engine
from storage.threads import Job, Worker
from tests.support.batches import Act, held, note, noted, opened

FORGETFUL = """
import asyncio, pathlib, sys
from storage.engine import Engine

async def main():
    global engine, rows
    engine = await Engine.open(pathlib.Path(sys.argv[1]))
    await engine.write(lambda db: db.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)"))
    insert = lambda db: db.execute("INSERT INTO notes (text) VALUES ('x')")
    waiting = [asyncio.ensure_future(engine.write(insert)) for _ in range(5000)]
    await waiting[0]
    rows = engine.stream("SELECT id FROM notes")
    await anext(rows)

loop = asyncio.new_event_loop()
loop.run_until_complete(main())
print("forgotten", flush=True)
"""


def workers() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("qianfa-")]


def names_in(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def lines_of(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return noted(db)


async def test_closing_does_and_answers_what_is_queued(tmp_path: Path) -> None:
    async with opened(tmp_path) as engine:
        async with held(engine) as let_go:
            waiting = [asyncio.ensure_future(engine.write(note(str(number)))) for number in range(600)]
            looking = asyncio.ensure_future(engine.read(lambda _db: "seen"))
            asyncio.get_running_loop().call_soon(let_go)
            await asyncio.gather(engine.close(), *waiting)
        assert [await act for act in waiting] == list(range(1, 601))
        assert await looking == "seen"
    assert workers() == []
    assert len(lines_of(tmp_path / "test.db")) == 600
    assert names_in(tmp_path) == ["test.db"]  # the log was folded in


async def test_a_closed_engine_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path) as engine:
        await engine.close()
        with pytest.raises(Closed, match="nothing was done"):
            await engine.write(note("late"))
        with pytest.raises(Closed):
            await engine.read(noted)
        with pytest.raises(Closed):
            await anext(engine.stream("SELECT 1"))
        with pytest.raises(Closed):
            await engine.backup(tmp_path / "copy.db")


async def test_a_file_that_cannot_be_opened_leaves_no_thread(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        await Engine.open(tmp_path / "nowhere" / "test.db")
    assert workers() == []


async def test_a_forgotten_engine_ends_its_threads(tmp_path: Path) -> None:
    engine = await Engine.open(tmp_path / "test.db")
    assert len(workers()) == 2
    del engine
    gc.collect()
    assert workers() == []


def test_a_loop_that_is_closed_first_does_not_lose_what_was_queued(tmp_path: Path) -> None:
    gate, begun = threading.Event(), threading.Event()
    loop = asyncio.new_event_loop()
    engine = loop.run_until_complete(Engine.open(tmp_path / "test.db"))
    loop.run_until_complete(engine.write(lambda db: db.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text)")))

    def hold(_db: sqlite3.Connection) -> None:
        begun.set()
        gate.wait()

    async def leave() -> list["asyncio.Task[object]"]:
        acts = [hold, note("one"), note("two")]
        waiting: list[asyncio.Task[object]] = [asyncio.create_task(engine.write(act)) for act in acts]
        await asyncio.to_thread(begun.wait)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        return waiting

    loop.run_until_complete(leave())
    loop.close()
    gate.set()
    asyncio.run(engine.close())  # from another loop: the first one is gone
    assert lines_of(tmp_path / "test.db") == ["one", "two"]


@pytest.mark.kill
def test_a_process_that_forgets_to_close_ends_well(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FORGETFUL, str(tmp_path / "test.db")]
    done = subprocess.run(command, check=False, capture_output=True, timeout=60)
    assert done.stdout == b"forgotten\n"
    assert done.returncode == 0
    assert len(lines_of(tmp_path / "test.db")) == 5000


async def test_a_thread_survives_whatever_goes_wrong_around_its_jobs(tmp_path: Path) -> None:
    first: list[bool] = [True]

    def serve(db: sqlite3.Connection, jobs: Sequence[Job]) -> None:
        if first.pop():
            db.execute("BEGIN IMMEDIATE")
            raise MemoryError
        first.append(False)
        threads.write(db, jobs)

    worker = Worker("qianfa-test", partial(connections.writer, tmp_path / "test.db"), serve, 10)
    await worker.open()

    async def done(act: Act) -> object:
        future = asyncio.get_running_loop().create_future()
        worker.put(Job(act, (), future))
        return await future

    with pytest.raises(MemoryError):
        await done(lambda _db: "never run")
    first.append(False)
    assert await done(lambda _db: "works") == "works"
    await done(lambda _db: worker.finish())  # a job may drop the last reference to its engine
    await asyncio.to_thread(worker.join)


async def test_a_thread_rests_once_in_each_pause(tmp_path: Path) -> None:
    loop, rests = asyncio.get_running_loop(), asyncio.Queue[str]()

    def rest(_db: sqlite3.Connection) -> None:
        loop.call_soon_threadsafe(rests.put_nowait, "rested")

    worker = Worker("qianfa-test", partial(connections.writer, tmp_path / "test.db"), threads.write, 10, rest)
    await worker.open()
    for _ in range(2):
        future = loop.create_future()
        worker.put(Job(note("one"), (), future))
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            await future
        assert await rests.get() == "rested"
    worker.finish()
    assert rests.empty()

"""Reading beside the writer: views, long streams, live back-ups."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import aclosing, closing
from pathlib import Path

import pytest
from sqlalchemy import bindparam, text

from storage.connections import Damaged
from storage.engine import Engine
from storage.statements import Stmt
from tests.support.batches import Act, log_can_be_reset, note, noted, opened, together

LONG = Stmt(text("SELECT id FROM notes WHERE id <= :most ORDER BY id").bindparams(bindparam("most")))


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[Engine]:
    async with opened(tmp_path) as engine:
        yield engine


async def filled(engine: Engine, lines: int) -> None:
    await together(engine, *(note(str(line)) for line in range(lines)))


async def test_everybody_reads_his_own_write(engine: Engine) -> None:
    async def writes_then_reads(line: str) -> bool:
        await engine.write(note(line))
        return line in await engine.read(noted)

    assert all(await asyncio.gather(*(writes_then_reads(str(line)) for line in range(200))))


async def test_two_looks_in_one_read_see_the_same_state(engine: Engine) -> None:
    first_look, written = threading.Event(), threading.Event()

    def looks_twice(db: sqlite3.Connection) -> tuple[list[str], list[str]]:
        before = noted(db)
        first_look.set()
        written.wait()
        return before, noted(db)

    reading = asyncio.ensure_future(engine.read(looks_twice))
    await asyncio.to_thread(first_look.wait)
    await engine.write(note("meanwhile"))
    written.set()
    before, after = await reading
    assert before == after == []
    assert await engine.read(noted) == ["meanwhile"]


@pytest.mark.parametrize(
    "line", ["INSERT INTO notes (text) VALUES ('x')", "PRAGMA user_version = 3", "DROP TABLE notes"]
)
async def test_a_reader_cannot_write(engine: Engine, line: str) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await engine.read(lambda db: db.execute(line))


def leaves_half(db: sqlite3.Connection) -> sqlite3.Cursor:
    cursor = db.execute("SELECT * FROM notes")
    cursor.fetchone()
    return cursor


def fails_half_way(db: sqlite3.Connection) -> None:
    cursor = leaves_half(db)
    raise LookupError(cursor.fetchone()[1])


def fails_over_a_failure(db: sqlite3.Connection) -> None:
    try:
        fails_half_way(db)
    except LookupError as error:
        raise ValueError from error


def leaves_the_transaction(db: sqlite3.Connection) -> None:
    db.execute("COMMIT")
    leaves_half(db)


@pytest.mark.parametrize("look", [leaves_half, fails_half_way, fails_over_a_failure, leaves_the_transaction])
async def test_a_read_lets_go_of_the_state_it_saw_however_it_ends(engine: Engine, tmp_path: Path, look: Act) -> None:
    await filled(engine, 50)
    kept = await asyncio.gather(engine.read(look), return_exceptions=True)  # as a log might keep an error
    await engine.write(note("after"))
    assert log_can_be_reset(tmp_path / "test.db")
    assert "after" in await engine.read(noted)
    assert len(kept) == 1


async def test_a_read_gives_its_own_error(engine: Engine) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        await engine.read(lambda db: db.execute("SELECT * FROM nowhere"))


async def test_a_stream_gives_every_row_of_one_state_while_acts_go_on(engine: Engine) -> None:
    await filled(engine, 120)
    seen = []
    async for (number,) in engine.stream("SELECT id FROM notes ORDER BY id", chunk=50):
        if number == 1:
            await filled(engine, 5)
            await engine.write(note("meanwhile"))
        seen.append(number)
    assert seen == list(range(1, 121))


async def test_a_stream_takes_statements_and_parameters(engine: Engine) -> None:
    await filled(engine, 10)
    assert [row async for row in engine.stream(LONG, {"most": 2})] == [(1,), (2,)]
    assert [row async for row in engine.stream("SELECT id FROM notes WHERE id = :id", {"id": 3})] == [(3,)]


async def test_a_stream_that_is_left_early_lets_go(engine: Engine, tmp_path: Path) -> None:
    await filled(engine, 50)
    async with aclosing(engine.stream("SELECT id FROM notes", chunk=10)) as rows:
        assert await anext(rows) == (1,)
    await engine.write(note("after"))
    assert log_can_be_reset(tmp_path / "test.db")


async def test_a_stream_cannot_write(engine: Engine) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await anext(engine.stream("DELETE FROM notes RETURNING id"))


async def test_a_back_up_of_the_live_file_is_one_whole_state(engine: Engine, tmp_path: Path) -> None:
    await filled(engine, 100)
    copy = tmp_path / "copies" / "today.db"
    copy.parent.mkdir()
    copy.write_bytes(b"yesterday's")
    stop = threading.Event()

    async def pairs() -> None:
        while not stop.is_set():
            await engine.write(
                lambda db: db.execute("INSERT INTO notes (text) VALUES (hex(randomblob(8))), (random())")
            )

    writing = asyncio.ensure_future(pairs())
    await engine.backup(copy)
    stop.set()
    await writing

    with closing(sqlite3.connect(copy)) as db:
        lines = noted(db)
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert lines[:100] == [str(line) for line in range(100)]
    assert len(lines) % 2 == 0
    assert [file.name for file in copy.parent.iterdir()] == ["today.db"]


async def test_a_back_up_that_fails_leaves_the_one_before(engine: Engine, tmp_path: Path) -> None:
    await filled(engine, 2000)
    copy = tmp_path / "today.db"
    copy.write_bytes(b"yesterday's")
    assert log_can_be_reset(tmp_path / "test.db")
    with (tmp_path / "test.db").open("r+b") as file:
        file.seek(5 * 4096)
        file.write(b"\xff" * 4096)
    with pytest.raises(Damaged):
        await engine.backup(copy)
    assert copy.read_bytes() == b"yesterday's"
    assert not (tmp_path / "today.db.part").exists()


async def test_a_back_up_into_a_folder_that_is_not_there_is_an_error(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        await engine.backup(tmp_path / "nowhere" / "today.db")

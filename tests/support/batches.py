"""Acts that are sure to be done in one batch, and a small database to do them on."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any, Final, TypeAlias

from storage.engine import Engine

Act: TypeAlias = Callable[[sqlite3.Connection], Any]

NOTES: Final = "CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)"


@asynccontextmanager
async def opened(folder: Path, *, patience: float = 5.0) -> AsyncIterator[Engine]:
    engine = await Engine.open(folder / "test.db", patience=patience)
    try:
        await engine.write(lambda db: db.execute(NOTES))
        yield engine
    finally:
        await engine.close()


def note(text: str) -> Act:
    """Make an act that writes a line."""
    return lambda db: db.execute("INSERT INTO notes (text) VALUES (?)", (text,)).lastrowid


def noted(db: sqlite3.Connection) -> list[str]:
    """Read all lines, in the order in which they were written."""
    return [text for (text,) in db.execute("SELECT text FROM notes ORDER BY id")]


async def outcome(engine: Engine, act: Act) -> object:
    """Do an act; give what it returned or raised."""
    try:
        return await engine.write(act)
    except BaseException as error:  # noqa: BLE001 - SystemExit would end the loop
        return error


async def together(engine: Engine, *acts: Act) -> list[Any]:
    """Have acts wait for the writer until all are there; give what each returned or raised."""
    async with held(engine) as let_go:
        waiting = [asyncio.ensure_future(outcome(engine, act)) for act in acts]
        asyncio.get_running_loop().call_soon(let_go)  # after each of them has taken its place
        return await asyncio.gather(*waiting)


@asynccontextmanager
async def held(engine: Engine) -> AsyncIterator[Callable[[], None]]:
    """Keep the writer busy until what is given is called."""
    begun, gate = threading.Event(), threading.Event()

    def hold(_db: sqlite3.Connection) -> None:
        begun.set()
        gate.wait()

    holding = asyncio.ensure_future(engine.write(hold))
    await asyncio.to_thread(begun.wait)
    try:
        yield gate.set
    finally:
        gate.set()
        await holding


def log_can_be_reset(path: Path) -> bool:
    """Say whether nobody holds on to a state of the database: that would keep its log growing."""
    with closing(sqlite3.connect(path, timeout=0)) as db:
        busy, _, _ = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return bool(busy == 0)

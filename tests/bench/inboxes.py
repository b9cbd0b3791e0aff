"""What looking into an inbox costs with 200,000 archived items, over what it costs with 1,000."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median
from typing import Final

from bot.cards.card import Kind
from bot.clock import stopwatch
from bot.deps import Act
from bot.memory import Tables
from bot.text import micros
from handlers import views
from handlers.made import Wanted
from storage.store import Store, open_store
from tests.bench.presses import ORGANISATION, file_items, prepare
from tests.support import records
from tests.support.records import AUTHOR, HEADS, NOW, POLICY, PUBLISHER, UNIT

FEW: Final = 1_000
MANY: Final = 200_000
WAITING: Final = 10  # items that wait for the person who looks
LOOKS: Final = 200

# With their columns named: to a table columns may come that can be empty.
_ARCHIVE: Final = {
    "drafts (id, number, author, unit, policy, state, revision, version, working, round, created_at, changed_at,"
    " submitted_at)": "'a' || i, 'A-' || i, :author, :unit, :policy, 'released', 9, 1, 0, 'r' || i, :at, :at, :at",
    "versions (draft, number, author, title, text, source, source_words, attachments, particulars, note, frozen_at,"
    " fingerprint, wordings)": "'a' || i, 1, :author, 'Archived', :text, 'own', '', '[]', '{}', '', :at, '', '[]'",
    "rounds (id, draft, number, policy, version, signed, started_at)": (
        "'r' || i, 'a' || i, 1, :policy, 1, 'signed', :at"
    ),
    "steps (id, round, rule, position, names, clause, role, role_of, answer, stands_in, fresh_eyes, state, opened_at,"
    " due_at, kind)": (
        "'s' || i, 'r' || i, 'head', 0, :names, '', 'head', 'unit', 'any', 0, 0, 'passed', :at, :at, 'ask'"
    ),
    "seats (id, step, person, place, version, state, stands_in)": "'t' || i, 's' || i, :head, 0, 1, 'decided', 0",
    "decisions (seat, version, verdict, reason, remark, return_to, by, at, settles_at, answers)": (
        "'t' || i, 1, 'approve', '', '', 'author', :head, :at, :at, ''"
    ),
    "tasks (draft, version, fingerprint, channels, open, publishers)": "'a' || i, 1, '', '[]', 0, :publishers",
}


async def figures(folder: Path) -> dict[str, float]:
    """Measure, looking into one and the other in turn."""
    async with _opened(folder / "few", FEW) as few, _opened(folder / "many", MANY) as many:
        times: dict[str, list[float]] = {"few": [], "many": []}
        for _ in range(LOOKS):
            for name, store in (("few", few), ("many", many)):
                start = stopwatch()
                await store.view(_look)
                times[name].append(stopwatch() - start)
    return {
        "inbox_ratio": median(times["many"]) / median(times["few"]),
        "inbox_ms": median(times["many"]) * 1000,
    }


def _look(tables: Tables) -> None:
    act = Act(tables, NOW, ORGANISATION)
    for person in (HEADS[0], AUTHOR, PUBLISHER):
        if views.make(act, Wanted(Kind.INBOX, "", 0, person)) is None:
            raise RuntimeError("there is no inbox")


@asynccontextmanager
async def _opened(folder: Path, archived: int) -> AsyncIterator[Store]:
    prepare(folder)
    async with open_store(folder) as store:
        await store.act(records.organise)
        await store.act(file_items, 0, WAITING)
        await store.engine.write(_archive, archived)
        yield store


def _archive(db: sqlite3.Connection, items: int) -> None:
    values = {
        "author": AUTHOR,
        "unit": UNIT,
        "policy": POLICY.digest,
        "head": HEADS[0],
        "publishers": f'["{PUBLISHER}"]',
        "text": "text " * 50,
        "names": '["","","Head"]',
        "at": micros(NOW),
        "items": items,
    }
    numbers = "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < :items)"
    for columns, written in _ARCHIVE.items():
        db.execute(f"INSERT INTO {columns} {numbers} SELECT {written} FROM n", values).close()

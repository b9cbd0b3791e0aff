"""What /find costs with 200,000 items on file, over what it costs with 2,000."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median
from typing import Final

from bot.cards.card import Kind
from bot.clock import stopwatch
from bot.deps import Act
from bot.domain.people import Holding, Person, PersonId, Role, Unit
from bot.memory import Tables
from bot.text import Names, Text, micros
from handlers import finding, views
from handlers.made import Wanted
from storage.store import Store, open_store
from tests.bench.presses import ORGANISATION, prepare
from tests.support import records
from tests.support.records import NOW, POLICY, UNIT

FEW: Final = 2_000
MANY: Final = 200_000
LOOKS: Final = 40
_OFFICE: Final = PersonId("office")
_AUTHORS: Final = 1_000  # each has as many items: he is the one who sees little
_RARE: Final = 500  # one item in so many has the rare word
_SEARCHES: Final = (
    (_OFFICE, "健康宣传"),
    (_OFFICE, "罕见 clinic"),
    (_OFFICE, "康"),
    (PersonId("author7"), "健康宣传"),
    (PersonId("author7"), "罕见"),
    (PersonId("author7"), "nothing"),
)
_TITLE: Final = "健康宣传日走进社区"
_TEXT: Final = "公司医务志愿队走进街道，为居民测量血压、血糖，讲解用药常识，clinic number {}。"


async def figures(folder: Path) -> dict[str, float]:
    """Measure each search in one and the other in turn: looking for it, and making the card."""
    async with _opened(folder / "few", FEW) as few, _opened(folder / "many", MANY) as many:
        times: dict[str, list[float]] = {"few": [], "many": []}
        for number in range(LOOKS):
            for name, store in (("few", few), ("many", many)):
                start = stopwatch()
                for person, words in _SEARCHES:
                    await _find(store, person, words, f"{name}{number}{person}{words}")
                times[name].append(stopwatch() - start)
    return {
        "find_ratio": median(times["many"]) / median(times["few"]),
        "find_ms": median(times["many"]) / len(_SEARCHES) * 1000,
    }


async def _find(store: Store, person: PersonId, words: str, event: str) -> None:
    await store.act(_ask, person, words, event)
    await store.view(_show, person, words)


def _ask(tables: Tables, person: PersonId, words: str, event: str) -> None:
    finding.find(Act(tables, NOW, ORGANISATION, event), Person(person, Names(en=person), UNIT), words)


def _show(tables: Tables, person: PersonId, words: str) -> None:
    wanted = Wanted(Kind.FOUND, "search", 0, person, Text("found-title", {"words": words}))
    if views.make(Act(tables, NOW, ORGANISATION), wanted) is None:
        raise RuntimeError("nothing is shown")


@asynccontextmanager
async def _opened(folder: Path, items: int) -> AsyncIterator[Store]:
    prepare(folder)
    async with open_store(folder) as store:
        await store.act(_organise)
        await store.engine.write(_file, items)
    async with open_store(folder) as store:  # which indexes what is there
        yield store


def _organise(tables: Tables) -> None:
    everybody = (_OFFICE, *(PersonId(f"author{number}") for number in range(_AUTHORS)))
    unit = Unit(UNIT, Names(en="Marketing"), "department")
    people = [Person(person, Names(en=person), UNIT) for person in everybody]
    tables.people.replace(people, [unit], [Holding(_OFFICE, Role.PR_DESK)])
    tables.policies.take(POLICY, records.POLICY_TEXT, NOW)


def _file(db: sqlite3.Connection, items: int) -> None:
    at = micros(NOW)
    rows = [
        (f"i{number}", f"2026-{number}", f"author{number % _AUTHORS}", "罕见" if number % _RARE == 0 else "")
        for number in range(items)
    ]
    db.executemany(
        "INSERT INTO drafts (id, number, author, unit, policy, state, revision, version, working, created_at,"
        " changed_at) VALUES (?, ?, ?, ?, ?, 'released', 1, 1, 0, ?, ?)",
        [(id_, number, author, UNIT, POLICY.digest, at, at) for id_, number, author, _ in rows],
    )
    db.executemany(
        "INSERT INTO versions (draft, number, author, title, text, source, source_words, attachments, particulars,"
        " note, fingerprint, wordings) VALUES (?, 1, ?, ?, ?, 'own', '', '[]', '{}', '', '', '[]')",
        [(id_, author, _TITLE, _TEXT.format(number) + rare) for id_, number, author, rare in rows],
    )

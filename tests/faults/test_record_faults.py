"""Faults of the audit log: what was tampered with is named, and what cannot be written down has not happened."""

import sqlite3
from contextlib import AbstractAsyncContextManager, closing
from pathlib import Path
from typing import Final

import pytest

from bot.cards.tokens import Token, Verb
from bot.domain.facts import Begun, Opened, Submitted
from bot.domain.people import PersonId
from bot.domain.steps import SeatId, SeatState
from bot.domain.upkeep import RosterRead
from bot.errors import NotSaved
from bot.inbox import Moment, Taken, take_tap
from bot.journeys import Held
from bot.memory import Tables
from bot.ports import Address
from storage import seals
from storage.audit import Finding, verify
from storage.connections import reader
from storage.store import DATABASE, Store, open_store
from tests.bench.presses import ORGANISATION
from tests.support import records
from tests.support.records import AUTHOR, HEADS, NOW, draft, file_item, item, version

LI: Final = HEADS[0]
TAMPERED: Final = {
    "id": "UPDATE facts SET id = 1000 WHERE subject = 'one' AND seq = 3",
    "seq": "UPDATE facts SET seq = 1000 WHERE subject = 'one' AND seq = 3",
    "subject": "UPDATE facts SET subject = 'elsewhere' WHERE subject = 'one' AND seq = 3",
    "kind": "UPDATE facts SET kind = 'approved' WHERE subject = 'one' AND seq = 3",
    "by": "UPDATE facts SET \"by\" = 'li' WHERE subject = 'one' AND seq = 3",
    "by nobody": "UPDATE facts SET \"by\" = NULL WHERE subject = 'one' AND seq = 3",
    "at": "UPDATE facts SET at = at + 1 WHERE subject = 'one' AND seq = 3",
    "data": "UPDATE facts SET data = replace(data, 'wang', 'zhao') WHERE subject = 'one' AND seq = 3",
    "hash": "UPDATE facts SET hash = upper(hash) WHERE subject = 'one' AND seq = 3",
    "a row of the middle": "DELETE FROM facts WHERE subject = 'one' AND seq = 3",
}
ROW: Final = {
    "id": [Finding("removed", "", 3, 3), Finding("removed", "", 16, 999)],
    "seq": [Finding("removed", "one", 3, 3), Finding("removed", "one", 6, 999)],
    "subject": [Finding("removed", "elsewhere", 1, 2), Finding("removed", "one", 3, 3)],
    "a row of the middle": [Finding("removed", "one", 3, 3), Finding("removed", "", 3, 3)],
}
CHANGED: Final = [Finding("changed", "one", 3)]


def log(tables: Tables) -> None:
    """Write three chains of five facts."""
    for name in ("one", "two", "three"):
        tables.facts.record(Begun(item(draft(name)), AUTHOR), NOW)
        for number in range(1, 5):
            tables.facts.record(Opened(item(draft(name)), AUTHOR, number), NOW)


def data(folder: Path) -> AbstractAsyncContextManager[Store]:
    """Open a data folder that has its tables already."""
    path = folder / "data" / DATABASE
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        records.new_database(path)
    return open_store(path.parent)


async def sealed(folder: Path) -> Path:
    """Make a data folder whose log is sealed; give the file outside."""
    async with data(folder) as store:
        await store.act(log)
        await seals.seal(store, folder / "seals", NOW)
    return folder / "seals"


def tamper(folder: Path, *sql: str) -> None:
    with closing(sqlite3.connect(folder / "data" / DATABASE, isolation_level=None)) as db:
        for statement in sql:
            db.execute(statement)


def verdict(folder: Path, outside: Path) -> list[Finding]:
    """Verify as the command line does, on a connection that can do nothing but read."""
    with closing(reader(folder / "data" / DATABASE)) as db:
        return verify(db, outside)


@pytest.mark.parametrize("what", TAMPERED)
async def test_fault_65_a_row_that_was_changed_or_removed_is_named(tmp_path: Path, what: str) -> None:
    outside = await sealed(tmp_path)
    assert verdict(tmp_path, outside) == []
    tamper(tmp_path, TAMPERED[what])
    assert verdict(tmp_path, outside) == ROW.get(what, CHANGED)


async def test_fault_65_a_tail_that_was_cut_off_is_found_by_the_seal(tmp_path: Path) -> None:
    outside = await sealed(tmp_path)
    tamper(tmp_path, "DELETE FROM facts WHERE subject = 'three' AND seq > 3")
    assert verdict(tmp_path, outside) == [Finding("removed", "three", 4, 5)]


async def test_fault_65_a_tail_that_was_written_anew_is_found_by_the_seal(tmp_path: Path) -> None:
    outside = await sealed(tmp_path)
    tamper(tmp_path, "DELETE FROM facts WHERE subject = 'three' AND seq = 5")
    async with data(tmp_path) as store:
        await store.act(_open_again)
    assert verdict(tmp_path, outside) == [Finding("changed", "three", 5)]


def _open_again(tables: Tables) -> None:
    tables.facts.record(Opened(item(draft("three")), PersonId("li"), 9), NOW)


async def test_fault_65_a_whole_subject_that_is_gone_is_named(tmp_path: Path) -> None:
    outside = await sealed(tmp_path)
    tamper(tmp_path, "DELETE FROM facts WHERE subject = 'two'")
    assert verdict(tmp_path, outside) == [Finding("removed", "", 6, 10), Finding("removed", "two", 1, 5)]


async def test_fault_65_rows_that_changed_places_are_named(tmp_path: Path) -> None:
    outside = await sealed(tmp_path)
    exchange = ((2, 0), (3, 2), (0, 3))
    tamper(tmp_path, *(f"UPDATE facts SET seq = {to} WHERE subject = 'one' AND seq = {at}" for at, to in exchange))
    assert verdict(tmp_path, outside) == [Finding("swapped", "one", 2), Finding("swapped", "one", 3)]


async def test_fault_65_the_last_seal_that_is_gone_is_named(tmp_path: Path) -> None:
    outside = await sealed(tmp_path)
    tamper(tmp_path, "DELETE FROM seals")
    assert verdict(tmp_path, outside) == [Finding("seal-removed", "", 1, 1)]


async def test_fault_65_a_file_outside_that_was_edited_or_lost_is_told(tmp_path: Path) -> None:
    outside = await sealed(tmp_path)
    line = outside.read_text()
    outside.write_text(f"{line[:-3]}00\n")
    assert verdict(tmp_path, outside) == [Finding("seal-changed", "", 1)]
    outside.unlink()
    assert verdict(tmp_path, outside) == [Finding("seal-not-outside", "", 1)]


async def test_fault_65_a_seal_made_anew_for_a_changed_log_does_not_match_the_file_outside(tmp_path: Path) -> None:
    outside = await sealed(tmp_path)
    tamper(tmp_path, "DELETE FROM facts WHERE subject = 'three'", "DELETE FROM seals")
    async with data(tmp_path) as store:
        await store.act(_seal)
    assert verdict(tmp_path, outside) == [Finding("seal-changed", "", 1)]


def _seal(tables: Tables) -> None:
    tables.facts.seal(NOW)


def _submit(tables: Tables) -> None:
    of = file_item(tables)
    tables.facts.record(Submitted(item(of), AUTHOR, 1, version(of).fingerprint, "p3", ()), NOW)


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (
            "UPDATE decisions SET \"by\" = 'zhao'",
            Finding("row-changed", "item", 1, row="decision of li at seat item-step-li", columns=("by",)),
        ),
        (
            "UPDATE versions SET text = 'Nobody approved this.'",
            Finding("row-changed", "item", 1, row="text", columns=("content",)),
        ),
        ("DELETE FROM decisions", Finding("row-removed", "item", 1, row="decision of li at seat item-step-li")),
        (
            "DELETE FROM facts WHERE kind = 'decided'",
            Finding("row-unrecorded", "item", 1, row="decision of li at seat item-step-li"),
        ),
    ],
)
async def test_fault_65_what_people_are_shown_is_held_against_the_log(
    tmp_path: Path, change: str, finding: Finding
) -> None:
    async with data(tmp_path) as store:
        await store.act(records.organise)
        await store.act(_submit)
        assert not (await approve(store)).answer.refused
    assert verdict(tmp_path, tmp_path / "seals") == []
    tamper(tmp_path, change)
    assert verdict(tmp_path, tmp_path / "seals") == [finding]


async def test_fault_66_what_cannot_be_recorded_does_not_happen(tmp_path: Path) -> None:
    async with data(tmp_path) as store:
        await store.act(records.organise)
        await store.act(file_item, "item")
        await store.engine.write(_refuse_facts)
        with pytest.raises(sqlite3.IntegrityError, match="audit log is full"):
            await approve(store)
        held = await store.view(held_seat)
        assert held.seat.state is SeatState.OPEN
        assert held.draft.revision == 0
        await store.engine.write(lambda db: db.execute("DROP TRIGGER refuse").close())
        assert not (await approve(store)).answer.refused
        assert (await store.view(held_seat)).seat.state is SeatState.DECIDED


async def test_fault_66_nor_does_it_when_the_disk_has_no_room_for_it(tmp_path: Path) -> None:
    def fill(tables: Tables) -> None:
        for number in range(10_000):
            tables.facts.record(RosterRead(f"{number}", number, 1), NOW)

    async with data(tmp_path) as store:
        await store.act(records.organise)
        await store.act(_submit)
        await store.engine.write(lambda db: db.execute("PRAGMA max_page_count = 150").close())
        with pytest.raises(NotSaved):
            await store.act(fill)
        assert not (await approve(store)).answer.refused
    assert verdict(tmp_path, tmp_path / "seals") == []


def _refuse_facts(db: sqlite3.Connection) -> None:
    db.execute("CREATE TRIGGER refuse BEFORE INSERT ON facts BEGIN SELECT raise(ABORT, 'the audit log is full'); END")


async def approve(store: Store) -> Taken:
    token = Token(Verb.APPROVE, "item-step-li", 1)
    return await store.act(take_tap, Address("web", "local", LI), str(token), Moment("tap", NOW, ORGANISATION))


def held_seat(tables: Tables) -> Held:
    held = tables.drafts.holding(SeatId("item-step-li"))
    assert held is not None
    return held

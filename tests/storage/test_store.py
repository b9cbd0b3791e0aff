"""The store: acts that are kept or have not happened, and a data folder that opens and closes well."""

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.drafts import DraftId, DraftState
from bot.domain.steps import Decision, Opinion, SeatId, Verdict
from bot.domain.upkeep import RosterRead
from bot.errors import NotFound, NotSaved
from bot.memory import Tables
from storage import connections, seals
from storage.audit import verify
from storage.connections import Damaged, FolderInUse
from storage.store import DATABASE, open_store
from storage.tables import Tables as SqlTables
from tests.support import records
from tests.support.batches import held
from tests.support.records import AUTHOR, HEADS, NOW, draft, file_item, new_database, version


def touch(tables: Tables) -> int:
    of = tables.drafts.get(DraftId("item"))
    assert of is not None
    tables.drafts.touch(of, NOW)
    return of.revision


def count(tables: Tables) -> int:
    return tables.drafts.count_mine(AUTHOR)


async def test_a_new_folder_gets_a_database_that_is_there_the_next_time(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    async with open_store(folder) as store:
        await store.act(records.organise)
        await store.act(file_item, "item")
        assert await store.view(count) == 1
    async with open_store(folder) as store:
        assert await store.view(count) == 1


async def test_a_folder_in_use_or_a_damaged_file_is_told(tmp_path: Path) -> None:
    async with open_store(tmp_path):
        with pytest.raises(FolderInUse):
            await open_store(tmp_path).__aenter__()
    (tmp_path / DATABASE).write_bytes(b"no database" * 500)
    with pytest.raises(Damaged):
        await open_store(tmp_path).__aenter__()


async def test_who_is_told_to_stop_while_the_file_is_made_ready_holds_the_folder_until_that_is_done(
    tmp_path: Path,
) -> None:
    path = new_database(tmp_path / DATABASE)
    with closing(sqlite3.connect(path, isolation_level=None)) as somebody:
        somebody.execute("PRAGMA journal_mode = DELETE")
        somebody.execute("BEGIN EXCLUSIVE")  # the look at the file waits for this
        opening = asyncio.ensure_future(open_store(tmp_path).__aenter__())
        await asyncio.wait([opening], timeout=0.1)
        opening.cancel()
        await asyncio.wait([opening], timeout=0.1)
        with pytest.raises(FolderInUse), connections.lock(tmp_path):
            pytest.fail("the folder was let go while somebody worked on the file")
        somebody.execute("ROLLBACK")
    with pytest.raises(asyncio.CancelledError):
        await opening
    with connections.lock(tmp_path):
        assert opening.cancelled()


async def test_what_an_act_raises_comes_out_and_nothing_of_it_is_kept(tmp_path: Path) -> None:
    def fails(tables: Tables) -> None:
        file_item(tables, "lost")
        raise NotFound

    async with open_store(tmp_path) as store:
        await store.act(records.organise)
        with pytest.raises(NotFound):
            await store.act(fails)
        assert await store.view(count) == 0


async def test_an_attempt_that_fails_leaves_the_rest_of_the_act(tmp_path: Path) -> None:
    def tries(tables: Tables) -> None:
        file_item(tables, "kept")
        with tables.attempt():
            file_item(tables, "kept-too")
            with pytest.raises(NotFound):
                _lose(tables)

    async with open_store(tmp_path) as store:
        await store.act(records.organise)
        await store.act(tries)
        assert await store.view(count) == 2


@pytest.mark.parametrize("writes", [True, False])
async def test_an_attempt_that_fails_among_other_acts_leaves_them_and_the_rest_of_its_own(
    tmp_path: Path, *, writes: bool
) -> None:
    def tries(tables: Tables) -> None:
        file_item(tables, "kept")
        with pytest.raises(NotFound):
            (_lose if writes else _lose_nothing)(tables)

    async with open_store(tmp_path) as store:
        await store.act(records.organise)
        async with held(store.engine) as let_go:
            acts = [asyncio.ensure_future(store.act(act)) for act in (_file_beside, tries)]
            asyncio.get_running_loop().call_soon(let_go)
            await asyncio.gather(*acts)
        assert await store.view(count) == 2


def _lose_nothing(tables: Tables) -> None:
    with tables.attempt():
        raise NotFound


def _file_beside(tables: Tables) -> None:
    file_item(tables, "beside")


def test_an_error_that_ends_the_whole_transaction_comes_out_of_an_attempt_as_it_is(tables: SqlTables) -> None:
    def overwrite() -> None:
        with tables.attempt():
            tables._db.execute("INSERT OR ROLLBACK INTO policies SELECT * FROM policies")  # noqa: SLF001 - as SQLite may

    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        overwrite()
    assert tables.drafts.count_mine(AUTHOR) == 0


def _lose(tables: Tables) -> None:
    with tables.attempt():
        file_item(tables, "lost")
        raise NotFound


async def test_an_act_that_was_overtaken_runs_once_more_on_what_it_finds_then(tmp_path: Path) -> None:
    stale = [draft()]

    def acts(tables: Tables) -> str:
        known = stale.pop() if stale else tables.drafts.get(DraftId("item"))
        assert known is not None
        return tables.drafts.save(replace(known, state=DraftState.RETURNED), NOW).state

    async with open_store(tmp_path) as store:
        await store.act(records.organise)
        await store.act(file_item, "item")
        await store.act(touch)
        assert await store.act(acts) == "returned"


async def test_an_act_that_is_overtaken_again_and_again_has_not_happened(tmp_path: Path) -> None:
    def acts(tables: Tables) -> None:
        tables.drafts.save(replace(draft(), revision=99), NOW)

    async with open_store(tmp_path) as store:
        await store.act(records.organise)
        with pytest.raises(NotSaved):
            await store.act(acts)


async def test_a_full_disk_is_told_as_not_saved_and_the_bot_goes_on(tmp_path: Path) -> None:
    def fill(tables: Tables) -> None:
        of = draft("long")
        tables.drafts.add(of, version(of, text="长" * 1_000_000), NOW)

    def limit(db: sqlite3.Connection, pages: int) -> None:
        db.execute(f"PRAGMA max_page_count = {pages}")

    async with open_store(tmp_path) as store:
        await store.act(records.organise)
        await store.engine.write(limit, 200)
        with pytest.raises(NotSaved):
            await store.act(fill)
        with pytest.raises(NotSaved):
            await store.act(_attempted, fill)
        await store.engine.write(limit, 100_000)
        await store.act(fill)
        assert await store.view(count) == 1


def _attempted(tables: Tables, act: object) -> None:
    with tables.attempt():
        act(tables)  # type: ignore[operator]


async def test_after_closing_nothing_is_saved_and_that_is_told(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        await store.act(records.organise)
    with pytest.raises(NotSaved):
        await store.act(file_item, "late")


async def test_of_a_hundred_presses_at_once_one_counts(tmp_path: Path) -> None:
    def take(tables: Tables) -> bool:
        return tables.drafts.take(Decision(SeatId("item-step-li"), 1, Opinion(Verdict.APPROVE), HEADS[0], NOW, NOW))

    async with open_store(tmp_path) as store:
        await store.act(records.organise)
        await store.act(file_item, "item")
        taken = await asyncio.gather(*(store.act(take) for _ in range(100)))
        assert taken.count(True) == 1


async def test_the_record_is_sealed_outside_the_folder(tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere" / "seals"
    async with open_store(tmp_path / "data") as store:
        await store.act(records.organise)
        assert not await seals.seal(store, outside, NOW)
        await store.act(_note)
        assert await seals.seal(store, outside, NOW)
        assert not await seals.seal(store, outside, NOW)
        outside.unlink()
        assert await seals.seal(store, outside, NOW)
    with closing(sqlite3.connect(tmp_path / "data" / DATABASE)) as db:
        assert verify(db, outside) == []


def _note(tables: Tables) -> None:
    tables.facts.record(RosterRead("digest", 8, 1), NOW)


async def test_seals_that_the_database_does_not_have_any_more_are_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    outside = tmp_path / "seals"
    async with open_store(tmp_path / "data") as store:
        await store.act(_note)
        await seals.seal(store, outside, NOW)
    async with open_store(tmp_path / "restored") as store:
        await store.act(records.organise)
        assert not await seals.seal(store, outside, NOW)
    assert "seals.file_is_ahead" in caplog.text

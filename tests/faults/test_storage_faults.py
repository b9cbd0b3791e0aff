"""Faults of process and disk, as FAULTS.md numbers them: the database file."""

import asyncio
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from storage import connections, migrations
from storage.connections import Damaged, FolderInUse
from storage.engine import NotSaved
from tests.support.batches import note, noted, opened
from tests.support.revisions import revision

MIGRATE = """
import pathlib, sys
from storage import migrations
migrations.upgrade(pathlib.Path(sys.argv[1]), versions=pathlib.Path(sys.argv[2]))
print("done", flush=True)
sys.stdin.readline()
"""

ACKNOWLEDGE = """
import asyncio, pathlib, sys
from storage.engine import Engine

async def main():
    engine = await Engine.open(pathlib.Path(sys.argv[1]))
    await engine.write(lambda db: db.execute("CREATE TABLE IF NOT EXISTS done (number INTEGER PRIMARY KEY)"))
    async def person(number):
        while True:
            await engine.write(lambda db: db.execute("INSERT INTO done VALUES (?)", (number,)))
            print(number, flush=True)
            number += 20
    await asyncio.gather(*(person(first) for first in range(int(sys.argv[2]), int(sys.argv[2]) + 20)))

asyncio.run(main())
"""

HOLD = """
import pathlib, sys
from storage import connections
with connections.lock(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


def start(script: str, *arguments: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def killed_after(line: str, process: "subprocess.Popen[str]") -> list[str]:
    """Read what a process says until a line comes, kill it (-9), and give all that it had said."""
    with process:
        assert process.stdout is not None
        said = [next(process.stdout).strip()]
        while said[-1] != line:
            said.append(next(process.stdout).strip())
        process.kill()
        return [*said, *(rest.strip() for rest in process.stdout)]


def schema(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as db:
        return dict(db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))


@pytest.mark.kill
@pytest.mark.parametrize("moment", ["second begun", "second half", "third half", "third over"])
def test_fault_34_a_kill_during_a_migration_leaves_the_schema_that_was(tmp_path: Path, moment: str) -> None:
    path, versions = tmp_path / "test.db", tmp_path / "versions"
    revision(versions, 1, "op.create_table('notes', sa.Column('id', sa.Integer, primary_key=True))")
    migrations.upgrade(path, versions=versions)
    with closing(sqlite3.connect(path)) as db:
        db.executemany("INSERT INTO notes VALUES (?)", [(number,) for number in range(500)])
        db.commit()
    before = schema(path)
    revision(
        versions,
        2,
        "pause('second begun')",
        "op.add_column('notes', sa.Column('text', sa.Text, server_default='x'))",
        "op.create_table('marks', sa.Column('id', sa.Integer, primary_key=True))",
        "pause('second half')",
    )
    revision(
        versions,
        3,
        "with op.batch_alter_table('notes', recreate='always') as batch:",
        "    batch.alter_column('text', new_column_name='words')",
        "pause('third half')",
        "op.execute('UPDATE notes SET words = id')",
        "pause('third over')",
    )

    killed_after(moment, start(MIGRATE, path, versions, moment))

    assert schema(path) == before
    assert migrations.revision_of(path) == "0001"
    connections.check(path)
    migrations.upgrade(path, versions=versions)
    assert migrations.revision_of(path) == "0003"
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*), max(words + 0) FROM notes").fetchone() == (500, 499)


@pytest.mark.kill
def test_fault_34_a_kill_after_a_migration_leaves_the_new_schema(tmp_path: Path) -> None:
    path, versions = tmp_path / "test.db", tmp_path / "versions"
    revision(versions, 1, "op.create_table('notes', sa.Column('id', sa.Integer, primary_key=True))")
    killed_after("done", start(MIGRATE, path, versions))
    assert migrations.revision_of(path) == "0001"
    assert set(schema(path)) == {"alembic_version", "notes"}


def test_fault_34_an_unknown_schema_is_refused_and_not_touched(tmp_path: Path) -> None:
    path, versions = tmp_path / "test.db", tmp_path / "versions"
    revision(versions, 1, "op.create_table('notes', sa.Column('id', sa.Integer, primary_key=True))")
    migrations.upgrade(path, versions=versions)
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE alembic_version SET version_num = '0099'")
        db.commit()
    before = path.read_bytes()
    with pytest.raises(migrations.UnknownSchema) as error:
        migrations.upgrade(path, versions=versions)
    assert error.value.revision == "0099"
    assert path.read_bytes() == before


async def test_fault_36_every_commit_waits_for_the_disk(tmp_path: Path) -> None:
    async with opened(tmp_path) as engine:
        assert await engine.write(lambda db: db.execute("PRAGMA synchronous").fetchone()) == (2,)
        assert await engine.write(lambda db: db.execute("PRAGMA journal_mode").fetchone()) == ("wal",)


@pytest.mark.kill
def test_fault_36_what_was_acknowledged_survives_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    acknowledged: set[int] = set()
    for life in range(3):
        first = life * 1_000_000
        lines = killed_after(str(first + 400 + life), start(ACKNOWLEDGE, path, first))
        acknowledged |= {int(line) for line in lines}
    connections.check(path)
    with closing(sqlite3.connect(path)) as db:
        kept = {number for (number,) in db.execute("SELECT number FROM done")}
    assert len(acknowledged) > 3 * 20 * 15
    assert acknowledged <= kept


async def test_fault_60_a_locked_database_is_said_to_everybody_who_waits(tmp_path: Path) -> None:
    async with opened(tmp_path, patience=0.05) as engine:
        traced: list[str] = []
        await engine.write(lambda db: db.set_trace_callback(traced.append))
        with closing(sqlite3.connect(tmp_path / "test.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(NotSaved):
                await engine.write(note("alone"))
            acts = (engine.write(note(str(number))) for number in range(50))
            outcomes = await asyncio.gather(*acts, return_exceptions=True)
        reasons = {outcome.reason for outcome in outcomes if isinstance(outcome, NotSaved)}
        assert reasons == {"locked"}
        assert len(outcomes) == 50
        assert traced.count("BEGIN IMMEDIATE") <= 4  # nobody waits once for each of those before him
        assert await engine.read(noted) == []
        assert await engine.write(note("later")) == 1


async def test_fault_60_a_lock_that_is_let_go_in_time_is_not_noticed(tmp_path: Path) -> None:
    async with opened(tmp_path) as engine:
        with closing(sqlite3.connect(tmp_path / "test.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            waiting = asyncio.ensure_future(engine.write(note("patient")))
            asyncio.get_running_loop().call_later(0.1, other.execute, "ROLLBACK")
            assert await waiting == 1


@pytest.mark.kill
def test_fault_60_one_process_on_one_folder(tmp_path: Path) -> None:
    with start(HOLD, tmp_path) as first:
        assert first.stdout is not None
        assert next(first.stdout) == "held\n"
        with pytest.raises(FolderInUse, match=str(first.pid)) as error, connections.lock(tmp_path):
            pytest.fail("held twice")
        assert error.value.pid == first.pid
        first.kill()
    with connections.lock(tmp_path):  # the system let go when it died
        pass


def filled(path: Path) -> None:
    with closing(connections.writer(path)) as db:
        db.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)")
        db.executemany("INSERT INTO notes VALUES (?, ?)", [(number, f"{number:0200}") for number in range(2000)])


@pytest.mark.parametrize("place", [0, 2 * 4096, 60 * 4096])
def test_fault_63_a_damaged_file_is_found_at_the_start(tmp_path: Path, place: int) -> None:
    path = tmp_path / "test.db"
    filled(path)
    with path.open("r+b") as file:
        file.seek(place)
        file.write(b"\xa5" * 4096)
    with pytest.raises(Damaged) as error:
        connections.check(path)
    assert error.value.path == path
    assert error.value.details


def test_fault_63_a_file_that_was_cut_off_is_found_at_the_start(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    filled(path)
    with path.open("r+b") as file:
        file.truncate(40 * 4096)
    with pytest.raises(Damaged):
        connections.check(path)


async def test_fault_63_damage_met_on_the_way_is_said_as_such(tmp_path: Path) -> None:
    filled(tmp_path / "test.db")
    with (tmp_path / "test.db").open("r+b") as file:
        file.seek(3 * 4096)
        file.write(b"\xa5" * 4096 * 60)
    async with opened(tmp_path) as engine:
        with pytest.raises(NotSaved) as error:
            await engine.write(lambda db: db.execute("UPDATE notes SET text = text || 'x'"))
        assert error.value.reason == "damaged"

"""Opening the file: pragmas, the lock on the folder, the check at start."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage import connections
from storage.connections import Damaged, FolderInUse


def pragma(db: sqlite3.Connection, name: str) -> object:
    return db.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("temp_store", 2),
        ("busy_timeout", 5000),
        ("wal_autocheckpoint", 16_000),
        ("journal_size_limit", 64 * 1024 * 1024),
    ],
)
def test_the_writer_is_set_up(tmp_path: Path, name: str, value: object) -> None:
    with closing(connections.writer(tmp_path / "test.db")) as db:
        assert pragma(db, name) == value


@pytest.mark.parametrize("name", ["plain.db", "with 空格 and #, ?, %.db"])
def test_a_reader_reads_whatever_the_file_is_called(tmp_path: Path, name: str) -> None:
    with closing(connections.writer(tmp_path / name)) as db:
        db.execute("CREATE TABLE notes (id)")
        with closing(connections.reader(tmp_path / name)) as reader:
            assert pragma(reader, "query_only") == 1
            assert reader.execute("SELECT * FROM notes").fetchall() == []


def test_a_reader_does_not_make_a_file(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        connections.reader(tmp_path / "test.db")
    assert list(tmp_path.iterdir()) == []


def test_a_place_without_a_write_ahead_log_is_refused() -> None:
    with pytest.raises(RuntimeError, match="network drive"):
        connections.writer(Path(":memory:"))


def test_a_folder_is_made_and_held_once(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    with connections.lock(folder), pytest.raises(FolderInUse), connections.lock(folder):
        pytest.fail("held twice")
    with connections.lock(folder):
        assert (folder / "qianfa.lock").read_text().strip().isdigit()


def test_a_lock_file_without_a_number_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "qianfa.lock").write_text("?")
    with connections.lock(tmp_path):
        (tmp_path / "qianfa.lock").write_text("")
        with pytest.raises(FolderInUse, match=r"another process works") as error, connections.lock(tmp_path):
            pytest.fail("held twice")
    assert error.value.pid is None


@pytest.mark.parametrize("content", [None, b""])
def test_a_missing_or_empty_file_is_fine_and_stays_so(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "test.db"
    if content is not None:
        path.write_bytes(content)
    connections.check(path)
    assert path.exists() == (content is not None)


def test_a_whole_file_is_fine(tmp_path: Path) -> None:
    with closing(connections.writer(tmp_path / "test.db")) as db:
        db.execute("CREATE TABLE notes (id)")
    connections.check(tmp_path / "test.db")


def test_an_index_that_lost_a_row_is_found(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    with closing(connections.writer(path)) as db:
        db.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
        db.execute("INSERT INTO notes VALUES (1, 'one')")
        db.execute("PRAGMA writable_schema = ON")
        db.execute("UPDATE sqlite_master SET sql = replace(sql, 'text TEXT', 'text TEXT, more TEXT')")
    with pytest.raises(Damaged, match=r"NULL value in notes\.more") as error:
        connections.check(path)
    assert error.value.path == path


def test_a_file_that_cannot_be_opened_is_not_called_damaged(tmp_path: Path) -> None:
    (tmp_path / "test.db").mkdir()
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        connections.check(tmp_path / "test.db")


@pytest.mark.parametrize(("version", "remark"), [((3, 51, 2), True), ((3, 51, 3), False), ((3, 60, 0), False)])
def test_a_library_that_can_damage_files_is_remarked_on(
    monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int], *, remark: bool
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    monkeypatch.setattr(sqlite3, "sqlite_version", ".".join(map(str, version)))
    assert connections.unsound() == (("3.51.2", "3.51.3") if remark else None)

"""Migrations: forward only, all pending ones at once or none, and in the end the schema."""

import runpy
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, create_engine, inspect

from storage import migrations
from storage.migrations import BrokenLinks, UnknownSchema
from storage.schema import metadata
from storage.search_schema import INDEX
from tests.support.revisions import revision

RELEASED = migrations.revisions()


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as db:
        return {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def details(path: Path) -> tuple[list[tuple[str, str]], dict[str, list[str]]]:
    """Give what the comparison by Alembic leaves out: indexes with their conditions, and checks."""
    with closing(sqlite3.connect(path)) as db:
        indexes = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql <> '' ORDER BY name")
        found = indexes.fetchall()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        look = inspect(connection)
        names = sorted({*look.get_table_names()} - {"alembic_version"})
        checks = {name: sorted(str(check) for check in look.get_check_constraints(name)) for name in names}
    engine.dispose()
    return found, checks


def differences(path: Path, target: MetaData) -> list[Any]:
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        opts = {"include_name": lambda name, kind, _: kind != "table" or not name.startswith(INDEX)}
        found = compare_metadata(MigrationContext.configure(connection, opts=opts), target)
    engine.dispose()
    return list(found)


@pytest.fixture
def versions(tmp_path: Path) -> Path:
    folder = tmp_path / "versions"
    revision(folder, 1, "op.create_table('parents', sa.Column('id', sa.Integer, primary_key=True))")
    revision(
        folder,
        2,
        "op.create_table('children', sa.Column('id', sa.Integer, primary_key=True),",
        "    sa.Column('parent', sa.Integer, sa.ForeignKey('parents.id', ondelete='CASCADE')))",
    )
    return folder


def with_family(path: Path, versions: Path) -> None:
    migrations.upgrade(path, versions=versions)
    with closing(sqlite3.connect(path)) as db:
        db.execute("INSERT INTO parents VALUES (1)")
        db.execute("INSERT INTO children VALUES (1, 1)")
        db.commit()


@pytest.mark.parametrize("released", ["nothing", *RELEASED])
def test_an_upgrade_from_every_earlier_release_ends_at_the_schema(tmp_path: Path, released: str) -> None:
    path, earlier, created = tmp_path / "test.db", tmp_path / "earlier", tmp_path / "created.db"
    earlier.mkdir()
    for file in migrations.VERSIONS.glob("[0-9]*.py"):
        if released != "nothing" and file.name.partition("_")[0] <= released:
            shutil.copy(file, earlier)
    migrations.upgrade(path, versions=earlier)

    migrations.upgrade(path)

    assert migrations.revision_of(path) == RELEASED[-1]
    assert differences(path, metadata) == []
    engine = create_engine(f"sqlite:///{created}")
    metadata.create_all(engine)
    engine.dispose()
    assert details(path) == details(created)


def test_the_revisions_are_one_chain_in_the_order_of_their_numbers() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations.VERSIONS.parent))
    config.set_main_option("path_separator", "newline")
    chain = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert chain[::-1] == RELEASED


def test_a_file_that_is_up_to_date_does_not_cost_loading_alembic(tmp_path: Path, versions: Path) -> None:
    path = tmp_path / "test.db"
    migrations.upgrade(path, versions=versions)
    script = (
        f"import sys; from pathlib import Path; from storage import migrations as m; m.upgrade(Path({str(path)!r}),"
    )
    script += f" versions=Path({str(versions)!r})); sys.exit('alembic' in sys.modules or 'sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_without_revisions_there_is_nothing_to_do(tmp_path: Path) -> None:
    migrations.upgrade(tmp_path / "test.db", versions=tmp_path)
    assert not (tmp_path / "test.db").exists()


def test_an_empty_file_is_a_new_one(tmp_path: Path, versions: Path) -> None:
    path = tmp_path / "test.db"
    path.write_bytes(b"")
    migrations.upgrade(path, versions=versions)
    assert tables(path) == {"alembic_version", "children", "parents"}


def test_a_folder_may_have_any_name(tmp_path: Path, versions: Path) -> None:
    folder = tmp_path / "100% 稿件: new"
    shutil.move(versions, folder)
    migrations.upgrade(tmp_path / "test.db", versions=folder)
    assert "children" in tables(tmp_path / "test.db")


@pytest.mark.parametrize("made_by", ["CREATE TABLE theirs (id)", "CREATE TABLE alembic_version (version_num)"])
def test_another_program_s_file_is_refused(tmp_path: Path, versions: Path, made_by: str) -> None:
    path = tmp_path / "test.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute(made_by)
    with pytest.raises(UnknownSchema, match="not a database of this program") as error:
        migrations.upgrade(path, versions=versions)
    assert error.value.revision is None


def test_a_revision_that_fails_takes_those_before_it_along(tmp_path: Path, versions: Path) -> None:
    path = tmp_path / "test.db"
    with_family(path, versions)
    before = tables(path)
    revision(versions, 3, "op.create_table('third', sa.Column('id', sa.Integer))")
    revision(versions, 4, "op.create_table('fourth', sa.Column('id', sa.Integer))", "raise KeyError('oops')")
    with pytest.raises(KeyError, match="oops"):
        migrations.upgrade(path, versions=versions)
    assert tables(path) == before
    assert migrations.revision_of(path) == "0002"


def test_making_a_table_anew_keeps_its_children(tmp_path: Path, versions: Path) -> None:
    path = tmp_path / "test.db"
    with_family(path, versions)
    revision(
        versions,
        3,
        "with op.batch_alter_table('parents', recreate='always') as batch:",
        "    batch.add_column(sa.Column('name', sa.Text))",
    )
    migrations.upgrade(path, versions=versions)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT parent, name FROM children JOIN parents ON parent = parents.id").fetchall() == [
            (1, None)
        ]


def test_a_revision_that_breaks_links_is_undone(tmp_path: Path, versions: Path) -> None:
    path = tmp_path / "test.db"
    with_family(path, versions)
    revision(versions, 3, "op.execute('DELETE FROM parents')")
    with pytest.raises(BrokenLinks, match=r"1 rows, the first.*children"):
        migrations.upgrade(path, versions=versions)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT id FROM parents").fetchall() == [(1,)]


def test_a_new_revision_is_written_from_the_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    versions = tmp_path / "versions"
    versions.mkdir()
    monkeypatch.setattr(sys, "argv", ["migrations", "first tables", "--versions", str(versions)])
    runpy.run_module("storage.migrations", run_name="__main__", alter_sys=True)
    assert [file.name for file in versions.glob("*.py")] == ["0001_first_tables.py"]

    migrations.upgrade(tmp_path / "test.db", versions=versions)
    assert differences(tmp_path / "test.db", metadata) == []

    monkeypatch.setattr(sys, "argv", ["migrations", "nothing new", "--versions", str(versions)])
    runpy.run_module("storage.migrations", run_name="__main__", alter_sys=True)
    written = (versions / "0002_nothing_new.py").read_text()
    assert "down_revision: str | None = '0001'" in written
    assert written.rstrip().endswith("pass")

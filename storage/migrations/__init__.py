"""Bringing a database file to this release's schema: forward only, and wholly or not at all."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

VERSIONS: Final = Path(__file__).parent / "versions"


class UnknownSchema(Exception):
    """The file was made by a newer release; or, where `revision` is None, by another program."""

    def __init__(self, revision: str | None) -> None:
        """Name the revision that was found."""
        super().__init__(f"unknown schema {revision}" if revision else "not a database of this program")
        self.revision = revision


class BrokenLinks(Exception):
    """After the migration rows would point to rows that are not there, so it was undone."""


def upgrade(path: Path, *, versions: Path = VERSIONS) -> None:
    """Run every pending revision in one transaction; make the file, at once as it is now, if there is none.

    UnknownSchema is raised before anything is touched. Killed in the middle, the file has the schema it had.
    """
    known = revisions(versions)
    found = revision_of(path)
    if found is not None and found not in known:
        raise UnknownSchema(found)
    if found is None and versions == VERSIONS:
        from storage.migrations import fresh  # SQLAlchemy's engines cost time, and are seldom needed

        fresh.make(path, known[-1])
    elif known and found != known[-1]:
        from storage.migrations import runner  # Alembic costs half a second, and is seldom needed

        runner.upgrade(path, versions)


def revisions(versions: Path = VERSIONS) -> list[str]:
    """Give the revisions of this release, oldest first; a file's name starts with its revision, `0001_...`."""
    return sorted(file.name.partition("_")[0] for file in versions.glob("[0-9]*.py"))


def revision_of(path: Path) -> str | None:
    """Read the revision of a file, None where there is nothing in it; UnknownSchema if it is not one of ours."""
    if not path.exists():
        return None
    with closing(sqlite3.connect(path)) as db:
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables:
            return None
        row = db.execute("SELECT version_num FROM alembic_version").fetchone() if "alembic_version" in tables else None
    if row is None:
        raise UnknownSchema(None)
    return str(row[0])

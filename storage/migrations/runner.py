"""Alembic, run from code: all pending revisions, and the making of a new one."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, MetaData

from storage.migrations import BrokenLinks, revisions
from storage.migrations.transaction import transaction

_SCRIPTS: Final = Path(__file__).parent


def upgrade(path: Path, versions: Path) -> None:
    """Bring a file to the newest revision, or leave it as it is; BrokenLinks if references would dangle."""
    with transaction(path) as connection:
        command.upgrade(_config(connection, versions), "head")
        if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
            raise BrokenLinks(f"{len(broken)} rows, the first: {tuple(broken[0])}")


def revise(message: str, metadata: MetaData, versions: Path) -> None:
    """Write a new revision: what takes the newest one to `metadata`."""
    number = f"{len(revisions(versions)) + 1:04}"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "newest.db"
        upgrade(path, versions)
        with transaction(path) as connection:
            config = _config(connection, versions)
            config.attributes["metadata"] = metadata
            command.revision(config, message, autogenerate=True, rev_id=number)


def _config(connection: Connection, versions: Path) -> Config:
    config = Config()
    options = {
        "script_location": str(_SCRIPTS),
        "path_separator": "newline",
        "version_locations": str(versions),
        "file_template": "%(rev)s_%(slug)s",
    }
    for name, value in options.items():
        config.set_main_option(name, value.replace("%", "%%"))
    config.attributes["connection"] = connection
    return config

"""Opening the database file: connections and their pragmas, one process per folder, the check at start."""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final, NoReturn

from storage.later import Later

PATIENCE: Final = 5.0
"""Seconds to wait for a file that another process holds (a back-up tool, somebody's shell)."""

_SOUND_SQLITE: Final = (3, 51, 3)
_WAL_KEPT: Final = 64 * 1024 * 1024
_FRAMES: Final = 16_000  # pages in the write-ahead log at which a commit folds it into the file, if no pause did before
_CACHE: Final = 16 * 1024  # KiB of pages that the writer keeps; of SQLite's usual 2 MB it reads many again
_STATEMENTS_KEPT: Final = 1024
_FINDINGS: Final = 20
# Of each value that is no plain one the driver asks whether it adapts to its protocol; of a NULL it asks each time,
# and makes and drops two errors over it, which costs more than all else that a column needs. So NULL has an adapter.
sqlite3.register_adapter(type(None), dict[None, None]().get)

_PRAGMAS: Final = (
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",  # macOS: without it a drive may keep what it has confirmed in its own memory
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    f"PRAGMA cache_size = -{_CACHE}",
    f"PRAGMA journal_size_limit = {_WAL_KEPT}",
    f"PRAGMA wal_autocheckpoint = {_FRAMES}",
)


class FolderInUse(Exception):
    """Another process works on the data folder; `pid` is its number, None where that cannot be read."""

    def __init__(self, pid: int | None) -> None:
        """Name the process."""
        super().__init__(f"another process{f' ({pid})' if pid else ''} works on this data folder")
        self.pid = pid


class Damaged(Exception):
    """The database file cannot be trusted; `details` are SQLite's words."""

    def __init__(self, path: Path, details: str) -> None:
        """Name the file and what SQLite found."""
        super().__init__(f"{path} is damaged: {details}")
        self.path = path
        self.details = details


class NotMarked(BaseException):
    """A part of an act failed after it had written, without a mark to go back to: the act is run again with marks."""


class GuardedConnection(sqlite3.Connection):
    """The writing connection as acts get it: the transaction holds other people's acts too, so no act may end it.

    `later` keeps what a batch writes at its end. It waits in a batch without savepoints, where what an act has written
    cannot be undone without undoing what others wrote before it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - the driver's own
        """Open the file as the driver does."""
        super().__init__(*args, **kwargs)
        self.later = Later()

    def __enter__(self) -> NoReturn:
        """Refuse: `with db:` would commit."""
        _refuse()

    def commit(self) -> NoReturn:
        """Refuse."""
        _refuse()

    def rollback(self) -> NoReturn:
        """Refuse; raise instead."""
        _refuse()

    def executescript(self, sql_script: str, /) -> NoReturn:
        """Refuse: a script commits before it starts."""
        _refuse(sql_script)


def _refuse(*_: object) -> NoReturn:
    raise RuntimeError("an act does not end its transaction: returning commits it, raising undoes it")


def writer(
    path: Path, *, patience: float = PATIENCE, factory: type[sqlite3.Connection] = GuardedConnection
) -> sqlite3.Connection:
    """Open the writing connection, making the file if there is none. Transactions are begun by hand."""
    db = sqlite3.connect(
        path, timeout=patience, isolation_level=None, cached_statements=_STATEMENTS_KEPT, factory=factory
    )
    try:
        _set_up(db, path)
    except BaseException:
        db.close()
        raise
    return db


def _set_up(db: sqlite3.Connection, path: Path) -> None:
    (mode,) = db.execute("PRAGMA journal_mode = WAL").fetchone()
    if mode != "wal":
        raise RuntimeError(f"{path} cannot have a write-ahead log; is it on a network drive?")
    for pragma in _PRAGMAS:
        db.execute(pragma)


def fold(db: sqlite3.Connection) -> None:
    """Fold the write-ahead log into the file, so far as nobody reads from it; what cannot be folded now stays in it.

    On the writing connection, and nowhere else: before SQLite 3.51.3 two that write or fold at once damage the file.
    """
    with suppress(sqlite3.Error):
        db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def reader(path: Path, *, patience: float = PATIENCE) -> sqlite3.Connection:
    """Open a connection that can do nothing but read."""
    db = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro",
        uri=True,
        timeout=patience,
        isolation_level=None,
        cached_statements=_STATEMENTS_KEPT,
    )
    db.execute("PRAGMA query_only = ON")
    db.execute("PRAGMA temp_store = MEMORY")
    return db


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Hold a data folder, which is made if there is none; FolderInUse if another process does.

    The system lets go when the process ends, however it ends. The lock file itself stays.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / "qianfa.lock").open("a+b", buffering=0) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            pid = file.read().strip()
            raise FolderInUse(int(pid) if pid.isdigit() else None) from None
        with suppress(OSError):  # on a full disk the number is missing, which does not matter
            file.truncate(0)
            file.write(b"%d\n" % os.getpid())
        yield


def check(path: Path) -> None:
    """Look whether the file is whole, or raise Damaged; a missing or empty one is."""
    if path.exists() and path.stat().st_size and (details := _findings(path)):
        raise Damaged(path, details)


def unsound() -> tuple[str, str] | None:
    """Give the version of the SQLite in use, and the first in which a rare way to damage a WAL file is mended.

    None where the one in use is sound.
    """
    if sqlite3.sqlite_version_info >= _SOUND_SQLITE:
        return None
    return sqlite3.sqlite_version, ".".join(map(str, _SOUND_SQLITE))


def primary_code(error: sqlite3.Error) -> int:
    """Give the library's primary result code; 0 for errors of the driver's own."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _findings(path: Path) -> str:
    """Run SQLite's quick check; an empty text means that nothing was found."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=PATIENCE)) as db:
            found = [str(line) for (line,) in db.execute(f"PRAGMA quick_check({_FINDINGS})")]
    except sqlite3.DatabaseError as error:
        if primary_code(error) not in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            raise
        return str(error)
    return "" if found == ["ok"] else "; ".join(found)

"""What an administrator has to mend: each trouble in his words and his language, and what to do about it."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.console import Line, mistaken
from bot.exports import KINDS, ROWS, SheetFull, UnknownKind
from bot.logs import blamed
from bot.mistakes import Mistakes, Trouble
from bot.ports import NotAllowed
from bot.text import Text
from handlers.people import OtherOrganisation, OtherUse
from storage.connections import Damaged, FolderInUse, primary_code
from storage.migrations import UnknownSchema
from storage.store import DATABASE


def told(error: BaseException) -> Iterator[Line]:
    """Say what is wrong and how to mend it; an error that nobody can mend is called ours."""
    match sole(error):
        case Mistakes() as found:
            yield from mistaken(found)
        case unmended:
            yield Line(_trouble(unmended))


def _trouble(error: BaseException) -> Text:
    match error:
        case Trouble(text=text):
            return text
        case OtherUse(text=text) | NotAllowed(why=text):
            return text
        case OtherOrganisation() | FolderInUse() | Damaged() | UnknownSchema() as folder:
            return _of_the_folder(folder)
        case UnknownKind(path=path):
            return Text("trouble-ending", {"file": str(path), "kinds": KINDS})
        case SheetFull(path=path):
            return Text("trouble-full", {"file": str(path), "rows": ROWS})
        case FileExistsError(args=(Path() as path, *_)):
            return Text("trouble-there", {"file": str(path)})
        case OSError() as failed:
            return _of_the_system(failed)
        case sqlite3.Error() as failed:
            return _of_the_database(failed)
        case unknown:
            return Text("trouble-ours", {"line": blamed(unknown)})


def _of_the_folder(error: OtherOrganisation | FolderInUse | Damaged | UnknownSchema) -> Text:
    match error:
        case OtherOrganisation():
            return Text("trouble-other-organisation")
        case FolderInUse(pid=None):
            return Text("trouble-in-use")
        case FolderInUse(pid=pid):
            return Text("trouble-in-use-by", {"pid": str(pid)})
        case Damaged(path=path, details=details):
            return damaged(path, details)
        case UnknownSchema(revision=None):
            return Text("trouble-foreign", {"database": DATABASE})
        case UnknownSchema(revision=revision):
            return Text("trouble-newer", {"revision": str(revision)})


def sole(error: BaseException) -> BaseException:
    """Give the error that matters in a group of them: the first."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


def is_taken(error: BaseException) -> bool:
    """Tell whether another program listens on the port."""
    return isinstance(error, OSError) and error.errno == errno.EADDRINUSE


@contextmanager
def trusted(path: Path) -> Iterator[None]:
    """Name the file when it turns out to be damaged: when SQLite means that it cannot be trusted."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if primary_code(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            raise Trouble(damaged(path, str(error))) from error
        raise


def damaged(path: Path, details: str) -> Text:
    """Say that a database cannot be trusted, and how the last back-up takes its place (fault 63)."""
    folder = {"folder": str(path.parent), "database": DATABASE}
    return Text("trouble-damaged", {"path": str(path), "details": details, **folder})


def _of_the_database(failed: sqlite3.Error) -> Text:
    if primary_code(failed) == sqlite3.SQLITE_FULL:
        return Text("trouble-disk")
    return Text("trouble-database", {"why": str(failed)})


def _of_the_system(failed: OSError) -> Text:
    why = failed.strerror or str(failed)
    if failed.filename:
        return Text("trouble-system-at", {"path": str(failed.filename), "why": why})
    return Text("trouble-system", {"why": why})

"""What an administrator has to mend: each trouble in his words, and what to do about it."""

import errno
import sqlite3
from pathlib import Path
from typing import Final

from bot.exports import KINDS, ROWS, SheetFull, UnknownKind
from bot.logs import blamed
from bot.mistakes import Mistakes
from handlers.people import OtherOrganisation
from storage.connections import Damaged, FolderInUse, primary_code
from storage.migrations import UnknownSchema
from storage.store import DATABASE


class Trouble(Exception):
    """Something that is not as it has to be; its words say what, and how to mend it."""


def told(error: BaseException) -> str:
    """Say what is wrong and how to mend it; an error that nobody can mend is called ours."""
    match sole(error):
        case Trouble() | Mistakes() as trouble:
            return str(trouble)
        case OtherOrganisation() | FolderInUse() | Damaged() | UnknownSchema() as folder:
            return _of_the_folder(folder)
        case UnknownKind(path=path):
            return f"{path}: end the name in {' or '.join(KINDS)}, so that it is clear what to write."
        case SheetFull(path=path):
            return (
                f"{path}: there are more than {ROWS:,} rows, which is all that a sheet holds. "
                "Export part of them (--from, --to), or a .csv file."
            )
        case FileExistsError(args=(Path() as path, *_)):
            return f"{path} is there already, and stays as it is. Name another file, or say --force to replace it."
        case OSError() as failed:
            return _of_the_system(failed)
        case sqlite3.Error() as failed:
            return _of_the_database(failed)
        case unknown:
            return (
                "Something went wrong inside Qianfa; that is our mistake, not yours. What was confirmed is safe.\n"
                f"Please report this line: {blamed(unknown)}"
            )


def _of_the_folder(error: OtherOrganisation | FolderInUse | Damaged | UnknownSchema) -> str:
    match error:
        case OtherOrganisation():
            return _OTHER_ORGANISATION
        case FolderInUse(pid=pid):
            return _in_use(pid)
        case Damaged(path=path, details=details):
            return damaged(path, details)
        case UnknownSchema(revision=revision):
            return _unknown(revision)


_OTHER_ORGANISATION: Final = (
    "This data folder holds the sample organisation and the roster is another one's, or the other way round.\n"
    "Nothing was changed. Name another folder: --data for the demo, [data] folder in config.toml."
)


def sole(error: BaseException) -> BaseException:
    """Give the error that matters in a group of them: the first."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether SQLite means that the file cannot be trusted."""
    return primary_code(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def is_taken(error: BaseException) -> bool:
    """Tell whether another program listens on the port."""
    return isinstance(error, OSError) and error.errno == errno.EADDRINUSE


def damaged(path: Path, details: str) -> str:
    """Say that a database cannot be trusted, and how the last back-up takes its place (fault 63)."""
    return (
        f"{path} is damaged, so nothing was opened and nothing was changed.\n"
        f"SQLite says: {details}\n"
        "Restore the last back-up:\n"
        f"  1. move {DATABASE}, {DATABASE}-wal and {DATABASE}-shm out of {path.parent}, and keep them;\n"
        f"  2. copy the back-up (a file that `qianfa backup` made) to {path};\n"
        "  3. run `qianfa audit verify`, then start the bot again."
    )


def _in_use(pid: int | None) -> str:
    who = f"process {pid}" if pid else "another process"
    end = f"press Ctrl-C where it runs (or: kill {pid})" if pid else "press Ctrl-C where it runs"
    return (
        f"A bot is at work on this data folder already ({who}), and only one at a time can be.\n"
        f"Use the one that runs, or stop it: {end}; or name another folder."
    )


def _unknown(revision: str | None) -> str:
    if revision is None:
        return f"{DATABASE} in the data folder was not made by Qianfa. Name another folder, or move that file away."
    return (
        f"The database was made by a newer release of Qianfa (schema {revision}). "
        "Run that release; nothing was changed."
    )


def _of_the_database(failed: sqlite3.Error) -> str:
    if primary_code(failed) == sqlite3.SQLITE_FULL:
        return "The disk is full, so nothing was changed. Make room on it, or name a folder on another one."
    return f"The database could not be used: {failed}. Nothing was changed."


def _of_the_system(failed: OSError) -> str:
    place = f"{failed.filename}: " if failed.filename else ""
    return f"{place}{failed.strerror or failed}. Look at the path, its permissions and the room on the disk."

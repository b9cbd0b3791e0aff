"""The folder of files: each under the digest of its content, written whole or not at all."""

import hashlib
import math
import os
import re
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

from bot.errors import Refused

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_UNFINISHED: Final = ".part"


class FileLost(Refused):
    """The file that belongs here is missing, or is no longer what was stored; `digest` is how its digest begins."""

    key = "refused-file-lost"


class Files:
    """Files by the SHA-256 of their content, two levels of folders deep; safe to use from several threads.

    A digest that is none raises ValueError, so no path leads out of the folder. What the disk refuses is raised as it
    comes (OSError), and leaves nothing behind.
    """

    def __init__(self, folder: Path) -> None:
        """Keep files in this folder, which is made if it is not there."""
        self._folder = folder
        self._guard = threading.Lock()
        folder.mkdir(parents=True, exist_ok=True)

    def path(self, digest: str) -> Path:
        """Where the file is, or would be."""
        if not _DIGEST.fullmatch(digest):
            message = "not a digest in hexadecimal"
            raise ValueError(message)
        return self._folder / digest[:2] / digest[2:4] / digest

    def put(self, data: bytes) -> str:
        """Keep the bytes and give their digest; when it returns, they survive a power cut.

        Bytes that are there already are compared, mended if they differ, and count as new for `sweep`.
        """
        digest = hashlib.sha256(data).hexdigest()
        path = self.path(digest)
        with self._guard:
            if _holds(path, data):
                os.utime(path)
                return digest
            self._make(path.parent)
            _write(path, data)
        return digest

    def read(self, digest: str) -> bytes:
        """Give the bytes; raises FileLost if they are not what was put there."""
        with self.open(digest) as file:
            data = file.read()
        if hashlib.sha256(data).hexdigest() != digest:
            raise FileLost(digest=digest[:12])
        return data

    def open(self, digest: str) -> BinaryIO:
        """Open the file for reading, unchecked, for those who send it on piece by piece; raises FileLost."""
        try:
            return self.path(digest).open("rb")
        except FileNotFoundError as missing:
            raise FileLost(digest=digest[:12]) from missing

    def sweep(self, keep: Callable[[str], bool], older_than: float) -> int:
        """Remove what nobody keeps and what was left unfinished; give how many files went.

        Only files put before `older_than` (seconds since 1970, by the file system's clock) are asked about, so that
        one put a moment ago, for an act that is not committed yet, stays.
        """
        old = (path for path in list(self._folder.glob("??/??/*")) if _put_at(path) < older_than)
        unkept = (path for path in old if not (_DIGEST.fullmatch(path.name) and keep(path.name)))
        return sum(self._remove(path, older_than) for path in unkept)

    def _remove(self, path: Path, older_than: float) -> bool:
        with self._guard:
            if _put_at(path) >= older_than:  # it was put again in between, or is gone
                return False
            path.unlink()
            return True

    def _make(self, folder: Path) -> None:
        """Make a folder that a power cut does not take away again with its files."""
        for made in (folder.parent, folder):
            if not made.exists():
                made.mkdir()
                _settle(made.parent)


def _put_at(path: Path) -> float:
    """When a file was last put, in seconds since 1970; never, if it is gone."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return math.inf


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except FileNotFoundError:
        return False


def _write(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=_UNFINISHED)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Write a folder's list of names to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

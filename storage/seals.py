"""Sealing the audit log, and the file outside the data folder that keeps the seals."""

import logging
import os
import re
from asyncio import to_thread
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Final

from bot.memory import Store, Tables

_log = logging.getLogger(__name__)
_LINE: Final = re.compile(r"\d+ -?\d+ [0-9a-f]{64}", re.ASCII)


async def seal(store: Store, path: Path, now: datetime) -> bool:
    """Seal what has changed, and bring the file outside up to every seal; False when nothing was new.

    OSError when the file cannot be written: the seal stands, and its line is written the next time.
    """
    known = await to_thread(last, path)
    lines, behind = await store.act(_seal, now, known)
    if behind:
        _log.error("seals.file_is_ahead", extra={"path": path.name, "number": known})
    if lines:
        await to_thread(append, path, lines)
    return bool(lines)


def _seal(tables: Tables, now: datetime, known: int) -> tuple[tuple[str, ...], bool]:
    """Give the lines that the file lacks, and whether it knows of seals that the database does not have."""
    tables.facts.seal(now)
    return tables.facts.seals_after(known), known > 0 and not tables.facts.seals_after(known - 1)


def last(path: Path) -> int:
    """Give the number of the last seal in the file outside, 0 where there is none."""
    return max(outside(path), default=0)


def append(path: Path, lines: Iterable[str]) -> None:
    """Add lines to the file outside, durably."""
    path.parent.mkdir(parents=True, exist_ok=True)
    torn = path.exists() and not path.read_bytes().endswith(b"\n")
    with path.open("a", encoding="ascii") as file:
        file.write("\n" if torn else "")
        file.writelines(f"{line}\n" for line in lines)
        file.flush()
        os.fsync(file.fileno())


def outside(path: Path) -> dict[int, str]:
    """Read the file outside: lines by the number of the seal. A line that is torn or cannot be read is none."""
    if not path.exists():
        return {}
    lines = path.read_text(encoding="ascii", errors="replace").splitlines()
    return {int(line.partition(" ")[0]): line for line in lines if _LINE.fullmatch(line)}

"""The ledger as a table for spreadsheets: its columns, and what stands in them in a language."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from bot.frozen import frozen
from bot.text import Language, Names, Text

Say: TypeAlias = Callable[[Text], str]

COLUMNS: Final = {
    "number": 12,
    "title": 36,
    "summary": 48,
    "source": 24,
    "unit": 18,
    "author": 12,
    "channel": 12,
    "address": 36,
    "at": 20,
    "approvers": 28,
    "publisher": 12,
    "version": 8,
    "fingerprint": 20,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One appearance in one channel (PUB3): people and units by the names they have now, `at` in UTC."""

    number: str
    title: str
    summary: str
    source: str
    unit: Names
    author: Names
    channel: Names
    address: str
    at: datetime
    approvers: tuple[Names, ...]
    publisher: Names
    version: int
    fingerprint: str


@frozen
class Ledger:
    """Rows of the ledger that are to be handed out as a file; `period` is how the file is called besides."""

    period: str
    entries: tuple[Entry, ...]


class Speaker:
    """Says the ledger in a language and zone; `say` says one text in them."""

    def __init__(self, language: Language, zone: ZoneInfo, say: Say) -> None:
        """Speak so."""
        self._language, self._zone, self._say = language, zone, say
        self._comma = say(Text("list-separator"))

    def name(self) -> str:
        """Name the sheet."""
        return self._say(Text("ledger"))

    def columns(self) -> list[tuple[str, int]]:
        """Give what stands above each column, and how many characters wide it is."""
        heads = {name: {"zone": self._zone.key} if name == "at" else {} for name in COLUMNS}
        return [(self._say(Text(f"ledger-{name}", {**heads[name]})), width) for name, width in COLUMNS.items()]

    def cells(self, entry: Entry) -> list[str | int | datetime]:
        """Give a row; times by the clock of the zone."""
        return [self._cell(getattr(entry, name)) for name in COLUMNS]

    def _cell(self, value: str | int | datetime | Names | tuple[Names, ...]) -> str | int | datetime:
        match value:
            case Names():
                return value.in_language(self._language)
            case tuple():
                return self._comma.join(name.in_language(self._language) for name in value)
            case datetime():
                return value.astimezone(self._zone)
            case _:
                return value


def spreadsheet(ledger: Ledger, speaker: Speaker) -> bytes:
    """Write rows of the ledger as .xlsx; OSError where there is no room for it."""
    from bot.exports import Column, table  # noqa: PLC0415 - heavy, and only who asks for a file needs it

    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.xlsx"
        with table(path, speaker.name(), [Column(*column) for column in speaker.columns()]) as write:
            for entry in ledger.entries:
                write(speaker.cells(entry))
        return path.read_bytes()

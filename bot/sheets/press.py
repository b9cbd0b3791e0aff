"""Prints sheets in a process of their own: as PDF where a font with Chinese characters is at hand, else as HTML."""

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

import orjson

from bot.frozen import frozen
from bot.sheets import processes
from bot.sheets.html import html
from bot.sheets.paper import Page, PageGrid

T = TypeVar("T")

_PATIENCE: Final = 120.0  # seconds for one sheet


@frozen
class Printed:
    """A sheet as a file: its ending, its media type, its bytes."""

    ending: str
    media_type: str
    data: bytes


class NotPrinted(Exception):
    """The process that prints has failed; what it said of it."""


class Press:
    """Prints one sheet at a time, so that many of them do not take the whole machine."""

    def __init__(self, font: Path | None = None) -> None:
        """Use this font; without one, whatever suitable one is installed."""
        self._font = font
        self._turn = asyncio.Lock()

    async def print(self, page: Page, made: datetime) -> Printed:
        """Print a sheet as PDF, or as HTML where no font is found; NotPrinted when neither comes about."""
        async with self._turn:
            given = packed(page, self._font, made)
            data = await processes.made("bot.sheets", given, seconds=_PATIENCE, failure=NotPrinted)
        return as_html(page) if data is None else Printed(".pdf", "application/pdf", data)


def as_html(page: Page) -> Printed:
    """Print a sheet as HTML."""
    return Printed(".html", "text/html", html(page).encode())


def packed(page: Page, font: Path | None, made: datetime) -> bytes:
    """Write down what is to be printed."""
    return orjson.dumps({"page": page, "font": str(font) if font else None, "made": made.isoformat()})


def unpacked(given: bytes) -> tuple[Page, Path | None, datetime]:
    """Read what is to be printed."""
    plain = orjson.loads(given)
    page = plain["page"]
    grids = tuple(
        PageGrid(grid["head"], _pairs(grid["columns"]), tuple(map(tuple, grid["rows"])), grid["none"])
        for grid in page["grids"]
    )
    whole = Page(**{**page, "facts": _pairs(page["facts"]), "grids": grids, "foot": tuple(page["foot"])})
    return whole, Path(plain["font"]) if plain["font"] else None, datetime.fromisoformat(plain["made"])


def _pairs(lists: list[tuple[str, T]]) -> tuple[tuple[str, T], ...]:
    return tuple((one, other) for one, other in lists)


def run(given: bytes) -> tuple[int, bytes]:
    """Print what is given, in the process that does nothing else: its exit code and the PDF."""
    from bot.sheets import fonts  # noqa: PLC0415 - heavy, and only this process needs it
    from bot.sheets.pdf import pdf  # noqa: PLC0415 - heavy, and only where one is printed

    page, chosen, made = unpacked(given)
    font = fonts.find(page.language, chosen)
    return (processes.NO_FONT, b"") if font is None else (0, pdf(page, font, made))

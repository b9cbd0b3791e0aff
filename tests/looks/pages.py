"""Sheets of telephones: what was seen, drawn at a telephone's width, several beside each other in one picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import count
from pathlib import Path
from typing import Final

from playwright.async_api import Page

WIDTH: Final = 390  # points of a telephone
_BESIDE: Final = 3
_HIGHEST: Final = 1500  # points of a sheet, about
_STYLE: Final = Path(__file__).with_name("looks.css").read_text("utf-8")


@dataclass(frozen=True)
class Look:
    """What somebody sees at a moment of the story."""

    caption: str
    pieces: Sequence[str]

    def drawn(self) -> str:
        return f'<div class="phone"><p class="caption">{escape(self.caption)}</p>{"".join(self.pieces)}</div>'


def _sheet(columns: Sequence[Sequence[Look]]) -> str:
    phones = ("".join(look.drawn() for look in looks) for looks in columns)
    body = "".join(f'<div class="phones">{looks}</div>' for looks in phones)
    return f'<!doctype html><meta charset="utf-8"><style>{_STYLE}</style><body>{body}'


async def _heights(page: Page, looks: Sequence[Look]) -> list[int]:
    await page.set_content(_sheet([looks]))
    await page.wait_for_function("() => [...document.images].every((image) => image.complete)")
    heights: list[int] = await page.evaluate("[...document.querySelectorAll('.phone')].map((e) => e.offsetHeight)")
    return heights


def _columns(looks: Sequence[Look], heights: Sequence[int]) -> list[list[Look]]:
    """Put looks below each other as long as a column is not too high."""
    columns: list[list[Look]] = []
    left = 0
    for look, height in zip(looks, heights, strict=True):
        if not columns or height > left:
            columns.append([])
            left = _HIGHEST
        columns[-1].append(look)
        left -= height
    return columns


async def photographed(page: Page, looks: Sequence[Look], folder: Path, name: str) -> list[Path]:
    """Write pictures of these looks into a folder: `name`-1.png and so on; an .html beside each."""
    columns = _columns(looks, await _heights(page, looks))
    pictures = []
    for number, start in zip(count(1), range(0, len(columns), _BESIDE), strict=False):
        some = columns[start : start + _BESIDE]
        await page.set_viewport_size({"width": len(some) * (WIDTH + 10) + 16, "height": 400})
        await page.set_content(_sheet(some))
        picture = folder / f"{name}-{number}.png"
        await page.screenshot(path=picture, full_page=True)
        pictures.append(picture)
    return pictures

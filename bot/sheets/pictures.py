"""Has pictures drawn in a process of their own: to load what draws them costs more memory than the whole bot."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Final

import orjson

from bot.sheets import drill_trend, processes
from bot.sheets.drill_trend import Trend
from bot.sheets.heatmap import Heatmap, Picture, PlainCell, PlainGroup, said
from bot.text import Language, Text

_KEPT: Final = 5  # pictures
_PATIENCE: Final = 60.0  # seconds for one picture


class NotDrawn(Exception):
    """The process that draws has failed; what it said of it."""


class Easel:
    """Draws one picture at a time."""

    def __init__(self, font: Path | None = None, where: tuple[Path, ...] | None = None) -> None:
        """Use this font; without one, whatever suitable one lies in these folders, or where fonts usually lie."""
        self._font, self._where = font, where
        self._turn = asyncio.Lock()
        self._last: dict[bytes, bytes | None] = {}  # what was drawn last: a report goes to several people

    async def draw(self, found: Heatmap | Trend, language: Language, say: Callable[[Text, Language], str]) -> bytes:
        """Draw a picture in a language, or in English where no font has its characters; NotDrawn where that fails."""
        async with self._turn:
            drawn = await self._drawn(found, language, say)
            if drawn is None:
                drawn = await self._drawn(found, "en", say)
        if drawn is None:
            raise NotDrawn("no font")
        return drawn

    async def _drawn(
        self, found: Heatmap | Trend, language: Language, say: Callable[[Text, Language], str]
    ) -> bytes | None:
        module, given = self._given(found, language, lambda text: say(text, language))
        if given not in self._last:
            drawn = await processes.made(module, given, seconds=_PATIENCE, failure=NotDrawn)
            self._last = {**dict(list(self._last.items())[-_KEPT:]), given: drawn}
        return self._last[given]

    def _given(self, found: Heatmap | Trend, language: Language, say: Callable[[Text], str]) -> tuple[str, bytes]:
        """Say what draws a picture, and what that is given."""
        if isinstance(found, Trend):
            picture = drill_trend.said(found, language, say)
            return drill_trend.MODULE, drill_trend.packed(picture, self._font, self._where)
        return "bot.sheets.plotting", packed(said(found, language, say), self._font, self._where)


def packed(picture: Picture, font: Path | None = None, where: tuple[Path, ...] | None = None) -> bytes:
    """Write down what is to be drawn, with which font, or in which folders to look for one."""
    folders = None if where is None else list(map(str, where))
    return orjson.dumps({"picture": picture, "font": str(font) if font else None, "where": folders})


def unpacked(given: bytes) -> tuple[Picture, Path | None, tuple[Path, ...] | None]:
    """Read what is to be drawn, and what was said of its font."""
    plain = orjson.loads(given)
    picture = plain["picture"]
    groups = tuple(
        PlainGroup(
            group["head"],
            tuple(group["columns"]),
            tuple((name, tuple(PlainCell(**cell) for cell in cells)) for name, cells in group["rows"]),
        )
        for group in picture["groups"]
    )
    legend = tuple((standing, mark, name) for standing, mark, name in picture["legend"])
    whole = Picture(picture["language"], picture["title"], groups, legend)
    where = None if plain["where"] is None else tuple(map(Path, plain["where"]))
    return whole, Path(plain["font"]) if plain["font"] else None, where

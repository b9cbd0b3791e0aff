"""Has pictures drawn in a process of their own: to load what draws them costs more memory than the whole bot."""

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import orjson

from bot.sheets.heatmap import Heatmap, Picture, PlainCell, PlainGroup, said
from bot.text import Language, Text

NO_FONT: Final = 3  # the process's answer where it found no font with Chinese characters
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

    async def draw(self, found: Heatmap, language: Language, say: Callable[[Text, Language], str]) -> bytes:
        """Draw a heat-map in a language, or in English where no font has its characters; NotDrawn where that fails."""
        async with self._turn:
            drawn = await self._drawn(said(found, language, lambda text: say(text, language)))
            if drawn is None:
                drawn = await self._drawn(said(found, "en", lambda text: say(text, "en")))
        if drawn is None:
            raise NotDrawn("no font")
        return drawn

    async def _drawn(self, picture: Picture) -> bytes | None:
        given = packed(picture, self._font, self._where)
        if given not in self._last:
            drawn = await self._new(given)
            self._last = {**dict(list(self._last.items())[-_KEPT:]), given: drawn}
        return self._last[given]

    async def _new(self, given: bytes) -> bytes | None:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot.sheets.plotting",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        try:
            async with asyncio.timeout(_PATIENCE):
                data, problem = await process.communicate(given)
        except BaseException:
            process.kill()
            await process.wait()
            raise
        if process.returncode == NO_FONT:
            return None
        if process.returncode:
            raise NotDrawn(problem.decode("utf-8", "replace")[-2000:])
        return data


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

"""What the picture of the last drills is made of: how long until somebody had it, what share was reached."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

import orjson

from bot.frozen import frozen
from bot.text import Language, Text

MODULE: Final = "bot.sheets.drill_plotting"
"""What draws it, in a process of its own."""


@frozen
class Held:
    """A drill in the picture; `taken` and `wanted` are seconds, no `taken` says that nobody had it."""

    number: str
    at: datetime
    taken: int | None
    wanted: int
    called: int
    reached: int


@frozen
class Trend:
    """The picture of the last drills, the oldest first."""

    drills: tuple[Held, ...]


@frozen
class Row:
    """A drill as it is drawn: shares are of the longest bar, and of all that were called, from 0 to 1."""

    name: str
    taken: float | None
    taken_words: str
    in_time: bool
    wanted: float
    reached: float
    reached_words: str


@frozen
class TrendPicture:
    """The picture in the words of one language."""

    language: Language
    title: str
    taken: str
    reached: str
    rows: tuple[Row, ...]


def said(found: Trend, language: Language, say: Callable[[Text], str]) -> TrendPicture:
    """Say it in a language."""
    times = [one.taken or 0 for one in found.drills]
    longest = max((*times, *(one.wanted for one in found.drills), 1))
    return TrendPicture(
        language,
        say(Text("trend-title", {"count": len(found.drills)})),
        say(Text("trend-taken")),
        say(Text("trend-reached")),
        tuple(_row(one, longest, say) for one in found.drills),
    )


def _row(one: Held, longest: int, say: Callable[[Text], str]) -> Row:
    taken = one.taken
    words = say(Text("drills-not-taken")) if taken is None else _lasted(taken)
    return Row(
        name=say(Text("trend-name", {"number": one.number, "at": one.at})),
        taken=None if taken is None else taken / longest,
        taken_words=words,
        in_time=taken is not None and taken <= one.wanted,
        wanted=one.wanted / longest,
        reached=one.reached / one.called if one.called else 0.0,
        reached_words=f"{one.reached}/{one.called}",
    )


def _lasted(seconds: int) -> str:
    """Write a time as clocks do: 1:12."""
    return f"{seconds // 60}:{seconds % 60:02}"


def packed(picture: TrendPicture, font: Path | None = None, where: tuple[Path, ...] | None = None) -> bytes:
    """Write down what is to be drawn, with which font, or in which folders to look for one."""
    folders = None if where is None else [str(folder) for folder in where]
    return orjson.dumps({"picture": picture, "font": str(font) if font else None, "where": folders})


def unpacked(given: bytes) -> tuple[TrendPicture, Path | None, tuple[Path, ...] | None]:
    """Read what is to be drawn, and what was said of its font."""
    plain = orjson.loads(given)
    picture, where = plain["picture"], plain["where"]
    rows = tuple(Row(**row) for row in picture.pop("rows"))
    folders = None if where is None else tuple(map(Path, where))
    return TrendPicture(**picture, rows=rows), Path(plain["font"]) if plain["font"] else None, folders

"""The lines of an explanation, before they are said in a language."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from bot.frozen import frozen
from bot.i18n import I18n
from bot.text import Language, Text


@frozen
class Line:
    """One line, indented so many steps; None as its text parts it from what came before."""

    text: Text | None
    depth: int = 0


GAP: Final = Line(None)
_ZONE: Final = ZoneInfo("UTC")


def say(lines: Iterable[Line], language: Language, *, now: datetime) -> str:
    """Write the lines in a language; no moment is told in them, so that `now` and the zone change nothing."""
    i18n = _catalogue()

    def one(line: Line) -> str:
        return "  " * line.depth + i18n.say(line.text, language, zone=_ZONE, now=now) if line.text else ""

    return "\n".join(map(one, lines))


@cache
def _catalogue() -> I18n:
    return I18n()

"""What is said on a terminal: its lines, in the language that was asked for or else in that of the environment."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from functools import cache
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from bot.frozen import frozen
from bot.i18n import I18n, pick
from bot.mistake_words import listed
from bot.mistakes import Mistakes
from bot.text import Language, Text, moment

_LOCALE: Final = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that says anything holds, as POSIX has it
_SPOKEN: Final = ContextVar[Language | None]("_SPOKEN", default=None)  # in this run of the command line
_ZONE: Final = ZoneInfo("UTC")
_NO_MOMENT: Final = moment(0)


@frozen
class Line:
    """One line, indented so many steps; None as its text parts it from what came before."""

    text: Text | None
    depth: int = 0


GAP: Final = Line(None)


def point(text: Text) -> Line:
    """Give a line of a list."""
    return Line(Text("point", {"what": text}), 1)


def mistaken(found: Mistakes) -> Iterator[Line]:
    """List mistakes, file by file."""
    for file, of_file in groupby(found.mistakes, lambda one: one.file):
        mistakes = tuple(of_file)
        yield Line(Text("mistakes-of-file", {"file": file, "count": len(mistakes)}))
        yield from map(point, listed(mistakes))


def say(lines: Iterable[Line], language: Language) -> str:
    """Write lines in a language. No moment is told on a terminal but by its date, so that the zone changes nothing."""
    return "\n".join("  " * line.depth + word(line.text, language) if line.text else "" for line in lines)


def word(text: Text, language: Language) -> str:
    """Say a text in a language."""
    return _catalogue().say(text, language, zone=_ZONE, now=_NO_MOMENT)


def of_environment(environment: Mapping[str, str]) -> Language:
    """Give the language of a terminal; English where its locale names none of ours."""
    return pick(next((environment[name] for name in _LOCALE if environment.get(name)), ""))


def speak(asked: Language | None = None) -> Language:
    """Give the language in which everything is said from now on: the one asked for, else that of the terminal."""
    spoken = asked or _SPOKEN.get() or of_environment(os.environ)
    _SPOKEN.set(spoken)
    return spoken


@cache
def _catalogue() -> I18n:
    return I18n()

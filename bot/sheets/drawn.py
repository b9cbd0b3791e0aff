"""What a process that draws does: it reads what is given, looks for a font, and says the picture."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeAlias, TypeVar

from bot.sheets import fonts
from bot.sheets.processes import NO_FONT
from bot.text import Language


class Worded(Protocol):
    """What has words of one language on it."""

    @property
    def language(self) -> Language:
        """The language."""
        ...


P = TypeVar("P", bound=Worded)
Given: TypeAlias = tuple[P, Path | None, tuple[Path, ...] | None]  # with the font chosen, and where to look for others


def drawn(given: Given[P], png: Callable[[P, fonts.Font | None], bytes]) -> tuple[int, bytes]:
    """Draw what is given: the exit code, which says whether there was a font for it, and the PNG."""
    picture, chosen, where = given
    font = fonts.find(picture.language, chosen, where)
    if font is None and picture.language != "en":
        return NO_FONT, b""
    return 0, png(picture, font)


def main(run: Callable[[bytes], tuple[int, bytes]]) -> None:
    """Be such a process: what is given comes in, and the picture goes out."""
    code, data = run(sys.stdin.buffer.read())
    sys.stdout.buffer.write(data)
    sys.exit(code)

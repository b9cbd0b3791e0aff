"""Where pictures and footnotes stand in a document's text: marks that people can read, such as [Picture 1]."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.intake.lines import MARK, Line

_MARK: Final = re.compile(f"{MARK}([pn])(\\d+){MARK}")
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_TRADITIONAL: Final = re.compile(
    "[們這國會學發時說對為與後個來動產關開長門問間東車電應實現醫衛護義務診療衞總體區縣鄉鎮業據報導訊聞環傳員號師團"
    "陳劉張黃吳趙鄭葉萬兩幾無從眾處當還沒將過進運達選遠適邊見親觀計記設許論證評試話該認調談請諸謝識議讀變讓]"
)
_SIGNS: Final = {
    "simplified": {"p": "\u3014图{}\u3015", "n": "\u3014注{}\u3015"},
    "traditional": {"p": "\u3014圖{}\u3015", "n": "\u3014註{}\u3015"},
    "other": {"p": "[Picture {}]", "n": "[Note {}]"},
}


def bare(text: str) -> str:
    """Give a line without its marks."""
    return _MARK.sub("", text).strip()


def placed(
    lines: Sequence[Line], pictures: Mapping[int, int], remarks: Mapping[int, int], said: Sequence[str]
) -> list[Line]:
    """Give the lines with readable marks, in the writing of the text, and below them what the remarks say.

    `pictures` and `remarks` number what was taken, by its place in the document; all else leaves no mark.
    """
    signs = _SIGNS[_writing(lines)]
    numbers = {"p": pictures, "n": remarks}

    def sign(found: re.Match[str]) -> str:
        number = numbers[found[1]].get(int(found[2]))
        return "" if number is None else signs[found[1]].format(number)

    marked = (replace(line, text=_MARK.sub(sign, line.text)) if MARK in line.text else line for line in lines)
    below = (Line(f"{signs['n'].format(number)}{words}") for number, words in enumerate(said, 1))
    return [*(line for line in marked if line.text.strip()), *below]


def _writing(lines: Sequence[Line]) -> str:
    if any(_TRADITIONAL.search(line.text) for line in lines):
        return "traditional"
    return "simplified" if any(_HAN.search(line.text) for line in lines) else "other"

"""What is looked for and found: text cut into terms, the same for traditional and simplified, wide and narrow, é and e.

Chinese, Japanese and Korean are cut into pairs of characters, all else into words; numbers lose their leading zeros.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final

LONGEST: Final = 200  # characters of what somebody looks for
_MOST: Final = 16  # terms of it that are looked for
_AROUND: Final = 24  # characters of an extract before what was found
_EXTRACT: Final = 80
_HAN: Final = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFF))
_PAIRED: Final = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff"
_PARTS: Final = re.compile(rf"([{_PAIRED}]+)|[^\W_{_PAIRED}]+")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"})


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: phrases of terms, single characters, and the pieces by which an extract is found."""

    phrases: tuple[str, ...]
    signs: tuple[str, ...]
    pieces: tuple[str, ...]

    def __bool__(self) -> bool:
        """Tell whether there is anything to look for."""
        return bool(self.phrases or self.signs)


class _Folding(dict[int, str]):
    """How each character is folded, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        if sign.isspace() or unicodedata.category(sign) in ("Cc", "Cs"):
            folded = " "
        elif (plain := _simplified().get(sign)) is not None:
            folded = plain
        else:
            parts = unicodedata.normalize("NFKD", sign)
            kept = "".join(part for part in parts if unicodedata.category(part) not in _UNSEEN).casefold()
            folded = unicodedata.normalize("NFC", "".join(_simplified().get(part, part) for part in kept))
        self[code] = folded
        return folded


@lru_cache(1)
def _simplified() -> dict[str, str]:
    """Give the simplified character for each traditional one that has one."""
    from opencc import OpenCC  # noqa: PLC0415 - takes a while, and is seldom needed

    signs = [chr(code) for first, last in _HAN for code in range(first, last + 1)]
    simple = OpenCC("t2s").convert("\n".join(signs)).split("\n")
    return {sign: one for sign, one in zip(signs, simple, strict=True) if sign != one and len(one) == 1}


_folding: Final = _Folding()


def fold(text: str) -> str:
    """Give a text as it is compared: without case, accents and marks, simplified, of usual width."""
    return text.translate(_folding)


def words(*texts: str) -> str:
    """Give the terms of texts, in their order, with spaces between them."""
    return " ".join(term for text in texts for term in _terms(fold(text)))


def signs(*texts: str) -> str:
    """Give each single character of writings without spaces, once."""
    found = {sign for text in texts for part in _PARTS.finditer(fold(text)) for sign in part[1] or ""}
    return " ".join(sorted(found))


def _terms(folded: str) -> Iterator[str]:
    for part in _PARTS.finditer(folded):
        yield from _pairs(part[1]) if part[1] else (_word(part[0]),)


def _pairs(run: str) -> Iterable[str]:
    return (run,) if len(run) == 1 else (run[place : place + 2] for place in range(len(run) - 1))


def _word(word: str) -> str:
    return (word.lstrip("0") or "0") if word.isascii() and word.isdigit() else word


def query(said: str) -> Query:
    """Read what somebody looks for; whatever is no letter or digit only separates."""
    phrases, single, pieces = list[str](), list[str](), list[str]()
    for chunk in fold(said[:LONGEST]).split():
        for paired, group in groupby(_PARTS.finditer(chunk), key=lambda part: part[1] is not None):
            parts = [part[0] for part in group]
            pieces += parts
            if paired:
                phrases += [" ".join(_pairs(run)) for run in parts if len(run) > 1]
                single += [run for run in parts if len(run) == 1]
            else:
                phrases.append(" ".join(map(_word, parts)))
    kept = tuple(dict.fromkeys(phrases))[:_MOST]
    return Query(kept, tuple(dict.fromkeys(single))[: _MOST - len(kept)], tuple(dict.fromkeys(pieces)))


def extract(text: str, pieces: Sequence[str]) -> str:
    """Give the place of a text where one of the pieces stands, else its beginning, on one line."""
    line = " ".join(text.split())
    folded = fold(line)
    found = [place for piece in pieces if (place := folded.find(piece)) >= 0]
    start = max(_unfolded(line, folded, min(found)) - _AROUND, 0) if found else 0
    if start + _EXTRACT > len(line):
        start = max(len(line) - _EXTRACT, 0)
    shown = line[start : start + _EXTRACT]
    return f"{'…' if start else ''}{shown}{'…' if start + len(shown) < len(line) else ''}"


def _unfolded(line: str, folded: str, place: int) -> int:
    """Give the place in a text that this place in its folded form comes from."""
    if len(folded) == len(line):
        return place
    low, high = 0, len(line)
    while low < high:
        middle = (low + high) // 2
        if len(fold(line[:middle])) < place:
            low = middle + 1
        else:
            high = middle
    return low

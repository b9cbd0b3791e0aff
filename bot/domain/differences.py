"""What differs between two texts: by paragraph, then sentence, then word (Latin) or character (Chinese)."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final, Literal

from bot.frozen import frozen

Change = Literal["same", "added", "removed"]
Window = tuple[int, int, int, int]  # from and until, in the old tokens and in the new ones

_LINES: Final = re.compile(r"[^\n]*\n|[^\n]+")
_SENTENCES: Final = re.compile(r"[^。！？；!?;\n]*[。！？；!?;\n]+|[^。！？；!?;\n]+")
_TOKENS: Final = re.compile(r"\d+(?:[.,:]\d+)*|[A-Za-z\u00c0-\u024f]+(?:['\u2019-][A-Za-z]+)*|[^\S\n]+|.", re.DOTALL)
_GRAINS: Final = (_LINES, _SENTENCES, _TOKENS)
_BUDGET: Final = 2_000_000  # comparisons of one token with another that one call may make: about a second
_TOO_SMALL: Final = 1  # characters between two changes that do not help a reader


@frozen
class Piece:
    """A stretch of text that stayed, was added or was taken away."""

    change: Change
    text: str


def compare(old: str, new: str) -> tuple[Piece, ...]:
    """Compare two texts; what stayed and was removed makes up the old one, what stayed and was added the new one.

    Time is bounded: where two long stretches have nothing in common to hold on to, one replaces the other.
    """
    return tuple(_calmed(_joined(_Comparing().pieces(old, new, 0))))


def places(pieces: Sequence[Piece]) -> int:
    """Count the places where something was changed: a removal with what came instead is one."""
    return sum(changed for changed, _ in groupby(pieces, lambda piece: piece.change != "same"))


def shortened(pieces: Sequence[Piece], keep: int = 40) -> tuple[Piece, ...]:
    """Leave out the middle of long unchanged stretches, for showing; `keep` characters stay around each change."""
    last = len(pieces) - 1
    return tuple(
        Piece("same", _middle_out(piece.text, keep if number else 0, keep if number < last else 0))
        if piece.change == "same"
        else piece
        for number, piece in enumerate(pieces)
    )


def _middle_out(text: str, head: int, tail: int) -> str:
    if len(text) <= head + tail + 1:
        return text
    return f"{text[:head]}…{text[len(text) - tail :]}"


class _Comparing:
    """One comparison and what it may still cost."""

    def __init__(self) -> None:
        self._budget = _BUDGET

    def pieces(self, old: str, new: str, grain: int) -> Iterator[Piece]:
        """Compare by this grain; what differs is compared by the next finer one."""
        if old == new or not old or not new or grain == len(_GRAINS):
            yield from _replaced(old, new)
            return
        before, after = _GRAINS[grain].findall(old), _GRAINS[grain].findall(new)
        for begin, end, other_begin, other_end in self._blocks(before, after):
            yield from self.pieces("".join(before[begin:end]), "".join(after[other_begin:other_end]), grain + 1)

    def _blocks(self, before: list[str], after: list[str]) -> Iterator[Window]:
        """Match stretches: the equal beginning and end, what stands once in both texts, and what lies between."""
        head, tail = _edges(before, after)
        begin = other_begin = 0
        anchors = _anchors(before[head : len(before) - tail], after[head : len(after) - tail])
        fixed = [(head + place, head + other, 1) for place, other in anchors]
        for place, other, length in ((0, 0, head), *fixed, (len(before) - tail, len(after) - tail, tail)):
            yield from self._between(before, after, (begin, place, other_begin, other))
            begin, other_begin = place + length, other + length
            yield place, begin, other, other_begin

    def _between(self, before: list[str], after: list[str], window: Window) -> Iterator[Window]:
        begin, end, other_begin, other_end = window
        cost = (end - begin) * (other_end - other_begin)
        if cost == 0 or cost > self._budget:
            yield window
            return
        self._budget -= cost
        matcher = SequenceMatcher(None, before[begin:end], after[other_begin:other_end], autojunk=False)
        for _, start, stop, other_start, other_stop in matcher.get_opcodes():
            yield begin + start, begin + stop, other_begin + other_start, other_begin + other_stop


def _edges(before: list[str], after: list[str]) -> tuple[int, int]:
    """Count how many tokens are equal at the beginning, and how many of the others at the end."""
    most = min(len(before), len(after))
    head = next((place for place in range(most) if before[place] != after[place]), most)
    tail = next((place for place in range(most - head) if before[-1 - place] != after[-1 - place]), most - head)
    return head, tail


def _anchors(before: list[str], after: list[str]) -> list[tuple[int, int]]:
    """Pair what stands exactly once on both sides, as far as the order agrees (as patience sorting does)."""
    counts, other_counts = Counter(before), Counter(after)
    where = {token: place for place, token in enumerate(after) if other_counts[token] == 1}
    pairs = [(place, where[token]) for place, token in enumerate(before) if counts[token] == 1 and token in where]
    tops: list[int] = []
    ends: list[int] = []
    earlier: list[int] = []
    for number, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        earlier.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        ends[pile : pile + 1] = [number]
    chain = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(pairs[number])
        number = earlier[number]
    return chain[::-1]


def _replaced(old: str, new: str) -> Iterator[Piece]:
    if old == new:
        yield Piece("same", old)
        return
    yield Piece("removed", old)
    yield Piece("added", new)


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Join neighbours of one kind; between unchanged stretches what was removed comes before what was added."""
    for same, run in groupby((piece for piece in pieces if piece.text), lambda piece: piece.change == "same"):
        found = list(run)
        kinds: tuple[Change, ...] = ("same",) if same else ("removed", "added")
        for kind in kinds:
            text = "".join(piece.text for piece in found if piece.change == kind)
            if text:
                yield Piece(kind, text)


def _calmed(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Take crumbs that stayed between two changes into the change, so that it can be read."""
    found = list(pieces)
    inner = range(1, len(found) - 1)
    crumbs = {
        place for place in inner if found[place].change == "same" and len(found[place].text.strip()) <= _TOO_SMALL
    }
    swallowed = (
        part
        for place, piece in enumerate(found)
        for part in (
            (Piece("removed", piece.text), Piece("added", piece.text))
            if place in crumbs and "\n" not in piece.text
            else (piece,)
        )
    )
    return _joined(swallowed)

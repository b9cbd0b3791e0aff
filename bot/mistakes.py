"""Mistakes in the files that an administrator writes: where each is, what is wrong, and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import groupby
from typing import Final

_SHORT_LIST: Final = 15  # known words that can be read at a glance


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: the file, the path of the key (`step[2].who.role`, counted from 1), the problem and the mend."""

    file: str
    key: str
    problem: str
    mend: str = ""

    def __str__(self) -> str:
        """Say it in one line, without the file."""
        told = f"{self.key}: {self.problem}" if self.key else self.problem
        return f"{told}; {self.mend}" if self.mend else told


class Mistakes(Exception):
    """Everything that was found wrong, in the order of the files; its str is the list to show."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        """Keep what was found."""
        self.mistakes = tuple(mistakes)
        super().__init__(self.mistakes)

    def __str__(self) -> str:
        """List the mistakes, file by file."""
        return "\n".join(_of_file(file, list(found)) for file, found in groupby(self.mistakes, lambda one: one.file))


def _of_file(file: str, found: list[Mistake]) -> str:
    count = "1 mistake" if len(found) == 1 else f"{len(found)} mistakes"
    return "\n".join([f"{file}: {count}", *(f"  - {mistake}" for mistake in found)])


class Proof:
    """Takes down the mistakes of one file while it is being read, so that all are told at once."""

    def __init__(self, file: str) -> None:
        """Begin with none."""
        self.file = file
        self.found: list[Mistake] = []

    def note(self, key: str, problem: str, mend: str = "") -> None:
        """Take down a mistake."""
        self.found.append(Mistake(self.file, key, problem, mend))

    def known(self, key: str, kind: str, word: str, words: Iterable[str]) -> bool:
        """Tell whether a word is one of those known, and take it down if not."""
        known = tuple(words)
        if word in known:
            return True
        self.note(key, f"unknown {kind} '{word}'", nearest(word, known))
        return False

    def unique(self, places: Iterable[tuple[str, str]], mend: str = "give this one an id of its own") -> None:
        """Take down each (key, value) whose value has stood at an earlier key."""
        first: dict[str, str] = {}
        for key, value in places:
            if value in first:
                self.note(key, f"'{value}' is used twice, first at {first[value]}", mend)
            first.setdefault(value, key)

    def close(self) -> None:
        """Raise `Mistakes` if there were any."""
        if self.found:
            raise Mistakes(self.found)


def nearest(word: str, words: Iterable[str]) -> str:
    """Suggest the word that was probably meant, else list the words there are if they are few."""
    known = {known.casefold(): known for known in words}
    close = get_close_matches(word.casefold(), known, n=1, cutoff=0.6)
    if close:
        return f"did you mean '{known[close[0]]}'?"
    if not known:
        return "there are none"
    return f"there are: {', '.join(known.values())}" if len(known) <= _SHORT_LIST else ""

"""What an administrator has to mend: mistakes in the files that he writes, each with its place, and other troubles."""

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from itertools import groupby
from typing import Any, Final, TypeAlias

from bot.frozen import frozen
from bot.text import Text

Place: TypeAlias = tuple[int | str, ...]  # of a value in tables and lists, which are counted from 0

_SHORT_LIST: Final = 15  # known words that can be read at a glance
_LONGEST_NAME: Final = 40
LONGEST_SHOWN: Final = 60  # characters of what somebody wrote that are repeated to him
MOST_TOLD: Final = 50  # mistakes of one file that are listed; more are counted
SUGGESTED: Final = 50  # mistakes for which the word that was meant is looked for
_LONGEST_STATEMENT: Final = 300  # lines of one value; a longer one has no end
_ENTRY: Final = re.compile(r"(\w+)\[(\d+)\]")


@frozen
class Mistake:
    """One mistake: the file, the path of the key (`step[2].who.role`, counted from 1), the problem and the mend.

    `line` (from 1) and `name`, the id of the table in which the key stands, are there where they could be found.
    """

    file: str
    key: str
    problem: str
    mend: str = ""
    line: int = 0
    name: str = ""

    def __str__(self) -> str:
        """Say it in one line of English, without the file."""
        told = ": ".join(part for part in (self._place(self.called), self.problem) if part)
        return f"{told}; {self.mend}" if self.mend else told

    @property
    def called(self) -> str:
        """The path of the key as it is shown: with the id of its table, and not too long."""
        key = shown(self.key, 2 * LONGEST_SHOWN)
        return _ENTRY.sub(lambda entry: f'{entry[0]} "{self.name}"', key, count=1) if self.name else key

    def _place(self, key: str) -> str:
        return ", ".join(part for part in (f"line {self.line}" if self.line else "", key) if part)


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
    more = [f"  - and {len(found) - MOST_TOLD} more"] if len(found) > MOST_TOLD else []
    return "\n".join([f"{file}: {count}", *(f"  - {mistake}" for mistake in found[:MOST_TOLD]), *more])


class Trouble(Exception):
    """Something that is not as it has to be; its text says what, and how to mend it."""

    def __init__(self, text: Text) -> None:
        """Keep what is to be said."""
        self.text = text
        super().__init__(text)


class Proof:
    """Takes down the mistakes of one file while it is being read, so that all are told at once."""

    def __init__(self, file: str, text: str) -> None:
        """Begin with none; the text is that of the file, which can be read as TOML."""
        self.file = file
        self.found: list[Mistake] = []
        self._text = text

    def note(self, key: str, problem: str, mend: str = "") -> None:
        """Take down a mistake."""
        self.found.append(Mistake(self.file, key, problem, mend))

    def known(self, key: str, kind: str, word: str, words: Iterable[str]) -> bool:
        """Tell whether a word is one of those known, and take it down if not."""
        known = words if isinstance(words, Collection) else tuple(words)
        if word in known:
            return True
        # To look for what was meant takes long; in a file that is wrong all over nobody reads that any more.
        self.note(key, f"unknown {kind} '{shown(word)}'", nearest(word, known) if len(self.found) < SUGGESTED else "")
        return False

    def unique(self, places: Iterable[tuple[str, str]], mend: str = "give this one an id of its own") -> None:
        """Take down each (key, value) whose value has stood at an earlier key."""
        first: dict[str, str] = {}
        for key, value in places:
            if value in first:
                self.note(key, f"'{shown(value)}' is used twice, first at {first[value]}", mend)
            first.setdefault(value, key)

    def close(self) -> None:
        """Raise `Mistakes` if there were any."""
        if self.found:
            raise Mistakes(located(self.found, self._text))


def shown(words: str, most: int = LONGEST_SHOWN) -> str:
    """Give words as they are repeated in a mistake: whole ones, or their beginning."""
    return words if len(words) <= most else f"{words[:most]}…"


def nearest(word: str, words: Iterable[str]) -> str:
    """Suggest the word that was probably meant, else list the words there are if they are few."""
    known = {known.casefold(): known for known in words}
    close = get_close_matches(word[:LONGEST_SHOWN].casefold(), known, n=1, cutoff=0.6)
    if close:
        return f"did you mean '{known[close[0]]}'?"
    if not known:
        return "there are none"
    return f"there are: {', '.join(known.values())}" if len(known) <= _SHORT_LIST else ""


def key_of(place: Place) -> str:
    """Write a place as a person counts: `step[2].who.role` is in the second step."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place)
    return "".join(parts).removeprefix(".")


def located(found: Iterable[Mistake], text: str) -> list[Mistake]:
    """Tell of each mistake on which line it stands, and in whose table, in the order of the file.

    What is missing is where its table begins.
    """
    data, lines = tomllib.loads(text), _lines(text)
    placed = (replace(mistake, line=_line(mistake.key, lines), name=_name(mistake.key, data)) for mistake in found)
    return sorted(placed, key=lambda mistake: mistake.line)


def _line(key: str, lines: dict[str, int]) -> int:
    while key and key not in lines:
        key = key[: max(key.rfind("."), key.rfind("["), 0)]
    return lines.get(key, 0)


def _name(key: str, data: dict[str, Any]) -> str:
    """Give the id of the entry in which a key stands; a role has none, so it goes by its person."""
    entry = _ENTRY.match(key)
    tables = data.get(entry[1]) if entry else None
    numbered = dict(enumerate(tables, 1)) if isinstance(tables, list) else {}
    table = numbered.get(int(entry[2])) if entry else None
    name = table.get("id", table.get("person")) if isinstance(table, dict) else None
    return name if isinstance(name, str) and name.isprintable() and len(name) <= _LONGEST_NAME else ""


def statements(text: str) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """Give each statement of a TOML file by itself, with the line (from 1) on which it begins.

    A header is a statement, and so is a key with its value. None stands for the first that has no end; it is the last.
    """
    begin, waiting = 1, list[str]()
    for number, line in enumerate(text.split("\n"), 1):
        waiting.append(line)
        try:
            read = tomllib.loads("\n".join(waiting))
        except (ValueError, RecursionError):
            if len(waiting) > _LONGEST_STATEMENT:
                break
            continue
        yield begin, read
        begin, waiting = number + 1, []
    if waiting:
        yield begin, None


def _lines(text: str) -> dict[str, int]:
    """Give the line of each key, written as `key_of` does."""
    lines, tables = dict[str, int](), dict[Place, int]()
    within: Place = ()
    written = text.split("\n")
    for number, statement in statements(text):
        header = written[number - 1].lstrip().startswith("[")
        if header:
            within = _opened(statement or {}, tables)
        for place in [within] if header else _places(statement or {}, within):
            lines.setdefault(key_of(place), number)
    lines.pop("", None)
    return lines


def _opened(header: dict[str, Any], tables: dict[Place, int]) -> Place:
    """Follow a header to its table; an entry of a list is the last one so far, counted in `tables`."""
    within: Place = ()
    inner: Any = header
    while inner:
        ((key, inner),) = inner.items()
        within = (*within, key)
        if isinstance(inner, list):
            tables[within] = tables.get(within, -1) + 1
            inner = {}
        if within in tables:
            within = (*within, tables[within])
    return within


def _places(value: object, within: Place) -> Iterator[Place]:
    yield within
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in inner:
        yield from _places(held, (*within, key))

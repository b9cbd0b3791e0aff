"""Mistakes as they are told in any language: each is known by the English words with which it was found."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from fluent.syntax import FluentParser, ast

from bot.domain.people import Role
from bot.i18n import LOCALES
from bot.mistakes import MOST_TOLD, Mistake
from bot.text import Text, Value

_STEM: Final = "mistake-"
_CELL: Final = re.compile(r"(?P<sheet>.*), row (?P<row>\d+)(?:, column (?P<column>.*))?", re.DOTALL)
_CHOICE: Final = re.compile(r".* \((?P<key>[\w-]+)\)", re.DOTALL)  # a word of ours, with the key that it stands for
_CHOICES: Final = frozenset({"department", "subsidiary", "active", "preparation", "zh-Hans", "zh-Hant", "en"})
_CALLED: Final = re.compile(r"(?P<name>.*) \((?P<id>[a-z0-9-]+)\)", re.DOTALL)
_OF_OURS: Final = ("kind", "shown")  # values that are words of ours, not of whoever wrote the file
_OF_PEOPLE: Final = ("role", "person", "unit", "one", "other")  # values that are called by a name, with the id


def told(mistake: Mistake) -> Text:
    """Give a mistake with its place and its mend; what the catalogue has no words for is told as it was found."""
    said = _known(mistake.problem)
    if mistake.mend:
        said = Text("mistakes-with-mend", {"problem": said, "mend": _mend(mistake.mend)})
    place = _place(mistake)
    return Text("mistakes-at", {"place": place, "problem": said}) if place else said


def listed(mistakes: tuple[Mistake, ...]) -> tuple[Text, ...]:
    """Tell the first mistakes of a file, and how many more there are."""
    left = len(mistakes) - MOST_TOLD
    more = (Text("mistakes-and-more", {"count": left}),) if left > 0 else ()
    return (*map(told, mistakes[:MOST_TOLD]), *more)


def _place(mistake: Mistake) -> Value | None:
    if mistake.line and mistake.key:
        return Text("mistakes-place-key", {"line": mistake.line, "key": mistake.called})
    if mistake.line:
        return Text("mistakes-place-line", {"line": mistake.line})
    return _cell(mistake.called) if mistake.key else None


def _cell(key: str) -> Value:
    """Say where a cell is; a key of a table is said as it is written."""
    found = _CELL.fullmatch(key)
    if found is None:
        return key
    values: dict[str, Value] = {"sheet": found["sheet"], "row": int(found["row"])}
    if found["column"] is None:
        return Text("mistakes-place-row", values)
    return Text("mistakes-place-cell", {**values, "column": found["column"]})


def _mend(words: str) -> Text:
    """Give a mend, or several that are parted by a semicolon."""
    whole = _matched(words)
    first, parted, rest = words.partition("; ")
    if whole or not parted:
        return whole or Text("named", {"name": words})
    return Text("mistakes-both", {"first": _mend(first), "rest": _mend(rest)})


def _known(words: str) -> Text:
    return _matched(words) or Text("named", {"name": words})


def _matched(words: str) -> Text | None:
    for pattern, key in _patterns():
        found = pattern.fullmatch(words)
        if found:
            return Text(key, {name: _value(name, value) for name, value in found.groupdict().items()})
    return None


def _value(name: str, words: str) -> Value:
    if name in _OF_OURS:
        return _known(words)
    if name in _OF_PEOPLE:
        return _called(words)
    if name == "words":
        return tuple(_choice(word) for word in words.split(", "))
    if name == "sheet":
        return _sheet(words)
    return _cell(words) if name == "place" else words


def _called(words: str) -> Value:
    """Give a role, a person or a place with its id, as the reader's language writes it."""
    if words in frozenset(Role):
        return Text("named-id", {"name": Text(f"role-{words}"), "id": words})
    found = _CALLED.fullmatch(words)
    return Text("named-id", found.groupdict()) if found else words


def _sheet(word: str) -> Value:
    """Give what a sheet that has to be there is called in the reader's language."""
    found = _CHOICE.fullmatch(word)
    return Text(f"roster-sheet-{found['key']}") if found else word


def _choice(word: str) -> Value:
    """Give one of the words that can be written: of those that stand for a key, the one of the reader's language."""
    found = _CHOICE.fullmatch(word)
    if found is None:
        return word
    key = found["key"]
    return Text(f"role-{key}") if key in frozenset(Role) else Text(f"choice-{key}") if key in _CHOICES else word


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Give what each message of the English catalogue looks like once it is said; first those with most words of it."""
    written = (LOCALES / "en" / "mistakes.ftl").read_text("utf-8")
    entries = FluentParser(with_spans=False).parse(written).body
    messages = (entry for entry in entries if isinstance(entry, ast.Message) and entry.id.name.startswith(_STEM))
    said = sorted(((list(_parts(message)), message.id.name) for message in messages), key=_unsaid)
    return tuple((re.compile("".join(parts), re.DOTALL), name) for parts, name in said)


def _unsaid(said: tuple[list[str], str]) -> int:
    """Count the signs of a message that are there whatever its values are: the more, the sooner it is meant."""
    return -sum(len(part) for part in said[0] if not part.startswith("(?P<"))


def _parts(message: ast.Message) -> Iterator[str]:
    for element in message.value.elements if message.value else ():
        match element:
            case ast.TextElement(value=words):
                yield re.escape(words)
            case ast.Placeable(expression=ast.StringLiteral(value=words)):
                yield re.escape(words)
            case ast.Placeable(expression=ast.VariableReference(id=name)):
                yield f"(?P<{name.name}>.*)"

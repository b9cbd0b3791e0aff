"""Says texts in the reader's language, zone and manner of writing, from the catalogues in `bot/locales`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.frozen import frozen
from bot.text import LANGUAGES, Language, Names, Text, Value

LOCALES: Final = Path(__file__).parent / "locales"
_PLURALS: Final = frozenset({"zero", "one", "two", "few", "many", "other"})
_WEEK: Final = 7  # days within which a weekday says which day is meant

# Values take their places after Fluent has run: it refuses long ones, and may read a short one as a variant's name.
_PLACE: Final = "\ue000{}\ue001"
_PLACES: Final = re.compile(" ?\ue000([^\ue001]+)\ue001")
_BEGINNING: Final = re.compile(r"^([a-zA-Z][\w-]*) *=", re.MULTILINE)
# By its opening mark: how a quotation closes, and the marks of one within it (GB/T 15834).
_QUOTES: Final = {"“": ("”", str.maketrans("“”", "‘’")), "「": ("」", str.maketrans("「」", "『』"))}
_SHOWN: Final = 80  # characters of what cannot be read


class Unsayable(Exception):
    """A text that the catalogue has no words for, or whose values are not all there."""


class CatalogueBroken(Exception):
    """A catalogue that cannot be read: its file, and the place or message."""


@frozen
class _Ear:
    """Who is listening: the words, the language, the zone and the moment."""

    words: "_Words"
    language: Language
    zone: ZoneInfo
    now: datetime

    def hears(self, value: Value) -> str | int:
        """Give a value as it stands in a sentence; numbers stay numbers, for Fluent chooses plurals by them."""
        match value:
            case str() | int():
                return value
            case Names():
                return value.in_language(self.language)
            case Text():
                return self.sentence(value)
            case datetime():
                return self.sentence(moment_text(value.astimezone(self.zone), self.now.astimezone(self.zone)))
            case _:
                return self.sentence(Text("list-separator")).join(str(self.hears(item)) for item in value)

    def sentence(self, text: Text) -> str:
        """Give a text in full."""
        heard = {name: self.hears(value) for name, value in text.values.items()}
        places = {name: value if isinstance(value, int) else _PLACE.format(name) for name, value in heard.items()}
        said = self._formatted(text.key, places)

        def put(found: re.Match[str]) -> str:
            before, words = said[: found.start()], str(heard[found[1]])
            apart = found[0].startswith(" ") and not (
                isinstance(text.values[found[1]], datetime) and _runs_on(before, words)
            )
            return " " * apart + _within(before, words)

        return _PLACES.sub(put, said) if places else said

    def _formatted(self, key: str, places: Mapping[str, str | int]) -> str:
        said, errors = self.words.formatted(key, places)
        if errors:
            raise Unsayable(f"{self.language}: '{key}': {'; '.join(map(str, errors))}")
        return said


def _runs_on(before: str, words: str) -> bool:
    """Tell whether a moment stands right behind Chinese words: 到今天 09:00 as against 到 09:00."""
    return "一" <= before[-1:] <= "龥" and not words[0].isascii()


def _within(before: str, words: str) -> str:
    """Give words as they stand behind those `before`: what is quoted within a quotation has inner quotation marks."""
    for mark, (closing, inner) in _QUOTES.items():
        if before.rfind(mark) > before.rfind(closing):
            return words.translate(inner)
    return words


class _Words:
    """The messages of one language as they are written. Each is parsed when it is first said.

    To parse all of them takes half a second, in which somebody would wait for words that nobody may ever want.
    """

    def __init__(self, folder: Path) -> None:
        self._language = folder.name
        self._bundle = FluentBundle([folder.name], use_isolating=False)
        self._written = dict(_written(folder))
        self._known = dict[tuple[str, ...], str]()

    def formatted(self, key: str, places: Mapping[str, str | int]) -> tuple[str, list[Exception]]:
        """Give a message with its values, and what Fluent did not like about it.

        A value that is no number is only the place where it will stand, so a message of such is always the same.
        """
        if any(isinstance(value, int) for value in places.values()):  # by which Fluent chooses plurals
            return self._put(key, places)
        asked = (key, *places)
        known = self._known.get(asked)
        if known is None:
            known, errors = self._put(key, places)
            if errors:
                return known, errors
            self._known[asked] = known
        return known, []

    def _put(self, key: str, places: Mapping[str, str | int]) -> tuple[str, list[Exception]]:
        if not self._bundle.has_message(key):
            self._parse(key)
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise Unsayable(f"{self._language}: '{key}' has no words of its own")
        said, errors = self._bundle.format_pattern(pattern, dict(places))
        return str(said), errors

    def _parse(self, key: str) -> None:
        if key not in self._written:
            raise Unsayable(f"{self._language}: no message '{key}'")
        entry = FluentParser(with_spans=False).parse_entry(self._written[key])
        if not isinstance(entry, ast.Message):
            raise CatalogueBroken(f"{self._language}: cannot read: {self._written[key].strip()[:_SHOWN]}")
        self._bundle.add_resource(ast.Resource([entry]))


def _written(folder: Path) -> Iterator[tuple[str, str]]:
    """Give each message's source: it begins in the first column, and goes on to where the next one does."""
    for file in sorted(folder.glob("*.ftl")):
        parts = _BEGINNING.split(file.read_text("utf-8"))[1:]
        for key, rest in zip(parts[::2], parts[1::2], strict=True):
            yield key, f"{key} ={rest}"


class I18n:
    """The catalogues of all languages; each is read when it is first needed, and kept."""

    def __init__(self, folder: Path = LOCALES) -> None:
        """Take the catalogues from a folder that has one folder for each language."""
        self._folder = folder
        self._words: dict[Language, _Words] = {}

    def say(self, text: Text, language: Language, *, zone: ZoneInfo, now: datetime) -> str:
        """Say a text; `Unsayable` when the catalogue lacks it or a value that it wants.

        Moments are told by the reader's calendar in `zone`, as seen from `now`. What people wrote is given as it is.
        """
        words = self._words.get(language)
        if words is None:
            words = self._words[language] = _Words(self._folder / language)
        return _Ear(words, language, zone, now).sentence(text)

    def problems(self) -> tuple[str, ...]:
        """List what is wrong with the catalogues: messages and variables that not all languages have, clever syntax.

        CatalogueBroken names what cannot be read at all.
        """
        messages = {language: dict(_messages(self._folder / language)) for language in LANGUAGES}
        everywhere = {key: message for found in messages.values() for key, message in found.items()}
        return tuple(
            f"{language}: '{key}' {problem}"
            for key, message in sorted(everywhere.items())
            for language in LANGUAGES
            for problem in _compared(messages[language].get(key), message)
        )

    def keys(self) -> frozenset[str]:
        """Name every message of the first language's catalogue."""
        return frozenset(key for key, _ in _messages(self._folder / LANGUAGES[0]))


def _messages(folder: Path) -> Iterator[tuple[str, ast.Message]]:
    """Give the messages of one language; CatalogueBroken where Fluent would quietly leave something out."""
    seen: set[str] = set()
    for file in sorted(folder.glob("*.ftl")):
        for entry in FluentParser(with_spans=False).parse(file.read_text("utf-8")).body:
            if isinstance(entry, ast.Junk):
                raise CatalogueBroken(f"{file}: cannot read: {(entry.content or '').strip()[:_SHOWN]}")
            if not isinstance(entry, ast.Message):
                continue
            if entry.id.name in seen:
                raise CatalogueBroken(f"{file}: '{entry.id.name}' stands there twice")
            seen.add(entry.id.name)
            yield entry.id.name, entry


class _Look(Visitor):
    """What a message is made of."""

    def __init__(self, message: ast.Message) -> None:
        self.variables: set[str] = set()
        self.clever: list[str] = []
        self.visit(message)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - Fluent's own naming
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802 - the visitor's name
        words = (variant.key.name for variant in node.variants if isinstance(variant.key, ast.Identifier))
        self.clever += [f"chooses by the word '{word}'" for word in words if word not in _PLURALS]
        self.generic_visit(node)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 - the visitor's name
        self.clever.append(f"refers to '{node.id.name}'")

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802 - the visitor's name
        self.clever.append(f"refers to '-{node.id.name}'")


def _compared(message: ast.Message | None, other: ast.Message) -> Iterator[str]:
    if message is None:
        yield "is missing"
        return
    look, wanted = _Look(message), _Look(other).variables
    yield from look.clever
    if look.variables != wanted:
        yield f"has the variables {sorted(look.variables)}, elsewhere {sorted(wanted)}"


def moment_text(at: datetime, now: datetime) -> Text:
    """Give a moment as people speak of it: today, tomorrow, a weekday within a week, else the date; both are local."""
    days = (at.date() - now.date()).days
    values: dict[str, Value] = {"time": f"{at:%H:%M}"}
    if days in (-1, 0, 1):
        return Text(("moment-today", "moment-tomorrow", "moment-yesterday")[days], values)
    if abs(days) < _WEEK:
        return Text("moment-weekday", values | {"weekday": Text(f"weekday-{at.isoweekday()}")})
    values |= {"month": Text(f"month-{at.month}"), "day": str(at.day)}
    return Text("moment-date", values) if at.year == now.year else Text("moment-year", values | {"year": str(at.year)})


def pick(header: str) -> Language:
    """Give the language for an Accept-Language header or a locale's name; English where it names none of ours."""
    wanted = sorted(enumerate(header.split(",")), key=lambda item: (-_weight(item[1]), item[0]))
    return next((language for _, item in wanted if _weight(item) and (language := _language(item))), "en")


def _weight(item: str) -> float:
    found = re.search(r";\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*$", item)
    return float(found[1]) if found else 1.0


def _language(item: str) -> Language | None:
    tag = re.split(r"[;.@]", item)[0].strip().casefold().replace("_", "-")
    parts = tag.split("-")
    if parts[0] == "en":
        return "en"
    if parts[0] != "zh":
        return None
    if "hans" in parts or "hant" in parts:
        return "zh-Hant" if "hant" in parts else "zh-Hans"
    return "zh-Hant" if {"tw", "hk", "mo"} & set(parts) else "zh-Hans"


@frozen
class Ear:
    """Everything that decides how a text is said to one reader.

    What has been said is remembered by the text itself: of one card it is drawn, measured, and told as plain text.
    """

    i18n: I18n
    language: Language
    zone: ZoneInfo
    now: datetime
    said: dict[int, tuple[Text, str]] = field(default_factory=dict, compare=False, repr=False)

    def hears(self, text: Text) -> str:
        """Give the text as this reader reads it."""
        known = self.said.get(id(text))
        if known is None:
            known = self.said[id(text)] = (text, self.says(text))
        return known[1]

    def says(self, text: Text) -> str:
        """Say it anew; a messenger that takes something out of messages takes it out here."""
        return self.i18n.say(text, self.language, zone=self.zone, now=self.now)

    def all(self, texts: Iterable[Text]) -> list[str]:
        """Give several of them."""
        return [self.hears(text) for text in texts]

"""Reads a TOML file into strict tables and says in plain words what does not fit."""

import re
import tomllib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from bot.mistakes import SUGGESTED, Mistake, Mistakes, Place, key_of, located, nearest, shown, statements
from bot.text import Names

ID: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST_ID: Final = 20  # a button's token has 64 bytes for a verb, a subject, a version and one of these
LONGEST_NAME: Final = 100  # characters: what stands on a button or in a line of a card
LONGEST_WORDS: Final = 2000
_AT: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
# What people write who forget a quotation mark, by what the reader of TOML makes of it.
_UNQUOTED: Final = re.compile(r"Invalid value|Expected newline|Unclosed inline table|Expected \"'\"")
_HALF_QUOTED: Final = re.compile(r"Illegal character|Unterminated string|Unescaped")
_NEXT_KEY: Final = re.compile(r"[\w-]+\s*=")


class Table(BaseModel):
    """A table of a file: a key that it does not know is a mistake; a field's description says how to add it."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True)


T = TypeVar("T", bound=Table)


def wrong(problem: str, mend: str = "") -> PydanticCustomError:
    """Make what a validator raises: the problem and its mend, as they will be read."""
    return PydanticCustomError("mistake", "{problem}", {"problem": problem, "mend": mend})


def _words(value: str) -> str:
    if not value.strip():
        raise wrong("is empty", "write something between the quotes, or leave the key out")
    if value != value.strip() or not value.isprintable():
        raise wrong("has blanks around it, or signs in it that cannot be seen", "write it on one line, without them")
    if len(value) > LONGEST_WORDS:
        raise wrong(f"is longer than {LONGEST_WORDS} characters", "shorten it")
    return value


def _name(value: str) -> str:
    if len(value) > LONGEST_NAME:
        raise wrong(f"is longer than {LONGEST_NAME} characters", "shorten it")
    return value


def _id(value: str) -> str:
    if not ID.fullmatch(value) or len(value) > LONGEST_ID:
        raise wrong(
            f"'{shown(value)}' cannot be an id",
            f"use small letters, digits and hyphens, beginning with a letter, at most {LONGEST_ID} in all",
        )
    return value


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _filled(value: list[Any]) -> list[Any]:
    if not value:
        raise wrong("is an empty list", "put at least one thing into it, or leave the key out")
    return value


Words = Annotated[str, AfterValidator(_words)]
Name = Annotated[Words, AfterValidator(_name)]
Id = Annotated[str, AfterValidator(_id)]
OneOrMore = Annotated[list[Words], BeforeValidator(_listed), AfterValidator(_filled)]
FILLED: Final = AfterValidator(_filled)


class EveryName(Table):
    """A name in all three languages."""

    zh_hans: Name = Field(alias="zh-Hans", description="write the name in simplified Chinese")
    zh_hant: Name = Field(alias="zh-Hant", description="write the name in traditional Chinese")
    en: Name = Field(description="write the name in English")

    def names(self) -> Names:
        """Give it as it is spoken of everywhere else."""
        return Names(self.zh_hans, self.zh_hant, self.en)


class SomeName(Table):
    """A name in one language at least."""

    zh_hans: Name | None = Field(default=None, alias="zh-Hans")
    zh_hant: Name | None = Field(default=None, alias="zh-Hant")
    en: Name | None = None

    def names(self) -> Names:
        """Give it as it is spoken of everywhere else; empty in all languages if none was given."""
        return Names(self.zh_hans or "", self.zh_hant or "", self.en or "")


def digest_of(text: str) -> str:
    """Give the SHA-256 of a file's text, as hex."""
    return sha256(text.encode()).hexdigest()


def read_file(path: Path, name: str | None = None) -> str:
    """Give a file's text, without a byte order mark; `Mistakes` if it cannot be had."""
    return text_of(read_bytes(path, name), name or path.name)


def read_bytes(path: Path, name: str | None = None) -> bytes:
    """Give a file's bytes; `Mistakes` if they cannot be had."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        problem, mend = "there is no such file", f"looked for it at {path.absolute()}"
    except OSError as unreadable:
        problem, mend = f"cannot be read: {unreadable.strerror}", f"look at {path.absolute()} and its permissions"
    raise Mistakes([Mistake(name or path.name or str(path), "", problem, mend)])


def text_of(data: bytes, name: str) -> str:
    """Give bytes as the text that they are, without a byte order mark; `Mistakes` if they are not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as undecodable:
        line = undecodable.object.count(b"\n", 0, undecodable.start) + 1
        problem, mend = f"is not UTF-8 text (line {line})", "save it as UTF-8 in your editor"
    raise Mistakes([Mistake(name, "", problem, mend)])


def read_table(text: str, file: str, shape: type[T]) -> T:
    """Read TOML into a table; `Mistakes` names everything in it that does not fit its shape."""
    try:
        return _placed(text, file, shape)
    except RecursionError:  # of the reader of TOML, or while the lines are looked for
        raise Mistakes([Mistake(file, "", "brackets are nested too deeply to be meant")]) from None
    except ValueError as malformed:
        raise Mistakes([_malformed(file, str(malformed), text)]) from None


def _placed(text: str, file: str, shape: type[T]) -> T:
    try:
        return shaped(tomllib.loads(text), file, shape)
    except Mistakes as found:
        raise Mistakes(located(found.mistakes, text)) from None


def shaped(data: dict[str, Any], file: str, shape: type[T]) -> T:
    """Put what was read into a table; `Mistakes` names everything in it that does not fit its shape, by its key."""
    try:
        return shape.model_validate(data)
    except ValidationError as found:
        errors = found.errors(include_url=False)
    raise Mistakes([_mistake(file, shape, error, number) for number, error in enumerate(errors)])


def _malformed(file: str, told: str, text: str) -> Mistake:
    """Say what keeps a text from being TOML, with the line quoted."""
    place, lines = _AT.search(told), text.split("\n")
    number, column = (int(place[1]), int(place[2])) if place and place[1] else (_unended(text), 1)
    line = lines[number - 1].strip()
    problem, mend = _put(_AT.sub("", told), lines[number - 1][column - 1 :])
    quoted = shown(line)
    return Mistake(file, "", f"{problem}: {quoted}" if quoted.isprintable() and quoted else problem, mend, number)


def _unended(text: str) -> int:
    """Give the line of the statement that has no end, else the last one."""
    *_, (number, _) = statements(text)
    return number


def _put(told: str, rest: str) -> tuple[str, str]:
    """Put what the reader of TOML told in plain words; `rest` is the line from where it could not go on."""
    if told == "Invalid value" and _NEXT_KEY.match(rest):
        return "the list before this line has no end", "close it with a square bracket"
    if told == "Invalid value" and not rest.partition("#")[0].strip():
        return "there is no value after =", "write one, or leave the key out"
    if told == "Invalid value" and rest.startswith(("True", "False")):
        return "true and false are written small", "write true or false"
    if _UNQUOTED.match(told):
        return "text needs quotation marks, straight ones", 'write it like key = "words"'
    if _HALF_QUOTED.match(told):
        return "text needs quotation marks on both sides", 'write it like key = "words"'
    if told.startswith("Cannot"):
        return "stands here twice", "leave one of them out"
    return (
        f"not TOML ({told})",
        "look for a sign that is missing here or on the line before: quotation mark, =, bracket",
    )


def _mistake(file: str, shape: type[BaseModel], error: ErrorDetails, number: int) -> Mistake:
    place, kind, context = error["loc"], error["type"], error.get("ctx", {})
    told = _TOLD.get(kind)
    if kind == "missing":
        return Mistake(file, key_of(place), "is missing", _description(shape, place))
    if kind == "extra_forbidden":
        # To look for what was meant takes long; in a file that is wrong all over nobody reads that any more.
        meant = nearest(str(place[-1]), _keys(_model_at(shape, place[:-1]))) if number < SUGGESTED else ""
        return Mistake(file, key_of(place), "there is no such key here", meant)
    if kind == "literal_error":
        expected = re.findall(r"'([^']*)'", context["expected"])
        return Mistake(
            file, key_of(place), f"cannot be {_shown(error['input'])}", nearest(str(error["input"]), expected)
        )
    if kind == "mistake":
        return Mistake(file, key_of(place), context["problem"], context["mend"])
    return Mistake(file, key_of(place), told(error["input"], context) if told else error["msg"])


def _must(be: str) -> Callable[[object, dict[str, Any]], str]:
    return lambda value, context: f"must be {be.format(**context)}, and is {_shown(value)}"


_TOLD: Final = {
    "string_type": _must("text in quotes"),
    "int_type": _must("a whole number"),
    "bool_type": _must("true or false"),
    "list_type": _must("a list in square brackets"),
    "dict_type": _must("a table"),
    "model_type": _must("a table"),
    "date_type": _must("a date such as 2026-01-31, without quotes"),
    "greater_than_equal": _must("{ge} or more"),
    "less_than_equal": _must("{le} or less"),
}


def _shown(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f"'{shown(value)}'"
        case dict():
            return "a table"
        case list():
            return "a list"
        case _:
            return str(value)


def _keys(model: type[BaseModel] | None) -> dict[str, Any]:
    fields = model.model_fields if model else {}
    return {field.alias or name: field for name, field in fields.items()}


def _description(shape: type[BaseModel], place: Place) -> str:
    field = _keys(_model_at(shape, place[:-1])).get(str(place[-1]))
    return field.description or "" if field else ""


def _model_at(shape: type[BaseModel], place: Place) -> type[BaseModel] | None:
    found: type[BaseModel] | None = shape
    for part in place:
        if isinstance(part, str):
            field = _keys(found).get(part)
            found = _within(field.annotation) if field else None
    return found


def _within(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - whatever stands after a colon
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _within(part))), None)

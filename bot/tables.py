"""Reads a TOML file into strict tables and says in plain words what does not fit."""

import re
import tomllib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from bot.mistakes import Mistake, Mistakes, nearest
from bot.text import Names

ID: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST_ID: Final = 20  # a button's token has 64 bytes for a verb, a subject, a version and one of these
LONGEST_SHOWN: Final = 60
_AT: Final = re.compile(r" \(at (line \d+, column \d+|end of document)\)$")


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
    return value


def _id(value: str) -> str:
    if not ID.fullmatch(value) or len(value) > LONGEST_ID:
        raise wrong(
            f"'{value}' cannot be an id",
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
Id = Annotated[str, AfterValidator(_id)]
OneOrMore = Annotated[list[Words], BeforeValidator(_listed), AfterValidator(_filled)]
FILLED: Final = AfterValidator(_filled)


class EveryName(Table):
    """A name in all three languages."""

    zh_hans: Words = Field(alias="zh-Hans", description="write the name in simplified Chinese")
    zh_hant: Words = Field(alias="zh-Hant", description="write the name in traditional Chinese")
    en: Words = Field(description="write the name in English")

    def names(self) -> Names:
        """Give it as it is spoken of everywhere else."""
        return Names(self.zh_hans, self.zh_hant, self.en)


class SomeName(Table):
    """A name in one language at least."""

    zh_hans: Words | None = Field(default=None, alias="zh-Hans")
    zh_hant: Words | None = Field(default=None, alias="zh-Hant")
    en: Words | None = None

    def names(self) -> Names:
        """Give it as it is spoken of everywhere else; empty in all languages if none was given."""
        return Names(self.zh_hans or "", self.zh_hant or "", self.en or "")


def digest_of(text: str) -> str:
    """Give the SHA-256 of a file's text, as hex."""
    return sha256(text.encode()).hexdigest()


def read_file(path: Path, name: str | None = None) -> str:
    """Give a file's text, without a byte order mark; `Mistakes` if it cannot be had."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        problem, mend = "there is no such file", f"looked for it at {path.absolute()}"
    except UnicodeDecodeError as undecodable:
        line = undecodable.object.count(b"\n", 0, undecodable.start) + 1
        problem, mend = f"is not UTF-8 text (line {line})", "save it as UTF-8 in your editor"
    except OSError as unreadable:
        problem, mend = f"cannot be read: {unreadable.strerror}", f"look at {path.absolute()} and its permissions"
    raise Mistakes([Mistake(name or path.name, "", problem, mend)])


def read_table(text: str, file: str, shape: type[T]) -> T:
    """Read TOML into a table; `Mistakes` names everything in it that does not fit its shape."""
    try:
        return shape.model_validate(tomllib.loads(text))
    except ValidationError as found:
        errors = found.errors(include_url=False)
        raise Mistakes([_mistake(file, shape, error) for error in errors]) from None
    except RecursionError:
        raise Mistakes([Mistake(file, "", "brackets are nested too deeply to be meant")]) from None
    except ValueError as malformed:
        raise Mistakes([_malformed(file, str(malformed))]) from None


def _malformed(file: str, told: str) -> Mistake:
    place = _AT.search(told)
    problem = f"not TOML: {_AT.sub('', told)}"
    return Mistake(file, place[1] if place else "", problem, "look at this line and at the one before it")


def _mistake(file: str, shape: type[BaseModel], error: ErrorDetails) -> Mistake:
    place, kind, context = error["loc"], error["type"], error.get("ctx", {})
    told = _TOLD.get(kind)
    if kind == "missing":
        return Mistake(file, _key(place), "is missing", _description(shape, place))
    if kind == "extra_forbidden":
        known = _keys(_model_at(shape, place[:-1]))
        return Mistake(file, _key(place), "there is no such key here", nearest(str(place[-1]), known))
    if kind == "literal_error":
        expected = re.findall(r"'([^']*)'", context["expected"])
        return Mistake(file, _key(place), f"cannot be {_shown(error['input'])}", nearest(str(error["input"]), expected))
    if kind == "mistake":
        return Mistake(file, _key(place), context["problem"], context["mend"])
    return Mistake(file, _key(place), told(error["input"], context) if told else error["msg"])


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
            return f"'{value}'" if len(value) <= LONGEST_SHOWN else f"'{value[:LONGEST_SHOWN]}…'"
        case dict():
            return "a table"
        case list():
            return "a list"
        case _:
            return str(value)


def _key(place: tuple[int | str, ...]) -> str:
    """Write a place as a person counts: `step[2].who.role` is in the second step."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place)
    return "".join(parts).removeprefix(".")


def _keys(model: type[BaseModel] | None) -> dict[str, Any]:
    fields = model.model_fields if model else {}
    return {field.alias or name: field for name, field in fields.items()}


def _description(shape: type[BaseModel], place: tuple[int | str, ...]) -> str:
    field = _keys(_model_at(shape, place[:-1])).get(str(place[-1]))
    return field.description or "" if field else ""


def _model_at(shape: type[BaseModel], place: tuple[int | str, ...]) -> type[BaseModel] | None:
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

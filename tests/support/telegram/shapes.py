"""Words for the parameters of methods: how each is read from the wire, and what is said of one that is wrong."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

Check = Callable[[Any, str], Iterator[str]]  # a value and its name; gives what is wrong with it
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
YES: Final = ("true", "yes", "1")


@dataclass(frozen=True)
class Shape:
    """What may be given; `read` takes what came as text, as all does in forms."""

    check: Check
    read: Callable[[str], Any] = str


def _number(text: str) -> Any:  # noqa: ANN401 - what is no number stays as it came, and is complained of
    return int(text) if text.lstrip("-").isdecimal() else text


def _json(text: str) -> Any:  # noqa: ANN401 - JSON
    try:
        return json.loads(text)
    except ValueError:
        return text


def _is(kind: type, words: str) -> Check:
    def check(value: Any, name: str) -> Iterator[str]:  # noqa: ANN401 - JSON
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            yield f'field "{name}" must be of type {words}'

    return check


def _utf8(value: Any, name: str) -> Iterator[str]:  # noqa: ANN401 - JSON
    yield from _is(str, "String")(value, name)
    if isinstance(value, str) and _SURROGATE.search(value):
        yield "strings must be encoded in UTF-8"


def _chat(value: Any, name: str) -> Iterator[str]:  # noqa: ANN401 - JSON
    whole = isinstance(value, int) and not isinstance(value, bool)
    if not whole and not (isinstance(value, str) and value.startswith("@")):
        yield f"{name} is empty" if value in ("", None) else "chat not found"


def _file(value: Any, name: str) -> Iterator[str]:  # noqa: ANN401 - JSON
    if not (isinstance(value, bytes) or (isinstance(value, str) and value)):
        yield f'field "{name}" must be an InputFile or a String'


def _list_of_text(value: Any, name: str) -> Iterator[str]:  # noqa: ANN401 - JSON
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        yield f'field "{name}" must be an Array of String'


TEXT: Final = Shape(_utf8)
INTEGER: Final = Shape(_is(int, "Number"), _number)
FLAG: Final = Shape(_is(bool, "Boolean"), lambda text: text.lower() in YES)
OBJECT: Final = Shape(_is(dict, "Object"), _json)
ARRAY: Final = Shape(_is(list, "Array"), _json)
NAMES: Final = Shape(_list_of_text, _json)
CHAT: Final = Shape(_chat, _number)
FILE: Final = Shape(_file)


def checked(check: Check) -> Shape:
    """Read JSON, and look at it with this check."""
    return Shape(check, _json)


def within(least: int, most: int) -> Shape:
    """Allow a whole number between these."""

    def check(value: Any, name: str) -> Iterator[str]:  # noqa: ANN401 - JSON
        yield from INTEGER.check(value, name)
        if isinstance(value, int) and not least <= value <= most:
            yield f'"{name}" must be between {least} and {most}'

    return Shape(check, _number)


def record(fields: Mapping[str, Shape], *required: str) -> Check:
    """Allow an object with these fields only."""

    def check(value: Any, name: str) -> Iterator[str]:  # noqa: ANN401 - JSON
        if not isinstance(value, dict):
            yield f'field "{name}" must be of type Object'
            return
        yield from (f'{name}: parameter "{one}" is required' for one in required if one not in value)
        for key, inner in value.items():
            if key in fields:
                yield from fields[key].check(inner, f"{name}.{key}")
            else:
                yield f'{name}: unknown field "{key}"'

    return check

"""Holds calls against what Telegram takes, and says in its words what is wrong with them."""

from collections.abc import Iterator
from typing import Any, Final

from tests.support.telegram.html import entities, units
from tests.support.telegram.parameters import METHODS, Method
from tests.support.telegram.rules import MOST_ANSWER, MOST_CAPTION, MOST_TEXT, Params, styled

__all__ = ["MOST_ANSWER", "MOST_CAPTION", "MOST_TEXT", "entities", "problems", "read", "styled", "units"]

_LACKING: Final = {
    "chat_id": "chat_id is empty",
    "message_id": "message identifier is not specified",
    "text": "message text is empty",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "file_id": "file_id not specified",
}


def problems(method: str, params: Params) -> list[str]:
    """Say what Telegram would not take of a call; nothing when all is well.

    Parameters are as in JSON, or text as it stands in forms. What is unknown is named, though Telegram keeps silent.
    """
    known = METHODS.get(method)
    if known is None:
        return [f"method {method} not found"]
    given = read(method, params)
    found = [*_missing(known, given), *(f'unknown parameter "{name}"' for name in given if name not in known.takes)]
    for name, value in given.items():
        if name in known.takes:
            found += known.takes[name].check(value, name)
    return found or [one for rule in known.rules for one in rule(given)]


def read(method: str, params: Params) -> dict[str, Any]:
    """Give a call's parameters as values: numbers, flags and objects that came as text are read."""
    known = METHODS[method].takes
    given = {name: value for name, value in params.items() if value is not None}
    return {
        name: known[name].read(value) if name in known and isinstance(value, str) else value
        for name, value in given.items()
    }


def _missing(known: Method, given: Params) -> Iterator[str]:
    for name in known.needs:
        if given.get(name) in (None, ""):
            yield _LACKING.get(name, f'parameter "{name}" is required')

"""Tables that answer the same question once, for a look at which nothing changes."""

from collections.abc import Callable
from functools import cache
from typing import Any, cast

from bot.memory import Tables


def remembering(tables: Tables) -> Tables:
    """Give the tables of one look; what is asked again with the same words has the same answer."""
    return cast("Tables", _Parts(tables))


class _Parts:
    """Gives each part of the tables, which remembers."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any part
        part = _Remembering(getattr(self._tables, name))
        setattr(self, name, part)
        return part


class _Remembering:
    """Asks once."""

    def __init__(self, part: object) -> None:
        self._part = part

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any question
        asked = getattr(self._part, name)
        if callable(asked):
            asked = _once(asked)
        setattr(self, name, asked)
        return asked


def _once(ask: Callable[..., Any]) -> Callable[..., Any]:
    remembered = cache(ask)

    def answer(*words: object, **named: object) -> Any:  # noqa: ANN401 - any answer
        try:
            hash((words, *named.values()))
        except TypeError:  # a list, say, cannot be looked up
            return ask(*words, **named)
        return remembered(*words, **named)

    return answer

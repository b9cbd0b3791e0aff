"""Plain values, as columns hold them, and what they stand for: moments, JSON, names in three languages."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

import orjson
from sqlalchemy import ColumnElement, Integer, Table, bindparam, literal_column
from sqlalchemy.dialects.sqlite import Insert, insert

from bot import text
from bot.text import Names, Text, pack, unpack_text

_NAMES_KEPT: Final = 4096
_MOMENTS_KEPT: Final = 1024

ZERO: Final = literal_column("0", Integer)
ONE: Final = literal_column("1", Integer)


# The same few moments are written and read again and again: an act's own, those of the step that people look at.
micros: Final = lru_cache(_MOMENTS_KEPT)(text.micros)
moment: Final = lru_cache(_MOMENTS_KEPT)(text.moment)


def stamp(at: datetime | None) -> int | None:
    """Give a moment as its column holds it."""
    return None if at is None else micros(at)


@lru_cache(_MOMENTS_KEPT)
def when(value: int | None) -> datetime | None:
    """Give the moment of a column."""
    return None if value is None else moment(value)


def json(value: object) -> str:
    """Write JSON, with the keys of tables in order, so that the same value is always the same text."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


read_json: Final = orjson.loads


def names_json(names: Names) -> str:
    """Write a name in its languages: zh-Hans, zh-Hant, en."""
    return json([names.zh_hans, names.zh_hant, names.en])


@lru_cache(_NAMES_KEPT)
def names_of(written: str) -> Names:
    """Read a name in its languages."""
    return Names(*read_json(written))


def packed(said: Text | None) -> Any:  # noqa: ANN401 - what JSON can hold
    """Give a text as JSON holds it."""
    return None if said is None else pack(said)


def unpacked(plain: object) -> Text | None:
    """Give back what `packed` was given."""
    return None if plain is None else unpack_text(plain)


def words(value: str) -> ColumnElement[str]:
    """Write a fixed word into a statement: an index over some rows serves only who names them in its own words."""
    return literal_column(f"'{value}'")


def insertion(table: Table, *but: str, **fixed: ColumnElement[Any]) -> Insert:
    """Make an insert of every column but these; each is a parameter of its own name unless its value is fixed."""
    values: Mapping[str, Any] = {column.name: bindparam(column.name) for column in table.c if column.name not in but}
    return insert(table).values({**values, **fixed})

"""What is said to people, before it is said in a language: a key of the catalogue with its values."""

from collections.abc import Mapping
from dataclasses import field
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Literal, get_args

from bot.frozen import frozen

Language = Literal["zh-Hans", "zh-Hant", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


def micros(moment: datetime) -> int:
    """Give an aware moment as UTC microseconds since 1970, the form in which the database holds it."""
    return (moment - _EPOCH) // _MICROSECOND


def moment(value: int) -> datetime:
    """Give UTC microseconds since 1970 as an aware moment in UTC."""
    return _EPOCH + timedelta(microseconds=value)


@frozen
class Names:
    """A name in up to three languages; at least one of them is not empty."""

    zh_hans: str = ""
    zh_hant: str = ""
    en: str = ""

    def in_language(self, language: Language) -> str:
        """Give the name in this language, else in the nearest one that it has."""
        wanted = {
            "zh-Hans": (self.zh_hans, self.zh_hant, self.en),
            "zh-Hant": (self.zh_hant, self.zh_hans, self.en),
            "en": (self.en, self.zh_hans, self.zh_hant),
        }[language]
        return next((name for name in wanted if name), "")


@frozen
class Text:
    """A message of the catalogue (`bot/locales`) and the values that stand in it."""

    key: str
    values: "Mapping[str, Value]" = field(default_factory=dict)


# A str is shown as it is, a number and a moment as the reader writes them, a tuple as a list in his language.
Value = str | int | datetime | Names | Text | tuple["Value", ...]
Plain = Any  # what JSON can hold; the shapes below are the only ones made here


def pack(value: Value) -> Plain:
    """Give a value as plain data for JSON; `unpack` is its inverse."""
    match value:
        case Text():
            return {"text": value.key, "values": {name: pack(item) for name, item in value.values.items()}}
        case Names():
            return {"names": [value.zh_hans, value.zh_hant, value.en]}
        case datetime():
            return {"at": micros(value)}
        case tuple():
            return [pack(item) for item in value]
        case _:
            return value


def unpack(plain: Plain) -> Value:
    """Give back what `pack` was given."""
    match plain:
        case {"text": str(key), "values": dict(values)}:
            return Text(key, {name: unpack(item) for name, item in values.items()})
        case {"names": [zh_hans, zh_hant, en]}:
            return Names(zh_hans, zh_hant, en)
        case {"at": int(value)}:
            return moment(value)
        case list():
            return tuple(unpack(item) for item in plain)
        case str() | int():
            return plain
        case _:
            message = f"not a packed value: {plain!r}"
            raise ValueError(message)


def unpack_text(plain: Plain) -> Text:
    """Give back a packed `Text`; anything else raises ValueError."""
    value = unpack(plain)
    if not isinstance(value, Text):
        message = f"not a packed text: {plain!r}"
        raise ValueError(message)  # noqa: TRY004 - damaged data, not a caller's wrong type
    return value

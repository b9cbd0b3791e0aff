"""Takes apart the frames that a window or a script sends over the WebSocket."""

import json
from typing import Annotated, Any, Final, Literal

import msgspec

LONGEST_FRAME: Final = 1_000_000  # characters; longer texts and all files go by POST /uploads
MOST_FILES: Final = 30
MOST_FIELDS: Final = 50
MOST_CHOSEN: Final = 500

Event = Annotated[str, msgspec.Meta(min_length=1, max_length=64, pattern=r"^[\x21-\x7e]+\Z")]

Code = Annotated[str, msgspec.Meta(max_length=64)]


class Hello(msgspec.Struct, frozen=True, tag="hello"):
    """Somebody sits down as this person; `since` is the last cursor he has seen, `language` the page's own."""

    person: str
    since: Annotated[int, msgspec.Meta(ge=0, le=2**53)] = 0
    language: Literal["zh-Hans", "zh-Hant", "en"] = "en"


class Say(msgspec.Struct, frozen=True, tag="say"):
    """Words, files by their upload ids, or both; a long text comes as an upload of its own."""

    event: Event
    text: str = ""
    files: Annotated[tuple[str, ...], msgspec.Meta(max_length=MOST_FILES)] = ()
    text_upload: str | None = None


class Tap(msgspec.Struct, frozen=True, tag="tap"):
    """A press of a button, by the token that the button carries."""

    event: Event
    token: Annotated[str, msgspec.Meta(max_length=256)]


class Entry(msgspec.Struct, frozen=True):
    """What was put into one field of a form; files by their upload ids."""

    id: Code
    chosen: Annotated[tuple[Code, ...], msgspec.Meta(max_length=MOST_CHOSEN)] = ()
    words: str = ""
    files: Annotated[tuple[str, ...], msgspec.Meta(max_length=MOST_FILES)] = ()


class Fill(msgspec.Struct, frozen=True, tag="fill"):
    """A form filled in, by the token of the button that sends it."""

    event: Event
    token: Annotated[str, msgspec.Meta(max_length=256)]
    fields: Annotated[tuple[Entry, ...], msgspec.Meta(max_length=MOST_FIELDS)] = ()


Frame = Hello | Say | Tap | Fill


class Malformed(Exception):
    """The frame cannot be understood; `event` is its key, where it has one that can be read."""

    def __init__(self, why: str, event: str | None = None) -> None:
        """Keep what is to be answered."""
        super().__init__(why)
        self.why = why
        self.event = event


def frame(data: str) -> Frame:
    """Read a frame; Malformed says in English, to whoever wrote the script, what is wrong with it."""
    if len(data) > LONGEST_FRAME:
        raise Malformed(f"A frame may have {LONGEST_FRAME:,} characters; send long texts by POST /uploads.")
    try:
        plain = json.loads(data)
    except (ValueError, RecursionError) as broken:
        raise Malformed(f"This is not JSON: {broken}") from broken
    try:
        read: Frame = msgspec.convert(plain, type=Frame)
    except msgspec.ValidationError as wrong:
        raise Malformed(f"This is not a frame of this protocol: {wrong}", _event(plain)) from wrong
    except UnicodeEncodeError as broken:  # msgspec cannot even say what is wrong with such a value
        raise Malformed("This is not a frame of this protocol: half a character in it", _event(plain)) from broken
    return read


def _event(plain: Any) -> str | None:  # noqa: ANN401 - whatever somebody sent
    event = plain.get("event") if isinstance(plain, dict) else None
    return event if isinstance(event, str) and event.isascii() else None


def unwritable(text: str) -> bool:
    """Tell whether a text holds half a character (a lone surrogate), which nothing can write down."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False

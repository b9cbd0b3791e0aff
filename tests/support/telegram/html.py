"""Reads text with HTML as Telegram does: what clients show of it, where which style stands, what is not taken."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from tests.support.telegram.found import found

Entity = dict[str, Any]

STYLES: Final = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
}
QUOTES: Final = ("blockquote", "expandable_blockquote")
VERBATIM: Final = ("pre", "code")
_TAGS: Final = frozenset((*STYLES, *VERBATIM, "a", "blockquote", "tg-emoji", "tg-time"))
_PLAIN: Final = re.compile("[^<&]+")
_ESCAPE: Final = re.compile(r"&(?:#x([0-9a-fA-F]*)|#([0-9]*)|([A-Za-z]*));?")
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_ATTRIBUTE: Final = re.compile(r"""\s*([^\s=>/"']+)\s*(?:=\s*("[^"]*"|'[^']*'|[\w.-]+(?=[\s>])))?\s*""")
_LONGEST_NUMBER: Final = 9
_GONE: Final = re.compile("[\r\u2028-\u202e]")
_BLANKED: Final = re.compile("[\x00-\x08\x0b-\x1f]")


class BadMarkup(Exception):
    """Says, in Telegram's words, why entities cannot be parsed."""


@dataclass
class _Open:
    tag: str
    at: int  # in UTF-16 units of the text so far
    attributes: dict[str, str]


@dataclass
class _Reading:
    """What was read so far."""

    source: str
    place: int = 0
    text: list[str] = field(default_factory=list)
    length: int = 0
    opened: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def byte(self, place: int) -> int:
        return len(self.source[:place].encode(errors="surrogatepass"))

    def add(self, text: str) -> None:
        cleaned = _cleaned(text)
        self.text.append(cleaned)
        self.length += units(cleaned)


def units(text: str) -> int:
    """Give a text's length as Telegram counts it: in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def entities(html: str, *, auto: bool = True) -> tuple[str, list[Entity]]:
    """Give what a client shows, with what is styled; with `auto` also links, mentions, ... that Telegram finds itself.

    BadMarkup when Telegram would not take it.
    """
    text, kept = _entities(html, auto)
    return text, [dict(one) for one in kept]


@lru_cache(128)  # a call is looked at first, and done then
def _entities(html: str, auto: bool) -> tuple[str, list[Entity]]:  # noqa: FBT001 - as it stands in the key
    reading = _Reading(html)
    while reading.place < len(html):
        _step(reading)
    if reading.opened:
        raise BadMarkup(f'Can\'t find end tag corresponding to start tag "{reading.opened[-1].tag}"')
    return finished("".join(reading.text), reading.entities, auto=auto)


def finished(text: str, marked: list[Entity], *, auto: bool = True) -> tuple[str, list[Entity]]:
    """Tidy a text with its entities as Telegram does before it shows them; offsets are in UTF-16 units."""
    kept, cleaned = _unnested(marked), _cleaned(text)
    if auto:
        kept = [*kept, *_beside(found(cleaned), kept)]
    first = min((one["offset"] for one in kept), default=units(cleaned))
    blank = len(cleaned) - len(cleaned.lstrip(" \n"))
    cut = min(blank, first)
    trimmed = cleaned[cut:].rstrip()
    end = units(trimmed)
    moved = [one | {"offset": one["offset"] - cut} for one in kept]
    inside = [one | {"length": min(one["length"], end - one["offset"])} for one in moved if one["offset"] < end]
    return trimmed, sorted(inside, key=lambda one: (one["offset"], -one["length"], one["type"]))


def _cleaned(text: str) -> str:
    """Take out what Telegram takes out: carriage returns, line separators, signs that turn the direction of writing."""
    return _BLANKED.sub(" ", _GONE.sub("", text))


def _step(reading: _Reading) -> None:
    char = reading.source[reading.place]
    if char == "&":
        reading.add(_unescaped(reading))
    elif char != "<":
        run = _PLAIN.match(reading.source, reading.place)
        assert run is not None
        reading.add(run.group())
        reading.place = run.end()
    elif reading.source.startswith("</", reading.place):
        _close(reading)
    else:
        _open(reading)


def _unescaped(reading: _Reading) -> str:
    """Read an escape; what is none stays as it stands."""
    found_escape = _ESCAPE.match(reading.source, reading.place)
    assert found_escape is not None
    character = _character(found_escape)
    reading.place = found_escape.end() if character else reading.place + 1
    return character or "&"


def _character(escape: re.Match[str]) -> str:
    hexadecimal, decimal, name = escape.groups()
    if name is not None:
        return _NAMED.get(name, "")
    code = int(hexadecimal or "0", 16) if hexadecimal is not None else int(decimal or "0")
    short = len(escape.group().rstrip(";")) <= _LONGEST_NUMBER
    return chr(code) if 0 < code < 0x10FFFF and short else ""


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda escape: _character(escape) or escape.group(), text)


def _open(reading: _Reading) -> None:
    begins = reading.place
    name = re.compile(r"[^\s>]*").match(reading.source, begins + 1)
    assert name is not None
    tag, where = name.group().lower(), reading.byte(begins)
    if name.end() >= len(reading.source):
        raise BadMarkup(f"Unclosed start tag at byte offset {where}")
    if tag not in _TAGS:
        raise BadMarkup(f'Unsupported start tag "{tag}" at byte offset {where}')
    attributes: dict[str, str] = {}
    reading.place = name.end()
    while reading.source[reading.place : reading.place + 1].strip() != ">":
        _attribute(reading, tag, where, attributes)
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise BadMarkup(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
    reading.place += 1
    reading.opened.append(_Open(tag, reading.length, attributes))


def _attribute(reading: _Reading, tag: str, where: int, attributes: dict[str, str]) -> None:
    rest = reading.source[reading.place :]
    if not rest.strip():
        raise BadMarkup(f'Unclosed start tag "{tag}" at byte offset {where}')
    one = _ATTRIBUTE.match(reading.source, reading.place)
    if one is None and rest.lstrip().startswith(">"):
        reading.place += len(rest) - len(rest.lstrip())
        return
    if one is None:
        raise BadMarkup(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
    if reading.source.startswith("=", one.end()):
        raise BadMarkup(f"Unexpected end of name token at byte offset {reading.byte(one.end() + 1)}")
    name, value = one.groups()
    attributes[name] = "1" if value is None else _unescape(value.strip("\"'"))
    reading.place = one.end()


def _close(reading: _Reading) -> None:
    begins, where = reading.place, reading.byte(reading.place)
    if not reading.opened:
        raise BadMarkup(f"Unexpected end tag at byte offset {where}")
    end = re.compile(r"</([^\s>]*)\s*>").match(reading.source, begins)
    if end is None:
        raise BadMarkup(f"Unclosed end tag at byte offset {where}")
    last, tag = reading.opened.pop(), end.group(1).lower()
    if tag not in ("", last.tag):
        raise BadMarkup(f'Unmatched end tag at byte offset {where}, expected "</{last.tag}>", found "</{tag}>"')
    reading.place = end.end()
    if reading.length > last.at:
        reading.entities += _entity(reading, last)


def _entity(reading: _Reading, last: _Open) -> list[Entity]:
    where: Entity = {"offset": last.at, "length": reading.length - last.at}
    match last.tag:
        case "a":
            link = last.attributes.get("href") or _between("".join(reading.text), last.at)
            return [{"type": "text_link", **where, "url": link}] if _is_link(link) else []
        case "blockquote":
            return [{"type": QUOTES["expandable" in last.attributes], **where}]
        case "pre" | "code":
            return _verbatim(reading, last, where)
        case "tg-emoji":
            return [{"type": "custom_emoji", **where, "custom_emoji_id": last.attributes.get("emoji-id", "")}]
        case "tg-time":
            return [{"type": "date_time", **where}]
        case _:
            return [{"type": STYLES[last.tag], **where}]


def _verbatim(reading: _Reading, last: _Open, where: Entity) -> list[Entity]:
    """Make code in its language of `<pre><code class="language-...">`."""
    inner = reading.entities[-1] if reading.entities else {}
    if last.tag == "pre" and inner.get("type") == "code" and {**inner, **where} == inner and "language" in inner:
        reading.entities.pop()
        return [inner | {"type": "pre"}]
    named = last.attributes.get("class", "")
    language = {"language": named.removeprefix("language-")} if named.startswith("language-") else {}
    return [{"type": last.tag, **where, **language}]


def _between(text: str, start: int) -> str:
    return text.encode("utf-16-le", "surrogatepass")[start * 2 :].decode("utf-16-le", "surrogatepass")


def _is_link(link: str) -> bool:
    return re.match(r"(?:(?:https?|tg|ton|tonsite)://\S|[\w-]+(?:\.[\w-]+)+)", link) is not None


def _unnested(marked: list[Entity]) -> list[Entity]:
    """Leave out what cannot stand in another: quotes in quotes, links in code, styles in code."""
    in_order = sorted(marked, key=lambda one: (one["offset"], -one["length"]))
    styles = [one for one in in_order if one["type"] in STYLES.values()]
    quotes = _apart(one for one in in_order if one["type"] in QUOTES)
    others = _apart(one for one in in_order if one["type"] not in (*STYLES.values(), *QUOTES))
    whole = [
        {name: value for name, value in one.items() if name != "language" or one["type"] == "pre"} for one in others
    ]
    verbatim = [one for one in whole if one["type"] in VERBATIM]
    return [*quotes, *whole, *(piece for one in styles for piece in _around(one, verbatim))]


def _without(entity: Entity, name: str) -> Entity:
    return {key: value for key, value in entity.items() if key != name}


def _apart(candidates: Iterable[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for one in candidates:
        if not kept or one["offset"] >= kept[-1]["offset"] + kept[-1]["length"]:
            kept.append(one)
    return kept


def _around(style: Entity, verbatim: list[Entity]) -> list[Entity]:
    """Cut a style where code stands in it."""
    pieces, start, end = [], style["offset"], style["offset"] + style["length"]
    for code in verbatim:
        first, last = code["offset"], code["offset"] + code["length"]
        if first < end and last > start:
            pieces.append((start, first))
            start = last
    pieces.append((start, end))
    return [style | {"offset": begin, "length": stop - begin} for begin, stop in pieces if stop > begin]


def _beside(candidates: list[Entity], kept: list[Entity]) -> list[Entity]:
    """Leave out what Telegram finds in code, in links and the like."""
    taken = [one for one in kept if one["type"] not in (*STYLES.values(), *QUOTES)]
    return [
        one
        for one in candidates
        if all(
            one["offset"] + one["length"] <= other["offset"] or one["offset"] >= other["offset"] + other["length"]
            for other in taken
        )
    ]

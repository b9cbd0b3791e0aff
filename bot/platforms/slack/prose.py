"""What people wrote in Slack, as they meant it: without marks, entities and links in Slack's own notation."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

Plain = Mapping[str, Any]

_ENTITY: Final = re.compile(r"<([^\s<>][^<>]*)>")
_SIGNS: Final = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def words_of(message: Plain) -> str:
    """Give the text of a message; where it has none, that of the messages which it passes on."""
    return _own_words(message) or "\n\n".join(filter(None, (_own_words(one) for one in shared(message))))


def shared(message: Plain) -> Iterator[Plain]:
    """Give the messages that one passes on; not what Slack shows of an address in it."""
    return (one for one in message.get("attachments") or () if one.get("is_share"))


def _own_words(message: Plain) -> str:
    """Give the words of its rich text where it has one, which says what stands where, else of its line."""
    rich = [block for block in message.get("blocks") or () if block.get("type") == "rich_text"]
    if not rich:
        return plain(str(message.get("text") or ""))
    return "\n".join(_section(part) for block in rich for part in block.get("elements") or ()).strip("\n")


def plain(text: str) -> str:
    """Take Slack's notation out of a line: <http://a|b> is an address, &lt; a sign."""
    text = _ENTITY.sub(lambda found: _entity(found[1]), text)
    for sign, meant in _SIGNS:
        text = text.replace(sign, meant)
    return text


def _entity(inside: str) -> str:
    address, _, label = inside.partition("|")
    match address[:1]:
        case "@" | "#" | "!":
            return f"{address[0].replace('!', '@')}{label.lstrip('@#') or address[1:]}"
        case _:
            return _link(address, label)


def _section(part: Plain) -> str:
    match part.get("type"):
        case "rich_text_list":
            return "\n".join(_items(part))
        case "rich_text_quote":
            return "\n".join(f"> {line}" for line in _line(part).splitlines())
        case _:
            return _line(part).rstrip("\n")


def _items(part: Plain) -> Iterator[str]:
    first, ordered = int(part.get("offset") or 0) + 1, part.get("style") == "ordered"
    margin = "  " * int(part.get("indent") or 0)
    for place, item in enumerate(part.get("elements") or (), first):
        yield f"{margin}{f'{place}.' if ordered else '•'} {_line(item)}"


def _line(part: Plain) -> str:
    return "".join(_pieces(part.get("elements") or ()))


def _pieces(elements: Iterable[Plain]) -> Iterator[str]:
    for piece in elements:
        match piece.get("type"):
            case "text":
                yield str(piece.get("text", ""))
            case "link":
                yield _link(str(piece.get("url", "")), str(piece.get("text") or ""))
            case "emoji":
                yield _emoji(piece)
            case "user" | "usergroup" | "broadcast" | "channel":
                yield _mention(piece)
            case "color":
                yield str(piece.get("value", ""))
            case "date":
                yield str(piece.get("fallback") or "")
            case _:
                yield ""


def _link(url: str, label: str) -> str:
    """Give an address; with what stands in its place, where that says something else."""
    address = url.removeprefix("mailto:").removeprefix("tel:")
    same = not label or label in {url, address} or address.partition("//")[2].rstrip("/") == label.rstrip("/")
    return address if same else f"{label} ({address})"


def _mention(piece: Plain) -> str:
    kind = str(piece["type"])
    sign = "#" if kind == "channel" else "@"
    return sign + str(piece.get(f"{kind}_id") or piece.get("range") or "")


def _emoji(piece: Plain) -> str:
    """Give the sign itself, which Slack names by its code points; one of the workspace's own by its name."""
    points = str(piece.get("unicode") or "")
    try:
        return "".join(chr(int(point, 16)) for point in points.split("-")) if points else f":{piece.get('name', '')}:"
    except (ValueError, OverflowError):
        return f":{piece.get('name', '')}:"

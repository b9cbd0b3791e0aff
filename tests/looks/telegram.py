"""Telegram's messages with their keyboards as HTML, drawn the way its client on a telephone shows them."""

import base64
from html import escape
from itertools import pairwise
from typing import Final

from tests.support.telegram.space import Answer, Json, Message

_TAGS: Final = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
    "spoiler": "mark",
    "text_link": "a",
    "url": "a",
}


def message(one: Message) -> str:
    """Draw a message, with what a lock screen shows of it above."""
    keys = "".join(f'<div class="row">{"".join(map(_key, row))}</div>' for row in one.keyboard)
    files = _file(one) if one.files else ""
    body = f'<div class="bubble">{files}{styled(one.text, one.entities)}</div>'
    return f'<p class="lock">{escape(one.text.replace(chr(10), " ")[:110])}</p><div class="telegram">{body}{keys}</div>'


def popup(answer: Answer) -> str:
    """Draw what is shown over a chat at a press: for a moment, or until it is closed."""
    return f'<div class="{"alert" if answer.alert else "toast"}">{escape(answer.text)}</div>' if answer.text else ""


def _key(key: Json) -> str:
    return f'<span class="{key.get("style", "")}">{escape(key["text"])}</span>'


def _file(one: Message) -> str:
    kept = one.files[-1]
    if one.media == "photo":
        return f'<img src="data:image/png;base64,{base64.b64encode(kept.data).decode()}">'
    return f'<p class="file">+ {escape(kept.name)}</p>'


def styled(text: str, entities: list[Json]) -> str:
    """Give a text with its styles; offsets are in UTF-16 units, in which the stretches between them are cut."""
    units = text.encode("utf-16-le", "surrogatepass")
    ends = [place for one in entities for place in (one["offset"], one["offset"] + one["length"])]
    cuts = sorted({0, len(units) // 2, *ends})
    found = []
    for start, end in pairwise(cuts):
        piece = escape(units[start * 2 : end * 2].decode("utf-16-le", "surrogatepass"))
        tags = [
            _TAGS[one["type"]]
            for one in entities
            if one["type"] in _TAGS and one["offset"] <= start and end <= one["offset"] + one["length"]
        ]
        found.append("".join(f"<{tag}>" for tag in tags) + piece + "".join(f"</{tag}>" for tag in reversed(tags)))
    drawn = "".join(found).replace("\n<blockquote>", "<blockquote>").replace("</blockquote>\n", "</blockquote>")
    return drawn.replace("\n", "<br>")

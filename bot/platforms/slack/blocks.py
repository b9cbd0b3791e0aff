"""The pieces of Block Kit that cards are drawn with; what people wrote stands in them as plain text only.

No block holds Slack's own markup (`mrkdwn`), so that there is nothing to escape and nothing to forge (fault 71).
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any, Final

from bot.domain.links import readable
from bot.intake.words import cut

Block = dict[str, Any]

SECTION: Final = 3000  # what one section holds; the limits are those of docs.slack.dev/reference/block-kit
HEADER: Final = 150
LABEL: Final = 75
TAP: Final = "tap:"  # how the ids of our buttons begin
ROW: Final = 5  # buttons that stand in one block: a telephone shows no more at once
IN_MESSAGE: Final = 11_000  # of JSON; above 12,000 or so a message is refused as `msg_blocks_too_long`
IN_VIEW: Final = 240_000  # bytes of JSON; above 250,000 a view is refused as `view_too_large`
MESSAGE_BLOCKS: Final = 50
VIEW_BLOCKS: Final = 100
_PRESSED: Final = frozenset({"button", "static_select"})
_BLANK: Final = "\u200b"  # where Slack wants a text and there is none


def weight(text: str) -> int:
    """Count a text as Slack may count it at worst: in UTF-16, with `&`, `<` and `>` escaped."""
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    return units + 4 * text.count("&") + 3 * (text.count("<") + text.count(">"))


def _reach(text: str, most: int) -> int:
    """Count the characters from the beginning that weigh so much at most."""
    return bisect_right(range(1, min(len(text), most) + 1), most, key=lambda end: weight(text[:end]))


def cut_to(text: str, most: int) -> str:
    """Shorten a text to a weight, never inside what is read as one character."""
    return text if weight(text) <= most else cut(text, _reach(text, most - 1) + 1)


def plain(text: str, most: int = SECTION) -> Block:
    """Make a text that is shown as it is: no markup, no links, no emoji codes."""
    return {"type": "plain_text", "text": cut_to(text, most) if text.strip() else _BLANK, "emoji": False}


def header(text: str) -> Block:
    """Make a heading; `text` weighs HEADER at most."""
    return {"type": "header", "text": plain(text, HEADER)}


def section(text: str, accessory: Block | None = None) -> Block:
    """Make a paragraph, with a button beside it if there is one."""
    made = {"type": "section", "text": plain(text), "expand": True}
    return made if accessory is None else made | {"accessory": accessory}


def context(text: str) -> Block:
    """Make a line in small letters."""
    return {"type": "context", "elements": [plain(text, SECTION // 2)]}


def divider() -> Block:
    """Make a line across."""
    return {"type": "divider"}


def runs(text: str, **style: bool) -> Iterator[Block]:
    """Make stretches of a text that may be long."""
    yield from (run(text[start : start + SECTION], **style) for start in range(0, len(text), SECTION))


def run(text: str, **style: bool) -> Block:
    """Make a stretch of a rich text, which is shown as it is; `style` is bold, strike, italic or code."""
    made: Block = {"type": "text", "text": text}
    return made | {"style": style} if style else made


def link(url: str) -> Block:
    """Make a live link that shows its whole address; `url` has passed `followed`."""
    return {"type": "link", "url": url, "text": url}


def followed(url: str) -> bool:
    """Tell whether an address may be made a live link."""
    return readable(url) and len(url) < SECTION


def rich(*elements: Block) -> Block:
    """Make a rich text of stretches on lines of its own."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


def quote(*elements: Block) -> Block:
    """Make a rich text that is set off as somebody's own words."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": list(elements)}]}


def image(file: str, name: str) -> Block:
    """Make a picture of a file that is on Slack already."""
    return {
        "type": "image",
        "slack_file": {"id": file},
        "alt_text": cut_to(name, SECTION // 2) if name.strip() else _BLANK,
    }


def pieces(text: str, most: int = SECTION) -> Iterator[str]:
    """Part a text into pieces of a weight, at the ends of lines where there are any."""
    while weight(text) > most:
        end = _end(text, most)
        yield text[:end].removesuffix("\n")
        text = text[end:]
    if text:
        yield text


def _end(text: str, most: int) -> int:
    end = max(_reach(text, most), 1)
    line = text.rfind("\n", end // 2, end)
    return line + 1 if line > 0 else end


def paragraphs(lines: Iterable[str], most: int) -> Iterator[Block]:
    """Put lines together into sections; of all of them `most` is shown by weight."""
    whole = cut_to("\n".join(lines), most)
    yield from (section(piece) for piece in pieces(whole))


def rows(elements: Sequence[Block]) -> Iterator[Block]:
    """Put buttons into rows."""
    for start in range(0, len(elements), ROW):
        yield {"type": "actions", "elements": list(elements[start : start + ROW])}


def numbered(blocks: list[Block]) -> list[Block]:
    """Give everything that can be pressed an id of its own in this message or view."""
    numbers = count(1)
    for block in blocks:
        for element in (*block.get("elements", ()), block.get("accessory", {})):
            if element.get("type") in _PRESSED:
                element["action_id"] = f"{TAP}{next(numbers)}"
    return blocks


def size(blocks: list[Block]) -> int:
    """Weigh blocks as a message is weighed."""
    return weight(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")))


def bytes_of(view: Block) -> int:
    """Count the bytes of a view as it is sent."""
    return len(json.dumps(view).encode())

"""What somebody sees on Slack: blocks as lines of text, and what in them can be used."""

from collections.abc import Iterator
from typing import Any

from tests.support.slack.chat import elements_of
from tests.support.slack.workspace import Json


def lines(blocks: list[Json]) -> list[str]:
    """Give blocks as text, line by line, elements in brackets."""
    return [line for block in blocks for line in _block(block)]


def _block(block: Json) -> Iterator[str]:
    for name in ("title", "subtitle", "label", "text", "body", "hint", "subtext"):
        if name in block:
            yield from _words(block[name]).splitlines()
    yield from (_words(field) for field in block.get("fields", ()))
    for name in ("elements", "child_blocks", "actions", "rows"):
        for inner in block.get(name, ()):
            yield from _inner(inner)
    yield from (line for name in ("element", "accessory") if name in block for line in _element(block[name]))
    if block["type"] == "image":
        yield f"({block['alt_text']})"
    if block["type"] == "divider":
        yield "---"


def _inner(inner: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    if isinstance(inner, list):
        yield " | ".join(_words(cell) for cell in inner)
    elif inner.get("type", "").startswith("rich_text") or inner.get("type") in ("plain_text", "mrkdwn"):
        yield from _words(inner).splitlines()
    elif inner.get("type") in ("section", "context", "header", "actions", "card", "rich_text"):
        yield from _block(inner)
    else:
        yield from _element(inner)


def _words(value: Any) -> str:  # noqa: ANN401 - JSON
    """Give the text of a text object, of a cell, of rich text."""
    if isinstance(value, str):
        return value
    if value.get("type") == "rich_text_list":
        return "\n".join(f"- {_words(one)}" for one in value["elements"])
    if "elements" in value:
        return "".join(_words(one) for one in value["elements"])
    return str(value.get("text") or value.get("url") or value.get("fallback") or value.get("name") or "")


def _element(element: Json) -> Iterator[str]:
    if element["type"] == "image":
        yield f"({element['alt_text']})"
    elif "options" in element:
        yield from (f"[{_words(option['text'])}]" for option in element["options"])
    elif "text" in element:
        yield f"[{_words(element['text'])}]"
    else:
        yield f"[{element['type']}]"


def usable(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Give each element that can be used, with its block."""
    for block in blocks:
        yield from ((block, element) for element in elements_of(block))

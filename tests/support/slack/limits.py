"""Holds messages, modals and Home tabs against what Slack takes, and says in its words what is wrong with them."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, Literal

from tests.support.slack.elements import plain
from tests.support.slack.kit import block
from tests.support.slack.shapes import anything, boolean, items, one_of, record, said, string

Surface = Literal["message", "modal", "home"]

MOST_BLOCKS: Final = {"message": 50, "modal": 100, "home": 100}
# Of all blocks of a message together, as JSON; above it is `msg_blocks_too_long`. Slack says "12,000 characters and a
# buffer for block containers" (slackapi/bolt-js#2509); messages of 11,341 characters of text have been refused (#2867).
MOST_IN_MESSAGE: Final = 12_000
MOST_IN_TABLE: Final = 10_000
MOST_MARKDOWN: Final = 12_000
MOST_IN_VIEW: Final = 250_000  # bytes of JSON
MOST_TEXT: Final = 40_000

_VIEW: Final = {
    "type": one_of("modal", "home"),
    "blocks": anything,  # looked at by itself
    "private_metadata": string(3000, 0),
    "callback_id": string(255, 0),
    "external_id": string(255, 0),
}
_MODAL: Final = {
    "title": plain(24),
    "submit": plain(24),
    "close": plain(24),
    "clear_on_close": boolean,
    "notify_on_close": boolean,
    "submit_disabled": boolean,
}


def problems(blocks: list[dict[str, Any]], surface: Surface) -> list[str]:
    """Say what Slack would not take of the blocks of a message, a modal or a Home tab; nothing when all is well."""
    found = list(items(block(surface), MOST_BLOCKS[surface], 0 if surface == "message" else 1)(blocks, "/blocks"))
    return found or [*_repeated(blocks, surface), *_too_long(blocks, surface)]


def view_problems(view: dict[str, Any]) -> list[str]:
    """Say what Slack would not take of a view (modal or Home tab)."""
    home = view.get("type") == "home"
    shape = record(_VIEW, "type", "blocks") if home else record({**_VIEW, **_MODAL}, "type", "title", "blocks")
    found = list(shape(view, ""))
    if not found:
        found = [*problems(view["blocks"], "home" if home else "modal"), *_unsendable(view)]
    return found or list(_too_large(view))


def text_of(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Give every text in a piece of Block Kit, in the order in which it is read."""
    if isinstance(value, list):
        for item in value:
            yield from text_of(item)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name == "text" and isinstance(inner, str):
                yield inner
            else:
                yield from text_of(inner)


def _repeated(blocks: list[dict[str, Any]], surface: Surface) -> Iterator[str]:
    """Find ids that stand twice. In a view an action is told by its block; in messages a press goes by its action."""
    named = [one["block_id"] for one in blocks if "block_id" in one]
    yield from (said(f"block_id {twice!r} already exists", "/blocks") for twice in _twice(named))
    groups = (
        [("/blocks", blocks)] if surface == "message" else [(f"/blocks/{n}", [one]) for n, one in enumerate(blocks)]
    )
    for at, group in groups:
        yield from (said(f"action_id {twice!r} already exists", at) for twice in _twice(_ids(group)))


def _twice(ids: list[str]) -> list[str]:
    return [name for name, count in Counter(ids).items() if count > 1]


def _ids(value: Any) -> list[str]:  # noqa: ANN401 - JSON
    if isinstance(value, list):
        return [found for item in value for found in _ids(item)]
    if isinstance(value, dict):
        own = [value["action_id"]] if "action_id" in value else []
        return own + [found for inner in value.values() for found in _ids(inner)]
    return []


def _too_long(blocks: list[dict[str, Any]], surface: Surface) -> Iterator[str]:
    """Hold what counts for a whole message against its limits."""
    tables = [(place, one) for place, one in enumerate(blocks) if one["type"] in ("table", "data_table")]
    if len([one for _, one in tables if one["type"] == "table"]) > 1:
        yield said("only_one_table_allowed", "/blocks")
    for place, table in tables:
        if sum(map(len, text_of(table["rows"]))) > MOST_IN_TABLE:
            yield said(f"no more than {MOST_IN_TABLE} characters in all cells", f"/blocks/{place}/rows")
        if len({len(row) for row in table["rows"]}) > 1:
            yield said("all rows must have the same number of cells", f"/blocks/{place}/rows")
    if sum(len(one["text"]) for one in blocks if one["type"] == "markdown") > MOST_MARKDOWN:
        yield said(f"no more than {MOST_MARKDOWN} characters of markdown", "/blocks")
    if surface == "message" and len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":"))) > MOST_IN_MESSAGE:
        yield said("msg_blocks_too_long", "/blocks")


def _unsendable(view: dict[str, Any]) -> Iterator[str]:
    """Find what hinders a view as a whole: inputs that nothing sends, two fields that want the cursor."""
    inputs = [one for one in view["blocks"] if one["type"] == "input"]
    if view["type"] == "modal" and inputs and "submit" not in view:
        yield said("missing required field: submit (there are input blocks)", "")
    if sum(bool(one["element"].get("focus_on_load")) for one in inputs) > 1:
        yield said("only one element may have focus_on_load", "/blocks")


def _too_large(view: dict[str, Any]) -> Iterator[str]:
    if len(json.dumps(view).encode()) > MOST_IN_VIEW:
        yield said("view_too_large", "")

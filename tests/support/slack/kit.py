"""Block Kit's blocks as docs.slack.dev describes them, and on which surface each may stand."""

from typing import Final

from tests.support.slack.elements import BUTTON, IMAGE, MENUS, PICKED, PRESSED, WRITTEN, element, mrkdwn, plain, text
from tests.support.slack.shapes import (
    Check,
    anything,
    boolean,
    integer,
    items,
    one_of,
    record,
    string,
    typed,
)

_BLOCK: Final = {"type": anything, "block_id": string(255)}
_STYLE: Final = {"style": record(dict.fromkeys(("bold", "italic", "strike", "code", "underline"), boolean))}
_INLINE: Final = {
    "text": record({"type": anything, "text": string(12_000), **_STYLE}, "text"),
    "link": record({"type": anything, "url": string(3000), "text": string(3000), "unsafe": boolean, **_STYLE}, "url"),
    "emoji": record({"type": anything, "name": string(255), "unicode": string(255), **_STYLE}, "name"),
    "user": record({"type": anything, "user_id": string(255), **_STYLE}, "user_id"),
    "channel": record({"type": anything, "channel_id": string(255), **_STYLE}, "channel_id"),
    "usergroup": record({"type": anything, "usergroup_id": string(255), **_STYLE}, "usergroup_id"),
    "broadcast": record({"type": anything, "range": one_of("here", "channel", "everyone"), **_STYLE}, "range"),
    "date": record(
        {
            "type": anything,
            "timestamp": integer(0, 10**11),
            "format": string(255),
            "url": string(3000),
            "fallback": string(3000),
            **_STYLE,
        },
        *("timestamp", "format"),
    ),
}
_BORDER: Final = {"border": integer(0, 1)}
_SECTION: Final = record({"type": anything, "elements": items(typed(_INLINE), 1000, 0)}, "elements")
_RICH: Final = {
    "rich_text_section": _SECTION,
    "rich_text_quote": record({"type": anything, "elements": items(typed(_INLINE), 1000), **_BORDER}, "elements"),
    "rich_text_preformatted": record(
        {"type": anything, "elements": items(typed(_INLINE, "text", "link"), 1000), "language": string(255), **_BORDER},
        "elements",
    ),
    "rich_text_list": record(
        {
            "type": anything,
            "style": one_of("bullet", "ordered"),
            "elements": items(typed({"rich_text_section": _SECTION}), 1000),
            "indent": integer(0, 8),
            "offset": integer(0, 10**6),
            **_BORDER,
        },
        *("style", "elements"),
    ),
}
_RICH_TEXT: Final = record({**_BLOCK, "elements": items(typed(_RICH), 1000)}, "elements")
_CELLS: Final = {
    "raw_text": record({"type": anything, "text": string(10_000)}, "text"),
    "raw_number": record({"type": anything, "value": anything, "text": string(255)}, "value"),
    "rich_text": _RICH_TEXT,
}
_COLUMN: Final = record({"align": one_of("left", "center", "right"), "is_wrapped": boolean})
_CARD: Final = record(
    {
        **_BLOCK,
        "hero_image": IMAGE,
        "icon": IMAGE,
        "title": mrkdwn(150),
        "subtitle": mrkdwn(150),
        "body": mrkdwn(200),
        "subtext": mrkdwn(200),
        "actions": items(BUTTON, 3),
    },
    any_of=("hero_image", "title", "actions", "body"),
)
_IN_CONTEXT: Final = typed({"image": IMAGE, "plain_text": plain(), "mrkdwn": mrkdwn()})
_PLACED: Final = {
    "actions": record({**_BLOCK, "elements": items(element(*PRESSED, *PICKED), 25)}, "elements"),
    "context": record({**_BLOCK, "elements": items(_IN_CONTEXT, 10)}, "elements"),
    "divider": record(_BLOCK),
    "header": record({**_BLOCK, "text": plain(150)}, "text"),
    "image": record(
        {
            **_BLOCK,
            "image_url": string(3000),
            "slack_file": anything,
            "alt_text": string(2000),
            "title": plain(2000),
        },
        "alt_text",
        any_of=("image_url", "slack_file"),
    ),
    "input": record(
        {
            **_BLOCK,
            "label": plain(2000),
            "hint": plain(2000),
            "element": element("checkboxes", "radio_buttons", *MENUS, *PICKED, *WRITTEN),
            "optional": boolean,
            "dispatch_action": boolean,
        },
        *("label", "element"),
    ),
    "rich_text": _RICH_TEXT,
    "section": record(
        {
            **_BLOCK,
            "text": text(3000),
            "fields": items(text(2000), 10),
            "accessory": element("image", *PRESSED, *PICKED),
            "expand": boolean,
        },
        any_of=("text", "fields"),
    ),
    "table": record(
        {**_BLOCK, "rows": items(items(typed(_CELLS), 20), 100), "column_settings": items(_COLUMN, 20)}, "rows"
    ),
}
BLOCKS: Final = {
    **_PLACED,
    "alert": record(
        {**_BLOCK, "text": text(200), "level": one_of("default", "info", "warning", "error", "success")}, "text"
    ),
    "card": _CARD,
    "carousel": record({**_BLOCK, "elements": items(typed({"card": _CARD}), 10)}, "elements"),
    "container": record(
        {
            **_BLOCK,
            "title": plain(150),
            "rich_text_title": _RICH_TEXT,
            "subtitle": text(150),
            "child_blocks": items(typed(_PLACED), 10),
            "width": one_of("narrow", "standard", "wide", "full"),
            "icon": IMAGE,
            "is_collapsible": boolean,
            "default_collapsed": boolean,
            "has_header_divider": boolean,
        },
        "child_blocks",
        any_of=("title", "rich_text_title"),
    ),
    "context_actions": record({**_BLOCK, "elements": items(element("icon_button"), 5)}, "elements"),
    "data_table": record(
        {
            **_BLOCK,
            "caption": string(3000),
            "rows": items(items(typed(_CELLS), 20), 101, 2),
            "page_size": integer(1, 100),
            "row_header_column_index": integer(0, 19),
        },
        *("caption", "rows"),
    ),
    "markdown": record({**_BLOCK, "text": string(12_000)}, "text"),
}
_EVERYWHERE: Final = (*("actions", "card", "context", "divider", "header", "image", "input", "rich_text", "section"),)
SURFACES: Final = {
    "message": (
        *_EVERYWHERE,
        *("carousel", "container", "context_actions", "data_table", "markdown", "table"),
    ),
    "modal": (*_EVERYWHERE, "alert"),
    "home": (*_EVERYWHERE, "carousel", "container", "data_table", "table"),
}


def block(surface: str) -> Check:
    """Allow the blocks that may stand on this surface."""
    return typed(BLOCKS, *SURFACES[surface])

"""Holds keyboards against what Telegram takes: rows and numbers of buttons, their labels, what they lead to."""

import re
from collections.abc import Iterator
from typing import Any, Final

from tests.support.telegram.html import units
from tests.support.telegram.shapes import ARRAY, FLAG, OBJECT, TEXT, record

MOST_IN_ROW: Final = 8  # more are shown too narrow to be read; above 12 they are dropped without a word
MOST_BUTTONS: Final = 100
MOST_DATA: Final = 64  # bytes of UTF-8
MOST_COPIED: Final = 256
MOST_PLACEHOLDER: Final = 64
STYLES: Final = ("danger", "success", "primary")
LEADS: Final = {
    "url": TEXT,
    "callback_data": TEXT,
    "web_app": OBJECT,
    "login_url": OBJECT,
    "switch_inline_query": TEXT,
    "switch_inline_query_current_chat": TEXT,
    "switch_inline_query_chosen_chat": OBJECT,
    "copy_text": OBJECT,
    "callback_game": OBJECT,
    "pay": FLAG,
}
_BUTTON: Final = record({"text": TEXT, "icon_custom_emoji_id": TEXT, "style": TEXT, **LEADS}, "text")
_KINDS: Final = {
    "inline_keyboard": record({"inline_keyboard": ARRAY}, "inline_keyboard"),
    "keyboard": record(
        {
            "keyboard": ARRAY,
            "is_persistent": FLAG,
            "resize_keyboard": FLAG,
            "one_time_keyboard": FLAG,
            "input_field_placeholder": TEXT,
            "selective": FLAG,
        },
        "keyboard",
    ),
    "remove_keyboard": record({"remove_keyboard": FLAG, "selective": FLAG}, "remove_keyboard"),
    "force_reply": record({"force_reply": FLAG, "input_field_placeholder": TEXT, "selective": FLAG}, "force_reply"),
}
_ADDRESS: Final = re.compile(r"(?:(?:https?|ton|tonsite)://)?[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]\S*)?|tg://\S+")


def markup(value: Any, _name: str) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Say what is wrong with a `reply_markup` of a message that is sent."""
    if not isinstance(value, dict):
        yield "object expected as reply markup"
        return
    kind = next((one for one in _KINDS if one in value), None)
    if kind is None:
        yield from (f'reply_markup: unknown field "{one}"' for one in value)
        return
    yield from _KINDS[kind](value, "reply_markup")
    if kind == "inline_keyboard":
        yield from _inline(value["inline_keyboard"])
    placeholder = value.get("input_field_placeholder")
    if isinstance(placeholder, str) and not 1 <= units(placeholder) <= MOST_PLACEHOLDER:
        yield "input_field_placeholder must have 1-64 characters"


def inline(value: Any, name: str) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Say what is wrong with a `reply_markup` of a message that is edited: only buttons in the message are possible."""
    if isinstance(value, dict) and value and "inline_keyboard" not in value:
        yield "inline keyboard expected"
    else:
        yield from markup(value, name)


def _inline(rows: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        yield 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
        return
    for place, row in enumerate(rows):
        if not row:
            yield f"row {place} of the keyboard is empty"
        if len(row) > MOST_IN_ROW:
            yield f"row {place} of the keyboard has {len(row)} buttons, more than {MOST_IN_ROW}"
        for button in row:
            yield from _button(button)
    if sum(map(len, rows)) > MOST_BUTTONS:
        yield "reply markup is too long"


def _button(button: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    wrong = list(_BUTTON(button, "InlineKeyboardButton"))
    if wrong:
        yield from (f"can't parse inline keyboard button: {one}" for one in wrong)
        return
    leads = [one for one in LEADS if one in button]
    if not leads:
        yield "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
    if len(leads) > 1:
        yield f"can't parse inline keyboard button: it leads to {' and '.join(leads)}"
    if not button["text"].strip():
        yield "inline keyboard button text must be non-empty"
    if "style" in button and button["style"] not in STYLES:
        yield "can't parse inline keyboard button: invalid button style specified"
    yield from _lead(button)


def _lead(button: dict[str, Any]) -> Iterator[str]:
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= MOST_DATA:
        yield "BUTTON_DATA_INVALID"
    if "url" in button and not _ADDRESS.fullmatch(button["url"]):
        yield f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL"
    if "copy_text" in button:
        copied = button["copy_text"].get("text", "")
        if set(button["copy_text"]) != {"text"} or not 1 <= units(copied) <= MOST_COPIED:
            yield "BUTTON_COPY_TEXT_INVALID"

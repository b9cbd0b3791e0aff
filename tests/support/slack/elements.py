"""Block Kit's texts, options and elements, as docs.slack.dev describes them; what nobody here uses is left out."""

import re
from collections.abc import Iterator
from typing import Any, Final

from tests.support.slack.shapes import (
    Check,
    also,
    anything,
    boolean,
    either,
    integer,
    items,
    one_of,
    record,
    said,
    string,
    typed,
)

_KIND: Final = {"type": anything}
_ID: Final = string(255)
_URL: Final = string(3000)


def plain(most: int = 3000) -> Check:
    """Allow a plain_text object."""
    return typed({"plain_text": record({**_KIND, "text": string(most), "emoji": boolean}, "text")})


def mrkdwn(most: int = 3000) -> Check:
    """Allow a mrkdwn object."""
    return typed({"mrkdwn": record({**_KIND, "text": string(most), "verbatim": boolean}, "text")})


def text(most: int = 3000) -> Check:
    """Allow either kind of text object."""
    kinds = {"plain_text": plain(most), "mrkdwn": mrkdwn(most)}
    return either(typed(kinds))


def matching(pattern: str) -> Check:
    """Allow a string of this form."""

    def check(value: Any, at: str) -> Iterator[str]:  # noqa: ANN401 - JSON
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            yield said("must match the allowed format", at)

    return check


CONFIRM: Final = record(
    {
        "title": plain(100),
        "text": text(300),
        "confirm": plain(30),
        "deny": plain(30),
        "style": one_of("primary", "danger"),
    },
    *("title", "text", "confirm", "deny"),
)


def option(label: Check) -> Check:
    """Allow an option whose text is such."""
    return record({"text": label, "value": string(150), "description": text(75)}, "text", "value")


_PLAIN_OPTION: Final = option(plain(75))
_RICH_OPTION: Final = option(text(75))
_GROUP: Final = record({"label": plain(75), "options": items(_PLAIN_OPTION, 100)}, "label", "options")
_ACTION: Final = {**_KIND, "action_id": _ID}
_CHOOSING: Final = {**_ACTION, "confirm": CONFIRM, "focus_on_load": boolean}
_MENU: Final = {**_CHOOSING, "placeholder": plain(150)}
_TYPING: Final = {
    **_ACTION,
    "placeholder": plain(150),
    "focus_on_load": boolean,
    "dispatch_action_config": record({"trigger_actions_on": items(anything, 2)}, "trigger_actions_on"),
}


def _chosen_is_offered(value: Any, at: str) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Hold what is chosen at first against the options: it has to be exactly one of them."""
    offered = [
        *value.get("options", ()),
        *(one for group in value.get("option_groups", ()) for one in group["options"]),
    ]
    for name in ("initial_option", "initial_options"):
        chosen = value.get(name, [])
        if any(one not in offered for one in (chosen if isinstance(chosen, list) else [chosen])):
            yield said("must be one of the provided options", f"{at}/{name}")
    values = [one["value"] for one in offered]
    if len(values) != len(set(values)):
        yield said("option values must be unique", f"{at}/options")


def _list(each: Check, most: int, **more: Check) -> Check:
    fields = {**_CHOOSING, "options": items(each, most), "initial_option": each, "initial_options": items(each, most)}
    return also(record({**fields, **more}, "options"), _chosen_is_offered)


def _menu(**more: Check) -> Check:
    options = {"options": items(_PLAIN_OPTION, 100), "option_groups": items(_GROUP, 100)}
    fields = {**_MENU, **options, "initial_option": _PLAIN_OPTION, "initial_options": items(_PLAIN_OPTION, 100)}
    return also(record({**fields, **more}, any_of=("options", "option_groups")), _chosen_is_offered)


def _least_and_most(value: Any, at: str) -> Iterator[str]:  # noqa: ANN401 - JSON
    if value.get("min_length", 0) > value.get("max_length", 3000):
        yield said("min_length must not be more than max_length", at)
    if len(value.get("initial_value", "")) > value.get("max_length", 3000):
        yield said(f"must be less than {value.get('max_length', 3000) + 1} characters", f"{at}/initial_value")


IMAGE: Final = record(
    {**_KIND, "image_url": _URL, "slack_file": anything, "alt_text": string(2000)},
    "alt_text",
    any_of=("image_url", "slack_file"),
)
BUTTON: Final = record(
    {
        **_ACTION,
        "text": plain(75),
        "value": string(2000),
        "url": _URL,
        "style": one_of("primary", "danger"),
        "confirm": CONFIRM,
        "accessibility_label": string(75),
    },
    "text",
)
ELEMENTS: Final = {
    "button": BUTTON,
    "image": IMAGE,
    "checkboxes": _list(_RICH_OPTION, 10),
    "radio_buttons": _list(_RICH_OPTION, 10),
    "overflow": record({**_ACTION, "options": items(_PLAIN_OPTION, 5), "confirm": CONFIRM}, "options"),
    "static_select": _menu(),
    "multi_static_select": _menu(max_selected_items=integer(1, 100)),
    "users_select": record({**_MENU, "initial_user": string(255)}),
    "multi_users_select": record(
        {**_MENU, "initial_users": items(string(255), 100), "max_selected_items": integer(1, 100)}
    ),
    "datepicker": record({**_MENU, "initial_date": matching(r"\d{4}-\d\d-\d\d")}),
    "timepicker": record({**_MENU, "initial_time": matching(r"\d\d:\d\d"), "timezone": string(255)}),
    "datetimepicker": record({**_CHOOSING, "initial_date_time": integer(10**9, 10**10 - 1)}),
    "plain_text_input": also(
        record(
            {
                **_TYPING,
                "initial_value": string(3000, 0),
                "multiline": boolean,
                "min_length": integer(0, 3000),
                "max_length": integer(1, 3000),
            }
        ),
        _least_and_most,
    ),
    "email_text_input": record({**_TYPING, "initial_value": string(3000, 0)}),
    "url_text_input": record({**_TYPING, "initial_value": string(3000, 0)}),
    "number_input": record(
        {
            **_TYPING,
            "is_decimal_allowed": boolean,
            "initial_value": string(255, 0),
            "min_value": string(255),
            "max_value": string(255),
        },
        "is_decimal_allowed",
    ),
    "file_input": record({**_ACTION, "filetypes": items(string(255), 100), "max_files": integer(1, 10)}),
    "icon_button": record(
        {
            **_ACTION,
            "icon": one_of("trash"),
            "text": plain(75),
            "value": string(2000),
            "confirm": CONFIRM,
            "accessibility_label": string(75),
            "visible_to_user_ids": items(string(255), 10),
        },
        "icon",
        "text",
    ),
}
MENUS: Final = ("static_select", "multi_static_select")
PRESSED: Final = ("button", "checkboxes", "radio_buttons", "overflow", *MENUS)
PICKED: Final = ("users_select", "multi_users_select", "datepicker", "timepicker", "datetimepicker")
WRITTEN: Final = ("plain_text_input", "email_text_input", "url_text_input", "number_input", "file_input")


def element(*types: str) -> Check:
    """Allow elements of these types."""
    return typed(ELEMENTS, *types)

"""The modal in which an item is begun from anywhere in Slack: a text and files, in one go."""

from typing import Any, Final

from bot.i18n import Ear
from bot.platforms.slack.manifest import COMPOSE
from bot.text import Text

_MOST_FILES: Final = 10
_LONGEST: Final = 3000  # characters; a longer text comes as a file, or as a message


def compose(ear: Ear) -> dict[str, Any]:
    """Draw the modal."""
    return {
        "type": "modal",
        "callback_id": COMPOSE,
        "title": _plain(ear, "slack-compose"),
        "submit": _plain(ear, "slack-compose-send"),
        "close": _plain(ear, "slack-compose-close"),
        "blocks": [
            {
                "type": "input",
                "block_id": "text",
                "optional": True,
                "label": _plain(ear, "slack-compose-text"),
                "hint": _plain(ear, "slack-compose-hint"),
                "element": {
                    "type": "plain_text_input",
                    "action_id": "in",
                    "multiline": True,
                    "max_length": _LONGEST,
                    "focus_on_load": True,
                },
            },
            {
                "type": "input",
                "block_id": "files",
                "optional": True,
                "label": _plain(ear, "slack-compose-files"),
                "element": {"type": "file_input", "action_id": "in", "max_files": _MOST_FILES},
            },
        ],
    }


def _plain(ear: Ear, key: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": ear.hears(Text(key)), "emoji": False}

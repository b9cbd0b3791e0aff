"""What Telegram says when it does not do what it was asked, taken to the errors that delivery knows."""

from datetime import timedelta
from typing import Final

from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.platforms.telegram.request import NotConnected
from bot.ports import Down, MessageGone, NotAllowed, RateLimited, Unreachable
from bot.text import Text

NOT_MODIFIED: Final = "message is not modified"
_ENTITIES: Final = (
    "can't parse entities",
    "can't find end of the entity",
    "unsupported start tag",
    "unclosed start tag",
)
_GONE: Final = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message identifier is not specified",
    "there is no text in the message to edit",
    "message to be replied not found",
)
_NOBODY: Final = (
    "chat not found",
    "user not found",
    "user is deactivated",
    "peer_id_invalid",
    "input_user_deactivated",
    "bot can't initiate conversation",
    "bot was blocked",
)
_LATE: Final = ("query is too old", "query_id_invalid")


class Unsure(Exception):
    """Telegram's answer does not tell whether it has done what it was asked; its words are the error's."""


def says(error: BaseException, *words: str) -> bool:
    """Tell whether Telegram's words are one of these."""
    told = str(error).casefold()
    return any(one in told for one in words)


def is_unchanged(error: BaseException) -> bool:
    """Tell whether an edit was refused because the message says that already, which is what was wanted (fault 21)."""
    return isinstance(error, BadRequest) and says(error, NOT_MODIFIED)


def is_late(error: BaseException) -> bool:
    """Tell whether a press waits for no answer any more; it has taken effect all the same (fault 20)."""
    return isinstance(error, BadRequest) and says(error, *_LATE)


def is_misread(error: BaseException) -> bool:
    """Tell whether Telegram could not read our HTML (fault 27)."""
    return isinstance(error, BadRequest) and says(error, *_ENTITIES)


def taken(error: TelegramError, *, scope: str, chat: str) -> Exception:
    """Give the port's error for what Telegram said; `Unsure` where it did not say anything to rely on (fault 18).

    `scope` is what a rate limit shuts; `chat` the place that is named where it is shut.
    """
    match error:
        case RetryAfter():
            return RateLimited(scope, after(error))
        case NotConnected():
            return Down(str(error))
        case InvalidToken():
            return NotAllowed(Text("telegram-locked-out"), everything=True)
        case Forbidden():
            return _shut(error, chat)
        case BadRequest() if says(error, *_GONE):
            return MessageGone(str(error))
        case BadRequest() if says(error, *_NOBODY):
            return _shut(error, chat)
        case BadRequest():
            return NotAllowed(Text("telegram-not-allowed", {"why": str(error)[:200]}))
        case _:
            return Unsure(str(error) or type(error).__name__)


def _shut(error: TelegramError, chat: str) -> Exception:
    """Tell a person who cannot be reached from a group that is closed to the bot."""
    if chat.startswith("-"):
        return NotAllowed(Text("telegram-group-shut", {"group": chat, "why": str(error)[:200]}))
    return Unreachable(str(error))


def after(error: RetryAfter) -> timedelta:
    """Give how long Telegram wants to be left alone."""
    told = error.retry_after
    return told if isinstance(told, timedelta) else timedelta(seconds=told)

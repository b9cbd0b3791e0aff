"""What Slack says when it does not do what it was asked, taken to the errors that delivery knows."""

import random
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from slack_sdk.errors import SlackApiError

from bot.ports import MessageGone, NotAllowed, RateLimited, Unreachable
from bot.text import Text

_WAIT: Final = timedelta(seconds=30)  # where Slack does not say how long (fault 2)
_TOO_MANY: Final = 429
_BROKEN: Final = 500  # from this status on Slack does not know itself what it has done

_LIMITED: Final = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
_UNSURE: Final = frozenset({"internal_error", "fatal_error", "request_timeout", "service_unavailable"})
_GONE: Final = frozenset(
    {
        "message_not_found",
        "cant_update_message",
        "edit_window_closed",
        "not_found",  # a modal that was closed
        "view_not_found",
        "thread_not_found",
        "expired_trigger_id",
        "exchanged_trigger_id",
        "invalid_trigger_id",
        "hash_conflict",
    }
)
_NOBODY: Final = frozenset(
    {"user_not_found", "users_not_found", "user_disabled", "user_not_visible", "cannot_dm_bot", "is_bot"}
)
_LOCKED_OUT: Final = frozenset(
    {
        "token_revoked",
        "token_expired",
        "invalid_auth",
        "not_authed",
        "account_inactive",
        "org_login_required",
        "ekm_access_denied",
        "team_access_not_granted",
        "enterprise_is_restricted",
        "accesslimited",
    }
)
_NO_CHANNEL: Final = frozenset(
    {"channel_not_found", "is_archived", "not_in_channel", "channel_is_archived", "restricted_action_read_only_channel"}
)


class Unsure(Exception):
    """Slack's answer does not tell whether it has done what it was asked; its words are the error's."""


def sole(several: BaseExceptionGroup[NotAllowed]) -> NotAllowed:
    """Give the first of several refusals, out of the groups in which tasks raise them."""
    first = several.exceptions[0]
    return sole(first) if isinstance(first, BaseExceptionGroup) else first


def code_of(error: SlackApiError) -> str:
    """Give Slack's word for the error; empty where its answer was none."""
    data = getattr(error.response, "data", None)
    code = data.get("error") if isinstance(data, Mapping) else None
    return code if isinstance(code, str) else ""


def taken(error: SlackApiError, *, scope: str, channel: str) -> Exception:
    """Give the port's error for what Slack said; `Unsure` where it did not say anything to rely on (faults 4, 5).

    `scope` is what a rate limit shuts; `channel` what a missing place is called by.
    """
    status, code = _status(error), code_of(error)
    if status == _TOO_MANY or code in _LIMITED:
        return RateLimited(scope, _after(error))
    if status >= _BROKEN or not code or code in _UNSURE:
        return Unsure(code or f"HTTP {status}, and nothing that could be read")
    if code in _GONE:
        return MessageGone(code)
    if code in _NOBODY:
        return Unreachable(code)
    return _not_allowed(error, code, channel)


def _not_allowed(error: SlackApiError, code: str, channel: str) -> NotAllowed | Unreachable:
    if code in _LOCKED_OUT:
        return NotAllowed(Text("slack-locked-out", {"code": code}), everything=True)
    if code == "missing_scope":
        return NotAllowed(Text("slack-scope-missing", {"scope": str(error.response.data.get("needed", ""))}))
    if code in _NO_CHANNEL:
        if channel.startswith("D"):
            return Unreachable(code)
        return NotAllowed(Text("slack-channel-shut", {"channel": channel, "code": code}))
    return NotAllowed(Text("slack-not-allowed", {"code": code}))


def _status(error: SlackApiError) -> int:
    response: Any = error.response
    status = getattr(response, "status_code", None) or getattr(response, "status", 0)
    return status if isinstance(status, int) else 0


def _after(error: SlackApiError) -> timedelta:
    headers = getattr(error.response, "headers", None) or {}
    said = headers.get("Retry-After", "")
    if said.isascii() and said.isdigit():
        return timedelta(seconds=max(int(said), 1))
    return _WAIT * random.uniform(1, 1.5)  # noqa: S311 - so that not all that waits comes at once

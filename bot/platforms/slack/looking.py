"""Looking a message up of which it is not known whether it went out: by the key in its metadata."""

from typing import Final

from bot.platforms.slack.api import Api
from bot.ports import MessageGone

_PAGE: Final = 200  # messages looked through at a time
_PAGES: Final = 5


async def look_up(api: Api, key: str, channel: str, thread: str) -> str | None:
    """Give the message's time stamp: from the thread that it belongs into, else from the conversation.

    It may be older than what began the thread, and where there is no such thread any more it is in none.
    """
    if thread:
        try:
            found = await _found(api, "conversations.replies", key, channel=channel, ts=thread)
        except MessageGone:
            found = None
        if found is not None:
            return found
    return await _found(api, "conversations.history", key, channel=channel)


async def _found(api: Api, method: str, key: str, **where: str) -> str | None:
    """Look through the newest of a conversation, or the first of a thread."""
    cursor = None
    for _ in range(_PAGES):
        page = await api.read(
            method, scope="slack:find", limit=_PAGE, include_all_metadata=True, cursor=cursor, **where
        )
        for one in page.get("messages") or ():
            if (one.get("metadata") or {}).get("event_payload", {}).get("key") == key:
                return str(one["ts"])
        cursor = (page.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            return None
    return None

"""What the library is given of a press: as good as nothing, for it would make hundreds of values of it."""

from typing import Any, Final

from bot.platforms.telegram.keyboards import own

PRESS: Final = "press"  # a field of our own, which the library keeps with those that it does not know yet
PLACE: Final = "place"  # in it where the message stands on which it was made
_KEPT: Final = ("id", "from", "data")


def lightened(update: dict[str, Any]) -> dict[str, Any]:
    """Give an update with as much as is asked of it: a press is left as it came, without the message it was made on.

    The keys around it are asked for where the key is the platform's own.
    """
    query = update.get("callback_query") or {}
    message = query.get("message")
    if not message:
        return update
    place: dict[str, Any] = {"chat": message["chat"]["id"], "message": message["message_id"]}
    if message.get("is_topic_message"):
        place["topic"] = message["message_thread_id"]
    if own(str(query.get("data", ""))):
        place["keys"] = (message.get("reply_markup") or {}).get("inline_keyboard", [])
    light = {name: query[name] for name in _KEPT if name in query}
    return {"update_id": update["update_id"], PRESS: {**light, PLACE: place}}

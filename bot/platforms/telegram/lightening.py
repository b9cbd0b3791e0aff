"""What the library is given of a press: not the message it was made on, of which it would make hundreds of values."""

from typing import Any, Final

from bot.platforms.telegram.keyboards import own

PLACE: Final = "place"  # a field of our own, which the library keeps with those that it does not know yet
_KEPT: Final = ("id", "from", "chat_instance", "data")


def lightened(update: dict[str, Any]) -> dict[str, Any]:
    """Give an update with as much as is asked of it; of a message that was pressed that is where it stands.

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
    return {"update_id": update["update_id"], "callback_query": {**light, PLACE: place}}

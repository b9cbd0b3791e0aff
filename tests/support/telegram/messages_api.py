"""The methods that send, edit and delete messages, and that answer presses."""

from datetime import timedelta
from typing import Any, Final

from tests.support.telegram import shown
from tests.support.telegram.calls import Call, method
from tests.support.telegram.rules import styled
from tests.support.telegram.space import ANSWER_LIFE, Answer, ApiError, Chat, Json, Message

_NOT_MODIFIED: Final = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
_DELETED_WITHIN: Final = timedelta(hours=48)
_ACTIONS: Final = (
    *("typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document"),
    *("choose_sticker", "find_location", "record_video_note", "upload_video_note"),
)


@method("sendMessage")
def send_message(call: Call) -> Json:
    text, entities = styled(call.params)
    return shown.message(sent(call, call.chat(), text=text, entities=entities))


def sent(call: Call, chat: Chat, **content: Any) -> Message:  # noqa: ANN401 - fields of `Message`
    """Put a message of the bot into a chat, with what all methods that send have in common."""
    topic, reply = call.topic(chat), call.params.get("reply_parameters") or {}
    answered = chat.at(reply["message_id"]) if reply else None
    if reply and answered is None and not reply.get("allow_sending_without_reply"):
        raise ApiError("Bad Request: message to be replied not found")
    thread = topic.id if topic else (answered.thread if answered and chat.forum else 0)
    markup = call.params.get("reply_markup") or None
    where: Json = {"reply_to": answered.id if answered else 0, "thread": thread, "markup": markup}
    sent_as: Json = {"protected": call.flag("protect_content"), "sent_as": dict(call.params)}
    return call.space.add(chat, call.space.bot, **where, **sent_as, **content)


@method("editMessageText")
def edit_text(call: Call) -> Json:
    text, entities = styled(call.params)
    message = _to_edit(call)
    if message.media:
        raise ApiError("Bad Request: there is no text in the message to edit")
    return _edited(call, message, text, entities)


@method("editMessageReplyMarkup")
def edit_markup(call: Call) -> Json:
    message = _to_edit(call)
    return _edited(call, message, message.text, message.entities)


def _to_edit(call: Call) -> Message:
    message = call.chat("edit").at(call.number("message_id"))
    if message is None:
        raise ApiError("Bad Request: message to edit not found")
    other = message.markup is not None and "inline_keyboard" not in message.markup
    if message.sender is not call.space.bot or message.service or other:
        raise ApiError("Bad Request: message can't be edited")
    return message


def _edited(call: Call, message: Message, text: str, entities: list[Json]) -> Json:
    """Change a message; without a keyboard of its own an edit takes the old one away."""
    markup = call.params.get("reply_markup") or None
    rows = (markup or {}).get("inline_keyboard") or []
    if (text, entities, rows) == (message.text, message.entities, message.keyboard):
        raise ApiError(_NOT_MODIFIED)
    message.edits.append((message.text, message.markup))
    message.text, message.entities, message.markup = text, entities, markup if rows else None
    message.edited, message.sent_as = int(call.space.seconds()), dict(call.params)
    return shown.message(message)


@method("deleteMessage")
def delete_message(call: Call) -> bool:
    chat = call.chat()
    message = chat.at(call.number("message_id"))
    if message is None:
        raise ApiError("Bad Request: message to delete not found")
    old = call.space.seconds() - message.date > _DELETED_WITHIN.total_seconds()
    if old or (message.sender is not call.space.bot and chat.bot_status != "administrator" and chat.kind != "private"):
        raise ApiError("Bad Request: message can't be deleted")
    chat.messages.remove(message)
    return True


@method("sendChatAction")
def send_chat_action(call: Call) -> bool:
    call.chat()
    if call.text("action") not in _ACTIONS:
        raise ApiError("Bad Request: wrong parameter action in request")
    return True


@method("answerCallbackQuery")
def answer_callback_query(call: Call) -> bool:
    press = call.space.presses.get(call.text("callback_query_id"))
    late = press is not None and call.space.seconds() - press.at > ANSWER_LIFE.total_seconds()
    if press is None or late or press.answer is not None:
        words = "Bad Request: query is too old and response timeout expired or query ID is invalid"
        raise ApiError(words)
    press.answer = Answer(call.text("text"), call.flag("show_alert"))
    press.answered.set()
    return True

"""Accounts, chats and messages as the Bot API shows them."""

from collections.abc import Sequence
from typing import Any, Final

from tests.support.telegram.files import File
from tests.support.telegram.space import Chat, Json, Message, Press, Space, User

_RIGHTS: Final = (
    *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"),
    *("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories"),
    *("can_edit_stories", "can_delete_stories", "can_pin_messages", "can_manage_topics"),
)


def user(one: User) -> Json:
    """Give an account."""
    told: Json = {"id": one.id, "is_bot": one.bot, "first_name": one.first_name}
    more = {"last_name": one.last_name, "username": one.username, "language_code": one.language_code}
    return told | {name: value for name, value in more.items() if value}


def me(space: Space) -> Json:
    """Give the bot's own account, with what it may do."""
    return user(space.bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
    }


def chat(one: Chat) -> Json:
    """Give a chat as it stands in messages."""
    told: Json = {"id": one.id, "type": one.kind}
    if one.user is not None:
        return told | {name: value for name, value in user(one.user).items() if name in _OF_PRIVATE}
    return told | {"title": one.title} | ({"is_forum": True} if one.forum else {})


_OF_PRIVATE: Final = ("first_name", "last_name", "username")


def whole_chat(one: Chat) -> Json:
    """Give a chat as `getChat` does."""
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    return chat(one) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }


def member(who: User, status: str) -> Json:
    """Give somebody's place in a group."""
    told: Json = {"status": status, "user": user(who)}
    if status == "administrator":
        told |= dict.fromkeys(_RIGHTS, True)
    if status == "creator":
        told |= {"is_anonymous": False}
    if status == "kicked":
        told |= {"until_date": 0}
    return told


def message(one: Message, *, with_reply: bool = True) -> Json:
    """Give a message."""
    told: Json = {"message_id": one.id, "from": user(one.sender), "chat": chat(one.chat), "date": one.date}
    if one.thread:
        told |= {"message_thread_id": one.thread, "is_topic_message": True}
    if one.origin is not None:
        told["forward_origin"] = one.origin
    answered = one.chat.at(one.reply_to) if one.reply_to and with_reply else None
    if answered is not None:
        told["reply_to_message"] = message(answered, with_reply=False)
    if one.edited:
        told["edit_date"] = one.edited
    if one.protected:
        told["has_protected_content"] = True
    if one.album:
        told["media_group_id"] = one.album
    if one.keyboard:
        told["reply_markup"] = one.markup
    return told | _content(one) | one.service


def _content(one: Message) -> Json:
    text, entities = ("caption", "caption_entities") if one.media else ("text", "entities")
    told: Json = {text: one.text} if one.text else {}
    if one.text and one.entities:
        told[entities] = one.entities
    if one.media == "photo":
        told["photo"] = [file(size) for size in one.files]
    elif one.media:
        told[one.media] = file(one.files[0]) | _MORE.get(one.media, {})
    if one.media == "animation":
        told["document"] = file(one.files[0])  # for clients that do not know animations
    return told


_FILM: Final = {"duration": 3, "width": 640, "height": 360}
_MORE: Final[dict[str, Json]] = {
    "voice": {"duration": 3},
    "audio": {"duration": 3},
    "video": _FILM,
    "animation": _FILM,
    "video_note": {"duration": 3, "length": 240},
    "sticker": {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False},
}


def file(one: File) -> Json:
    """Give a file as it stands in messages."""
    told: Json = {"file_id": one.id, "file_unique_id": one.unique, "file_size": one.size}
    if one.width:
        return told | {"width": one.width, "height": one.height}
    more = {"file_name": one.name, "mime_type": one.media_type}
    return told | {name: value for name, value in more.items() if value}


def press(one: Press) -> Json:
    """Give a press on a button."""
    return {
        "id": one.id,
        "from": user(one.user),
        "message": message(one.message),
        "chat_instance": str(abs(one.message.chat.id)),
        "data": one.data,
    }


def changed(space: Space, where: Chat, by: User, statuses: Sequence[str]) -> Json:
    """Give the change of the bot's own place in a chat: from one status to another."""
    old, new = (member(space.bot, status) for status in statuses)
    told: dict[str, Any] = {"chat": chat(where), "from": user(by), "date": int(space.seconds())}
    return told | {"old_chat_member": old, "new_chat_member": new}

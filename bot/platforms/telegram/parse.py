"""Takes apart what Telegram delivers: who did what, where, under which key it is told from all else."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from telegram import ChatMember, ChatMemberUpdated, Update, User
from telegram import Message as Post

from bot.frozen import frozen
from bot.platforms.telegram.lightening import PLACE, PRESS
from bot.platforms.telegram.writing import origin, words_of
from bot.ports import FileRef, Message

_COMMAND: Final = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{3,}))?(?=\s|$)")
_UNREADABLE: Final = ("sticker", "location", "contact", "poll", "dice", "game", "story")
_AWAY: Final = frozenset({ChatMember.LEFT, ChatMember.BANNED})


@frozen
class Caller:
    """An account that did something, and the language that its profile names, if it names one."""

    user: str
    language: str = ""


@frozen
class Spot:
    """Where something was done: a chat, the message, its topic, and the press that waits for an answer.

    `keys` are the buttons of the message in which he pressed.
    """

    chat: str
    message: int = 0
    topic: int | None = None
    query: str = ""
    keys: tuple[tuple[tuple[str, str], ...], ...] = ()

    @property
    def private(self) -> bool:
        """Tell whether nobody else reads there; ids of groups are negative."""
        return not self.chat.startswith("-")


@frozen
class Written:
    """A message to the bot."""

    caller: Caller
    event: str
    message: Message
    spot: Spot


@frozen
class Unreadable:
    """A message to the bot in which there is nothing to read: a sticker, a place, a poll."""

    caller: Caller
    spot: Spot


@frozen
class Pressed:
    """A press."""

    caller: Caller
    event: str
    data: str
    spot: Spot


@frozen
class Altered:
    """A message to the bot that its sender changed."""

    caller: Caller
    spot: Spot


@frozen
class Called:
    """A command to the bot in a group, where it is not spoken to."""

    caller: Caller
    spot: Spot


@frozen
class Stands:
    """Whether the bot may write in a chat from now on: somebody let it in, or put it out."""

    caller: Caller
    spot: Spot
    there: bool
    title: str = ""


@frozen
class Moved:
    """A group that goes on under another id."""

    chat: str
    to: str


Delivered = Written | Unreadable | Pressed | Altered | Called | Stands | Moved


def read(update: Update, name: str) -> Delivered | None:
    """Take an update apart; None when it is nothing that the bot, called `name`, takes notice of."""
    press = update.api_kwargs.get(PRESS)
    if press is not None:
        return _pressed(press)
    if update.message is not None:
        return _message(update.message, update.update_id, name)
    if update.edited_message is not None and update.edited_message.chat.type == "private":
        user = update.edited_message.from_user
        return Altered(_caller(user), _spot(update.edited_message)) if user is not None else None
    if update.my_chat_member is not None:
        return _stands(update.my_chat_member)
    return None


def chat_of(update: Update) -> int:
    """Give the chat in which something happened, of a press whoever pressed: what happens in one keeps its order."""
    press = update.api_kwargs.get(PRESS)
    if press is not None:
        return int((press.get("from") or {}).get("id", 0))
    chat = update.effective_chat
    return chat.id if chat is not None else 0


def _message(post: Post, number: int, name: str) -> Delivered | None:
    if post.migrate_to_chat_id is not None:
        return Moved(str(post.chat.id), str(post.migrate_to_chat_id))
    user = post.from_user
    if user is None or user.is_bot:
        return None
    if post.chat.type != "private":
        called = _COMMAND.match(post.text or "")
        meant = called is not None and (called[2] or "").casefold() == name.casefold()
        return Called(_caller(user), _spot(post)) if meant else None
    message = Message(_line(words_of(post), origin(post)), tuple(_files(post)), _answered(post))
    if not message.text and not message.files:
        return Unreadable(_caller(user), _spot(post)) if any(getattr(post, kind) for kind in _UNREADABLE) else None
    return Written(_caller(user), key_of(number, post.chat.id, post.date), message, _spot(post))


def _answered(post: Post) -> str:
    """Give the message of the bot that is answered, as the platform names it."""
    to = post.reply_to_message
    own = to is not None and to.from_user is not None and to.from_user.is_bot
    return f"{post.chat.id}:{to.message_id}" if to is not None and own else ""


def key_of(number: int, chat: int, at: datetime) -> str:
    """Give an update's key: its number alone may begin anew after a quiet week (fault 26)."""
    return f"tg:{number}:{chat}:{int(at.timestamp())}"


def _line(words: str, told: str) -> str:
    """Give what was written: a command without the bot's name; with its origin, if told."""
    command = _COMMAND.match(words)
    if command is None:
        return f"{words}\n{told}".strip("\n") if told else words
    return f"/{command[1]}{words[command.end() :]}"


def _pressed(press: Mapping[str, Any]) -> Pressed | None:
    if not press.get("data"):
        return None
    place, user = press[PLACE], press["from"]
    keys = tuple(
        tuple((str(key["text"]), str(key.get("callback_data", ""))) for key in row) for row in place.get("keys", ())
    )
    spot = Spot(str(place["chat"]), int(place["message"]), place.get("topic"), str(press["id"]), keys)
    caller = Caller(str(user["id"]), user.get("language_code") or "")
    return Pressed(caller, f"tg:press:{press['id']}", press["data"], spot)


def _stands(change: ChatMemberUpdated) -> Stands:
    there = change.new_chat_member.status not in _AWAY
    return Stands(_caller(change.from_user), Spot(str(change.chat.id)), there, change.chat.title or "")


def _caller(user: User) -> Caller:
    return Caller(str(user.id), user.language_code or "")


def _spot(post: Post) -> Spot:
    return Spot(str(post.chat.id), post.message_id, _topic(post))


def _topic(post: Post) -> int | None:
    return post.message_thread_id if post.is_topic_message else None


def _files(post: Post) -> Iterator[FileRef]:
    """Give what came with a message: of a photo the largest size, of what has no name one by its kind and number."""
    if post.photo:
        largest = max(post.photo, key=lambda size: size.width * size.height)
        yield _ref(largest.file_id, f"photo-{post.message_id}.jpg", largest.file_size)
    elif post.document is not None:  # an animation is one as well
        yield _ref(post.document.file_id, post.document.file_name or f"file-{post.message_id}", post.document.file_size)
    elif post.video is not None:
        yield _ref(post.video.file_id, post.video.file_name or f"video-{post.message_id}.mp4", post.video.file_size)
    elif post.audio is not None:
        yield _ref(post.audio.file_id, post.audio.file_name or f"audio-{post.message_id}.mp3", post.audio.file_size)
    elif post.voice is not None:
        yield _ref(post.voice.file_id, f"voice-{post.message_id}.ogg", post.voice.file_size)
    elif post.video_note is not None:
        yield _ref(post.video_note.file_id, f"video-{post.message_id}.mp4", post.video_note.file_size)


def _ref(id_: str, name: str, size: int | None) -> FileRef:
    return FileRef(id_, name, size or 0)

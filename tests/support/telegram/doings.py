"""What people do on Telegram, as the bot is told of it: they write, press, block, add to groups, remove from them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from tests.support.telegram import shown
from tests.support.telegram.html import finished, units
from tests.support.telegram.rules import MOST_CAPTION, MOST_TEXT
from tests.support.telegram.space import Chat, Json, Message, Press, Space, User

_OUT: Final = ("left", "kicked")


@dataclass(frozen=True)
class Sent:
    """A file that somebody sends; `size` may claim more bytes than a test has."""

    name: str
    data: bytes = field(repr=False)
    kind: Literal["document", "photo", "voice", "video", "audio", "animation", "video_note", "sticker"] = "document"
    media_type: str = ""
    size: int | None = None


def starts(space: Space, user: User, payload: str = "") -> Message:
    """Press "Start", by a link with a payload or without; the first thing that anybody does."""
    chat = space.private(user)
    if chat.blocked:
        unblocks(space, user)
    chat.started = True
    return says(space, user, f"/start {payload}".strip())


def says(
    space: Space,
    user: User,
    text: str = "",
    files: Sequence[Sent] = (),
    *,
    chat: Chat | None = None,
    reply_to: int = 0,
    thread: int = 0,
    origin: Json | None = None,
) -> Message:
    """Write a message, with one file or none, in the chat with the bot unless another is named.

    Several files come as an album: separate messages and updates, the text on the first. A text that is too long for
    one message, or for a caption, comes in several. `origin` is where what is forwarded comes from (see `of_channel`,
    `of_person`). The last message is given.
    """
    where = chat or space.private(user)
    where.started = True
    common: Json = {"reply_to": reply_to, "thread": thread, "origin": origin}
    parts = _parts(space, text, files)
    if len(files) > 1:
        album = f"{space.number():017d}"
        parts = [part | ({"album": album} if "media" in part else {}) for part in parts]
    said = [space.add(where, user, **common, **part) for part in parts]
    for message in said:
        _heard(space, message)
    return said[-1]


def shares(space: Space, user: User, content: Json) -> Message:
    """Send what is neither words nor a file: {"location": ...}, {"contact": ...}."""
    message = space.add(space.private(user), user, service=content)
    _heard(space, message)
    return message


def _parts(space: Space, text: str, files: Sequence[Sent]) -> list[Json]:
    """Part what somebody writes as clients do, so that each part is a message that Telegram takes."""
    media = [_media(space, one) for one in files]
    if media and units(text) <= MOST_CAPTION:
        media[0] |= _words(text)
        return media
    return media + [_words(piece) for piece in _pieces(text)]


def _words(text: str) -> Json:
    shown_text, entities = finished(text, [])
    return {"text": shown_text, "entities": entities}


def _pieces(text: str) -> list[str]:
    """Cut a long text where clients do: at the last line that fits, else in the middle of a line."""
    pieces, rest = list[str](), text
    while units(rest) > MOST_TEXT:
        most = len(rest.encode("utf-16-le")[: 2 * MOST_TEXT].decode("utf-16-le", "ignore"))
        cut = rest.rfind("\n", 0, most) + 1 or most
        pieces, rest = [*pieces, rest[:cut]], rest[cut:]
    return [*pieces, rest]


def _media(space: Space, one: Sent) -> Json:
    if one.kind == "photo":
        sizes = space.files.photo(one.data)
        sizes[-1].size = len(one.data) if one.size is None else one.size
        return {"media": "photo", "files": sizes}
    name = "" if one.kind == "voice" else one.name
    file = space.files.add(one.kind, name or "voice.oga", one.data, media_type=one.media_type, size=one.size)
    file.name = name
    return {"media": one.kind, "files": [file]}


def _heard(space: Space, message: Message) -> None:
    """Tell the bot of a message; in groups it hears commands, answers to it and mentions of it only."""
    chat = message.chat
    own = chat.at(message.reply_to) if message.reply_to else None
    called = message.text.startswith("/") or f"@{space.bot.username}" in message.text
    private = chat.kind == "private"
    may = private or chat.bot_status == "administrator" or called or (own is not None and own.sender is space.bot)
    if may and chat.bot_status not in _OUT and not chat.blocked:
        space.updates.add("message", {**shown.message(message)}, chat.id)


def of_channel(title: str, number: int = -1_001_500_000_000, *, post: int = 7, date: int = 0) -> Json:
    """Give where a message comes from that was forwarded from a channel."""
    chat = {"id": number, "type": "channel", "title": title}
    return {"type": "channel", "chat": chat, "message_id": post, "date": date}


def of_person(user: User, *, hidden: bool = False, date: int = 0) -> Json:
    """Give where a message comes from that was forwarded from somebody, who may hide his account."""
    if hidden:
        name = f"{user.first_name} {user.last_name}".strip()
        return {"type": "hidden_user", "sender_user_name": name, "date": date}
    return {"type": "user", "sender_user": shown.user(user), "date": date}


def presses(space: Space, user: User, message: Message, data: str) -> Press:
    """Press a button of a message; what comes back stands in the press (`answered` tells when)."""
    press = Press(str(4_000_000_000_000_000_000 + space.number()), user, message, data, space.seconds())
    space.presses[press.id] = press
    space.updates.add("callback_query", shown.press(press), message.chat.id)
    return press


def edits(space: Space, message: Message, text: str) -> None:
    """Change a message of one's own."""
    message.edits.append((message.text, None))
    message.text, message.entities = finished(text, [])
    message.edited = int(space.seconds())
    space.updates.add("edited_message", shown.message(message), message.chat.id)


def blocks(space: Space, user: User) -> None:
    """Block the bot."""
    chat = space.private(user)
    chat.blocked = True
    _moved(space, chat, user, "member", "kicked")


def unblocks(space: Space, user: User) -> None:
    """Take the bot back."""
    chat = space.private(user)
    chat.blocked = False
    _moved(space, chat, user, "kicked", "member")


def invites(space: Space, chat: Chat, by: User, status: str = "member") -> None:
    """Add the bot to a group, or change what it is there: "member", "administrator"."""
    _becomes(space, chat, by, status)


def kicks(space: Space, chat: Chat, by: User) -> None:
    """Throw the bot out of a group."""
    _becomes(space, chat, by, "kicked")


def _becomes(space: Space, chat: Chat, by: User, status: str) -> None:
    before, chat.bot_status = chat.bot_status, status
    _moved(space, chat, by, before, status)
    if before in _OUT and status not in _OUT:
        message = space.add(chat, by, service={"new_chat_members": [shown.user(space.bot)]})
        space.updates.add("message", shown.message(message), chat.id)


def _moved(space: Space, chat: Chat, by: User, *statuses: str) -> None:
    space.updates.add("my_chat_member", shown.changed(space, chat, by, statuses), chat.id)


def upgrades(space: Space, chat: Chat, by: User) -> Chat:
    """Make a small group a supergroup, which has another id; the bot is told in the old one and in the new."""
    new = space.group(chat.title, *(space.users[one] for one in chat.members))
    new.bot_status, chat.migrated_to = chat.bot_status, new.id
    tellings: list[tuple[Chat, dict[str, Any]]] = [
        (chat, {"migrate_to_chat_id": new.id}),
        (new, {"migrate_from_chat_id": chat.id}),
    ]
    for where, service in tellings:
        message = space.add(where, by, service=service)
        space.updates.add("message", shown.message(message), where.id)
    return new

"""Telegram in memory, as one bot and the people it talks to see it: accounts, chats, messages, menus; no HTTP."""

import asyncio
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final, Literal

from bot.clock import Clock
from tests.support.telegram.files import File, Files
from tests.support.telegram.updates import Updates

Json = dict[str, Any]
Kind = Literal["private", "group", "supergroup"]

ANSWER_LIFE: Final = timedelta(seconds=30)  # of a press; afterwards it is too old to be answered
_FIRST_SUPERGROUP: Final = -1_002_000_000_000
_FIRST_GROUP: Final = -4_000_000


class ApiError(Exception):
    """What a method answers instead of `ok`."""

    def __init__(self, description: str, code: int = 400, **parameters: int) -> None:
        super().__init__(description)
        self.description, self.code, self.parameters = description, code, parameters


@dataclass
class User:
    """An account."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    bot: bool = False
    deactivated: bool = False


@dataclass
class Message:
    """A message as it stands in a chat now."""

    id: int
    chat: "Chat"
    sender: User
    date: int
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    files: list[File] = field(default_factory=list)  # of a photo, its sizes, the largest last
    media: str = ""  # "photo", "document", "voice", "video"; then `text` is the caption
    album: str = ""
    reply_to: int = 0
    thread: int = 0
    markup: Json | None = None
    protected: bool = False
    origin: Json | None = None
    service: Json = field(default_factory=dict)  # what a service message tells: migration, members, topics
    edited: int = 0
    edits: list[tuple[str, Json | None]] = field(default_factory=list)  # what stood there before
    sent_as: Json = field(default_factory=dict)  # what the method was called with

    @property
    def by_bot(self) -> bool:
        return self.sender.bot

    @property
    def keyboard(self) -> list[list[Json]]:
        """The rows of buttons under the message."""
        rows: list[list[Json]] = (self.markup or {}).get("inline_keyboard", [])
        return rows


@dataclass
class Topic:
    """A topic of a forum."""

    id: int
    name: str
    closed: bool = False


@dataclass
class Chat:
    """A conversation with one person, or a group."""

    id: int
    kind: Kind
    title: str = ""
    user: User | None = None  # of a private one
    forum: bool = False
    started: bool = False  # whether the person has pressed "Start": before that nothing can be sent to him
    blocked: bool = False
    bot_status: str = "member"  # of groups: "administrator", "member", "left", "kicked"
    members: dict[int, str] = field(default_factory=dict)  # status by account
    migrated_to: int = 0
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)

    def at(self, number: int) -> Message | None:
        """Give a message by its number."""
        return next((one for one in reversed(self.messages) if one.id == number), None)


@dataclass
class Answer:
    """What whoever pressed was shown at once."""

    text: str
    alert: bool = False


@dataclass
class Press:
    """A press on a button, with what came back."""

    id: str
    user: User
    message: Message
    data: str
    at: float
    answer: Answer | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)


class Space:
    """Everything that Telegram knows of one bot; ids are made here, time is the test's."""

    def __init__(self, clock: Clock, *, seed: int = 7) -> None:
        self.clock = clock
        self.bot = User(7_000_000_001, "Qianfa", username="qianfa_bot", bot=True)
        self.users: dict[int, User] = {self.bot.id: self.bot}
        self.chats: dict[int, Chat] = {}
        self.presses: dict[str, Press] = {}
        self.menus: dict[tuple[str, str], list[Json]] = {}  # by scope (see `menus.scope_key`) and language
        self.updates, self.files = Updates(clock, seed), Files()
        self._numbers, self._in_groups = itertools.count(1), dict[int, Callable[[], int]]()
        self._messages = itertools.count(101)  # private chats and small groups are numbered together

    def on(self, clock: Clock) -> None:
        """Go on by another clock."""
        self.clock = self.updates.clock = clock

    def seconds(self) -> float:
        """Give the time as Telegram counts it: seconds since 1970."""
        return self.clock.now().timestamp()

    def number(self) -> int:
        """Give a number that was not given before."""
        return next(self._numbers)

    # Who and where

    def user(self, number: int, first_name: str = "", **more: Any) -> User:  # noqa: ANN401 - fields of `User`
        """Give an account, made if there is none of this number."""
        if number not in self.users:
            self.users[number] = User(number, first_name or f"User {number}", **more)
        return self.users[number]

    def private(self, user: User) -> Chat:
        """Give the chat of somebody with the bot; it is there before he has started it."""
        return self.chats.setdefault(user.id, Chat(user.id, "private", user=user))

    def group(self, title: str, *members: User, kind: Kind = "supergroup", forum: bool = False) -> Chat:
        """Open a group with the bot in it: as an administrator where it is a forum, else as a member."""
        first = _FIRST_SUPERGROUP if kind == "supergroup" else _FIRST_GROUP
        chat = Chat(first - self.number(), kind, title, forum=forum, bot_status="administrator" if forum else "member")
        chat.members = {one.id: "member" for one in members}
        self.chats[chat.id] = chat
        return chat

    def topic(self, chat: Chat, name: str) -> Topic:
        """Open a topic in a forum; its id is that of the message that says so."""
        opened = self.add(chat, self.bot, service={"forum_topic_created": {"name": name, "icon_color": 7322096}})
        opened.thread = opened.id
        chat.topics[opened.id] = Topic(opened.id, name)
        return chat.topics[opened.id]

    # Messages

    def add(self, chat: Chat, sender: User, text: str = "", **more: Any) -> Message:  # noqa: ANN401 - fields of `Message`
        """Put a message into a chat; tells nobody."""
        message = Message(self._next(chat), chat, sender, int(self.seconds()), text, **more)
        chat.messages.append(message)
        return message

    def _next(self, chat: Chat) -> int:
        """Give a message its number: supergroups number their own, all else is numbered together."""
        if chat.kind != "supergroup":
            return next(self._messages)
        if chat.id not in self._in_groups:
            self._in_groups[chat.id] = itertools.count(2).__next__
        return self._in_groups[chat.id]()

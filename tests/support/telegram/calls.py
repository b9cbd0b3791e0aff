"""What a call of a method is: its parameters as values, the files that came with it, the chat that it is about."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from tests.support.telegram.space import ApiError, Chat, Json, Space, Topic

Access = Literal["read", "edit", "write"]


@dataclass(frozen=True)
class Upload:
    """A file that came with a call."""

    name: str
    data: bytes = field(repr=False)
    media_type: str = ""


@dataclass(frozen=True)
class Call:
    """One call."""

    space: Space
    params: Json
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Give a parameter that is text; "" if it was not given."""
        return str(self.params.get(name) or "")

    def flag(self, name: str) -> bool:
        return bool(self.params.get(name))

    def number(self, name: str, otherwise: int = 0) -> int:
        """Give a number."""
        value = self.params.get(name)
        return value if isinstance(value, int) else otherwise

    def chat(self, access: Access = "write") -> Chat:
        """Find the chat that the call is about, where the bot may do this in it."""
        chat = self.space.chats.get(self.number("chat_id"))
        if chat is None or (chat.kind == "private" and not chat.started and access == "read"):
            raise ApiError("Bad Request: chat not found")
        may = _private if chat.kind == "private" else _group
        may(chat, access)
        return chat

    def topic(self, chat: Chat) -> Topic | None:
        """Find the topic that a message is for; none is looked for where the chat has none."""
        number = self.number("message_thread_id")
        if not number or not chat.forum:
            return None
        if number not in chat.topics:
            raise ApiError("Bad Request: message thread not found")
        if chat.topics[number].closed:
            raise ApiError("Bad Request: TOPIC_CLOSED")
        return chat.topics[number]


def _private(chat: Chat, access: Access) -> None:
    assert chat.user is not None
    if access == "read":
        return
    if chat.user.deactivated:
        raise ApiError("Forbidden: user is deactivated", 403)
    if chat.blocked:
        raise ApiError("Forbidden: bot was blocked by the user", 403)
    if not chat.started:
        raise ApiError("Forbidden: bot can't initiate conversation with a user", 403)


def _group(chat: Chat, access: Access) -> None:
    if chat.migrated_to and access == "write":
        words = "Bad Request: group chat was upgraded to a supergroup chat"
        raise ApiError(words, migrate_to_chat_id=chat.migrated_to)
    if access == "read" and chat.kind == "group":
        return
    if chat.bot_status == "kicked":
        raise ApiError(f"Forbidden: bot was kicked from the {chat.kind} chat", 403)
    if chat.bot_status == "left":
        raise ApiError(f"Forbidden: bot is not a member of the {chat.kind} chat", 403)


Does = Callable[[Call], Any]
METHODS: Final[dict[str, Does]] = {}


def method(name: str) -> Callable[[Does], Does]:
    """Make a function a method of the Bot API."""

    def noted(do: Does) -> Does:
        METHODS[name] = do
        return do

    return noted

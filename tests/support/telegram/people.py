"""People on Telegram, played by a test: what they see in their clients, what they write, press and answer there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from tests.support.telegram import doings
from tests.support.telegram.doings import Sent
from tests.support.telegram.html import units
from tests.support.telegram.limits import MOST_CAPTION, MOST_TEXT
from tests.support.telegram.server import TelegramServer
from tests.support.telegram.space import Answer, Chat, Json, Message, Press, User

_SURE: Final = "sure:"  # before the token of a key that asks once more
_WRITE: Final = "w:"  # before that of a key that opens a line to write in
_MOST_IN_ALBUM: Final = 10


@dataclass(frozen=True)
class Live:
    """A key under a message, which somebody can press."""

    message: Message
    key: Json

    @property
    def data(self) -> str:
        return str(self.key.get("callback_data", ""))

    @property
    def token(self) -> str:
        """What the key stands for, whatever is asked first."""
        return self.data.removeprefix(_SURE)

    @property
    def asks_once_more(self) -> bool:
        return self.data.startswith(_SURE)

    @property
    def own(self) -> bool:
        """Whether the key is the messenger's own business, and nothing is done by it."""
        return self.data.startswith((_SURE, _WRITE, "back:"))


class TelegramUser:
    """Somebody with a Telegram client open."""

    def __init__(self, server: TelegramServer, account: User) -> None:
        self.server, self.space, self.account = server, server.space, account

    @property
    def id(self) -> int:
        return self.account.id

    @property
    def chat(self) -> Chat:
        """The chat with the bot."""
        return self.space.private(self.account)

    def messages(self, chat: Chat | None = None) -> list[Message]:
        """Give what the bot wrote in a chat, the one with him unless another is named."""
        return [one for one in (chat or self.chat).messages if one.sender is self.space.bot]

    def reads(self, chat: Chat | None = None) -> str:
        """Give a chat as text, with what can be pressed in brackets."""
        return "\n\n".join(_read(one) for one in (chat or self.chat).messages)

    def told(self) -> list[Answer]:
        """Give what was shown to him at once when he pressed something."""
        presses = (one for one in self.space.presses.values() if one.user is self.account)
        return [press.answer for press in presses if press.answer is not None]

    # The bot

    def starts(self, code: str = "") -> None:
        """Press "Start", or open a link that carries a code."""
        doings.starts(self.space, self.account, code)

    def blocks(self) -> None:
        """Have nothing to do with the bot any more."""
        doings.blocks(self.space, self.account)

    def comes_back(self) -> None:
        """Let the bot write again."""
        doings.unblocks(self.space, self.account)

    # Writing

    def says(self, text: str = "", files: Iterable[tuple[str, bytes]] = (), *, to: Chat | None = None) -> None:
        """Write, as a client sends it: long texts in several messages, several files as an album, words under them."""
        sent = [Sent(name, data) for name, data in files]
        if sent and units(text) <= MOST_CAPTION:
            self._sends(sent, text, to)
            return
        for part in _parts(text):
            doings.says(self.space, self.account, part, chat=to)
        self._sends(sent, "", to)

    def _sends(self, files: list[Sent], caption: str, to: Chat | None) -> None:
        for begin in range(0, len(files), _MOST_IN_ALBUM):
            words = "" if begin else caption
            doings.says(self.space, self.account, words, files[begin : begin + _MOST_IN_ALBUM], chat=to)

    def photographs(self, *pictures: bytes, caption: str = "") -> None:
        """Send photos as such: in several sizes, without names; several are an album."""
        doings.says(self.space, self.account, caption, [Sent("", one, "photo") for one in pictures])

    def replies(self, prompt: Message, text: str, files: Iterable[tuple[str, bytes]] = ()) -> None:
        """Answer a message."""
        sent = [Sent(name, data) for name, data in files]
        doings.says(self.space, self.account, text, sent, chat=prompt.chat, reply_to=prompt.id)

    def forwards(self, text: str, origin: Json, files: Iterable[tuple[str, bytes]] = ()) -> None:
        """Send on what somebody else wrote."""
        doings.says(self.space, self.account, text, [Sent(name, data) for name, data in files], origin=origin)

    # Pressing

    def live(self, chat: Chat | None = None) -> Iterator[Live]:
        """Give all that he can press, the newest first."""
        for message in reversed(self.messages(chat)):
            yield from (Live(message, key) for row in message.keyboard for key in row)

    def finds(self, token: str, *, on: Message | None = None, chat: Chat | None = None) -> Live:
        """Find the key that stands for this; KeyError when nothing that he sees does."""
        for one in self.live(chat):
            if one.token == token and (on is None or on is one.message):
                return one
        raise KeyError(token)

    def somewhere(self, token: str) -> Live:
        """Find a key that is there, or was once; else make one up, as a client can that is no good."""
        try:
            return self.finds(token)
        except KeyError:
            pass
        for message in reversed(self.messages()):
            for _, markup in message.edits:
                for row in (markup or {}).get("inline_keyboard", ()):
                    for key in row:
                        if key.get("callback_data") == token:
                            return Live(message, key)
        message = next(iter(self.messages()), None) or Message(1, self.chat, self.space.bot, 0)
        return Live(message, {"text": "?", "callback_data": token})

    def presses(self, token: str) -> Press:
        """Press the key that stands for this."""
        return self.uses(self.finds(token))

    def uses(self, live: Live) -> Press:
        """Press a key."""
        return doings.presses(self.space, self.account, live.message, live.data)


def _parts(text: str) -> Iterator[str]:
    """Cut what is too long for one message, at the end of a line where there is one."""
    while units(text) > MOST_TEXT:
        end = MOST_TEXT
        while units(text[:end]) > MOST_TEXT:
            end -= 1
        end = text.rfind("\n", 1, end) + 1 or end
        yield text[:end]
        text = text[end:]
    if text.strip():
        yield text


def _read(message: Message) -> str:
    names = [f"({file.name or message.media})" for file in message.files[-1:]]
    keys = [" ".join(f"[{key['text']}]" for key in row) for row in message.keyboard]
    return "\n".join([message.text, *names, *keys])

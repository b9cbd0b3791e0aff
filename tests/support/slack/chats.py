"""The chats of a world on Slack: what the bot sent there, each message with the card that it was drawn from."""

from collections.abc import Mapping
from typing import Literal, Self

from bot.cards.card import Card
from bot.platforms.slack.platform import SlackPlatform
from bot.ports import Address, FileRef, Inbox, MessageGone, Rate, Reader
from tests.support.clocks import VirtualClock
from tests.support.paper import PaperPlatform, Sheet
from tests.support.slack.server import Mode, SlackServer
from tests.support.slack.workspace import File


class Uploads(dict[str, bytes]):
    """Files that lie on Slack under ids which the test chooses."""

    def __init__(self, server: SlackServer) -> None:
        super().__init__()
        self._files = server.space.files

    def __setitem__(self, key: str, data: bytes) -> None:
        super().__setitem__(key, data)
        self._files[key] = File(key, key, len(data), "", data, key, uploaded=True, complete=True)

    def __ior__(self, other: Mapping[str, bytes]) -> Self:  # type: ignore[override, misc]
        for key, data in other.items():
            self[key] = data
        return self


class SlackChats(PaperPlatform):
    """Stands around the real platform and notes what goes through it; kept over restarts, as Slack is."""

    def __init__(self, clock: VirtualClock, mode: Mode) -> None:
        super().__init__("slack")
        self.server = SlackServer(clock, mode)
        self.server.rates.enforced = True
        self.uploads: dict[str, bytes] = Uploads(self.server)
        self.line: Mapping[str, float] = {}  # how the connections of the app are kept, in seconds
        self._platform: SlackPlatform | None = None

    @property
    def platform(self) -> SlackPlatform:
        assert self._platform is not None, "the bot is not running"
        return self._platform

    def carries(self, platform: SlackPlatform) -> None:
        """Note what goes through this platform from now on."""
        self._platform, self.limits = platform, platform.limits

    def scopes(self, to: Address, doing: Literal["send", "edit", "find"]) -> Mapping[str, Rate]:
        return self.platform.scopes(to, doing)

    async def send(self, to: Address, card: Card, reader: Reader, *, key: str, under: str = "") -> str:
        self.tried.append(key)
        sent = await self.platform.send(to, card, reader, key=key, under=under)
        self.chats[reader.person].append(Sheet(sent, key, card, reader))
        self.sent.append((reader.person, key))
        return sent

    async def edit(self, to: Address, message: str, card: Card, reader: Reader) -> None:
        chat = self.chats[reader.person]
        found = next((sheet for sheet in chat if sheet.id == message), None)
        if found is None:
            found = Sheet(message, "", card, reader)
            chat.append(found)
        try:
            await self.platform.edit(to, message, card, reader)
        except MessageGone:
            found.card = card
            if not (card.closed and message.startswith("view:")):  # a question that is over is remembered
                chat.remove(found)
            raise
        found.before.append(found.card)
        found.card, found.reader = card, reader

    async def find(self, to: Address, key: str) -> str | None:
        return await self.platform.find(to, key)

    async def fetch(self, file: FileRef) -> bytes:
        return await self.platform.fetch(file)

    async def run(self, inbox: Inbox) -> None:
        await self.platform.run(inbox)

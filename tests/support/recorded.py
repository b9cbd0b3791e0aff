"""The chats of a world on a messenger: what the bot sent there, each message with the card that it was drawn from."""

from collections.abc import Mapping
from typing import Generic, Literal, TypeVar

from bot.cards.card import Card
from bot.ports import Address, FileRef, Inbox, MessageGone, Platform, Rate, Reader
from tests.support.paper import PaperPlatform, Sheet

P = TypeVar("P", bound=Platform)


class RecordedChats(PaperPlatform, Generic[P]):
    """Stands around the real platform and notes what goes through it; kept over restarts, as the messenger is."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._platform: P | None = None

    @property
    def platform(self) -> P:
        assert self._platform is not None, "the bot is not running"
        return self._platform

    def carries(self, platform: P) -> None:
        """Note what goes through this platform from now on."""
        self._platform, self.limits = platform, platform.limits

    def scopes(self, to: Address, doing: Literal["send", "edit", "find"]) -> Mapping[str, Rate]:
        return self.platform.scopes(to, doing)

    async def send(self, to: Address, card: Card, reader: Reader, *, key: str, under: str = "") -> str:
        self.tried.append(key)
        sent = await self.platform.send(to, card, reader, key=key, under=under)
        self.chats[reader.person].append(Sheet(sent, key, card, reader, under=under, on=self.name))
        self.sent.append((reader.person, key))
        return sent

    async def edit(self, to: Address, message: str, card: Card, reader: Reader) -> None:
        chat = self.chats[reader.person]
        found = next((sheet for sheet in chat if sheet.id == message), None)
        if found is None:
            found = Sheet(message, "", card, reader, on=self.name)
            chat.append(found)
        try:
            await self.platform.edit(to, message, card, reader)
        except MessageGone:
            found.card = card
            if not self.remembers(found):
                chat.remove(found)
            raise
        found.before.append(found.card)
        found.card, found.reader = card, reader

    def remembers(self, gone: Sheet) -> bool:  # noqa: ARG002 - for messengers that forget by themselves
        """Tell whether what is not there any more is in order as it last was."""
        return False

    async def find(self, to: Address, key: str, *, under: str = "") -> str | None:
        return await self.platform.find(to, key, under=under)

    async def check(self, to: Address) -> None:
        await self.platform.check(to)

    async def fetch(self, file: FileRef) -> bytes:
        return await self.platform.fetch(file)

    async def run(self, inbox: Inbox) -> None:
        await self.platform.run(inbox)

"""A platform on paper: keeps what each person sees, and can be told to misbehave."""

from collections import defaultdict
from dataclasses import dataclass, field

from bot.cards.card import Card
from bot.ports import Address, FileRef, Inbox, Limits, NotDelivered, Reader, Unreachable


@dataclass
class Sheet:
    """A message in somebody's chat: the card as it stands, and as it stood before."""

    id: str
    key: str
    card: Card
    reader: Reader
    before: list[Card] = field(default_factory=list)


class PaperPlatform:
    """Meets `bot.ports.Platform`; what it "delivers" is read by the test."""

    name = "web"
    limits = Limits(body=100_000, buttons=40, finds=True)

    def __init__(self) -> None:
        self.chats: dict[str, list[Sheet]] = defaultdict(list)
        self.uploads: dict[str, bytes] = {}
        self.refusing: set[str] = set()  # people whose account is gone
        self.failing = 0  # how many sends come back with "not taken"
        self.losing = 0  # how many sends go out and then lose their answer

    async def send(self, to: Address, card: Card, reader: Reader, *, key: str) -> str:
        if to.user in self.refusing:
            raise Unreachable(to.user)
        if self.failing:
            self.failing -= 1
            raise NotDelivered("not now")
        chat = self.chats[to.user]
        chat.append(Sheet(f"{to.user}/{len(chat)}", key, card, reader))
        if self.losing:
            self.losing -= 1
            raise TimeoutError("the answer was lost")
        return chat[-1].id

    async def edit(self, to: Address, message: str, card: Card, reader: Reader) -> None:
        found = next((sheet for sheet in self.chats[to.user] if sheet.id == message), None)
        if found is None:
            raise NotDelivered("the message is gone")
        found.before.append(found.card)
        found.card, found.reader = card, reader

    async def find(self, to: Address, key: str) -> str | None:
        return next((sheet.id for sheet in self.chats[to.user] if sheet.key == key), None)

    async def fetch(self, file: FileRef) -> bytes:
        return self.uploads[file.id]

    async def run(self, inbox: Inbox) -> None:
        raise AssertionError("a paper platform does not listen")

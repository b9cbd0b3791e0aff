"""A platform on paper: keeps what each person sees, and can be told to misbehave."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.cards.card import Card
from bot.ports import Address, FileRef, Inbox, Limits, MessageGone, NotDelivered, Rate, Reader, Unreachable


class Killed(BaseException):
    """The process ends here; nothing of it may be caught."""


@dataclass
class Sheet:
    """A message in somebody's chat: the card as it stands, and as it stood before."""

    id: str
    key: str
    card: Card
    reader: Reader
    before: list[Card] = field(default_factory=list)
    under: str = ""  # the message in whose thread it stands
    on: str = ""  # the messenger on which it stands, where there are several


class PaperPlatform:
    """Meets `bot.ports.Platform`; what it "delivers" is read by the test."""

    def __init__(self, name: str = "web") -> None:
        self.name = name
        self.limits = Limits(body=100_000, buttons=40, finds=True)
        self.chats: dict[str, list[Sheet]] = defaultdict(list)
        self.uploads: dict[str, bytes] = {}
        self.withheld: set[str] = set()  # uploads that cannot be had just now
        self.sent: list[tuple[str, str]] = []  # whom and under which key, in the order in which it went out
        self.tried: list[str] = []  # the keys of all sends, those that failed too
        self.refusing: set[str] = set()  # people whose account is gone
        self.failing = 0  # how many sends come back with "not taken"
        self.losing = 0  # how many sends go out and then lose their answer
        self.dropping = 0  # how many sends break before anything goes out
        self.blind = 0  # how many look-ups break
        self.raising: list[Exception] = []  # what the next sends come back with, nothing having gone out
        self.spoiling: list[Exception] = []  # what the next edits come back with
        self.rates: dict[str, Rate] = {}  # by "send", "edit", "find": what they count against, one for all or each
        self.each: dict[str, Rate] = {}  # ... for each chat
        self.held: asyncio.Event | None = None  # until when sends hang
        self.calls = 0  # sends that were begun
        self.checked: list[str] = []  # whose accounts were asked whether they take anything
        self.answers: list[BaseException | None] = []  # what the next of these questions come back with
        self.stuck: set[str] = set()  # people whose messages cannot be edited just now
        self.arrived: Callable[[], None] = lambda: None  # called whenever a message has gone out
        self.dying: Callable[[], bool] = lambda: False  # whether the process ends once a message is out

    def scopes(self, to: Address, doing: Literal["send", "edit", "find"]) -> Mapping[str, Rate]:
        shared = {f"{self.name}:{doing}": self.rates[doing]} if doing in self.rates else {}
        return shared | ({f"{self.name}:{to.user}": self.each[doing]} if doing in self.each else {})

    async def send(self, to: Address, card: Card, reader: Reader, *, key: str, under: str = "") -> str:
        self.tried.append(key)
        self.calls += 1
        if self.held is not None:
            await self.held.wait()
        self._stumble(to)
        chat = self.chats[to.user]
        chat.append(Sheet(f"{to.user}/{len(self.sent)}", key, card, reader, under=under))
        self.sent.append((to.user, key))
        self.arrived()
        if self.losing:
            self.losing -= 1
            raise TimeoutError("the answer was lost")
        if self.dying():
            raise Killed
        return chat[-1].id

    def _stumble(self, to: Address) -> None:
        if self.raising:
            raise self.raising.pop(0)
        if to.user in self.refusing:
            raise Unreachable(to.user)
        if self.failing:
            self.failing -= 1
            raise NotDelivered("not now")
        if self.dropping:
            self.dropping -= 1
            raise ConnectionResetError("nobody knows")

    async def edit(self, to: Address, message: str, card: Card, reader: Reader) -> None:
        if to.user in self.refusing:
            raise Unreachable(to.user)
        if self.spoiling:
            raise self.spoiling.pop(0)
        if to.user in self.stuck:
            raise ConnectionResetError("not now")
        found = next((sheet for sheet in self.chats[to.user] if sheet.id == message), None)
        if found is None:
            raise MessageGone("the message is gone")
        found.before.append(found.card)
        found.card, found.reader = card, reader

    async def find(self, to: Address, key: str, *, under: str = "") -> str | None:  # noqa: ARG002 - as the port says
        if self.blind:
            self.blind -= 1
            raise ConnectionResetError("cannot look")
        return next((sheet.id for sheet in self.chats[to.user] if sheet.key == key), None)

    async def check(self, to: Address) -> None:
        self.checked.append(to.user)
        answer = self.answers.pop(0) if self.answers else None
        if answer is not None:
            raise answer
        if to.user in self.refusing:
            raise Unreachable(to.user)

    async def fetch(self, file: FileRef) -> bytes:
        if file.id in self.withheld:
            raise ConnectionResetError("not now")
        if file.id not in self.uploads:
            raise FileNotFoundError(file.id)
        return self.uploads[file.id]

    async def run(self, inbox: Inbox) -> None:  # noqa: ARG002 - as the port says
        raise AssertionError("a paper platform does not listen")

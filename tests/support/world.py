"""A world to play stories in: the sample organisation on real storage, in virtual time, people who write and tap."""

from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from pathlib import Path

from bot import app
from bot.app import Bot
from bot.cards.card import Button, Card, Kind
from bot.cards.tokens import Verb
from bot.config import Settings, sample_settings
from bot.i18n import I18n
from bot.ports import Address, Answer, FileRef, Message
from bot.text import Language, Text
from tests.support.clocks import VirtualClock
from tests.support.paper import PaperPlatform, Sheet

I18N = I18n()


@dataclass
class Player:
    """Somebody of the sample organisation, played by the test."""

    world: "World"
    id: str

    @property
    def address(self) -> Address:
        return Address(*app.WEB, self.id)

    @property
    def sheets(self) -> list[Sheet]:
        return self.world.paper.chats[self.id]

    @property
    def last(self) -> Sheet:
        return self.sheets[-1]

    async def says(self, words: str, *, event: str = "") -> Answer:
        return await self.sends(words, event=event)

    async def sends(self, words: str = "", files: Iterable[tuple[str, bytes]] = (), *, event: str = "") -> Answer:
        refs = []
        for name, data in files:
            key = f"upload-{next(self.world.events)}"
            self.world.paper.uploads[key] = data
            refs.append(FileRef(key, name, len(data)))
        event = event or f"said-{next(self.world.events)}"
        answer = await self.world.bot.desk.said(self.address, Message(words, tuple(refs)), event=event)
        await self.world.bot.settle()
        return answer

    def button(self, verb: Verb, choice: str = "") -> Button:
        """Find a button on the newest card that has it."""
        for sheet in reversed(self.sheets):
            for button in buttons(sheet.card):
                if button.token.verb is verb and choice in ("", button.token.choice):
                    return button
        raise AssertionError(f"{self.id} sees no {verb.name} {choice}: {self.reads()}")

    def sees(self, verb: Verb, choice: str = "") -> bool:
        """Tell whether any card in the chat carries such a button."""
        return any(
            button.token.verb is verb and choice in ("", button.token.choice)
            for sheet in self.sheets
            for button in buttons(sheet.card)
        )

    async def taps(self, verb: Verb, choice: str = "") -> Answer:
        return await self.presses(str(self.button(verb, choice).token))

    async def presses(self, token: str, *, event: str = "") -> Answer:
        event = event or f"tap-{next(self.world.events)}"
        answer = await self.world.bot.desk.tapped(self.address, token, event=event)
        await self.world.bot.settle()
        return answer

    async def answers(self, choice: str) -> Answer:
        return await self.taps(Verb.ANSWER, choice)

    async def approves(self) -> Answer:
        return await self.taps(Verb.APPROVE)

    def titles(self) -> list[str]:
        return [self.world.say(sheet.card.title) for sheet in self.sheets]

    def reads(self) -> str:
        """Give the whole chat as it stands, as text."""
        return "\n\n".join(self.world.printed(sheet.card) for sheet in self.sheets)


def buttons(card: Card) -> tuple[Button, ...]:
    """Give every button of a card, those of its lines included."""
    return (*(button for entry in card.entries for button in entry.buttons), *card.buttons)


class World:
    """The sample organisation with its people, at a moment of its own."""

    def __init__(self, bot: Bot, clock: VirtualClock, paper: PaperPlatform) -> None:
        self.bot, self.clock, self.paper = bot, clock, paper
        self.events = count(1)

    def __getitem__(self, person: str) -> Player:
        return Player(self, person)

    def say(self, text: Text, language: Language = "zh-Hans") -> str:
        return I18N.say(text, language, zone=self.bot.organisation.zone, now=self.clock.now())

    def printed(self, card: Card, language: Language = "zh-Hans") -> str:
        texts = [card.title, *([card.tag] if card.tag else []), *card.facts]
        lines = [self.say(text, language) for text in texts]
        lines += [card.body.text] if card.body else []
        lines += [f"{piece.change}: {piece.text}" for piece in card.differences]
        lines += [f"({file.name})" for file in card.files]
        lines += [f"{stop.state}: {self.say(stop.text, language)}" for stop in card.route]
        lines += [self.say(entry.text, language) for entry in card.entries]
        lines += [self.say(note, language) for note in card.notes]
        lines += [f"[{self.say(button.label, language)}]" for button in buttons(card)]
        return "\n".join(lines)

    async def passes(self, **time: float) -> None:
        """Let time pass, stopping at everything that falls due on the way."""
        until = self.clock.now() + timedelta(**time)
        while (at := await self.bot.store.view(_next_due)) is not None and at <= until:
            self.clock.move_to(at)
            await self.bot.settle()
        self.clock.move_to(until)
        await self.bot.settle()


def _next_due(tables):  # type: ignore[no-untyped-def]
    return tables.dues.next_at()


@asynccontextmanager
async def world(folder: Path, **changes: object) -> AsyncIterator[World]:
    """Open a world in a folder; `changes` replace settings."""
    settings: Settings = replace(sample_settings(folder / "data", 0), **changes)  # type: ignore[arg-type]
    clock, paper = VirtualClock(), PaperPlatform()
    async with AsyncExitStack() as stack:
        bot = await stack.enter_async_context(app.opened(settings, clock, lambda _store, _files: {"web": paper}))
        yield World(bot, clock, paper)


REVIEW, ITEM, RELEASE = Kind.REVIEW, Kind.ITEM, Kind.RELEASE

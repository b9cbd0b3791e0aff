"""A world on two platforms: everybody on one, some on a second one as well; both on paper."""

import re
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.cards.tokens import Token
from bot.ports import Address, Answer, Message
from tests.support.mailing import link
from tests.support.paper import PaperPlatform, Sheet
from tests.support.world import World, world

TELEGRAM = "telegram"
OWN_ID = "7001"  # the bot's own, by which its accounts are told from those of another bot


@dataclass
class Account:
    """An account on the second platform, whosever it is."""

    here: World
    chat: PaperPlatform
    id: str

    @property
    def address(self) -> Address:
        return Address(TELEGRAM, OWN_ID, self.id)

    @property
    def sheets(self) -> list[Sheet]:
        return self.chat.chats[self.id]

    async def says(self, words: str, *, event: str = "") -> Answer:
        event = event or self.here.event("said")
        answer = await self.here.bot.desk.said(self.address, Message(words), event=event)
        await self.here.settles()
        return answer

    async def presses(self, token: Token) -> Answer:
        answer = await self.here.bot.desk.tapped(self.address, str(token), event=self.here.event("tap"))
        await self.here.settles()
        return answer

    def reads(self) -> str:
        return "\n\n".join(self.here.printed(sheet.card) for sheet in self.sheets)

    def titles(self) -> list[str]:
        return [sheet.card.title.key for sheet in self.sheets]


class Both:
    """The two platforms, and people's accounts on the second."""

    def __init__(self, here: World, telegram: PaperPlatform) -> None:
        self.here, self.telegram = here, telegram

    def account(self, name: str) -> Account:
        """Give an account on the second platform, of nobody's unless it was linked."""
        return Account(self.here, self.telegram, name)

    async def links(self, *people: str) -> None:
        """Give people accounts on the second platform."""
        for person in people:
            await link(self.here, person, self.account(person).address)


@asynccontextmanager
async def on_both(folder: Path, people: Iterable[str] = (), **more: Any) -> AsyncIterator[Both]:  # noqa: ANN401
    """Open a world on paper with a second platform beside it, on which these people have accounts, too."""
    telegram = PaperPlatform(TELEGRAM)
    async with world(folder, stage="paper", beside={TELEGRAM: telegram}, **more) as here:
        both = Both(here, telegram)
        await both.links(*people)
        yield both


def code_in(text: str) -> str:
    """Read a code off a card or an answer: the last one that stands there."""
    found = re.findall(r"[a-z2-9]{4}-[a-z2-9]{4}", text)
    assert found, text
    return str(found[-1])

"""Stands between a messenger's platform and the desk: hands everything on, and keeps the answers for tests to read."""

import asyncio
from collections.abc import Callable

from bot.inbox import Desk
from bot.ports import Address, Answer, Filled, Hearing, Listing, Message, Reader, Shown
from bot.text import Language, Text


class Overhearing:
    """Meets `bot.ports.Inbox`; after each act delivery is set going, as it is where the bot runs by itself."""

    def __init__(self, desk: Desk, going: Callable[[], None]) -> None:
        self._desk, self._going = desk, going
        self.answers: list[Answer] = []
        self.warnings: list[str] = []
        self._news = asyncio.Event()

    def _heard(self, answer: Answer) -> Answer:
        self.answers.append(answer)
        self._news.set()
        self._going()
        return answer

    async def until(self, count: int) -> None:
        """Wait until so many things have been heard."""
        while len(self.answers) < count:
            self._news.clear()
            await self._news.wait()

    async def said(self, who: Address, message: Message, *, event: str) -> Answer:
        return self._heard(await self._desk.said(who, message, event=event))

    async def tapped(self, who: Address, token: str, *, event: str) -> Answer:
        return self._heard(await self._desk.tapped(who, token, event=event))

    async def filled(self, who: Address, token: str, fields: tuple[Filled, ...], *, event: str) -> Answer:
        return self._heard(await self._desk.filled(who, token, fields, event=event))

    async def met(self, who: Address, language: Language, *, email: str = "") -> None:
        await self._desk.met(who, language, email=email)

    async def unlinked(self, platform: str, workspace: str) -> tuple[str, ...]:
        return await self._desk.unlinked(platform, workspace)

    async def reads(self, who: Address) -> Reader | None:
        return await self._desk.reads(who)

    async def shows(self, who: Address, kind: Listing) -> Shown | None:
        return await self._desk.shows(who, kind)

    async def warn(self, text: Text, *, key: str) -> None:
        self.warnings.append(text.key)
        await self._desk.warn(text, key=key)

    @property
    def hearing(self) -> Hearing:
        return self._desk.hearing

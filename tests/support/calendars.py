"""A calendar program on loopback: it is given a link, and looks behind it as Outlook or a telephone would."""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import icalendar

from bot import app
from bot.cards.tokens import Verb
from bot.webhooks import Webhooks
from handlers.calendar_links import PATH
from tests.support.world import World


@dataclass
class Fetched:
    """What a program got."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def events(self) -> list[Any]:
        assert self.status == 200, self.body
        return icalendar.Calendar.from_ical(self.body).walk("VEVENT")

    def titles(self) -> list[str]:
        return [str(event["SUMMARY"]) for event in self.events]


@dataclass
class Program:
    """Fetches by the path of an address, whatever its host: the proxy in front of the bot is not there."""

    http: aiohttp.ClientSession
    url: str = field(default="")

    async def fetches(self, address: str, method: str = "GET", **headers: str) -> Fetched:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        async with self.http.request(method, urlsplit(address).path, headers=named) as answer:
            return Fetched(answer.status, answer.headers, await answer.read())


@asynccontextmanager
async def program(here: World) -> AsyncIterator[Program]:
    """Serve a world's calendars as the bot does, and give a program that asks for them."""
    hooks = Webhooks("127.0.0.1", 0)
    hooks.below(PATH, app.feed_of(here.bot).answer)
    serving = asyncio.create_task(hooks.run())
    try:
        await hooks.opened.wait()
        async with aiohttp.ClientSession(hooks.url) as http:
            yield Program(http, hooks.url)
    finally:
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)


async def subscribes(here: World, person: str) -> str:
    """Have somebody ask for a link; gives the address as it stands in his chat."""
    await here[person].says("发布计划")
    await here[person].taps(Verb.SUBSCRIBE)
    return address_of(here, person)


def address_of(here: World, person: str) -> str:
    """Give the newest address in somebody's chat."""
    found: list[str] = re.findall(r"https?://\S+/calendar/\S+\.ics", here[person].reads())
    return found[-1]

"""What tests of delivery queue and look at: plain news under keys of their own, and what became of them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from bot.domain.effects import Lane, Send
from bot.domain.people import PersonId
from bot.memory import Tables
from bot.ports import Address
from bot.text import Text
from tests.support.world import HEAD, TITLE, World, world

NEWS: Final = Text("news-kept", {"title": TITLE})
ADMINISTRATORS: Final = ("shen-tong",)


def news(key: str, to: str = HEAD, lane: Lane = Lane.REQUESTS) -> Send:
    return Send(key, PersonId(to), "news", lane=lane, text=NEWS)


async def queue(here: World, *sends: Send) -> None:
    def add(tables: Tables) -> None:
        tables.outbox.add(sends, here.clock.now())

    await here.bot.store.act(add)


async def link(here: World, person: str, *addresses: Address) -> None:
    """Give somebody more accounts."""

    def add(tables: Tables) -> None:
        for address in addresses:
            tables.people.link(address, PersonId(person))

    await here.bot.store.act(add)


async def states(here: World) -> dict[str, tuple[str, int]]:
    """Give the state and the tries of each message by its key, but for what administrators are told."""
    rows = await here.rows("SELECT key, state, attempts FROM outbox WHERE key NOT LIKE 'undelivered:%'")
    return {key: (state, tries) for key, state, tries in rows}


async def waits(here: World, key: str) -> timedelta:
    """Say how long a message waits from now on."""
    [(at,)] = await here.rows("SELECT not_before FROM outbox WHERE key = ?", key)
    return timedelta(microseconds=at) - timedelta(seconds=here.clock.now().timestamp())


async def later(here: World, **time: float) -> None:
    """Deliver once more after some time."""
    here.clock.move(timedelta(**time))
    await here.bot.courier.deliver()


@asynccontextmanager
async def at_work(here: World) -> AsyncIterator[asyncio.Task[None]]:
    """Have the courier run by itself for the length of a block."""
    task = asyncio.create_task(here.bot.courier.run())
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@asynccontextmanager
async def office(folder: Path, **more: Any) -> AsyncIterator[World]:  # noqa: ANN401 - as `world` takes them
    """Open a world on paper in which messages may stay on their way, as tests of delivery want it."""
    async with world(folder, stage="paper", **more) as here:
        here.sound = False
        yield here

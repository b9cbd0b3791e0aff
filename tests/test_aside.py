"""Answers stand aside while many presses are under way, and none of them for good."""

import asyncio
from contextlib import ExitStack

from bot.aside import Aside


async def _nothing() -> None:
    """Let everybody else have a turn."""


async def _most_at_once(aside: Aside) -> int:
    """Give forty answers, each of which takes a while; tell how many were under way at once."""
    now = most = 0

    async def tell() -> None:
        nonlocal now, most
        async with aside.telling():
            now += 1
            most = max(most, now)
            await asyncio.create_task(_nothing())
            now -= 1

    await asyncio.gather(*(tell() for _ in range(40)))
    return most


async def test_answers_go_out_several_at_once_while_few_people_press() -> None:
    aside = Aside()

    with aside.acting():
        assert await _most_at_once(aside) == 16


async def test_fewer_answers_go_out_at_once_while_many_people_press() -> None:
    aside = Aside()

    with ExitStack() as presses:
        for _ in range(16):
            presses.enter_context(aside.acting())
        assert await _most_at_once(aside) == 4

    assert await _most_at_once(aside) == 16

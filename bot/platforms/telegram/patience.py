"""Waiting between tries of what is not ours: Telegram may be down, and comes back without telling anybody."""

import asyncio


async def pause(seconds: float) -> None:
    """Wait; there is no event to wait for instead."""
    await asyncio.sleep(seconds)  # noqa: TID251 - nothing of ours becomes due here

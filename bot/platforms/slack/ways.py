"""How a workspace is listened to; `socket` and `http` are the two ways that Slack has."""

import asyncio
from typing import Protocol

from slack_bolt.middleware.async_middleware import AsyncMiddleware

from bot.platforms.slack.api import Api
from bot.ports import Inbox


class Way(Protocol):
    """A way in."""

    async def run(self, intake: AsyncMiddleware, api: Api, inbox: Inbox, opened: asyncio.Event) -> None:
        """Let everything that comes go through `intake`, until cancelled; set `opened` once something can come."""
        ...

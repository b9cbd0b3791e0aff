"""Telegram's webhooks: updates posted to the bot's address, those of one chat in order, again when not answered 2xx."""

import asyncio
import contextlib
from dataclasses import dataclass, field
from typing import Final

import aiohttp

from tests.support.telegram.mischief import Mischief
from tests.support.telegram.updates import Update, Updates

SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
_FINE: Final = range(200, 300)


@dataclass
class Webhook:
    """Where updates are posted; nowhere without an address."""

    url: str = ""
    secret: str = ""
    connections: int = 40
    problem: str = ""  # what went wrong last, as getWebhookInfo tells it
    failed_at: int = 0


@dataclass
class Hooks:
    """Posts what waits."""

    updates: Updates
    mischief: Mischief
    hook: Webhook = field(default_factory=Webhook)
    patience: float = 3.0  # seconds in which the bot has to answer
    pause: float = 0.05  # real seconds after which what was not answered is posted again
    statuses: list[int] = field(default_factory=list)
    _http: aiohttp.ClientSession | None = None
    _worker: asyncio.Task[None] | None = None

    def sets(self, hook: Webhook) -> None:
        """Post to this address from now on; to none when it is empty."""
        self.hook = hook
        if self._worker is not None:
            self._worker.cancel()
        self._worker = asyncio.create_task(self._work()) if hook.url else None

    async def close(self) -> None:
        if self._worker is not None:
            self._worker.cancel()
            await asyncio.gather(self._worker, return_exceptions=True)
        if self._http is not None:
            await self._http.close()
            self._http = None

    async def _work(self) -> None:
        """Post one update of each chat at a time, of as many chats at once as there may be connections."""
        going: dict[int, asyncio.Task[None]] = {}
        try:
            while True:
                changed = self.updates.changed
                for update in self.updates.ready():
                    if update.chat not in going and len(going) < self.hook.connections:
                        going[update.chat] = asyncio.create_task(self._deliver(update))
                waiting = asyncio.create_task(changed.wait())
                await asyncio.wait({waiting, *going.values()}, return_when=asyncio.FIRST_COMPLETED)
                waiting.cancel()
                going = {chat: task for chat, task in going.items() if not task.done()}
        finally:
            for task in going.values():
                task.cancel()

    async def _deliver(self, update: Update) -> None:
        """Post an update until it is taken."""
        while update in self.updates.waiting:
            if not self.mischief.down and await self.post(update):
                self.updates.confirm(update.id)
                return
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self.pause):
                    await asyncio.Event().wait()

    async def post(self, update: Update) -> bool:
        """Post an update once; tell whether the bot has taken it."""
        headers = {SECRET_HEADER: self.hook.secret} if self.hook.secret else {}
        self._http = self._http or aiohttp.ClientSession()
        try:
            async with (
                asyncio.timeout(self.patience),
                self._http.post(self.hook.url, json=update.body, headers=headers) as answer,
            ):
                self.statuses.append(answer.status)
                await answer.read()
        except (TimeoutError, aiohttp.ClientError) as error:
            return self._failed(f"Connection failed: {type(error).__name__}")
        if self.statuses[-1] not in _FINE:
            return self._failed(f"Wrong response from the webhook: {self.statuses[-1]}")
        return True

    def _failed(self, words: str) -> bool:
        self.hook.problem, self.hook.failed_at = words, int(self.updates.clock.now().timestamp())
        return False

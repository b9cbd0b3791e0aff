"""The way in that lets no crisis go: what could not be written down and was one goes out all the same."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from bot.delivery.last_resort import not_saved
from bot.inbox import Desk
from bot.ports import Address, Answer, Message

Unsaved = Callable[[Address, str, str, Callable[[], Awaitable[Answer]]], Awaitable[Answer | None]]
"""Sees to what could not be written down: who, his words, his button, and what does it once more."""


class UrgentDesk(Desk):
    """The inbox, with a last resort for crises (faults 62, 66)."""

    def __init__(self, *args: Any, unsaved: Unsaved, **more: Any) -> None:  # noqa: ANN401 - as the desk takes them
        """`unsaved` gives None for what is no crisis: it has not happened, and that is the answer."""
        super().__init__(*args, **more)
        self._unsaved = unsaved

    async def said(self, who: Address, message: Message, *, event: str) -> Answer:
        """Take in a message; a report that cannot be kept is tried in the room of the reserve, and goes out anyhow."""
        answer = await super().said(who, message, event=event)
        if not not_saved(answer):
            return answer
        again = partial(super().said, who, message, event=event)
        return await self._unsaved(who, message.text, "", again) or answer

    async def tapped(self, who: Address, token: str, *, event: str) -> Answer:
        """Take a press, likewise."""
        answer = await super().tapped(who, token, event=event)
        if not not_saved(answer):
            return answer
        again = partial(super().tapped, who, token, event=event)
        return await self._unsaved(who, "", token, again) or answer

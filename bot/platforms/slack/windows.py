"""Modals: opened at once with a press, filled with what the press leads to when delivery brings it.

A modal is opened before it is known what will stand in it, because Slack allows that for three seconds only. What the
act then sends to the same person under the press's own event is shown in it instead of being posted. All of this is
in memory: after a restart nothing waits, and what was to stand in a modal is posted as a message (fault 12).
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, Final

from bot.platforms.slack.api import Api
from bot.platforms.slack.modals import FOR_WINDOWS
from bot.platforms.slack.parse import Spot
from bot.ports import MessageGone

View = dict[str, Any]

PREFIX: Final = "view:"
_MOST: Final = 2_000  # modals that are remembered; the oldest are forgotten first
_log = logging.getLogger(__name__)


def _happened() -> asyncio.Event:
    event = asyncio.Event()
    event.set()
    return event


@dataclass(slots=True, eq=False)
class Window:
    """One modal of one person: its id once it is open, how often its content was exchanged, who waits for the next.

    `beside` is the message in which it was opened, as `channel:ts`; empty where that was none. `acknowledged` is not
    set while Slack waits for what becomes of it: what is changed meanwhile, the acknowledgement writes over.
    `elsewhere` draws what it says where its content came without it, and `missed` that this has happened.
    """

    user: str
    opened: "asyncio.Future[str]"
    beside: str = ""
    elsewhere: Callable[[], Awaitable[View]] | None = None
    missed: bool = False
    shows: int = 0
    reply: "asyncio.Future[View | None] | None" = None
    events: set[str] = field(default_factory=set)
    filled: asyncio.Event = field(default_factory=asyncio.Event)
    acknowledged: asyncio.Event = field(default_factory=_happened)

    def answers(self, view: View | None) -> bool:
        """Hand a view (None: close it) to the sender of this modal, if he still waits for what becomes of it."""
        reply, self.reply = self.reply, None
        if reply is None or reply.done():
            return False
        reply.set_result(view)
        return True


class Windows:
    """The modals that are open, by their ids and by the events whose outcome they wait for."""

    def __init__(self, api: Api, spawn: Callable[[Coroutine[Any, Any, None]], object], *, patience: float) -> None:
        """Do in the background what `spawn` is given; wait `patience` seconds for Slack, and for delivery."""
        self._api, self._spawn, self._patience = api, spawn, patience
        self._waiting: dict[str, Window] = {}
        self._open: dict[str, Window] = {}
        self._replies: dict[str, asyncio.Future[View | None]] = {}

    def open(
        self,
        event: str,
        user: str,
        spot: Spot,
        view: Callable[[], Awaitable[View]],
        elsewhere: Callable[[], Awaitable[View]],
    ) -> Window:
        """Begin to open a modal, in which what this event leads to will be shown, or that it stands `elsewhere`."""
        beside = f"{spot.channel}:{spot.thread or spot.message}" if spot.message else ""
        window = Window(user, asyncio.get_running_loop().create_future(), beside, elsewhere)
        self._await(event, window)
        self._spawn(self._opening(window, spot.trigger, view))
        return window

    def within(self, event: str, user: str, view: str) -> Window:
        """Have what this event leads to shown in the modal in which it happened."""
        window = self._open.get(view)
        if window is None:
            window = Window(user, asyncio.get_running_loop().create_future())
            window.opened.set_result(view)
            self._remember(view, window)
        self._await(event, window)
        return window

    def sent(self, event: str, user: str, view: str) -> tuple[Window, "asyncio.Future[View | None]"]:
        """Take a modal that was sent: its sender waits for what it becomes next."""
        window = self.within(event, user, view)
        window.acknowledged.clear()
        before = self._replies.get(event)
        if before is not None:
            return window, before  # sent once more, because the acknowledgement was lost
        reply: asyncio.Future[View | None] = asyncio.get_running_loop().create_future()
        window.reply = self._replies[event] = reply
        while len(self._replies) > _MOST:
            del self._replies[next(iter(self._replies))]
        return window, reply

    def acknowledges(self, window: Window) -> None:
        """Have a modal that was sent changed again, once its acknowledgement is on its way."""
        asyncio.get_running_loop().call_soon(window.acknowledged.set)

    def closed(self, view: str) -> None:
        """Forget a modal that was closed."""
        window = self._open.pop(view, None)
        if window is not None:
            self._forget(window)

    def _await(self, event: str, window: Window) -> None:
        self._waiting[event] = window
        window.events.add(event)
        window.filled.clear()
        while len(self._waiting) > _MOST:
            self._waiting.pop(next(iter(self._waiting)))

    def _remember(self, view: str, window: Window) -> None:
        self._open[view] = window
        while len(self._open) > _MOST:
            self.closed(next(iter(self._open)))

    def _forget(self, window: Window) -> None:
        """Have nothing more shown in a modal on its own; what comes from now on is posted."""
        for event in window.events:
            self._waiting.pop(event, None)
        window.events.clear()

    async def _opening(self, window: Window, trigger: str, view: Callable[[], Awaitable[View]]) -> None:
        """Open a modal; where that is too late or fails, what was to stand in it is posted."""
        try:
            answer = await self._api.write("views.open", trigger_id=trigger, view=await view())
            opened = str(answer["view"]["id"])
        except Exception as error:  # noqa: BLE001 - whatever it is, the message comes without a modal
            _log.info("a modal could not be opened", extra={"code": str(error)[:80]})
            window.opened.set_result("")
            window.missed = True
            self._forget(window)
        else:
            self._remember(opened, window)
            window.opened.set_result(opened)
            if window.missed:
                await self._refer(window, opened)

    def waiting(self, key: str, user: str) -> Window | None:
        """Find somebody's modal that waits for a message with this outbox key, if what it brings belongs into one."""
        event, kind, _ = key.rsplit(":", 2) if key.count(":") > 1 else ("", "", "")
        window = self._waiting.get(event) if kind in FOR_WINDOWS else None
        return window if window is not None and window.user == user else None

    async def show(self, window: Window, view: View) -> str | None:
        """Show something in a modal and give what it is called by; None where there is no modal any more."""
        self._forget(window)
        window.filled.set()
        opened = await self._id(window)
        if not opened:
            window.missed = True
            return None
        window.shows += 1
        name = f"{PREFIX}{opened}:{window.shows}"
        if window.answers(view):
            return name
        await window.acknowledged.wait()
        try:
            await self._api.write("views.update", view_id=opened, view=view)
        except Exception as error:  # noqa: BLE001 - it may be closed by now; a message takes its place
            _log.info("a modal could not be filled", extra={"code": str(error)[:80]})
            window.missed = True
            self._spawn(self._refer(window, opened))
            return None
        return name

    async def _refer(self, window: Window, opened: str) -> None:
        """Say in a modal that was opened for what came without it that it is not to be waited for."""
        if window.elsewhere is None or window.shows > 1:
            return
        try:
            await self._api.write("views.update", view_id=opened, view=await window.elsewhere())
        except Exception as error:  # noqa: BLE001 - it may be closed by now
            _log.info("a modal could not be filled", extra={"code": str(error)[:80]})

    async def say(self, window: Window, view: View) -> bool:
        """Show what is no message of its own, such as a refusal, in a modal that still waits.

        False where that could not be, so that it is to be said in another way.
        """
        if window.events:
            return await self.show(window, view) is not None
        return not window.missed

    async def _id(self, window: Window) -> str:
        try:
            async with asyncio.timeout(self._patience):
                return await asyncio.shield(window.opened)
        except TimeoutError:
            return window.opened.result() if window.opened.done() else ""

    async def edit(self, message: str, view: View, *, over: bool) -> None:
        """Bring a modal up to date; MessageGone where it is closed, or shows something else by now that is not over."""
        opened, _, shown = message.removeprefix(PREFIX).rpartition(":")
        window = self._open.get(opened)
        if window is None or str(window.shows) != shown:
            if over:
                return  # nobody sees it any more
            raise MessageGone(message)
        if not window.answers(None if over else view):
            await window.acknowledged.wait()
            try:
                await self._api.write("views.update", view_id=opened, view=view)
            except MessageGone:
                if not over:
                    raise

    async def expire(self, window: Window, view: View) -> None:
        """Say in a modal for which nothing comes in time what `view` says; from then on what comes is posted."""
        try:
            async with asyncio.timeout(self._patience):
                await window.filled.wait()
        except TimeoutError:
            await self.say(window, view)

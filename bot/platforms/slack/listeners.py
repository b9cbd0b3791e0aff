"""Takes in what Slack delivers: taken apart, on disk, and only then acknowledged."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final

from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot import commands
from bot.cards.tokens import ASKS, read
from bot.errors import DeadButton, NotKnown
from bot.platforms.slack import parse
from bot.platforms.slack.composing import compose
from bot.platforms.slack.door import Door
from bot.platforms.slack.manifest import COMPOSE
from bot.platforms.slack.modals import cancels, read_modal, said, sends_form, waiting
from bot.platforms.slack.parse import (
    Altered,
    Caller,
    CameHome,
    Closed,
    Composes,
    Dropped,
    Pressed,
    Profiled,
    Sent,
    Spot,
    Written,
)
from bot.platforms.slack.voice import Voice
from bot.platforms.slack.windows import View, Window, Windows
from bot.ports import Address, Answer, Inbox
from bot.text import Text

Next = Callable[[], Awaitable[BoltResponse]]
Spawn = Callable[[Coroutine[Any, Any, None]], object]
_OUTSIDER: Final = Answer(Text("slack-outsider"), refused=True)
_ELSEWHERE: Final = Answer(Text("slack-comes-as-message"))
_log = logging.getLogger(__name__)


class Intake(AsyncMiddleware):
    """The one middleware of the app: it commits everything, and what it returns is the acknowledgement (fact 5).

    Bolt tries the listeners of an app one after the other, which costs each press some time; all that is to be known
    of a payload is known here (fact 7).
    """

    def __init__(self, take: Callable[[dict[str, Any]], Awaitable[View | None]]) -> None:
        """Give each payload to `take`; what that gives stands in the acknowledgement."""
        self._take = take

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,  # noqa: ARG002 - Bolt's own names
        next: Next,  # noqa: A002
    ) -> BoltResponse:
        """Take a payload in; only the question whether there is anybody at this address is Bolt's to answer."""
        if req.body.get("type") == "url_verification":
            return await next()
        return BoltResponse(status=200, body=await self._take(req.body) or "")


class Listener:
    """What the bot does about everything that Slack delivers; nothing of it waits for Slack before it is on disk."""

    def __init__(
        self, *, inbox: Inbox, door: Door, windows: Windows, voice: Voice, spawn: Spawn, patience: float
    ) -> None:
        """Do in the background (`spawn`) what need not be done before the acknowledgement."""
        self._inbox, self._door, self._windows, self._voice = inbox, door, windows, voice
        self._spawn, self._patience = spawn, patience

    async def take(self, body: dict[str, Any]) -> View | None:
        """Take a payload; give what its acknowledgement says."""
        match parse.read(body):
            case Pressed() as it:
                await self._pressed(it)
            case Written() as it:
                await self._written(it)
            case Sent() as it:
                return await self._sent(it)
            case Closed() as it:
                await self._closed(it)
            case None:
                _log.debug("a payload that is nothing to us", extra={"type": str(body.get("type"))})
            case it:
                await self._noticed(it)
        return None

    async def _noticed(self, it: Altered | Composes | CameHome | Profiled | Dropped) -> None:
        """Take what changes nothing, and is nothing to wait for."""
        match it:
            case Altered():
                await self._altered(it)
            case Composes():
                self._spawn(self._compose(it))
            case CameHome():
                self._spawn(self._home(it.caller))
            case Profiled():
                await self._door.changed(it.user, self._inbox)
            case Dropped():
                await self._inbox.warn(Text("slack-events-dropped"), key="slack:dropped")

    async def _written(self, it: Written) -> None:
        if not await self._door.admits(it.caller, self._inbox):
            self._spawn(self._voice.answer(it.caller, it.spot, _OUTSIDER))
            return
        who = self._door.address(it.caller)
        none = commands.unknown(it.message.text) if it.given_back else None
        if none is not None and await self._inbox.reads(who) is not None:  # it is said where he typed it
            answer = Answer(none.text, refused=True)
            self._spawn(self._voice.answer(it.caller, it.spot, answer, given_back=it.given_back))
            return
        answer = self._noted(it, await self._inbox.said(who, it.message, event=it.event))
        await self._door.acquaint(it.caller, self._inbox)
        if answer.text is None and not it.spot.channel.startswith("D"):
            answer = Answer(Text("slack-taken"))
        self._spawn(self._voice.answer(it.caller, it.spot, answer, given_back=it.given_back))

    async def _pressed(self, it: Pressed) -> None:
        window = self._window(it)
        if await self._door.admits(it.caller, self._inbox):
            answer = await self._act(it)
        else:
            answer = _OUTSIDER
        self._spawn(self._told(it, answer, window))

    async def _act(self, it: Pressed) -> Answer:
        who = self._door.address(it.caller)
        if it.view is not None and sends_form(it.token):
            token, fields = read_modal(it.view, it.token)
            return self._noted(it, await self._inbox.filled(who, token, fields, event=it.event))
        with self._voice.aside.acting():
            return self._noted(it, await self._inbox.tapped(who, it.token, event=it.event))

    def _noted(self, it: Written | Pressed | Sent, answer: Answer) -> Answer:
        """Note in the log that somebody was refused because he is nobody of the organisation (fault 82)."""
        if answer.refused and answer.text is not None and answer.text.key == NotKnown.key:
            _log.warning("a stranger was refused", extra={"user": it.caller.user, "team": it.caller.team})
        return answer

    def _window(self, it: Pressed) -> Window | None:
        """Give the modal in which is shown what a press leads to, if that may be something to fill in or to read."""
        if it.view is not None:
            return self._windows.within(it.event, it.caller.user, str(it.view.get("id", "")))
        if not it.spot.trigger or not _asks(it.token):
            return None
        return self._windows.open(
            it.event, it.caller.user, it.spot, lambda: self._one_moment(it.caller), lambda: self._elsewhere(it.caller)
        )

    async def _one_moment(self, caller: Caller) -> View:
        return waiting(await self._voice.ear(caller))

    async def _elsewhere(self, caller: Caller) -> View:
        return said(Text("slack-comes-as-message"), await self._voice.ear(caller))

    async def _told(self, it: Pressed, answer: Answer, window: Window | None) -> None:
        """Say what a press came to: in the modal that it opened, over the one that it was made in, or privately."""
        if window is not None and it.view is None:
            await self._in_window(it, answer, window)
        elif it.home:
            shown = answer if answer.text is not None else _ELSEWHERE
            await self._voice.pop(it.caller, it.spot.trigger, shown, over=False)
        elif it.view is not None:
            await self._voice.pop(it.caller, it.spot.trigger, answer, over=True)
        else:
            await self._voice.answer(it.caller, it.spot, answer)
        if it.home:
            await self._voice.home(it.caller)

    async def _in_window(self, it: Pressed, answer: Answer, window: Window) -> None:
        """Say what a press came to in the modal that it opened; privately where there is none to say it in."""
        if answer.text is None:
            await self._windows.expire(window, await self._elsewhere(it.caller))
        elif not await self._windows.say(window, await self._voice.view(it.caller, answer)):
            await self._voice.answer(it.caller, it.spot, answer)

    async def _sent(self, it: Sent) -> View | None:
        if not await self._door.admits(it.caller, self._inbox):
            return await self._mistaken(it, _OUTSIDER)
        who = self._door.address(it.caller)
        if it.view.get("callback_id") == COMPOSE:
            answer = await self._inbox.said(who, parse.composed(it.view), event=it.event)
            return await self._mistaken(it, answer) if answer.refused else None
        window, reply = self._windows.sent(it.event, it.caller.user, str(it.view["id"]))
        try:
            return await self._answered(it, who, window, reply)
        finally:
            self._windows.acknowledges(window)

    async def _answered(
        self, it: Sent, who: Address, window: Window, reply: "asyncio.Future[View | None]"
    ) -> View | None:
        token, fields = read_modal(it.view)
        answer = self._noted(it, await self._inbox.filled(who, token, fields, event=it.event))
        if answer.refused:
            window.reply = None
            if answer.buttons:
                window.shows += 1  # the refusal takes the question's place, which is brought up to date no more
            return await self._mistaken(it, answer)
        self._spawn(self._voice.answer(it.caller, Spot(), answer))
        return await self._next(it, window, reply)

    async def _next(self, it: Sent, window: Window, reply: "asyncio.Future[View | None]") -> View | None:
        """Give what a modal that was sent becomes: the next question, the same one with its mistakes, or nothing."""
        try:
            async with asyncio.timeout(self._patience):
                view = await asyncio.shield(reply)
        except TimeoutError:
            window.reply = None
            self._spawn(self._windows.expire(window, await self._elsewhere(it.caller)))
            view = await self._one_moment(it.caller)
        if view is None:
            self._windows.closed(str(it.view["id"]))
            return None
        return {"response_action": "update", "view": view}

    async def _mistaken(self, it: Sent, answer: Answer) -> View:
        """Say in a modal why it was not taken; what was typed into it stays."""
        blocks = it.view.get("blocks") or ()
        place = next((str(block["block_id"]) for block in blocks if block.get("type") == "input"), "")
        if answer.buttons or not place:
            view = await self._voice.view(it.caller, answer, given_back=parse.typed(it.view))
            return {"response_action": "update", "view": view}
        ear = await self._voice.ear(it.caller)
        return {"response_action": "errors", "errors": {place: ear.hears(answer.text or Text("slack-taken"))}}

    async def _closed(self, it: Closed) -> None:
        """Put off a question whose modal was closed unanswered; a form comes as a message, to be gone on with."""
        self._windows.closed(str(it.view.get("id", "")))
        token = cancels(it.view) or str(it.view.get("private_metadata") or "")
        if token and await self._door.admits(it.caller, self._inbox):
            await self._inbox.tapped(self._door.address(it.caller), token, event=it.event)

    async def _altered(self, it: Altered) -> None:
        if await self._door.admits(it.caller, self._inbox):
            text = Text("slack-deleted" if it.deleted else "slack-edited")
            self._spawn(self._voice.tell(it.caller, it.spot, text))

    async def _compose(self, it: Composes) -> None:
        await self._voice.open(it.trigger, compose(await self._voice.ear(it.caller)))

    async def _home(self, caller: Caller) -> None:
        if await self._door.admits(caller, self._inbox):
            await self._voice.home(caller)


def _asks(token: str) -> bool:
    """Tell whether a press leads to something to fill in or to read."""
    try:
        return read(token).verb in ASKS
    except DeadButton:
        return False

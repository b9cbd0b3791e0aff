"""One message's way: made, noted as being sent, given to its platform; and what its platform says becomes its state."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, TypeVar

from bot.clock import Clock
from bot.delivery import post
from bot.delivery.accounts import Accounts
from bot.delivery.drawing import Drawing
from bot.delivery.lines import Lines
from bot.delivery.post import Parcel
from bot.deps import Organisation
from bot.domain.effects import Lane
from bot.mail import Slip
from bot.memory import Store
from bot.ports import Address, Down, NotAllowed, NotDelivered, RateLimited, Unreachable
from bot.text import Text

T = TypeVar("T")
CALL: Final = 30.0  # seconds after which an answer is not waited for any more: nobody knows then whether it is out
LEASE: Final = timedelta(seconds=60)  # after which a message that is under way is given up as lost
_NOW: Final = timedelta(0)
_log = logging.getLogger(__name__)

Left = Slip | None
"""How a message waits now; None when it waits no more."""


class Sender:
    """Sends what it is told to. What platforms raise is written down, and does not come out."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        organisation: Organisation,
        lines: Lines,
        accounts: Accounts,
        drawing: Drawing,
    ) -> None:
        """Send through these lines."""
        self._store, self._clock, self._organisation = store, clock, organisation
        self._lines, self._accounts, self._drawing = lines, accounts, drawing
        self._out: set[int] = set()  # messages that may be out, and of which nothing has been written down since

    async def send(self, slip: Slip, to: Address) -> Left:
        """Take a message one step further: send it, or look it up where it may be out."""
        if slip.state != "unknown":
            left = await self._send(slip, to)
            self._out.discard(slip.id)
            return left
        if self._lines.platforms[to.platform].limits.finds:
            return await self._look_up(slip, to)
        return await self._doubt(slip, to)

    def stumbled(self, slip: Slip, until: datetime) -> Slip:
        """Say how a message waits that could not be sent or noted, for what is no fault of its platform."""
        state = "unknown" if slip.id in self._out else slip.state
        self._out.discard(slip.id)
        return replace(slip, state=state, not_before=until)

    async def strand(self, slip: Slip) -> Left:
        """End a message that has nowhere to go."""
        _log.warning("a message has nowhere to go", extra={"row": slip.id})
        await self._act(post.unreachable, slip, None, frozenset(self._lines.platforms))
        return None

    async def _send(self, slip: Slip, to: Address) -> Left:
        """Note that a message is being sent, make it and give it away; what has to be drawn is drawn before that."""
        slow = post.drawn_first(slip)
        if not await self._taken(slip, to, first=slow):
            return None
        slip = replace(slip, state="retry", attempts=slip.attempts + 1, address=to, aside=False)
        try:
            made = await self._store.view(post.make, slip, to, self._clock.now(), self._organisation)
            parcel = await self._whole(made)
        except Exception:  # noqa: BLE001 - one card that cannot be made may not hold up the others
            return await self._not_made(slip, to)
        if parcel is None:
            await self._store.act(post.moot, slip)
            return None
        return await self._given(slip, parcel) if not slow or await self._taken(slip, to) else None

    async def _taken(self, slip: Slip, to: Address, *, first: bool = False) -> bool:
        """Note that a message is taken: `first` there is something to do that takes a while, else it may be out."""
        until, fence = self._clock.now() + LEASE, self._lines.fence(to.platform)
        taken = await self._store.act(post.lease if first else post.sending, slip, to, fence, until)
        if taken and not first:
            self._out.add(slip.id)
        return taken

    async def _whole(self, parcel: Parcel | None) -> Parcel | None:
        """Draw what the card of a message carries as a file."""
        if parcel is None or parcel.made.paper is None:
            return parcel
        made = parcel.made
        card, file = await self._drawing.drawn(made.card, parcel.made.paper, parcel.reader, self._clock.now())
        return replace(parcel, made=replace(made, card=card, paper=None), drawn=file)

    async def _not_made(self, slip: Slip, to: Address) -> Left:
        _log.exception("a message could not be made", extra={"row": slip.id})
        if slip.attempts >= post.MOST_MAKINGS:
            return await self._give_up(slip, Text("undelivered-not-made"))
        return await self._put_off(replace(slip, aside=True), to, post.wait_of(slip))

    async def _given(self, slip: Slip, parcel: Parcel) -> Left:
        """Give a message to its platform."""
        to, key, under = parcel.address, parcel.outgoing.key, parcel.under
        platform = self._lines.platforms[to.platform]
        try:
            async with asyncio.timeout(CALL):
                message = await platform.send(to, parcel.made.card, parcel.reader, key=key, under=under)
        except (NotDelivered, NotAllowed, Unreachable) as why:
            return await self._refused(slip, to, why)
        except Exception:  # noqa: BLE001 - a platform may raise anything, and it may be out
            _log.exception("a message may or may not have gone out", extra={"key": key})
            return await self._unknown(slip, to)
        await self._lines.works(to.platform)
        return await self._noted(post.sent, parcel, message)

    async def _refused(self, slip: Slip, to: Address, why: Exception) -> Left:
        """Write down what a platform surely did not take, or will not say."""
        await self._lines.refuses(to.platform, why)
        match why:
            case RateLimited(after=after):
                return await self._put_off(replace(slip, attempts=slip.attempts - 1), to, after)
            case NotAllowed(everything=True):
                return await self._put_off(replace(slip, attempts=slip.attempts - 1), to, _NOW)
            case Down():  # it goes on holding its place, being no fault of the message
                return await self._put_off(replace(slip, attempts=slip.attempts - 1), to, post.wait_of(slip))
            case NotDelivered():
                return await self._put_off(slip, to, post.wait_of(slip))
            case NotAllowed(why=words):
                return await self._give_up(slip, words)
        left = await self._act(post.unreachable, slip, to, frozenset(self._lines.platforms))
        self._accounts.forget(slip.person)
        if not left:
            return None
        doubt = slip.doubt or slip.state == "unknown"
        return await self._put_off(replace(slip, state="retry", address=left[0], doubt=doubt), to, _NOW)

    async def _unknown(self, slip: Slip, to: Address) -> Left:
        """Note that a message may be out; what belongs to a crisis goes by another platform at once (fault 4)."""
        self._lines.fails(to.platform)
        other = self._accounts.besides(slip, to) if slip.lane == Lane.CRISIS else None
        if other is not None:
            return await self._put_off(replace(slip, doubt=True, address=other), to, _NOW)
        return await self._put_off(replace(slip, state="unknown"), to, _NOW)

    async def _look_up(self, slip: Slip, to: Address) -> Left:
        """Look for a message that may be out; where it surely is not there it is sent again."""
        parcel = await self._store.view(post.standing, slip, to, self._clock.now(), self._organisation)
        try:
            async with asyncio.timeout(CALL):
                platform = self._lines.platforms[to.platform]
                message = await platform.find(to, parcel.outgoing.key, under=parcel.under)
        except NotAllowed as why:
            return await (self._refused(slip, to, why) if why.everything else self._doubt(slip, to))
        except (RateLimited, Unreachable) as why:
            return await self._refused(slip, to, why)
        except Exception:  # noqa: BLE001 - a platform may raise anything
            _log.exception("a message could not be looked up", extra={"key": parcel.outgoing.key})
            self._lines.fails(to.platform)
            slip = replace(slip, attempts=slip.attempts + 1)
            return await self._put_off(slip, to, post.wait_of(slip))
        await self._lines.works(to.platform)
        if message is None:
            return await self._put_off(replace(slip, state="retry"), to, post.wait_of(slip))
        return await self._noted(post.found, parcel, message)

    async def _doubt(self, slip: Slip, to: Address) -> Left:
        """Repeat once what may be out and cannot be looked up; the repeat says that it may be one."""
        if slip.doubt:
            return await self._give_up(slip, Text("undelivered-uncertain"))
        return await self._put_off(replace(slip, state="retry", doubt=True), to, post.wait_of(slip))

    async def _noted(self, how: Callable[..., bool], parcel: Parcel, message: str) -> Left:
        fence = self._lines.fence(parcel.address.platform)
        if not await self._store.act(how, parcel, message, fence, self._clock.now()):
            _log.warning("somebody else sends there by now", extra={"key": parcel.outgoing.key})
        return None

    async def _put_off(self, slip: Slip, to: Address, wait: timedelta) -> Left:
        slip = replace(slip, not_before=self._clock.now() + wait)
        return slip if await self._store.act(post.put_off, slip, to, self._lines.fence(to.platform)) else None

    async def _give_up(self, slip: Slip, why: Text) -> Left:
        await self._act(post.give_up, slip, why)
        return None

    async def _act(self, act: Callable[..., T], slip: Slip, *more: object) -> T:
        """Do what may bring new messages for others."""
        done = await self._store.act(act, slip, *more, self._clock.now(), self._organisation)
        self._lines.wake()
        return done

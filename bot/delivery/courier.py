"""The courier: keeps in mind what waits, lets it go in its order when it may, and has cards brought up to date."""

import asyncio
import logging
from collections.abc import Coroutine, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from bot.cards.card import LIVE
from bot.clock import Clock
from bot.delivery import post
from bot.delivery.accounts import Accounts
from bot.delivery.drawing import Drawing
from bot.delivery.editor import Editor
from bot.delivery.lines import Lines
from bot.delivery.peace import Peace
from bot.delivery.roll_call import RollCall
from bot.delivery.sender import Left, Sender
from bot.delivery.waiting import Waiting
from bot.deps import Organisation
from bot.domain.effects import Lane
from bot.mail import Slip, Standing
from bot.memory import Store
from bot.ports import Address, NotAllowed, Platform

SLOTS: Final = 64  # calls at a time; what belongs to a crisis waits for none
JOINED: Final = 20  # reminders in one message; more make another
LANDING: Final = 5.0  # seconds that calls under way are given when the courier is to stop
STUMBLED: Final = timedelta(seconds=5)  # before something is tried again that the bot itself could not do
IDLE: Final = timedelta(seconds=30)  # after which the courier looks even if nobody woke it
_SHORTEST: Final = 0.001  # seconds
_log = logging.getLogger(__name__)
_Doing = Literal["send", "edit", "find"]


class Courier:
    """Delivery at work: one for a data folder and, where several copies of the bot run, one in each."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        organisation: Organisation,
        platforms: Mapping[str, Platform],
        drawing: Drawing,
        *,
        alone: bool = True,
    ) -> None:
        """Deliver through these platforms; `alone` says that no other process has the data folder."""
        self._store, self._clock = store, clock
        self._lines = Lines(store, clock, organisation, platforms, alone=alone, wake=self.wake)
        self._accounts = Accounts(self._lines, dict(organisation.places))
        self._sender = Sender(store, clock, organisation, self._lines, self._accounts, drawing)
        self._editor = Editor(store, clock, organisation, self._lines)
        self.roll_call: Final = RollCall(store, clock, organisation, self._lines)
        self._waiting, self._peace = Waiting(), Peace(organisation)
        self._usual, self._organisation = organisation.habits, organisation
        self._stale: dict[str, Standing] = {}
        self._flights: dict[asyncio.Task[Left], Slip | Standing] = {}
        self._resting: dict[str, datetime] = {}  # cards whose edit stumbled, and until when they are left alone
        self._alone, self._seen = alone, 0  # the last row that was read
        self._read_at = self._compare_at = self._next = clock.now()
        self._put_aside = False  # cards were not looked at the last time, because something was being sent
        self._news = asyncio.Event()

    @property
    def stopped(self) -> frozenset[str]:
        """Name the platforms on which an administrator has to mend something before anything goes there."""
        return frozenset(self._lines.stopped)

    async def refused(self, platform: str, why: NotAllowed) -> None:
        """Note that a platform does not let us in; administrators are alarmed over another one."""
        await self._lines.refuses(platform, NotAllowed(why.why, everything=True))

    def wake(self) -> None:
        """Tell that there may be something to deliver."""
        self._read_at = self._compare_at = self._clock.now()
        self._news.set()

    async def run(self) -> None:
        """Deliver until cancelled; what fails is tried again, and stops nothing else."""
        try:
            while True:
                self._news.clear()
                try:
                    await self._begin()
                except Exception:  # noqa: BLE001 - nothing may end delivery
                    _log.exception("delivery stumbled and goes on")
                    self._next = self._read_at = self._compare_at = self._clock.now() + STUMBLED
                with suppress(TimeoutError):  # wait_for would swallow being cancelled while there is news
                    async with asyncio.timeout(self._rest()):
                        await self._news.wait()
        finally:
            await self._land()

    async def deliver(self) -> None:
        """Send and edit all that may be now, and wait until it is done; what may only go later stays."""
        self.wake()
        try:
            while await self._begin() or self._flights:
                if self._flights:
                    await asyncio.wait(self._flights, return_when=asyncio.FIRST_COMPLETED)
        except BaseException:
            await self._cut()
            raise

    def _rest(self) -> float:
        """Say for how many seconds there is nothing to do unless somebody wakes the courier."""
        earliest = min(self._next, self._read_at, self._compare_at)
        return max((earliest - self._clock.now()).total_seconds(), _SHORTEST)

    async def _begin(self) -> bool:
        """Begin all that may be begun now; True if there was anything new to look at.

        Cards are looked at once what is urgent is on its way, or has been.
        """
        self._reap()
        taken_up = await self._lines.hold(self._mine())
        self._waiting.add(taken_up)
        awake = await self._wake_up()
        read = bool(taken_up) or awake or self._clock.now() >= self._read_at
        if read:
            await self._read()
            while not self._waiting.urgent() and await self._join():
                await self._read()
        before = len(self._flights)
        self._start()
        compare = self._clock.now() >= self._compare_at
        if compare and (self._put_aside or len(self._flights) == before):
            await self._compare()
        self._put_aside = compare and not self._put_aside and len(self._flights) > before
        self._edit()
        return read or compare

    async def _wake_up(self) -> bool:
        """Look again at what left somebody in peace until now; True if there was any."""
        awake = self._peace.awake(self._clock.now())
        if awake:
            still = await self._store.view(post.still, awake)
            self._peace.take_up(awake)
            self._waiting.add(still)
        return bool(awake)

    def _mine(self) -> frozenset[int]:
        return frozenset(what.id for what in self._flights.values() if isinstance(what, Slip))

    def _reap(self) -> None:
        """Take back what has come to its end."""
        for flight in [flight for flight in self._flights if flight.done()]:
            what = self._flights.pop(flight)
            error, now = _error(flight), self._clock.now()
            if isinstance(what, Slip):
                self._waiting.done(what)
                left = flight.result() if error is None else self._sender.stumbled(what, now + STUMBLED)
                self._waiting.add([left] if left is not None else [])
            elif error is not None:
                self._resting[what.id] = now + STUMBLED
            if what.kind in LIVE:  # what stands now may be behind already, or take the place of another
                self._compare_at = now
            if error is not None:
                if not isinstance(error, Exception | asyncio.CancelledError):
                    raise error
                _log.error("delivery stumbled and goes on", exc_info=error)

    async def _read(self) -> None:
        """Read what has come."""
        now = self._clock.now()
        self._read_at = now + IDLE
        more = True
        self._accounts.refresh(now)
        if not self._alone:
            self._seen = 0  # where several write, rows are not always there in the order of their numbers
        while more:
            wanted = self._waiting.people()
            found = await self._store.view(post.queued, self._seen, wanted, self._accounts.known, now, self._usual)
            self._waiting.add(slip for slip in found.slips if not self._peace.holds(slip))
            self._accounts.put(found.accounts)
            self._peace.put(found.habits)
            more = len(found.slips) == post.SLIPS
            self._seen = found.slips[-1].id if found.slips else self._seen

    async def _join(self) -> bool:
        """Have reminders that may go now become one message for each person; True if there is anything new by that."""
        now = self._clock.now()
        whose = ((person, self._peace.together(person, slips, now)) for person, slips in self._waiting.reminders())
        found = {person: slips[:JOINED] for person, slips in whose if len(slips) > 1}
        told = self._organisation
        acts = (self._store.act(post.join, person, [one.id for one in found[person]], now, told) for person in found)
        gone = frozenset[int]().union(*await asyncio.gather(*acts))
        slips = [slip for together in found.values() for slip in together if slip.id in gone]
        self._peace.take_up([slip for slip in slips if self._peace.holds(slip)])
        self._waiting.put_away([slip for slip in slips if self._waiting.has(slip)])
        return bool(gone)

    async def _compare(self) -> None:
        """Read which cards are behind."""
        now = self._clock.now()
        self._compare_at = now + IDLE
        found = await self._store.view(post.behind, now)
        self._stale = {card.id: card for card in found.cards}
        self._compare_at = min(self._compare_at, found.stuck_until or self._compare_at)

    def _start(self) -> None:
        """Begin what may go now, the most urgent first, and say when the next may."""
        now = self._clock.now()
        self._next = self._lines.renew
        resting: list[tuple[Slip, datetime]] = []

        def rests(slip: Slip) -> bool:
            until = self._peace.until(slip, now)
            if until is not None:
                resting.append((slip, until))
            return until is not None

        for slip in self._waiting.next(now, self._accounts.way, rests):
            if slip.lane > Lane.CRISIS and len(self._flights) >= SLOTS:
                break
            to = self._accounts.to(slip)
            if to is None:
                self._fly(slip, self._sender.strand(slip))
            elif self._may(to, "find" if slip.state == "unknown" else "send", slip.lane):
                self._fly(replace(slip, address=to), self._sender.send(slip, to))
        self._waiting.put_away([slip for slip, _ in resting])
        for slip, until in resting:
            self._peace.lay(slip, until)
        later = (self._waiting.next_at(now) or self._read_at, self._peace.next_at() or self._read_at)
        self._next = min(self._next, *later)

    def _edit(self) -> None:
        """Begin to bring cards up to date that are not being brought up to date already."""
        now = self._clock.now()
        if not self._stale:
            return
        under_way = {card.id for card in self._flights.values() if isinstance(card, Standing)}
        self._resting = {card: until for card, until in self._resting.items() if until > now}
        going = list[Standing]()
        for card in self._stale.values():
            if len(self._flights) + len(going) >= SLOTS:
                break
            if card.id in under_way or card.id in self._resting:
                continue
            if card.address.platform not in self._lines.platforms or self._may(card.address, "edit", Lane.REQUESTS):
                going.append(card)
        look = self._editor.look(going)
        for card in going:
            self._fly(card, self._editor.refresh(card, look))

    def _may(self, to: Address, doing: _Doing, lane: int) -> bool:
        """Tell whether something may be done now, and count it; if not, remember when."""
        if not self._lines.fence(to.platform):
            return False
        now, opens = self._clock.now(), self._lines.opens(to, doing, lane)
        if opens > now:
            self._next = min(self._next, opens)
            return False
        self._lines.take(to, doing)
        return True

    def _fly(self, what: Slip | Standing, work: Coroutine[Any, Any, Left]) -> None:
        flight = asyncio.create_task(work)
        self._flights[flight] = what
        if isinstance(what, Slip):
            self._waiting.take(what)
            if what.lane == Lane.REMINDERS:
                self._peace.reminds(what.person, self._clock.now())
        else:
            del self._stale[what.id]
        flight.add_done_callback(lambda _: self._news.set())

    async def _land(self) -> None:
        """Let calls under way come to their end for a while; what has not is looked up after the next start."""
        if self._flights:
            await asyncio.wait(self._flights, timeout=LANDING)
        for slip in await self._cut():
            if slip.address is not None:
                unknown = replace(slip, state="unknown", not_before=self._clock.now())
                await self._store.act(post.put_off, unknown, slip.address, self._lines.fence(slip.address.platform))
        await self._lines.release()

    async def _cut(self) -> list[Slip]:
        """End what is under way; give the messages of which it is not known what became of them."""
        cut = {flight: what for flight, what in self._flights.items() if not flight.done()}
        for flight in cut:
            flight.cancel()
        await asyncio.gather(*self._flights, return_exceptions=True)
        self._flights.clear()
        return [what for what in cut.values() if isinstance(what, Slip)]


def _error(flight: asyncio.Task[Left]) -> BaseException | None:
    return asyncio.CancelledError() if flight.cancelled() else flight.exception()

"""What standing on any messenger comes to: its platform at work, delivery at its rates, everybody with an account."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final, Generic, Protocol, TypeVar

from bot.app import Bot
from bot.domain.people import Person
from bot.memory import Tables
from bot.ports import Address, Platform
from tests.support.clocks import VirtualClock
from tests.support.overhearing import Overhearing
from tests.support.recorded import RecordedChats

PATIENCE: Final = 0.3  # seconds that are given to what should come at once
_WHILES: Final = 20  # how often that is waited for a platform that waits out its rates itself
_SOON: Final = timedelta(minutes=1)  # what delivery puts off for longer is not waited for
_MOST_SECONDS: Final = 300


class Spoken(Platform, Protocol):
    """A platform that does some things in the background."""

    async def quiet(self) -> None:
        """Wait until they are done."""
        ...


S = TypeVar("S", bound=Spoken)


class MessengerStand(Generic[S]):
    """A messenger as a world is played on it; what stands in its chats outlives the bot."""

    def __init__(self, clock: VirtualClock, chats: RecordedChats[S]) -> None:
        self.clock, self.recorded = clock, chats
        self.delivery = Delivery(clock, self)
        self.waits_out = False  # whether the platform waits out rates itself, in the background
        self.only: frozenset[str] | None = None  # who is there; None for everybody
        self._overheard: Overhearing | None = None

    @property
    def overheard(self) -> Overhearing:
        assert self._overheard is not None, "the bot is not running"
        return self._overheard

    @property
    def still(self) -> bool:
        """Whether delivery stands still."""
        return self.delivery.still

    @still.setter
    def still(self, still: bool) -> None:
        self.delivery.still = still

    @property
    def passing(self) -> bool:
        """Whether time passes by itself where delivery has to wait for it."""
        return self.delivery.passing

    @passing.setter
    def passing(self, passing: bool) -> None:
        self.delivery.passing = passing

    def account(self, person: Person) -> Address:
        """Give somebody's account, which he has from now on."""
        raise NotImplementedError

    def admit(self, tables: Tables) -> None:
        """Give everybody of the organisation an account who has none."""
        for person in tables.people.roster(self.clock.now()).people.values():
            if self.only is None or person.id in self.only:
                address = self.account(person)
                if tables.people.at(address) is None:
                    tables.people.link(address, person.id)

    def listens(self, bot: Bot) -> Overhearing:
        """Give the inbox through which the messenger is heard from now on."""
        self._overheard = Overhearing(bot.desk, lambda: self.delivery.goes(bot))
        return self._overheard

    async def ends(self, *tasks: "asyncio.Task[Any]") -> None:
        """Stop what was going."""
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, *self.delivery.going, return_exceptions=True)

    async def settles(self, bot: Bot) -> None:
        await self.delivery.settles(bot)

    async def quiet(self) -> None:
        """Wait for what is done in the background, though not for long: it may be waiting for somebody itself."""
        quiet = asyncio.ensure_future(self.recorded.platform.quiet())
        for _ in range(_WHILES):
            await asyncio.wait([quiet], timeout=PATIENCE)
            if quiet.done() or not (self.waits_out and self.passing):
                break
            self.clock.move(timedelta(seconds=1))
        quiet.cancel()
        await asyncio.gather(quiet, return_exceptions=True)

    def problems(self) -> list[str]:
        """Name what is wrong on the messenger."""
        return list(self.wrong())

    def wrong(self) -> Iterator[str]:
        raise NotImplementedError


class Delivery:
    """Delivery as it goes where the bot runs by itself, over one messenger or several."""

    def __init__(self, clock: VirtualClock, *stands: MessengerStand[Any]) -> None:
        self.clock, self.stands = clock, stands
        self.still, self.passing = False, True
        self.going = set[asyncio.Task[None]]()
        self._delivering = asyncio.Lock()

    def goes(self, bot: Bot) -> None:
        """Set delivery going beside whatever else happens."""
        task = asyncio.create_task(self._delivers(bot))
        self.going.add(task)
        task.add_done_callback(self.going.discard)

    async def admits(self, bot: Bot) -> None:
        """Give everybody his accounts."""
        for stand in self.stands:
            await bot.store.act(stand.admit)

    async def _delivers(self, bot: Bot) -> None:
        """Do all there is to do at this moment; one at a time."""
        if self.still:
            return
        async with self._delivering:
            await self.admits(bot)
            await bot.settle()

    async def settles(self, bot: Bot) -> None:
        """Do all there is to do; what a messenger's rates put off is done when its time has come, which passes."""
        await self._delivers(bot)
        for _ in range(_MOST_SECONDS if self.passing else 0):
            if not await bot.store.view(self._waits):
                break
            for stand in self.stands:
                await stand.quiet()
            self.clock.move(timedelta(seconds=1))
            await self._delivers(bot)

    def _waits(self, tables: Tables) -> bool:
        """Tell whether something waits that may go soon."""
        now = self.clock.now()
        soon = any(slip.not_before <= now + _SOON for slip in tables.messages.waiting(0, 100))
        return soon or bool(tables.messages.stale(now, 1))

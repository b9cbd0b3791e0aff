"""The lines to the platforms: under which number one sends on each, which are open, and which have to be mended."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final, Literal

from bot.clock import Clock
from bot.delivery import post
from bot.delivery.gates import Gates
from bot.deps import Organisation
from bot.ids import new_id
from bot.mail import Slip
from bot.memory import Store, Tables
from bot.ports import Address, NotAllowed, NotDelivered, Platform, RateLimited

LEASE: Final = timedelta(seconds=60)  # for which a platform is taken where several copies of the bot run
RENEWED: Final = timedelta(seconds=20)
NEVER: Final = datetime.max.replace(tzinfo=UTC)
TRY_AGAIN: Final = timedelta(minutes=10)  # where an administrator has to mend something


class Lines:
    """What is known of the platforms; what has to hold over a restart is on file."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        organisation: Organisation,
        platforms: Mapping[str, Platform],
        *,
        alone: bool,
        wake: Callable[[], None],
    ) -> None:
        """`alone` says that no other process can send: whoever did is dead; `wake` is called for new messages."""
        self.wake: Final = wake
        self._store, self._clock, self._organisation, self._alone = store, clock, organisation, alone
        self.platforms = platforms
        self.gates: Final = Gates(clock.now())
        self._me: Final = new_id()
        self._fences: dict[str, int] = {}
        self.renew: datetime = clock.now()  # when the platforms have to be taken or kept next
        self.stopped: Final[dict[str, datetime]] = {}  # where an administrator has to mend something: when it is tried
        self._begun = False

    def fence(self, platform: str) -> int:
        """Give the number under which one sends there; 0 while somebody else does."""
        return self._fences.get(platform, 0)

    async def hold(self, mine: frozenset[int]) -> tuple[Slip, ...]:
        """Take the platforms, or keep them, when it is time; give what has to be taken up of those who had them."""
        now = self._clock.now()
        if now < self.renew:
            return ()
        self.renew = now + (LEASE if self._alone else RENEWED)
        if not self._begun:
            for scope, deadline in (await self._store.act(_gates)).items():
                self.gates.shut(scope, deadline)
        elif self._alone and not await self._store.view(_any_lost, self._fences, now, mine):
            return ()
        self._begun = True
        up: list[Slip] = []
        for name in self.platforms:
            until = None if self._alone else now + LEASE
            taken = await self._store.act(_hold, name, self._me, now, until, self._organisation, mine)
            self._fences[name] = taken[0]
            up += taken[1]
        self.wake()
        return tuple(up)

    async def release(self) -> None:
        """Leave the platforms to others."""
        if not self._alone:
            await self._store.act(_release, self._me, self._clock.now())

    def opens(self, to: Address, doing: Literal["send", "edit", "find"], lane: int) -> datetime:
        """Say from when on something may be done there."""
        return self.gates.opens(to.platform, self.platforms[to.platform].scopes(to, doing), lane)

    def likely(self, to: Address, lane: int) -> tuple[datetime, bool]:
        """Rank an account by when something goes out there, and whether its platform failed the last time."""
        return max(self.opens(to, "send", lane), self._clock.now()), self.gates.fails(to.platform)

    def take(self, to: Address, doing: Literal["send", "edit", "find"]) -> None:
        """Count a call."""
        self.gates.take(to.platform, self.platforms[to.platform].scopes(to, doing), self._clock.now())

    async def works(self, platform: str) -> None:
        """Note that a platform answered as it should; not what was under way when it stopped."""
        self.gates.worked(platform)
        if self._clock.now() >= self.stopped.get(platform, NEVER):
            del self.stopped[platform]
            self.gates.open([platform])
            await self._store.act(_open, platform)

    def fails(self, platform: str) -> None:
        """Note that a platform did not answer as it should."""
        self.gates.failed(platform, self._clock.now())

    async def refuses(self, platform: str, why: Exception) -> None:
        """Note what a platform says of its limits, and of what has to be mended."""
        now = self._clock.now()
        match why:
            case RateLimited(scope=scope, after=after):
                self.gates.shut(scope, now + after)
                await self._store.act(_shut, scope, now + after)
            case NotDelivered():
                self.fails(platform)
            case NotAllowed(why=text, everything=True):
                self.stopped[platform] = now + TRY_AGAIN
                self.gates.shut(platform, now + TRY_AGAIN)
                await self._store.act(post.stopped, platform, now + TRY_AGAIN, text, now, self._organisation)
                self.wake()


def _gates(tables: Tables) -> Mapping[str, datetime]:
    tables.senders.reopen()
    return tables.senders.gates()


def _hold(
    tables: Tables,
    platform: str,
    me: str,
    now: datetime,
    until: datetime | None,
    organisation: Organisation,
    mine: frozenset[int],
) -> tuple[int, tuple[Slip, ...]]:
    fence = tables.senders.hold(platform, me, now, until)
    return fence, post.rescue(tables, platform, fence, now, organisation, mine) if fence else ()


def _any_lost(tables: Tables, fences: Mapping[str, int], now: datetime, mine: frozenset[int]) -> bool:
    lost = (slip for platform, fence in fences.items() for slip in tables.messages.lost(platform, fence, now))
    return any(slip.id not in mine for slip in lost)


def _release(tables: Tables, me: str, now: datetime) -> None:
    tables.senders.release(me, now)


def _open(tables: Tables, scope: str) -> None:
    tables.senders.open(scope)


def _shut(tables: Tables, scope: str, until: datetime) -> None:
    tables.senders.shut(scope, until)

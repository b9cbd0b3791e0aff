"""The courier: sends what is queued, and brings every card that stands in a chat up to date."""

import asyncio
import hashlib
import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.cards.card import LIVE, Card, Kind
from bot.clock import Clock
from bot.deps import Act, Organisation
from bot.domain.effects import Send
from bot.domain.people import PersonId
from bot.ids import new_id
from bot.ports import Address, NotDelivered, Outgoing, Platform, Reader, Standing, Store, Tables, Unreachable
from handlers import views
from handlers.views import Made

BATCH: Final = 64
FIRST_WAIT: Final = timedelta(seconds=5)  # doubled with each try
LONGEST_WAIT: Final = timedelta(minutes=10)
_IDLE: Final = 30.0  # seconds after which the courier looks even if nobody woke it
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message made ready: what goes where, and for whom."""

    outgoing: Outgoing
    made: Made
    address: Address
    reader: Reader


class Courier:
    """Delivery at work. One process delivers for a data folder, and one task in it."""

    def __init__(
        self, store: Store, clock: Clock, organisation: Organisation, platforms: Mapping[str, Platform]
    ) -> None:
        """Deliver through these platforms."""
        self._store, self._clock, self._organisation, self._platforms = store, clock, organisation, platforms
        self._news = asyncio.Event()

    def wake(self) -> None:
        """Tell that there may be something to deliver."""
        self._news.set()

    async def run(self) -> None:
        """Deliver until cancelled; what fails is tried again, and stops nothing else."""
        await self.recover()
        while True:
            self._news.clear()
            try:
                await self.deliver()
            except Exception:  # noqa: BLE001 - nothing may end delivery
                _log.exception("delivery stumbled and goes on")
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), _IDLE)

    async def recover(self) -> None:
        """After a crash: what was being sent is looked up by its key, and sent again only where it is not there."""
        for outgoing in await self._store.view(_interrupted):
            parcel = await self._store.view(self._parcel, outgoing, self._clock.now())
            found = await self._found(parcel) if parcel else None
            if parcel is not None and found is not None:
                await self._store.act(_sent, parcel, found, self._clock.now())
            else:
                await self._store.act(_retry, outgoing.id, self._clock.now())

    async def _found(self, parcel: Parcel) -> str | None:
        platform = self._platforms[parcel.address.platform]
        return await platform.find(parcel.address, parcel.outgoing.key) if platform.limits.finds else None

    async def deliver(self) -> None:
        """Send all that may be sent now, then bring cards up to date, until nothing is left to do."""
        while await self._send_some() or await self._refresh_some():
            pass

    async def _send_some(self) -> bool:
        waiting = await self._store.view(_next, self._clock.now())
        by_person: dict[PersonId, list[Outgoing]] = defaultdict(list)
        for outgoing in waiting:
            by_person[outgoing.person].append(outgoing)
        await asyncio.gather(*(self._send_all(messages) for messages in by_person.values()))
        return bool(waiting)

    async def _send_all(self, messages: Iterable[Outgoing]) -> None:
        for outgoing in messages:
            await self._send(outgoing)

    async def _send(self, outgoing: Outgoing) -> None:
        parcel = await self._store.view(self._parcel, outgoing, self._clock.now())
        if parcel is None:
            _log.warning("a message has nowhere to go", extra={"key": outgoing.key})
            await self._store.act(_dead, outgoing.id)
            return
        await self._store.act(_sending, outgoing.id)
        platform = self._platforms[parcel.address.platform]
        try:
            message = await platform.send(parcel.address, parcel.made.card, parcel.reader, key=outgoing.key)
        except Unreachable:
            await self._store.act(_dead, outgoing.id)
        except NotDelivered:
            await self._store.act(_retry, outgoing.id, self._later(outgoing.attempts))
        except Exception:  # noqa: BLE001 - a platform may raise anything, and it may be out
            _log.exception("a message may or may not have gone out", extra={"key": outgoing.key})
            await self._unknown(parcel)
        else:
            await self._store.act(_sent, parcel, message, self._clock.now())

    async def _unknown(self, parcel: Parcel) -> None:
        try:
            found = await self._found(parcel)
        except Exception:  # noqa: BLE001 - a platform may raise anything
            _log.exception("a message could not be looked up", extra={"key": parcel.outgoing.key})
            found = None
        if found is not None:
            await self._store.act(_sent, parcel, found, self._clock.now())
        else:
            await self._store.act(_retry, parcel.outgoing.id, self._later(parcel.outgoing.attempts))

    def _later(self, attempts: int) -> datetime:
        wait: timedelta = min(FIRST_WAIT * 2 ** min(attempts, 16), LONGEST_WAIT)
        return self._clock.now() + wait

    def _parcel(self, tables: Tables, outgoing: Outgoing, now: datetime) -> Parcel | None:
        act = Act(tables, now, self._organisation)
        address = self._address(tables, outgoing.person)
        made = views.make(act, views.Wanted.of(outgoing))
        if address is None or made is None:
            return None
        return Parcel(outgoing, made, address, views.reader(act, outgoing.person))

    def _address(self, tables: Tables, person: PersonId) -> Address | None:
        addresses = tables.people.addresses(person)
        return next((address for address in addresses if address.platform in self._platforms), None)

    async def _refresh_some(self) -> bool:
        standing = await self._store.view(_stale)
        results = await asyncio.gather(*(self._refresh(card) for card in standing))
        return any(results)

    async def _refresh(self, standing: Standing) -> bool:
        """Bring one card up to date; False when it has to be tried another time."""
        made, reader = await self._store.view(self._remade, standing, self._clock.now())
        hash_ = digest(made.card)
        platform = self._platforms.get(standing.address.platform)
        if platform is not None and hash_ != standing.hash:
            try:
                await platform.edit(standing.address, standing.message, made.card, reader)
            except NotDelivered:
                await self._store.act(_replace, standing, self._clock.now())
                return True
            except Exception:  # noqa: BLE001 - a platform may raise anything
                _log.exception("a card could not be brought up to date", extra={"message": standing.id})
                return False
        await self._store.act(_shown, standing.id, made, hash_)
        return True

    def _remade(self, tables: Tables, standing: Standing, now: datetime) -> tuple[Made, Reader]:
        act = Act(tables, now, self._organisation)
        wanted = views.Wanted(standing.kind, standing.subject, standing.version, standing.person)
        made = views.superseded(act, wanted) if standing.state == "superseded" else views.make(act, wanted)
        return made or views.gone(), views.reader(act, standing.person)


def digest(card: Card) -> str:
    """Give what tells two cards apart."""
    return hashlib.blake2b(repr(card).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()


def _next(tables: Tables, now: datetime) -> tuple[Outgoing, ...]:
    return tables.messages.next(now, BATCH)


def _interrupted(tables: Tables) -> tuple[Outgoing, ...]:
    return tables.messages.interrupted()


def _stale(tables: Tables) -> tuple[Standing, ...]:
    return tables.messages.stale(BATCH)


def _dead(tables: Tables, outgoing: int) -> None:
    tables.messages.dead(outgoing)


def _sending(tables: Tables, outgoing: int) -> None:
    tables.messages.sending(outgoing)


def _retry(tables: Tables, outgoing: int, at: datetime) -> None:
    tables.messages.retry(outgoing, at)


def _sent(tables: Tables, parcel: Parcel, message: str, now: datetime) -> None:
    outgoing, made = parcel.outgoing, parcel.made
    tables.messages.sent(outgoing.id)
    if outgoing.kind not in LIVE:
        return
    standing = Standing(
        id=new_id(),
        kind=outgoing.kind,
        subject=outgoing.subject,
        draft=made.draft,
        person=outgoing.person,
        address=parcel.address,
        message=message,
        version=outgoing.version,
        revision=made.revision,
        hash=digest(made.card),
        state="live",
    )
    tables.messages.stand(standing, now)


def _shown(tables: Tables, standing: str, made: Made, hash_: str) -> None:
    tables.messages.shown(standing, revision=made.revision, hash_=hash_, still=made.still)


def _replace(tables: Tables, standing: Standing, now: datetime) -> None:
    """Send a card anew whose message is gone from the chat (faults 7, 22)."""
    tables.messages.shown(standing.id, revision=standing.revision, hash_=standing.hash, still=True)
    if standing.state == "live" and standing.kind != Kind.QUESTION:
        again = Send(f"again:{standing.id}", standing.person, standing.kind, standing.subject, standing.version)
        tables.outbox.add((again,), now)

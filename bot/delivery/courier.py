"""The courier: sends what is queued, and brings every card that stands in a chat up to date."""

import asyncio
import hashlib
import logging
from collections import defaultdict
from collections.abc import Coroutine, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.cards.card import LIVE, Card, Kind
from bot.clock import Clock
from bot.delivery.drawing import Drawing
from bot.deps import Act, Organisation
from bot.domain.drafts import Attachment
from bot.domain.effects import Send
from bot.domain.people import PersonId
from bot.frozen import frozen
from bot.ids import new_id
from bot.mail import Outgoing, Standing
from bot.memory import Store, Tables
from bot.ports import Address, MessageGone, NotDelivered, Platform, Reader, Unreachable
from handlers import views
from handlers.views import Made

BATCH: Final = 64
FIRST_WAIT: Final = timedelta(seconds=5)  # doubled with each try
LONGEST_WAIT: Final = timedelta(minutes=10)
_IDLE: Final = 30.0  # seconds after which the courier looks even if nobody woke it
_SHORTEST_WAIT: Final = 0.1  # seconds
_log = logging.getLogger(__name__)


@frozen
class Parcel:
    """A message made ready: what goes where, and for whom."""

    outgoing: Outgoing
    made: Made
    address: Address
    reader: Reader
    drawn: Attachment | None = None  # a file that was made for this message


class Courier:
    """Delivery at work. One process delivers for a data folder, and one task in it."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        organisation: Organisation,
        platforms: Mapping[str, Platform],
        drawing: Drawing,
    ) -> None:
        """Deliver through these platforms; what has to be drawn, `drawing` draws."""
        self._store, self._clock, self._organisation, self._platforms = store, clock, organisation, platforms
        self._drawing = drawing
        self._news = asyncio.Event()
        self._sure = False  # whether the last delivery came to its end, so that nothing is left half sent

    def wake(self) -> None:
        """Tell that there may be something to deliver."""
        self._news.set()

    async def run(self) -> None:
        """Deliver until cancelled; what fails is tried again, and stops nothing else."""
        while True:
            self._news.clear()
            try:
                await self.deliver()
            except Exception:  # noqa: BLE001 - nothing may end delivery
                _log.exception("delivery stumbled and goes on")
            idle = await self._idle()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), idle)

    async def _idle(self) -> float:
        """Say how many seconds to wait if nobody wakes the courier: until something may be tried again."""
        try:
            at = await self._store.view(_next_at)
        except Exception:  # noqa: BLE001 - nothing may end delivery
            return _IDLE
        wait = (at - self._clock.now()).total_seconds() if at else _IDLE
        return min(max(wait, _SHORTEST_WAIT), _IDLE)

    async def deliver(self) -> None:
        """Send all that may be sent now, then bring cards up to date, until nothing is left to do."""
        if not self._sure:
            await self._recover()
        self._sure, stuck = False, set[str]()
        while await self._send_some() or await self._refresh_some(stuck):
            pass
        self._sure = True

    async def _recover(self) -> None:
        """After a crash: what was being sent is looked up by its key, and sent again only where it is not there.

        That is done at once, before what was queued after it: nobody is told of things in the wrong order.
        """
        for outgoing in await self._store.view(_interrupted):
            parcel = await self._parcel(outgoing)
            if parcel is not None:
                await self._unknown(parcel, wait=timedelta(0))

    async def _send_some(self) -> bool:
        waiting = await self._store.view(_next, self._clock.now())
        by_person: dict[PersonId, list[Outgoing]] = defaultdict(list)
        for outgoing in waiting:
            by_person[outgoing.person].append(outgoing)
        await _all(self._send_all(messages) for messages in by_person.values())
        return bool(waiting)

    async def _send_all(self, messages: Iterable[Outgoing]) -> None:
        for outgoing in messages:
            await self._send(outgoing)

    async def _send(self, outgoing: Outgoing) -> None:
        await self._store.act(_sending, outgoing.id)
        parcel = await self._parcel(outgoing)
        if parcel is None:
            return
        platform = self._platforms[parcel.address.platform]
        try:
            message = await platform.send(parcel.address, parcel.made.card, parcel.reader, key=outgoing.key)
        except Unreachable:
            await self._store.act(_dead, outgoing.id)
        except NotDelivered:
            await self._put_off(outgoing)
        except Exception:  # noqa: BLE001 - a platform may raise anything, and it may be out
            _log.exception("a message may or may not have gone out", extra={"key": outgoing.key})
            await self._unknown(parcel)
        else:
            await self._store.act(_sent, parcel, message, self._clock.now())

    async def _parcel(self, outgoing: Outgoing) -> Parcel | None:
        """Make a message ready; None when there is nothing to send: it has nowhere to go, or is put off."""
        try:
            parcel = await self._drawn(await self._store.view(self._made, outgoing, self._clock.now()))
        except Exception:  # noqa: BLE001 - one card that cannot be made may not hold up the others
            _log.exception("a message could not be made", extra={"key": outgoing.key})
            await self._put_off(outgoing)
            return None
        if parcel is None:
            _log.warning("a message has nowhere to go", extra={"key": outgoing.key})
            await self._store.act(_dead, outgoing.id)
        return parcel

    async def _drawn(self, parcel: Parcel | None) -> Parcel | None:
        """Draw what the card of a message carries as a file."""
        if parcel is None or parcel.made.paper is None:
            return parcel
        made = parcel.made
        card, file = await self._drawing.drawn(made.card, parcel.made.paper, parcel.reader, self._clock.now())
        return replace(parcel, made=replace(made, card=card, paper=None), drawn=file)

    async def _unknown(self, parcel: Parcel, wait: timedelta | None = None) -> None:
        """Look a message up that may be out; send it again later where it is not there, or cannot be looked up.

        `wait` is how much later where it surely is not there.
        """
        platform, found = self._platforms[parcel.address.platform], None
        try:
            if platform.limits.finds:
                found = await platform.find(parcel.address, parcel.outgoing.key)
        except Exception:  # noqa: BLE001 - a platform may raise anything
            _log.exception("a message could not be looked up", extra={"key": parcel.outgoing.key})
            wait = None
        if found is not None:
            await self._store.act(_found, parcel, found, self._clock.now())
        else:
            await self._put_off(parcel.outgoing, wait if platform.limits.finds else None)

    async def _put_off(self, outgoing: Outgoing, wait: timedelta | None = None) -> None:
        if wait is None:
            wait = min(FIRST_WAIT * 2 ** min(outgoing.attempts, 16), LONGEST_WAIT)
        await self._store.act(_retry, outgoing.id, self._clock.now() + wait)

    def _made(self, tables: Tables, outgoing: Outgoing, now: datetime) -> Parcel | None:
        act = Act(tables, now, self._organisation)
        address = self._address(tables, outgoing.person)
        made = views.make(act, views.Wanted.of(outgoing))
        if address is None or made is None:
            return None
        return Parcel(outgoing, made, address, views.reader(act, outgoing.person))

    def _address(self, tables: Tables, person: PersonId) -> Address | None:
        addresses = tables.people.addresses(person)
        return next((address for address in addresses if address.platform in self._platforms), None)

    async def _refresh_some(self, stuck: set[str]) -> bool:
        """Bring some cards up to date, passing over those that are stuck just now; False when none is left."""
        stale = await self._store.view(_stale, BATCH + len(stuck))
        standing = [card for card in stale if card.id not in stuck]
        await _all(self._refresh(card, stuck) for card in standing)
        return bool(standing)

    async def _refresh(self, standing: Standing, stuck: set[str]) -> None:
        """Bring one card up to date; one that cannot be edited now is tried another time."""
        try:
            made, reader = await self._store.view(self._remade, standing, self._clock.now())
            if digest(made.card) != standing.hash:
                await self._edit(standing, made, reader)
            await self._store.act(_shown, standing.id, made)
        except MessageGone:
            await self._store.act(_replace, standing, self._clock.now())
        except Unreachable:
            await self._store.act(_given_up, standing)
        except Exception:  # noqa: BLE001 - a platform may raise anything
            _log.exception("a card could not be brought up to date", extra={"card": standing.id})
            stuck.add(standing.id)

    async def _edit(self, standing: Standing, made: Made, reader: Reader) -> None:
        platform = self._platforms.get(standing.address.platform)
        if platform is not None:
            await platform.edit(standing.address, standing.message, made.card, reader)

    def _remade(self, tables: Tables, standing: Standing, now: datetime) -> tuple[Made, Reader]:
        act = Act(tables, now, self._organisation)
        wanted = views.Wanted(standing.kind, standing.subject, standing.version, standing.person)
        made = views.superseded(act, wanted) if standing.state == "superseded" else views.make(act, wanted)
        return made or views.gone(), views.reader(act, standing.person)


def digest(card: Card) -> str:
    """Give what tells two cards apart."""
    return hashlib.blake2b(repr(card).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()


async def _all(work: Iterable[Coroutine[None, None, None]]) -> None:
    """Do things at the same time, all of them to their end, and only then raise what one of them raised."""
    for failed in await asyncio.gather(*work, return_exceptions=True):
        if failed is not None:
            raise failed


def _next(tables: Tables, now: datetime) -> tuple[Outgoing, ...]:
    return tables.messages.next(now, BATCH)


def _interrupted(tables: Tables) -> tuple[Outgoing, ...]:
    return tables.messages.interrupted()


def _next_at(tables: Tables) -> datetime | None:
    return tables.messages.next_at()


def _stale(tables: Tables, most: int) -> tuple[Standing, ...]:
    return tables.messages.stale(most)


def _dead(tables: Tables, outgoing: int) -> None:
    tables.messages.dead(outgoing)


def _sending(tables: Tables, outgoing: int) -> None:
    tables.messages.sending(outgoing)


def _retry(tables: Tables, outgoing: int, at: datetime) -> None:
    tables.messages.retry(outgoing, at)


def _sent(tables: Tables, parcel: Parcel, message: str, now: datetime) -> None:
    _stand(tables, parcel, message, now, shows=(parcel.made.revision, digest(parcel.made.card)))


def _found(tables: Tables, parcel: Parcel, message: str, now: datetime) -> None:
    """Note a message that was out already. What it shows is not known, only that it may be behind: it is stale."""
    _stand(tables, parcel, message, now, shows=(-1, ""))


def _stand(tables: Tables, parcel: Parcel, message: str, now: datetime, *, shows: tuple[int, str]) -> None:
    outgoing, (revision, hash_) = parcel.outgoing, shows
    tables.messages.sent(outgoing.id)
    if parcel.drawn is not None:
        tables.files.add(parcel.drawn, now)  # what was handed out stays
    if outgoing.kind not in LIVE:
        return
    standing = Standing(
        id=new_id(),
        kind=outgoing.kind,
        subject=outgoing.subject,
        draft=parcel.made.draft,
        person=outgoing.person,
        address=parcel.address,
        message=message,
        version=outgoing.version,
        revision=revision,
        hash=hash_,
        state="live",
    )
    tables.messages.stand(standing, now)


def _shown(tables: Tables, standing: str, made: Made) -> None:
    tables.messages.shown(standing, revision=made.revision, hash_=digest(made.card), still=made.still)


def _given_up(tables: Tables, standing: Standing) -> None:
    tables.messages.shown(standing.id, revision=standing.revision, hash_=standing.hash, still=True)


def _replace(tables: Tables, standing: Standing, now: datetime) -> None:
    """Send a card anew whose message is gone from the chat (faults 7, 22); not a question that is over."""
    _given_up(tables, standing)
    asked = tables.dialogs.get(standing.subject) if standing.kind == Kind.QUESTION else None
    if standing.state == "live" and (asked is None or asked.state == "open"):
        again = Send(f"again:{standing.id}", standing.person, standing.kind, standing.subject, standing.version)
        tables.outbox.add((again,), now)

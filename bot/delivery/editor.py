"""One card brought up to date: made anew, and edited where it looks otherwise; what cannot be edited now is later."""

import asyncio
import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from bot.cards.card import LOOKED_AT, Kind
from bot.clock import Clock
from bot.delivery.lines import Lines
from bot.delivery.looks import digest
from bot.delivery.remembering import remembering
from bot.deps import Act, Organisation
from bot.domain.effects import Send
from bot.mail import Here, Standing
from bot.memory import Store, Tables
from bot.ports import MessageGone, RateLimited, Reader, Unreachable
from handlers import moved_cards, views
from handlers.made import Made, Wanted

CALL: Final = 30.0  # seconds
FIRST_WAIT: Final = timedelta(seconds=15)  # doubled with each try
LONGEST_WAIT: Final = timedelta(hours=1)
_Remade: TypeAlias = tuple[Made, Reader]
_log = logging.getLogger(__name__)


class Editor:
    """Brings cards up to date; edits of one card coalesce, for each shows the state as it is then."""

    def __init__(self, store: Store, clock: Clock, organisation: Organisation, lines: Lines) -> None:
        """Edit through these lines."""
        self._store, self._clock, self._organisation, self._lines = store, clock, organisation, lines

    def look(self, cards: Iterable[Standing]) -> "Look":
        """Prepare to bring several cards up to date, which are made in one look."""
        return Look(tuple(cards), self._store, self._clock, self._organisation)

    async def refresh(self, card: Standing, look: "Look") -> None:
        """Bring one card up to date. One that is gone comes anew, one that cannot be edited now is tried again."""
        try:
            made, reader = await look.at(card)
            looks = digest(made.card)
            if looks != card.hash and card.address.platform in self._lines.platforms:
                await self._edit(card, made, reader)
            await self._store.act(_shown, card.id, made, looks)
        except MessageGone:
            await self._store.act(_replace, card, self._clock.now())
            self._lines.wake()
        except Unreachable:
            await self._store.act(_given_up, card)
        except Exception as why:  # noqa: BLE001 - a platform may raise anything
            _log.exception("a card could not be brought up to date", extra={"card": card.id})
            await self._lines.refuses(card.address.platform, why)
            await self._store.act(_stuck, card, self._clock.now() + _wait(card, why))

    async def _edit(self, card: Standing, made: Made, reader: Reader) -> None:
        async with asyncio.timeout(CALL):
            platform = self._lines.platforms[card.address.platform]
            await platform.edit(card.address, card.message, made.card, reader)
        await self._lines.works(card.address.platform)


def _wait(card: Standing, why: Exception) -> timedelta:
    if isinstance(why, RateLimited):
        return why.after
    doubled: int = 2 ** min(card.tries, 16)
    return min(FIRST_WAIT * doubled, LONGEST_WAIT)


class Look:
    """Makes cards as they are now, all in one look when the first is asked for: what they share is read once."""

    def __init__(self, cards: tuple[Standing, ...], store: Store, clock: Clock, organisation: Organisation) -> None:
        """Look at these cards, of which none is made yet."""
        self._cards, self._store, self._clock, self._organisation = cards, store, clock, organisation
        self._made: dict[str, _Remade | Exception] = {}
        self._looking = asyncio.Lock()

    async def at(self, card: Standing) -> _Remade:
        """Give a card as it was when the first of them was asked for; raised is what kept it from being made."""
        async with self._looking:
            if not self._made:
                now = self._clock.now()
                self._made = await self._store.view(_all_remade, self._cards, now, self._organisation)
        made = self._made[card.id]
        if isinstance(made, Exception):
            raise made
        return made


def _all_remade(
    tables: Tables, cards: Iterable[Standing], now: datetime, organisation: Organisation
) -> dict[str, _Remade | Exception]:
    act, found = Act(remembering(tables), now, organisation), dict[str, _Remade | Exception]()
    for card in cards:
        try:
            found[card.id] = _remade(act, card)
        except Exception as why:  # noqa: BLE001 - one card that cannot be made may not hold up the others
            found[card.id] = why
    return found


def _remade(act: Act, card: Standing) -> _Remade:
    wanted = Wanted(card.kind, card.subject, card.version, card.person)
    made = moved_cards.superseded(act, wanted) if card.state == "superseded" else views.make(act, wanted)
    return made or views.gone(), views.reader(act, card.person)


def _shown(tables: Tables, card: str, made: Made, looks: str) -> None:
    tables.messages.shown(card, revision=made.revision, hash_=looks, still=made.still)


def _given_up(tables: Tables, card: Standing) -> None:
    tables.messages.shown(card.id, revision=card.revision, hash_=card.hash, still=True)


def _stuck(tables: Tables, card: Standing, until: datetime) -> None:
    tables.messages.stuck(card, until)


def _replace(tables: Tables, card: Standing, now: datetime) -> None:
    """Send a card anew whose message is gone from the chat (faults 7, 22); not what is over, or was only looked at."""
    _given_up(tables, card)
    if card.kind in LOOKED_AT:
        return
    asked = tables.dialogs.get(card.subject) if card.kind == Kind.QUESTION else None
    if card.state == "live" and (asked is None or asked.state == "open"):
        again = Send(f"again:{card.id}", card.person, card.kind, card.subject, card.version, place=card.place)
        tables.outbox.add((again,), now, Here(card.person, card.address))

"""One card brought up to date: made anew, and edited where it looks otherwise; what cannot be edited now is later."""

import asyncio
import logging
from datetime import datetime, timedelta
from typing import Final

from bot.cards.card import LOOKED_AT, Kind
from bot.clock import Clock
from bot.delivery.lines import Lines
from bot.delivery.looks import digest
from bot.deps import Act, Organisation
from bot.domain.effects import Send
from bot.mail import Here, Standing
from bot.memory import Store, Tables
from bot.ports import MessageGone, RateLimited, Reader, Unreachable
from handlers import views
from handlers.made import Made, Wanted

CALL: Final = 30.0  # seconds
FIRST_WAIT: Final = timedelta(seconds=15)  # doubled with each try
LONGEST_WAIT: Final = timedelta(hours=1)
_log = logging.getLogger(__name__)


class Editor:
    """Brings cards up to date; edits of one card coalesce, for each shows the state as it is then."""

    def __init__(self, store: Store, clock: Clock, organisation: Organisation, lines: Lines) -> None:
        """Edit through these lines."""
        self._store, self._clock, self._organisation, self._lines = store, clock, organisation, lines

    async def refresh(self, card: Standing) -> None:
        """Bring one card up to date. One that is gone comes anew, one that cannot be edited now is tried again."""
        try:
            made, reader = await self._store.view(_remade, card, self._clock.now(), self._organisation)
            if digest(made.card) != card.hash and card.address.platform in self._lines.platforms:
                await self._edit(card, made, reader)
            await self._store.act(_shown, card.id, made)
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


def _remade(tables: Tables, card: Standing, now: datetime, organisation: Organisation) -> tuple[Made, Reader]:
    act = Act(tables, now, organisation)
    wanted = Wanted(card.kind, card.subject, card.version, card.person)
    made = views.superseded(act, wanted) if card.state == "superseded" else views.make(act, wanted)
    return made or views.gone(), views.reader(act, card.person)


def _shown(tables: Tables, card: str, made: Made) -> None:
    tables.messages.shown(card, revision=made.revision, hash_=digest(made.card), still=made.still)


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

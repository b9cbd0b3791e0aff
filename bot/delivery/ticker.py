"""The ticker's work: due items whose time has come are looked at, each in an act of its own, many in one commit."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from bot.clock import Clock
from bot.deps import Act, Organisation
from bot.domain.effects import Remind
from bot.memory import Store, Tables
from handlers import due

AT_ONCE: Final = 64  # due items that wait to be written; a tap that comes meanwhile waits for no more than these
FIRST_WAIT: Final = timedelta(seconds=5)  # before an item that failed is looked at again; doubled with each failure
LONGEST_WAIT: Final = timedelta(minutes=10)
_log = logging.getLogger(__name__)


class Ticker:
    """Fires due items; late once, never twice."""

    def __init__(self, store: Store, clock: Clock, organisation: Organisation, *, wake: Callable[[], None]) -> None:
        """`wake` is called when something was fired."""
        self._store, self._clock, self._organisation, self._wake = store, clock, organisation, wake
        self._failed: dict[Remind, tuple[int, datetime]] = {}  # how often, and when to look at it again
        self._turn = asyncio.Lock()

    async def tick(self) -> None:
        """Fire all that is due now, and what falls due by that, the oldest first; ticks follow one another.

        The engine takes the acts in the order in which they are handed over, so what is due for one subject keeps its.
        """
        async with self._turn:
            while waiting := await self._waiting():
                await asyncio.gather(*map(self._look_at, waiting))
                self._wake()

    async def _waiting(self) -> list[Remind]:
        """Give what is due, the oldest first, beside what has failed and is left alone for a while."""
        now = self._clock.now()
        due = await self._store.view(_due, now, AT_ONCE + len(self._failed))
        self._failed = {item: self._failed[item] for item in due if item in self._failed}
        return [item for item in due if item not in self._failed or self._failed[item][1] <= now][:AT_ONCE]

    async def _look_at(self, item: Remind) -> None:
        """Fire one item; where that fails it stays due, and holds up no other."""
        try:
            await self._store.act(_fire, item, self._clock.now(), self._organisation)
        except Exception:  # noqa: BLE001 - whatever it was, the others are fired
            _log.exception("a due item stays due", extra={"rule": item.rule, "subject": item.subject})
            times, _ = self._failed.get(item, (0, None))
            wait = min(FIRST_WAIT * 2 ** min(times, 16), LONGEST_WAIT)
            self._failed[item] = times + 1, self._clock.now() + wait


def _due(tables: Tables, now: datetime, most: int) -> tuple[Remind, ...]:
    return tables.dues.due(now, most)


def _fire(tables: Tables, item: Remind, now: datetime, organisation: Organisation) -> None:
    due.fire(Act(tables, now, organisation, f"due:{item.rule}:{item.subject}:{item.period}"), item)

"""The ticker's work: each due item whose time has come is looked at in an act of its own."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Final

from bot.clock import Clock
from bot.deps import Act, Organisation
from bot.domain.effects import Remind
from bot.memory import Store, Tables
from handlers import due

BATCH: Final = 256
_log = logging.getLogger(__name__)


class Ticker:
    """Fires due items; late once, never twice."""

    def __init__(self, store: Store, clock: Clock, organisation: Organisation, *, wake: Callable[[], None]) -> None:
        """`wake` is called when something was fired."""
        self._store, self._clock, self._organisation, self._wake = store, clock, organisation, wake

    async def tick(self) -> None:
        """Fire all that is due now, and what falls due by that."""
        failed: set[Remind] = set()
        while waiting := [item for item in await self._store.view(_due, self._clock.now()) if item not in failed]:
            for item in waiting:
                try:
                    await self._store.act(_fire, item, self._clock.now(), self._organisation)
                except Exception:  # noqa: BLE001 - one due item may not hold up the others
                    _log.exception("a due item stays due", extra={"rule": item.rule, "subject": item.subject})
                    failed.add(item)
            self._wake()


def _due(tables: Tables, now: datetime) -> tuple[Remind, ...]:
    return tables.dues.due(now, BATCH)


def _fire(tables: Tables, item: Remind, now: datetime, organisation: Organisation) -> None:
    due.fire(Act(tables, now, organisation, f"due:{item.rule}:{item.subject}:{item.period}"), item)

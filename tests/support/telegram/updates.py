"""What waits to be told to the bot: numbered, kept for a day, gone once it was confirmed."""

import asyncio
import random
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from bot.clock import Clock

KEPT: Final = timedelta(hours=24)
QUIET: Final = timedelta(days=7)  # after which numbers begin anew, at random
_UNASKED: Final = ("chat_member", "message_reaction", "message_reaction_count")
_FROM, _TO = 100_000_000, 900_000_000


@dataclass
class Update:
    """One update that waits."""

    id: int
    at: float
    kind: str
    body: dict[str, Any]
    chat: int = 0


class Updates:
    """The queue of one bot; whoever waits for it is woken when something comes."""

    def __init__(self, clock: Clock, seed: int) -> None:
        self.clock = clock
        self.waiting: list[Update] = []
        self.allowed: list[str] = []
        self.told = 0  # how many were given out, or posted, at least once
        self.expired: list[Update] = []  # nobody fetched these within a day
        self.changed = asyncio.Event()
        self._random = random.Random(seed)
        self._next = self._random.randrange(_FROM, _TO)
        self._newest: float | None = None

    def add(self, kind: str, body: dict[str, Any], chat: int = 0) -> Update | None:
        """Put an update into the queue; None where the bot did not ask for its kind."""
        if not self.wants(kind):
            return None
        now = self.clock.now().timestamp()
        if self._newest is not None and now - self._newest >= QUIET.total_seconds():
            self.restart()
        update = Update(self._next, now, kind, {"update_id": self._next, kind: body}, chat)
        self._next, self._newest = self._next + 1, now
        self.waiting.append(update)
        self._woken()
        return update

    def wants(self, kind: str) -> bool:
        """Tell whether the bot asked for updates of this kind."""
        return kind in self.allowed if self.allowed else kind not in _UNASKED

    def restart(self, at: int | None = None) -> None:
        """Have numbers begin anew: where this says, or at random, most often below what was confirmed."""
        self._next = self._random.randrange(1_000, _FROM) if at is None else at

    def ready(self, offset: int = 0, limit: int = 100) -> list[Update]:
        """Confirm what is below the offset, and give what waits from there on.

        An offset beyond all numbers confirms nothing: everything is given out, as Telegram does.
        """
        self._forget()
        last = [place for place, update in enumerate(self.waiting) if update.id == offset - 1]
        first = [place for place, update in enumerate(self.waiting) if update.id >= offset]
        if offset < 0:
            self._cut(len(self.waiting) + offset)
        elif offset and (last or first):
            self._cut(last[-1] + 1 if last else first[0])
        given = self.waiting[: max(1, limit)]
        self.told += len(given)
        return given

    def confirm(self, *ids: int) -> None:
        """Take out what the bot has."""
        self.waiting = [update for update in self.waiting if update.id not in ids]
        self._woken()

    def _cut(self, count: int) -> None:
        if count > 0:
            self.waiting = self.waiting[count:]
            self._woken()

    def _forget(self) -> None:
        oldest = self.clock.now().timestamp() - KEPT.total_seconds()
        self.expired += [update for update in self.waiting if update.at < oldest]
        self.waiting = [update for update in self.waiting if update.at >= oldest]

    def _woken(self) -> None:
        self.changed.set()
        self.changed = asyncio.Event()

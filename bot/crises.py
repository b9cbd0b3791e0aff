"""What is kept of crises and how it is asked for; storage meets this protocol."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, Protocol

from bot.domain.crises import Crisis, CrisisId
from bot.domain.crisis_ladder import Way
from bot.domain.drafts import Attachment, DraftId
from bot.domain.people import PersonId
from bot.frozen import frozen


@frozen
class Called:
    """Somebody who was called: since when, what he said, and whether he is called no more."""

    person: PersonId
    since: datetime
    seen_at: datetime | None = None
    aids_at: datetime | None = None
    left_at: datetime | None = None


@frozen
class Line:
    """A line of what was told in a crisis, in its order."""

    id: int
    at: datetime
    by: PersonId
    kind: Literal["report", "added", "told"]
    words: str
    files: tuple[Attachment, ...] = ()


class Crises(Protocol):
    """Crises, whom they call, how that reached them, and what was told."""

    def add(self, crisis: Crisis) -> None: ...
    def get(self, crisis: str) -> Crisis | None: ...
    def save(self, crisis: Crisis) -> Crisis:
        """Write it with its revision raised, so that its cards follow; Overtaken when it was written meanwhile."""
        ...

    def number(self, year: int, *, drill: bool = False) -> str:
        """Give the next number of the year: C-2026-03, of drills D-2026-01."""
        ...

    def open(self) -> tuple[Crisis, ...]:
        """Give those that are open, the oldest first."""
        ...

    def lately(self, since: datetime) -> tuple[Crisis, ...]:
        """Give those that were called out and are over since then, the last one first; a few at the most."""
        ...

    def late(self, now: datetime) -> tuple[CrisisId, ...]:
        """Name those whose next step should have been run by now."""
        ...

    def alike(self, words: str, since: datetime) -> tuple[tuple[CrisisId, int, bool], ...]:
        """Give open ones reported since then: how alike their title is, of 100, and whether it has the same figures."""
        ...

    def of_draft(self, draft: DraftId) -> CrisisId | None:
        """Name the open one that came from an item."""
        ...

    def called(self, crisis: CrisisId) -> tuple[Called, ...]: ...
    def call(self, crisis: CrisisId, person: PersonId, now: datetime) -> None:
        """Note that somebody is called; one who was called no more is again."""
        ...

    def answer(self, crisis: CrisisId, person: PersonId, now: datetime, *, joins: bool) -> bool:
        """Note that somebody saw it, or joins in; False when he said that before."""
        ...

    def leave(self, crisis: CrisisId, person: PersonId, now: datetime) -> None: ...
    def ways(self, crisis: CrisisId) -> tuple[Way, ...]: ...
    def way(self, crisis: CrisisId, person: PersonId, platform: str, key: str, now: datetime) -> None:
        """Note that somebody is called on a platform, under this key of the outbox."""
        ...

    def accepted(self, crisis: str, person: PersonId, platform: str, now: datetime) -> None:
        """Note that a platform took an alert for somebody; the first time counts."""
        ...

    def tell(self, crisis: CrisisId, line: Line) -> int:
        """Add a line; give its id."""
        ...

    def told(self, crisis: CrisisId) -> Sequence[Line]: ...
    def word(self, crisis: CrisisId) -> Line | None:
        """Give the last thing that an owner told of how it goes on."""
        ...

    def line(self, line: int) -> tuple[CrisisId, Line] | None: ...
    def latest_of(self, person: PersonId) -> Crisis | None:
        """Give the last one that somebody reported."""
        ...

    def outside(self) -> tuple[tuple[Crisis, int], ...]:
        """Give those that are still to be called from outside, with how often they were to be by now."""
        ...

    def wants_outside(self, crisis: CrisisId) -> None:
        """Have it called from outside once more."""
        ...

    def called_outside(self, crisis: CrisisId, times: int) -> None: ...
    def unreached(self, before: datetime) -> tuple[Crisis, ...]:
        """Give those that call, began before this moment, and of which no platform has taken a single alert."""
        ...

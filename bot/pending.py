"""What waits and is chased, and how each wants to be told of it; storage meets these protocols."""

from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.drafts import Draft
from bot.domain.habits import Chosen
from bot.domain.people import PersonId
from bot.domain.steps import Step, StepId
from bot.frozen import frozen


@frozen
class Opened:
    """An open step as it is timed: since when, for how much working time, by which policy; a `talk` has no ladder."""

    step: StepId
    opened_at: datetime
    due: timedelta
    policy: str
    talk: bool = False


@frozen
class Late:
    """An open step that is overdue, with its item's title."""

    draft: Draft
    title: str
    step: Step
    due: datetime


class Pending(Protocol):
    """Open steps that have a time."""

    def timed(self) -> tuple[Opened, ...]: ...
    def put_due(self, step: StepId, due_at: datetime) -> None:
        """Set when an open step is due."""
        ...

    def late(self, now: datetime, most: int) -> tuple[Late, ...]:
        """Give what is overdue, the oldest first."""
        ...


class Habits(Protocol):
    """What people have chosen for themselves."""

    def of(self, person: PersonId) -> Chosen: ...
    def choose(self, person: PersonId, chosen: Chosen) -> None: ...
    def hours(self) -> frozenset[str]:
        """Name the hours that people have chosen for their digests."""
        ...

    def at(self, hour: str | None) -> frozenset[PersonId]:
        """Name those who have chosen this hour; for None those who have chosen any."""
        ...

"""What is kept of what units hand in and of how long things take, and how it is asked for; storage meets this."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal, Protocol

from bot.domain.drafts import DraftId
from bot.domain.people import PersonId, UnitId
from bot.frozen import frozen

Known = Literal["unit", "channel"]


@frozen
class Noted:
    """What happened to a unit in a period: how often it was reminded, and who excused it, why."""

    reminded: int = 0
    excused_by: PersonId | None = None
    reason: str = ""


@frozen
class Pass:
    """A step that was answered: its id in the policy, when it opened, when the last of its answers was given."""

    rule: str
    opened_at: datetime
    answered_at: datetime


@frozen
class Settled:
    """An item whose fate was decided: when it was submitted first, when it was signed off or rejected."""

    draft: DraftId
    submitted_at: datetime
    at: datetime
    signed: bool


class Quotas(Protocol):
    """What units hand in, and what reports are made from."""

    def count(self, rule: str, draft: DraftId, unit: UnitId, at: datetime) -> bool:
        """Count an item for a rule; False where it was counted before."""
        ...

    def counted(self, draft: DraftId) -> Mapping[str, datetime]:
        """Say by which rules an item was counted, and when."""
        ...

    def moments(self, rule: str, since: datetime, until: datetime) -> Mapping[UnitId, tuple[datetime, ...]]:
        """Give when items of each unit were counted from `since` to before `until`."""
        ...

    def noted(self, rule: str, since: str) -> Mapping[tuple[UnitId, str], Noted]:
        """Give what happened to units in periods, by unit and period; of periods whose ids are no less than `since`."""
        ...

    def reminded(self, rule: str, unit: UnitId, period: str) -> None: ...
    def excuse(self, rule: str, unit: UnitId, period: str, by: PersonId, reason: str, now: datetime) -> bool:
        """Excuse a unit; False where it was excused before."""
        ...

    def known(self, kind: Known) -> Mapping[str, datetime]:
        """Say since when units are active, or since when channels have a rhythm."""
        ...

    def know(self, kind: Known, names: Iterable[str], now: datetime) -> None:
        """Note these from now on where they are new, and forget all others."""
        ...

    def usual(self) -> Mapping[str, timedelta]:
        """Say how long steps usually take in working time, by their ids in the policy."""
        ...

    def learn(self, usual: Mapping[str, timedelta]) -> None: ...
    def passes(self, since: datetime, until: datetime) -> tuple[Pass, ...]:
        """Give the steps that were answered in a time, as far as the end of the log tells of it."""
        ...

    def settled(self, since: datetime, until: datetime) -> tuple[Settled, ...]:
        """Give the items that were signed off or rejected in a time, each once, as far as the end of the log tells."""
        ...

    def released(self, channels: Sequence[str], since: datetime) -> Mapping[str, tuple[datetime, ...]]:
        """Give when something appeared in channels since a moment, and of each at least the last time."""
        ...

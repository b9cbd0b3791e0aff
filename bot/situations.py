"""What is kept of situation reports and of what happened in a crisis, and how it is asked for."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from bot.domain.crises import CrisisId
from bot.domain.people import PersonId
from bot.domain.situation import Report
from bot.frozen import frozen


@frozen
class Happened:
    """A fact of a crisis as it stands in the record; `data` is what it was written with, moments in microseconds."""

    number: int
    kind: str
    by: PersonId | None
    at: datetime
    data: Mapping[str, Any]


class Situations(Protocol):
    """Situation reports, and the record of a crisis."""

    def add(self, crisis: CrisisId, report: Report) -> None: ...
    def of(self, crisis: CrisisId) -> tuple[Report, ...]:
        """Give those of a crisis, the first one first."""
        ...

    def latest(self, crisis: CrisisId) -> Report | None: ...
    def happened(self, crisis: CrisisId) -> tuple[Happened, ...]:
        """Give all facts of a crisis in their order."""
        ...

    def numbered(self, number: str) -> CrisisId | None:
        """Name the crisis that has this number."""
        ...

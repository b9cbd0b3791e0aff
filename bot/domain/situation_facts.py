"""What happened to situation reports: facts of a crisis, in its chain."""

from datetime import datetime
from typing import Literal

from bot.domain.crisis_facts import Named
from bot.domain.people import PersonId
from bot.frozen import frozen

Part = Literal["overview", "measures", "next_steps"]


@frozen
class Said:
    """What a report says, in the three parts that policy asks for (P0 三(六)2)."""

    overview: str = ""
    measures: str = ""
    next_steps: str = ""

    @property
    def empty(self) -> bool:
        """Tell whether it says nothing."""
        return not (self.overview or self.measures or self.next_steps)


@frozen
class SituationReported:
    """Its owner gave the report of this number; `places` name where it is posted."""

    crisis: Named
    by: PersonId
    number: int
    kind: str
    said: Said
    files: tuple[str, ...] = ()  # digests
    places: tuple[str, ...] = ()


@frozen
class ReportDue:
    """Its owner is reminded of a report that was due at `due_at`; `meant_for` is when, where that comes late."""

    crisis: Named
    owner: PersonId
    kind: str
    due_at: datetime
    meant_for: datetime | None = None
    by: PersonId | None = None


@frozen
class FinalReportWaived:
    """Its owner proposes to close it without a final report."""

    crisis: Named
    by: PersonId


SituationFact = SituationReported | ReportDue | FinalReportWaived

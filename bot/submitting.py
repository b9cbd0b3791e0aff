"""What is asked of storage about what units are to hand in: assignments with their contributions, and plans."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.assignments import Assignment, Contribution
from bot.domain.drafts import DraftId
from bot.domain.people import PersonId
from bot.domain.plans import CalendarLink, Out, PlanEntry


class Assignments(Protocol):
    """Assignments; each has one contribution for each unit called upon."""

    def add(self, assignment: Assignment, parts: Sequence[Contribution]) -> None: ...
    def get(self, assignment: str) -> Assignment | None: ...
    def open(self) -> tuple[Assignment, ...]:
        """Give those that are neither done nor called off, the first due first."""
        ...

    def parts(self, assignment: str) -> tuple[Contribution, ...]: ...
    def part(self, contribution: str) -> tuple[Assignment, Contribution] | None:
        """Give a contribution, and what it is for."""
        ...

    def of_draft(self, draft: DraftId) -> tuple[Assignment, Contribution] | None:
        """Give the contribution that an item is, and what it is for."""
        ...

    def put(self, assignment: Assignment) -> None:
        """Write what changes of it; its cards, and those of its contributions, are behind from then on."""
        ...

    def put_part(self, part: Contribution) -> None:
        """Write what changes of it; its cards, and those of its assignment, are behind from then on."""
        ...


class Plans(Protocol):
    """The release plan: what units mean to release, and what has been released."""

    def add(self, entry: PlanEntry) -> None: ...
    def get(self, entry: str) -> PlanEntry | None: ...
    def put(self, entry: PlanEntry) -> None: ...
    def of_draft(self, draft: DraftId) -> PlanEntry | None:
        """Give the entry that an item carries out."""
        ...

    def between(self, since: datetime, until: datetime) -> tuple[PlanEntry, ...]:
        """Give the entries planned for a time, in its order; those dropped are none."""
        ...

    def dropped(self, since: datetime, until: datetime) -> tuple[PlanEntry, ...]:
        """Give the entries that were planned for a time and then dropped, in its order."""
        ...

    def released(self, since: datetime) -> tuple[Out, ...]:
        """Give what was released lately, each item once, the newest first."""
        ...


class CalendarLinks(Protocol):
    """The links by which people subscribe to the release plan; of several of one person only the last one lives."""

    def add(self, link: CalendarLink) -> None:
        """Keep a new one; the caller has ended the one before."""
        ...

    def get(self, link: str) -> CalendarLink | None: ...
    def of(self, person: PersonId) -> CalendarLink | None:
        """Give the one of somebody that lives."""
        ...

    def behind(self, digest: str) -> CalendarLink | None:
        """Find the living one whose secret has this digest."""
        ...

    def living(self) -> tuple[CalendarLink, ...]: ...
    def end(self, link: str, now: datetime) -> bool:
        """End one; False when it was dead already."""
        ...

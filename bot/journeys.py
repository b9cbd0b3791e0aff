"""What is kept of drafts and their journeys, and how it is asked for; storage meets these protocols."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, Protocol

from bot.domain.drafts import Draft, DraftId, Version
from bot.domain.people import PersonId, UnitId
from bot.domain.rounds import Round
from bot.domain.steps import Decision, Seat, SeatId, Step, StepId
from bot.frozen import frozen
from bot.text import Names


@frozen
class Held:
    """What is needed to take one decision: the draft without its text, the step, the seat, who decided before."""

    draft: Draft
    title: str
    step: Step
    seat: Seat
    earlier: tuple[PersonId, ...]
    last: bool = False  # no step comes after this one


@frozen
class Listed:
    """A line of a list of drafts."""

    draft: Draft
    title: str
    since: datetime
    waits_for: tuple[PersonId, ...]
    step: Step | None


@frozen
class Waiting:
    """A line of an inbox: a seat, a release task, or one's own draft that came back or was never submitted.

    Of a seat that is another's `whose` says for whom he answers.
    """

    draft: Draft
    title: str
    kind: Literal["review", "release", "returned", "gathering"]
    since: datetime
    due: datetime | None
    step: Names | None = None
    whose: PersonId | None = None


@frozen
class Done:
    """What somebody did with an item, and when last."""

    draft: Draft
    title: str
    kind: Literal["submitted", "decided", "released"]
    at: datetime


class Drafts(Protocol):
    """Drafts, versions, rounds, steps, seats and decisions."""

    def add(self, draft: Draft, version: Version, now: datetime) -> None: ...
    def get(self, draft: DraftId) -> Draft | None: ...
    def by_number(self, number: str) -> Draft | None: ...
    def save(self, draft: Draft, now: datetime) -> Draft:
        """Write the draft where its revision is still the same; `Overtaken` otherwise. Gives the next revision."""
        ...

    def touch(self, draft: Draft, now: datetime) -> None:
        """Raise the revision of a draft whose seats changed; `Overtaken` when somebody was faster."""
        ...

    def version(self, draft: DraftId, number: int) -> Version: ...
    def put_version(self, version: Version) -> None: ...
    def drop_version(self, draft: DraftId, number: int) -> None: ...
    def number(self, series: str, year: int) -> int:
        """Draw the next number of a series."""
        ...

    def holding(self, seat: SeatId) -> Held | None: ...
    def with_seat(self, seat: SeatId) -> DraftId | None: ...
    def with_step(self, step: StepId) -> DraftId | None: ...
    def take(self, decision: Decision) -> bool:
        """Close the seat for this version and keep the decision; False if somebody was faster."""
        ...

    def opened(self, seat: SeatId, now: datetime) -> None: ...
    def seen(self, draft: DraftId, person: PersonId, before: int) -> int: ...
    def round(self, draft: DraftId) -> Round | None:
        """Give the present journey with its steps, seats and their decisions on the version they ask about."""
        ...

    def round_of_seat(self, seat: SeatId) -> Round | None:
        """Give the journey, present or past, in which a seat stands."""
        ...

    def decisions(self, draft: DraftId) -> tuple[tuple[Step, Decision], ...]: ...
    def rounds(self, draft: DraftId) -> int:
        """Count the journeys a draft has begun."""
        ...

    def start(self, round_: Round, now: datetime) -> None: ...
    def save_round(self, before: Round, after: Round) -> None: ...
    def waiting_for(self, person: PersonId, most: int) -> tuple[Waiting, ...]: ...
    def count_waiting(self, person: PersonId) -> int: ...
    def mine(self, person: PersonId, most: int) -> tuple[Listed, ...]: ...
    def count_mine(self, person: PersonId) -> int: ...
    def lately(self, person: PersonId, since: datetime) -> tuple[Done, ...]:
        """Give what somebody submitted, decided and released lately, the newest first, once for each item and kind."""
        ...

    def seated(self) -> tuple[PersonId, ...]:
        """Name everybody who has an open seat."""
        ...

    def orphans(self, now: datetime) -> tuple[Draft, ...]:
        """Give the open items whose author has left, or is neither officer nor liaison now."""
        ...

    def strays(self) -> tuple[Draft, ...]:
        """Give the items of units that are gone, but those that have been released."""
        ...

    def under_way(self) -> Mapping[UnitId, int]:
        """Count the open items of each unit that has any."""
        ...

    def gathered(self) -> tuple[Draft, ...]:
        """Give the items that are on no journey yet: what the policy in force asks for is asked of them."""
        ...

    def returned(self) -> tuple[Draft, ...]:
        """Give the items that wait with their authors to be submitted again."""
        ...

    def seats_of(self, person: PersonId) -> tuple[SeatId, ...]: ...
    def may_see(self, person: PersonId, draft: DraftId, now: datetime) -> bool: ...
    def newest(self) -> DraftId | None: ...

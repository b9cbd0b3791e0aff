"""What is kept of those who stand in for others, and how it is asked for; storage meets this protocol."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

from bot.domain.delegations import Delegation
from bot.domain.drafts import DraftId
from bot.domain.people import PersonId
from bot.domain.standing_in import Proxy
from bot.domain.steps import SeatId, StepId


class Standing(Protocol):
    """Who is away, who decides for him, and which seats were lent to whom."""

    def on(self, day: date) -> Mapping[PersonId, Delegation]:
        """Say who is away on a local day, each with the delegation that holds; of several the one set last."""
        ...

    def get(self, delegation: str) -> Delegation | None: ...
    def add(self, delegation: Delegation, now: datetime) -> None: ...
    def end(self, delegation: str, now: datetime) -> bool:
        """End a delegation before its time; False when it was ended already."""
        ...

    def coming(self, day: date) -> tuple[Delegation, ...]:
        """Give those that hold on this local day or later, in the order of their days."""
        ...

    def lend(self, proxy: Proxy) -> None:
        """Note that somebody is asked in the place of a seat's person, now or again."""
        ...

    def give_back(self, seat: SeatId, person: PersonId, now: datetime) -> None: ...
    def lent(self, step: StepId) -> tuple[Proxy, ...]:
        """Give those who stand in for the seats of a step now."""
        ...

    def stood(self, seat: SeatId, person: PersonId) -> Proxy | None:
        """Give what somebody is, or was, asked for a seat that is another's."""
        ...

    def decided(self, delegation: str) -> int:
        """Count what was decided by somebody whom a delegation had asked, in the other's place."""
        ...

    def seats(self) -> tuple[SeatId, ...]:
        """Name the open seats that are lent to anybody now."""
        ...

    def places(self, draft: DraftId) -> Mapping[SeatId, PersonId]:
        """Give the decisions on an item that were taken in another's place: by their seats, whose place it was."""
        ...

    def approved_in_place(self, draft: DraftId) -> Mapping[PersonId, tuple[PersonId, ...]]:
        """Say in whose place somebody approved an item, wherever that was another's."""
        ...

    def by(self, delegation: str) -> tuple[Proxy, ...]:
        """Give what is lent because of a delegation."""
        ...

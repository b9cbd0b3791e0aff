"""What is kept of drills and of who cannot be reached, and how it is asked for; storage meets these protocols."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from bot.domain.drill_rules import Occasion
from bot.domain.drills import Drill
from bot.domain.people import PersonId
from bot.domain.reaching import Account, OutOfReach
from bot.ports import Address


class Drills(Protocol):
    """Drills, each beside its row among the crises."""

    def add(self, drill: Drill) -> None: ...
    def get(self, crisis: str) -> Drill | None: ...
    def running(self) -> tuple[Drill, ...]: ...
    def latest(self, most: int) -> tuple[Drill, ...]:
        """Give the last ones that are over, the newest first."""
        ...

    def held(self, occasion: Occasion, period: str) -> bool:
        """Tell whether the one that policy asks for in a period has begun."""
        ...

    def end(self, drill: Drill) -> bool:
        """Write how it came out; False when it was over already."""
        ...

    def give_way(self) -> bool:
        """Take back what running drills still have to send, so that an alarm goes first; False where none runs."""
        ...


class OutsideReach(Protocol):
    """Who could not be reached when that was looked at last."""

    def all(self) -> tuple[OutOfReach, ...]: ...
    def put(self, found: Sequence[OutOfReach]) -> None:
        """Keep these, and none else."""
        ...

    def note(self, by: PersonId) -> None:
        """Note that an administrator knows of all of them."""
        ...

    def revision(self) -> int:
        """Give how often that has changed, so that cards follow."""
        ...

    def linked(self) -> tuple[Address, ...]:
        """Give the accounts of all active people, as they stand in the roster."""
        ...

    def lost(self, address: Address) -> bool:
        """Tell whether an account took nothing the last time."""
        ...

    def accounts(self) -> Mapping[PersonId, Sequence[Account]]:
        """Give the accounts of all active people, and whether each took what was sent to it last."""
        ...

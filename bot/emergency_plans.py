"""What is kept of units' emergency plans; storage meets this protocol."""

from typing import Protocol

from bot.domain.emergency_plans import Asking, EmergencyPlan
from bot.domain.people import UnitId


class EmergencyPlans(Protocol):
    """Plans as they came in, none of them ever taken away, and how far units have been asked."""

    def add(self, plan: EmergencyPlan) -> None: ...
    def grow(self, plan: EmergencyPlan) -> None:
        """Write the files that a plan has by now."""
        ...

    def get(self, plan: str) -> EmergencyPlan | None: ...
    def latest(self) -> dict[UnitId, EmergencyPlan]:
        """Give the newest plan of each unit that has one."""
        ...

    def of(self, unit: UnitId) -> EmergencyPlan | None:
        """Give the newest plan of a unit."""
        ...

    def asked(self) -> dict[UnitId, Asking]: ...
    def put(self, asking: Asking) -> None: ...

"""What policy says of drills: how often, when, for how long, whom they may reach."""

from datetime import timedelta
from enum import StrEnum
from typing import Literal

from bot.frozen import frozen

Every = Literal["month", "quarter", "year"]


class Occasion(StrEnum):
    """How a drill came to be."""

    HAND = "hand"
    IN_HOURS = "in"
    OFF_HOURS = "off"


@frozen
class DrillRules:
    """What policy says of drills (P1 8): how often in and outside of working hours, how long one lasts.

    Nobody is told of one beforehand but, where `announced`, those who lead in crises. `outside` has what does not
    depend on our platforms called as well, `everybody` the whole directory; `any_hour` lets one come by night.
    """

    in_hours: Every | None = None
    off_hours: Every | None = None
    lasts: timedelta = timedelta(minutes=30)
    announced: bool = False
    outside: bool = False
    everybody: bool = False
    any_hour: bool = False
    clauses: tuple[str, ...] = ()

    def every(self, occasion: Occasion) -> Every | None:
        """Say how often there is one of this occasion by itself."""
        return {Occasion.IN_HOURS: self.in_hours, Occasion.OFF_HOURS: self.off_hours}.get(occasion)

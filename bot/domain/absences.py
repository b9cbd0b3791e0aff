"""What happened with those who are away: said, begun, ended; facts like those of upkeep."""

from datetime import datetime
from typing import Literal

from bot.domain.people import PersonId
from bot.frozen import frozen


@frozen
class AwaySet:
    """Somebody will be away: days are local (2026-05-01), both included; `begins` and `ends` are UTC.

    `now` says that it has begun already.
    """

    delegation: str
    person: PersonId
    delegate: PersonId
    since: str
    until: str
    begins: datetime
    ends: datetime
    note: str = ""
    now: bool = False
    by: PersonId | None = None


@frozen
class AwayBegan:
    """From now on the delegate is asked as well; `waiting` counts what waited already and is put before him."""

    delegation: str
    person: PersonId
    delegate: PersonId
    since: str
    until: str
    waiting: int
    by: PersonId | None = None


@frozen
class AwayEnded:
    """The delegate decides no more: the days are over, the other is back, or somebody has left.

    It may end before it has `begun`. `decided` counts what he decided in the other's place, `back` what went back
    undecided.
    """

    delegation: str
    person: PersonId
    delegate: PersonId
    why: Literal["over", "back", "replaced", "left"]
    begun: bool
    decided: int
    back: int
    by: PersonId | None = None
    since: str = ""
    until: str = ""


Absences = AwaySet | AwayBegan | AwayEnded

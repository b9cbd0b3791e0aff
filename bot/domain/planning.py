"""What happened to the release plan; facts like those of items."""

from datetime import datetime

from bot.domain.people import PersonId
from bot.frozen import frozen
from bot.text import Names


@frozen
class Planned:
    """A unit entered something into the plan; `meets` are others' entries with who entered them, and how they meet."""

    entry: str
    by: PersonId
    title: str
    unit: Names
    planned: datetime
    meets: tuple[tuple[str, str, PersonId | None, str], ...] = ()


@frozen
class PlanChanged:
    """Something was taken out of the plan."""

    entry: str
    by: PersonId
    title: str
    unit: Names
    planned: datetime
    told: tuple[PersonId, ...] = ()


@frozen
class CalendarLinked:
    """Somebody was given a secret link to the plan; what opens it stands nowhere."""

    by: PersonId
    link: str


@frozen
class CalendarUnlinked:
    """A link opens nothing any more: `why` is ended, renewed or lost, where he sees no plan any more."""

    by: PersonId
    link: str
    why: str


Planning = Planned | PlanChanged | CalendarLinked | CalendarUnlinked

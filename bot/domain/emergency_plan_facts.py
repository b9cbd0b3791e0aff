"""What happened to emergency plans: put on file, asked for, told to the PR desk as missing; facts like any other."""

from bot.domain.emergency_plans import Standing
from bot.domain.people import PersonId, UnitId
from bot.frozen import frozen
from bot.text import Names


@frozen
class EmergencyPlanFiled:
    """A unit's plan was put on file."""

    unit: UnitId
    names: Names
    by: PersonId
    plan: str
    files: tuple[str, ...]  # digests


@frozen
class EmergencyPlanAsked:
    """A unit's officers were asked for its plan, in the end its heads too; `out` is the day on which one runs out."""

    unit: UnitId
    names: Names
    standing: Standing
    out: str
    clauses: tuple[str, ...]
    officers: tuple[PersonId, ...]
    heads: tuple[PersonId, ...] = ()
    by: PersonId | None = None


@frozen
class EmergencyPlansMissing:
    """The PR desk was told, once a month, of the units whose plan is missing or out of date."""

    month: str
    units: tuple[tuple[Names, Standing], ...]
    desk: tuple[PersonId, ...]
    by: PersonId | None = None


EmergencyPlanFact = EmergencyPlanFiled | EmergencyPlanAsked | EmergencyPlansMissing

"""Emergency plans that units have on file: until when one holds, and whom is asked for it when (P1 8); pure."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final, Literal

from bot.domain.aftermath_rules import PlanRule
from bot.domain.drafts import Attachment
from bot.domain.people import PersonId, UnitId
from bot.errors import Refused
from bot.frozen import frozen

Standing = Literal["on-file", "runs-out", "out-of-date", "missing"]
LACKING: Final[frozenset[Standing]] = frozenset({"missing", "out-of-date"})
MOST_FILES: Final = 5
_MONTHS: Final = 12


@frozen
class EmergencyPlan:
    """What a unit put on file on a local day, and who sent it; the newest one holds."""

    id: str
    unit: UnitId
    by: PersonId
    on: date
    files: tuple[Attachment, ...]


@frozen
class Asking:
    """How far a unit has been asked: since when it has been missing one, and how many of the rule's days came by."""

    unit: UnitId
    since: date
    told: int = 0
    plan: str = ""  # the one that it was asked to renew


class NotYourPlan(Refused):
    """The plan of a unit is put on file by its officers and its heads."""

    key = "refused-not-your-emergency-plan"


class NoPlanThere(Refused):
    """Nothing is on file for the unit."""

    key = "refused-no-emergency-plan"


def runs_out(plan: EmergencyPlan, rule: PlanRule) -> date:
    """Give the local day on which a plan is out of date: so many months on, or at the end of a shorter month."""
    months = plan.on.month - 1 + rule.months
    year, month = plan.on.year + months // _MONTHS, months % _MONTHS + 1
    return date(year, month, min(plan.on.day, monthrange(year, month)[1]))


def standing(plan: EmergencyPlan | None, rule: PlanRule, today: date) -> Standing:
    """Say where a unit stands."""
    if plan is None:
        return "missing"
    left = (runs_out(plan, rule) - today).days
    if left <= 0:
        return "out-of-date"
    return "runs-out" if left <= max(rule.before, default=0) else "on-file"


def asking(plan: EmergencyPlan | None, before: Asking | None, unit: UnitId, today: date) -> Asking:
    """Give how far a unit has been asked for what it is to be asked for now; a new plan begins a new round."""
    current = plan.id if plan is not None else ""
    return before if before is not None and before.plan == current else Asking(unit, today, 0, current)


def come_by(asked: Asking, plan: EmergencyPlan | None, rule: PlanRule, today: date) -> int:
    """Count the rule's days that have come by; one that is missing is due on the day from which it is asked for."""
    due = runs_out(plan, rule) if plan is not None else asked.since
    days = (*(-before for before in rule.before), 0, *rule.after)
    return sum(due + timedelta(days=day) <= today for day in days)


def heads_too(count: int, rule: PlanRule) -> bool:
    """Tell whether the heads are told as well: once the day has gone by and nothing came."""
    return count > len(rule.before) + 1

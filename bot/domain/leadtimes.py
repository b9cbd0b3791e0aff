"""How long before its release an item is to be submitted (INT4, P3 12.2); too late is said, and stops nobody."""

from datetime import date, datetime, time, timedelta
from typing import Final, Literal

from bot.domain.calendars import WorkingWeek, at_local
from bot.domain.drafts import Draft, Version
from bot.domain.policies import Lead
from bot.frozen import frozen

_MIDNIGHT: Final = time(0)


@frozen
class Deadline:
    """Submit before this moment (UTC) to be in time, by this clause; `days` is the lead time of routine items.

    `provisional` says that it rests on a year whose official days are not out yet.
    """

    before: datetime
    clause: str
    kind: Literal["routine", "pressing"]
    days: int = 0
    provisional: bool = False


def deadline(version: Version, lead: Lead, week: WorkingWeek) -> Deadline | None:
    """Say until when a version had to be submitted for its planned time; None where there is nothing to be late for.

    Routine items come so many calendar days before, counted as people count them: sent at any hour of the 1st is
    seven days before any hour of the 8th. Important and urgent ones come before the close of the working day before,
    whatever that day is called officially. A crisis has its own rules. An item without a planned time ("as soon as it
    is signed off") takes the time that its reviewers take and names no day for which it could come too late.
    """
    said = version.particulars
    if said.planned is None:
        return None
    day = said.planned.astimezone(week.zone).date()
    if said.urgency == "routine" and lead.routine is not None:
        first = at_local(day - timedelta(days=lead.routine - 1), _MIDNIGHT, week.zone)
        return Deadline(first, lead.routine_clause, "routine", lead.routine)
    return _pressing(day, lead, week) if said.urgency == "important" and lead.pressing else None


def _pressing(day: date, lead: Lead, week: WorkingWeek) -> Deadline | None:
    worked = week.before(day)
    if worked is None:
        return None
    closes = at_local(worked, week.closes, week.zone)
    provisional = week.provisional(day) or week.provisional(worked)
    return Deadline(closes, lead.pressing_clause, "pressing", provisional=provisional)


def missed(draft: Draft, version: Version, lead: Lead, week: WorkingWeek, now: datetime) -> Deadline | None:
    """Give the deadline that an item missed, or is missing; what counts is when it was submitted first."""
    found = deadline(version, lead, week)
    return found if found is not None and (draft.submitted_at or now) >= found.before else None

"""The calendar by which due times are worked out: when it is another one, what is to come is worked out anew (48)."""

from typing import Final

from bot.deps import Act
from bot.domain.telling import CalendarTaken
from bot.reactions.rules import (
    DIGEST_HOUR,
    DRILL_BEGIN,
    DRILL_TOLD,
    OVERDUE,
    QUOTA_REMIND,
    QUOTA_REPORT,
    REACHABILITY,
    REHEARSAL,
    RHYTHM,
    ROLL_CALL,
    STAFFING,
)
from handlers import ladders

_REGULAR: Final = (
    REHEARSAL,
    STAFFING,
    DIGEST_HOUR,
    OVERDUE,
    QUOTA_REMIND,
    QUOTA_REPORT,
    RHYTHM,
    DRILL_BEGIN,
    DRILL_TOLD,
    REACHABILITY,
    ROLL_CALL,
)


def take(act: Act) -> None:
    """Compare with the calendar that was gone by last; what comes regularly is to be prepared after this."""
    week = act.organisation.week
    last = act.tables.facts.latest("calendar-taken").get("digest")
    if last == week.digest:
        return
    if last is not None:
        for rule in _REGULAR:
            act.dues.drop_regular(rule)
        ladders.rebuild(act)
    act.record(CalendarTaken(week.zone.key, week.digest))

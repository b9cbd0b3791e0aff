"""Whether something appears often enough in each channel (TIM5, P3 13)."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.domain.calendars import WorkingWeek
from bot.domain.contributing import Behind
from bot.domain.quota_rules import Rhythm
from bot.domain.quotas import counted, period_at
from bot.text import Names


def behind(
    channel: tuple[str, Names],
    rhythm: Rhythm,
    moments: Sequence[datetime],
    since: datetime,
    day: date,
    week: WorkingWeek,
) -> Behind | None:
    """Say how a channel is behind at the end of a local day; `since` is from when on it is looked after.

    `moments` are releases in it, the last ones at least. What a week asks for is missed on its last working day; a
    week in whose middle the bot began asks for nothing.
    """
    last = max(moments, default=None)
    quiet = (day - (last or since).astimezone(week.zone).date()).days
    this = period_at(1, day)
    worked, count = this.worked(week), counted(moments, this, week.zone)
    whole = bool(worked) and since.astimezone(week.zone).date() <= worked[0]
    few = rhythm.at_least is not None and whole and day >= worked[-1] and count < rhythm.at_least
    long = rhythm.gap is not None and quiet > rhythm.gap
    if not (few or long):
        return None
    return Behind(
        *channel,
        rhythm.clause,
        count if few else None,
        rhythm.at_least or 0,
        quiet if long else None,
        rhythm.gap or 0,
        last,
    )

"""Times that people name in answers: ready ones on working days, or in their own words."""

from datetime import datetime, time, timedelta
from typing import Final

from bot.deps import Act
from bot.domain.calendars import at_local
from bot.domain.dialogs import Choice
from bot.domain.fields import MomentPast, MomentUnclear, moment_code
from bot.domain.moments import example, read_moment
from bot.text import Text, moment
from handlers.answering import Given

MORNING: Final = time(10)  # the local time that is offered for a release
_LONGEST: Final = 60  # days ahead within which working days are looked for


def offered(act: Act, ahead: tuple[int, ...], at: time | None = None) -> tuple[Choice, ...]:
    """Offer times so many working days ahead: at this local time, else at the close of work."""
    week = act.organisation.week
    today = act.now.astimezone(week.zone).date()
    worked = [day for later in range(1, _LONGEST) if week.works(day := today + timedelta(days=later))]
    days = (worked[days - 1] for days in ahead if days <= len(worked))
    moments = (at_local(day, at or week.closes, week.zone) for day in days)
    return tuple(Choice(moment_code(one), Text("choice-at", {"at": one})) for one in moments)


def hint(act: Act) -> Text:
    """Say how a time is written."""
    return Text("hint-planned", {"at": example(act.now.astimezone(act.organisation.zone))})


def given_moment(act: Act, given: Given) -> datetime:
    """Give the time that was chosen or written; one that is unclear or has gone by is refused."""
    zone = act.organisation.zone
    at = moment(int(given.code[1:])) if given.code else read_moment(given.words, now=act.now, zone=zone)
    if at is None:
        raise MomentUnclear(at=example(act.now.astimezone(zone)))
    if at <= act.now:
        raise MomentPast(at=at)
    return at

"""Times that people name in answers: ready ones on working days, or in their own words."""

from datetime import datetime, time, timedelta
from typing import Final

from bot.deps import Act
from bot.domain.calendars import at_local
from bot.domain.dialogs import Choice
from bot.domain.fields import MomentPast, MomentUnclear, moment_code
from bot.domain.moments import example, read_day, read_moment
from bot.text import Text, moment
from handlers.answering import Given


class DayUnclear(MomentUnclear):
    """The words say neither a moment nor a day."""

    key = "refused-day-unclear"


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


def close_of(act: Act, words: str) -> datetime | None:
    """Give the close of work on the day that words name; None where they name none."""
    week = act.organisation.week
    day = read_day(words.strip().casefold(), act.now.astimezone(week.zone).date())
    return at_local(day, week.closes, week.zone) if day is not None else None


def given_moment(act: Act, given: Given, *, of_day: bool = False) -> datetime:
    """Give the time that was chosen or written; one that is unclear or has gone by is refused.

    `of_day` takes a day alone for the close of work on it.
    """
    zone = act.organisation.zone
    at = moment(int(given.code[1:])) if given.code else read_moment(given.words, now=act.now, zone=zone)
    if at is None and of_day:
        at = close_of(act, given.words)
    if at is None:
        raise (DayUnclear if of_day else MomentUnclear)(at=example(act.now.astimezone(zone)))
    if at <= act.now:
        raise MomentPast(at=at)
    return at

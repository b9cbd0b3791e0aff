"""How somebody wants to be told: when he is left in peace, and what is gathered for one digest at his hour (TIM4)."""

from datetime import datetime, time
from enum import StrEnum
from typing import Final

from bot.domain.calendars import Hours, WorkingWeek, next_local
from bot.domain.effects import Lane
from bot.errors import Refused
from bot.frozen import frozen

NONE: Final = ""


class Gathers(StrEnum):
    """What is gathered for the digest instead of being sent by itself; what he is to decide never is."""

    NOTHING = "nothing"
    REMINDERS = "reminders"
    NEWS = "news"  # and reminders


_FROM: Final = {Gathers.NOTHING: max(Lane) + 1, Gathers.REMINDERS: Lane.REMINDERS, Gathers.NEWS: Lane.REQUESTS}


class NoSuchHours(Refused):
    """These are no two times of day that are different."""

    key = "refused-no-such-hours"


class NoSuchHour(Refused):
    """This is no time of day."""

    key = "refused-no-such-hour"


@frozen
class Habits:
    """How somebody is told of things; the hours are local, those of the digest on working days."""

    quiet: Hours | None = None
    digest_at: time = time(8, 30)
    gathers: Gathers = Gathers.NOTHING

    @property
    def gathers_from(self) -> int:
        """The first lane that is gathered."""
        return _FROM[self.gathers]

    def next_digest(self, now: datetime, week: WorkingWeek) -> datetime:
        """Give the moment (UTC) of the next digest."""
        return next_local(now, self.digest_at, week.zone, week.works)[1]


@frozen
class Chosen:
    """What somebody has chosen for himself, as it is written; None is as the organisation has it.

    `quiet` is "21:00-07:30", or NONE where he wants no quiet hours; `digest` is "08:30".
    """

    quiet: str | None = None
    digest: str | None = None
    gathers: Gathers | None = None

    def habits(self, usual: Habits) -> Habits:
        """Give what holds for him."""
        return Habits(
            quiet=usual.quiet if self.quiet is None else hours(self.quiet) if self.quiet else None,
            digest_at=usual.digest_at if self.digest is None else hour(self.digest),
            gathers=usual.gathers if self.gathers is None else self.gathers,
        )


def hours(words: str) -> Hours:
    """Read "21:00-07:30"; NoSuchHours otherwise."""
    begins, dash, ends = words.partition("-")
    try:
        found = Hours(_time(begins), _time(ends))
    except ValueError:
        raise NoSuchHours from None
    if not dash or found.begins == found.ends:
        raise NoSuchHours
    return found


def hour(words: str) -> time:
    """Read "08:30"; NoSuchHour otherwise."""
    try:
        return _time(words)
    except ValueError:
        raise NoSuchHour from None


def _time(words: str) -> time:
    """Read hours and minutes; ValueError otherwise."""
    hours, _, minutes = words.strip().partition(":")
    return time(int(hours), int(minutes))


def written(at: time) -> str:
    """Write an hour as it is read."""
    return f"{at:%H:%M}"


def written_hours(quiet: Hours) -> str:
    """Write hours as they are read."""
    return f"{written(quiet.begins)}-{written(quiet.ends)}"

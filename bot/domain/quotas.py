"""How much each unit hands in and by when (P1 23, TIM3): the periods that count, where a unit stands in one."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.calendars import WorkingWeek, at_local
from bot.domain.drafts import Version
from bot.domain.people import Role, Unit
from bot.domain.policies import Policy
from bot.domain.quota_rules import QuotaRule
from bot.domain.rounds import Round
from bot.domain.steps import StepState
from bot.frozen import frozen

_ANCHOR: Final = date(1970, 1, 5)  # a Monday, from which periods of several weeks are counted off
_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(weeks=1)
_DECEMBER: Final = 12
_MIDNIGHT: Final = time()
_LONG_BREAK: Final = 60  # periods without a working day, after which none is looked for


class Standing(StrEnum):
    """Where a unit stands in a period."""

    MET = "met"
    SHORT = "short"  # the period is over
    RUNNING = "running"  # it is not met yet, and the period is not over
    EXCUSED = "excused"  # by the PR desk
    WAIVED = "waived"  # nobody worked
    PREPARATION = "preparation"
    NEW = "new"  # it began in the middle of the period, or later


EXEMPT: Final = (Standing.EXCUSED, Standing.WAIVED, Standing.PREPARATION, Standing.NEW)


@frozen
class Period:
    """Local days in which contributions are counted, from the first up to before `end`: some ISO weeks, or a month.

    `id` names it for ever: 2026-W53, of several weeks the first one, or 2026-06.
    """

    id: str
    first: date
    end: date

    def span(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Give when it begins and when it is over, in UTC."""
        return at_local(self.first, _MIDNIGHT, zone), at_local(self.end, _MIDNIGHT, zone)

    @property
    def days(self) -> tuple[date, ...]:
        """Its days, in order."""
        return tuple(self.first + _DAY * number for number in range((self.end - self.first).days))

    def worked(self, week: WorkingWeek) -> tuple[date, ...]:
        """Give the days of it on which the organisation works."""
        return tuple(day for day in self.days if week.works(day))


def period_at(weeks: int, day: date) -> Period:
    """Give the period in which a local day lies: of so many ISO weeks, or of a month where `weeks` is 0."""
    if not weeks:
        first, later = day.replace(day=1), (day.year + day.month // _DECEMBER, day.month % _DECEMBER + 1)
        return Period(f"{first:%Y-%m}", first, date(*later, 1))
    number = (day - _ANCHOR) // _WEEK // weeks
    first = _ANCHOR + _WEEK * weeks * number
    return Period(week_id(first), first, first + _WEEK * weeks)


def week_id(day: date) -> str:
    """Name the ISO week of a day: 2026-W53 has some days of January."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def before(period: Period, weeks: int) -> Period:
    """Give the period before."""
    return period_at(weeks, period.first - _DAY)


def after(period: Period, weeks: int) -> Period:
    """Give the period after."""
    return period_at(weeks, period.end)


def named(weeks: int, period: str) -> Period | None:
    """Find a period by its id; None where there is none that is called so."""
    try:
        day = date.fromisoformat(f"{period}-1" if "W" in period else f"{period}-01")
    except ValueError:
        return None
    found = period_at(weeks, day)
    return found if found.id == period else None


def concerns(rule: QuotaRule, unit: Unit) -> bool:
    """Tell whether a rule is for a unit, be it active or in preparation."""
    return unit.kind in rule.kinds or unit.id in rule.units


def fits(rule: QuotaRule, version: Version) -> bool:
    """Tell whether an item is one of those that a rule counts: by its category, a channel of it, what comes with it."""
    said = version.particulars
    media = {file.kind for file in version.attachments if not (file.original or file.evidence)}
    return (
        (not rule.categories or said.category in rule.categories)
        and (not rule.channels or not set(rule.channels).isdisjoint(said.channels))
        and (not rule.media or not media.isdisjoint(rule.media))
    )


def at_desk(journey: Round, policy: Policy) -> bool:
    """Tell whether an item has come to a step of the PR desk, be it that a stand-in answers there or nobody has to."""
    met = (step.rule for step in journey.steps if step.opened_at is not None or step.state is StepState.PASSED)
    return any(rule in desk_steps(policy) for rule in met)


def desk_steps(policy: Policy) -> tuple[str, ...]:
    """Name the steps that ask the PR desk."""
    return tuple(rule.id for rule in policy.steps if rule.who.role is Role.PR_DESK)


@frozen
class Tally:
    """What is known of a unit in a period: how much it handed in, since when it is there, whether it is excused."""

    count: int
    since: datetime | None = None
    excused: bool = False


def standing(rule: QuotaRule, unit: Unit, period: Period, tally: Tally, week: WorkingWeek, now: datetime) -> Standing:
    """Say where a unit stands. What it handed in although nothing was asked of it counts all the same."""
    worked = period.worked(week)
    if tally.count >= rule.at_least:
        return Standing.MET
    if unit.state == "preparation":
        return Standing.PREPARATION
    if not worked:
        return Standing.WAIVED
    if tally.since is None or tally.since.astimezone(week.zone).date() > worked[0]:
        return Standing.NEW
    if tally.excused:
        return Standing.EXCUSED
    return Standing.RUNNING if now < period.span(week.zone)[1] else Standing.SHORT


def closes(period: Period, week: WorkingWeek) -> datetime:
    """Give the last moment (UTC) at which people work in a period; of one in which nobody does, its end."""
    worked = period.worked(week)
    return at_local(worked[-1], week.closes, week.zone) if worked else period.span(week.zone)[1]


def reminders(rule: QuotaRule, period: Period, week: WorkingWeek) -> tuple[datetime, ...]:
    """Give when units that are short are reminded in a period, in order (UTC).

    A day of the week means the last such one in the period; who does not work then is reminded on the working day
    before, or where there is none on the first one after.
    """
    worked = period.worked(week)
    days = ((_meant(reminder.weekday, period, worked), reminder.at) for reminder in rule.reminders if worked)
    return tuple(sorted({at_local(day, at, week.zone) for day, at in days}))


def _meant(weekday: int, period: Period, worked: tuple[date, ...]) -> date:
    last = period.end - _DAY
    day = last - _DAY * ((last.weekday() - weekday) % 7)
    earlier = [one for one in worked if one <= day]
    return earlier[-1] if earlier else worked[0]


def closed(weeks: int, now: datetime, week: WorkingWeek) -> Period:
    """Give the newest period that is over and in which somebody worked; without any such one, the newest."""
    newest = before(period_at(weeks, now.astimezone(week.zone).date()), weeks)
    found = newest
    for _ in range(_LONG_BREAK):
        if found.worked(week):
            return found
        found = before(found, weeks)
    return newest


def counted(moments: Iterable[datetime], period: Period, zone: ZoneInfo) -> int:
    """Count what came in a period."""
    since, until = period.span(zone)
    return sum(since <= at.astimezone(UTC) < until for at in moments)

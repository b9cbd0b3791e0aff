"""Drills: when one is due, by what ladder it calls, how it came out; pure, drawn alike wherever it is worked out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Final

from bot.domain import crisis_ladder
from bot.domain.calendars import WorkingWeek, at_local
from bot.domain.crises import Crisis, CrisisId
from bot.domain.crisis_ladder import CrisisLadder
from bot.domain.drill_rules import DrillRules, Every, Occasion
from bot.domain.people import PersonId
from bot.frozen import frozen

MONTHS: Final[dict[Every, int]] = {"month": 1, "quarter": 3, "year": 12}
MORNING: Final = time(7)  # outside working hours nobody is called for a drill before this ...
NIGHT: Final = time(23)  # ... nor from this on, by local time
_YEAR: Final = 12  # months
_DRAWS: Final = 64
_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)


class Why(StrEnum):
    """Why a drill is over."""

    TIME = "time"
    REAL = "real"  # a real crisis was reported
    PEOPLE = "people"  # those who were called closed it, as they would a real one
    HAND = "hand"  # whoever began it stopped it


@frozen
class Drill:
    """A drill as it is on file, beside its row among the crises.

    `period` is the one that it is held for, where policy asks for it. Once it is over it says how it came out: of so
    many called, whom a platform took a call for, who saw it, after how many seconds somebody had it.
    """

    crisis: CrisisId
    occasion: Occasion
    began_at: datetime
    until: datetime
    by: PersonId | None = None  # who began it; nobody where policy did
    period: str = ""
    over_at: datetime | None = None
    why: Why | None = None
    real: CrisisId | None = None  # for which it was stopped
    called: int = 0
    reached: int = 0
    seen: int = 0
    taken: int | None = None


def period(every: Every, day: date) -> str:
    """Name the period in which a day lies: 2026-06, 2026-Q2, 2026."""
    if every == "month":
        return f"{day:%Y-%m}"
    return f"{day.year}-Q{(day.month + 2) // MONTHS['quarter']}" if every == "quarter" else f"{day.year}"


def _days(every: Every, day: date) -> Iterator[date]:
    """Give the days of the period in which a day lies."""
    months = MONTHS[every]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    after = _following(first, months)
    while first < after:
        yield first
        first += _DAY


def _following(first: date, months: int) -> date:
    count = first.year * _YEAR + first.month - 1 + months
    return date(count // _YEAR, count % _YEAR + 1, 1)


def following(every: Every, day: date) -> date:
    """Give the first day of the next period."""
    return max(_days(every, day)) + _DAY


def drawn(
    rules: DrillRules, occasion: Occasion, day: date, seed: str, week: WorkingWeek, after: datetime
) -> datetime | None:
    """Draw the minute (UTC) at which the drill of a period begins: the first draw that comes after a moment.

    The same organisation, occasion and period always draw the same minutes in the same order, so that neither a
    restart nor a second copy changes anything; None where the period has no time left, or never had any.
    """
    every = rules.every(occasion)
    if every is None:
        return None
    spans = [(begin, ends) for one in _days(every, day) for begin, ends in _spans(rules, occasion, one, week)]
    starts = [(begin, (ends - rules.lasts - begin) // _MINUTE) for begin, ends in spans if begin + rules.lasts <= ends]
    said = f"{seed}:{occasion}:{period(every, day)}"
    minutes = (_minute(f"{said}:{draw}", starts) for draw in range(_DRAWS if starts else 0))
    return next((at for at in minutes if at > after), None)


def _minute(said: str, starts: Sequence[tuple[datetime, int]]) -> datetime:
    """Draw a span, and a minute in it: each gives the first one and how many may follow."""
    number = int.from_bytes(sha256(said.encode()).digest()[:8])
    begin, minutes = starts[number % len(starts)]
    return begin + _MINUTE * (number // len(starts) % (minutes + 1))


def _spans(rules: DrillRules, occasion: Occasion, day: date, week: WorkingWeek) -> Iterator[tuple[datetime, datetime]]:
    """Give the times of a local day in which a drill of this kind may be, in UTC."""
    hours = [(week.opens, week.closes)] if week.works(day) else []
    if occasion is Occasion.OFF_HOURS:
        first, last = (time.min, time.max) if rules.any_hour else (MORNING, NIGHT)
        morning = [(first, week.opens)] if rules.any_hour else []
        hours = [*morning, (max(first, week.closes), last)] if hours else [(first, last)]
    yield from ((at_local(day, begin, week.zone), at_local(day, ends, week.zone)) for begin, ends in hours)


def ladder(usual: CrisisLadder, rules: DrillRules) -> CrisisLadder:
    """Give the ladder of a drill: neither the whole directory nor anything outside is called unless policy wants it."""
    first, *later = usual.rungs
    if not rules.everybody:
        pairs = [(replace(rung, calls=tuple(one for one in rung.calls if one.role)), rung) for rung in later]
        later = [left for left, rung in pairs if left.calls or not rung.calls or (rules.outside and rung.outside)]
    return replace(usual, rungs=(first, *later), hook=rules.outside)


def wanted(ladder: CrisisLadder) -> timedelta:
    """Say by when somebody should have it: before the ladder calls further people."""
    number = crisis_ladder.next_level(ladder, 1)
    return ladder.rungs[number].after if number is not None else ladder.again


def begun(crisis: Crisis, occasion: Occasion, rules: DrillRules, now: datetime, period: str = "") -> Drill:
    """Begin a drill: it closes itself, however it goes."""
    by = crisis.reporter if occasion is Occasion.HAND else None
    return Drill(crisis.id, occasion, now, now + rules.lasts, by, period)


def over(drill: Drill, why: Why, now: datetime, real: CrisisId | None = None) -> Drill:
    """Note that a drill is over, and why."""
    return replace(drill, over_at=now, why=why, real=real)

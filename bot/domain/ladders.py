"""Ladders: when whoever is asked is reminded, and when somebody else may act as well, as nothing helped (TIM1)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from bot.domain.calendars import WorkingWeek, add_working, subtract_working
from bot.domain.people import PersonId
from bot.frozen import frozen

BEFORE: Final = "before"
AFTER: Final = "after"
LEND: Final = "lend"
UNREACHED: Final = "unreached"  # is anybody who is asked reached at all? asked of what cannot wait
_HOUR: Final = timedelta(hours=1)


@frozen
class Ladder:
    """What a policy says of reminders, in working time.

    One comes so long `before` a step is due, one when it is due, then up to `most`: the first `after` so long, and
    where it is `doubling` each after twice the wait of the one before. After the last wait whoever deputises for him
    who keeps silent, else who is above him, may act as well if it `lends`.
    """

    before: timedelta | None = 2 * _HOUR
    after: timedelta = 2 * _HOUR
    doubling: bool = True
    most: int = 2
    lends: bool = True
    clause: str = ""
    lends_first: bool = False  # when a step is due already, before the reminders that follow


@frozen
class Left:
    """What is still to come while a step waits: the next reminder, and when `others` may act as well."""

    reminder: datetime | None = None
    lends_at: datetime | None = None
    others: tuple[PersonId, ...] = ()


NOTHING_LEFT: Final = Left()


@frozen
class Rung:
    """Something that happens while a step waits: BEFORE, AFTER with its number, or LEND; at a moment (UTC)."""

    name: str
    at: datetime


def rungs(ladder: Ladder, due_at: datetime | None, now: datetime, week: WorkingWeek) -> tuple[Rung, ...]:
    """Give what is still to come of a ladder; what would be past already is left out, so that nothing bursts (50)."""
    if due_at is None:
        return ()
    return tuple(rung for rung in every_rung(ladder, due_at, week) if rung.at > now)


def every_rung(ladder: Ladder, due_at: datetime, week: WorkingWeek) -> Iterator[Rung]:
    """Give a whole ladder, in its order."""
    if ladder.before is not None:
        yield Rung(BEFORE, subtract_working(due_at, ladder.before, week))
    if ladder.lends_first:
        yield Rung(LEND, due_at)
    at, wait = due_at, ladder.after
    for number in range(1, ladder.most + 1):
        at = add_working(at, wait, week)
        yield Rung(f"{AFTER}-{number}", at)
        wait = wait * 2 if ladder.doubling else wait
    if ladder.lends and not ladder.lends_first:
        yield Rung(LEND, add_working(at, wait, week))


def rung_of(period: str) -> str:
    """Give the name of a rung by its due item's period, which has the version before it."""
    return period.partition(".")[2]

"""Messages that leave somebody in peace for a while: until his quiet hours are over, or until his digest has them."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from bot.cards.card import Kind
from bot.deps import Organisation
from bot.domain.effects import Lane
from bot.domain.habits import Habits
from bot.domain.people import PersonId
from bot.mail import Slip

SPACING: Final = timedelta(hours=2)  # between reminders, for those who have them gathered
AT_LEAST: Final = timedelta(hours=1)  # that a reminder leaves until what it is about has to be done
RECHECK: Final = timedelta(minutes=10)  # after which is seen whether somebody has chosen something else


class Peace:
    """Kept in memory: what is on file is pending, so that after a start it is laid aside anew, and nothing is lost."""

    def __init__(self, organisation: Organisation) -> None:
        """Begin with nothing; people are looked up by whoever owns this."""
        self._week, self._usual = organisation.week, organisation.habits
        self._known: dict[PersonId, Habits] = {}
        self._aside: dict[int, tuple[datetime, Slip]] = {}
        self._company: dict[PersonId, dict[int, Slip]] = {}  # of these the reminders that may go with others
        self._first: datetime | None = None  # when the first of them is to be looked at again
        self._at: datetime | None = None
        self._reminded: dict[PersonId, datetime] = {}  # when somebody was reminded last
        self._quiet: dict[Habits, datetime | None] = {}  # at this moment: until when it is quiet ...
        self._digests: dict[Habits, datetime] = {}  # ... and when the next digest comes

    def put(self, found: Mapping[PersonId, Habits]) -> None:
        """Remember how people want to be told."""
        self._known.update(found)

    def until(self, slip: Slip, now: datetime) -> datetime | None:
        """Say until when a message waits before it is looked at again; None where it may go."""
        if slip.lane <= Lane.CRISIS or slip.place or slip.at_once or slip.state == "unknown":
            return None
        self._look(now)
        habits = self._known.get(slip.person, self._usual)
        over = self._over(habits, now)
        if over is None and self._gathered(slip, habits, now):
            over = self._digest(habits, now)
        over = over or self._spaced(slip, habits, now)
        return None if over is None else min(over, now + RECHECK)

    def _look(self, now: datetime) -> None:
        """Forget what was worked out for another moment."""
        if now != self._at:
            self._at = now
            self._quiet.clear()
            self._digests.clear()

    def _over(self, habits: Habits, now: datetime) -> datetime | None:
        if habits.quiet is None:
            return None
        if habits not in self._quiet:
            self._quiet[habits] = habits.quiet.over_at(now, self._week.zone)
        return self._quiet[habits]

    def _gathered(self, slip: Slip, habits: Habits, now: datetime) -> bool:
        """Tell whether a digest is to have it. What was tried before, and may be out, goes by itself."""
        if slip.kind != Kind.NEWS or slip.lane < habits.gathers_from or slip.state != "pending":
            return False
        return slip.needed_by is None or slip.needed_by >= self._digest(habits, now)

    def _spaced(self, slip: Slip, habits: Habits, now: datetime) -> datetime | None:
        """Say until when a reminder waits for others to come with it, since its reader has just had one."""
        last = self._reminded.get(slip.person)
        if last is None or slip.needed_by is None or not joins(slip) or slip.lane < habits.gathers_from:
            return None
        until = min(last + SPACING, slip.needed_by - AT_LEAST)
        return until if until > now else None

    def reminds(self, person: PersonId, now: datetime) -> None:
        """Note that somebody is being reminded."""
        self._reminded[person] = now

    def together(self, person: PersonId, waiting: Iterable[Slip], now: datetime) -> list[Slip]:
        """Give the reminders for somebody that may go as one message: as soon as one may, what waits for it does."""
        self._look(now)
        habits = self._known.get(person, self._usual)
        if self._over(habits, now) is not None:
            return []
        aside = self._company.get(person, {}).values()
        fit = [slip for slip in (*waiting, *aside) if joins(slip) and not self._gathered(slip, habits, now)]
        return fit if any(self.until(slip, now) is None for slip in fit) else []

    def _digest(self, habits: Habits, now: datetime) -> datetime:
        if habits not in self._digests:
            self._digests[habits] = habits.next_digest(now, self._week)
        return self._digests[habits]

    def lay(self, slip: Slip, until: datetime) -> None:
        """Lay a message aside."""
        self._aside[slip.id] = (until, slip)
        if joins(slip):
            self._company.setdefault(slip.person, {})[slip.id] = slip
        self._first = until if self._first is None else min(self._first, until)

    def holds(self, slip: Slip) -> bool:
        """Tell whether a message is laid aside."""
        return slip.id in self._aside

    def awake(self, now: datetime) -> list[Slip]:
        """Give what is to be looked at again."""
        if self._first is None or self._first > now:
            return []
        return [slip for until, slip in self._aside.values() if until <= now]

    def take_up(self, slips: Iterable[Slip]) -> None:
        """Lay these aside no more."""
        for slip in slips:
            del self._aside[slip.id]
            self._company.get(slip.person, {}).pop(slip.id, None)
        self._first = min((until for until, _ in self._aside.values()), default=None)

    def next_at(self) -> datetime | None:
        """Tell when something is to be looked at again."""
        return self._first


def joins(slip: Slip) -> bool:
    """Tell whether a message is a reminder that may stand in one message with others."""
    plain = slip.kind == Kind.NEWS and slip.state == "pending" and slip.address is None
    return plain and slip.lane == Lane.REMINDERS and bool(slip.person) and not slip.at_once

"""How people of the simulation behave: drawn from a seed, so that the same quarter can be played again."""

from collections.abc import Container, Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.calendars import WorkingWeek, add_working, at_local
from bot.domain.people import PersonId, Role, Roster, UnitId, Who
from bot.domain.spans import Span
from bot.frozen import frozen

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(weeks=1)
_MINUTE: Final = timedelta(minutes=1)
_WEEKDAYS: Final = range(7)
# Working minutes until somebody answers: those who answer at once, most, those who have to be reminded.
_PACES: Final = ((10, 120), (60, 420), (360, 1300))
_OFTEN: Final = 0.2  # how likely an officer hands something in in a week
_OWING: Final = 0.7  # and one whose unit owes something in each
_RETURNS: Final = 0.06  # how likely somebody returns what he is asked about
_NUDGES: Final = 0.3  # how likely an author asks those who have his item to see to it
_LATE: Final = 0.2  # how likely he does so only when the week's work is over


@frozen
class HandsIn:
    """An officer hands something in at a moment (UTC); `late` when the week's work was over."""

    at: datetime
    officer: PersonId
    late: bool


@frozen
class Absence:
    """Somebody decides nothing from `since` to `until`, both included; without a delegate nobody was told of it."""

    person: PersonId
    since: date
    until: date
    delegate: PersonId | None = None


@frozen
class _Deputised:
    """Those of a unit whose head has a deputy."""

    head: PersonId
    deputy: PersonId
    officer: PersonId


class Cast:
    """Who does what when, in a quarter that begins on a Monday."""

    def __init__(self, seed: int, roster: Roster, play: Span, week: WorkingWeek, owing: Container[UnitId] = ()) -> None:
        """Draw everybody's ways for the weeks of a play; units that are `owing` hand in more often.

        One head is silent for two weeks, another is away for one and has a delegate.
        """
        self._random = Random(seed)  # noqa: S311 - a play, not a secret
        self._week, self._monday, self._owing = week, play.since, owing
        self._weeks = ((play.until - play.since).days + 1) // len(_WEEKDAYS)
        self._paces = {person: self._random.choices(_PACES, (3, 5, 1))[0] for person in roster.people}
        scenes = tuple(scene for scene in self._scenes(roster) if scene[0].since <= play.until)
        self.absences = tuple(absence for absence, _ in scenes)
        waiting = (self._one(officer, absence.since, late=False) for absence, officer in scenes)
        self.handing_in = tuple(sorted((*self._hand_in(roster), *waiting), key=lambda one: one.at))

    def _hand_in(self, roster: Roster) -> Iterator[HandsIn]:
        for unit in roster.units:
            officers = roster.asked(Who(Role.OFFICER, "unit"), unit)
            for number in range(self._weeks if officers else 0):
                if self._random.random() < (_OWING if unit in self._owing else _OFTEN):
                    late = self._random.random() < _LATE
                    yield self._one(self._random.choice(officers), self._monday + number * _WEEK, late=late)

    def _one(self, officer: PersonId, monday: date, *, late: bool) -> HandsIn:
        day = monday + (5 if late else self._random.randrange(5)) * _DAY
        at = at_local(day, time(20 if late else self._random.randrange(9, 16), self._random.randrange(60)), self._zone)
        opens = add_working(at, _MINUTE, self._week)
        return HandsIn(at if late else max(at, opens), officer, late)

    @property
    def _zone(self) -> ZoneInfo:
        return self._week.zone

    def _scenes(self, roster: Roster) -> Iterator[tuple[Absence, PersonId]]:
        """Give who is not there, with an officer of his unit who hands something in meanwhile."""
        silent, away = self._random.sample(_deputised(roster), 2)
        third, last = self._monday + 2 * _WEEK, self._monday + max(self._weeks - 4, 0) * _WEEK
        yield Absence(silent.head, third, third + 11 * _DAY), silent.officer
        yield Absence(away.head, last, last + 6 * _DAY, away.deputy), away.officer

    def answers_at(self, person: PersonId, asked: datetime) -> datetime:
        """Say when somebody answers what he was asked at a moment (UTC)."""
        at = add_working(asked, self._random.randint(*self._paces[person]) * _MINUTE, self._week)
        for absence in self.absences:
            if absence.person == person and absence.since <= at.astimezone(self._zone).date() <= absence.until:
                return add_working(at_local(absence.until + _DAY, time(), self._zone), _MINUTE * 30, self._week)
        return at

    def takes_at(self, person: PersonId, called: datetime) -> datetime:
        """Say when somebody who is called in an alarm would take it: soon, at whatever hour, unless he is not there."""
        day = called.astimezone(self._zone).date()
        if any(absence.person == person and absence.since <= day <= absence.until for absence in self.absences):
            return self.answers_at(person, called)
        return called + self._random.randint(1, 25) * _MINUTE

    def returns(self) -> bool:
        """Draw whether somebody returns what he is asked about."""
        return self._random.random() < _RETURNS

    def nudges(self) -> bool:
        """Draw whether an author cannot wait."""
        return self._random.random() < _NUDGES

    def later(self, at: datetime, hours: int) -> datetime:
        """Give the moment (UTC) after so many working hours."""
        return add_working(at, hours * 60 * _MINUTE, self._week)


def _deputised(roster: Roster) -> list[_Deputised]:
    """Give the units whose head has a deputy."""
    roles = (Role.HEAD, Role.DEPUTY_HEAD, Role.OFFICER)
    found = ([roster.asked(Who(role, "unit"), unit) for role in roles] for unit in roster.units)
    return [_Deputised(*(held[0] for held in holders)) for holders in found if all(holders)]

"""What happened in what units owe and channels need: reminders, excuses, reports; facts like those of items."""

from datetime import datetime

from bot.domain.people import PersonId, UnitId
from bot.frozen import frozen
from bot.text import Names, Text


@frozen
class Behind:
    """A channel that falls behind: what appeared in the week, of how many; or for how many days nothing has.

    `last` is when something appeared last (UTC), None where nothing has since the bot looks after it.
    """

    channel: str
    names: Names
    clause: str
    count: int | None = None
    at_least: int = 0
    days: int | None = None
    gap: int = 0
    last: datetime | None = None


@frozen
class Short:
    """A unit that is short, with those who can mend it. `until` is by when to send something for it to count (UTC).

    `waits` tells of its items that are under way and would be enough: they wait for others.
    """

    unit: UnitId
    names: Names
    count: int
    officers: tuple[PersonId, ...]
    heads: tuple[PersonId, ...] = ()
    until: datetime | None = None
    waits: tuple[Text, ...] = ()


@frozen
class UnitsShort:
    """Units were short of a rule's quota at the time of a reminder (P1 23); the `last` one goes to heads, too."""

    rule: str
    names: Names
    clause: str
    period: str
    called: Text
    at_least: int
    units: tuple[Short, ...]
    last: bool
    meant_for: datetime | None = None  # when that was to be said, where it comes late
    by: PersonId | None = None


@frozen
class UnitExcused:
    """The PR desk excused a unit from a quota; its officers and head are `told`."""

    by: PersonId
    rule: str
    rule_names: Names
    unit: UnitId
    names: Names
    period: str
    called: Text
    reason: str
    told: tuple[PersonId, ...]


@frozen
class WeekReported:
    """The report of a week was due; `planned` is when it was to come, `late` says that it comes later (fault 46)."""

    period: str
    told: tuple[PersonId, ...]
    planned: datetime
    late: bool = False
    by: PersonId | None = None


@frozen
class ChannelsBehind:
    """Channels were behind their rhythm on a working day (P3 13); publishers and the PR desk are `told`."""

    day: str
    channels: tuple[Behind, ...]
    told: tuple[PersonId, ...]
    by: PersonId | None = None


Contributing = UnitsShort | UnitExcused | WeekReported | ChannelsBehind

"""What happened in a crisis and when: the moments of its time line, and how long things took; pure."""

from datetime import datetime, timedelta
from typing import Final

from bot.frozen import frozen
from bot.text import Names, Text, Value

_SECOND: Final = timedelta(seconds=1)


@frozen
class Moment:
    """Something that happened: `body` is what was said with it, whole; `people` whom it was about, all of them."""

    at: datetime
    what: Text
    body: tuple[Value, ...] = ()
    people: tuple[Names, ...] = ()
    files: tuple[str, ...] = ()  # names


@frozen
class OnPlatform:
    """Of how many people a platform was asked to call them, took the call, and brought an answer."""

    name: str
    called: int = 0
    accepted: int = 0
    seen: int = 0
    taken: int = 0


@frozen
class Figures:
    """When what mattered happened for the first time; None where it has not (CRI6)."""

    reported_at: datetime
    accepted_at: datetime | None = None  # a platform took an alert
    owned_at: datetime | None = None
    report_at: datetime | None = None  # a situation report
    statement_at: datetime | None = None
    over_at: datetime | None = None
    platforms: tuple[OnPlatform, ...] = ()

    def after(self) -> tuple[tuple[str, timedelta], ...]:
        """Give what happened how long after the report: accepted, owned, report, statement, over."""
        names = ("accepted", "owned", "report", "statement", "over")
        found = ((name, getattr(self, f"{name}_at")) for name in names)
        return tuple((name, at - self.reported_at) for name, at in found if at is not None)


def lasted(time: timedelta) -> Text:
    """Say how long something took."""
    minutes, seconds = divmod(time // _SECOND, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return Text("crisis-hours", {"hours": hours, "minutes": minutes})
    return Text("crisis-minutes" if minutes else "crisis-seconds", {"minutes": minutes, "seconds": seconds})

"""What happened in telling people of what waits: digests, joined reminders, overdue lists; and the calendar. Facts."""

from bot.domain.people import PersonId
from bot.frozen import frozen


@frozen
class DigestMade:
    """A digest was made for somebody: of these rows of the outbox, and of so many things that wait for him."""

    person: PersonId
    rows: tuple[int, ...]
    waiting: int
    by: PersonId | None = None


@frozen
class RemindersJoined:
    """Reminders for somebody became one message: these rows of the outbox."""

    person: PersonId
    rows: tuple[int, ...]
    by: PersonId | None = None


@frozen
class OverdueListed:
    """The overdue list of a local day was sent to the PR desk."""

    day: str
    steps: int
    desk: tuple[PersonId, ...]
    by: PersonId | None = None


@frozen
class CalendarTaken:
    """Due times are worked out by another calendar from now on: zone, hours, official days; its digest."""

    zone: str
    digest: str
    by: PersonId | None = None


Telling = DigestMade | RemindersJoined | OverdueListed | CalendarTaken

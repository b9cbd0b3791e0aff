"""What happened to assignments: units called upon, more time, packages; facts like those of items."""

from datetime import datetime

from bot.domain.drafts import DraftId
from bot.domain.people import PersonId, UnitId
from bot.frozen import frozen
from bot.text import Names


@frozen
class Call:
    """How an assignment is spoken of wherever something happened to it."""

    id: str
    number: str
    topic: str


@frozen
class Called:
    """The PR desk called on units: each contribution's id, its unit and the people asked."""

    call: Call
    by: PersonId
    due: datetime
    release_at: datetime | None
    asked: tuple[tuple[str, UnitId, tuple[PersonId, ...]], ...]
    desk: tuple[PersonId, ...]


@frozen
class CallAccepted:
    """A unit will contribute."""

    call: Call
    by: PersonId
    contribution: str
    unit: Names


@frozen
class MoreTimeAsked:
    """A unit asked the PR desk for more time."""

    call: Call
    by: PersonId
    contribution: str
    unit: Names
    until: datetime
    why: str
    desk: tuple[PersonId, ...]


@frozen
class MoreTimeAnswered:
    """The PR desk answered; `due` is what holds now."""

    call: Call
    by: PersonId
    contribution: str
    unit: Names
    granted: bool
    due: datetime
    told: tuple[PersonId, ...]


@frozen
class CallExtended:
    """The PR desk gave all that have not handed in more time; each contribution's id with the people told."""

    call: Call
    by: PersonId
    due: datetime
    told: tuple[tuple[str, tuple[PersonId, ...]], ...]


@frozen
class CommonTimeMoved:
    """The PR desk had all of a linked release appear at another time; officers of all units are told."""

    call: Call
    by: PersonId
    at: datetime
    told: tuple[PersonId, ...]


@frozen
class HandedIn:
    """A unit's contribution was submitted for the first time."""

    call: Call
    by: PersonId
    contribution: str
    unit: Names
    draft: DraftId


@frozen
class WentWithout:
    """The PR desk goes without these units' contributions."""

    call: Call
    by: PersonId
    units: tuple[Names, ...]
    told: tuple[PersonId, ...]


@frozen
class CalledOff:
    """The PR desk called the assignment off."""

    call: Call
    by: PersonId
    reason: str
    told: tuple[PersonId, ...]


@frozen
class ContributionDue:
    """A contribution is due soon (`days` 0), or so many working days late; `heads` are told besides."""

    call: Call
    contribution: str
    unit: Names
    due: datetime
    days: int
    officers: tuple[PersonId, ...]
    heads: tuple[PersonId, ...]
    by: PersonId | None = None


@frozen
class PackageShort:
    """The common time has come, and these units' contributions are not signed off."""

    call: Call
    missing: tuple[Names, ...]
    signed: int
    of: int
    desk: tuple[PersonId, ...]
    by: PersonId | None = None


@frozen
class PackageReady:
    """What was called for goes out, all of it together; the publishers are asked."""

    call: Call
    items: tuple[DraftId, ...]
    publishers: tuple[PersonId, ...]
    by: PersonId | None = None


Calling = (
    Called
    | CallAccepted
    | MoreTimeAsked
    | MoreTimeAnswered
    | CallExtended
    | CommonTimeMoved
    | HandedIn
    | WentWithout
    | CalledOff
    | ContributionDue
    | PackageShort
    | PackageReady
)

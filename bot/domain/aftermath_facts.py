"""What happened after a crisis, to its account and its tasks: facts in the crisis's own chain."""

from datetime import datetime

from bot.domain.crisis_facts import Named
from bot.domain.people import PersonId
from bot.frozen import frozen


@frozen
class AccountAsked:
    """Somebody is asked for the account; `gone` had been before him, and has left."""

    crisis: Named
    person: PersonId
    due: datetime
    gone: PersonId | None = None
    by: PersonId | None = None


@frozen
class AccountFellAway:
    """No account is asked for any more: the crisis has begun again. What was written is kept."""

    crisis: Named
    person: PersonId
    by: PersonId | None = None


@frozen
class AccountReminded:
    """Somebody was reminded of the account, `days` working days after it was due (-1: the day before)."""

    crisis: Named
    person: PersonId
    due: datetime
    days: int
    leaders: tuple[PersonId, ...] = ()
    by: PersonId | None = None


@frozen
class AccountWritten:
    """A part of the account was written, or written anew."""

    crisis: Named
    by: PersonId
    part: str
    words: str


@frozen
class AccountGiven:
    """The account is in; leaders and the PR desk are told."""

    crisis: Named
    by: PersonId
    tasks: int
    told: tuple[PersonId, ...]


@frozen
class TaskSet:
    """Somebody is to do something."""

    crisis: Named
    by: PersonId
    task: str
    what: str
    person: PersonId
    due: datetime


@frozen
class TaskReminded:
    """Somebody was reminded of a task, `days` working days after it was due (-1: the day before)."""

    crisis: Named
    task: str
    what: str
    person: PersonId
    due: datetime
    days: int
    leaders: tuple[PersonId, ...] = ()
    by: PersonId | None = None


@frozen
class TaskFinished:
    """A task was done; who set it and who gives the account are told."""

    crisis: Named
    by: PersonId
    task: str
    what: str
    told: tuple[PersonId, ...]


@frozen
class TaskHandedOn:
    """A task went to somebody else, by its own person, or because he has left."""

    crisis: Named
    task: str
    what: str
    before: PersonId
    person: PersonId
    due: datetime
    told: tuple[PersonId, ...] = ()
    by: PersonId | None = None


@frozen
class TaskPutOff:
    """A task has more time."""

    crisis: Named
    by: PersonId
    task: str
    what: str
    until: datetime
    told: tuple[PersonId, ...]


AftermathFact = (
    AccountAsked
    | AccountFellAway
    | AccountReminded
    | AccountWritten
    | AccountGiven
    | TaskSet
    | TaskReminded
    | TaskFinished
    | TaskHandedOn
    | TaskPutOff
)

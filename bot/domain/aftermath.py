"""What follows a crisis: the account that its last owner gives of it, and the tasks that come of that; pure."""

import re
from dataclasses import field, replace
from datetime import datetime, timedelta
from typing import Final, Literal

from bot.domain.calendars import WorkingWeek, at_local
from bot.domain.crises import CrisisId, CrisisState
from bot.domain.people import PersonId
from bot.domain.submissions import Chase, day_before, days_late, next_chase
from bot.errors import Refused
from bot.frozen import frozen

PARTS: Final = ("happened", "done", "well", "badly")
"""What an account says: what happened, what was done, what went well, what did not."""

ACCOUNTED: Final = frozenset({CrisisState.CLOSED, CrisisState.REVIEWED})  # an account is asked for, or in
LONGEST: Final = 1500  # characters of a part
LONGEST_TASK: Final = 200
CHASE: Final = Chase((1, 2, 3, 4, 5), 3)  # every working day for a week, leaders from the third on
_DAY: Final = timedelta(days=1)
_LONGEST_BREAK: Final = 400  # days within which a working day is looked for
_APART: Final = re.compile(r"\s*(?:—+|–|--+|[|｜；;])\s*")
_TASK: Final = 3  # what, who, until when


@frozen
class Account:
    """The account of one crisis: who gives it, by when; `said` has the parts that are written, be it half of them."""

    crisis: CrisisId
    person: PersonId
    due: datetime
    state: Literal["due", "in", "off"] = "due"
    said: dict[str, str] = field(default_factory=dict)
    given_by: PersonId | None = None
    given_at: datetime | None = None
    revision: int = 0

    @property
    def missing(self) -> tuple[str, ...]:
        """Name the parts that are still to be written."""
        return tuple(part for part in PARTS if part not in self.said)


@frozen
class Task:
    """Something that somebody is to do after a crisis; `was_due` is the first date, where it was put off."""

    id: str
    crisis: CrisisId
    what: str
    person: PersonId
    due: datetime
    by: PersonId
    at: datetime
    state: Literal["open", "done"] = "open"
    done_at: datetime | None = None
    was_due: datetime | None = None
    revision: int = 0


class AccountNotDue(Refused):
    """No account is asked for any more: it was given, or the crisis has begun again."""

    key = "refused-account-not-due"


class NotYourAccount(Refused):
    """The account is another person's to give."""

    key = "refused-not-your-account"


class PartsMissing(Refused):
    """Something of the account is not written yet."""

    key = "refused-account-parts"


class TaskDone(Refused):
    """The task was done before."""

    key = "refused-task-done"


class NotYourTask(Refused):
    """The task is another person's."""

    key = "refused-not-your-task"


class NotLaterThanNow(Refused):
    """More time was asked for, and none given: the date is no later than the one that holds."""

    key = "refused-task-not-later"


def due_by(ended: datetime, days: int, week: WorkingWeek) -> datetime:
    """Give the close of work (UTC) so many local days after; where nobody works then, of the next working day."""
    first = ended.astimezone(week.zone).date() + _DAY * days
    day = next((found for more in range(_LONGEST_BREAK) if week.works(found := first + _DAY * more)), first)
    return at_local(day, week.closes, week.zone)


def reminder(due: datetime, now: datetime, week: WorkingWeek) -> tuple[int, datetime] | None:
    """Give when somebody is reminded next, and of what: -1 the working day before, 0 the day itself, then days late."""
    before = day_before(due, week)
    own = at_local(due.astimezone(week.zone).date(), week.opens, week.zone)
    early = (*(((-1, before),) if before is not None else ()), *(((0, own),) if own < due else ()))
    return next((one for one in early if one[1] > now), None) or next_chase(due, now, week, CHASE)


def asked(before: Account | None, crisis: CrisisId, person: PersonId, due: datetime) -> Account:
    """Ask for an account; what was written of the same crisis, before it began again, is the start of it."""
    said = before.said if before is not None else {}
    return Account(crisis, person, due, said=said, revision=before.revision if before is not None else 0)


def written(account: Account, by: PersonId, part: str, words: str) -> Account:
    """Write one part, or write it anew."""
    check_own(account, by)
    return replace(account, said={**account.said, part: words})


def check_own(account: Account, by: PersonId) -> None:
    """Refuse what only whoever gives the account does while it is due."""
    if account.state != "due":
        raise AccountNotDue
    if account.person != by:
        raise NotYourAccount


def given(account: Account, by: PersonId, now: datetime) -> Account:
    """Hand it in; every part is written by then."""
    check_own(account, by)
    if account.missing:
        raise PartsMissing
    return replace(account, state="in", given_by=by, given_at=now)


def passed_on(account: Account, to: PersonId, due: datetime) -> Account:
    """Have another person give it."""
    return replace(account, person=to, due=max(due, account.due))


def check_task(task: Task, by: PersonId) -> None:
    """Refuse what is done already, and what is not his."""
    if task.state == "done":
        raise TaskDone
    if task.person != by:
        raise NotYourTask


def done(task: Task, by: PersonId, now: datetime) -> Task:
    """Note that a task is done."""
    check_task(task, by)
    return replace(task, state="done", done_at=now)


def handed_on(task: Task, to: PersonId) -> Task:
    """Give a task to somebody else; its date stays."""
    return replace(task, person=to)


def put_off(task: Task, by: PersonId, until: datetime) -> Task:
    """Give a task more time; when it was to be done at first stays known."""
    check_task(task, by)
    if until <= task.due:
        raise NotLaterThanNow(due=task.due)
    return replace(task, due=until, was_due=task.was_due or task.due)


def apart(words: str) -> tuple[str, ...]:
    """Take "what — who — until when" apart; what is not written like that is the first of them alone."""
    parts = tuple(filter(None, _APART.split(words)))
    return parts if len(parts) == _TASK and "\n" not in words else (words,)


def lateness(due: datetime, now: datetime, week: WorkingWeek) -> int:
    """Say where a due date stands: -1 before its day, 0 on it, else how many working days it is late."""
    today, day = now.astimezone(week.zone).date(), due.astimezone(week.zone).date()
    return -1 if today < day else days_late(due, now, week)

"""The cards of what follows a crisis, as they stand now: its account, a task."""

from bot.cards import aftermath as cards
from bot.cards import news
from bot.cards.aftermath import AccountSheet, TaskLine
from bot.cards.card import Card, Entry
from bot.cards.statement import drilled
from bot.deps import Act
from bot.domain import aftermath
from bot.domain.aftermath import Task
from bot.domain.people import PersonId
from handlers.crisis_tasks import may_set
from handlers.made import Made, Wanted


def account(act: Act, wanted: Wanted) -> Made | None:
    """Build the card of an account."""
    one, crisis = act.aftermath.account(wanted.subject), act.crises.get(wanted.subject)
    if one is None or crisis is None:
        return None
    person = act.people.get(wanted.person)
    sheet = AccountSheet(
        account=one,
        crisis=crisis,
        reader=wanted.person,
        person=act.names(one.person),
        given_by=act.names(one.given_by) if one.given_by is not None else None,
        tasks=tuple(_line(act, task) for task in act.aftermath.tasks(crisis.id)),
        late=max(aftermath.lateness(one.due, act.now, act.organisation.week), 0) if one.state == "due" else 0,
        sets=person is not None and may_set(act, person, crisis),
    )
    return Made(cards.account(sheet), None, one.revision)


def _line(act: Act, task: Task) -> TaskLine:
    late = max(aftermath.lateness(task.due, act.now, act.organisation.week), 0) if task.state == "open" else 0
    return TaskLine(task, act.names(task.person), act.names(task.by), late)


def task(act: Act, wanted: Wanted) -> Made | None:
    """Build the card of a task."""
    one = act.aftermath.task(wanted.subject)
    crisis = act.crises.get(one.crisis) if one is not None else None
    if one is None or crisis is None:
        return None
    return Made(cards.task(_line(act, one), crisis, wanted.person), None, one.revision)


def owed(act: Act, person: PersonId) -> tuple[Entry, ...]:
    """Give the lines of what somebody owes of crises that are over, for his inbox: accounts, then tasks."""
    accounts = [one for one in act.aftermath.due() if one.person == person]
    tasks = [one for one in act.aftermath.open() if one.person == person]
    of = dict.fromkeys([*(one.crisis for one in accounts), *(one.crisis for one in tasks)])
    crises = {crisis: act.crises.get(crisis) for crisis in of}
    return (
        *(cards.account_owed(one, crisis) for one in accounts if (crisis := crises[one.crisis]) is not None),
        *(cards.task_owed(one, crisis) for one in tasks if (crisis := crises[one.crisis]) is not None),
    )


def moved(act: Act, subject: str) -> Card:
    """Build what stays of the card of an account or a task that was sent once more further down."""
    one = act.aftermath.task(subject)
    crisis = act.crises.get(one.crisis if one is not None else subject)
    card = news.moved(one.what if one is not None else crisis.title if crisis is not None else "")
    return drilled(card) if crisis is not None and crisis.drill else card

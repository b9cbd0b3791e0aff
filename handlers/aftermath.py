"""What is asked for after a crisis by itself: its account, reminders of that and of tasks, who follows whoever left."""

from dataclasses import replace
from datetime import datetime
from typing import Final, Literal

from bot.deps import Act
from bot.domain import aftermath, crisis_ladder
from bot.domain.aftermath import CHASE, Account, Task
from bot.domain.aftermath_facts import AccountAsked, AccountFellAway, AccountReminded, TaskHandedOn, TaskReminded
from bot.domain.aftermath_rules import AfterRule
from bot.domain.crises import Crisis, CrisisState
from bot.domain.effects import Forget, Remind
from bot.domain.people import PersonId
from bot.domain.submissions import Overdue, days_late
from bot.reactions.rules import ACCOUNT_DUE, TASK_DUE
from bot.text import micros
from handlers import alerts
from handlers.submissions import unit_names

_USUAL: Final = AfterRule()


def _rule(act: Act, crisis: Crisis) -> AfterRule:
    """Give what the policy asked for under which the crisis began."""
    return act.policies.get(crisis.policy).aftermath if crisis.policy else _USUAL


def ended(act: Act, crisis: Crisis) -> None:
    """Ask the last owner of a closed crisis for its account; a drill has one only where policy says so."""
    rule, before = _rule(act, crisis), act.aftermath.account(crisis.id)
    if crisis.state is not CrisisState.CLOSED or crisis.owner is None or (crisis.drill and not rule.drills):
        return
    if before is not None and before.state != "off":
        return  # a drill ends by those who close it, and by the clock
    due = aftermath.due_by(act.now, rule.days, act.organisation.week)
    person = _present(act, crisis, crisis.owner)
    put(act, aftermath.asked(before, crisis.id, person, due))
    act.record(AccountAsked(alerts.named(crisis), person, due))


def begun_again(act: Act, crisis: Crisis) -> None:
    """Ask for no account any more; what was written is the start of the next one."""
    account = act.aftermath.account(crisis.id)
    if account is not None and account.state != "off":
        put(act, replace(account, state="off", given_by=None, given_at=None))
        act.record(AccountFellAway(alerts.named(crisis), account.person))


def put(act: Act, account: Account) -> None:
    """Keep an account, and have its next reminder fall due."""
    act.aftermath.put(account)
    _chase(act, ACCOUNT_DUE, account.crisis, account.due, open_=account.state == "due")


def put_task(act: Act, task: Task) -> None:
    """Keep a task, and have its next reminder fall due."""
    act.aftermath.put_task(task)
    chase_task(act, task)


def chase_task(act: Act, task: Task) -> None:
    """Have the next reminder of a task fall due."""
    _chase(act, TASK_DUE, task.id, task.due, open_=task.state == "open")


def _chase(act: Act, rule: str, subject: str, due: datetime, *, open_: bool) -> None:
    act.dues.drop(Forget(rule, subject))
    chased = aftermath.reminder(due, act.now, act.organisation.week)
    if open_ and chased is not None:
        days, at = chased
        act.remind(Remind(rule, subject, f"{micros(due)}.{days}", at))


def account_due(act: Act, due: Remind) -> None:
    """Remind whoever gives an account; late ones, in the end, are told to the leaders."""
    account, crisis = act.aftermath.account(due.subject), act.crises.get(due.subject)
    if account is None or crisis is None or account.state != "due":
        return
    days = aftermath.lateness(account.due, act.now, act.organisation.week)
    leaders = _leaders(act, crisis, account.person, days)
    act.record(AccountReminded(alerts.named(crisis), account.person, account.due, days, leaders))
    put(act, account)


def task_due(act: Act, due: Remind) -> None:
    """Remind somebody of a task."""
    task = act.aftermath.task(due.subject)
    crisis = act.crises.get(task.crisis) if task is not None else None
    if task is None or crisis is None or task.state != "open":
        return
    days = aftermath.lateness(task.due, act.now, act.organisation.week)
    leaders = _leaders(act, crisis, task.person, days)
    act.record(TaskReminded(alerts.named(crisis), task.id, task.what, task.person, task.due, days, leaders))
    put_task(act, task)


def _leaders(act: Act, crisis: Crisis, but: PersonId, days: int) -> tuple[PersonId, ...]:
    if days < CHASE.heads_from:
        return ()
    return tuple(one for one in alerts.leaders(act, crisis) if one != but)


def pass_on(act: Act) -> None:
    """Give what waits for people who have left to others: accounts first, then tasks to whoever gives the account."""
    for account in act.aftermath.due():
        crisis = act.crises.get(account.crisis)
        to = _present(act, crisis, account.person) if crisis is not None else account.person
        if crisis is not None and to != account.person:
            due = aftermath.due_by(act.now, _rule(act, crisis).days, act.organisation.week)
            passed = aftermath.passed_on(account, to, due)
            put(act, passed)
            act.record(AccountAsked(alerts.named(crisis), to, passed.due, gone=account.person))
    for task in act.aftermath.open():
        _pass_task_on(act, task)


def _pass_task_on(act: Act, task: Task) -> None:
    crisis, account = act.crises.get(task.crisis), act.aftermath.account(task.crisis)
    if crisis is None or _active(act, task.person):
        return
    to = _present(act, crisis, account.person if account is not None else task.by)
    if to != task.person:
        put_task(act, aftermath.handed_on(task, to))
        act.record(TaskHandedOn(alerts.named(crisis), task.id, task.what, task.person, to, task.due))


def _active(act: Act, person: PersonId) -> bool:
    found = act.people.get(person)
    return found is not None and found.active


def _present(act: Act, crisis: Crisis, person: PersonId) -> PersonId:
    """Give somebody, or where he has left who follows: who joined in, the first who were called, the leaders."""
    if _active(act, person):
        return person
    joined = (one.person for one in act.crises.called(crisis.id) if one.aids_at is not None)
    first = alerts.members(act, crisis_ladder.groups(crisis.ladder, 1), crisis.unit)
    there = (one for one in (*joined, *first, *alerts.leaders(act, crisis)) if _active(act, one))
    return next(there, person)


def overdue(act: Act) -> tuple[Overdue, ...]:
    """Give the accounts and tasks whose time is over, the longest overdue first."""
    waiting: tuple[Account | Task, ...] = (*act.aftermath.due(), *act.aftermath.open())
    late = [one for one in waiting if one.due < act.now]
    pairs = ((one, act.crises.get(one.crisis)) for one in late)
    found = (_overdue(act, one, crisis) for one, crisis in pairs if crisis is not None)
    return tuple(sorted(found, key=lambda one: (one.due, one.subject)))


def _overdue(act: Act, one: Account | Task, crisis: Crisis) -> Overdue:
    person = act.people.get(one.person)
    unit = person.unit if person is not None else crisis.unit
    kind: Literal["account", "task"] = "task" if isinstance(one, Task) else "account"
    subject, title = (one.id, one.what) if isinstance(one, Task) else (one.crisis, crisis.title)
    days = days_late(one.due, act.now, act.organisation.week)
    return Overdue(kind, subject, title, crisis.number, unit_names(act, unit), one.due, days, unit)

"""What follows after a crisis: cards of accounts and tasks, reminders, news; ordinary ones, held by quiet hours."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from bot.cards.card import Kind
from bot.cards.tokens import Verb
from bot.domain import aftermath_facts, facts
from bot.domain.crisis_facts import Named
from bot.domain.effects import Lane, Send
from bot.domain.people import PersonId
from bot.reactions.crises import words
from bot.reactions.news import Reactions
from bot.text import Text, Value, micros

_READ: Final = ((Verb.ACCOUNT.value, "button-account"),)
_WRITE: Final = ((Verb.WRITE_ACCOUNT.value, "button-write-account"), *_READ)
_TASK: Final = ((Verb.TASK.value, "button-task"),)
_FINISH: Final = ((Verb.FINISH_TASK.value, "button-finish-task"), *_TASK)


def _account_card(crisis: Named, to: PersonId, at: datetime) -> Send:
    return Send(f"account:{crisis.id}:{to}:{micros(at)}", to, Kind.ACCOUNT, crisis.id)


def _task_card(task: str, to: PersonId, at: datetime) -> Send:
    return Send(f"crisis-task:{task}:{to}:{micros(at)}", to, Kind.TASK, task)


def _news(
    about: str,
    at: datetime,
    to: Iterable[PersonId],
    text: Text,
    buttons: tuple[tuple[str, str], ...],
    lane: Lane = Lane.REQUESTS,
) -> tuple[Send, ...]:
    return tuple(
        Send(f"{text.key}:{about}:{micros(at)}:{person}", person, Kind.NEWS, about, 0, lane, text, buttons)
        for person in dict.fromkeys(to)
    )


def _asked(fact: aftermath_facts.AccountAsked, at: datetime, _: facts.NamesOf) -> tuple[Send, ...]:
    return (_account_card(fact.crisis, fact.person, at),)


def _when(days: int) -> str:
    return "late" if days > 0 else "soon" if days < 0 else "today"


def _account_reminded(fact: aftermath_facts.AccountReminded, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    one, about = fact.crisis, fact.crisis.id
    text = words(one, f"news-account-{_when(fact.days)}", due=fact.due, days=fact.days)
    higher = words(one, "news-account-late-leader", due=fact.due, days=fact.days, by=people(fact.person))
    own = _news(about, at, (fact.person,), text, _WRITE, Lane.REMINDERS)
    return (*own, *_news(about, at, fact.leaders, higher, _READ, Lane.REMINDERS))


def _given(fact: aftermath_facts.AccountGiven, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    text = words(fact.crisis, "news-account-given", by=people(fact.by), tasks=fact.tasks)
    return _news(fact.crisis.id, at, fact.told, text, _READ)


def _set(fact: aftermath_facts.TaskSet, at: datetime, _: facts.NamesOf) -> tuple[Send, ...]:
    return (_task_card(fact.task, fact.person, at),)


def _task_reminded(fact: aftermath_facts.TaskReminded, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    said: dict[str, Value] = {"what": fact.what, "due": fact.due, "days": fact.days}
    text = words(fact.crisis, f"news-task-{_when(fact.days)}", **said)
    higher = words(fact.crisis, "news-task-late-leader", **said, by=people(fact.person))
    own = _news(fact.task, at, (fact.person,), text, _FINISH, Lane.REMINDERS)
    return (*own, *_news(fact.task, at, fact.leaders, higher, _TASK, Lane.REMINDERS))


def _finished(fact: aftermath_facts.TaskFinished, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    text = words(fact.crisis, "news-task-done", what=fact.what, by=people(fact.by))
    return _news(fact.task, at, fact.told, text, _TASK)


def _handed_on(fact: aftermath_facts.TaskHandedOn, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    text = words(fact.crisis, "news-task-handed-on", what=fact.what, by=people(fact.before), to=people(fact.person))
    return (_task_card(fact.task, fact.person, at), *_news(fact.task, at, fact.told, text, _TASK))


def _put_off(fact: aftermath_facts.TaskPutOff, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    text = words(fact.crisis, "news-task-put-off", what=fact.what, by=people(fact.by), until=fact.until)
    return _news(fact.task, at, fact.told, text, _TASK)


REACTIONS: Final[Reactions] = {
    aftermath_facts.AccountAsked: _asked,
    aftermath_facts.AccountReminded: _account_reminded,
    aftermath_facts.AccountGiven: _given,
    aftermath_facts.TaskSet: _set,
    aftermath_facts.TaskReminded: _task_reminded,
    aftermath_facts.TaskFinished: _finished,
    aftermath_facts.TaskHandedOn: _handed_on,
    aftermath_facts.TaskPutOff: _put_off,
}

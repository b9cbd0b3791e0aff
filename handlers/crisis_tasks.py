"""Tasks that come of a crisis: set with a person and a date, done, handed on, given more time."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.cards.card import Kind
from bot.cards.tokens import Verb
from bot.deps import Act
from bot.domain import aftermath, naming
from bot.domain.aftermath import LONGEST_TASK, AccountNotDue, Task
from bot.domain.aftermath_facts import TaskFinished, TaskHandedOn, TaskPutOff, TaskSet
from bot.domain.crises import Crisis
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.moments import read_moment
from bot.domain.people import Person, PersonId
from bot.errors import DeadButton, Refused
from bot.reactions.crises import words as about
from bot.text import Text, Value, micros, moment
from handlers import aftermath as after
from handlers import alerts, crisis_accounts, crisis_deeds, questions, times
from handlers.answering import Given
from handlers.away import NobodyCalledSo
from handlers.calls import line

_MOST: Final = 8  # people by buttons; anybody else is named in words
_NAME: Final = 60  # characters
_DAYS: Final = (1, 3, 5, 10)  # working days ahead


class NotYoursToSet(Refused):
    """Tasks are set by whoever gives the account, the leaders and the PR desk."""

    key = "refused-not-yours-to-set"


def may_set(act: Act, person: Person, crisis: Crisis) -> bool:
    """Tell whether somebody may set tasks: who gives the account, who had it, the PR desk, the leaders."""
    account = act.aftermath.account(crisis.id)
    return (account is not None and account.person == person.id) or crisis_deeds.reopens(act, person, crisis)


def begin(act: Act, person: Person, crisis_id: str) -> None:
    """Ask what is to be done; who and until when are asked then, unless they stand beside it."""
    crisis = _settable(act, person, crisis_id)
    questions.ask(act, replace(_question(act, person, crisis, "what", {}), hint=Text("hint-task-what")))


def _settable(act: Act, person: Person, crisis_id: str) -> Crisis:
    crisis, account = crisis_accounts.seen(act, person, crisis_id)
    if account.state == "off":
        raise AccountNotDue
    if not may_set(act, person, crisis):
        raise NotYoursToSet
    return crisis


def _question(act: Act, person: Person, crisis: Crisis, what: str, kept: dict[str, str]) -> Question:
    prompt = about(alerts.named(crisis), f"ask-task-{what}", what=kept.get("what", ""))
    return Question(act.new_id(), person.id, Purpose.TASK, prompt, subject=crisis.id, about=what, kept=kept)


def _what(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    """Take what is to be done; of "what — who — until when" all that can be understood."""
    crisis = _settable(act, person, question.subject)
    what, *more = aftermath.apart(given.words)
    kept = {"what": line(what, LONGEST_TASK)}
    if more:
        found = naming.meant(more[0][:_NAME], act.people.roster(act.now), crisis.unit)
        until = read_moment(more[1], now=act.now, zone=act.organisation.zone) or times.close_of(act, more[1])
        kept |= {"who": found[0]} if len(found) == 1 else {}
        kept |= {"until": str(micros(until))} if until is not None and until > act.now else {}
    return _go_on(act, person, crisis, kept)


def _go_on(act: Act, person: Person, crisis: Crisis, kept: dict[str, str]) -> Text | None:
    """Ask for what is still missing; when nothing is, set the task."""
    if "who" not in kept:
        asked = _question(act, person, crisis, "who", kept)
        questions.ask(act, replace(asked, choices=_people(act, crisis), hint=Text("hint-task-who")))
        return None
    until = moment(int(kept["until"])) if "until" in kept else None
    if until is None or until <= act.now:  # it may have gone by while he was asked who does it
        asked = _question(act, person, crisis, "until", kept)
        questions.ask(act, replace(asked, choices=times.offered(act, _DAYS), hint=times.hint(act)))
        return None
    return _set(act, person, crisis, kept["what"], PersonId(kept["who"]), until)


def _people(act: Act, crisis: Crisis, but: PersonId | None = None) -> tuple[Choice, ...]:
    """Offer those who were called: who joined in first."""
    called = sorted(act.crises.called(crisis.id), key=lambda one: (one.aids_at is None, one.since))
    people = [one.person for one in called if one.left_at is None and one.person != but]
    return tuple(Choice(one, Text("choice-person", {"person": act.names(one)})) for one in people[:_MOST])


def _meant(act: Act, crisis: Crisis, given: Given) -> PersonId:
    if given.code:
        return crisis_deeds.chosen(act, given.code)
    found = naming.meant(given.words[:_NAME], act.people.roster(act.now), crisis.unit)
    if len(found) != 1:
        raise NobodyCalledSo(name=given.words[:_NAME])
    return found[0]


def _who(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    crisis = _settable(act, person, question.subject)
    return _go_on(act, person, crisis, {**question.kept, "who": _meant(act, crisis, given)})


def _until(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    crisis = _settable(act, person, question.subject)
    until = str(micros(times.given_moment(act, given, of_day=True)))
    return _go_on(act, person, crisis, {**question.kept, "until": until})


def _set(act: Act, person: Person, crisis: Crisis, what: str, who: PersonId, until: datetime) -> Text:
    task = Task(act.new_id(), crisis.id, what, who, until, person.id, act.now)
    act.aftermath.add(task)
    after.chase_task(act, task)
    act.record(TaskSet(alerts.named(crisis), person.id, task.id, what, who, until))
    said = _said(crisis, Text("notice-task-set", {"what": what, "person": act.names(who), "until": until}))
    act.say(person, said, ((f"{Verb.ADD_TASK}", "button-add-task"), (f"{Verb.ACCOUNT}", "button-account")), crisis.id)
    return said


def _said(crisis: Crisis, text: Text) -> Text:
    """Mark what is said of a drill's task, at both ends."""
    return Text("crisis-drill", {"text": text}) if crisis.drill else text


def task_of(act: Act, person: Person, task_id: str) -> tuple[Crisis, Task]:
    """Give a task to whoever is to do it, and to those who may see its crisis."""
    task = act.aftermath.task(task_id)
    crisis = act.crises.get(task.crisis) if task is not None else None
    if task is None or crisis is None:
        raise DeadButton
    if task.person != person.id:
        crisis_deeds.seen(act, person, crisis.id)
    return crisis, task


def show(act: Act, person: Person, task_id: str) -> None:
    """Send somebody the card of a task."""
    _, task = task_of(act, person, task_id)
    act.tell(person, Kind.TASK, task.id)


def finish(act: Act, person: Person, task_id: str) -> Text:
    """Note that a task is done."""
    crisis, task = task_of(act, person, task_id)
    task = aftermath.done(task, person.id, act.now)
    after.put_task(act, task)
    act.record(TaskFinished(alerts.named(crisis), person.id, task.id, task.what, _told(act, task, person.id)))
    return _said(crisis, Text("notice-task-done", {"what": task.what}))


def _told(act: Act, task: Task, *but: PersonId) -> tuple[PersonId, ...]:
    """Name who set a task and who gives the account."""
    account = act.aftermath.account(task.crisis)
    people = dict.fromkeys((task.by, *((account.person,) if account is not None else ())))
    return tuple(one for one in people if one not in but)


def ask_whom(act: Act, person: Person, task_id: str) -> None:
    """Ask to whom a task is handed on."""
    crisis, task = task_of(act, person, task_id)
    question = replace(_about(act, person, crisis, task, "whom"), choices=_people(act, crisis, person.id))
    questions.ask(act, replace(question, hint=Text("hint-task-who")))


def ask_until(act: Act, person: Person, task_id: str) -> None:
    """Ask until when more time is needed."""
    question = _about(act, person, *task_of(act, person, task_id), "more")
    questions.ask(act, replace(question, choices=times.offered(act, _DAYS), hint=times.hint(act)))


def _about(act: Act, person: Person, crisis: Crisis, task: Task, what: str) -> Question:
    aftermath.check_task(task, person.id)
    values: dict[str, Value] = {"what": task.what, "due": task.due}
    prompt = _said(crisis, Text(f"ask-task-{what}", values))
    return Question(act.new_id(), person.id, Purpose.TASK, prompt, subject=task.id, about=what)


def _hand_on(act: Act, person: Person, question: Question, given: Given) -> Text:
    crisis, task = task_of(act, person, question.subject)
    aftermath.check_task(task, person.id)
    to = _meant(act, crisis, given)
    after.put_task(act, aftermath.handed_on(task, to))
    told = _told(act, task, person.id, to)
    act.record(TaskHandedOn(alerts.named(crisis), task.id, task.what, person.id, to, task.due, told, person.id))
    return _said(crisis, Text("notice-task-handed-on", {"what": task.what, "to": act.names(to)}))


def _put_off(act: Act, person: Person, question: Question, given: Given) -> Text:
    crisis, task = task_of(act, person, question.subject)
    task = aftermath.put_off(task, person.id, times.given_moment(act, given, of_day=True))
    after.put_task(act, task)
    told = tuple(one for one in dict.fromkeys((*_told(act, task), *alerts.leaders(act, crisis))) if one != person.id)
    act.record(TaskPutOff(alerts.named(crisis), person.id, task.id, task.what, task.due, told))
    return _said(crisis, Text("notice-task-put-off", {"what": task.what, "until": task.due}))


_STEPS: Final[Mapping[str, Callable[[Act, Person, Question, Given], Text | None]]] = {
    "what": _what,
    "who": _who,
    "until": _until,
    "whom": _hand_on,
    "more": _put_off,
}
PURPOSES: Final[Mapping[Purpose, Callable[[Act, Person, Question, Given], Text | None]]] = {
    Purpose.TASK: lambda act, person, asked, given: _STEPS[asked.about](act, person, asked, given),
}
MOOT: Final = (aftermath.TaskDone, aftermath.NotYourTask, NotYoursToSet)
"""What says that an answer is wanted no more."""

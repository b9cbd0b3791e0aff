"""Cards of what follows a crisis: its account, for all who were called, and the task of one person."""

from collections.abc import Iterator
from typing import Final

from bot.cards.card import Button, Card, Entry, Tone
from bot.cards.crisis_sheet import untitled
from bot.cards.sheets import TITLE, joined, label_key, quoted
from bot.cards.tokens import Token, Verb
from bot.domain.aftermath import LONGEST, LONGEST_TASK, PARTS, Account, Task
from bot.domain.crises import Crisis
from bot.domain.people import PersonId
from bot.frozen import frozen
from bot.text import Names, Text, Value

_MOST: Final = 20  # tasks that are listed


@frozen
class TaskLine:
    """A task with whose it is, who set it, and how many working days it is late."""

    task: Task
    person: Names
    by: Names
    late: int = 0


@frozen
class AccountSheet:
    """All that the card of an account needs, for one reader; `sets` says that he may set tasks, `late` is in days."""

    account: Account
    crisis: Crisis
    reader: PersonId
    person: Names
    given_by: Names | None = None
    tasks: tuple[TaskLine, ...] = ()
    late: int = 0
    sets: bool = False

    @property
    def mine(self) -> bool:
        """Whether the reader is to give it."""
        return self.account.person == self.reader and self.account.state == "due"


def account(sheet: AccountSheet) -> Card:
    """Build the card of an account: what is written, what is missing, the tasks and where they stand."""
    one = sheet.account
    key = "mine" if sheet.mine else one.state
    values: dict[str, Value] = {"number": sheet.crisis.number, "by": sheet.person}
    return Card(
        title=_marked(sheet.crisis, Text(f"account-title-{key}", values)),
        facts=(*_facts(sheet), *_parts(one)),
        entries=tuple(_entries(sheet)),
        notes=(*_notes(sheet), *_at_the_end(sheet.crisis)),
        buttons=tuple(_buttons(sheet)),
        closed=one.state == "off",
    )


def _marked(one: Crisis, text: Text) -> Text:
    return Text("crisis-drill", {"text": text}) if one.drill else text


def _at_the_end(one: Crisis) -> tuple[Text, ...]:
    return (Text("crisis-drill-note"),) if one.drill else ()


def _facts(sheet: AccountSheet) -> Iterator[Text]:
    one = sheet.account
    yield Text("account-of", {"title": quoted(sheet.crisis.title, TITLE) or untitled(drill=sheet.crisis.drill)})
    if one.state == "due":
        yield Text("account-due-mine" if sheet.mine else "account-due", {"due": one.due, "by": sheet.person})
        if sheet.late:
            yield Text("account-late", {"days": sheet.late})
    elif one.given_at is not None and sheet.given_by is not None:
        yield Text("account-given", {"by": sheet.given_by, "at": one.given_at})


def _parts(one: Account) -> Iterator[Text]:
    """Give what is written, a paragraph on a line of its own; a part of which there was nothing to say says so."""
    for part in PARTS:
        if part in one.said:
            first, *more = [line for line in one.said[part].splitlines() if line.strip()] or [""]
            said: Value = quoted(first, LONGEST) or Text("choice-account-nothing")
            yield Text("account-said", {"part": Text(f"account-part-{part}"), "words": said})
            yield from (Text("account-line", {"words": quoted(line, LONGEST)}) for line in more)


def _notes(sheet: AccountSheet) -> Iterator[Text]:
    one = sheet.account
    if one.state == "off":
        yield Text("account-note-off")
    elif one.state == "due" and one.missing:
        parts = tuple(Text(f"account-part-{part}") for part in one.missing)
        yield Text("account-note-missing-mine" if sheet.mine else "account-note-missing", {"parts": parts})
    elif sheet.mine:
        yield Text("account-note-ready")
    if len(sheet.tasks) > _MOST:
        yield Text("list-more", {"count": len(sheet.tasks) - _MOST})


def _entries(sheet: AccountSheet) -> Iterator[Entry]:
    for line in sheet.tasks[:_MOST]:
        own = line.task.state == "open" and line.task.person == sheet.reader
        yield Entry(_said(line), (_button(Verb.TASK, line.task.id),) if own else ())


def _said(line: TaskLine) -> Text:
    task = line.task
    what: list[Value] = [quoted(task.what, LONGEST_TASK), line.person, _standing(line)]
    return Text("list-line", {"what": joined("dotted", what)})


def _standing(line: TaskLine) -> Text:
    task = line.task
    if task.done_at is not None:
        return Text("task-done", {"at": task.done_at})
    if line.late:
        return Text("task-late", {"due": task.due, "days": line.late})
    return Text(
        "task-open" if task.was_due is None else "task-put-off", {"due": task.due, "was": task.was_due or task.due}
    )


def _buttons(sheet: AccountSheet) -> Iterator[Button]:
    one = sheet.account
    if sheet.mine:
        ready = not one.missing
        if ready:
            yield _button(Verb.GIVE_ACCOUNT, one.crisis, "likely")
        half = "-on" if one.said and not ready else "-anew" if ready else ""
        label = f"{label_key(Verb.WRITE_ACCOUNT)}{half}"
        yield Button(Text(label), Token(Verb.WRITE_ACCOUNT, one.crisis), "plain" if ready else "likely")
    if sheet.sets and one.state != "off":
        yield _button(Verb.ADD_TASK, one.crisis)


def _button(verb: Verb, subject: str, tone: Tone = "plain") -> Button:
    return Button(Text(label_key(verb)), Token(verb, subject), tone)


def account_owed(one: Account, crisis: Crisis) -> Entry:
    """Build the line of an account in the inbox of whoever is to give it."""
    text = Text("inbox-account", {"number": crisis.number, "due": one.due})
    return Entry(_marked(crisis, text), (_button(Verb.ACCOUNT, one.crisis),))


def task_owed(one: Task, crisis: Crisis) -> Entry:
    """Build the line of a task in the inbox of whoever is to do it."""
    text = Text("inbox-task", {"number": crisis.number, "what": quoted(one.what, LONGEST_TASK), "due": one.due})
    return Entry(_marked(crisis, text), (_button(Verb.TASK, one.id),))


def task(line: TaskLine, crisis: Crisis, reader: PersonId) -> Card:
    """Build the card of a task; whoever is to do it says when it is done, hands it on or asks for more time."""
    one = line.task
    mine = one.person == reader and one.state == "open"
    key = "mine" if mine else one.state
    title: Value = quoted(crisis.title, TITLE) or untitled(drill=crisis.drill)
    facts = (
        Text("task-of", {"number": crisis.number, "title": title}),
        Text("task-by", {"by": line.by, "at": one.at}),
        Text("task-stands", {"person": line.person, "state": _standing(line)}),
    )
    verbs = ((Verb.FINISH_TASK, "likely"), (Verb.HAND_ON_TASK, "plain"), (Verb.DELAY_TASK, "plain"))
    own = tuple(_button(verb, one.id, tone) for verb, tone in verbs) if mine else ()  # type: ignore[arg-type]  # a tone
    return Card(
        title=_marked(crisis, Text(f"task-title-{key}", {"what": quoted(one.what, LONGEST_TASK)})),
        facts=facts,
        notes=_at_the_end(crisis),
        buttons=(*own, _button(Verb.ACCOUNT, one.crisis)),
        closed=False,
    )

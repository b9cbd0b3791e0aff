"""What is asked about assignments: of the PR desk that calls on units, of the units that want more time."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.cards.sheets import joined
from bot.deps import Act
from bot.domain import assignments, fields
from bot.domain.assignments import LONGEST_BRIEF, LONGEST_TOPIC, LONGEST_WHY, NotLater
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.drafts import Attachment
from bot.domain.people import Person, Unit, UnitId
from bot.domain.submissions import days_late
from bot.text import Text, Value, micros, moment
from handlers import questions, submissions, times
from handlers.answering import Given
from handlers.assignments import (
    Wish,
    ask_time,
    at_desk,
    call,
    call_off,
    extend,
    go_without,
    linked,
    move,
    not_signed_off,
    of_desk,
)
from handlers.assignments import part_of as contribution_of

SOME: Final = "some"
_WHOM: Final = ("subsidiary", "department", "all", SOME)
_DUE: Final = (3, 5, 10)  # working days ahead
_MORE: Final = (1, 3, 5)
_RELEASE: Final = (1, 3, 5)
_WRITE: Final = Text("hint-write")


def begin(act: Act, person: Person) -> None:
    """Ask what is called for; the rest is asked one thing at a time."""
    at_desk(act, person)
    _ask_topic(act, person, {}, ())


def _ask_topic(act: Act, person: Person, kept: Mapping[str, str], held: tuple[Attachment, ...]) -> None:
    question = _question(act, person, "topic", kept)
    questions.ask(act, replace(question, hint=Text("hint-topic"), held=held))


def _question(act: Act, person: Person, about: str, kept: Mapping[str, str], **said: Value) -> Question:
    prompt = Text(f"ask-assign-{about}", said)
    return Question(act.new_id(), person.id, Purpose.ASSIGN, prompt, about=about, kept=dict(kept))


def line(words: str, most: int) -> str:
    """Take a short answer of one line."""
    if not words:
        raise fields.NothingSaid
    if len(words.splitlines()) > 1:
        raise fields.TitleHasLines
    return short(words, most)


def short(words: str, most: int) -> str:
    """Take an answer of so many characters."""
    if len(words) > most:
        raise fields.TextTooLong(size=len(words), most=most)
    return words


def _topic(act: Act, person: Person, question: Question, given: Given) -> None:
    kept = {**question.kept, "topic": line(given.words, LONGEST_TOPIC)}
    _go_on(act, person, replace(question, kept=kept), _ask_brief)


def _ask_brief(act: Act, person: Person, question: Question) -> None:
    asked = _question(act, person, "brief", question.kept, topic=question.kept["topic"])
    none = (Choice(fields.NONE, Text("choice-no-brief")),)
    questions.ask(act, replace(asked, choices=none, files=True, hint=Text("hint-brief")))


def _brief(act: Act, person: Person, question: Question, given: Given) -> None:
    """Take the brief, which may be a file; what was sent is held until the call goes out."""
    brief = short(given.words or given.sent.title, LONGEST_BRIEF)
    if fields.beyond((), given.sent.attachments):
        raise fields.TooManyFiles(most=fields.MOST_FILES)
    act.leave_out(*given.sent.attachments)
    kept = {**question.kept, "brief": brief}
    _go_on(act, person, replace(question, kept=kept, held=given.sent.attachments), _ask_whom)


def _ask_whom(act: Act, person: Person, question: Question) -> None:
    choices = tuple(Choice(code, Text(f"choice-whom-{code}")) for code in _WHOM)
    asked = _question(act, person, "whom", question.kept)
    questions.ask(act, replace(asked, choices=choices, words=False, held=question.held))


def _whom(act: Act, person: Person, question: Question, given: Given) -> None:
    units = tuple(act.people.roster(act.now).units.values())
    if given.code == SOME:
        choices = tuple(Choice(unit.id, Text("named", {"name": unit.names})) for unit in units)
        asked = _question(act, person, "units", question.kept)
        asked = replace(asked, choices=choices, words=False, many=True, hint=Text("hint-several"))
        questions.ask(act, replace(asked, held=question.held))
        return
    _units_are(act, person, question, [unit.id for unit in units if _called(unit, given.code)])


def _called(unit: Unit, whom: str) -> bool:
    return whom in ("all", unit.kind)


def _units(act: Act, person: Person, question: Question, _: Given) -> None:
    _units_are(act, person, question, list(question.chosen))


def _units_are(act: Act, person: Person, question: Question, units: list[str]) -> None:
    _go_on(act, person, replace(question, kept={**question.kept, "units": " ".join(units)}), _ask_due)


def _ask_due(act: Act, person: Person, question: Question) -> None:
    asked = _question(act, person, "due", question.kept, count=len(question.kept["units"].split()))
    choices = times.offered(act, _DUE)
    questions.ask(act, replace(asked, choices=choices, hint=times.hint(act), held=question.held))


def _due(act: Act, person: Person, question: Question, given: Given) -> None:
    due = times.given_moment(act, given)
    kept = {**question.kept, "due": str(micros(due))}
    if kept.get("release") and int(kept["release"]) <= micros(due):
        kept.pop("release")  # the common time is to be another one too
    _go_on(act, person, replace(question, kept=kept), _ask_release)


def _ask_release(act: Act, person: Person, question: Question) -> None:
    due = moment(int(question.kept["due"]))
    asked = _question(act, person, "release", question.kept, due=due)
    none = Choice(fields.NONE, Text("choice-no-common-time"))
    ahead = days_late(act.now, due, act.organisation.week)
    choices = (none, *times.offered(act, tuple(ahead + days for days in _RELEASE), times.MORNING))
    questions.ask(act, replace(asked, choices=choices, hint=times.hint(act), held=question.held))


def _release(act: Act, person: Person, question: Question, given: Given) -> None:
    kept, due = question.kept, moment(int(question.kept["due"]))
    at = None if given.code == fields.NONE else times.given_moment(act, given)
    if at is not None and at <= due:
        raise NotLater(due=due)
    _sum_up(act, person, replace(question, kept={**kept, "release": "" if at is None else str(micros(at))}))


def _go_on(act: Act, person: Person, question: Question, ask_next: Callable[[Act, Person, Question], None]) -> None:
    """Ask for what comes next; once all has been said and one thing is changed, sum up again."""
    (_sum_up if "release" in question.kept else ask_next)(act, person, question)


def _sum_up(act: Act, person: Person, question: Question) -> None:
    """Say what would go out, to be sent, changed or dropped."""
    wish = _wish(act, question)
    names = tuple(submissions.unit_names(act, unit) for unit in wish.units)
    said: list[Value] = [
        Text("assign-units", {"count": len(names), "units": names}),
        Text("board-until", {"due": wish.due}),
        Text("assign-together", {"at": wish.release_at}) if wish.release_at else Text("choice-no-common-time"),
        *([Text("assign-brief", {"brief": wish.brief})] if wish.brief else []),
        *([Text("assign-files", {"files": tuple(file.name for file in wish.files)})] if wish.files else []),
    ]
    asked = _question(act, person, "go", question.kept, topic=wish.topic, what=joined("dotted", said))
    choices = tuple(Choice(code, Text(f"choice-assign-{code}")) for code in ("send", "change"))
    questions.ask(act, replace(asked, choices=choices, words=False, held=question.held))


def _wish(act: Act, question: Question) -> Wish:
    kept = question.kept
    units = tuple(UnitId(unit) for unit in kept["units"].split() if act.people.unit(UnitId(unit)) is not None)
    at = moment(int(kept["release"])) if kept["release"] else None
    return Wish(kept["topic"], kept["brief"], units, moment(int(kept["due"])), at, question.held)


def _go(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    if given.code == "change":
        asked = _question(act, person, "change", question.kept)
        choices = tuple(Choice(code, Text(f"choice-assign-{code}")) for code in _ASKED)
        questions.ask(act, replace(asked, choices=choices, words=False, held=question.held))
        return None
    wish = _wish(act, question)
    if wish.due <= act.now:
        raise fields.MomentPast(at=wish.due)
    said = call(act, person, wish)
    act.say(person, said)
    return said


def _change(act: Act, person: Person, question: Question, given: Given) -> None:
    _ASKED[given.code](act, person, question)


_ASKED: Final[Mapping[str, Callable[[Act, Person, Question], None]]] = {
    "topic": lambda act, person, question: _ask_topic(act, person, question.kept, question.held),
    "brief": _ask_brief,
    "whom": _ask_whom,
    "due": _ask_due,
    "release": _ask_release,
}
_STEPS: Final[Mapping[str, Callable[[Act, Person, Question, Given], Text | None]]] = {
    "topic": _topic,
    "brief": _brief,
    "whom": _whom,
    "units": _units,
    "due": _due,
    "release": _release,
    "go": _go,
    "change": _change,
}


def ask_until(act: Act, person: Person, contribution: str) -> None:
    """Ask until when more time is wanted."""
    assignment, part = contribution_of(act, person, contribution)
    if part.handed_in is not None:
        raise assignments.HandedInAlready
    _ask_moment(act, person, "until", contribution, topic=assignment.topic, due=part.due)


def ask_extend(act: Act, person: Person, assignment_id: str) -> None:
    """Ask until when all have time."""
    assignment = of_desk(act, person, assignment_id)
    _ask_moment(act, person, "extend", assignment.id, topic=assignment.topic, due=assignment.due)


def ask_move(act: Act, person: Person, assignment_id: str) -> None:
    """Ask when all of it is to appear instead."""
    assignment = linked(act, person, assignment_id)
    asked = _asked(act, person, "move", assignment.id, topic=assignment.topic, at=assignment.release_at or act.now)
    choices = times.offered(act, _RELEASE, times.MORNING)
    questions.ask(act, replace(asked, choices=choices, hint=times.hint(act)))


def _ask_moment(act: Act, person: Person, about: str, subject: str, **said: Value) -> None:
    asked = _asked(act, person, about, subject, **said)
    questions.ask(act, replace(asked, choices=times.offered(act, _MORE), hint=times.hint(act)))


def _asked(act: Act, person: Person, about: str, subject: str, **said: Value) -> Question:
    prompt = Text(f"ask-call-{about}", said)
    return Question(act.new_id(), person.id, Purpose.CALL, prompt, subject=subject, about=about)


def ask_without(act: Act, person: Person, assignment_id: str) -> None:
    """Ask without whose contributions the release goes out."""
    assignment = of_desk(act, person, assignment_id)
    found = ((part.unit, submissions.unit_names(act, part.unit)) for part in not_signed_off(act, assignment))
    choices = tuple(Choice(unit, Text("named", {"name": names})) for unit, names in found)
    asked = _asked(act, person, "without", assignment.id, topic=assignment.topic)
    questions.ask(act, replace(asked, choices=choices, words=False, many=True, hint=Text("hint-several")))


def ask_off(act: Act, person: Person, assignment_id: str) -> None:
    """Ask why an assignment is called off; the units are told."""
    assignment = of_desk(act, person, assignment_id)
    questions.ask(act, replace(_asked(act, person, "off", assignment.id, topic=assignment.topic), hint=_WRITE))


def _until(act: Act, person: Person, question: Question, given: Given) -> None:
    until = times.given_moment(act, given)
    assignment, part = contribution_of(act, person, question.subject)
    assignments.ask_time(assignment, part, until, "", now=act.now)
    asked = _asked(act, person, "why", question.subject, until=until)
    questions.ask(act, replace(asked, kept={"until": str(micros(until))}, hint=_WRITE))


def _why(act: Act, person: Person, question: Question, given: Given) -> Text:
    until = moment(int(question.kept["until"]))
    return ask_time(act, person, question.subject, until, short(given.words, LONGEST_WHY))


_CALLS: Final[Mapping[str, Callable[[Act, Person, Question, Given], Text | None]]] = {
    "until": _until,
    "why": _why,
    "extend": lambda act, person, asked, given: extend(act, person, asked.subject, times.given_moment(act, given)),
    "move": lambda act, person, asked, given: move(act, person, asked.subject, times.given_moment(act, given)),
    "without": lambda act, person, asked, _: go_without(act, person, asked.subject, asked.chosen),
    "off": lambda act, person, asked, given: call_off(act, person, asked.subject, short(given.words, LONGEST_WHY)),
}
PURPOSES: Final[Mapping[Purpose, Callable[[Act, Person, Question, Given], Text | None]]] = {
    Purpose.ASSIGN: lambda act, person, asked, given: _STEPS[asked.about](act, person, asked, given),
    Purpose.CALL: lambda act, person, asked, given: _CALLS[asked.about](act, person, asked, given),
}

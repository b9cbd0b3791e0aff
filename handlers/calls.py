"""What is asked about assignments: of the PR desk that calls on units, of the units that want more time."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.deps import Act
from bot.domain import assignments, fields
from bot.domain.assignments import LONGEST_BRIEF, LONGEST_TOPIC, LONGEST_WHY, NotLater
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.people import Person, Unit, UnitId
from bot.domain.submissions import days_late
from bot.text import Text, Value, micros, moment
from handlers import questions, submissions, times
from handlers.answering import Given
from handlers.assignments import Wish, ask_time, at_desk, call, call_off, extend, go_without, not_signed_off, of_desk
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
    question = _question(act, person, "topic", {})
    questions.ask(act, replace(question, hint=Text("hint-topic")))


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


def _topic(act: Act, person: Person, _: Question, given: Given) -> None:
    topic = line(given.words, LONGEST_TOPIC)
    asked = _question(act, person, "brief", {"topic": topic}, topic=topic)
    none = (Choice(fields.NONE, Text("choice-no-brief")),)
    questions.ask(act, replace(asked, choices=none, files=True, hint=Text("hint-brief")))


def _brief(act: Act, person: Person, question: Question, given: Given) -> None:
    """Take the brief, which may be a file; what was sent is held until the call goes out."""
    brief = short(given.words or given.sent.title, LONGEST_BRIEF)
    if fields.beyond((), given.sent.attachments):
        raise fields.TooManyFiles(most=fields.MOST_FILES)
    act.leave_out(*given.sent.attachments)
    choices = tuple(Choice(code, Text(f"choice-whom-{code}")) for code in _WHOM)
    asked = _question(act, person, "whom", {**question.kept, "brief": brief})
    questions.ask(act, replace(asked, choices=choices, words=False, held=given.sent.attachments))


def _whom(act: Act, person: Person, question: Question, given: Given) -> None:
    units = tuple(act.people.roster(act.now).units.values())
    if given.code == SOME:
        choices = tuple(Choice(unit.id, Text("named", {"name": unit.names})) for unit in units)
        asked = _question(act, person, "units", question.kept)
        asked = replace(asked, choices=choices, words=False, many=True, hint=Text("hint-several"))
        questions.ask(act, replace(asked, held=question.held))
        return
    _ask_due(act, person, question, [unit.id for unit in units if _called(unit, given.code)])


def _called(unit: Unit, whom: str) -> bool:
    return whom in ("all", unit.kind)


def _units(act: Act, person: Person, question: Question, _: Given) -> None:
    _ask_due(act, person, question, list(question.chosen))


def _ask_due(act: Act, person: Person, question: Question, units: list[str]) -> None:
    asked = _question(act, person, "due", {**question.kept, "units": " ".join(units)}, count=len(units))
    choices = times.offered(act, _DUE)
    questions.ask(act, replace(asked, choices=choices, hint=times.hint(act), held=question.held))


def _due(act: Act, person: Person, question: Question, given: Given) -> None:
    due = times.given_moment(act, given)
    asked = _question(act, person, "release", {**question.kept, "due": str(micros(due))}, due=due)
    none = Choice(fields.NONE, Text("choice-no-common-time"))
    ahead = days_late(act.now, due, act.organisation.week)
    choices = (none, *times.offered(act, tuple(ahead + days for days in _RELEASE), times.MORNING))
    questions.ask(act, replace(asked, choices=choices, hint=times.hint(act), held=question.held))


def _release(act: Act, person: Person, question: Question, given: Given) -> Text:
    kept, due = question.kept, moment(int(question.kept["due"]))
    at = None if given.code == fields.NONE else times.given_moment(act, given)
    if at is not None and at <= due:
        raise NotLater(due=due)
    units = tuple(UnitId(unit) for unit in kept["units"].split() if act.people.unit(UnitId(unit)) is not None)
    said = call(act, person, Wish(kept["topic"], kept["brief"], units, due, at, question.held))
    act.say(person, said)
    return said


_STEPS: Final[Mapping[str, Callable[[Act, Person, Question, Given], Text | None]]] = {
    "topic": _topic,
    "brief": _brief,
    "whom": _whom,
    "units": _units,
    "due": _due,
    "release": _release,
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
    "without": lambda act, person, asked, _: go_without(act, person, asked.subject, asked.chosen),
    "off": lambda act, person, asked, given: call_off(act, person, asked.subject, short(given.words, LONGEST_WHY)),
}
PURPOSES: Final[Mapping[Purpose, Callable[[Act, Person, Question, Given], Text | None]]] = {
    Purpose.ASSIGN: lambda act, person, asked, given: _STEPS[asked.about](act, person, asked, given),
    Purpose.CALL: lambda act, person, asked, given: _CALLS[asked.about](act, person, asked, given),
}

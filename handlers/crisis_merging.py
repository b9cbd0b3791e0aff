"""Two crises that are one event: one becomes part of the other."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.deps import Act
from bot.domain import crises
from bot.domain.crises import Crisis, Deed
from bot.domain.crisis_facts import CrisisMerged
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.people import Person
from bot.errors import NotFound
from bot.reactions.crises import words as about
from bot.text import Text
from handlers import alerts, crisis_deeds, questions, statement_deeds
from handlers import crises as reports
from handlers.answering import Given

_MOST: Final = 12  # others that are offered by a button


class NoOther(crises.OfCrisis):
    """There is no other one that it could be part of."""

    key = "refused-crisis-no-other"


def ask(act: Act, person: Person, crisis_id: str) -> None:
    """Ask which one it is part of: of those that are open, the newest first."""
    crisis = _mergeable(act, person, crisis_id)
    crises.check(crisis, Deed.MERGE)
    known = reports.others(act, crisis)[:_MOST]
    if not known:
        raise NoOther(number=crisis.number)
    choices = tuple(Choice(one.number, reports.spoken_of(one)) for one in known)
    prompt = about(alerts.named(crisis), "ask-crisis-into")
    question = Question(act.new_id(), person.id, Purpose.CRISIS_INTO, prompt, subject=crisis.id)
    questions.ask(act, replace(question, choices=choices, words=False))


def _mergeable(act: Act, person: Person, crisis_id: str) -> Crisis:
    """Give a crisis to somebody who may say that it is part of another: its reporter, and who may act."""
    crisis = act.crises.get(crisis_id)
    if crisis is None or not (person.id == crisis.reporter or crisis_deeds.may(act, person, crisis)):
        raise NotFound
    return crisis


def merge(act: Act, person: Person, crisis_id: str, number: str) -> Text:
    """Make it part of the one that it is about; what was told goes over, and who was called only for it is told."""
    crisis = _mergeable(act, person, crisis_id)
    into = next((one for one in reports.others(act, crisis) if one.number == number), None)
    if into is None:
        raise NotFound
    gone, into = crises.merged(crisis, into, act.now)
    for line in act.crises.told(gone.id):
        act.crises.tell(into.id, replace(line, kind="report" if line.kind == "report" else "added"))
    gone, into = alerts.put(act, gone), alerts.put(act, into)
    known = {other.person for other in act.crises.called(into.id)}
    only_here = tuple(one.person for one in act.crises.called(gone.id) if one.person not in known)
    act.record(CrisisMerged(alerts.named(gone), into.number, only_here, person.id))
    statement_deeds.over(act, gone, "merged")
    return about(alerts.named(gone), "notice-crisis-merged", into=into.number)


def _chosen(act: Act, person: Person, question: Question, given: Given) -> Text:
    said = merge(act, person, question.subject, given.code)
    into = alerts.find(act, question.subject)
    if into is not None and person.id in alerts.reporters(act, into):
        alerts.listen(act, person.id, into)
    return said


PURPOSES: Final[Mapping[Purpose, Callable[[Act, Person, Question, Given], Text | None]]] = {
    Purpose.CRISIS_INTO: _chosen,
}

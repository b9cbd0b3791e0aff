"""Handing in: which item a contribution is, or what was planned; and all answers about assignments and plans."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.deps import Act
from bot.domain import assignments
from bot.domain.assignments import (
    Assignment,
    CallOver,
    Contribution,
    HandedInAlready,
    LeftOutAlready,
    NotAsked,
    NotCalledOn,
    NotThePrDesk,
)
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.drafts import ENDED, Draft, DraftState, Version
from bot.domain.people import Person
from bot.domain.plans import NotYourPlan, PlanDropped, PlanEntry
from bot.errors import DeadButton
from bot.text import Text, Value
from handlers import calls, drafts, gathering, items, packages, planning, plans, questions
from handlers.answering import Given
from handlers.assignments import part_of

_OFFERED: Final = 8  # items of one's own that are offered
_SHOWN: Final = 30  # characters of a title on a button
_LOOKED_AT: Final = 30  # among so many of the newest
Target = tuple[Assignment, Contribution] | PlanEntry
# What says that no answer to a question about an assignment or the plan is wanted any more.
MOOT: Final = (
    CallOver,
    LeftOutAlready,
    HandedInAlready,
    NotAsked,
    NotCalledOn,
    NotThePrDesk,
    PlanDropped,
    NotYourPlan,
    drafts.NotAnOfficer,
)


def ask(act: Act, person: Person, subject: str) -> None:
    """Ask which item it is: one of his own that he has begun, or a new one, which he may send at once."""
    target = _target(act, person, subject)
    if not drafts.may_begin(act, person):
        unit = target.unit if isinstance(target, PlanEntry) else target[1].unit
        officers = questions.officers_of(act.people.roster(act.now), unit)
        raise drafts.NotAnOfficer(people=officers or (Text("none"),))
    prompt = Text("ask-hand-in", {"topic": _topic(target)})
    question = Question(act.new_id(), person.id, Purpose.HAND_IN, prompt, subject=subject)
    own = tuple(Choice(draft.id, _called(draft, title)) for draft, title in _own(act, person))
    hint = Text("hint-hand-in-own" if own else "hint-hand-in")
    questions.ask(act, replace(question, choices=own, hint=hint, files=True))


def _topic(target: Target) -> str:
    return target.title if isinstance(target, PlanEntry) else target[0].topic


def _called(draft: Draft, title: str) -> Text:
    said: dict[str, Value] = {"title": title[:_SHOWN] or Text("untitled"), "number": draft.number or ""}
    return Text("choice-item-numbered" if draft.number else "choice-item", said)


def _own(act: Act, person: Person) -> list[tuple[Draft, str]]:
    """Give somebody's own items that are under way and stand for nothing yet."""
    free = (
        (line.draft, line.title)
        for line in act.drafts.mine(person.id, _LOOKED_AT)
        if line.draft.state not in ENDED and not _tied(act, line.draft)
    )
    return list(free)[:_OFFERED]


def _tied(act: Act, draft: Draft) -> bool:
    tables = act.tables
    return tables.assignments.of_draft(draft.id) is not None or tables.plans.of_draft(draft.id) is not None


def _target(act: Act, person: Person, subject: str) -> Target:
    """Give what is to be handed in for, to somebody of the unit; refused where something was handed in already."""
    entry = act.tables.plans.get(subject)
    if entry is not None:
        plans.own(act, person, entry)
        if entry.state == "dropped":
            raise PlanDropped(title=entry.title)
        if entry.draft is not None and _state(act, entry) not in (None, DraftState.REJECTED, DraftState.WITHDRAWN):
            raise HandedInAlready
        return entry
    assignment, part = part_of(act, person, subject)
    assignments.may_hand_in(part, _state(act, part))
    return assignment, part


def _state(act: Act, target: Contribution | PlanEntry) -> DraftState | None:
    draft = act.drafts.get(target.draft) if target.draft is not None else None
    return draft.state if draft is not None else None


def _answered(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    target = _target(act, person, question.subject)
    if not given.code:
        draft = gathering.begin(act, person, given.sent, _knowing(target))
        _tie(act, target, draft)
        return None
    found = next((draft for draft, _ in _own(act, person) if draft.id == given.code), None)
    if found is None:
        raise DeadButton
    if found.state is DraftState.GATHERING:
        found, version = items.working(act, found)
        found = items.keep(act, found, _knowing(target)(version))
    _tie(act, target, found)
    title = items.newest(act, found).title
    act.say(person, Text("notice-tied", {"title": title, "topic": _topic(target)}), subject=found.id)
    if found.state is DraftState.GATHERING:
        questions.go_on(act, person, found, items.newest(act, found), lead=None)
    return None


def _tie(act: Act, target: Target, draft: Draft) -> None:
    if isinstance(target, PlanEntry):
        act.tables.plans.put(replace(target, draft=draft.id))
    else:
        packages.contributed(act, target[0], assignments.hand_in(target[1], draft.id), draft)


def _knowing(target: Target) -> Callable[[Version], Version]:
    """Give what puts into an item what is known of it: when it is to appear, and what was planned."""
    if isinstance(target, PlanEntry):
        return lambda version: _planned(version, target.planned, target)
    at = target[0].release_at
    return (lambda version: version) if at is None else lambda version: _planned(version, at, None)


def _planned(version: Version, at: datetime, entry: PlanEntry | None) -> Version:
    said = replace(version.particulars, planned=at, planned_known=True)
    if entry is not None:
        said = replace(said, category=said.category or entry.category or None, channels=said.channels or entry.channels)
    return replace(version, particulars=said)


PURPOSES: Final[Mapping[Purpose, Callable[[Act, Person, Question, Given], Text | None]]] = {
    **calls.PURPOSES,
    **planning.PURPOSES,
    Purpose.HAND_IN: _answered,
}

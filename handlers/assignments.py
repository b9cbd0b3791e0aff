"""Assignments: the PR desk calls on units, the units accept, ask for more time and hand in (P1 13; INT9)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.cards.card import Kind
from bot.deps import Act
from bot.domain import assignments, calling
from bot.domain.assignments import Assignment, CallOver, Contribution, NotCalledOn, NotThePrDesk
from bot.domain.drafts import Attachment
from bot.domain.effects import Forget
from bot.domain.people import Person, PersonId, Role, UnitId
from bot.errors import DeadButton, Refused
from bot.frozen import frozen
from bot.reactions.rules import CONTRIBUTION
from bot.text import Text
from handlers import packages, submissions

SERIES: Final = "assignment"
_ANSWERING: Final = (Role.OFFICER, Role.LIAISON, Role.HEAD, Role.DEPUTY_HEAD)


@frozen
class Wish:
    """What the PR desk wants: a topic, of whom, by when, and when all of it is to appear."""

    topic: str
    brief: str
    units: tuple[UnitId, ...]
    due: datetime
    release_at: datetime | None = None
    files: tuple[Attachment, ...] = ()


class NothingCalledFor(Refused):
    """No assignment is open for this person."""

    key = "refused-nothing-called-for"


class NoCommonTime(Refused):
    """What was called for appears each by itself, or has gone out."""

    key = "refused-no-common-time"


class NobodyToLeaveOut(Refused):
    """All units have handed in what is signed off."""

    key = "refused-nobody-to-leave-out"


def at_desk(act: Act, person: Person) -> None:
    """Refuse whoever is not of the PR desk now."""
    if not act.people.holds(person.id, Role.PR_DESK, None, act.now):
        raise NotThePrDesk


def call(act: Act, person: Person, wish: Wish) -> Text:
    """Call on units for contributions; each unit's officers and the PR desk have a card of it from now on."""
    at_desk(act, person)
    year = act.now.astimezone(act.organisation.zone).year
    number = f"A{year}-{act.drafts.number(SERIES, year):02d}"
    told = (wish.topic, wish.brief, person.id, wish.due, wish.release_at, wish.files)
    assignment = Assignment(act.new_id(), number, *told)
    parts = tuple(
        Contribution(act.new_id(), assignment.id, unit, place, wish.due) for place, unit in enumerate(wish.units)
    )
    act.take_in(*wish.files)
    act.tables.assignments.add(assignment, parts)
    asked = tuple((part.id, part.unit, submissions.officers(act, part.unit)) for part in parts)
    here = packages.call(assignment)
    act.record(calling.Called(here, person.id, wish.due, wish.release_at, asked, submissions.desk(act)))
    for part in parts:
        submissions.chase_part(act, part)
    said = Text("notice-called", {"number": number, "topic": wish.topic, "count": len(parts)})
    nobody = tuple(submissions.unit_names(act, unit) for _, unit, people in asked if not people)
    return Text("notice-called-nobody", {"said": said, "units": nobody}) if nobody else said


def part_of(act: Act, person: Person, contribution: str) -> tuple[Assignment, Contribution]:
    """Give a contribution to somebody who answers for its unit now."""
    found = _part(act, contribution)
    if not _answers(act, person, found[1].unit):
        raise NotCalledOn
    assignments.may_change(*found)
    return found


def _part(act: Act, contribution: str) -> tuple[Assignment, Contribution]:
    found = act.tables.assignments.part(contribution)
    if found is None:
        raise DeadButton
    return found


def _answers(act: Act, person: Person, unit: UnitId) -> bool:
    return any(held.role in _ANSWERING and held.unit == unit for held in act.people.roles(person.id, act.now))


def of_desk(act: Act, person: Person, assignment: str) -> Assignment:
    """Give an open assignment to somebody of the PR desk."""
    at_desk(act, person)
    found = act.tables.assignments.get(assignment)
    if found is None:
        raise DeadButton
    if found.state != "open":
        raise CallOver(topic=found.topic)
    return found


def show(act: Act, person: Person, subject: str) -> None:
    """Send somebody the card of an assignment or a contribution that is his."""
    found, part = act.tables.assignments.part(subject) or (act.tables.assignments.get(subject), None)
    if found is None:
        raise DeadButton
    if part is not None and _answers(act, person, part.unit):
        act.tell(person, Kind.CONTRIBUTION, part.id)
    elif act.people.holds(person.id, Role.PR_DESK, None, act.now):
        act.tell(person, Kind.BOARD, found.id)
    else:
        raise NotCalledOn


def open_for(act: Act, person: PersonId) -> tuple[tuple[Assignment, Contribution | None], ...]:
    """Give the open assignments: all for the PR desk, else those that somebody's units are called upon for."""
    found = act.tables.assignments.open()
    if act.people.holds(person, Role.PR_DESK, None, act.now):
        return tuple((assignment, None) for assignment in found)
    mine = {held.unit for held in act.people.roles(person, act.now) if held.role in _ANSWERING}
    return tuple(
        (assignment, part)
        for assignment in found
        for part in act.tables.assignments.parts(assignment.id)
        if part.unit in mine and part.state != "left-out"
    )


def show_open(act: Act, person: Person) -> None:
    """Show what is called for."""
    if not open_for(act, person.id):
        raise NothingCalledFor
    act.tell(person, Kind.CALLS)


def accept(act: Act, person: Person, contribution: str) -> Text:
    """Take a call up for the unit."""
    assignment, part = part_of(act, person, contribution)
    accepted = assignments.accept(part)
    if accepted != part:
        act.tables.assignments.put_part(accepted)
        names = submissions.unit_names(act, part.unit)
        act.record(calling.CallAccepted(packages.call(assignment), person.id, part.id, names))
    return Text("notice-call-accepted", {"topic": assignment.topic, "due": part.due})


def ask_time(act: Act, person: Person, contribution: str, until: datetime, why: str) -> Text:
    """Ask the PR desk for more time."""
    assignment, part = part_of(act, person, contribution)
    part = assignments.ask_time(assignment, part, until, why, now=act.now)
    act.tables.assignments.put_part(part)
    names = submissions.unit_names(act, part.unit)
    here, desk = packages.call(assignment), submissions.desk(act)
    act.record(calling.MoreTimeAsked(here, person.id, part.id, names, until, why, desk))
    return Text("notice-time-asked", {"topic": assignment.topic, "until": until})


def answer_time(act: Act, person: Person, contribution: str, *, granted: bool) -> Text:
    """Give the time that was asked for, or not."""
    at_desk(act, person)
    assignment, part = _part(act, contribution)
    assignments.may_change(assignment, part)
    part = assignments.answer_time(part, granted=granted)
    act.tables.assignments.put_part(part)
    submissions.chase_part(act, part)
    names, told = submissions.unit_names(act, part.unit), submissions.officers(act, part.unit)
    fact = calling.MoreTimeAnswered(packages.call(assignment), person.id, part.id, names, granted, part.due, told)
    act.record(fact)
    return Text("notice-time-granted" if granted else "notice-time-denied", {"unit": names, "due": part.due})


def extend(act: Act, person: Person, assignment_id: str, until: datetime) -> Text:
    """Give all units that have not handed in more time."""
    assignment = of_desk(act, person, assignment_id)
    assignments.check_later(assignment, assignment.due, until, now=act.now)
    parts = [part for part in act.tables.assignments.parts(assignment.id) if part.owed and part.due < until]
    for part in parts:
        later = replace(part, due=until, wants=None, why="")
        act.tables.assignments.put_part(later)
        submissions.chase_part(act, later)
    act.tables.assignments.put(replace(assignment, due=until))
    told = tuple((part.id, submissions.officers(act, part.unit)) for part in parts)
    act.record(calling.CallExtended(packages.call(assignment), person.id, until, told))
    return Text("notice-extended", {"topic": assignment.topic, "due": until})


def linked(act: Act, person: Person, assignment_id: str) -> Assignment:
    """Give a linked release that has not gone out to somebody of the PR desk."""
    assignment = of_desk(act, person, assignment_id)
    if not assignment.holds:
        raise NoCommonTime
    return assignment


def move(act: Act, person: Person, assignment_id: str, at: datetime) -> Text:
    """Have all of a linked release appear at another time; every unit is told."""
    assignment = linked(act, person, assignment_id)
    parts = assignments.wanted(act.tables.assignments.parts(assignment.id))
    last = max((part.due for part in parts if part.owed), default=act.now)
    if at <= max(last, act.now):
        raise assignments.NotLater(due=last)
    act.tables.assignments.put(replace(assignment, release_at=at))
    packages.freed(act, parts)
    told = _officers(act, parts)
    act.record(calling.CommonTimeMoved(packages.call(assignment), person.id, at, told))
    return Text("notice-moved", {"topic": assignment.topic, "at": at})


def not_signed_off(act: Act, assignment: Assignment) -> tuple[Contribution, ...]:
    """Give the contributions that the release would wait for; NobodyToLeaveOut where there are none."""
    parts = assignments.wanted(act.tables.assignments.parts(assignment.id))
    known = packages.states(act, parts)
    found = tuple(part for part in parts if not assignments.signed_off((part,), known))
    if not found:
        raise NobodyToLeaveOut
    return found


def go_without(act: Act, person: Person, assignment_id: str, units: Iterable[str]) -> Text:
    """Decide to go without some units' contributions."""
    assignment = of_desk(act, person, assignment_id)
    left = [part for part in not_signed_off(act, assignment) if part.unit in set(units)]
    for part in left:
        act.tables.assignments.put_part(replace(part, state="left-out", wants=None, why=""))
        act.dues.drop(Forget(CONTRIBUTION, part.id))
    names = tuple(submissions.unit_names(act, part.unit) for part in left)
    act.record(calling.WentWithout(packages.call(assignment), person.id, names, _officers(act, left)))
    packages.freed(act, left)
    packages.gather(act, assignment)
    return Text("notice-went-without", {"units": names})


def call_off(act: Act, person: Person, assignment_id: str, reason: str) -> Text:
    """Call an assignment off: nothing waits for it any more, and items that were written go their own ways."""
    assignment = of_desk(act, person, assignment_id)
    parts = act.tables.assignments.parts(assignment.id)
    act.tables.assignments.put(replace(assignment, state="off"))
    for part in parts:
        act.dues.drop(Forget(CONTRIBUTION, part.id))
    packages.freed(act, parts)
    told = _officers(act, assignments.wanted(parts))
    act.record(calling.CalledOff(packages.call(assignment), person.id, reason, told))
    return Text("notice-called-off", {"topic": assignment.topic})


def _officers(act: Act, parts: Sequence[Contribution]) -> tuple[PersonId, ...]:
    return tuple(dict.fromkeys(one for part in parts for one in submissions.officers(act, part.unit)))

"""Contributions that move on with their items, and the package in which those of a linked release go out."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from bot.deps import Act
from bot.domain import assignments
from bot.domain.assignments import Assignment, Contribution, HeldForOthers
from bot.domain.calling import Call, HandedIn, PackageReady, PackageShort
from bot.domain.drafts import Draft, DraftId, DraftState
from bot.domain.effects import Remind
from bot.domain.submissions import morning
from bot.reactions.rules import PACKAGE
from handlers.submissions import chase_returned, desk, unit_names

_MORNINGS: Final = 5  # on which the PR desk is told that a package is short


def call(assignment: Assignment) -> Call:
    """Say how an assignment is spoken of."""
    return Call(assignment.id, assignment.number, assignment.topic)


def states(act: Act, parts: Iterable[Contribution]) -> dict[DraftId, DraftState]:
    """Give the states of the items that contributions are."""
    found = (act.drafts.get(part.draft) for part in parts if part.draft is not None)
    return {draft.id: draft.state for draft in found if draft is not None}


def moved(act: Act, draft: Draft) -> None:
    """Carry along what an item stands for: its contribution and the package; what was returned will be chased."""
    if draft.state is DraftState.RETURNED:
        chase_returned(act, draft)
    found = act.tables.assignments.of_draft(draft.id)
    if found is not None:
        contributed(act, *found, draft)


def contributed(act: Act, assignment: Assignment, part: Contribution, draft: Draft) -> None:
    """Note where a contribution stands, now that its item has moved on or was tied to it."""
    if part.handed_in is None and draft.version:
        part = replace(part, handed_in=draft.submitted_at or act.now)
        names = unit_names(act, part.unit)
        act.record(HandedIn(call(assignment), draft.author, part.id, names, draft.id))
    act.tables.assignments.put_part(part)
    gather(act, assignment)


def gather(act: Act, assignment: Assignment) -> None:
    """Let the package go once all that is wanted is signed off and the common time has come; close what is all out."""
    parts = act.tables.assignments.parts(assignment.id)
    known = states(act, parts)
    if assignment.state != "open" or not assignments.complete(parts, known):
        return
    if assignment.holds:
        if assignment.release_at is not None and assignment.release_at <= act.now:
            _let_go(act, assignment, parts)
    elif all(state is DraftState.RELEASED for state in known.values()):
        act.tables.assignments.put(replace(assignment, state="done"))


def _let_go(act: Act, assignment: Assignment, parts: tuple[Contribution, ...]) -> None:
    act.tables.assignments.put(replace(assignment, let_go=act.now))
    freed(act, parts)
    items = tuple(part.draft for part in assignments.wanted(parts) if part.draft is not None)
    tasks = [act.releases.task(item) for item in items]
    publishers = dict.fromkeys(one for task in tasks if task is not None for one in task.publishers)
    act.record(PackageReady(call(assignment), items, tuple(publishers)))


def package_time(act: Act, due: Remind) -> None:
    """Let the package go at the common time; where something is missing, tell the PR desk, and again on mornings."""
    assignment = act.tables.assignments.get(due.subject)
    if assignment is None or not assignment.holds:
        return
    parts = act.tables.assignments.parts(assignment.id)
    known = states(act, parts)
    if assignments.complete(parts, known):
        _let_go(act, assignment, parts)
        return
    wanted = assignments.wanted(parts)
    missing = tuple(unit_names(act, part.unit) for part in wanted if not assignments.signed_off((part,), known))
    signed = assignments.signed_off(parts, known)
    act.record(PackageShort(call(assignment), missing, signed, len(wanted), desk(act)))
    at = morning(act.now, 1, act.organisation.week)
    moved_to, dot, told = due.period.rpartition(".")  # where the common time was moved, it stands before the number
    if at is not None and int(told) < _MORNINGS:
        act.remind(Remind(PACKAGE, assignment.id, f"{moved_to}{dot}{int(told) + 1}", at))


def held(act: Act, draft: DraftId) -> HeldForOthers | None:
    """Say why an item is not released yet: it appears with others, and their package has not gone out (P1 13)."""
    assignment, part = act.tables.assignments.of_draft(draft) or (None, None)
    if assignment is None or part is None or not assignment.holds or part.state == "left-out":
        return None
    return HeldForOthers(topic=assignment.topic, at=assignment.release_at or act.now)


def freed(act: Act, parts: Iterable[Contribution]) -> None:
    """Bring the cards of items up to date that need not wait for others any more."""
    for part in parts:
        draft = act.drafts.get(part.draft) if part.draft is not None else None
        if draft is not None:
            act.drafts.touch(draft, act.now)

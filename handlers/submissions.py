"""What should be handed in and is not: whom that reaches on which working day, and the list of it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, Literal

from bot.deps import Act
from bot.domain import submissions
from bot.domain.assignments import Contribution
from bot.domain.calling import Call, ContributionDue
from bot.domain.drafts import Draft, DraftId, DraftState
from bot.domain.effects import Forget, Remind
from bot.domain.people import PersonId, Role, UnitId, Who
from bot.domain.plans import HAND_IN, PlanEntry
from bot.domain.steps import Verdict
from bot.domain.submissions import CALLED, OTHERS, Chase, Overdue, SubmissionLate
from bot.reactions.calling import part_card
from bot.reactions.rules import CONTRIBUTION, PLAN_ENTRY, RESUBMISSION
from bot.text import Names, micros, moment

AUTHORS: Final = (Role.OFFICER, Role.LIAISON)
_SPAN: Final = timedelta(days=60)  # around now, in which entries of the plan that are late are looked for


def officers(act: Act, unit: UnitId) -> tuple[PersonId, ...]:
    """Name those who write for a unit now; where nobody does, its heads."""
    roster = act.people.roster(act.now)
    found = dict.fromkeys(one for role in AUTHORS for one in roster.asked(Who(role, "unit"), unit))
    return tuple(found) or heads(act, unit)


def heads(act: Act, unit: UnitId) -> tuple[PersonId, ...]:
    """Name a unit's heads."""
    return act.people.roster(act.now).asked(Who(Role.HEAD, "unit"), unit)


def desk(act: Act) -> tuple[PersonId, ...]:
    """Name the people of the PR desk."""
    return act.people.roster(act.now).asked(Who(Role.PR_DESK), UnitId(""))


def unit_names(act: Act, unit: UnitId) -> Names:
    """Say what a unit is called."""
    found = act.people.unit(unit)
    return found.names if found else Names(en=unit)


def hand_out(act: Act) -> None:
    """Give those who write for a unit now what it is called upon for and still owes; nobody has it twice (ORG3)."""
    for assignment in act.tables.assignments.open():
        for part in act.tables.assignments.parts(assignment.id):
            people = officers(act, part.unit) if part.owed else ()
            act.send(*(part_card(part.id, person) for person in people))


def chase_part(act: Act, part: Contribution) -> None:
    """Have a contribution reminded of on the working day before it is due, and chased from the one after it."""
    act.dues.drop(Forget(CONTRIBUTION, part.id))
    week = act.organisation.week
    before = submissions.day_before(part.due, week)
    chased = (0, before) if before is not None and before > act.now else _next(act, part.due, CALLED)
    if chased is not None and part.owed:
        days, at = chased
        act.remind(Remind(CONTRIBUTION, part.id, f"{micros(part.due)}.{days}", at))


def _next(act: Act, due: datetime, chase: Chase) -> tuple[int, datetime] | None:
    return submissions.next_chase(due, act.now, act.organisation.week, chase)


def contribution_due(act: Act, due: Remind) -> None:
    """Remind of a contribution; from the third late day on its unit's heads as well."""
    assignment, part = act.tables.assignments.part(due.subject) or (None, None)
    if assignment is None or part is None or assignment.state != "open" or not part.owed:
        return
    days = submissions.days_late(part.due, act.now, act.organisation.week)
    told = officers(act, part.unit)
    higher = _others(heads(act, part.unit), told) if days >= CALLED.heads_from else ()
    names = unit_names(act, part.unit)
    act.record(
        ContributionDue(
            Call(assignment.id, assignment.number, assignment.topic), part.id, names, part.due, days, told, higher
        )
    )
    chase_part(act, part)
    act.tables.assignments.put_part(part)  # its cards say when the next reminder comes, and how late it is


def _others(some: Iterable[PersonId], but: Iterable[PersonId]) -> tuple[PersonId, ...]:
    return tuple(one for one in some if one not in but)


def hand_in_by(act: Act, entry: PlanEntry) -> datetime:
    """Say when what was planned should come in: some working days before, but a day after it was entered."""
    week = act.organisation.week
    usual = submissions.closes(entry.planned.astimezone(week.zone).date(), HAND_IN, week) or entry.planned
    soonest = submissions.morning(entry.entered, 1, week) or entry.planned
    return min(max(usual, soonest), entry.planned)


def chase_entry(act: Act, entry: PlanEntry) -> None:
    """See to it that what was planned is reminded of and, where it does not come in, chased."""
    due = hand_in_by(act, entry)
    before = submissions.day_before(due, act.organisation.week)
    chased = (0, before) if before is not None and before > act.now else _next(act, due, OTHERS)
    if chased is not None:
        act.remind(Remind(PLAN_ENTRY, entry.id, str(chased[0]), chased[1]))


def handed_in(act: Act, entry: PlanEntry) -> bool:
    """Tell whether what was planned has been submitted."""
    draft = act.drafts.get(entry.draft) if entry.draft is not None else None
    return draft is not None and draft.version > 0


def entry_due(act: Act, due: Remind) -> None:
    """Remind of what was planned and has not come in."""
    entry = act.tables.plans.get(due.subject)
    if entry is None or entry.state != "planned" or handed_in(act, entry):
        return
    by = hand_in_by(act, entry)
    days = submissions.days_late(by, act.now, act.organisation.week)
    told = officers(act, entry.unit)
    higher = _others(heads(act, entry.unit), told) if days >= OTHERS.heads_from else ()
    names = unit_names(act, entry.unit)
    act.record(SubmissionLate("plan", entry.id, entry.title, "", names, by, days, told, higher))
    chase_entry(act, entry)


def chase_returned(act: Act, draft: Draft) -> None:
    """See to it that an author is reminded of what was just returned to him."""
    _next_resubmission(act, draft, micros(act.now))


def _next_resubmission(act: Act, draft: Draft, since: int) -> None:
    chased = _next(act, moment(since), OTHERS)
    if chased is not None:
        days, at = chased
        act.remind(Remind(RESUBMISSION, draft.id, f"{draft.version}.{since}.{days}", at))


def resubmission_due(act: Act, due: Remind) -> None:
    """Remind an author of what was returned to him; in the end his heads as well."""
    draft = act.drafts.get(DraftId(due.subject))
    version, since, _ = map(int, due.period.split("."))
    if draft is None or draft.state is not DraftState.RETURNED or draft.version != version:
        return
    days = submissions.days_late(moment(since), act.now, act.organisation.week)
    higher = _others(heads(act, draft.unit), (draft.author,)) if days >= OTHERS.heads_from else ()
    act.record(
        SubmissionLate(
            "returned",
            draft.id,
            act.drafts.version(draft.id, version).title,
            draft.number or "",
            unit_names(act, draft.unit),
            moment(since),
            days,
            (draft.author,),
            higher,
        )
    )
    _next_resubmission(act, draft, since)


def overdue_submissions(act: Act) -> tuple[Overdue, ...]:
    """Give all that should have been handed in by now, the longest overdue first."""
    found = [*_late_parts(act), *_late_entries(act), *_late_returns(act)]
    return tuple(sorted(found, key=lambda one: (one.due, one.subject)))


def _late_parts(act: Act) -> Iterator[Overdue]:
    for assignment in act.tables.assignments.open():
        for part in act.tables.assignments.parts(assignment.id):
            if part.owed and part.due < act.now:
                yield _overdue(act, "contribution", part.id, assignment.topic, assignment.number, part.unit, part.due)


def _late_entries(act: Act) -> Iterator[Overdue]:
    for entry in act.tables.plans.between(act.now - _SPAN, act.now + _SPAN):
        by = hand_in_by(act, entry)
        if by < act.now and not handed_in(act, entry):
            yield _overdue(act, "plan", entry.id, entry.title, "", entry.unit, by)


def _late_returns(act: Act) -> Iterator[Overdue]:
    for draft in act.drafts.returned():
        since = _returned_at(act, draft)
        if since is not None and submissions.days_late(since, act.now, act.organisation.week):
            title, number = act.drafts.version(draft.id, draft.version).title, draft.number or ""
            found = _overdue(act, "returned", draft.id, title, number, draft.unit, since)
            yield replace(found, draft=draft.id)


def _overdue(
    act: Act,
    kind: Literal["contribution", "plan", "returned"],
    subject: str,
    title: str,
    number: str,
    unit: UnitId,
    due: datetime,
) -> Overdue:
    days = submissions.days_late(due, act.now, act.organisation.week)
    return Overdue(kind, subject, title, number, unit_names(act, unit), due, days, unit)


def _returned_at(act: Act, draft: Draft) -> datetime | None:
    """Say when an item went back to its author: by a decision, or at the last moment by a publisher."""
    task = act.releases.task(draft.id)
    stopped = task.hold.at if task is not None and task.hold is not None and not task.open else None
    said = (one for _, one in act.drafts.decisions(draft.id) if one.opinion.verdict is Verdict.RETURN)
    return max((at for at in (stopped, *(one.at for one in said)) if at is not None), default=None)

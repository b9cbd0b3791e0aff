"""The route of a draft: which steps policy asks for, whom they ask, and what a new version re-opens."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.calendars import WorkingWeek
from bot.domain.drafts import Draft, Version
from bot.domain.people import PersonId, Roster, Who
from bot.domain.policies import Condition, Policy, Reopen, StepRule, cited
from bot.domain.rounds import Round, closed, numbered
from bot.domain.steps import Seat, SeatId, SeatState, Step, StepId, StepState, Verdict
from bot.errors import Refused
from bot.text import Text

NewId = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Planned:
    """A step as it would be: the rule, whom it asks, and whether these are the stand-ins."""

    rule: StepRule
    people: tuple[PersonId, ...]
    stands_in: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The chain that policy gives a draft; `gaps` are steps with nobody in them, which stop a submission."""

    steps: tuple[Planned, ...]
    gaps: tuple[StepRule, ...]
    publishers: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the route is worked out against: the directory and the working week now, the policy, a source of ids."""

    roster: Roster
    week: WorkingWeek
    policy: Policy
    new_id: NewId

    @property
    def now(self) -> datetime:
        """The present moment."""
        return self.roster.now


class NobodyToAsk(Refused):
    """A step has nobody in it and its stand-in has nobody either (APR7)."""

    key = "refused-nobody-to-ask"


def plan(policy: Policy, version: Version, draft: Draft, roster: Roster) -> Plan:
    """Work out the chain for a version (APR1): the steps whose condition holds, never the author himself (APR7)."""
    barred = barred_from(draft, policy)
    planned = tuple(_seat(rule, draft, roster, barred) for rule in policy.steps if applies(rule, version))
    return Plan(
        tuple(step for step in planned if step.people),
        tuple(step.rule for step in planned if not step.people),
        publishers(policy, draft, roster),
    )


def publishers(policy: Policy, draft: Draft, roster: Roster) -> tuple[PersonId, ...]:
    """Name those who release a draft, or those who stand in where there is nobody (P3 12.3)."""
    return roster.asked(policy.publisher, draft.unit) or roster.asked(policy.publisher_nobody, draft.unit)


def barred_from(draft: Draft, policy: Policy) -> frozenset[PersonId]:
    """Name whom the steps of a draft must not ask: its author, unless policy lets one office write and review."""
    return frozenset() if policy.own_drafts else frozenset({draft.author})


def applies(rule: StepRule, version: Version) -> bool:
    """Tell whether policy asks for this step: some table of its `when` holds, or there is none."""
    return not rule.when or any(all(_holds(condition, version) for condition in table) for table in rule.when)


def _holds(condition: Condition, version: Version) -> bool:
    value = getattr(version.particulars, condition.particular)
    if condition.particular in ("concerned", "quoted"):
        return ("yes" if value else "no") in condition.values
    values = value if isinstance(value, tuple) else (value,)
    return any(item in condition.values for item in values)


def _seat(rule: StepRule, draft: Draft, roster: Roster, barred: frozenset[PersonId]) -> Planned:
    people, stands_in = people_of(rule.who, rule.nobody, draft, roster, barred)
    return Planned(rule, people, stands_in)


def people_of(
    who: Who, nobody: Who, draft: Draft, roster: Roster, barred: frozenset[PersonId]
) -> tuple[tuple[PersonId, ...], bool]:
    """Give whom a step asks, and True where these are the stand-ins; nobody at all is an empty tuple (APR7)."""
    asked = tuple(person for person in roster.asked(who, draft.unit) if person not in barred)
    if asked:
        return asked, False
    return tuple(person for person in roster.asked(nobody, draft.unit) if person not in barred), True


def start(draft: Draft, version: Version, number: int, around: Surroundings) -> Round:
    """Freeze the route of a new journey; NobodyToAsk when policy asks for somebody and there is nobody."""
    steps = numbered(_planned_steps(draft, version, around, ()))
    return Round(around.new_id(), draft.id, number, draft.policy, version.number, steps)


def _planned_steps(draft: Draft, version: Version, around: Surroundings, but: tuple[str, ...]) -> tuple[Step, ...]:
    """Give the steps that policy asks for but those; what nobody can answer or release is not sent on its way."""
    planned = plan(around.policy, version, draft, around.roster)
    gap = next((rule for rule in planned.gaps if rule.id not in but), None)
    if gap is not None:
        raise NobodyToAsk(step=gap.names, clause=cited(gap.clause))
    if not planned.publishers:
        raise NobodyToAsk(step=Text("step-release"), clause=cited(around.policy.publisher_clause))
    return tuple(_frozen(step, around.new_id) for step in planned.steps if step.rule.id not in but)


def _frozen(planned: Planned, new_id: NewId) -> Step:
    rule, step = planned.rule, StepId(new_id())
    return Step(
        id=step,
        rule=rule.id,
        position=0,
        names=rule.names,
        clause=rule.clause,
        who=rule.nobody if planned.stands_in else rule.who,
        answer=rule.answer,
        stands_in=planned.stands_in,
        fresh_eyes=rule.fresh_eyes,
        due=rule.due,
        seats=tuple(Seat(SeatId(new_id()), step, person) for person in planned.people),
    )


def reopens(changes: frozenset[str], journey: Round, policy: Policy) -> Reopen:
    """Say what these changes re-open; after sign-off any change of content re-opens everything (APR8)."""
    rules = policy.reopening
    asked = {getattr(rules, change) for change in changes}
    if journey.signed and ("content" in changes or Reopen.RETURNER in asked):
        return Reopen.ALL
    return next((most for most in (Reopen.ALL, Reopen.RETURNER) if most in asked), Reopen.NOTHING)


def kept(journey: Round, what: Reopen) -> tuple[str, ...]:
    """Name the rules whose steps keep their answer."""
    return () if what is Reopen.ALL else tuple(step.rule for step in journey.passed)


def resubmit(draft: Draft, before: Round, version: Version, what: Reopen, around: Surroundings) -> Round:
    """Give the journey with a new version: steps that look again are added, those that need not keep their answer.

    What was signed off stays so only where nothing is re-opened and the change brings in no further step.
    """
    steps = _planned_steps(draft, version, around, kept(before, what))
    if before.signed and what is Reopen.NOTHING and not steps:
        return replace(before, version=version.number)
    if what is Reopen.NOTHING:
        steps = tuple(_with_answers(step, before.open) for step in steps)
    past = tuple(
        _replaced(step, keep=what is not Reopen.ALL and step.state is StepState.PASSED)
        for step in before.steps
        if step.state is not StepState.WAITING
    )
    return replace(before, version=version.number, signed="", steps=numbered(past + steps))


def _with_answers(step: Step, before: Step | None) -> Step:
    """Carry the approvals of a step that was open over to the one that asks in its place about the new version."""
    if before is None or before.rule != step.rule:
        return step
    said = {seat.person: seat.decision.opinion.verdict for seat in before.seats if seat.decision is not None}
    return replace(
        step,
        seats=tuple(
            replace(seat, state=SeatState.CARRIED) if said.get(seat.person) is Verdict.APPROVE else seat
            for seat in step.seats
        ),
    )


def _replaced(step: Step, *, keep: bool) -> Step:
    if keep or step.state not in (StepState.OPEN, StepState.PASSED):
        return step
    return replace(closed(step), state=StepState.REPLACED)

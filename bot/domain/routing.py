"""The route of a draft: which steps policy asks for, whom they ask, and what a new version re-opens."""

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from datetime import datetime

from bot.domain import conditions, seating
from bot.domain.calendars import WorkingWeek
from bot.domain.delegations import Away
from bot.domain.drafts import Draft, Version
from bot.domain.people import PersonId, Roster
from bot.domain.policies import Policy, PublisherRule, Reopen, StepRule, cited
from bot.domain.rounds import Round, closed, numbered
from bot.domain.seating import Asked, barred_from, people_of, ruling_rule
from bot.domain.steps import Seat, SeatId, SeatState, Step, StepId, StepState, Verdict
from bot.errors import Refused
from bot.frozen import frozen
from bot.text import Text

NewId = Callable[[], str]


@frozen
class Planned:
    """A step as it would be: the rule, and whom it asks."""

    rule: StepRule
    asked: tuple[Asked, ...]

    @property
    def people(self) -> tuple[PersonId, ...]:
        """Those who are asked, in their order."""
        return tuple(asked.person for asked in self.asked)

    @property
    def stands_in(self) -> bool:
        """Whether all of them stand in."""
        return all(asked.stands_in for asked in self.asked)


@frozen
class Plan:
    """The chain that policy gives a draft; `gaps` are steps with nobody in them, which stop a submission.

    A step on whose disagreement nobody could rule is a gap by the rule of its ruling.
    """

    steps: tuple[Planned, ...]
    gaps: tuple[StepRule, ...]
    publishers: tuple[PersonId, ...]
    publishing: PublisherRule


@frozen
class Surroundings:
    """What the route is worked out against: directory and working week now, policy, a source of ids, who is away."""

    roster: Roster
    week: WorkingWeek
    policy: Policy
    new_id: NewId
    away: Away = field(default_factory=dict)

    @property
    def now(self) -> datetime:
        """The present moment."""
        return self.roster.now


class NobodyToAsk(Refused):
    """A step has nobody in it and its stand-in has nobody either (APR7)."""

    key = "refused-nobody-to-ask"


def plan(policy: Policy, version: Version, draft: Draft, roster: Roster) -> Plan:
    """Work out the chain for a version (APR1): the steps whose condition holds, never the author himself (APR7).

    Whoever is asked in a step is not asked in those that stand apart from it (P4 二(三)1).
    """
    kind, barred = kind_of(draft, roster), barred_from(draft, policy)
    planned: list[Planned] = []
    for rule in policy.steps:
        if applies(rule, version, kind):
            others = {person for step in planned if step.rule.id in rule.apart_from for person in step.people}
            planned.append(Planned(rule, seating.asked(rule, draft, version, roster, barred | others)))
    return Plan(
        tuple(step for step in planned if step.people),
        tuple(gap for step in planned if (gap := _gap(step, draft, roster, barred)) is not None),
        publishers(policy, version, draft, roster),
        publisher_rule(policy, version, kind),
    )


def _gap(step: Planned, draft: Draft, roster: Roster, barred: frozenset[PersonId]) -> StepRule | None:
    """Give the rule for which there is nobody, if there is one: the step's, or that of its ruling."""
    if not step.people:
        return step.rule
    ruling = ruling_rule(step.rule)
    if ruling is None or people_of(ruling.who, ruling.nobody, draft, roster, barred)[0]:
        return None
    return ruling


def applies(rule: StepRule, version: Version, kind: str) -> bool:
    """Tell whether policy asks for this step of a version by a unit of this kind."""
    return conditions.holds(rule.when, version, kind)


def kind_of(draft: Draft, roster: Roster) -> str:
    """Say what kind of unit a draft comes from; one that is no longer in the directory counts as a department."""
    unit = roster.units.get(draft.unit)
    return unit.kind if unit is not None else "department"


def publisher_rule(policy: Policy, version: Version, kind: str) -> PublisherRule:
    """Give the rule that says who releases a version: the first whose condition holds, else policy's own (APR2)."""
    standing = PublisherRule(policy.publisher, policy.publisher_nobody, policy.publisher_clause)
    return next((rule for rule in policy.publishers if conditions.holds(rule.when, version, kind)), standing)


def publishers(policy: Policy, version: Version, draft: Draft, roster: Roster) -> tuple[PersonId, ...]:
    """Name those who release a version, or those who stand in where there is nobody (P3 12.3)."""
    rule = publisher_rule(policy, version, kind_of(draft, roster))
    return roster.asked(rule.who, draft.unit) or roster.asked(rule.nobody, draft.unit)


def start(draft: Draft, version: Version, number: int, around: Surroundings) -> Round:
    """Freeze the route of a new journey; NobodyToAsk when policy asks for somebody and there is nobody."""
    planned = plan(around.policy, version, draft, around.roster)
    steps = numbered(_steps_of(planned, around, ()))
    return Round(around.new_id(), draft.id, number, draft.policy, version.number, steps)


def _steps_of(planned: Plan, around: Surroundings, but: tuple[str, ...]) -> tuple[Step, ...]:
    """Give the steps that policy asks for but those; what nobody can answer or release is not sent on its way."""
    gap = next((rule for rule in planned.gaps if rule.id not in but), None)
    if gap is not None:
        raise NobodyToAsk(step=gap.names, clause=cited(gap.clause))
    if not planned.publishers:
        raise NobodyToAsk(step=Text("step-release"), clause=cited(planned.publishing.clause))
    return tuple(_frozen(step, around.new_id) for step in planned.steps if step.rule.id not in but)


def _frozen(planned: Planned, new_id: NewId) -> Step:
    """Give a step to come. Where it asks units, each seat says whether somebody stands in, else the whole step does."""
    rule, step = planned.rule, StepId(new_id())
    units = any(asked.unit is not None for asked in planned.asked)
    whole = planned.stands_in and not units
    return Step(
        id=step,
        rule=rule.id,
        position=0,
        names=rule.names,
        clause=rule.clause,
        who=rule.nobody if whole else rule.who,
        answer=rule.answer,
        stands_in=whole,
        fresh_eyes=rule.fresh_eyes,
        due=rule.due,
        seats=tuple(seat_for(asked, step, new_id, units=units) for asked in planned.asked),
    )


def seat_for(asked: Asked, step: StepId, new_id: NewId, *, units: bool) -> Seat:
    """Make a seat to come; `units` says that the step asks units, so that the seat itself says who stands in."""
    return Seat(SeatId(new_id()), step, asked.person, unit=asked.unit, stands_in=units and asked.stands_in)


def reopens(changes: frozenset[str], journey: Round, policy: Policy, *, edited: bool = False) -> Reopen:
    """Say what these changes re-open; after sign-off any change of content re-opens everything (APR8).

    Content that a step's own people `edited` has a rule of its own (P0 四(二)2).
    """
    rules = policy.reopening
    asked = {rules.edited if edited and change == "content" else getattr(rules, change) for change in changes}
    if journey.signed and ("content" in changes or Reopen.RETURNER in asked):
        return Reopen.ALL
    return next((most for most in (Reopen.ALL, Reopen.RETURNER) if most in asked), Reopen.NOTHING)


def kept(journey: Round, what: Reopen, planned: Plan) -> tuple[str, ...]:
    """Name the rules whose steps keep their answer: those that passed.

    One does not where a unit is concerned that was not, or where who answered is now asked in a step apart from it.
    """
    if what is Reopen.ALL:
        return ()
    asks = {step.rule.id: step for step in planned.steps}
    fresh = {rule: step.people for rule, step in asks.items() if rule not in {found.rule for found in journey.passed}}
    return tuple(step.rule for step in journey.passed if _stays(journey, step, asks.get(step.rule), fresh))


def _stays(journey: Round, step: Step, planned: Planned | None, fresh: Mapping[str, tuple[PersonId, ...]]) -> bool:
    if planned is None:
        return True
    seats = [seat for found in journey.counting if found.rule == step.rule for seat in found.seats]
    decided = {seat.person for seat in seats if seat.decision is not None}
    apart = {person for rule in planned.rule.apart_from for person in fresh.get(rule, ())}
    return {asked.unit for asked in planned.asked} <= {None, *(seat.unit for seat in seats)} and not decided & apart


def resubmit(draft: Draft, before: Round, version: Version, what: Reopen, around: Surroundings) -> Round:
    """Give the journey with a new version: steps that look again are added, those that need not keep their answer.

    What was signed off stays so only where nothing is re-opened and the change brings in no further step.
    """
    planned = plan(around.policy, version, draft, around.roster)
    stay = kept(before, what, planned)
    steps = _steps_of(planned, around, stay)
    if before.signed and what is Reopen.NOTHING and not steps:
        return replace(before, version=version.number)
    steps = tuple(_with_answers(step, before, what) for step in steps)
    past = tuple(
        _replaced(step, keep=step.rule in stay and step.state is not StepState.OPEN)
        for step in before.steps
        if step.state is not StepState.WAITING
    )
    return replace(before, version=version.number, signed="", steps=numbered(past + steps))


def _with_answers(step: Step, before: Round, what: Reopen) -> Step:
    """Carry approvals over to a step that asks about the new version in the place of one that need not ask all again.

    That is the one that was open, where nothing is re-opened, and one that passed before another unit was concerned.
    """
    approved = _approvals(step.rule, before, what)
    if not approved:
        return step
    seats = tuple(replace(seat, state=SeatState.CARRIED) if seat.person in approved else seat for seat in step.seats)
    return replace(step, seats=seats)


def _approvals(rule: str, before: Round, what: Reopen) -> frozenset[PersonId]:
    """Name those whose approval by this rule stands: what somebody said last is what counts."""
    steps = [step for step in before.counting if step.rule == rule]
    passed = any(step.state is StepState.PASSED for step in steps)
    if what is Reopen.ALL or not (passed or what is Reopen.NOTHING):
        return frozenset()
    said = {
        seat.person: seat.decision.opinion.verdict if seat.decision is not None else Verdict.APPROVE
        for step in steps
        for seat in step.seats
        if seat.state in (SeatState.DECIDED, SeatState.CARRIED)
    }
    return frozenset(person for person, verdict in said.items() if verdict is Verdict.APPROVE)


def _replaced(step: Step, *, keep: bool) -> Step:
    if keep or step.state not in (StepState.OPEN, StepState.PASSED, StepState.DISPUTED):
        return step
    return replace(closed(step), state=StepState.REPLACED)

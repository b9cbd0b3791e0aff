"""How a draft moves on: the next step opens, a return goes back, the last approval signs off."""

from dataclasses import replace
from typing import Literal

from bot.domain import opening
from bot.domain.disagreements import (
    followed,
    goes_on,
    objections,
    parties,
    patient,
    ruling,
    talk,
)
from bot.domain.drafts import Draft, DraftState, Version
from bot.domain.facts import Fact, Rejected, Returned, Ruled, SignedOff, StepPassed, TalkEnded
from bot.domain.handovers import SeatPassedOn
from bot.domain.items import Item
from bot.domain.manning import Manning, in_place
from bot.domain.people import PersonId
from bot.domain.rounds import Moved, Round, closed, deciders, put, stop
from bot.domain.routing import Surroundings, publishers
from bot.domain.steps import Decision, SeatState, Step, StepState, Verdict, heard, place_of, verdict


def advance(draft: Draft, journey: Round, item: Item, version: Version, around: Surroundings) -> Moved:
    """Move a draft on as far as its settled decisions carry it; without effect while the open step waits."""
    if draft.state is not DraftState.IN_REVIEW:
        return Moved(draft, journey, ())
    step = journey.open
    if step is None:
        return _open_next(draft, journey, item, version, around)
    rule = around.policy.rule(step.rule)
    said = verdict(step, patient=patient(step, rule))
    if said is None:
        told = heard(step)
        return Moved(draft, journey if told is step else put(journey, told), ())
    if said is Verdict.APPROVE:
        return _pass(draft, journey, step, (item, version), around)
    if goes_on(step, rule):
        return _dispute(draft, journey, step, "kept", (item, version), around)
    decision = next(
        seat.decision for seat in step.seats if seat.decision is not None and seat.decision.opinion.verdict is said
    )
    ruled = _ruled(draft, journey, step, decision, item, around)
    if said is Verdict.REJECT:
        moved = _reject(draft, journey, step, decision, item)
    else:
        moved = _return(draft, journey, step, decision, (item, version), around)
    return replace(moved, facts=(*ruled, *moved.facts))


def _pass(draft: Draft, journey: Round, step: Step, about: tuple[Item, Version], around: Surroundings) -> Moved:
    item, version = about
    passed = put(journey, replace(closed(step), state=StepState.PASSED))
    facts: list[Fact] = []
    if step.kind == "talk":
        facts.append(_talk_ended(draft, journey, step, "agreed", item, around))
    decision = next((seat.decision for seat in step.seats if seat.decision is not None), None)
    if decision is not None:
        facts += _ruled(draft, journey, step, decision, item, around)
    moved = _open_next(draft, passed, item, version, around)
    return replace(moved, facts=(*facts, StepPassed(item, step.id, step.names, version.number), *moved.facts))


def _ruled(
    draft: Draft, journey: Round, step: Step, decision: Decision, item: Item, around: Surroundings
) -> tuple[Ruled, ...]:
    """Say that somebody ruled, if that is what the step was for."""
    if step.kind != "ruling":
        return ()
    people = tuple(person for person in parties(journey, step, draft, around.roster) if person != decision.by)
    about = (step.id, step.names, step.clause, decision.version, decision.opinion)
    return (Ruled(item, decision.by, *about, people, place_of(step, decision)),)


def rule_now(
    draft: Draft, journey: Round, about: tuple[Item, Version], around: Surroundings, by: PersonId | None
) -> Moved:
    """End the open talk and have somebody rule: its time is up, or somebody who may asks for it (P4 二(二)2)."""
    step = journey.open
    if step is None or step.kind != "talk" or draft.state is not DraftState.IN_REVIEW:
        return Moved(draft, journey, ())
    return _dispute(draft, journey, step, "asked" if by else "time", about, around, by=by)


def _dispute(
    draft: Draft,
    journey: Round,
    step: Step,
    why: Literal["kept", "time", "asked"],
    about: tuple[Item, Version],
    around: Surroundings,
    *,
    by: PersonId | None = None,
) -> Moved:
    """Go from a disagreement to the talk, and from a talk to the ruling; without anybody to rule it goes back."""
    (item, version), rule = about, around.policy.rule(step.rule)
    ended = replace(closed(step), state=StepState.DISPUTED)
    then = (talk(step, rule, around.new_id) or ruling(step, rule, draft, around)) if rule else None
    facts: tuple[Fact, ...] = (
        (_talk_ended(draft, journey, step, why, item, around, by=by),) if step.kind == "talk" else ()
    )
    if then is None:
        found = objections(put(journey, ended), step)
        unmanned = opening.unmanned(item, step, around)
        moved = _return(draft, put(journey, ended), ended, found[0], about, around)
        return replace(moved, facts=(*facts, *unmanned, *moved.facts))
    moved = _open_next(draft, followed(journey, ended, then), item, version, around)
    return replace(moved, facts=(*facts, *moved.facts))


def _talk_ended(
    draft: Draft,
    journey: Round,
    step: Step,
    why: Literal["agreed", "kept", "time", "asked"],
    item: Item,
    around: Surroundings,
    *,
    by: PersonId | None = None,
) -> TalkEnded:
    people = parties(journey, step, draft, around.roster)
    return TalkEnded(item, step.id, step.names, step.clause, journey.version, why, people, by)


def _reject(draft: Draft, journey: Round, step: Step, decision: Decision, item: Item) -> Moved:
    rejected = Rejected(
        item,
        decision.by,
        step.id,
        decision.version,
        decision.opinion.reason,
        step.names,
        deciders(journey, decision.by),
        place_of(step, decision),
    )
    ended = stop(put(journey, replace(closed(step), state=StepState.REJECTED)))
    return Moved(replace(draft, state=DraftState.REJECTED), ended, (rejected,))


def _return(
    draft: Draft, journey: Round, step: Step, decision: Decision, about: tuple[Item, Version], around: Surroundings
) -> Moved:
    item, version = about
    opinion = decision.opinion
    heard_out = step.state is StepState.DISPUTED  # an objection goes to the author, wherever it was to go
    earlier = None if heard_out else next((found for found in journey.passed if found.id == opinion.to), None)
    returned = Returned(
        item,
        decision.by,
        step.id,
        version.number,
        opinion.reason,
        step.names,
        earlier.names if earlier else None,
        deciders(journey, decision.by),
        place_of(step, decision),
    )
    back = put(journey, replace(closed(step), state=StepState.RETURNED))
    if earlier is None:
        return Moved(replace(draft, state=DraftState.RETURNED), back, (returned,))
    moved = _open_next(draft, opening.again_from(back, earlier, step, around.new_id), item, version, around)
    return replace(moved, facts=(returned, *moved.facts))


def _open_next(draft: Draft, journey: Round, item: Item, version: Version, around: Surroundings) -> Moved:
    facts: list[Fact] = []
    for waiting in [step for step in journey.steps if step.state is StepState.WAITING]:
        manned = Manning(draft, version, journey, around).man(waiting)
        step, unable = manned.step, manned.unable
        asked = opening.asked(step, opening.approved(journey, step, version.number), version.number, unable)
        journey = put(journey, asked)
        if any(seat.state is SeatState.OPEN for seat in asked.seats):
            opened = opening.opened(asked, around)
            journey = put(journey, opened)
            facts += opening.unmanned(item, opened, around) if unable else ()
            facts.append(opening.told(draft, journey, item, opened, unable, around))
            return Moved(draft, journey, tuple(facts))
        journey = put(journey, replace(asked, state=StepState.PASSED, opened_at=around.now))
        already = next(seat.person for seat in asked.seats if seat.state is SeatState.CARRIED)
        facts.append(StepPassed(item, step.id, step.names, version.number, already=already))
    return _signed_off(draft, journey, item, version, around, facts)


def _signed_off(
    draft: Draft, journey: Round, item: Item, version: Version, around: Surroundings, facts: list[Fact]
) -> Moved:
    who = publishers(around.policy, version, draft, around.roster)
    planned = version.particulars.planned
    facts.append(SignedOff(item, version.number, version.fingerprint, who, planned, journey.approvers))
    signed = replace(journey, signed=version.fingerprint)
    return Moved(replace(draft, state=DraftState.SIGNED_OFF), signed, tuple(facts))


def reseat(draft: Draft, journey: Round, item: Item, version: Version, around: Surroundings, gone: PersonId) -> Moved:
    """Pass on the open seat of somebody who no longer holds its role (fault 55); without effect if there is none.

    Those who are left may have decided already: `advance` comes next.
    """
    step = journey.open
    seat = step.seat_of(gone) if step else None
    if step is None or seat is None or seat.state is not SeatState.OPEN:
        return Moved(draft, journey, ())
    manned = Manning(draft, version, journey, around).man(step)
    facts: list[Fact] = list(opening.unmanned(item, step, around)) if manned.unable else []
    if manned.step == step:
        return Moved(draft, journey, tuple(facts))
    approved = opening.approved(journey, step, journey.version)
    asked = opening.asked(manned.step, approved, journey.version, frozenset())
    fresh = opening.waiting(asked.seats[len(step.seats) :])
    acting = in_place(draft, journey, asked, around, frozenset(seat.id for seat in step.seats))
    facts.append(SeatPassedOn(item, step.id, step.names, journey.version, gone, fresh, acting=acting))
    return Moved(draft, put(journey, asked), tuple(facts))

"""How a draft moves on: the next step opens, a return goes back, the last approval signs off."""

from dataclasses import replace

from bot.domain.calendars import add_working
from bot.domain.drafts import Draft, DraftState, Version
from bot.domain.facts import (
    Fact,
    Item,
    Rejected,
    Returned,
    SeatPassedOn,
    SignedOff,
    StepOpened,
    StepPassed,
    StepUnmanned,
)
from bot.domain.people import PersonId, Role, Who
from bot.domain.rounds import Moved, Round, closed, deciders, numbered, put, stop
from bot.domain.routing import NewId, Surroundings, people_of
from bot.domain.steps import AUTHOR, Decision, Seat, SeatId, SeatState, Step, StepId, StepState, Verdict, verdict


def advance(draft: Draft, journey: Round, item: Item, version: Version, around: Surroundings) -> Moved:
    """Move a draft on as far as its settled decisions carry it; without effect while the open step waits."""
    step = journey.open
    if step is None:
        return _open_next(draft, journey, item, version, around)
    said = verdict(step)
    if said is None:
        return Moved(draft, journey, ())
    if said is Verdict.APPROVE:
        passed = put(journey, replace(closed(step), state=StepState.PASSED))
        moved = _open_next(draft, passed, item, version, around)
        return replace(moved, facts=(StepPassed(item, step.id, step.names, version.number), *moved.facts))
    decision = next(
        seat.decision for seat in step.seats if seat.decision is not None and seat.decision.opinion.verdict is said
    )
    if said is Verdict.REJECT:
        return _reject(draft, journey, step, decision, item)
    return _return(draft, journey, step, decision, (item, version), around)


def _reject(draft: Draft, journey: Round, step: Step, decision: Decision, item: Item) -> Moved:
    rejected = Rejected(
        item,
        decision.by,
        step.id,
        decision.version,
        decision.opinion.reason,
        step.names,
        deciders(journey, decision.by),
    )
    ended = stop(put(journey, replace(closed(step), state=StepState.REJECTED)))
    return Moved(replace(draft, state=DraftState.REJECTED), ended, (rejected,))


def _return(
    draft: Draft, journey: Round, step: Step, decision: Decision, about: tuple[Item, Version], around: Surroundings
) -> Moved:
    item, version = about
    opinion = decision.opinion
    earlier = next((found for found in journey.passed if found.id == opinion.to), None)
    returned = Returned(
        item,
        decision.by,
        step.id,
        version.number,
        opinion.reason,
        step.names,
        earlier.names if earlier else None,
        deciders(journey, decision.by),
    )
    back = put(journey, replace(closed(step), state=StepState.RETURNED))
    if earlier is None or opinion.to == AUTHOR:
        return Moved(replace(draft, state=DraftState.RETURNED), back, (returned,))
    moved = _open_next(draft, _again_from(back, earlier, step, around.new_id), item, version, around)
    return replace(moved, facts=(returned, *moved.facts))


def _again_from(journey: Round, earlier: Step, returner: Step, new_id: NewId) -> Round:
    """Put the steps from `earlier` to the one that returned once more before those still to come."""
    passed = journey.passed
    again = (*passed[passed.index(earlier) :], returner)
    past = tuple(
        replace(step, state=StepState.REPLACED) if step in again and step.id != returner.id else step
        for step in journey.steps
        if step.state is not StepState.WAITING
    )
    coming = tuple(step for step in journey.steps if step.state is StepState.WAITING)
    return replace(journey, steps=numbered(past + tuple(_once_more(step, new_id) for step in again) + coming))


def _once_more(step: Step, new_id: NewId) -> Step:
    again = StepId(new_id())
    seats = tuple(Seat(SeatId(new_id()), again, seat.person) for seat in step.seats)
    return replace(step, id=again, state=StepState.WAITING, opened_at=None, due_at=None, seats=seats)


def _open_next(draft: Draft, journey: Round, item: Item, version: Version, around: Surroundings) -> Moved:
    facts: list[Fact] = []
    approved = {
        seat.decision.by
        for step in journey.passed
        for seat in step.seats
        if seat.decision is not None and seat.decision.version == version.number
    }
    for waiting in [step for step in journey.steps if step.state is StepState.WAITING]:
        step, unmanned = _manned(waiting, draft, around)
        already = frozenset[PersonId]() if step.fresh_eyes else frozenset(approved)
        asked = tuple(seat for seat in step.seats if seat.person not in already)
        if asked:
            opened = _opened(step, asked, version, around)
            facts += _unmanned(item, opened, unmanned, around)
            facts.append(_opening(item, opened, asked, version))
            return Moved(replace(draft, state=DraftState.IN_REVIEW), put(journey, opened), tuple(facts))
        seats = tuple(replace(seat, state=SeatState.CARRIED, version=version.number) for seat in step.seats)
        passed = replace(step, seats=seats, state=StepState.PASSED, opened_at=around.now)
        journey = put(journey, passed)
        facts.append(StepPassed(item, step.id, step.names, version.number, already=step.seats[0].person))
    return _signed_off(draft, journey, item, version, around, facts)


def _manned(step: Step, draft: Draft, around: Surroundings) -> tuple[Step, bool]:
    """Give the step with seats of people who have left passed on; True when there is nobody to pass them on to."""
    still = frozenset(around.roster.asked(step.who, draft.unit))
    if all(seat.person in still for seat in step.seats):
        return step, False
    stay = tuple(seat for seat in step.seats if seat.person in still)
    if stay:
        return replace(step, seats=stay), False
    rule = next((rule for rule in around.policy.steps if rule.id == step.rule), None)
    barred = frozenset[PersonId]() if around.policy.own_drafts else frozenset({draft.author})
    people, stands_in = people_of(step.who, rule.nobody if rule else step.who, draft, around.roster, barred)
    if not people:
        return step, True
    seats = tuple(Seat(SeatId(around.new_id()), step.id, person) for person in people)
    who = rule.nobody if rule and stands_in else step.who
    return replace(step, seats=seats, who=who, stands_in=step.stands_in or stands_in), False


def _unmanned(item: Item, step: Step, unmanned: bool, around: Surroundings) -> tuple[StepUnmanned, ...]:  # noqa: FBT001
    """Tell the administrators of a step that nobody can answer."""
    if not unmanned:
        return ()
    administrators = around.roster.asked(Who(Role.ADMINISTRATOR), item.unit)
    return (StepUnmanned(item, step.id, step.names, administrators),)


def _opened(step: Step, asked: tuple[Seat, ...], version: Version, around: Surroundings) -> Step:
    seats = tuple(
        replace(seat, state=SeatState.OPEN if seat in asked else SeatState.CARRIED, version=version.number)
        for seat in step.seats
    )
    due_at = add_working(around.now, step.due, around.week) if step.due else None
    return replace(step, state=StepState.OPEN, opened_at=around.now, due_at=due_at, seats=seats)


def _opening(item: Item, step: Step, asked: tuple[Seat, ...], version: Version) -> StepOpened:
    seats = tuple((seat.id, seat.person) for seat in asked)
    return StepOpened(item, step.id, step.rule, step.names, version.number, seats, step.due_at)


def _signed_off(
    draft: Draft, journey: Round, item: Item, version: Version, around: Surroundings, facts: list[Fact]
) -> Moved:
    policy = around.policy
    publishers = around.roster.asked(policy.publisher, draft.unit) or around.roster.asked(
        policy.publisher_nobody, draft.unit
    )
    signed = SignedOff(
        item, version.number, version.fingerprint, publishers, version.particulars.planned, deciders(journey, None)
    )
    facts.append(signed)
    return Moved(
        replace(draft, state=DraftState.SIGNED_OFF), replace(journey, signed=version.fingerprint), tuple(facts)
    )


def reseat(draft: Draft, journey: Round, item: Item, around: Surroundings, gone: PersonId) -> Moved:
    """Pass on the open seat of somebody who no longer holds its role (fault 55); without effect if there is none."""
    step = journey.open
    seat = step.seat_of(gone) if step else None
    if step is None or seat is None or seat.state is not SeatState.OPEN:
        return Moved(draft, journey, ())
    manned, unmanned = _manned(step, draft, around)
    if unmanned or manned == step:
        return Moved(draft, journey, _unmanned(item, step, unmanned, around))
    closed = tuple(replace(found, state=SeatState.CLOSED) for found in step.seats if found not in manned.seats)
    fresh = tuple(
        replace(found, state=SeatState.OPEN, version=journey.version)
        for found in manned.seats
        if found not in step.seats
    )
    kept = tuple(found for found in manned.seats if found in step.seats)
    opened = replace(manned, seats=closed + kept + fresh)
    return Moved(draft, put(journey, opened), (_passed_on(item, opened, fresh, journey, gone),))


def _passed_on(item: Item, step: Step, fresh: tuple[Seat, ...], journey: Round, gone: PersonId) -> Fact:
    """Tell to whom a seat went."""
    seats = tuple((seat.id, seat.person) for seat in fresh)
    return SeatPassedOn(item, step.id, step.names, journey.version, gone, seats)

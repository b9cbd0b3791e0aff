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
from bot.domain.routing import NewId, Surroundings, barred_from, people_of, publishers
from bot.domain.steps import Decision, Seat, SeatId, SeatState, Step, StepId, StepState, Verdict, verdict


def advance(draft: Draft, journey: Round, item: Item, version: Version, around: Surroundings) -> Moved:
    """Move a draft on as far as its settled decisions carry it; without effect while the open step waits."""
    if draft.state is not DraftState.IN_REVIEW:
        return Moved(draft, journey, ())
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
    if earlier is None:
        return Moved(replace(draft, state=DraftState.RETURNED), back, (returned,))
    moved = _open_next(draft, _again_from(back, earlier, step, around.new_id), item, version, around)
    return replace(moved, facts=(returned, *moved.facts))


def _again_from(journey: Round, earlier: Step, returner: Step, new_id: NewId) -> Round:
    """Put the steps from `earlier` to the one that returned once more before those still to come.

    The one it goes back to is asked in earnest, even of somebody who approved in a step before it.
    """
    passed = journey.passed
    again = (*passed[passed.index(earlier) :], returner)
    past = tuple(
        replace(step, state=StepState.REPLACED) if step in again and step.id != returner.id else step
        for step in journey.steps
        if step.state is not StepState.WAITING
    )
    coming = tuple(step for step in journey.steps if step.state is StepState.WAITING)
    first, *others = (_once_more(step, new_id) for step in again)
    return replace(journey, steps=numbered((*past, replace(first, fresh_eyes=True), *others, *coming)))


def _once_more(step: Step, new_id: NewId) -> Step:
    again = StepId(new_id())
    people = dict.fromkeys(seat.person for seat in step.seats)
    seats = tuple(Seat(SeatId(new_id()), again, person) for person in people)
    return replace(step, id=again, state=StepState.WAITING, opened_at=None, due_at=None, seats=seats)


def _open_next(draft: Draft, journey: Round, item: Item, version: Version, around: Surroundings) -> Moved:
    facts: list[Fact] = []
    for waiting in [step for step in journey.steps if step.state is StepState.WAITING]:
        step, unmanned = _manned(waiting, draft, around)
        approved = frozenset() if unmanned else _approved(journey, step, version.number)
        asked = _asked(step, approved, version.number)
        journey = put(journey, asked)
        if any(seat.state is SeatState.OPEN for seat in asked.seats):
            opened = _opened(asked, around)
            facts += _unmanned(item, opened, around) if unmanned else ()
            facts.append(_opening(item, opened, version.number, manned=not unmanned))
            return Moved(draft, put(journey, opened), tuple(facts))
        journey = put(journey, replace(asked, state=StepState.PASSED, opened_at=around.now))
        already = next(seat.person for seat in asked.seats if seat.state is SeatState.CARRIED)
        facts.append(StepPassed(item, step.id, step.names, version.number, already=already))
    return _signed_off(draft, journey, item, version, around, facts)


def _approved(journey: Round, step: Step, version: int) -> frozenset[PersonId]:
    """Name those who approved this version before and so are not asked again, unless fresh eyes are wanted (APR7)."""
    if step.fresh_eyes:
        return frozenset()
    seats = (seat for passed in journey.passed for seat in passed.seats)
    return frozenset(
        seat.decision.by for seat in seats if seat.decision is not None and seat.decision.version == version
    )


def _asked(step: Step, approved: frozenset[PersonId], version: int) -> Step:
    """Open the waiting seats for this version, but those of people who have approved; those are carried."""
    return replace(step, seats=tuple(_seat_asked(seat, approved, version) for seat in step.seats))


def _seat_asked(seat: Seat, approved: frozenset[PersonId], version: int) -> Seat:
    if seat.state not in (SeatState.WAITING, SeatState.CARRIED):
        return seat
    carried = seat.state is SeatState.CARRIED or seat.person in approved
    return replace(seat, state=SeatState.CARRIED if carried else SeatState.OPEN, version=version)


def _manned(step: Step, draft: Draft, around: Surroundings) -> tuple[Step, bool]:
    """Pass the seats of people who no longer hold the step's role on; True when there is nobody to pass them on to.

    They go to those who hold it now, and where nobody does to the stand-ins; decisions taken stay (faults 55, 89).
    """
    still = around.roster.asked(step.who, draft.unit)
    left = [
        seat for seat in step.seats if seat.state in (SeatState.WAITING, SeatState.OPEN) and seat.person not in still
    ]
    if not left:
        return step, False
    step, people = _successors(step, draft, around)
    if not people:
        return step, True
    seated = {seat.person for seat in step.seats if seat not in left and seat.state is not SeatState.CLOSED}
    seats = tuple(replace(seat, state=SeatState.CLOSED) if seat in left else seat for seat in step.seats)
    fresh = tuple(Seat(SeatId(around.new_id()), step.id, person) for person in people if person not in seated)
    return replace(step, seats=seats + fresh), False


def _successors(step: Step, draft: Draft, around: Surroundings) -> tuple[Step, tuple[PersonId, ...]]:
    """Say who holds the step's role now, else its rule's role, else who stands in; with the step that asks them."""
    barred = barred_from(draft, around.policy)
    people, nobody_left = people_of(step.who, step.who, draft, around.roster, barred)
    rule = next((rule for rule in around.policy.steps if rule.id == step.rule), None)
    if not nobody_left or rule is None:
        return step, people
    people, stands_in = people_of(rule.who, rule.nobody, draft, around.roster, barred)
    if not people:
        return step, ()
    return replace(step, who=rule.nobody if stands_in else rule.who, stands_in=stands_in), people


def _unmanned(item: Item, step: Step, around: Surroundings) -> tuple[StepUnmanned, ...]:
    """Tell the administrators of a step that nobody can answer."""
    administrators = around.roster.asked(Who(Role.ADMINISTRATOR), item.unit)
    return (StepUnmanned(item, step.id, step.names, administrators),)


def _opened(step: Step, around: Surroundings) -> Step:
    due_at = add_working(around.now, step.due, around.week) if step.due else None
    return replace(step, state=StepState.OPEN, opened_at=around.now, due_at=due_at)


def _opening(item: Item, step: Step, version: int, *, manned: bool) -> StepOpened:
    """Say who is asked; where all have left, nobody is sent what he may no longer decide."""
    seats = _waiting(step.seats) if manned else ()
    return StepOpened(item, step.id, step.rule, step.names, version, seats, step.due_at)


def _waiting(seats: tuple[Seat, ...]) -> tuple[tuple[SeatId, PersonId], ...]:
    return tuple((seat.id, seat.person) for seat in seats if seat.state is SeatState.OPEN)


def _signed_off(
    draft: Draft, journey: Round, item: Item, version: Version, around: Surroundings, facts: list[Fact]
) -> Moved:
    who = publishers(around.policy, draft, around.roster)
    planned = version.particulars.planned
    facts.append(SignedOff(item, version.number, version.fingerprint, who, planned, journey.approvers))
    signed = replace(journey, signed=version.fingerprint)
    return Moved(replace(draft, state=DraftState.SIGNED_OFF), signed, tuple(facts))


def reseat(draft: Draft, journey: Round, item: Item, around: Surroundings, gone: PersonId) -> Moved:
    """Pass on the open seat of somebody who no longer holds its role (fault 55); without effect if there is none.

    Those who are left may have decided already: `advance` comes next.
    """
    step = journey.open
    seat = step.seat_of(gone) if step else None
    if step is None or seat is None or seat.state is not SeatState.OPEN:
        return Moved(draft, journey, ())
    manned, unmanned = _manned(step, draft, around)
    if unmanned:
        return Moved(draft, journey, _unmanned(item, step, around))
    if manned == step:
        return Moved(draft, journey, ())
    asked = _asked(manned, _approved(journey, step, journey.version), journey.version)
    fresh = _waiting(asked.seats[len(step.seats) :])
    passed_on = SeatPassedOn(item, step.id, step.names, journey.version, gone, fresh)
    return Moved(draft, put(journey, asked), (passed_on,))

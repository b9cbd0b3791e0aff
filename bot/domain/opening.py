"""How a step opens: who is asked in earnest, who has answered already, and by when."""

from dataclasses import replace

from bot.domain import ladders
from bot.domain.calendars import add_working
from bot.domain.disagreements import asked_first, disputed, parties
from bot.domain.drafts import Draft
from bot.domain.facts import StepOpened, TalkBegan
from bot.domain.handovers import StepUnmanned
from bot.domain.items import Item
from bot.domain.manning import in_place
from bot.domain.people import PersonId, Role, Who
from bot.domain.rounds import Round, numbered
from bot.domain.routing import NewId, Surroundings
from bot.domain.steps import Seat, SeatId, SeatState, Step, StepId, StepState, Verdict


def approved(journey: Round, step: Step, version: int) -> frozenset[PersonId]:
    """Name those who approved this version before and so are not asked again (APR7).

    They are asked where fresh eyes are wanted, and in a talk or a ruling, which is about what was said before;
    and whoever has ruled between others is still to give his own opinion. What a delegate said, he said in the place
    of the seat's person: it is that person who is not asked again, and the delegate in his own right is.
    """
    if step.fresh_eyes or step.kind != "ask":
        return frozenset()
    return frozenset(
        seat.person
        for passed in journey.passed
        for seat in passed.seats
        if passed.kind != "ruling"
        and seat.decision is not None
        and seat.decision.version == version
        and seat.decision.opinion.verdict is Verdict.APPROVE
    )


def asked(step: Step, approved: frozenset[PersonId], version: int, unable: frozenset[SeatId]) -> Step:
    """Open the waiting seats for this version, but those of people who have approved; those are carried.

    A seat that nobody can take is open, too: somebody is to be found for it.
    """
    seats = (_seat_asked(seat, frozenset() if seat.id in unable else approved, version) for seat in step.seats)
    return replace(step, seats=tuple(seats))


def _seat_asked(seat: Seat, approved: frozenset[PersonId], version: int) -> Seat:
    if seat.state not in (SeatState.WAITING, SeatState.CARRIED):
        return seat
    carried = seat.state is SeatState.CARRIED or seat.person in approved
    return replace(seat, state=SeatState.CARRIED if carried else SeatState.OPEN, version=version)


def opened(step: Step, around: Surroundings) -> Step:
    """Open a step now; it is due after its working time."""
    due_at = add_working(around.now, step.due, around.week) if step.due else None
    return replace(step, state=StepState.OPEN, opened_at=around.now, due_at=due_at)


def waiting(seats: tuple[Seat, ...], unable: frozenset[SeatId] = frozenset()) -> tuple[tuple[SeatId, PersonId], ...]:
    """Give the seats that wait for somebody who may answer, each with its person."""
    return tuple((seat.id, seat.person) for seat in seats if seat.state is SeatState.OPEN and seat.id not in unable)


def told(
    draft: Draft, journey: Round, item: Item, step: Step, unable: frozenset[SeatId], around: Surroundings
) -> StepOpened | TalkBegan:
    """Say who is asked; those who have left are not sent what they may no longer decide."""
    seats, version = waiting(step.seats, unable), journey.version
    acting = in_place(draft, journey, step, around, unable)
    if step.kind != "talk":
        rungs = ladders.rungs(around.policy.reminders, step.due_at, around.now, around.week)
        ladder = tuple((rung.name, rung.at) for rung in rungs)
        return StepOpened(
            item, step.id, step.rule, step.names, version, seats, step.due_at, acting=acting, ladder=ladder
        )
    asked = {person for _, person in seats}
    others = tuple(person for person in parties(journey, step, draft, around.roster) if person not in asked)
    about = (item, step.id, step.rule, step.names, step.clause, version)
    return TalkBegan(*about, seats, others, step.due_at, acting=acting)


def unmanned(item: Item, step: Step, around: Surroundings) -> tuple[StepUnmanned, ...]:
    """Tell the administrators of a step that nobody can answer."""
    administrators = around.roster.asked(Who(Role.ADMINISTRATOR), item.unit)
    return (StepUnmanned(item, step.id, step.names, administrators),)


def again_from(journey: Round, earlier: Step, returner: Step, new_id: NewId) -> Round:
    """Put the steps from `earlier` to the one that returned once more before those still to come.

    The one it goes back to is asked in earnest, even of somebody who approved in a step before it. Where a talk or
    a ruling answered for a step, the step itself is asked again.
    """
    passed = journey.passed
    again = (*passed[passed.index(earlier) :], returner)
    over = {found.id for step in again for found in (step, *disputed(journey, step))} - {returner.id}
    past = tuple(
        replace(step, state=StepState.REPLACED) if step.id in over else step
        for step in journey.steps
        if step.state is not StepState.WAITING
    )
    coming = tuple(step for step in journey.steps if step.state is StepState.WAITING)
    first, *others = (_once_more(asked_first(journey, step), new_id) for step in again)
    return replace(journey, steps=numbered((*past, replace(first, fresh_eyes=True), *others, *coming)))


def _once_more(step: Step, new_id: NewId) -> Step:
    again = StepId(new_id())
    last = {seat.person: seat for seat in step.seats}
    seats = tuple(
        Seat(SeatId(new_id()), again, person, unit=seat.unit, stands_in=seat.stands_in) for person, seat in last.items()
    )
    return replace(step, id=again, state=StepState.WAITING, opened_at=None, due_at=None, seats=seats)

"""One journey of a draft through its route: the steps that were, are and will be."""

from dataclasses import replace

from bot.domain.drafts import Draft, DraftId
from bot.domain.facts import Fact
from bot.domain.people import PersonId
from bot.domain.steps import Decision, Seat, SeatState, Step, StepState, Verdict
from bot.frozen import frozen


@frozen
class Round:
    """One journey of a draft: the steps that were, are and will be, in order.

    A step that has to look again stands there a second time, as a step of its own; the first one stays
    as it was answered. `signed` is the fingerprint signed off, empty before.
    """

    id: str
    draft: DraftId
    number: int
    policy: str
    version: int
    steps: tuple[Step, ...]
    signed: str = ""

    @property
    def open(self) -> Step | None:
        """The step that waits for an answer."""
        return next((step for step in self.steps if step.state is StepState.OPEN), None)

    def step(self, step: str) -> Step | None:
        """Find a step by its id."""
        return next((found for found in self.steps if found.id == step), None)

    @property
    def passed(self) -> tuple[Step, ...]:
        """The steps whose approval counts for the present version."""
        return tuple(step for step in self.steps if step.state is StepState.PASSED)

    @property
    def approvers(self) -> tuple[PersonId, ...]:
        """Those whose approval counts for the present version, each once, in the order of the steps."""
        seats = (seat for step in self.counting if step.state is not StepState.OPEN for seat in step.seats)
        return tuple(dict.fromkeys(person for seat in seats if (person := _approved(seat)) is not None))

    @property
    def counting(self) -> tuple[Step, ...]:
        """The steps whose opinions count for the present version: passed, open, or on their way to a ruling."""
        counts = (StepState.PASSED, StepState.OPEN, StepState.DISPUTED)
        return tuple(step for step in self.steps if step.state in counts)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Every decision of the journey, in the order of the steps."""
        return tuple(seat.decision for step in self.steps for seat in step.seats if seat.decision is not None)


@frozen
class Moved:
    """Where a draft is after it moved on, and what happened on the way."""

    draft: Draft
    round: Round
    facts: tuple[Fact, ...]


def _approved(seat: Seat) -> PersonId | None:
    """Give who approved in a seat, be it in an earlier step or of a version that differs in nothing that matters."""
    if seat.decision is not None:
        return seat.decision.by if seat.decision.opinion.verdict is Verdict.APPROVE else None
    return seat.person if seat.state is SeatState.CARRIED else None


def put(journey: Round, step: Step) -> Round:
    """Give the journey with a step in the place of the one that has its id."""
    return replace(journey, steps=tuple(step if found.id == step.id else found for found in journey.steps))


def closed(step: Step) -> Step:
    """Close the seats from which nothing is wanted any more; what was decided stays."""
    seats = tuple(
        replace(seat, state=SeatState.CLOSED) if seat.state in (SeatState.OPEN, SeatState.WAITING) else seat
        for seat in step.seats
    )
    return replace(step, seats=seats)


def numbered(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Give the steps with their positions, from 0."""
    return tuple(replace(step, position=position) for position, step in enumerate(steps))


def stop(journey: Round) -> Round:
    """Close every seat that is open or still to come: the journey is over."""
    steps = tuple(
        replace(closed(step), state=StepState.REPLACED) if step.state in (StepState.OPEN, StepState.WAITING) else step
        for step in journey.steps
    )
    return replace(journey, steps=steps)


def deciders(journey: Round, but: PersonId | None) -> tuple[PersonId, ...]:
    """Name those whose decision stands in the journey, each once, but one."""
    people = dict.fromkeys(decision.by for decision in journey.decisions)
    return tuple(person for person in people if person != but)

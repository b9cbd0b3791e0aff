"""Edits by those who are asked: whose step lets them change the text themselves, and until when (P0 四(二)2)."""

from bot.domain.people import PersonId
from bot.domain.policies import Policy
from bot.domain.rounds import Round
from bot.domain.steps import Seat, SeatState, Step
from bot.errors import Refused


class BeingEdited(Refused):
    """Somebody else is changing the item."""

    key = "refused-being-edited"


class EditOpen(Refused):
    """Whoever is to decide has changes of his own that are not saved."""

    key = "refused-edit-open"


class EditOver(Refused):
    """The edit can be saved no more: its step was answered, or the item has moved on."""

    key = "refused-edit-over"


def may_edit(step: Step, policy: Policy) -> bool:
    """Tell whether a step's people may change the text; in a talk or a ruling they only say what they think of it."""
    rule = policy.rule(step.rule) if step.kind == "ask" else None
    return rule is not None and rule.edits


def place(journey: Round | None, person: PersonId, policy: Policy) -> tuple[Step, Seat] | None:
    """Give the open seat by which somebody may edit now, with its step."""
    step = journey.open if journey else None
    seat = step.seat_of(person) if step else None
    if step is None or seat is None or seat.state is not SeatState.OPEN or not may_edit(step, policy):
        return None
    return step, seat


def was_asked(journey: Round | None, person: PersonId, policy: Policy) -> bool:
    """Tell whether somebody ever had a seat in this journey by which he could edit."""
    steps = journey.steps if journey else ()
    return any(step.seat_of(person) is not None and may_edit(step, policy) for step in steps)

"""Which seats of a step are lent to others when those who are asked keep silent."""

from bot.domain.policies import Answer
from bot.domain.steps import Seat, SeatState, Step


def silent(step: Step) -> tuple[Seat, ...]:
    """Give the open seats for which somebody else is to be found: one of each voice, one in all where one is enough."""
    waiting = [seat for seat in step.seats if seat.state is SeatState.OPEN]
    if step.answer is Answer.ANY and not any(seat.unit for seat in waiting):
        return tuple(waiting[:1])
    first = {seat.unit or seat.id: seat for seat in reversed(waiting)}
    return tuple(reversed(first.values()))

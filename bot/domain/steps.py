"""Steps and seats: whom a station of the route asks, what each said, and what that comes to."""

from collections.abc import Sequence
from dataclasses import field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal, NewType

from bot.domain.people import PersonId, UnitId, Who
from bot.domain.policies import Answer
from bot.errors import Refused
from bot.frozen import frozen
from bot.text import Names

SeatId = NewType("SeatId", str)
StepId = NewType("StepId", str)

AUTHOR = "author"  # where a return goes when it does not go to an earlier step


class Verdict(StrEnum):
    """What an opinion comes to (P4 二(一)3); an approval may carry a remark."""

    APPROVE = "approve"
    RETURN = "return"
    REJECT = "reject"


class StepState(StrEnum):
    """Where a step stands in the present journey."""

    WAITING = "waiting"
    OPEN = "open"
    PASSED = "passed"
    RETURNED = "returned"
    REJECTED = "rejected"
    DISPUTED = "disputed"  # its people did not agree: the talk or the ruling that follows answers for it
    REPLACED = "replaced"  # its answer no longer counts: a later version, or a return, asks again


class SeatState(StrEnum):
    """Where a seat stands. `carried`: its person had decided before. `closed`: the step was answered without it."""

    WAITING = "waiting"
    OPEN = "open"
    DECIDED = "decided"
    CARRIED = "carried"
    CLOSED = "closed"


# An enum's member is looked up through a descriptor, which the rule that every tap asks would do a dozen times.
_CLOSED, _CARRIED, _APPROVE = SeatState.CLOSED, SeatState.CARRIED, Verdict.APPROVE
_ANY, _ALL, _MAJORITY = Answer.ANY, Answer.ALL, Answer.MAJORITY


@frozen
class Opinion:
    """What a person says of a version. A return names where to: the author, or an earlier step's id."""

    verdict: Verdict
    remark: str = ""
    reason: str = ""
    to: str = AUTHOR
    answers: tuple[tuple[str, bool], ...] = ()  # the step's review questions, and whether they hold

    @property
    def needs_reason(self) -> bool:
        """A return and a rejection must say why (APR6)."""
        return self.verdict is not Verdict.APPROVE


@frozen
class Decision:
    """An opinion taken for a seat on a version; it settles at `settles_at`, and only then the route moves on."""

    seat: SeatId
    version: int
    opinion: Opinion
    by: PersonId
    at: datetime
    settles_at: datetime
    opened_at: datetime | None = None


@frozen
class Seat:
    """One person's place in a step; it asks about `version` and holds at most one decision on it."""

    id: SeatId
    step: StepId
    person: PersonId
    version: int = 0
    state: SeatState = SeatState.WAITING
    decision: Decision | None = None
    opened_at: datetime | None = None
    unit: UnitId | None = None  # for which of the units concerned he answers
    stands_in: bool = False  # for somebody of that unit; where a whole step is stood in for, the step says so


@frozen
class Step:
    """A station of the frozen route. `rule` is its id in the policy; `stands_in` says that `who` is the stand-in.

    A step of kind "talk" asks those who disagreed once more, a "ruling" whoever decides between them (P4 二(二)2).
    """

    id: StepId
    rule: str
    position: int
    names: Names
    clause: str
    who: Who
    answer: Answer
    stands_in: bool = False
    fresh_eyes: bool = False
    due: timedelta | None = None
    state: StepState = StepState.WAITING
    opened_at: datetime | None = None
    due_at: datetime | None = None
    seats: tuple[Seat, ...] = field(default=())
    kind: Literal["ask", "talk", "ruling"] = "ask"

    def seat_of(self, person: PersonId) -> Seat | None:
        """Find a person's seat: the last one, where an earlier one had passed on to others and come back."""
        return next((seat for seat in reversed(self.seats) if seat.person == person), None)


class AlreadyDecided(Refused):
    """This seat's opinion is in; the press changes nothing."""

    key = "refused-already-decided"


class StepAnswered(Refused):
    """Somebody else's answer was enough; the press changes nothing."""

    key = "refused-step-answered"


class NotYourTurn(Refused):
    """The card belongs to another person, or the role is no longer held."""

    key = "refused-not-your-turn"


class StaleCard(Refused):
    """The card that was pressed shows a version that has since been replaced."""

    key = "refused-stale-card"


class NotOpen(Refused):
    """The item was withdrawn, returned or ended, or the step has not begun."""

    key = "refused-not-open"


class ReasonMissing(Refused):
    """A return or a rejection was given without a reason."""

    key = "refused-reason-missing"


def decide(
    seat: Seat, opinion: Opinion, *, on: int, by: PersonId, now: datetime, undo: timedelta = timedelta(0)
) -> Seat:
    """Record one person's opinion on the version he was shown (P4 二(一)3); who he is was checked before."""
    if opinion.needs_reason and not opinion.reason.strip():
        raise ReasonMissing
    decision = Decision(seat.id, on, opinion, by, now, now + undo, seat.opened_at)
    decided = (SeatState.DECIDED, decision, seat.opened_at, seat.unit, seat.stands_in)
    return Seat(seat.id, seat.step, seat.person, seat.version, *decided)


def voices(step: Step) -> tuple[tuple[Seat, ...], ...]:
    """Give the seats that count, those of one unit concerned together: one of them answers for it."""
    of: dict[str, list[Seat]] = {}
    for seat in step.seats:
        if seat.state is not SeatState.CLOSED:
            of.setdefault(seat.unit or seat.id, []).append(seat)
    return tuple(map(tuple, of.values()))


def answer_of(voice: tuple[Seat, ...]) -> Decision | None:
    """Give what was decided for a voice, if anything was."""
    return next((seat.decision for seat in voice if seat.decision is not None), None)


def verdict(step: Step, *, patient: bool = False) -> Verdict | None:
    """Say what the step's decisions come to, or None while it is open.

    Where any or all must approve, one return or rejection ends the step. A majority is more than half of
    the voices; it is against as soon as more than half can no longer approve. A `patient` step hears everybody
    once somebody is against, and then comes to that (P4 二(二)2). A voice whose people had
    decided before approves, but where others are asked at least one of them is waited for (APR7); a step
    in which nobody has a seat comes to nothing.
    """
    voices_, fresh, said = set[str](), set[str](), dict[str, Verdict]()
    for seat in step.seats:
        if seat.state is not _CLOSED:
            voice = seat.unit or seat.id
            voices_.add(voice)
            if seat.state is not _CARRIED:
                fresh.add(voice)
            if seat.decision is not None:
                said.setdefault(voice, seat.decision.opinion.verdict)
    counting, given, carried = len(voices_), list(said.values()), len(voices_) - len(fresh)
    waiting = counting - len(given) - carried
    if not given and (waiting or not counting):
        return None
    against = [it for it in given if it is not _APPROVE]
    if patient and against:
        return None if waiting else _gravest(against)
    needed = 1 if step.answer is _ANY else counting if step.answer is _ALL else counting // 2 + 1
    if len(against) > (counting - needed if step.answer is _MAJORITY else 0):
        return _gravest(against)
    return Verdict.APPROVE if len(given) - len(against) + carried >= needed else None


def _gravest(against: Sequence[Verdict]) -> Verdict:
    return Verdict.REJECT if Verdict.REJECT in against else Verdict.RETURN


def place_of(step: Step, decision: Decision) -> PersonId | None:
    """Say in whose place a decision in a step was taken, where that was another's (ORG7)."""
    others = (seat.person for seat in step.seats if seat.id == decision.seat and seat.person != decision.by)
    return next(others, None)


def heard(step: Step) -> Step:
    """Close the seats of a unit for which somebody has answered; the same step where there are none."""
    spoken = {seat.unit for seat in step.seats if seat.unit is not None and seat.decision is not None}
    if not any(seat.state is SeatState.OPEN and seat.unit in spoken for seat in step.seats):
        return step
    seats = tuple(
        replace(seat, state=SeatState.CLOSED) if seat.state is SeatState.OPEN and seat.unit in spoken else seat
        for seat in step.seats
    )
    return replace(step, seats=seats)

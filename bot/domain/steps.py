"""Steps and seats: whom a station of the route asks, what each said, and whether it may be said now."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal, NewType

from bot.domain.people import PersonId, UnitId, Who
from bot.domain.policies import Answer
from bot.errors import Refused
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
    REPLACED = "replaced"  # its answer no longer counts: a later version, or a return, asks again


class SeatState(StrEnum):
    """Where a seat stands. `carried`: its person had decided before. `closed`: the step was answered without it."""

    WAITING = "waiting"
    OPEN = "open"
    DECIDED = "decided"
    CARRIED = "carried"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Decision:
    """An opinion taken for a seat on a version; it settles at `settles_at`, and only then the route moves on."""

    seat: SeatId
    version: int
    opinion: Opinion
    by: PersonId
    at: datetime
    settles_at: datetime
    opened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
    return Seat(seat.id, seat.step, seat.person, seat.version, SeatState.DECIDED, decision, seat.opened_at, seat.unit)


def verdict(step: Step) -> Verdict | None:
    """Say what the step's decisions come to, or None while it is open.

    Where any or all must approve, one return or rejection ends the step. A majority is more than half of
    the seats; it is against as soon as more than half can no longer approve. A seat whose person had
    decided before approves, but where others are asked at least one of them is waited for (APR7); a step
    in which nobody has a seat comes to nothing.
    """
    counting = [seat for seat in step.seats if seat.state is not SeatState.CLOSED]
    given = [seat.decision.opinion.verdict for seat in counting if seat.decision is not None]
    if not given and (not counting or any(seat.state is not SeatState.CARRIED for seat in counting)):
        return None
    needed = {Answer.ANY: 1, Answer.ALL: len(counting), Answer.MAJORITY: len(counting) // 2 + 1}[step.answer]
    against = [said for said in given if said is not Verdict.APPROVE]
    if len(against) > (len(counting) - needed if step.answer is Answer.MAJORITY else 0):
        return Verdict.REJECT if Verdict.REJECT in against else Verdict.RETURN
    carried = sum(seat.state is SeatState.CARRIED for seat in counting)
    return Verdict.APPROVE if given.count(Verdict.APPROVE) + carried >= needed else None

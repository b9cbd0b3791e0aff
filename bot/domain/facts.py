"""What happened, as it stands in the audit log for ever: past-tense names, plain fields."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from bot.domain.aftermath_facts import AftermathFact
from bot.domain.calling import Calling
from bot.domain.chasing import Chasing
from bot.domain.contributing import Contributing
from bot.domain.crisis_facts import CrisisFact
from bot.domain.drill_facts import DrillFact
from bot.domain.emergency_plan_facts import EmergencyPlanFact
from bot.domain.handovers import (
    AuthorChanged,
    AuthorMissing,
    ReleasePassedOn,
    SeatLent,
    SeatPassedOn,
    StepUnmanned,
    UnitChanged,
)
from bot.domain.items import Item
from bot.domain.people import PersonId
from bot.domain.planning import Planning
from bot.domain.publishing import (
    FollowedUp,
    FollowUpDue,
    Proofread,
    Released,
    ReleaseResumed,
    ReleaseStopped,
    ReleaseTimeCame,
)
from bot.domain.situation_facts import SituationFact
from bot.domain.standing_in import InPlace
from bot.domain.statement_facts import PreclearedEnds, StatementFact, StatementInDoubt
from bot.domain.steps import Opinion, SeatId, StepId
from bot.domain.submissions import SubmissionLate
from bot.domain.telling import Telling
from bot.domain.upkeep import Upkeep
from bot.frozen import frozen
from bot.text import Names


@frozen
class Begun:
    """A draft was begun."""

    item: Item
    by: PersonId


@frozen
class Submitted:
    """A version was submitted; `reopened` names steps that look at it (again), `deciders` who had decided before."""

    item: Item
    by: PersonId
    version: int
    fingerprint: str
    policy: str
    reopened: tuple[str, ...]
    late: bool = False  # for its lead time
    deciders: tuple[PersonId, ...] = ()


@frozen
class StepOpened:
    """A step began to wait for its people, and for those `acting` in the place of who is away; `due_at` is UTC."""

    item: Item
    step: StepId
    rule: str
    names: Names
    version: int
    seats: tuple[tuple[SeatId, PersonId], ...]
    due_at: datetime | None
    by: PersonId | None = None
    acting: tuple[InPlace, ...] = ()
    ladder: tuple[tuple[str, datetime], ...] = ()  # what happens while it waits, and when


@frozen
class StepPassed:
    """A step was passed; `already` names whoever had decided before and so was not asked again (APR7)."""

    item: Item
    step: StepId
    names: Names
    version: int
    already: PersonId | None = None
    by: PersonId | None = None


@frozen
class Decided:
    """A seat's opinion was taken, by its person or in the `place` of that person (ORG7).

    `earlier` are the people who decided before in this journey.
    """

    item: Item
    by: PersonId
    seat: SeatId
    step: StepId
    names: Names
    version: int
    opinion: Opinion
    settles_at: datetime
    earlier: tuple[PersonId, ...] = ()
    place: PersonId | None = None


@frozen
class TalkBegan:
    """Those who countersign did not agree (P4 二(二)2): `seats` are asked once more, `others` take part."""

    item: Item
    step: StepId
    rule: str
    names: Names
    clause: str
    version: int
    seats: tuple[tuple[SeatId, PersonId], ...]
    others: tuple[PersonId, ...]
    due_at: datetime | None
    by: PersonId | None = None
    acting: tuple[InPlace, ...] = ()


@frozen
class SaidInTalk:
    """Somebody said something in a talk; `others` take part in it."""

    item: Item
    by: PersonId
    step: StepId
    names: Names
    version: int
    words: str
    others: tuple[PersonId, ...]


@frozen
class TalkEnded:
    """A talk ended: all agreed, or somebody kept his objection, its time was up, or the ruling was asked for."""

    item: Item
    step: StepId
    names: Names
    clause: str
    version: int
    why: Literal["agreed", "kept", "time", "asked"]
    parties: tuple[PersonId, ...]
    by: PersonId | None = None


@frozen
class Ruled:
    """Somebody decided between those who had not agreed (P4 二(二)2)."""

    item: Item
    by: PersonId
    step: StepId
    names: Names
    clause: str
    version: int
    opinion: Opinion
    parties: tuple[PersonId, ...]
    place: PersonId | None = None


@frozen
class Returned:
    """The item went back, to the author or to the people of an earlier step."""

    item: Item
    by: PersonId
    step: StepId
    version: int
    reason: str
    names: Names
    to: Names | None
    earlier: tuple[PersonId, ...]
    place: PersonId | None = None


@frozen
class Rejected:
    """The item will not be released."""

    item: Item
    by: PersonId
    step: StepId
    version: int
    reason: str
    names: Names
    earlier: tuple[PersonId, ...]
    place: PersonId | None = None


@frozen
class Withdrawn:
    """The author took the item back; where it was signed off, those who had done so and its publishers are `told`."""

    item: Item
    by: PersonId
    version: int
    told: tuple[PersonId, ...] = ()


@frozen
class TakenUp:
    """The author went on with a withdrawn or rejected item."""

    item: Item
    by: PersonId


@frozen
class SignedOff:
    """The last approval was given; `fingerprint` is what may be released, and nothing else."""

    item: Item
    version: int
    fingerprint: str
    publishers: tuple[PersonId, ...]
    planned: datetime | None
    approvers: tuple[PersonId, ...]
    by: PersonId | None = None


@frozen
class Opened:
    """Somebody looked at the whole text of a version."""

    item: Item
    by: PersonId
    version: int


@frozen
class StepOverdue:
    """A step's due time went by; these people have not answered, and those are told.

    `meant_for` is when that was to be said, where it comes late.
    """

    item: Item
    step: StepId
    names: Names
    version: int
    waiting: tuple[tuple[SeatId, PersonId], ...]
    by: PersonId | None = None
    told: tuple[PersonId, ...] = ()
    meant_for: datetime | None = None


ItemFact = (
    Begun
    | Submitted
    | StepOpened
    | StepPassed
    | Decided
    | TalkBegan
    | SaidInTalk
    | TalkEnded
    | Ruled
    | Returned
    | Rejected
    | Withdrawn
    | TakenUp
    | SignedOff
    | Proofread
    | Released
    | ReleaseStopped
    | ReleaseResumed
    | FollowUpDue
    | FollowedUp
    | Opened
    | StepOverdue
    | ReleaseTimeCame
    | SeatPassedOn
    | SeatLent
    | StepUnmanned
    | ReleasePassedOn
    | AuthorChanged
    | UnitChanged
    | AuthorMissing
    | Chasing
    | StatementInDoubt
    | PreclearedEnds
)
Fact = (
    ItemFact
    | Upkeep
    | CrisisFact
    | AftermathFact
    | EmergencyPlanFact
    | DrillFact
    | SituationFact
    | Calling
    | Planning
    | SubmissionLate
    | Contributing
    | Telling
    | StatementFact
)
NamesOf = Callable[[PersonId], Names]

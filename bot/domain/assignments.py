"""Assignments: units called upon for contributions to one topic, and where each of them stands (P1 13; INT9)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Final, Literal

from bot.domain.drafts import Attachment, DraftId, DraftState
from bot.domain.people import PersonId, UnitId
from bot.errors import Refused
from bot.frozen import frozen

LONGEST_TOPIC: Final = 60  # characters
LONGEST_BRIEF: Final = 2000
LONGEST_WHY: Final = 300


class Standing(StrEnum):
    """Where a contribution stands, as the board says it."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    WRITING = "writing"
    HANDED_IN = "handed-in"
    RETURNED = "returned"
    SIGNED_OFF = "signed-off"
    RELEASED = "released"
    FALLEN = "fallen"  # rejected or withdrawn: another item may be handed in
    LEFT_OUT = "left-out"  # the PR desk goes without it


_BY_STATE: Final[Mapping[DraftState, Standing]] = {
    DraftState.GATHERING: Standing.WRITING,
    DraftState.IN_REVIEW: Standing.HANDED_IN,
    DraftState.RETURNED: Standing.RETURNED,
    DraftState.SIGNED_OFF: Standing.SIGNED_OFF,
    DraftState.RELEASED: Standing.RELEASED,
    DraftState.REJECTED: Standing.FALLEN,
    DraftState.WITHDRAWN: Standing.FALLEN,
}
SIGNED: Final = frozenset({Standing.SIGNED_OFF, Standing.RELEASED})
OPEN: Final = frozenset({Standing.ASKED, Standing.ACCEPTED, Standing.FALLEN})


@frozen
class Assignment:
    """A call for contributions. With `release_at` it is a linked release (联动发布): all appear from then on.

    `let_go` is when the package of them went to the publishers; times are UTC.
    """

    id: str
    number: str
    topic: str
    brief: str
    by: PersonId
    due: datetime
    release_at: datetime | None = None
    files: tuple[Attachment, ...] = ()
    state: Literal["open", "done", "off"] = "open"
    let_go: datetime | None = None
    revision: int = 0

    @property
    def holds(self) -> bool:
        """Tell whether what is signed off for it waits for the others, or for the common time."""
        return self.state == "open" and self.release_at is not None and self.let_go is None


@frozen
class Contribution:
    """What one unit was called upon for: until when, the item it is, when that was first submitted.

    `wants` is until when more time is asked for, and `why`.
    """

    id: str
    assignment: str
    unit: UnitId
    place: int
    due: datetime
    state: Literal["asked", "accepted", "left-out"] = "asked"
    draft: DraftId | None = None
    handed_in: datetime | None = None
    wants: datetime | None = None
    why: str = ""
    revision: int = 0

    @property
    def owed(self) -> bool:
        """Tell whether nothing has been handed in yet, and should be."""
        return self.state != "left-out" and self.handed_in is None

    def standing(self, draft: DraftState | None) -> Standing:
        """Say where it stands; `draft` is the state of its item."""
        if self.state == "left-out":
            return Standing.LEFT_OUT
        if draft is None:
            return Standing(self.state)
        return _BY_STATE[draft]


class NotThePrDesk(Refused):
    """Calling on units, and planning for all of them, is the PR desk's."""

    key = "refused-not-the-pr-desk"


class NotCalledOn(Refused):
    """The call is for another unit."""

    key = "refused-not-called-on"


class CallOver(Refused):
    """The assignment was called off, or is done."""

    key = "refused-call-over"


class LeftOutAlready(Refused):
    """The PR desk goes without this unit's contribution."""

    key = "refused-left-out"


class HandedInAlready(Refused):
    """The unit has handed in its contribution."""

    key = "refused-handed-in-already"


class NotLater(Refused):
    """More time ends after the time there is, and has not gone by."""

    key = "refused-not-later"


class AfterCommonTime(Refused):
    """The common time of a linked release comes before that; there is no more time than until then."""

    key = "refused-after-common-time"


class NotAsked(Refused):
    """No more time is asked for; that has been answered, or never was."""

    key = "refused-no-time-asked"


class HeldForOthers(Refused):
    """The item appears with others at a common time, which has not come, or not all of them are signed off (P1 13)."""

    key = "refused-held-for-others"


def may_change(assignment: Assignment, contribution: Contribution) -> None:
    """Refuse what would change a contribution to an assignment that is over."""
    if assignment.state != "open":
        raise CallOver(topic=assignment.topic)
    if contribution.state == "left-out":
        raise LeftOutAlready(topic=assignment.topic)


def accept(contribution: Contribution) -> Contribution:
    """Note that the unit will contribute; a second time changes nothing."""
    return replace(contribution, state="accepted")


def check_later(assignment: Assignment, due: datetime, until: datetime, *, now: datetime) -> None:
    """Refuse more time that is none, or that ends after all of it is to appear."""
    if until <= max(due, now):
        raise NotLater(due=due)
    if assignment.release_at is not None and until >= assignment.release_at:
        raise AfterCommonTime(at=assignment.release_at)


def ask_time(
    assignment: Assignment, contribution: Contribution, until: datetime, why: str, *, now: datetime
) -> Contribution:
    """Ask for more time; the PR desk answers."""
    if contribution.handed_in is not None:
        raise HandedInAlready
    check_later(assignment, contribution.due, until, now=now)
    return replace(contribution, wants=until, why=why, state="accepted")


def answer_time(contribution: Contribution, *, granted: bool) -> Contribution:
    """Answer that; NotAsked where nothing is asked."""
    if contribution.wants is None:
        raise NotAsked
    due = contribution.wants if granted else contribution.due
    return replace(contribution, due=due, wants=None, why="")


def may_hand_in(contribution: Contribution, state: DraftState | None) -> None:
    """Refuse a second item; `state` is that of the one tied before, whose place another may take once it fell."""
    if contribution.standing(state) not in OPEN:
        raise HandedInAlready


def hand_in(contribution: Contribution, draft: DraftId) -> Contribution:
    """Tie an item to it."""
    return replace(contribution, draft=draft, handed_in=None, state="accepted")


def wanted(contributions: Iterable[Contribution]) -> tuple[Contribution, ...]:
    """Give the contributions with which the release goes out."""
    return tuple(one for one in contributions if one.state != "left-out")


def signed_off(contributions: Iterable[Contribution], states: Mapping[DraftId, DraftState]) -> int:
    """Count those wanted that are signed off, or out."""
    return sum(one.standing(states.get(one.draft) if one.draft else None) in SIGNED for one in wanted(contributions))


def complete(contributions: Iterable[Contribution], states: Mapping[DraftId, DraftState]) -> bool:
    """Tell whether all that are wanted are signed off, and there is one."""
    parts = wanted(contributions)
    return bool(parts) and signed_off(parts, states) == len(parts)

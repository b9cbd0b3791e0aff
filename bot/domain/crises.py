"""A crisis: who has it, what may be done in which state, and how long it may be without a word; pure, `now` given."""

from dataclasses import field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, Literal, NewType

from bot.domain import crisis_ladder
from bot.domain.crisis_ladder import CrisisLadder, Rung
from bot.domain.crisis_refusals import (
    DRILL,
    AlreadyTaken,
    CrisisOver,
    NeedsASecondPerson,
    NotInThisState,
    NotOffered,
    NotTheOwner,
    OfCrisis,
)
from bot.domain.drafts import DraftId
from bot.domain.people import PersonId, UnitId
from bot.frozen import frozen
from bot.text import Text

__all__ = [  # beside what stands here
    "DRILL",
    "AlreadyTaken",
    "CrisisOver",
    "NeedsASecondPerson",
    "NotInThisState",
    "NotOffered",
    "NotTheOwner",
    "OfCrisis",
]
CrisisId = NewType("CrisisId", str)
SAME: Final = timedelta(hours=1)  # within which reports that are alike are taken to be of one event
SURELY_SAME: Final = 88  # how alike, of 100, their words are at least
PERHAPS_SAME: Final = 60


class CrisisState(StrEnum):
    """Where a crisis stands; it is nobody's while it is alerting or reopened."""

    REPORTED = "reported"  # asked back: is it one?
    ALERTING = "alerting"
    ACKNOWLEDGED = "acknowledged"
    MANAGED = "managed"  # its owner has told something
    STABLE = "stable"
    CLOSING = "closing"  # one of two people says that it is over
    CLOSED = "closed"
    REVIEWED = "reviewed"
    REOPENED = "reopened"
    MERGED = "merged"
    FALSE_ALARM = "false-alarm"


CALLING: Final = frozenset({CrisisState.ALERTING, CrisisState.REOPENED})
HELD: Final = frozenset({CrisisState.ACKNOWLEDGED, CrisisState.MANAGED, CrisisState.STABLE, CrisisState.CLOSING})
OPEN: Final = CALLING | HELD
OVER: Final = frozenset({CrisisState.CLOSED, CrisisState.REVIEWED, CrisisState.MERGED, CrisisState.FALSE_ALARM})


class Deed(StrEnum):
    """What somebody may do about a crisis."""

    CONFIRM = "confirm"  # yes, it is one
    TAKE = "take"
    SEE = "see"
    AID = "aid"
    ADD = "add"
    TELL = "tell"  # how it goes on
    STEADY = "steady"
    OFFER = "offer"  # to somebody else
    ACCEPT = "accept"
    END = "end"
    ALARM_FALSE = "alarm-false"
    REOPEN = "reopen"
    MERGE = "merge"
    REVIEW = "review"
    STATE = "state"  # in public


# The one place that says what may be done in which state.
MAY: Final = {
    Deed.CONFIRM: frozenset({CrisisState.REPORTED}),
    Deed.TAKE: CALLING,
    Deed.SEE: OPEN,
    Deed.AID: OPEN,
    Deed.ADD: OPEN | {CrisisState.REPORTED},
    Deed.TELL: HELD,
    Deed.STEADY: frozenset({CrisisState.ACKNOWLEDGED, CrisisState.MANAGED}),
    Deed.OFFER: HELD,
    Deed.ACCEPT: HELD,
    Deed.END: HELD,
    Deed.ALARM_FALSE: OPEN,
    Deed.REOPEN: frozenset({CrisisState.CLOSED, CrisisState.REVIEWED, CrisisState.FALSE_ALARM}),
    Deed.MERGE: OPEN,
    Deed.REVIEW: frozenset({CrisisState.CLOSED}),
    Deed.STATE: OPEN | {CrisisState.CLOSED, CrisisState.REVIEWED},  # something may have to be put right later
}
_NOT_DRILLED: Final = frozenset({Deed.MERGE, Deed.REOPEN})  # a drill is joined with nothing, and over when it is over


@frozen
class Ending:
    """What one person says of it: that it is over, or never was one; it takes a second person (fault 88)."""

    how: Literal["closed", "false-alarm"]
    by: PersonId
    at: datetime


@frozen
class Crisis:
    """A crisis as it is now. `ladder` is as it was when it began, whatever policy says since.

    `since` is when all were called (anew), `rung` the number of the next rung, `next_at` when the next thing happens
    by itself: a rung, or while somebody has it that he is asked, and then that he has it no more. `heard_at` is when
    its owner last told anything.
    """

    id: CrisisId
    title: str
    policy: str
    ladder: CrisisLadder
    reporter: PersonId
    unit: UnitId
    reported_at: datetime
    since: datetime
    number: str = ""
    state: CrisisState = CrisisState.REPORTED
    revision: int = 0
    rung: int = 0
    top: int = 0  # the highest it has been, before it was called out anew
    next_at: datetime | None = None
    unconfirmed: bool = False
    drill: bool = False
    draft: DraftId | None = None  # the released item that it came from (CRI4), or that it became, being none
    count: int = 1  # reports of it
    owner: PersonId | None = None
    owned_at: datetime | None = None
    first_owned_at: datetime | None = None
    heard_at: datetime | None = None
    asked: bool = False  # its owner, for word
    reports: int = 0  # situation reports on it (bot/domain/situation.py)
    report_since: datetime | None = None  # from when the next one is counted; none while nobody has it
    report_asked: int = 0  # how often its owner was reminded of that one
    offered: PersonId | None = None
    ending: Ending | None = None
    over_at: datetime | None = None
    ended_by: PersonId | None = None  # who agreed that it is over
    into: CrisisId | None = None  # the one that this is part of
    pictures: int = 0
    files: int = 0
    outside: int = 0  # how often it was to be called by what does not depend on our platforms
    unrecorded: bool = False  # it went out before it could be written down (fault 66)
    more: tuple[str, ...] = field(default_factory=tuple)  # what was told after the title, in its order

    @property
    def level(self) -> int:
        """The level that the ladder has reached."""
        return crisis_ladder.level(self.ladder, self.rung)


def check(crisis: Crisis, deed: Deed) -> None:
    """Refuse what cannot be done as a crisis stands."""
    if crisis.state in MAY[deed] and not (crisis.drill and deed in _NOT_DRILLED):
        return
    state = Text(f"crisis-state-{crisis.state}")
    if crisis.state in OVER:
        raise CrisisOver(number=crisis.number, state=state)
    raise NotInThisState(number=crisis.number, state=state)


def asked_back(crisis: Crisis, now: datetime) -> Crisis:
    """Have a report wait until it is confirmed; it goes out by itself after a minute."""
    return replace(crisis, state=CrisisState.REPORTED, since=now, next_at=now + crisis.ladder.unanswered)


def begun(crisis: Crisis, number: str, now: datetime, *, unconfirmed: bool = False) -> Crisis:
    """Call all out: the first rung is at once."""
    check(crisis, Deed.CONFIRM)
    calling = replace(crisis, state=CrisisState.ALERTING, number=number, unconfirmed=unconfirmed)
    return replace(calling, since=now, rung=0, next_at=now)


def climbed(crisis: Crisis, now: datetime) -> tuple[Crisis, Rung]:
    """Climb all rungs whose time has come; give what they call for, as one."""
    rung, number = crisis_ladder.passed(crisis.ladder, crisis.rung, crisis.since, now)
    at = crisis_ladder.due(crisis.ladder, number, crisis.since)
    outside = crisis.outside + rung.outside
    return replace(crisis, rung=number, top=max(crisis.top, number), next_at=at, outside=outside), rung


def outside(crisis: Crisis) -> Crisis:
    """Have it called from outside once more."""
    return replace(crisis, outside=crisis.outside + 1)


def hurried(crisis: Crisis, now: datetime) -> Crisis:
    """Climb to the next rung that calls anybody at once, because nobody on those before can be reached (fault 68)."""
    number = crisis_ladder.next_level(crisis.ladder, crisis.rung)
    if number is None:
        return crisis
    return replace(crisis, rung=number, since=now - crisis.ladder.rungs[number].after, next_at=now)


def confirmed(crisis: Crisis) -> Crisis:
    """Note that what went out by itself is one, as its reporter, a second one or who takes it says."""
    check(crisis, Deed.ADD)
    return replace(crisis, unconfirmed=False)


def taken(crisis: Crisis, by: PersonId, now: datetime) -> Crisis:
    """Give it to the first who says that he has it; the ladder stops."""
    if crisis.state in HELD:
        raise AlreadyTaken(number=crisis.number)
    check(crisis, Deed.TAKE)
    return _held(replace(crisis, state=CrisisState.ACKNOWLEDGED, unconfirmed=False), by, now)


def _held(crisis: Crisis, by: PersonId, now: datetime) -> Crisis:
    first = crisis.first_owned_at or now
    counted = replace(crisis, report_since=crisis.report_since or now, report_asked=0)
    owned = replace(counted, owner=by, owned_at=now, first_owned_at=first, offered=None)
    return _heard(owned, now)


def _heard(crisis: Crisis, now: datetime) -> Crisis:
    return replace(crisis, heard_at=now, asked=False, next_at=now + _patience(crisis, crisis.ladder.quiet))


def _patience(crisis: Crisis, time: timedelta) -> timedelta:
    return time * crisis.ladder.stable if crisis.state is CrisisState.STABLE else time


def told(crisis: Crisis, by: PersonId, now: datetime) -> Crisis:
    """Note that its owner has told how it goes on."""
    _owned(crisis, by, Deed.TELL)
    state = CrisisState.MANAGED if crisis.state is CrisisState.ACKNOWLEDGED else crisis.state
    return _heard(replace(crisis, state=state), now)


def steadied(crisis: Crisis, by: PersonId, now: datetime) -> Crisis:
    """Note that it is stable: word is wanted less often."""
    _owned(crisis, by, Deed.STEADY)
    return _heard(replace(crisis, state=CrisisState.STABLE), now)


def _owned(crisis: Crisis, by: PersonId, deed: Deed) -> None:
    check(crisis, deed)
    if crisis.owner != by:
        raise NotTheOwner(number=crisis.number)


def silent(crisis: Crisis, now: datetime) -> Crisis:
    """Ask an owner who has told nothing for too long; where he was asked already he loses it, and all are called."""
    if crisis.asked:
        return called_anew(crisis, now)
    heard = crisis.heard_at or now
    at = heard + _patience(crisis, crisis.ladder.lost)
    return replace(crisis, asked=True, next_at=max(at, now + crisis.ladder.unanswered))


def called_anew(crisis: Crisis, now: datetime) -> Crisis:
    """Take it from its owner and call all out from the first rung on; those called before are called again."""
    free = replace(crisis, owner=None, owned_at=None, heard_at=None, asked=False, offered=None, ending=None)
    free = replace(free, report_since=None, report_asked=0)
    return replace(free, state=CrisisState.ALERTING, since=now, rung=0, next_at=now)


def offered(crisis: Crisis, by: PersonId, to: PersonId) -> Crisis:
    """Offer it to somebody; until he accepts it stays where it is."""
    _owned(crisis, by, Deed.OFFER)
    return replace(crisis, offered=to)


def accepted(crisis: Crisis, by: PersonId, now: datetime) -> Crisis:
    """Hand it over to whom it was offered."""
    check(crisis, Deed.ACCEPT)
    if crisis.offered != by:
        raise NotOffered(number=crisis.number)
    return _held(crisis, by, now)


def declined(crisis: Crisis, by: PersonId) -> Crisis:
    """Leave it with its owner."""
    check(crisis, Deed.ACCEPT)
    if crisis.offered != by:
        raise NotOffered(number=crisis.number)
    return replace(crisis, offered=None)


def ending(crisis: Crisis, by: PersonId, how: Literal["closed", "false-alarm"], now: datetime) -> Crisis:
    """Say that it is over, which is for its owner, or never was one; the ladder goes on until another agrees."""
    if how == "closed":
        _owned(crisis, by, Deed.END)
        return _heard(replace(crisis, state=CrisisState.CLOSING, ending=Ending(how, by, now)), now)
    check(crisis, Deed.ALARM_FALSE)
    return replace(crisis, ending=Ending(how, by, now))


def ended(crisis: Crisis, by: PersonId, now: datetime) -> Crisis:
    """Confirm what another person says of its end (fault 88)."""
    check(crisis, Deed.ALARM_FALSE)
    if crisis.ending is None:
        raise NotInThisState(number=crisis.number, state=Text(f"crisis-state-{crisis.state}"))
    if crisis.ending.by == by:
        raise NeedsASecondPerson(number=crisis.number)
    return replace(_over(crisis, CrisisState(crisis.ending.how), now), ended_by=by)


def _over(crisis: Crisis, state: CrisisState, now: datetime) -> Crisis:
    return replace(crisis, state=state, next_at=None, offered=None, over_at=now)


def kept_open(crisis: Crisis, now: datetime) -> Crisis:
    """Let it go on although somebody said that it is over."""
    check(crisis, Deed.ALARM_FALSE)
    if crisis.ending is None:
        raise NotInThisState(number=crisis.number, state=Text(f"crisis-state-{crisis.state}"))
    if crisis.state is CrisisState.CLOSING:
        return _heard(replace(crisis, state=CrisisState.MANAGED, ending=None), now)
    return replace(crisis, ending=None)


def dropped(crisis: Crisis, now: datetime) -> Crisis:
    """End a report before anybody was called: whoever wrote it says that it is none."""
    check(crisis, Deed.CONFIRM)
    return _over(crisis, CrisisState.FALSE_ALARM, now)


def taken_back(crisis: Crisis, by: PersonId, now: datetime) -> Crisis:
    """End what was sent by mistake where nobody else was called: there is nobody who could agree, or has to."""
    ending_ = Ending("false-alarm", by, now)
    return replace(_over(replace(crisis, ending=ending_), CrisisState.FALSE_ALARM, now), ended_by=by)


def drilled(crisis: Crisis, now: datetime) -> Crisis:
    """End a drill as it stands, whoever has it; one that those who were called have ended already stays so."""
    return crisis if crisis.state in OVER else _over(crisis, CrisisState.CLOSED, now)


def merged(crisis: Crisis, into: Crisis, now: datetime) -> tuple[Crisis, Crisis]:
    """Make one crisis part of another, which counts its reports as its own."""
    check(crisis, Deed.MERGE)
    check(into, Deed.MERGE)
    gone = replace(_over(crisis, CrisisState.MERGED, now), into=into.id)
    pictures, files = into.pictures + crisis.pictures, into.files + crisis.files
    return gone, replace(confirmed(into), count=into.count + crisis.count, pictures=pictures, files=files)


def joined(crisis: Crisis) -> Crisis:
    """Count one more report of the same event (faults 59, 80)."""
    return replace(confirmed(crisis), count=crisis.count + 1)


def reopened(crisis: Crisis, now: datetime) -> Crisis:
    """Call all out again for what was over."""
    check(crisis, Deed.REOPEN)
    free = replace(called_anew(crisis, now), over_at=None, ended_by=None)
    return replace(free, state=CrisisState.REOPENED)


def reviewed(crisis: Crisis) -> Crisis:
    """Note that the account of what happened is on file."""
    check(crisis, Deed.REVIEW)
    return replace(crisis, state=CrisisState.REVIEWED)


def alike(score: int, *, same_figures: bool) -> Literal["same", "perhaps", "other"]:
    """Say whether two reports are of one event, by how alike their words are; other figures make it another one."""
    if score >= SURELY_SAME and same_figures:
        return "same"
    return "perhaps" if score >= PERHAPS_SAME else "other"

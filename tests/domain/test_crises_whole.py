"""A crisis, deed by deed: what each one changes in all that is kept of it, and in which words it is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain import crises
from bot.domain.crises import Crisis, CrisisId, CrisisState, Deed, Ending
from bot.domain.crisis_ladder import CrisisLadder
from bot.domain.people import PersonId, UnitId
from bot.errors import Refused
from bot.text import Text

NOW = datetime(2026, 6, 2, 1, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
ANN, BEN, CAI = PersonId("ann"), PersonId("ben"), PersonId("cai")


def after(**time: float) -> datetime:
    return NOW + timedelta(**time)


NEW = Crisis(CrisisId("one"), "title", "policy", CrisisLadder(), ANN, UnitId("unit"), NOW, NOW)
SAID = Ending("closed", BEN, after(minutes=4))
# Of which nothing is as it was in the beginning, so that whatever a deed changes, or should, is seen.
FULL = replace(
    NEW,
    number="C-2026-07",
    state=CrisisState.MANAGED,
    revision=4,
    rung=3,
    top=5,
    next_at=after(hours=9),
    unconfirmed=True,
    count=3,
    owner=BEN,
    owned_at=after(minutes=1),
    first_owned_at=after(seconds=30),
    heard_at=after(minutes=50),
    asked=True,
    reports=2,
    report_since=after(minutes=3),
    report_asked=2,
    offered=CAI,
    ending=SAID,
    over_at=after(hours=8),
    ended_by=ANN,
    pictures=1,
    files=2,
    outside=1,
)
QUIET, STILL = LATER + timedelta(minutes=15), LATER + timedelta(minutes=60)
OTHER = replace(FULL, id=CrisisId("two"), count=4, pictures=8, files=16)
HEARD: dict[str, Any] = {"heard_at": LATER, "asked": False, "next_at": QUIET}
HELD: dict[str, Any] = {"owned_at": LATER, "offered": None, "report_asked": 0, **HEARD}
OVER: dict[str, Any] = {"next_at": None, "offered": None, "over_at": LATER}
FREE: dict[str, Any] = {
    "owner": None,
    "owned_at": None,
    "heard_at": None,
    "asked": False,
    "offered": None,
    "ending": None,
    "report_since": None,
    "report_asked": 0,
    "since": LATER,
    "rung": 0,
    "next_at": LATER,
}
Does = Callable[[Crisis], Crisis]
Change = tuple[CrisisState, Does, CrisisState, dict[str, Any]]


def changes(state: str, does: Does, becomes: str = "", **what: Any) -> Change:  # noqa: ANN401 - of fields
    """Say in which state what is done, which state that leads to, and what else it changes."""
    return CrisisState(state), does, CrisisState(becomes or state), what


TABLE = {
    "asked back": changes(
        "alerting",
        lambda one: crises.asked_back(one, LATER),
        "reported",
        since=LATER,
        next_at=LATER + timedelta(seconds=60),
    ),
    "goes out": changes(
        "reported",
        lambda one: crises.begun(one, "C-2026-08", LATER),
        "alerting",
        number="C-2026-08",
        unconfirmed=False,
        since=LATER,
        rung=0,
        next_at=LATER,
    ),
    "climbs one rung": changes(
        "alerting", lambda one: crises.climbed(one, after(minutes=3))[0], rung=4, next_at=after(minutes=5)
    ),
    "climbs what is late as one": changes(
        "alerting",
        lambda one: crises.climbed(one, after(minutes=12))[0],
        rung=6,
        top=6,
        outside=2,
        next_at=after(minutes=15),
    ),
    "called from outside": changes("alerting", crises.outside, outside=2),
    "hurried to whom it calls next": changes(
        "alerting", lambda one: crises.hurried(one, LATER), since=LATER - timedelta(minutes=3), next_at=LATER
    ),
    "nobody left to hurry to": changes("alerting", lambda one: crises.hurried(replace(one, rung=5), LATER), rung=5),
    "confirmed": changes("managed", crises.confirmed, unconfirmed=False),
    "taken anew": changes(
        "reopened",
        lambda one: crises.taken(replace(one, owner=None), CAI, LATER),
        "acknowledged",
        owner=CAI,
        unconfirmed=False,
        **HELD,
    ),
    "told": changes("acknowledged", lambda one: crises.told(one, BEN, LATER), "managed", **HEARD),
    "told while it closes": changes("closing", lambda one: crises.told(one, BEN, LATER), **HEARD),
    "told while it is stable": changes(
        "stable", lambda one: crises.told(one, BEN, LATER), **{**HEARD, "next_at": STILL}
    ),
    "steadied": changes(
        "managed", lambda one: crises.steadied(one, BEN, LATER), "stable", **{**HEARD, "next_at": STILL}
    ),
    "asked for word": changes(
        "managed", lambda one: crises.silent(replace(one, asked=False), LATER), next_at=after(minutes=70)
    ),
    "asked for word while it is stable": changes(
        "stable", lambda one: crises.silent(replace(one, asked=False), LATER), next_at=after(minutes=130)
    ),
    "asked late": changes(
        "managed", lambda one: crises.silent(replace(one, asked=False), after(hours=2)), next_at=after(minutes=121)
    ),
    "lost": changes("stable", lambda one: crises.silent(one, LATER), "alerting", **FREE),
    "called anew": changes("stable", lambda one: crises.called_anew(one, LATER), "alerting", **FREE),
    "offered": changes("stable", lambda one: crises.offered(one, BEN, ANN), offered=ANN),
    "accepted": changes("managed", lambda one: crises.accepted(one, CAI, LATER), owner=CAI, **HELD),
    "declined": changes("managed", lambda one: crises.declined(one, CAI), offered=None),
    "end proposed": changes(
        "managed",
        lambda one: crises.ending(one, BEN, "closed", LATER),
        "closing",
        ending=Ending("closed", BEN, LATER),
        **HEARD,
    ),
    "false alarm proposed": changes(
        "managed",
        lambda one: crises.ending(one, CAI, "false-alarm", LATER),
        ending=Ending("false-alarm", CAI, LATER),
    ),
    "closed by a second person": changes(
        "closing", lambda one: crises.ended(one, CAI, LATER), "closed", **{**OVER, "ended_by": CAI}
    ),
    "ended as a false alarm": changes(
        "alerting",
        lambda one: crises.ended(replace(one, ending=Ending("false-alarm", BEN, NOW)), CAI, LATER),
        "false-alarm",
        ending=Ending("false-alarm", BEN, NOW),
        **{**OVER, "ended_by": CAI},
    ),
    "kept open while it closes": changes(
        "closing", lambda one: crises.kept_open(one, LATER), "managed", ending=None, **HEARD
    ),
    "kept open": changes("stable", lambda one: crises.kept_open(one, LATER), ending=None),
    "dropped": changes("reported", lambda one: crises.dropped(one, LATER), "false-alarm", **OVER),
    "taken back": changes(
        "alerting",
        lambda one: crises.taken_back(one, CAI, LATER),
        "false-alarm",
        ending=Ending("false-alarm", CAI, LATER),
        **{**OVER, "ended_by": CAI},
    ),
    "drill ended": changes("alerting", lambda one: crises.drilled(one, LATER), "closed", **OVER),
    "drill that was ended already": changes("false-alarm", lambda one: crises.drilled(one, LATER)),
    "part of another": changes(
        "alerting", lambda one: crises.merged(one, OTHER, LATER)[0], "merged", into="two", **OVER
    ),
    "another is part of it": changes(
        "alerting",
        lambda one: crises.merged(OTHER, one, LATER)[1],
        count=7,
        pictures=9,
        files=18,
        unconfirmed=False,
    ),
    "joined": changes("managed", crises.joined, count=4, unconfirmed=False),
    "reopened": changes(
        "closed", lambda one: crises.reopened(one, LATER), "reopened", over_at=None, ended_by=None, **FREE
    ),
    "reviewed": changes("closed", crises.reviewed, "reviewed"),
}


@pytest.mark.parametrize("deed", TABLE)
def test_a_deed_changes_this_and_nothing_else(deed: str) -> None:
    state, does, becomes, what = TABLE[deed]
    assert does(replace(FULL, state=state)) == replace(FULL, state=becomes, **what)


def test_who_takes_it_first_is_on_file_and_reports_are_counted_from_then() -> None:
    taken = crises.taken(replace(NEW, state=CrisisState.ALERTING), BEN, LATER)
    first: dict[str, Any] = {"owner": BEN, "first_owned_at": LATER, "report_since": LATER}
    assert taken == replace(NEW, state=CrisisState.ACKNOWLEDGED, **first, **HELD)


def test_one_that_nobody_confirmed_goes_out_as_that() -> None:
    assert crises.begun(NEW, "C-2026-08", LATER, unconfirmed=True).unconfirmed is True
    assert crises.begun(NEW, "C-2026-08", LATER).unconfirmed is False


STANDS = Text("crisis-state-managed")
NOT_NOW = Text("refused-crisis-not-now", {"number": "C-2026-07", "state": STANDS})


@pytest.mark.parametrize(
    ("does", "said"),
    [
        (lambda: crises.check(FULL, Deed.CONFIRM), NOT_NOW),
        (
            lambda: crises.check(replace(FULL, state=CrisisState.MERGED), Deed.ADD),
            Text("refused-crisis-over", {"number": "C-2026-07", "state": Text("crisis-state-merged")}),
        ),
        (lambda: crises.taken(FULL, CAI, NOW), Text("refused-crisis-taken", {"number": "C-2026-07"})),
        (lambda: crises.told(FULL, CAI, NOW), Text("refused-crisis-not-owner", {"number": "C-2026-07"})),
        (lambda: crises.accepted(FULL, ANN, NOW), Text("refused-crisis-not-offered", {"number": "C-2026-07"})),
        (lambda: crises.declined(FULL, ANN), Text("refused-crisis-not-offered", {"number": "C-2026-07"})),
        (lambda: crises.ended(FULL, BEN, NOW), Text("refused-crisis-second", {"number": "C-2026-07"})),
        (lambda: crises.ended(replace(FULL, ending=None), BEN, NOW), NOT_NOW),
        (lambda: crises.kept_open(replace(FULL, ending=None), NOW), NOT_NOW),
    ],
)
def test_what_cannot_be_done_says_of_which_one_and_how_it_stands(does: Callable[[], Any], said: Text) -> None:
    with pytest.raises(Refused) as refused:
        does()
    assert refused.value.text == said


def test_a_drill_is_joined_with_nothing_and_over_when_it_is_over() -> None:
    drill = replace(FULL, drill=True, number="D-2026-01")
    crises.check(drill, Deed.TELL)
    with pytest.raises(Refused):
        crises.check(drill, Deed.MERGE)
    with pytest.raises(Refused):
        crises.check(replace(drill, state=CrisisState.CLOSED), Deed.REOPEN)

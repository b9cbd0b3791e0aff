"""A crisis: what may be done in which state, who has it, when it is taken from him; pure rules."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import crises
from bot.domain.crises import (
    CALLING,
    HELD,
    MAY,
    OPEN,
    OVER,
    AlreadyTaken,
    Crisis,
    CrisisId,
    CrisisOver,
    CrisisState,
    Deed,
    NeedsASecondPerson,
    NotInThisState,
    NotOffered,
    NotTheOwner,
)
from bot.domain.crisis_ladder import CrisisLadder
from bot.domain.people import PersonId, UnitId

NOW = datetime(2026, 6, 2, 1, 0, tzinfo=UTC)
ANN, BEN, CAI = PersonId("ann"), PersonId("ben"), PersonId("cai")
NEW = Crisis(CrisisId("one"), "title", "policy", CrisisLadder(), ANN, UnitId("unit"), NOW, NOW)


def after(**time: float) -> datetime:
    return NOW + timedelta(**time)


def begun() -> Crisis:
    return crises.climbed(crises.begun(NEW, "C-2026-01", NOW), NOW)[0]


def held() -> Crisis:
    return crises.taken(begun(), BEN, after(minutes=1))


def test_a_report_waits_a_minute_and_goes_out() -> None:
    asked = crises.asked_back(NEW, NOW)
    assert (asked.state, asked.next_at) == (CrisisState.REPORTED, after(seconds=60))
    out = crises.begun(asked, "C-2026-01", after(seconds=60), unconfirmed=True)
    assert (out.state, out.next_at, out.unconfirmed) == (CrisisState.ALERTING, after(seconds=60), True)
    assert begun().next_at == after(seconds=10)
    assert begun().level == 1


def test_what_nobody_was_called_for_is_dropped_by_one_person() -> None:
    dropped = crises.dropped(NEW, NOW)
    assert (dropped.state, dropped.next_at, dropped.over_at) == (CrisisState.FALSE_ALARM, None, NOW)
    with pytest.raises(NotInThisState):
        crises.dropped(begun(), NOW)


def test_the_first_has_it_and_nobody_after_him() -> None:
    one = held()
    assert (one.owner, one.owned_at, one.first_owned_at) == (BEN, after(minutes=1), after(minutes=1))
    assert one.next_at == after(minutes=16)
    with pytest.raises(AlreadyTaken):
        crises.taken(one, CAI, NOW)
    with pytest.raises(NotInThisState):
        crises.taken(NEW, CAI, NOW)


def test_who_tells_nothing_is_asked_then_loses_it_and_keeps_the_time_when_it_was_first_had() -> None:
    asked = crises.silent(held(), after(minutes=16))
    assert (asked.asked, asked.next_at, asked.owner) == (True, after(minutes=21), BEN)
    late = crises.silent(held(), after(hours=3))
    assert late.next_at == after(hours=3, seconds=60)
    lost = crises.silent(asked, after(minutes=21))
    assert (lost.state, lost.owner, lost.next_at, lost.rung) == (CrisisState.ALERTING, None, after(minutes=21), 0)
    again = crises.taken(lost, CAI, after(minutes=22))
    assert again.first_owned_at == after(minutes=1)
    unheard = crises.silent(replace(held(), heard_at=None), after(minutes=16))
    assert unheard.next_at == after(minutes=36)


def test_who_tells_something_is_left_alone_for_as_long_again_and_longer_when_it_is_stable() -> None:
    told = crises.told(held(), BEN, after(minutes=10))
    assert (told.state, told.next_at) == (CrisisState.MANAGED, after(minutes=25))
    stable = crises.steadied(told, BEN, after(minutes=12))
    assert (stable.state, stable.next_at) == (CrisisState.STABLE, after(minutes=72))
    assert crises.told(stable, BEN, after(minutes=20)).state is CrisisState.STABLE
    for deed in (crises.told, crises.steadied):
        with pytest.raises(NotTheOwner):
            deed(told, CAI, NOW)


def test_handing_over_waits_for_who_is_asked() -> None:
    offered = crises.offered(held(), BEN, CAI)
    assert (offered.owner, offered.offered) == (BEN, CAI)
    with pytest.raises(NotOffered):
        crises.accepted(offered, ANN, NOW)
    with pytest.raises(NotOffered):
        crises.declined(offered, ANN)
    assert crises.declined(offered, CAI).offered is None
    taken = crises.accepted(offered, CAI, after(minutes=5))
    assert (taken.owner, taken.offered, taken.next_at) == (CAI, None, after(minutes=20))
    with pytest.raises(NotTheOwner):
        crises.offered(held(), CAI, ANN)


def test_closing_takes_two_and_may_be_refused() -> None:
    closing = crises.ending(held(), BEN, "closed", after(minutes=9))
    assert closing.state is CrisisState.CLOSING
    with pytest.raises(NeedsASecondPerson):
        crises.ended(closing, BEN, NOW)
    closed = crises.ended(closing, CAI, after(minutes=10))
    assert (closed.state, closed.over_at, closed.next_at) == (CrisisState.CLOSED, after(minutes=10), None)
    kept = crises.kept_open(closing, after(minutes=10))
    assert (kept.state, kept.ending) == (CrisisState.MANAGED, None)
    with pytest.raises(NotTheOwner):
        crises.ending(held(), CAI, "closed", NOW)
    with pytest.raises(NotInThisState):
        crises.ended(held(), CAI, NOW)
    with pytest.raises(NotInThisState):
        crises.kept_open(held(), NOW)


def test_a_false_alarm_takes_two_and_stops_nothing_until_then() -> None:
    said = crises.ending(begun(), CAI, "false-alarm", NOW)
    assert (said.state, said.next_at) == (CrisisState.ALERTING, after(seconds=10))
    assert crises.kept_open(said, NOW).ending is None
    assert crises.ended(said, BEN, NOW).state is CrisisState.FALSE_ALARM


def test_what_is_over_is_reopened_or_reviewed() -> None:
    closed = crises.ended(crises.ending(held(), BEN, "closed", NOW), CAI, NOW)
    reopened = crises.reopened(closed, after(hours=1))
    assert (reopened.state, reopened.over_at, reopened.next_at) == (CrisisState.REOPENED, None, after(hours=1))
    assert crises.taken(reopened, CAI, after(hours=2)).owner == CAI
    assert crises.reviewed(closed).state is CrisisState.REVIEWED
    with pytest.raises(NotInThisState):
        crises.reviewed(held())


def test_one_becomes_part_of_another() -> None:
    other = replace(begun(), id=CrisisId("two"), number="C-2026-02", count=3)
    gone, into = crises.merged(other, begun(), NOW)
    assert (gone.state, gone.into, gone.next_at, into.count) == (CrisisState.MERGED, "one", None, 4)
    with pytest.raises(CrisisOver):
        crises.merged(gone, begun(), NOW)
    assert crises.joined(begun()).count == 2


def test_where_nobody_is_reached_the_next_rung_that_calls_anybody_comes_at_once() -> None:
    hurried = crises.hurried(begun(), NOW)
    assert (hurried.rung, hurried.next_at) == (3, NOW)
    climbed, rung = crises.climbed(hurried, NOW)
    assert climbed.rung == 4
    assert rung.calls == CrisisLadder().rungs[3].calls
    last = replace(begun(), rung=5)
    assert crises.hurried(last, NOW) == last
    assert crises.outside(last).outside == 1


@pytest.mark.parametrize("state", list(CrisisState))
@pytest.mark.parametrize("deed", list(Deed))
def test_whatever_is_not_allowed_in_a_state_is_refused_and_says_in_which(deed: Deed, state: CrisisState) -> None:
    one = replace(NEW, state=state)
    if state in MAY[deed]:
        crises.check(one, deed)
    else:
        with pytest.raises(CrisisOver if state in OVER else NotInThisState):
            crises.check(one, deed)


def test_every_state_is_of_one_sort() -> None:
    assert {*CALLING, *HELD, *OVER, CrisisState.REPORTED} == set(CrisisState)
    assert OPEN == CALLING | HELD
    assert not CALLING & HELD


@pytest.mark.parametrize(
    ("score", "figures", "expected"),
    [
        (100, True, "same"),
        (88, True, "same"),
        (87, True, "perhaps"),
        (100, False, "perhaps"),
        (60, True, "perhaps"),
        (59, True, "other"),
    ],
)
def test_how_alike_two_reports_are(score: int, figures: bool, expected: str) -> None:  # noqa: FBT001
    assert crises.alike(score, same_figures=figures) == expected

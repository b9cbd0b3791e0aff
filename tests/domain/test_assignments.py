"""Assignments: where contributions stand, what may be asked of them, when all of them are signed off."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.assignments import (
    AfterCommonTime,
    Assignment,
    CallOver,
    Contribution,
    HandedInAlready,
    LeftOutAlready,
    NotAsked,
    NotLater,
    Standing,
    accept,
    answer_time,
    ask_time,
    complete,
    hand_in,
    may_change,
    may_hand_in,
    signed_off,
    wanted,
)
from bot.domain.drafts import DraftId, DraftState
from bot.domain.people import PersonId, UnitId

NOW = datetime(2026, 6, 2, 1, tzinfo=UTC)
DUE = NOW + timedelta(days=3)
CALL = Assignment("a1", "A2026-01", "会议精神", "", PersonId("p"), DUE, DUE + timedelta(days=4))
PART = Contribution("c1", "a1", UnitId("u1"), 0, DUE)
D = DraftId("d1")


def test_a_contribution_stands_where_its_item_stands() -> None:
    assert PART.standing(None) is Standing.ASKED
    assert accept(PART).standing(None) is Standing.ACCEPTED
    tied = hand_in(PART, D)
    found = {state: tied.standing(state) for state in DraftState}
    assert found == {
        DraftState.GATHERING: Standing.WRITING,
        DraftState.IN_REVIEW: Standing.HANDED_IN,
        DraftState.RETURNED: Standing.RETURNED,
        DraftState.SIGNED_OFF: Standing.SIGNED_OFF,
        DraftState.RELEASED: Standing.RELEASED,
        DraftState.REJECTED: Standing.FALLEN,
        DraftState.WITHDRAWN: Standing.FALLEN,
    }
    assert replace(tied, state="left-out").standing(DraftState.RELEASED) is Standing.LEFT_OUT


def test_it_is_awaited_until_something_was_submitted_or_nobody_waits_for_it() -> None:
    assert PART.owed
    assert not replace(PART, handed_in=NOW).owed
    assert not replace(PART, state="left-out").owed


def test_an_assignment_holds_what_is_signed_off_until_its_package_goes() -> None:
    assert CALL.holds
    assert not replace(CALL, release_at=None).holds
    assert not replace(CALL, let_go=NOW).holds
    assert not replace(CALL, state="off").holds


def test_what_is_over_is_not_changed() -> None:
    may_change(CALL, PART)
    with pytest.raises(CallOver):
        may_change(replace(CALL, state="done"), PART)
    with pytest.raises(LeftOutAlready):
        may_change(CALL, replace(PART, state="left-out"))


def test_more_time_is_later_and_answered_once() -> None:
    until = DUE + timedelta(days=1)
    asked = ask_time(CALL, PART, until, "人手不够", now=NOW)
    assert (asked.wants, asked.why, asked.state) == (until, "人手不够", "accepted")
    granted = answer_time(asked, granted=True)
    assert (granted.due, granted.wants, granted.why) == (until, None, "")
    assert answer_time(asked, granted=False).due == DUE
    with pytest.raises(NotAsked):
        answer_time(granted, granted=True)
    for too_soon, now in ((DUE, NOW), (until, until)):
        with pytest.raises(NotLater):
            ask_time(CALL, PART, too_soon, "", now=now)
    with pytest.raises(AfterCommonTime):
        ask_time(CALL, PART, DUE + timedelta(days=4), "", now=NOW)
    assert ask_time(replace(CALL, release_at=None), PART, DUE + timedelta(days=9), "", now=NOW).wants is not None
    with pytest.raises(HandedInAlready):
        ask_time(CALL, replace(PART, handed_in=NOW), until, "", now=NOW)


def test_another_item_takes_the_place_of_one_that_fell_only() -> None:
    tied = hand_in(PART, D)
    for state in (DraftState.REJECTED, DraftState.WITHDRAWN):
        may_hand_in(tied, state)
    for state in (DraftState.GATHERING, DraftState.IN_REVIEW, DraftState.SIGNED_OFF):
        with pytest.raises(HandedInAlready):
            may_hand_in(tied, state)


def test_all_that_are_wanted_are_signed_off_or_not() -> None:
    one, two = hand_in(PART, D), Contribution("c2", "a1", UnitId("u2"), 1, DUE)
    states = {D: DraftState.SIGNED_OFF}
    assert signed_off((one, two), states) == 1
    assert not complete((one, two), states)
    left = replace(two, state="left-out")
    assert wanted((one, left)) == (one,)
    assert complete((one, left), states)
    assert not complete((left,), states)

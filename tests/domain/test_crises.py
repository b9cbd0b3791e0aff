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
    Ending,
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


def test_what_was_sent_by_mistake_is_over_by_his_word_who_sent_it() -> None:
    back = crises.taken_back(begun(), ANN, after(seconds=5))
    assert (back.state, back.next_at, back.over_at) == (CrisisState.FALSE_ALARM, None, after(seconds=5))
    assert (back.ending, back.ended_by) == (Ending("false-alarm", ANN, after(seconds=5)), ANN)


def test_what_went_out_by_itself_is_confirmed_by_a_word_a_second_report_or_who_takes_it() -> None:
    out = replace(begun(), unconfirmed=True)
    assert not crises.confirmed(out).unconfirmed
    assert not crises.joined(out).unconfirmed
    assert not crises.taken(out, BEN, NOW).unconfirmed
    assert not crises.merged(replace(begun(), id=CrisisId("two")), out, NOW)[1].unconfirmed
    with pytest.raises(CrisisOver):
        crises.confirmed(crises.taken_back(out, ANN, NOW))


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
    other = replace(begun(), id=CrisisId("two"), number="C-2026-02", count=3, pictures=2, files=1)
    gone, into = crises.merged(other, replace(begun(), pictures=1, files=4), after(minutes=2))
    assert (gone.state, gone.into, gone.next_at, into.count) == (CrisisState.MERGED, "one", None, 4)
    assert (gone.over_at, into.pictures, into.files) == (after(minutes=2), 3, 5)
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


# Which states, by the words under which they are on file, allow what.
TABLE = {
    Deed.CONFIRM: "reported",
    Deed.TAKE: "alerting reopened",
    Deed.SEE: "alerting reopened acknowledged managed stable closing",
    Deed.AID: "alerting reopened acknowledged managed stable closing",
    Deed.ADD: "reported alerting reopened acknowledged managed stable closing",
    Deed.TELL: "acknowledged managed stable closing",
    Deed.STEADY: "acknowledged managed",
    Deed.OFFER: "acknowledged managed stable closing",
    Deed.ACCEPT: "acknowledged managed stable closing",
    Deed.END: "acknowledged managed stable closing",
    Deed.ALARM_FALSE: "alerting reopened acknowledged managed stable closing",
    Deed.REOPEN: "closed reviewed false-alarm",
    Deed.MERGE: "alerting reopened acknowledged managed stable closing",
    Deed.REVIEW: "closed",
    Deed.STATE: "alerting reopened acknowledged managed stable closing closed reviewed",
}


@pytest.mark.parametrize("deed", Deed)
def test_what_may_be_done_in_which_state_as_it_is_kept_on_file(deed: Deed) -> None:
    assert {state.value for state in MAY[deed]} == set(TABLE[deed].split())


def test_what_is_over_as_it_is_kept_on_file() -> None:
    assert {state.value for state in OVER} == {"closed", "reviewed", "merged", "false-alarm"}


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


def test_only_reports_of_the_last_hour_are_taken_to_be_of_one_event() -> None:
    assert timedelta(hours=1) == crises.SAME


def test_a_new_one_has_nothing_behind_it() -> None:
    counted = (NEW.revision, NEW.rung, NEW.top, NEW.count, NEW.pictures, NEW.files, NEW.outside)
    assert counted == (0, 0, 0, 1, 0, 0, 0)
    assert (NEW.unconfirmed, NEW.drill, NEW.asked, NEW.unrecorded) == (False, False, False, False)


def test_what_goes_out_goes_out_once() -> None:
    with pytest.raises(NotInThisState):
        crises.begun(begun(), "C-2026-02", NOW)


def test_who_loses_it_leaves_nothing_behind() -> None:
    asked = replace(crises.silent(held(), NOW), offered=CAI, ending=Ending("false-alarm", ANN, NOW))
    free = crises.called_anew(asked, after(minutes=21))
    assert (free.owner, free.owned_at, free.heard_at, free.offered, free.ending) == (None, None, None, None, None)
    assert not free.asked
    assert (free.report_since, free.report_asked) == (None, 0)
    assert (free.since, free.rung, free.next_at) == (after(minutes=21), 0, after(minutes=21))


def test_what_is_over_is_offered_to_nobody_and_ended_once() -> None:
    closing = crises.ending(crises.offered(held(), BEN, CAI), BEN, "closed", NOW)
    closed = crises.ended(closing, CAI, NOW)
    assert (closed.offered, closed.ended_by) == (None, CAI)
    with pytest.raises(CrisisOver):
        crises.ended(closed, CAI, NOW)
    with pytest.raises(CrisisOver):
        crises.kept_open(closed, NOW)


def test_whoever_takes_it_is_not_asked_yet() -> None:
    taken = crises.taken(replace(begun(), asked=True, offered=ANN, report_asked=2), BEN, NOW)
    assert (taken.asked, taken.offered, taken.heard_at, taken.report_asked) == (False, None, NOW, 0)
    assert taken.report_since == NOW


def test_nothing_is_told_of_what_nobody_has_and_nothing_joins_what_is_over() -> None:
    with pytest.raises(NotInThisState):
        crises.told(replace(begun(), owner=BEN), BEN, NOW)
    over = crises.taken_back(begun(), ANN, NOW)
    with pytest.raises(CrisisOver):
        crises.ending(over, BEN, "false-alarm", NOW)
    with pytest.raises(CrisisOver):
        crises.merged(begun(), over, NOW)
    with pytest.raises(NotInThisState):
        crises.merged(begun(), crises.asked_back(NEW, NOW), NOW)


def test_each_call_from_outside_counts() -> None:
    last = replace(begun(), rung=4, outside=1)
    assert crises.climbed(last, after(minutes=5))[0].outside == 2
    assert crises.outside(last).outside == 2

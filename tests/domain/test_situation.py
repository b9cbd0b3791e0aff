"""When a situation report is due, to whom that is said, and what one makes of a crisis; pure rules."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import crises, situation
from bot.domain.crises import Crisis, CrisisId, CrisisOver, CrisisState, NotTheOwner
from bot.domain.crisis_ladder import CrisisLadder, ReportClock
from bot.domain.people import PersonId, UnitId
from bot.domain.situation import ReportKind
from bot.domain.situation_facts import Said
from bot.domain.situation_times import Figures, lasted

NOW = datetime(2026, 6, 2, 1, 0, tzinfo=UTC)
ANN, BEN, CAI = PersonId("ann"), PersonId("ben"), PersonId("cai")
NEW = Crisis(CrisisId("one"), "title", "policy", CrisisLadder(), ANN, UnitId("unit"), NOW, NOW)


def after(**time: float) -> datetime:
    return NOW + timedelta(**time)


def held() -> Crisis:
    begun = crises.climbed(crises.begun(NEW, "C-2026-01", NOW), NOW)[0]
    return crises.taken(begun, BEN, after(minutes=1))


def test_the_first_report_is_due_ten_minutes_after_taking_then_every_thirty() -> None:
    assert situation.due(NEW) is None
    first = held()
    assert (situation.due(first), situation.following(first)) == (after(minutes=11), ReportKind.FIRST)
    told = situation.reported(first, BEN, after(minutes=5))
    assert (told.reports, told.state) == (1, CrisisState.MANAGED)
    assert (situation.due(told), situation.following(told)) == (after(minutes=35), ReportKind.FOLLOW_UP)
    assert told.heard_at == after(minutes=5)


def test_while_it_is_stable_an_hour_is_enough() -> None:
    told = situation.reported(held(), BEN, after(minutes=5))
    stable = crises.steadied(told, BEN, after(minutes=6))
    assert situation.due(stable) == after(minutes=65)
    assert situation.due(crises.steadied(held(), BEN, after(minutes=6))) == after(minutes=11)


def test_the_shorter_time_holds_for_the_first_one() -> None:
    clock = ReportClock(first=timedelta(minutes=10), every=timedelta(minutes=5))
    soon = replace(held(), ladder=replace(CrisisLadder(), reports=clock))
    assert situation.due(soon) == after(minutes=6)


def test_an_owner_is_reminded_once_each_time_however_late() -> None:
    first = held()
    assert situation.reminder(first) == after(minutes=11)
    assert situation.asked(first, after(minutes=10)) == first
    once = situation.asked(first, after(minutes=11))
    assert (situation.due(once), situation.reminder(once)) == (after(minutes=11), after(minutes=41))
    late = situation.asked(first, after(minutes=101))
    assert situation.reminder(late) == after(minutes=131)
    assert situation.reminder(NEW) is None
    assert situation.asked(NEW, after(hours=1)) == NEW


def test_a_handover_keeps_the_time_and_a_new_owner_has_not_been_reminded() -> None:
    once = situation.asked(held(), after(minutes=11))
    handed = crises.accepted(crises.offered(once, BEN, CAI), CAI, after(minutes=12))
    assert (situation.due(handed), situation.reminder(handed)) == (after(minutes=11), after(minutes=11))


def test_calling_all_anew_stops_it_and_taking_begins_it_afresh() -> None:
    told = situation.reported(held(), BEN, after(minutes=5))
    anew = crises.called_anew(told, after(minutes=26))
    assert situation.due(anew) is None
    again = crises.taken(crises.climbed(anew, after(minutes=26))[0], CAI, after(minutes=27))
    assert (situation.due(again), situation.following(again)) == (after(minutes=57), ReportKind.FOLLOW_UP)


def test_who_says_that_it_is_over_owes_none_until_it_goes_on() -> None:
    closing = crises.ending(held(), BEN, "closed", after(minutes=5))
    assert not situation.runs(closing)
    assert situation.due(closing) is None
    assert situation.due(crises.kept_open(closing, after(minutes=6))) == after(minutes=11)
    assert situation.due(crises.ended(closing, CAI, after(minutes=6))) is None


def test_only_its_owner_reports_and_not_on_what_is_over() -> None:
    with pytest.raises(NotTheOwner):
        situation.reported(held(), ANN, NOW)
    closing = crises.ending(held(), BEN, "closed", after(minutes=5))
    with pytest.raises(CrisisOver):
        situation.reported(crises.ended(closing, CAI, after(minutes=6)), BEN, after(minutes=7))


def test_a_report_may_leave_parts_out_and_not_all() -> None:
    assert Said().empty
    assert not Said(next_steps="x").empty


def test_figures_say_how_long_after_the_report() -> None:
    found = Figures(NOW, accepted_at=after(seconds=2), owned_at=None, over_at=after(hours=3, minutes=2, seconds=59))
    assert found.after() == (("accepted", timedelta(seconds=2)), ("over", timedelta(hours=3, minutes=2, seconds=59)))
    assert lasted(timedelta(seconds=2)).values == {"minutes": 0, "seconds": 2}
    assert lasted(timedelta(seconds=72)).values == {"minutes": 1, "seconds": 12}
    assert lasted(found.after()[1][1]).values == {"hours": 3, "minutes": 2}

"""The ladder of a crisis: when each rung comes, whom it calls, on which platforms; pure rules."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.crisis_ladder import (
    ONCE_A,
    CrisisLadder,
    Group,
    Rung,
    Way,
    asking,
    due,
    groups,
    level,
    members,
    next_call,
    next_level,
    outside,
    passed,
    ways,
)
from bot.domain.people import Holding, Person, PersonId, Role, Roster, Unit, UnitId
from bot.text import Names

NOW = datetime(2026, 6, 2, 1, 0, tzinfo=UTC)
LADDER = CrisisLadder()
ANN, BEN, CAI, DAN = (PersonId(name) for name in ("ann", "ben", "cai", "dan"))
HOME, AWAY = UnitId("home"), UnitId("away")


def after(**time: float) -> datetime:
    return NOW + timedelta(**time)


def test_the_rungs_come_at_their_times_then_every_five_minutes_for_an_hour_then_every_fifteen() -> None:
    times = [due(LADDER, number, NOW) for number in range(5)]
    assert times == [NOW, after(seconds=10), after(seconds=60), after(minutes=3), after(minutes=5)]
    assert due(LADDER, 5, NOW) == after(minutes=10)
    assert due(LADDER, 16, NOW) == after(minutes=65)
    assert due(LADDER, 17, NOW) == after(minutes=80)
    assert due(LADDER, 18, NOW) == after(minutes=95)
    odd = replace(LADDER, again_for=timedelta(minutes=12))  # in which there is room for two
    assert [due(odd, number, NOW) for number in (5, 6, 7)] == [after(minutes=10), after(minutes=15), after(minutes=30)]


def test_whom_each_rung_calls_where_policy_says_nothing() -> None:
    first = (Group(Role.DUTY, "organisation"), Group(Role.LEADER_IN_CHARGE, "unit"))
    leading = (Role.HEAD, Role.DEPUTY_HEAD, Role.LEADER_IN_CHARGE, Role.CHIEF, Role.BODY_HEAD, Role.BODY_DEPUTY)
    assert CrisisLadder().rungs == (
        Rung(timedelta(0), first, "first"),
        Rung(timedelta(seconds=10), (), "unreached"),
        Rung(timedelta(seconds=60), (), "all"),
        Rung(timedelta(minutes=3), (Group(Role.PR_DESK), *(Group(role, "any") for role in leading)), "all"),
        Rung(timedelta(minutes=5), (Group(None),), "all", outside=True),
    )


@pytest.mark.parametrize("number", range(60))
def test_there_is_always_a_next_one_and_it_is_later(number: int) -> None:
    assert due(LADDER, number + 1, NOW) > due(LADDER, number, NOW)


def test_what_has_come_is_one_rung_however_late() -> None:
    rung, number = passed(LADDER, 0, NOW, NOW)
    assert (rung.calls, rung.on, rung.outside, number) == (LADDER.rungs[0].calls, "first", False, 1)
    assert rung.after == timedelta(seconds=10)
    rung, number = passed(LADDER, 1, NOW, after(seconds=10))
    assert (rung.calls, rung.on, number) == ((), "unreached", 2)
    rung, number = passed(LADDER, 1, NOW, after(seconds=9))
    assert (rung, number) == (Rung(timedelta(seconds=10), (), "first", outside=False), 1)
    rung, number = passed(LADDER, 1, NOW, after(minutes=21))
    assert (rung.on, rung.outside, number) == ("all", True, 8)
    assert rung.calls == (*LADDER.rungs[3].calls, *LADDER.rungs[4].calls)
    rung, number = passed(LADDER, 8, NOW, after(minutes=25))
    assert (rung.calls, rung.on, rung.outside, number) == ((), "all", True, 9)


def test_levels() -> None:
    assert [level(LADDER, number) for number in range(8)] == [1, 1, 1, 1, 2, 3, 3, 3]
    assert [next_level(LADDER, number) for number in range(7)] == [0, 3, 3, 3, 4, None, None]
    assert [next_call(LADDER, number) for number in (0, 1, 2, 5, 9)] == [0, 2, 2, 5, 9]
    assert groups(LADDER, 1) == LADDER.rungs[0].calls
    assert len(groups(LADDER, 9)) == 10


def roster() -> Roster:
    people = {person: Person(person, Names(en=person), HOME, active=person != DAN) for person in (ANN, BEN, CAI, DAN)}
    holdings = (
        Holding(BEN, Role.HEAD, HOME),
        Holding(CAI, Role.HEAD, AWAY),
        Holding(DAN, Role.HEAD, AWAY),
        Holding(ANN, Role.HEAD, AWAY, until=NOW),
        Holding(ANN, Role.PR_DESK),
        Holding(BEN, Role.PR_DESK, until=NOW),
    )
    units = {unit: Unit(unit, Names(en=unit), "department") for unit in (HOME, AWAY)}
    return Roster(people, units, holdings, NOW)


def test_whom_a_group_means_now() -> None:
    def called(*asked: Group) -> tuple[PersonId, ...]:
        return members(roster(), asked, HOME)

    assert called(Group(Role.PR_DESK)) == (ANN,)
    assert called(Group(Role.HEAD, "unit")) == (BEN,)
    assert called(Group(Role.HEAD, "any")) == (BEN, CAI)
    assert called(Group(Role.HEAD, "any"), Group(Role.PR_DESK), Group()) == (BEN, CAI, ANN)
    assert called() == ()


def test_the_whole_desk_is_on_duty_where_nobody_is() -> None:
    def called(*more: Holding) -> tuple[PersonId, ...]:
        return members(replace(roster(), holdings=(*roster().holdings, *more)), [Group(Role.DUTY)], HOME)

    assert called() == called(Holding(BEN, Role.DUTY, until=NOW)) == called(Holding(DAN, Role.DUTY)) == (ANN,)
    assert called(Holding(CAI, Role.DUTY, since=NOW)) == (CAI,)


BOTH = ("slack", "telegram")


def way(platform: str, *, ago: float = 120, waiting: bool = False, accepted: bool = True) -> Way:
    return Way(ANN, platform, NOW - timedelta(seconds=ago), waiting, NOW if accepted else None)


@pytest.mark.parametrize(
    ("before", "on", "expected"),
    [
        ((), "first", ("slack",)),
        ((), "unreached", ("slack",)),
        ((), "all", BOTH),
        ((way("slack"),), "first", ("slack",)),
        ((way("slack"),), "unreached", ()),
        ((way("slack"),), "all", BOTH),
        ((way("slack", waiting=True, accepted=False),), "unreached", ("telegram",)),
        ((way("slack", waiting=True, accepted=False),), "first", ()),
        ((way("slack", waiting=True, accepted=False),), "all", ("telegram",)),
        ((way("slack", accepted=False), way("telegram", accepted=False)), "unreached", ()),
        ((way("slack", ago=59),), "all", ()),
        ((way("slack", ago=60),), "all", BOTH),
        ((way("slack", ago=59, waiting=True),), "all", ("telegram",)),
        ((way("slack", ago=59, accepted=False),), "all", BOTH),
        ((way("slack", waiting=True), way("telegram", ago=10)), "all", ()),
    ],
)
def test_by_which_platforms_somebody_is_called(before: tuple[Way, ...], on: str, expected: tuple[str, ...]) -> None:
    assert ways(BOTH, before, on, NOW) == expected  # type: ignore[arg-type]


def test_who_is_asked_for_something_is_written_to_at_once_unless_a_call_waits_for_him_anyhow() -> None:
    assert asking(BOTH, (way("slack", ago=1),)) == BOTH
    assert asking(BOTH, (way("slack", waiting=True, accepted=False),)) == ("telegram",)
    assert asking((), ()) == ()


def test_a_rung_that_is_to_call_from_outside_does_and_a_group_without_a_role_is_everybody() -> None:
    assert outside(Rung(timedelta(0))) == Rung(timedelta(0), outside=True)
    assert Group().role is None
    assert CrisisLadder().rungs[-1].calls == (Group(),)


def test_who_has_no_account_is_called_nowhere() -> None:
    assert ways((), (), "all", NOW) == ()
    assert timedelta(minutes=1) == ONCE_A
    assert Rung(timedelta(0)).calls == ()

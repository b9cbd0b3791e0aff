"""Who may act for somebody who is away: chains, loops, those who must not be asked, the next in line."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain import delegations
from bot.domain.delegations import (
    AwayTooLong,
    DaysOver,
    DelegateGone,
    DelegateOfHimself,
    Delegation,
    check,
    may_set,
    on,
)
from bot.domain.people import Holding, Person, PersonId, Role, Roster, Unit, UnitId, Who
from bot.domain.policies import Answer
from bot.domain.standing_in import Actor, acting, asked_for, next_in_line, seated_beside
from bot.domain.steps import Decision, Opinion, Seat, SeatId, SeatState, Step, StepId, Verdict
from bot.text import Names

NOW = datetime(2026, 6, 1, 1, tzinfo=UTC)
TODAY = date(2026, 6, 1)
A, B, C, D, HEAD, DEPUTY, LEADER, CHIEF = map(PersonId, ("a", "b", "c", "d", "head", "deputy", "leader", "chief"))
UNIT, BODY = UnitId("marketing"), UnitId("group")
HEADS = Who(Role.HEAD, "unit")


def roster(*holdings: Holding, left: tuple[PersonId, ...] = ()) -> Roster:
    people = {
        one: Person(one, Names(en=one), UNIT, active=one not in left)
        for one in (A, B, C, D, HEAD, DEPUTY, LEADER, CHIEF)
    }
    return Roster(people, {UNIT: Unit(UNIT, Names(en="Marketing"), "department")}, holdings, NOW)


def away(**who: PersonId) -> dict[PersonId, Delegation]:
    return {
        PersonId(one): Delegation(f"of-{one}", PersonId(one), other, TODAY, TODAY, PersonId(one))
        for one, other in who.items()
    }


def names(found: tuple[Actor, ...]) -> tuple[PersonId, ...]:
    return tuple(one.person for one in found)


def test_nobody_acts_for_who_is_there() -> None:
    assert acting(A, {}, roster()) == ()
    assert asked_for(A, HEADS, UNIT, {}, roster(), frozenset()) == ()


def test_a_delegate_acts_until_the_last_day_of_who_named_him() -> None:
    assert acting(A, away(a=B), roster()) == (Actor(B, "away", TODAY, "of-a"),)


def test_a_chain_leads_to_whoever_is_there() -> None:
    assert names(acting(A, away(a=B, b=C), roster())) == (C,)
    assert names(acting(A, away(a=B, b=C, c=D), roster(left=(D,)))) == (B, C), "all away, so all of them may"


def test_loops_are_cut() -> None:
    assert names(acting(A, away(a=B, b=A), roster())) == (B,)
    assert names(acting(A, away(a=B, b=C, c=B), roster())) == (B, C)
    assert names(acting(A, away(a=A), roster())) == ()


def test_whoever_must_not_be_asked_is_passed_over_and_has_left_too() -> None:
    assert names(acting(A, away(a=B, b=C), roster(), frozenset({C}))) == (B,)
    assert names(acting(A, away(a=B), roster(left=(B,)))) == ()


def test_where_the_chain_comes_to_nobody_the_next_in_line_is_asked() -> None:
    here = roster(Holding(HEAD, Role.HEAD, UNIT), Holding(DEPUTY, Role.DEPUTY_HEAD, UNIT))
    found = asked_for(HEAD, HEADS, UNIT, away(head=B), here, frozenset({B}))
    assert found == (Actor(DEPUTY, "next", TODAY, "of-head"),)
    assert names(asked_for(HEAD, HEADS, UNIT, away(head=B), here, frozenset())) == (B,)
    assert asked_for(HEAD, HEADS, UNIT, away(head=B, deputy=B), here, frozenset({B})) == ()


@pytest.mark.parametrize(
    ("person", "who", "place", "holdings", "barred", "found"),
    [
        (HEAD, HEADS, UNIT, (Holding(LEADER, Role.LEADER_IN_CHARGE, UNIT),), (), (LEADER,)),
        (HEAD, HEADS, UNIT, (Holding(DEPUTY, Role.DEPUTY_HEAD, UNIT), Holding(CHIEF, Role.CHIEF)), (DEPUTY,), (CHIEF,)),
        (DEPUTY, Who(Role.DEPUTY_HEAD, "unit"), UNIT, (Holding(HEAD, Role.HEAD, UNIT),), (), (HEAD,)),
        (LEADER, Who(Role.LEADER_IN_CHARGE, "unit"), UNIT, (Holding(CHIEF, Role.CHIEF),), (), (CHIEF,)),
        (
            A,
            Who(Role.BODY_HEAD, BODY),
            BODY,
            (Holding(B, Role.BODY_DEPUTY, BODY), Holding(A, Role.BODY_HEAD, BODY)),
            (),
            (B,),
        ),
        (A, Who(Role.BODY_MEMBER, BODY), BODY, (Holding(B, Role.BODY_HEAD, BODY),), (), (B,)),
        (A, Who(Role.PR_DESK), None, (Holding(A, Role.PR_DESK), Holding(B, Role.PR_DESK)), (), (B,)),
        (A, Who(Role.CONFIDENTIALITY), None, (Holding(HEAD, Role.HEAD, UNIT),), (), (HEAD,)),
        (CHIEF, Who(Role.CHIEF), None, (Holding(CHIEF, Role.CHIEF),), (), ()),
    ],
)
def test_the_next_in_line(
    person: PersonId,
    who: Who,
    place: UnitId | None,
    holdings: tuple[Holding, ...],
    barred: tuple[PersonId, ...],
    found: tuple[PersonId, ...],
) -> None:
    assert next_in_line(person, who, place, roster(*holdings), frozenset(barred)) == found


def test_whoever_has_a_voice_beside_a_seat_does_not_get_this_one_too() -> None:
    said = Decision(SeatId("2"), 1, Opinion(Verdict.APPROVE), D, NOW, NOW)
    seats = (
        Seat(SeatId("1"), StepId("s"), A, unit=UNIT),
        Seat(SeatId("2"), StepId("s"), B, unit=UNIT, state=SeatState.DECIDED, decision=said),
        Seat(SeatId("3"), StepId("s"), C, unit=UnitId("other")),
        Seat(SeatId("4"), StepId("s"), HEAD, unit=UNIT, state=SeatState.CLOSED),
        Seat(SeatId("5"), StepId("s"), CHIEF),
    )
    step = Step(StepId("s"), "rule", 0, Names(en="step"), "1", HEADS, Answer.ALL, seats=seats)
    assert seated_beside(step, seats[0]) == {B, D, CHIEF}


def test_a_delegation_holds_from_its_first_to_its_last_day_unless_it_was_ended() -> None:
    one = Delegation("1", A, B, TODAY, TODAY + timedelta(days=2), A)
    assert [one.holds(TODAY + timedelta(days=day)) for day in (-1, 0, 2, 3)] == [False, True, True, False]
    ended = Delegation("2", A, B, TODAY, TODAY, A, ended_at=NOW)
    assert on(TODAY, [one, ended]) == {A: one}
    assert one.meets(ended)
    assert not one.meets(Delegation("3", B, A, TODAY, TODAY, B))
    assert not one.meets(Delegation("4", A, B, TODAY + timedelta(days=3), TODAY + timedelta(days=3), A))


@pytest.mark.parametrize(
    ("wanted", "refused"),
    [
        (Delegation("1", A, B, TODAY - timedelta(days=2), TODAY - timedelta(days=1), A), DaysOver),
        (Delegation("1", A, B, TODAY + timedelta(days=2), TODAY + timedelta(days=1), A), DaysOver),
        (Delegation("1", A, B, TODAY, TODAY + delegations.LONGEST + timedelta(days=1), A), AwayTooLong),
        (Delegation("1", A, A, TODAY, TODAY, A), DelegateOfHimself),
        (Delegation("1", A, C, TODAY, TODAY, A), DelegateGone),
        (Delegation("1", A, PersonId("stranger"), TODAY, TODAY, A), DelegateGone),
    ],
)
def test_what_cannot_be_is_refused(wanted: Delegation, refused: type[Exception]) -> None:
    with pytest.raises(refused):
        check(wanted, TODAY, roster(left=(C,)))
    check(Delegation("1", A, B, TODAY, TODAY, A), TODAY, roster())


def test_oneself_administrators_and_assistants_of_the_unit_set_it() -> None:
    here = roster(
        Holding(B, Role.ADMINISTRATOR),
        Holding(C, Role.ASSISTANT, UNIT),
        Holding(D, Role.ASSISTANT, UnitId("other")),
        Holding(HEAD, Role.HEAD, UnitId("other")),
    )
    assert may_set(A, A, here)
    assert may_set(B, A, here)
    assert may_set(C, A, here)
    assert not may_set(D, A, here)
    assert may_set(D, HEAD, here), "he leads that unit"
    assert not may_set(A, HEAD, here)

"""Countersigning by the units concerned: one voice a unit, its own people or who stands in, and who follows."""

import pytest

from bot.domain import routing
from bot.domain.facts import SignedOff
from bot.domain.handovers import SeatPassedOn, StepUnmanned
from bot.domain.people import Holding, PersonId, Role, UnitId, Who
from bot.domain.policies import Answer, Condition, Reopen, Reopening, StepRule
from bot.domain.routing import NobodyToAsk
from bot.domain.steps import SeatState, StepState
from tests.domain.line import ANN, BEN, CAI, DAN, EVA, GUS, PUBLISHING, UNIT, WANG, Line, holds, rule, rules

LAW, NET, LAB = map(UnitId, ("law", "net", "lab"))
CONCERNED = Who(Role.HEAD, "concerned")
DEPUTIES = Who(Role.DEPUTY_HEAD, "concerned")


def of(unit: UnitId, person: PersonId, role: Role = Role.HEAD) -> Holding:
    return Holding(person, role, unit)


HEADS = (of(LAW, ANN), of(NET, BEN), of(LAB, CAI))
CHIEF = (*holds(Role.CHIEF, DAN), *PUBLISHING)


def countersign(answer: Answer = Answer.ALL, nobody: Who = DEPUTIES, **more: object) -> StepRule:
    return rule("countersign", Role.HEAD, answer, who=CONCERNED, nobody=nobody, **more)


def line(
    *units: UnitId, answer: Answer = Answer.ALL, people: tuple[Holding, ...] = HEADS, nobody: Who = DEPUTIES
) -> Line:
    policy = rules(countersign(answer, nobody), rule("chief", Role.CHIEF))
    return Line(policy, (*people, *CHIEF)).changes(concerned=units or (LAW, NET, LAB))


def seats(item: Line) -> list[tuple[PersonId, UnitId | None, bool]]:
    return [(seat.person, seat.unit, seat.stands_in) for seat in item.open.seats if seat.state is SeatState.OPEN]


def test_every_unit_concerned_is_asked_at_once() -> None:
    item = line().submits()
    assert seats(item) == [(ANN, LAW, False), (BEN, NET, False), (CAI, LAB, False)]
    assert item.approves(ANN, CAI).waits_for() == [BEN]
    assert item.approves(BEN).waits_for() == [DAN]


def test_the_authors_own_unit_does_not_countersign() -> None:
    assert seats(line(UNIT, LAW, people=(*HEADS, of(UNIT, EVA))).submits()) == [(ANN, LAW, False)]


def test_a_unit_named_twice_is_asked_once() -> None:
    assert seats(line(LAW, LAW).submits()) == [(ANN, LAW, False)]


def test_the_author_never_answers_for_a_unit_that_he_heads() -> None:
    people = (of(LAW, WANG), of(LAW, EVA, Role.DEPUTY_HEAD), of(NET, BEN))
    assert seats(line(LAW, NET, people=people).submits()) == [(EVA, LAW, True), (BEN, NET, False)]


def test_a_unit_without_the_role_is_answered_for_by_who_stands_in_for_it() -> None:
    item = line(LAW, NET, people=(of(LAW, ANN), of(NET, EVA, Role.DEPUTY_HEAD))).submits()
    assert seats(item) == [(ANN, LAW, False), (EVA, NET, True)]
    assert (item.open.stands_in, item.open.who) == (False, CONCERNED)


@pytest.mark.parametrize("nobody", [Who(Role.PR_DESK), Who(Role.LEADER_IN_CHARGE, "unit")])
def test_or_by_somebody_of_the_organisation_or_of_the_lead_unit(nobody: Who) -> None:
    place = UNIT if nobody.of == "unit" else None
    item = line(LAW, NET, people=(of(LAW, ANN), Holding(GUS, nobody.role, place)), nobody=nobody).submits()
    assert seats(item) == [(ANN, LAW, False), (GUS, NET, True)]


def test_a_unit_for_which_nobody_can_answer_stops_the_submission() -> None:
    with pytest.raises(NobodyToAsk):
        line(LAW, NET, people=(of(LAW, ANN),)).submits()


def test_where_no_unit_is_named_those_who_stand_in_are_asked() -> None:
    item = line(UNIT, people=(Holding(GUS, Role.PR_DESK),), nobody=Who(Role.PR_DESK)).submits()
    assert seats(item) == [(GUS, None, False)]
    assert item.open.stands_in


def test_where_no_unit_is_named_and_they_stand_in_for_units_there_is_nobody() -> None:
    with pytest.raises(NobodyToAsk):
        line(UNIT).submits()


def test_one_of_several_people_answers_for_his_unit() -> None:
    item = line(LAW, NET, people=(of(LAW, ANN), of(LAW, EVA), of(NET, BEN))).submits()
    assert item.waits_for() == [ANN, EVA, BEN]

    item.approves(EVA)
    assert item.waits_for() == [BEN]
    assert item.open.seats[0].state is SeatState.CLOSED
    assert item.approves(BEN).waits_for() == [DAN]


def test_a_majority_is_one_of_units_not_of_people() -> None:
    people = (of(LAW, ANN), of(LAW, EVA), of(LAW, GUS), of(NET, BEN), of(LAB, CAI))
    item = line(answer=Answer.MAJORITY, people=people).submits().approves(ANN)
    assert item.waits_for() == [BEN, CAI]
    assert item.approves(BEN).waits_for() == [DAN]


def test_who_heads_two_units_answers_once_for_both() -> None:
    item = line(LAW, NET, LAB, people=(of(LAW, ANN), of(NET, ANN), of(LAB, CAI))).submits()
    assert seats(item) == [(ANN, LAW, False), (CAI, LAB, False)]
    assert item.approves(ANN, CAI).waits_for() == [DAN]


def test_and_when_he_gives_one_of_them_up_its_new_head_is_asked_besides() -> None:
    item = line(LAW, NET, people=(of(LAW, ANN), of(NET, ANN))).submits()
    item.holdings = (of(LAW, ANN), of(NET, BEN), *CHIEF)
    item.leaves(ANN, Role.DEPUTY_HEAD)
    assert seats(item) == [(ANN, LAW, False), (BEN, NET, False)]


def test_a_seat_passes_to_the_new_head_of_the_same_unit() -> None:
    item = line().submits()
    item.holdings = (*item.holdings, of(NET, EVA))
    item.leaves(BEN)

    assert seats(item) == [(ANN, LAW, False), (CAI, LAB, False), (EVA, NET, False)]
    assert item.told(SeatPassedOn)[0].seats == ((item.seat(EVA).id, EVA),)


def test_and_to_who_stands_in_for_it() -> None:
    item = line().submits()
    item.holdings = (*item.holdings, of(NET, EVA, Role.DEPUTY_HEAD))
    assert seats(item.leaves(BEN))[-1] == (EVA, NET, True)
    item.holdings = (*item.holdings, of(NET, GUS))
    assert seats(item.leaves(EVA))[-1] == (GUS, NET, False)


def test_a_unit_that_has_lost_its_people_holds_the_item_up_and_the_others_go_on() -> None:
    item = line().submits().leaves(BEN)

    assert item.told(StepUnmanned)
    assert item.waits_for() == [ANN, BEN, CAI]
    assert item.approves(ANN, CAI).waits_for() == [BEN]


def test_a_unit_that_lost_its_people_before_its_turn_is_told_of_and_the_others_are_asked() -> None:
    policy = rules(rule("chief", Role.CHIEF), countersign())
    item = Line(policy, (*HEADS, *CHIEF)).changes(concerned=(LAW, NET)).submits()
    item.quits(BEN).approves(DAN)

    assert item.told(StepUnmanned)
    assert item.waits_for() == [ANN, BEN]


def test_a_unit_that_gets_a_head_before_its_turn_is_answered_for_by_him() -> None:
    policy = rules(rule("chief", Role.CHIEF), countersign())
    item = Line(policy, (of(LAW, ANN), of(NET, ANN), *CHIEF)).changes(concerned=(LAW, NET)).submits()
    item.holdings = (of(LAW, ANN), of(NET, EVA), *CHIEF)

    assert item.approves(DAN).waits_for() == [ANN, EVA]


def test_another_unit_concerned_is_asked_and_the_others_are_not_asked_again() -> None:
    policy = rules(countersign(), rule("chief", Role.CHIEF), reopening=Reopening(category=Reopen.NOTHING))
    item = Line(policy, (*HEADS, *CHIEF)).changes(concerned=(LAW, NET)).submits().approves(ANN, BEN)

    item.changes(concerned=(LAW, NET, LAB)).submits()
    assert item.waits_for() == [CAI]
    assert item.approves(CAI, DAN).told(SignedOff)[0].approvers == (ANN, BEN, CAI, DAN)


def test_a_unit_less_concerned_re_opens_nothing() -> None:
    policy = rules(countersign(), rule("chief", Role.CHIEF), reopening=Reopening(category=Reopen.NOTHING))
    item = Line(policy, (*HEADS, *CHIEF)).changes(concerned=(LAW, NET)).submits().approves(ANN, BEN)
    assert item.changes(concerned=(LAW,)).submits().waits_for() == [DAN]


def test_the_step_is_there_only_where_policy_asks_for_it() -> None:
    policy = rules(countersign(when=((Condition("concerned", ("yes",)),),)), rule("chief", Role.CHIEF))
    item = Line(policy, (*HEADS, *CHIEF)).submits()
    assert item.stands() == [("chief", StepState.OPEN)]


def test_the_plan_names_who_answers_for_which_unit() -> None:
    item = line(LAW, NET)
    plan = routing.plan(item.policy, item.versions[1], item.draft, item.roster)
    assert [(asked.person, asked.unit) for asked in plan.steps[0].asked] == [(ANN, LAW), (BEN, NET)]

"""Countersigners who do not agree: all are heard, they talk, and if that fails somebody rules (P4 二(二)2)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain import disagreements, routing
from bot.domain.advancing import rule_now
from bot.domain.drafts import DraftState
from bot.domain.facts import Rejected, Returned, Ruled, SignedOff, StepOpened, StepPassed, TalkBegan, TalkEnded
from bot.domain.handovers import SeatPassedOn, StepUnmanned
from bot.domain.people import Holding, PersonId, Role, UnitId, Who
from bot.domain.policies import Answer, Disagreement, Reopen, Reopening
from bot.domain.routing import NobodyToAsk
from bot.domain.steps import SeatState, StepState, Verdict
from tests.domain.line import ANN, BEN, CAI, DAN, EVA, FAY, GUS, PUBLISHING, UNIT, WANG, Line, holds, rule, rules

LAW, NET, LAB = map(UnitId, ("law", "net", "lab"))
OPEN, PASSED, DISPUTED, RETURNED = StepState.OPEN, StepState.PASSED, StepState.DISPUTED, StepState.RETURNED
WAITING, REPLACED = StepState.WAITING, StepState.REPLACED
ENDS = Disagreement(timedelta(hours=4), "二(二)2", Who(Role.LEADER_IN_CHARGE, "unit"), Who(Role.PR_DESK))
HEADS = (Holding(ANN, Role.HEAD, LAW), Holding(BEN, Role.HEAD, NET), Holding(CAI, Role.HEAD, LAB))
LEADER = (Holding(GUS, Role.LEADER_IN_CHARGE, UNIT),)
OTHERS = (*holds(Role.CHIEF, DAN), *PUBLISHING)


def line(answer: Answer = Answer.ALL, people: tuple[Holding, ...] = LEADER, **more: Any) -> Line:  # noqa: ANN401 - a rule's fields
    """Give an item that waits for the heads of three units; Gus is in charge of the author's unit."""
    reopening = more.pop("reopening", Reopening())
    fields: dict[str, Any] = {
        "who": Who(Role.HEAD, "concerned"),
        "nobody": Who(Role.DEPUTY_HEAD, "concerned"),
        "disagreement": ENDS,
    }
    countersign = rule("countersign", Role.HEAD, answer, **(fields | more))
    policy = rules(countersign, rule("chief", Role.CHIEF), reopening=reopening)
    return Line(policy, (*HEADS, *people, *OTHERS)).changes(concerned=(LAW, NET, LAB)).submits()


def disagreed(**more: Any) -> Line:  # noqa: ANN401 - as line
    """Give an item on which Ben and Cai are against, and Ann is not."""
    return line(**more).approves(ANN).returns(BEN).rejects(CAI)


def kinds(item: Line) -> list[tuple[str, str, StepState]]:
    return [(step.rule, step.kind, step.state) for step in item.round.steps]


def ruled(item: Line, by: PersonId | None = None) -> Line:
    moved = rule_now(item.draft, item.round, (item.item, item.version), item.around, by)
    item.draft, item.journey, item.facts = moved.draft, moved.round, [*item.facts, *moved.facts]
    return item


def test_all_are_heard_before_they_talk() -> None:
    item = line().rejects(BEN)
    assert item.waits_for() == [ANN, CAI]
    assert item.draft.state is DraftState.IN_REVIEW
    assert item.approves(ANN).waits_for() == [CAI]
    assert item.approves(CAI).waits_for() == [BEN]
    assert kinds(item)[:2] == [("countersign", "ask", DISPUTED), ("countersign", "talk", OPEN)]


def test_without_an_objection_it_passes_as_ever() -> None:
    item = line().approves(ANN, BEN, CAI)
    assert item.waits_for() == [DAN]
    assert not item.told(TalkBegan)


@pytest.mark.parametrize(("answer", "approving"), [(Answer.ANY, (ANN,)), (Answer.MAJORITY, (ANN, BEN))])
def test_where_fewer_are_enough_the_others_are_not_waited_for(answer: Answer, approving: tuple[PersonId, ...]) -> None:
    assert line(answer).approves(*approving).waits_for() == [DAN]


@pytest.mark.parametrize("answer", Answer)
def test_but_once_somebody_is_against_they_talk_though_most_are_for_it(answer: Answer) -> None:
    item = line(answer).returns(BEN).approves(ANN)
    assert item.waits_for() == [CAI]
    assert item.approves(CAI).waits_for() == [BEN]


def test_the_talk_asks_those_who_were_against_and_tells_all_who_take_part() -> None:
    item = disagreed(people=(*LEADER, Holding(EVA, Role.HEAD, UNIT)))
    [talk] = item.told(TalkBegan)

    assert [person for _, person in talk.seats] == [BEN, CAI]
    assert talk.others == (ANN, WANG, EVA)
    assert (talk.clause, talk.due_at) == ("二(二)2", item.open.due_at)
    assert item.open.due_at == item.now + timedelta(hours=4)
    assert [(seat.unit, seat.version) for seat in item.open.seats] == [(NET, 1), (LAB, 1)]


def test_it_passes_when_all_who_were_against_agree() -> None:
    item = disagreed().approves(BEN)
    assert item.waits_for() == [CAI]
    item.approves(CAI)

    assert item.waits_for() == [DAN]
    assert kinds(item)[1] == ("countersign", "talk", PASSED)
    assert [ended.why for ended in item.told(TalkEnded)] == ["agreed"]
    assert item.approves(DAN).told(SignedOff)[0].approvers == (ANN, BEN, CAI, DAN)


def test_who_keeps_his_objection_takes_it_to_the_ruling() -> None:
    item = disagreed().returns(BEN)

    assert item.waits_for() == [GUS]
    assert [kind[1:] for kind in kinds(item)] == [
        ("ask", DISPUTED),
        ("talk", DISPUTED),
        ("ruling", OPEN),
        ("ask", WAITING),
    ]
    [ended] = item.told(TalkEnded)
    assert (ended.why, ended.by, ended.parties) == ("kept", None, (ANN, BEN, CAI, WANG))
    assert item.told(StepOpened)[-1].seats == ((item.seat(GUS).id, GUS),)


def test_the_ruling_lets_it_go_on() -> None:
    item = disagreed().returns(BEN).approves(GUS)

    assert item.waits_for() == [DAN]
    [made] = item.told(Ruled)
    assert (made.by, made.clause, made.parties) == (GUS, "二(二)2", (ANN, BEN, CAI, WANG))
    assert item.approves(DAN).told(SignedOff)[0].approvers == (ANN, GUS, DAN)


def test_the_ruling_sends_it_back_to_the_author() -> None:
    item = disagreed().returns(BEN).returns(GUS)
    assert item.draft.state is DraftState.RETURNED
    assert [fact.by for fact in item.told(Ruled)] == [fact.by for fact in item.told(Returned)] == [GUS]


def test_the_ruling_ends_it() -> None:
    item = disagreed().returns(BEN).rejects(GUS)
    assert item.draft.state is DraftState.REJECTED
    assert [fact.by for fact in item.told(Ruled)] == [fact.by for fact in item.told(Rejected)] == [GUS]


@pytest.mark.parametrize(("by", "why"), [(None, "time"), (WANG, "asked")])
def test_the_ruling_comes_when_the_time_is_up_or_somebody_asks_for_it(by: PersonId | None, why: str) -> None:
    item = ruled(disagreed(), by)
    assert item.waits_for() == [GUS]
    assert [(ended.why, ended.by) for ended in item.told(TalkEnded)] == [(why, by)]
    assert ruled(item, by).waits_for() == [GUS], "a second time changes nothing"


def test_there_is_nothing_to_rule_on_before_the_talk_or_when_it_is_over() -> None:
    assert ruled(line()).waits_for() == [ANN, BEN, CAI]
    assert ruled(disagreed().withdraws()).waits_for() == []


def test_without_time_for_a_talk_it_goes_to_the_ruling_at_once() -> None:
    item = disagreed(disagreement=replace(ENDS, talk=timedelta()))
    assert item.waits_for() == [GUS]
    assert not item.told(TalkEnded)


def test_without_a_rule_for_it_one_objection_sends_it_back() -> None:
    assert line(disagreement=None).returns(BEN).draft.state is DraftState.RETURNED


def test_where_nobody_is_in_charge_who_stands_in_rules() -> None:
    item = disagreed(people=holds(Role.PR_DESK, EVA)).returns(BEN)
    assert (item.waits_for(), item.open.stands_in) == ([EVA], True)


@pytest.mark.parametrize("people", [(), (Holding(WANG, Role.LEADER_IN_CHARGE, UNIT),)])
def test_an_item_on_which_nobody_could_rule_is_not_sent_on_its_way(people: tuple[Holding, ...]) -> None:
    with pytest.raises(NobodyToAsk) as refused:
        line(people=people)
    assert refused.value.values["clause"] == "二(二)2"


def test_where_nobody_can_rule_any_more_the_objection_stands_and_the_administrators_know() -> None:
    item = disagreed().quits(GUS).returns(BEN)
    assert item.draft.state is DraftState.RETURNED
    assert item.told(StepUnmanned)
    assert item.told(Returned)[0].by == BEN


def test_who_rules_may_have_countersigned_and_signs_off_all_the_same() -> None:
    both = (Holding(CAI, Role.LEADER_IN_CHARGE, UNIT), *holds(Role.CHIEF, CAI))
    item = line(people=both).approves(ANN, CAI).returns(BEN).returns(BEN)
    assert item.waits_for() == [CAI]
    item.approves(CAI)
    assert item.open.rule == "chief"


def test_who_approved_and_then_ruled_is_asked_for_his_sign_off() -> None:
    item = disagreed(people=(*LEADER, *holds(Role.CHIEF, GUS))).returns(BEN).approves(GUS)
    assert set(item.waits_for()) == {DAN, GUS}


def test_a_new_version_during_the_talk_asks_all_units_anew() -> None:
    item = disagreed().changes(text="新的正文").submits()
    assert item.waits_for() == [ANN, BEN, CAI]
    assert [kind[2] for kind in kinds(item)] == [REPLACED, REPLACED, OPEN, WAITING]


def test_a_change_that_re_opens_nothing_asks_those_who_were_against_once_more() -> None:
    item = disagreed().approves(BEN).changes(note="急").submits()
    assert item.waits_for() == [CAI]
    assert [seat.state for seat in item.open.seats] == [SeatState.CARRIED, SeatState.CARRIED, SeatState.OPEN]


def test_a_step_that_passed_by_a_ruling_keeps_its_answer() -> None:
    item = disagreed().returns(BEN).approves(GUS).changes(note="急").submits()
    assert item.waits_for() == [DAN]
    assert [kind[2] for kind in kinds(item)][:3] == [DISPUTED, DISPUTED, PASSED]


def test_going_back_to_countersigning_asks_all_units_again_not_the_one_who_ruled() -> None:
    item = disagreed().returns(BEN).approves(GUS)
    item.returns(DAN, to=item.step("countersign").id)

    assert item.waits_for() == [ANN, BEN, CAI]
    assert kinds(item)[-2:] == [("countersign", "ask", OPEN), ("chief", "ask", WAITING)]
    assert [kind[2] for kind in kinds(item)][:4] == [REPLACED, REPLACED, REPLACED, RETURNED]
    assert [seat.unit for seat in item.open.seats] == [LAW, NET, LAB]
    assert item.approves(ANN, BEN, CAI, DAN).draft.state is DraftState.SIGNED_OFF


def test_a_ruling_that_names_an_earlier_step_has_it_looked_at_again_from_there() -> None:
    first = rule("desk", Role.PR_DESK)
    item = line(people=(*LEADER, *holds(Role.PR_DESK, EVA)))
    item = Line(replace(item.policy, steps=(first, *item.policy.steps)), item.holdings)
    item.changes(concerned=(LAW, NET)).submits().approves(EVA, ANN).returns(BEN).returns(BEN)
    item.returns(GUS, to=item.step("desk").id)
    assert item.waits_for() == [EVA]
    assert item.approves(EVA).waits_for() == [ANN, BEN]


def test_the_one_who_follows_somebody_who_objected_decides_whether_to_stay_with_it() -> None:
    item = disagreed()
    item.holdings = (*item.holdings, Holding(EVA, Role.HEAD, NET))
    item.leaves(BEN)

    assert item.waits_for() == [CAI, EVA]
    assert item.told(SeatPassedOn)
    made = disagreements.objection(item.round, item.open, item.seat(EVA))
    assert made is not None
    assert made.by == BEN
    assert item.approves(EVA, CAI).waits_for() == [DAN]


def test_an_objection_whose_unit_has_nobody_left_waits_for_the_ruling() -> None:
    item = disagreed().leaves(BEN)
    assert item.told(StepUnmanned)
    assert ruled(item.approves(CAI)).waits_for() == [GUS]


def test_who_has_approved_does_not_take_over_an_objection() -> None:
    fields: dict[str, Any] = {"who": Who(Role.CONFIDENTIALITY), "nobody": Who(Role.DEPUTY_HEAD, "unit")}
    item = line(people=(*LEADER, *holds(Role.CONFIDENTIALITY, ANN, BEN)), **fields).approves(ANN).returns(BEN)
    item.leaves(BEN)
    assert item.told(StepUnmanned)

    item = line(people=(*LEADER, *holds(Role.CONFIDENTIALITY, ANN, BEN)), **fields).approves(ANN).returns(BEN)
    item.joins(EVA, Role.CONFIDENTIALITY).leaves(BEN)
    assert item.waits_for() == [EVA]
    assert disagreements.objection(item.round, item.open, item.seat(EVA)) is None


def test_a_leader_who_leaves_is_followed_in_the_ruling() -> None:
    item = disagreed().returns(BEN)
    item.joins(EVA, Role.PR_DESK).leaves(GUS)
    assert (item.waits_for(), item.open.stands_in) == ([EVA], True)
    item.holdings = (*item.holdings, Holding(FAY, Role.LEADER_IN_CHARGE, UNIT))
    item.leaves(EVA)
    assert (item.waits_for(), item.open.stands_in) == ([FAY], False)


def test_who_ruled_has_not_reviewed_it_and_may_sign_off_where_reviewers_may_not() -> None:
    item = disagreed()
    policy = replace(item.policy, steps=(item.policy.steps[0], rule("leader", Role.CHIEF, apart_from=("countersign",))))
    item = Line(policy, (*item.holdings, *holds(Role.CHIEF, GUS, ANN)))
    item.changes(concerned=(LAW, NET)).submits().approves(ANN).returns(BEN).returns(BEN).approves(GUS)
    assert set(item.waits_for()) == {DAN, GUS}


def test_a_journey_knows_whether_there_was_a_talk() -> None:
    item = line()
    assert not disagreements.talks(item.round)
    assert disagreements.talks(disagreed().round)
    assert not disagreements.talks(None)


def test_a_rule_without_disagreement_has_neither_talk_nor_ruling() -> None:
    item = line(disagreement=None)
    found = item.policy.steps[0]
    assert disagreements.talk(item.open, found, item.around.new_id) is None
    assert disagreements.ruling(item.open, found, item.draft, item.around) is None


def test_every_objection_can_be_kept_and_is_counted_once_for_its_seat() -> None:
    item = disagreed().says(BEN, Verdict.RETURN, reason="仍不同意")
    decisions = [decision.seat for decision in item.round.decisions]
    assert len(decisions) == len(set(decisions)) == 4
    assert item.approves(GUS, DAN).told(StepPassed)
    assert routing.kept(
        item.round, Reopen.NOTHING, routing.plan(item.policy, item.version, item.draft, item.roster)
    ) == ("countersign", "chief")

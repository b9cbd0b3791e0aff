"""What people see when units countersign: opinions side by side, the talk on a disagreement, the ruling."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.cards.card import Card
from bot.cards.reading import full
from bot.cards.review import beneath, review
from bot.cards.route_lines import planned
from bot.cards.sheets import Outlook
from bot.cards.talk import talk
from bot.cards.tokens import Verb
from bot.domain.advancing import rule_now
from bot.domain.disagreements import Remark
from bot.domain.people import Holding, PersonId, Role, Who
from bot.domain.policies import Answer, Disagreement, StepRule
from bot.domain.steps import Step, Verdict
from bot.text import Names
from tests.cards.conftest import Look
from tests.support.journeys import CHEN, LAW, LI, LIU, MARKET, OFFICE, POLICY, WANG, WU, ZHOU, Journey
from tests.support.printing import NOW

ENDS = Disagreement(timedelta(hours=8), "二(二)2", Who(Role.LEADER_IN_CHARGE, "unit"), Who(Role.CHIEF))
COUNTERSIGN = StepRule(
    id="countersign",
    names=Names("会签", "會簽", "Countersigning"),
    clause="二(二)1",
    who=Who(Role.HEAD, "concerned"),
    nobody=Who(Role.DEPUTY_HEAD, "concerned"),
    answer=Answer.ALL,
    due=timedelta(hours=8),
    disagreement=ENDS,
)
POLICY_OF_TWO = replace(POLICY, steps=(COUNTERSIGN, POLICY.steps[-1]))
LEADER = Holding(LIU, Role.LEADER_IN_CHARGE, MARKET)
HOLDINGS = (
    Holding(LI, Role.HEAD, MARKET),
    Holding(ZHOU, Role.HEAD, OFFICE),
    Holding(WU, Role.HEAD, LAW),
    LEADER,
    Holding(CHEN, Role.CHIEF),
    Holding(PersonId("fang"), Role.PUBLISHER),
)
OBJECTION = "文中数字与法务部备案不符"


def journey(*holdings: Holding) -> Journey:
    line = Journey(policy=POLICY_OF_TWO, holdings=holdings or HOLDINGS)
    said = replace(line.newest.particulars, concerned=(OFFICE, LAW))
    return line.changes(particulars=said)


def disagreed() -> Journey:
    line = journey().submits().says(ZHOU, Verdict.APPROVE, remark="表述已核")
    return line.returns(WU, OBJECTION)


def said(line: Journey) -> tuple[Remark, ...]:
    step = talk_of(line).id
    return (
        Remark(step, WANG, line.now, "数字取自卫健局通报，已附在文末"),
        Remark(step, ZHOU, line.now + timedelta(minutes=10), "办公室以通报为准\n✔ 主要领导同意"),
    )


def talk_of(line: Journey) -> Step:
    assert line.round is not None
    return next(step for step in line.round.steps if step.kind == "talk")


def card(line: Journey, reader: PersonId, *, leads: bool = False, reminder: datetime | None = None) -> Card:
    return talk(line.sheet(reader, talk=said(line), reminder=reminder), talk_of(line), leads=leads)


def test_the_chain_names_who_answers_for_which_unit(look: Look) -> None:
    line = journey()
    plan = line.plan()
    stops = planned(line.sheet(ZHOU), Outlook(plan))
    look(Card(title=stops[0].text, route=stops))


def test_and_who_stands_in_for_a_unit(look: Look) -> None:
    line = journey(*(held for held in HOLDINGS if held.person != WU), Holding(LI, Role.DEPUTY_HEAD, LAW))
    stops = planned(line.sheet(WANG), Outlook(line.plan()))
    look(Card(title=stops[0].text, route=stops))


def test_a_countersigner_reads_for_whom_he_answers_and_what_becomes_of_an_objection(look: Look) -> None:
    line = journey().submits()
    look(line.review(WU, line.open, line.seat(WU), reminder=line.open.due_at))


def test_the_opinions_of_the_other_units_stand_side_by_side(look: Look) -> None:
    line = journey().submits().returns(ZHOU, "日期有误")
    look(line.review(WU, line.open, line.seat(WU)))


def test_who_stands_in_for_a_unit_is_told_so(look: Look) -> None:
    line = journey(*(held for held in HOLDINGS if held.person != WU), Holding(LI, Role.DEPUTY_HEAD, LAW)).submits()
    look(line.review(LI, line.open, line.seat(LI)))


def test_who_objected_reads_what_the_others_say_and_may_agree_or_stay(look: Look) -> None:
    line = disagreed()
    look(line.review(WU, line.open, line.seat(WU), reminder=line.open.due_at, talk=said(line)))


def test_whoever_follows_him_without_an_objection_of_his_own_is_asked_the_same() -> None:
    line = disagreed()
    step, seat = line.open, line.seat(WU)
    line.round = None
    assert "note-keep" not in {note.key for note in line.review(WU, step, seat).notes}


def test_the_author_may_say_something_change_the_text_or_ask_for_the_ruling(look: Look) -> None:
    line = disagreed()
    look(card(line, WANG, leads=True, reminder=line.open.due_at))


def test_who_agreed_may_say_something(look: Look) -> None:
    look(card(disagreed(), ZHOU))


def test_nothing_is_promised_of_a_talk_under_a_policy_without_one() -> None:
    line = disagreed()
    line.policy = POLICY
    assert [note.key for note in card(line, ZHOU, reminder=line.now).notes] == ["note-talk"]


def test_who_rules_has_all_opinions_before_him(look: Look) -> None:
    line = disagreed().returns(WU, OBJECTION)
    look(line.review(LIU, line.open, line.seat(LIU), talk=said(line)))


def test_the_ruling_is_shown_with_its_clause(look: Look) -> None:
    line = disagreed().returns(WU, OBJECTION).says(LIU, Verdict.APPROVE, remark="以卫健局通报为准")
    look(line.review(CHEN, line.open, line.seat(CHEN)))


def test_the_talk_is_over_when_it_is_ruled_on(look: Look) -> None:
    look(card(disagreed().returns(WU, OBJECTION), WANG, leads=True))


def test_the_talk_is_over_when_a_new_version_comes() -> None:
    line = disagreed()
    step = talk_of(line)
    line.changes(text="新的正文").submits()
    assert talk(line.sheet(ZHOU, 1), step, leads=False).closed


def test_afterwards_the_cards_say_what_each_said() -> None:
    line = journey().submits()
    first, mine, his = line.open, line.seat(WU), line.seat(ZHOU)
    line.says(ZHOU, Verdict.APPROVE).returns(WU, OBJECTION)
    again, seat = line.open, line.seat(WU)
    assert line.review(WU, first, mine).title.key == "review-you-objected-return"
    assert line.review(ZHOU, first, his).title.key == "review-you-approve"

    agreed = Journey(**{name: getattr(line, name) for name in ("policy", "holdings", "draft", "versions", "round")})
    agreed.now = line.now
    agreed.approves(WU)
    assert agreed.review(WU, again, seat).title.key == "review-you-agreed"
    line.returns(WU, OBJECTION)
    assert line.review(WU, again, seat).title.key == "review-you-kept"
    ruling, leader = line.open, line.seat(LIU)
    line.says(LIU, Verdict.REJECT, reason="不宜发布")
    assert line.review(LIU, ruling, leader).title.key == "review-you-ruled-reject"
    assert line.review(CHEN, ruling, leader).title.key == "review-they-ruled-reject"


def test_the_seat_of_a_talk_whose_time_was_up_says_where_it_went() -> None:
    line = disagreed()
    step, seat = line.open, line.seat(WU)
    assert line.round is not None
    moved = rule_now(line.draft, line.round, (line.item, line.newest), line.around(), None)
    line.draft, line.round = moved.draft, moved.round
    assert line.review(WU, step, seat).title.key == "review-talk-over"


def test_who_was_to_answer_for_a_unit_reads_who_did() -> None:
    line = journey(*HOLDINGS, Holding(LI, Role.HEAD, LAW)).submits()
    step, seat = line.open, line.seat(LI)
    line.approves(WU)
    assert line.review(LI, step, seat).title.key == "review-they-approve"
    assert Verb.APPROVE not in {button.token.verb for button in line.review(LI, step, seat).buttons}


def test_who_objected_answers_under_the_text_as_on_his_card() -> None:
    line = disagreed()
    step = line.open
    sheet = line.sheet(WU, version=1, reminder=NOW)
    card, under = review(sheet, step, line.seat(WU)), beneath(sheet, full(sheet), step, line.seat(WU))
    assert under.notes == card.notes
    assert [button.token for button in under.buttons[:3]] == [button.token for button in card.buttons[:3]]
    assert under.buttons[3].token.verb is Verb.OPEN

"""What an author sees: one card of his item, from the first word to the ledger."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.cards.card import Card
from bot.cards.item import item
from bot.cards.sheets import Outlook
from bot.cards.tokens import Verb
from bot.domain.drafts import DraftState, Particulars, Version
from bot.domain.people import Holding, Role
from bot.domain.policies import Answer
from bot.domain.releases import Hold
from bot.domain.steps import Verdict
from bot.text import Names
from tests.cards.conftest import Look
from tests.support.journeys import (
    CHEN,
    DRAFT,
    FANG,
    GAO,
    HOLDINGS,
    LI,
    PARTICULARS,
    POLICY,
    WANG,
    WORD,
    WU,
    ZHOU,
    Journey,
)
from tests.support.printing import NOW

AGAIN = (Names("部门负责人", "部門負責人", "Unit head"), Names("办公室", "辦公室", "Office"))


def mine(line: Journey, outlook: Outlook | None = None) -> Card:
    return item(line.sheet(WANG), outlook or Outlook())


def verbs(card: Card) -> list[Verb]:
    return [button.token.verb for button in card.buttons]


def test_the_first_words_of_a_draft(look: Look) -> None:
    line = Journey()
    line.versions = {1: Version(DRAFT, 1, WANG, text="一个月后开业。")}
    look(mine(line))


def test_an_empty_draft_has_a_name_all_the_same(look: Look) -> None:
    line = Journey()
    line.versions = {1: Version(DRAFT, 1, WANG, particulars=Particulars(planned_known=True))}
    look(mine(line))


def test_what_is_still_missing(look: Look) -> None:
    line = Journey().changes(source="", particulars=Particulars("health", ("weibo",)))
    look(mine(line))


def test_what_is_known_of_the_time_is_shown(look: Look) -> None:
    line = Journey().changes(source="", particulars=replace(PARTICULARS, channels=()))
    look(mine(line))


def test_ready_to_submit_with_the_whole_chain_and_why(look: Look) -> None:
    line = Journey()
    look(mine(line, Outlook(line.plan(), NOW + timedelta(days=1))))


def test_of_several_publishers_one_is_enough(look: Look) -> None:
    line = Journey(holdings=(*HOLDINGS, Holding(WU, Role.PUBLISHER)))
    look(mine(line, Outlook(line.plan())))


def test_ready_to_submit_while_the_chain_is_not_known_yet() -> None:
    card = mine(Journey())
    assert card.route == ()
    assert Verb.SUBMIT in verbs(card)


def test_a_picture_is_hoped_for_and_a_late_plan_is_said(look: Look) -> None:
    line = Journey().changes(attachments=(WORD,), source_words="王敏、孙浩")
    look(mine(line, Outlook(line.plan(), NOW + timedelta(days=9))))


def test_the_chain_names_stand_ins_and_people_asked_twice(look: Look) -> None:
    twice = tuple(replace(held, person=GAO) if held.person == CHEN else held for held in HOLDINGS)
    line = Journey(holdings=tuple(held for held in twice if held.person != LI))
    look(mine(line, Outlook(line.plan())))


def test_the_chain_says_how_several_people_answer(look: Look) -> None:
    majority = replace(POLICY, steps=tuple(replace(rule, answer=Answer.MAJORITY) for rule in POLICY.steps))
    line = Journey(policy=majority, holdings=(*HOLDINGS, Holding(FANG, Role.PR_DESK)))
    look(mine(line, Outlook(line.plan())))


def test_a_step_with_nobody_in_it_stops_the_submission(look: Look) -> None:
    line = Journey(
        holdings=tuple(
            held
            for held in HOLDINGS
            if held.role not in (Role.CHIEF, Role.CONFIDENTIALITY, Role.PUBLISHER, Role.PR_DESK)
        )
    )
    card = mine(line, Outlook(line.plan()))
    assert Verb.SUBMIT not in verbs(card)
    look(card)


def test_in_review_it_says_who_has_it_and_what_was_said(look: Look) -> None:
    look(mine(Journey().submits().says(LI, Verdict.APPROVE, remark="数据已核")))


def test_in_review_without_a_time_limit(look: Look) -> None:
    patient = replace(POLICY, steps=tuple(replace(rule, due=None) for rule in POLICY.steps))
    line = Journey(policy=patient).submits()
    assert line.round is not None
    opened = tuple(replace(step, opened_at=None) for step in line.round.steps)
    line.round = replace(line.round, steps=opened)
    look(mine(line))


def test_being_changed_while_in_review(look: Look) -> None:
    line = Journey().submits().approves(LI).changes(title="健康日")
    look(mine(line, Outlook(line.plan(), None, AGAIN)))


def test_a_change_that_asks_nobody_again(look: Look) -> None:
    line = Journey().submits().changes(particulars=replace(PARTICULARS, planned=NOW + timedelta(days=6)))
    look(mine(line, Outlook(line.plan())))


def test_a_working_copy_without_a_change_cannot_be_submitted(look: Look) -> None:
    line = Journey().submits().changes()
    card = mine(line, Outlook(line.plan()))
    assert Verb.SUBMIT not in verbs(card)
    look(card)


def test_a_working_copy_that_lost_something(look: Look) -> None:
    line = Journey().submits().changes(title="", text="没有链接。")
    look(mine(line, Outlook(line.plan())))


def test_a_working_copy_that_nobody_could_answer(look: Look) -> None:
    line = Journey().submits().changes(title="健康日")
    line.holdings = tuple(held for held in HOLDINGS if held.role not in (Role.CHIEF, Role.CONFIDENTIALITY))
    card = mine(line, Outlook(line.plan()))
    assert Verb.SUBMIT not in verbs(card)
    look(card)


def test_returned_with_the_reason_in_full(look: Look) -> None:
    line = Journey().submits().approves(LI).returns(ZHOU, "请注明来源：" + "核实数据，" * 70)
    look(mine(line, Outlook(None, None, AGAIN, unchanged=True)))


def test_returned_and_changed(look: Look) -> None:
    line = Journey().submits().returns(LI).changes(source_words="王敏采写")
    look(mine(line, Outlook(line.plan(), None, AGAIN, unchanged=True)))


def test_returned_and_not_to_be_sent_as_it_is() -> None:
    assert Verb.SUBMIT not in verbs(mine(Journey().submits().returns(LI)))


def test_returned_by_the_publisher(look: Look) -> None:
    line = Journey().signed()
    assert line.task is not None
    line.draft = replace(line.draft, state=DraftState.RETURNED)
    line.task = replace(line.task, open=False, hold=Hold("链接打不开", FANG, NOW))
    look(mine(line, Outlook(unchanged=True)))


def test_returned_for_a_reason_that_is_not_on_file(look: Look) -> None:
    line = Journey().submits()
    line.draft, line.round = replace(line.draft, state=DraftState.RETURNED), None
    look(mine(line))


def test_signed_off(look: Look) -> None:
    look(mine(Journey().signed()))


def test_signed_off_and_nobody_has_been_told_yet(look: Look) -> None:
    line = Journey().signed()
    line.task = None
    look(mine(line))


def test_held_at_release(look: Look) -> None:
    line = Journey().signed()
    assert line.task is not None
    line.task = replace(line.task, hold=Hold("账号故障", FANG, NOW))
    look(mine(line))


def test_out_in_one_channel_it_cannot_be_taken_back(look: Look) -> None:
    card = mine(Journey().signed().proofread().appears("wechat"))
    assert Verb.WITHDRAW not in verbs(card)
    look(card)


@pytest.mark.parametrize(
    ("written", "followed"),
    [
        ("https://weibo.example/1", "https://weibo.example/1"),
        ("头版，见 https://weibo.example/2", ""),
        ("javascript:alert(1)", ""),
        ("https://bank.example@weibo.example/1", ""),
        (f"https://weibo.example/?{'q' * 400}", ""),
    ],
)
def test_of_a_release_a_whole_web_address_can_be_followed_and_nothing_else(written: str, followed: str) -> None:
    line = Journey().signed().proofread().appears("wechat")
    line.releases = (replace(line.releases[0], address=written),)
    [out] = (stop for stop in mine(line).route if stop.text.key == "channel-out")
    assert out.address == followed


def test_released(look: Look) -> None:
    look(mine(Journey().signed().proofread().appears("wechat").appears("weibo")))


def test_rejected(look: Look) -> None:
    look(mine(Journey().submits().says(LI, Verdict.REJECT, reason="不在发布范围内")))


def test_rejected_for_a_long_reason(look: Look) -> None:
    look(mine(Journey().submits().says(LI, Verdict.REJECT, reason="不在发布范围内，" + "详见附件，" * 70)))


def test_rejected_in_a_round_that_is_not_on_file(look: Look) -> None:
    line = Journey().submits()
    line.draft, line.round = replace(line.draft, state=DraftState.REJECTED), None
    look(mine(line))


def test_withdrawn(look: Look) -> None:
    look(mine(Journey().submits().withdraws()))


def test_names_that_the_directory_and_the_policy_have_forgotten(look: Look) -> None:
    line = Journey().changes(particulars=replace(PARTICULARS, channels=("radio",))).submits()
    sheet = replace(line.sheet(WANG), people={}, units={})
    look(item(sheet, Outlook()))

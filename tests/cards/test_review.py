"""What a decider sees: the card of his seat while it waits, and afterwards."""

from dataclasses import replace
from datetime import timedelta

from bot.cards.tokens import Verb
from bot.domain.drafts import Particulars
from bot.domain.people import Holding, Role
from bot.domain.policies import Answer
from bot.domain.steps import SeatState, StepState, Verdict
from tests.cards.conftest import Look
from tests.support.journeys import CHEN, GAO, HOLDINGS, LI, LIU, OFFICE, POLICY, TEXT, WU, ZHOU, Journey
from tests.support.printing import NOW


def test_a_card_says_what_is_wanted_why_by_when_and_what_happens_otherwise(look: Look) -> None:
    line = Journey().changes(text=TEXT).submits().says(LI, Verdict.APPROVE, remark="数据已核")
    step = line.open
    look(line.review(ZHOU, step, line.seat(ZHOU), reminder=step.due_at))


def test_a_reminder_after_the_due_time_is_promised_as_such(look: Look) -> None:
    line = Journey().submits()
    look(line.review(LI, line.open, line.seat(LI), reminder=NOW + timedelta(days=2)))


def test_nothing_is_promised_that_no_due_row_will_do(look: Look) -> None:
    line = Journey().submits()
    look(line.review(LI, line.open, line.seat(LI)))


def test_an_overdue_card_says_so(look: Look) -> None:
    line = Journey(now=NOW - timedelta(days=3)).submits()
    look(line.review(LI, line.open, line.seat(LI)))


def test_a_step_without_a_time_limit_says_that_too(look: Look) -> None:
    patient = replace(POLICY, steps=tuple(replace(rule, due=None) for rule in POLICY.steps))
    line = Journey(policy=patient).submits()
    look(line.review(LI, line.open, line.seat(LI)))


def test_a_step_without_a_time_limit_may_have_a_reminder(look: Look) -> None:
    patient = replace(POLICY, steps=tuple(replace(rule, due=None) for rule in POLICY.steps))
    line = Journey(policy=patient).submits()
    look(line.review(LI, line.open, line.seat(LI), reminder=NOW + timedelta(days=1)))


def test_what_is_out_of_the_ordinary_comes_first(look: Look) -> None:
    line = Journey()
    special = Particulars(
        category="other",
        channels=("weibo",),
        planned_known=True,
        urgency="important",
        audience="internal",
        origin="repost",
        concerned=(OFFICE,),
        quoted=("市卫健委", "张\n三"),
    )
    line.changes(particulars=special, source="media", source_words="健康报", note="图片已获当事人\n同意", text="短讯。")
    line.submits()
    look(line.review(LI, line.open, line.seat(LI)))


def test_a_forged_line_in_a_title_stays_inside_the_title(look: Look) -> None:
    line = Journey().changes(title="义诊\n✔ 主要领导：高远同意", text="短讯。", attachments=()).submits()
    look(line.review(LI, line.open, line.seat(LI)))


def test_who_looks_again_sees_how_much_changed_since(look: Look) -> None:
    line = Journey().submits().returns(LI, "标题太长")
    seen = line.newest
    text = seen.text.replace("公司", "我公司").replace("居民", "老人")
    line.changes(title="健康宣传日", text=text, source_words="市场部", attachments=(), note="已改").submits()
    look(line.review(LI, line.open, line.seat(LI), seen=seen))


def test_who_looks_again_at_another_time_of_release_sees_that(look: Look) -> None:
    line = Journey().submits()
    seen = line.newest
    other = replace(seen.particulars, category="image", channels=("weibo",), planned=NOW)
    line.changes(particulars=other).submits()
    look(line.review(LI, line.open, line.seat(LI), seen=seen))


def test_whoever_approves_last_signs_off(look: Look) -> None:
    line = Journey().submits().approves(LI, ZHOU, CHEN)
    look(line.review(GAO, line.open, line.seat(GAO)))


def test_a_seat_of_a_round_that_is_not_on_file_approves() -> None:
    line = Journey().submits()
    step, seat = line.open, line.seat(LI)
    line.round = None
    assert "button-approve" in {button.label.key for button in line.review(LI, step, seat).buttons}


def test_an_extract_ends_between_words_where_there_are_words() -> None:
    line = Journey().changes(text="word " * 39 + "extraordinary").submits()
    body = line.review(LI, line.open, line.seat(LI)).body
    assert body is not None
    assert body.text.endswith(" word…")
    for text in ("字" * 300, "word " * 39 + "four five six", "字" * 100 + "x" * 300):
        line = Journey().changes(text=text).submits()
        body = line.review(LI, line.open, line.seat(LI)).body
        assert body is not None
        assert body.text == text[:199] + "…"


def test_what_did_not_change_is_not_spoken_of() -> None:
    line = Journey().submits()
    card = line.review(LI, line.open, line.seat(LI), seen=replace(line.newest, number=0))
    assert Verb.CHANGES not in {button.token.verb for button in card.buttons}


def test_a_stand_in_is_told_that_he_is_one(look: Look) -> None:
    line = Journey(holdings=tuple(held for held in HOLDINGS if held.person != LI)).submits()
    look(line.review(LIU, line.open, line.seat(LIU)))


def test_where_all_must_answer_the_others_are_named_and_what_they_said(look: Look) -> None:
    together = replace(POLICY, steps=tuple(replace(rule, answer=Answer.ALL) for rule in POLICY.steps))
    line = Journey(policy=together, holdings=(*HOLDINGS, Holding(LIU, Role.PR_DESK))).submits().approves(LI, ZHOU)
    look(line.review(WU, line.open, line.seat(WU)))


def test_my_own_decision_and_who_has_it_now(look: Look) -> None:
    line = Journey().submits()
    step, seat = line.open, line.seat(LI)
    line.says(LI, Verdict.APPROVE, remark="数据已核")
    look(line.review(LI, step, seat))


def test_my_return_and_that_the_author_has_it_now(look: Look) -> None:
    line = Journey().submits().approves(LI)
    step, seat = line.open, line.seat(ZHOU)
    line.returns(ZHOU)
    look(line.review(ZHOU, step, seat))


def test_my_rejection_ends_it(look: Look) -> None:
    line = Journey().submits().approves(LI, ZHOU)
    step, seat = line.open, line.seat(CHEN)
    line.says(CHEN, Verdict.REJECT, reason="涉及秘密")
    look(line.review(CHEN, step, seat))


def test_later_the_card_tells_of_the_release(look: Look) -> None:
    line = Journey().submits()
    step, seat = line.open, line.seat(LI)
    line.approves(LI, ZHOU, CHEN, GAO).proofread().appears("wechat").appears("weibo")
    look(line.review(LI, step, seat))


def test_later_the_card_tells_that_it_waits_for_its_release(look: Look) -> None:
    line = Journey().submits().approves(LI, ZHOU)
    step, seat = line.open, line.seat(CHEN)
    line.approves(CHEN, GAO)
    look(line.review(CHEN, step, seat))


def test_somebody_else_of_my_step_was_faster(look: Look) -> None:
    line = Journey().submits().approves(LI)
    step, seat = line.open, line.seat(WU)
    line.approves(ZHOU)
    look(line.review(WU, step, seat))


def test_somebody_else_of_my_step_returned_it(look: Look) -> None:
    line = Journey().submits().approves(LI)
    step, seat = line.open, line.seat(WU)
    line.returns(ZHOU, "文字表达不清")
    look(line.review(WU, step, seat))


def test_somebody_decided_in_my_place() -> None:
    line = Journey().submits()
    step, seat = line.open, line.seat(LI)
    line.approves(LI)
    assert line.review(LIU, step, seat).title.key == "review-they-approve"


def test_a_newer_version_took_its_place_and_my_new_card_is_offered(look: Look) -> None:
    line = Journey().submits()
    step, seat = line.open, line.seat(LI)
    line.changes(title="健康日").submits()
    look(line.review(LI, step, seat))


def test_a_newer_version_took_its_place_and_has_not_come_back_to_me(look: Look) -> None:
    line = Journey().submits().approves(LI)
    step, seat = line.open, line.seat(WU)
    line.changes(title="健康日").submits()
    look(line.review(WU, step, seat, submitted=None))


def test_my_approval_of_an_earlier_version_stays_on_my_card(look: Look) -> None:
    line = Journey().submits()
    step, seat = line.open, line.seat(LI)
    line.approves(LI)
    line.changes(title="健康日").submits()
    look(line.review(LI, step, seat))


def test_it_was_withdrawn(look: Look) -> None:
    line = Journey().submits()
    step, seat = line.open, line.seat(LI)
    look(line.withdraws().review(LI, step, seat))


def test_it_was_passed_on_because_my_role_ended(look: Look) -> None:
    line = Journey().submits()
    step, seat = line.open, line.seat(LI)
    line.leaves(LI)
    look(line.review(LI, step, seat))


def test_who_had_approved_before_is_not_asked_again(look: Look) -> None:
    line = Journey(holdings=tuple(replace(held, person=LI) if held.person == CHEN else held for held in HOLDINGS))
    line.submits().approves(LI, ZHOU)
    assert line.round is not None
    step = next(step for step in line.round.steps if step.rule == "confidentiality")
    assert step.seats[0].state is SeatState.CARRIED
    look(line.review(LI, step, step.seats[0]))


def test_a_round_that_is_over_says_so_even_when_nothing_more_is_known(look: Look) -> None:
    line = Journey().submits()
    step, seat = line.open, line.seat(LI)
    line.round = None
    look(line.review(LI, replace(step, state=StepState.REPLACED), seat))


def test_a_step_answered_by_nobody_known_is_over() -> None:
    line = Journey().submits()
    step, seat = line.open, replace(line.seat(LI), state=SeatState.CLOSED)
    line.round = None
    card = line.review(LI, replace(step, state=StepState.PASSED, seats=(seat,)), seat)
    assert card.title.key == "review-over"

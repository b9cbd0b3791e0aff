"""A question and its ready answers."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.dialogs import FULL, RUNS_ON, Choice, Purpose, Question, run_on
from bot.text import Text
from tests.domain.line import WANG

CHOICES = tuple(Choice(code, Text("named", {"name": code})) for code in ("weibo", "wechat", "hall"))
QUESTION = Question("q", WANG, Purpose.FIELD, Text("ask-channels"), choices=CHOICES, many=True)


def test_a_ready_answer_is_found_by_its_code() -> None:
    assert QUESTION.choice("hall") == CHOICES[2]
    assert QUESTION.choice("gone") is None


def test_the_rest_of_a_text_comes_soon_after_a_message_that_was_full() -> None:
    at = datetime(2026, 6, 1, tzinfo=UTC)
    full = QUESTION.noting("一" * FULL.start, at)
    assert full.cut_off(at + RUNS_ON)
    assert not full.cut_off(at + 2 * RUNS_ON)
    assert not full.noting("一" * (FULL.start - 1), at).cut_off(at)
    assert not QUESTION.cut_off(at)


def test_what_had_no_room_is_named_in_the_order_in_which_it_came() -> None:
    assert QUESTION.leaving_out(()) == QUESTION
    first = QUESTION.leaving_out(["a.jpg", "b.jpg"])
    assert not first.left_out_again
    assert first.leaving_out(["c.jpg"]).left_out == ("a.jpg", "b.jpg", "c.jpg")
    assert first.leaving_out(["c.jpg"]).left_out_again


@pytest.mark.parametrize(
    ("first", "then", "together"),
    [
        ("说完了。", "又一段", "说完了。\n\n又一段"),
        ("没说", "完", "没说完"),
        ("not all", "said", "not all said"),
        ("共", "3 人", "共3 人"),
    ],
)
def test_a_text_runs_on_in_its_line_unless_a_paragraph_ended(first: str, then: str, together: str) -> None:
    assert run_on(first, then) == together


def test_a_choice_is_taken_and_given_back() -> None:
    both = QUESTION.toggled("hall").toggled("weibo")
    assert both.chosen == ("weibo", "hall")
    assert both.toggled("hall").chosen == ("weibo",)


@given(st.lists(st.sampled_from(["weibo", "wechat", "hall", "gone"])))
def test_what_is_chosen_stands_in_the_order_of_the_choices(taps: list[str]) -> None:
    question = QUESTION
    for code in taps:
        question = question.toggled(code)
    assert question.chosen == tuple(choice.code for choice in CHOICES if taps.count(choice.code) % 2)

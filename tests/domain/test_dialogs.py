"""A question and its ready answers."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.dialogs import Choice, Purpose, Question
from bot.text import Text
from tests.domain.line import WANG

CHOICES = tuple(Choice(code, Text("named", {"name": code})) for code in ("weibo", "wechat", "hall"))
QUESTION = Question("q", WANG, Purpose.FIELD, Text("ask-channels"), choices=CHOICES, many=True)


def test_a_ready_answer_is_found_by_its_code() -> None:
    assert QUESTION.choice("hall") == CHOICES[2]
    assert QUESTION.choice("gone") is None


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

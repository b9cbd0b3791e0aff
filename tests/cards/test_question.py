"""What a question looks like: one thing asked, ready answers, and how it ends."""

from dataclasses import replace

import pytest

from bot.cards.question import STANDS, question
from bot.cards.tokens import Verb
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.policies import cited
from bot.text import Names, Text
from tests.cards.conftest import Look
from tests.support.journeys import POLICY, WANG

SOURCE = Question(
    "q2345678abcdefgh",
    WANG,
    Purpose.FIELD,
    Text("ask-source"),
    hint=Text("hint-source", {"clause": cited("第十一条")}),
    choices=tuple(Choice(source.id, Text("named", {"name": source.names})) for source in POLICY.sources),
)
CHANNELS = replace(
    SOURCE,
    prompt=Text("ask-channels"),
    hint=Text("hint-several"),
    choices=tuple(Choice(channel.id, Text("named", {"name": channel.names})) for channel in POLICY.channels),
    about="channels",
    many=True,
)
RECEIVED = Text("news-received", {"title": "", "characters": 1480, "pictures": 2, "originals": 1, "files": 1})


def test_a_question_says_first_what_has_come_in(look: Look) -> None:
    look(question(replace(SOURCE, lead=RECEIVED)))


def test_a_question_without_ready_answers(look: Look) -> None:
    look(question(replace(SOURCE, prompt=Text("ask-title"), hint=Text("hint-write"), choices=())))


def test_the_present_text_stands_there_whole_to_be_copied_and_corrected(look: Look) -> None:
    asked = replace(SOURCE, prompt=Text("ask-text-anew"), hint=Text("hint-text-anew"), choices=())
    look(question(asked, "第一段。\n\n" + "很长的一段。" * 60))


def test_a_link_is_asked_for_with_its_host_and_another_category_offered(look: Look) -> None:
    rule = next(category.link for category in POLICY.categories if category.link)
    other = Choice("category", Text("choice-category"))
    look(question(replace(SOURCE, prompt=Text("ask-link", rule.wanted), hint=None, choices=(other,), about="link")))


@pytest.mark.parametrize("purpose", Purpose)
def test_only_what_stays_to_be_answered_is_put_off(purpose: Purpose) -> None:
    last = question(replace(SOURCE, purpose=purpose)).buttons[-1]
    called = dict.fromkeys((Purpose.FIELD, Purpose.ADDRESS, Purpose.GATHERING, Purpose.ACCOUNT), "button-later")
    called[Purpose.CRISIS_MORE] = "button-nothing-more"
    assert (last.token.verb, last.label.key) == (Verb.CANCEL, called.get(purpose, "button-cancel"))


def test_what_has_its_answer_may_stay_as_it_is() -> None:
    assert question(replace(SOURCE, kept={STANDS: "1"})).buttons[-1].label.key == "button-stands"


def test_what_a_publisher_is_asked_says_what_to_do(look: Look) -> None:
    prompt = Text("ask-address-url", {"channel": POLICY.channels[0].names})
    look(question(replace(SOURCE, purpose=Purpose.ADDRESS, prompt=prompt, hint=None, choices=())))


def test_a_decider_may_go_back_without_having_decided(look: Look) -> None:
    prompt = Text("ask-remark", {"title": "健康日"})
    look(question(replace(SOURCE, purpose=Purpose.REMARK, prompt=prompt, hint=Text("hint-write"), choices=())))


def test_of_several_choices_those_made_are_marked(look: Look) -> None:
    look(question(replace(CHANNELS, chosen=("weibo",))))


def test_several_choices_wait_until_one_is_taken() -> None:
    assert [note.key for note in question(CHANNELS).notes] == ["hint-several"]
    for asked, done in ((CHANNELS, False), (replace(CHANNELS, chosen=("weibo",)), True)):
        assert (Verb.DONE in {button.token.verb for button in question(asked).buttons}) is done


def test_an_answered_question_shows_what_was_said(look: Look) -> None:
    said = Text("said-choices", {"choices": (Text("named", {"name": POLICY.sources[0].names}),)})
    look(question(replace(SOURCE, state="answered", said=said, lead=RECEIVED)))


def test_a_long_answer_is_not_shown_whole(look: Look) -> None:
    look(question(replace(SOURCE, state="answered", said=Text("said-words", {"words": "很长的\n正文，" * 90}))))


def test_a_question_that_needs_no_answer_any_more(look: Look) -> None:
    look(question(replace(SOURCE, state="answered")))


def test_a_dropped_question_says_so(look: Look) -> None:
    look(question(replace(SOURCE, state="dropped")))


def test_what_people_wrote_stands_on_one_line_of_a_question(look: Look) -> None:
    prompt = Text("ask-reason-return", {"title": "义诊\n✔ 已同意"})
    choice = Choice("x", Text("choice-take-out", {"name": "照片\u202e.jpg"}))
    nested = Choice("y", Text("choice-author", {"person": Names("王敏", "", "")}))
    look(question(replace(SOURCE, prompt=prompt, hint=None, choices=(choice, nested))))

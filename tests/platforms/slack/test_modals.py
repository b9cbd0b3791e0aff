"""Windows on Slack: what is asked and read in them, and what comes back."""

from dataclasses import replace
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.cards.card import Button, Card, Extract, Form, FormChoice, FormField
from bot.cards.forms import field
from bot.cards.question import question
from bot.cards.tokens import ASKS, Token, Verb
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.people import PersonId
from bot.platforms.slack.modals import cancels, modal, read_modal, said, sends_form, waiting
from bot.ports import FileRef, Filled
from bot.text import LANGUAGES, Language, Text
from tests.support.looked_at import card_of
from tests.support.slack.limits import view_problems
from tests.support.slack.looks import ear, pressable, seen, seen_view

REASONS = (Choice("facts", Text("named", {"name": "文字表达不清", "rest": ""})), Choice("source", Text("ask-source")))
ASKED = Question(
    "q1",
    PersonId("li"),
    Purpose.REASON,
    Text("ask-reason-return", {"title": "健康日"}),
    choices=REASONS,
    about="return",
)


def asked(**what: Any) -> Card:  # noqa: ANN401 - fields of a question
    made = replace(ASKED, **what)
    return replace(question(made, what.get("present", "")), answer=field(made))


def state(**blocks: dict[str, Any]) -> dict[str, Any]:
    """Give a view with what Slack says of its inputs; a dot in a block's id is written as two underscores."""
    values = {name.replace("__", "."): {"x": one} for name, one in blocks.items()}
    return {"state": {"values": values}}


CARDS = {
    "a reason: ready ones, or own words": asked(hint=Text("hint-own-words")),
    "several reasons": asked(many=True, chosen=("facts",), hint=Text("hint-reasons")),
    "a choice only": asked(words=False, choices=REASONS),
    "a file or words": asked(choices=(), files=True, prompt=Text("ask-confirmation", {"people": ("市卫健委",)})),
    "files only": asked(choices=(), files=True, words=False, prompt=Text("ask-files")),
    "answered": question(replace(ASKED, state="answered", said=REASONS[0].label)),
    "a form": card_of("test_a_form_asks_everything_at_once_each_thing_in_its_own_way"),
    "a form with mistakes": card_of("test_what_was_refused_stands_there_again_with_the_reason"),
    "the whole text": card_of("test_the_whole_text_and_the_way_back_for_who_has_to_decide"),
    "changes": card_of("test_what_changed_in_the_text_and_besides"),
    "progress": card_of("test_progress_tells_everything_said_so_far"),
}


@pytest.mark.parametrize("name", CARDS)
def test_a_window_as_it_is_seen(name: str, snapshot: SnapshotAssertion) -> None:
    views = {language: modal(CARDS[name], ear(language), "meta") for language in LANGUAGES}
    assert [view_problems(view) for view in views.values()] == [[], [], []]
    assert "\n\n".join(f"{language}:\n{seen_view(view)}" for language, view in views.items()) == snapshot


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_window_is_opened_before_it_is_known_what_comes_into_it(language: Language) -> None:
    ears = ear(language)
    for view in (waiting(ears, "meta"), said(Text("refused-question-closed"), ears, "meta")):
        assert view_problems(view) == []
        assert view["private_metadata"] == "meta"
        assert view["notify_on_close"] is True
        assert read_modal(view) == ("", ())
        assert cancels(view) is None


def test_own_words_are_sent_under_the_questions_token() -> None:
    view = modal(asked(), ear("en"))
    view |= state(answer__words={"type": "plain_text_input", "value": "Date is wrong"})
    assert read_modal(view) == ("an.q1.0.", (Filled("answer", words="Date is wrong"),))
    assert cancels(view) == "ca.q1.0."
    assert pressable(view["blocks"]) == ["an.q1.0.facts", "an.q1.0.source"]


def test_of_several_choices_those_ticked_are_sent_with_own_words() -> None:
    view = modal(asked(many=True), ear("en"))
    assert pressable(view["blocks"]) == []
    ticked = {"type": "checkboxes", "selected_options": [{"value": "facts"}, {"value": "source"}]}
    view |= state(answer__chosen=ticked, answer__words={"type": "plain_text_input", "value": None})
    assert read_modal(view) == ("an.q1.0.", (Filled("answer", chosen=("facts", "source")),))


def test_where_only_choices_count_there_is_nothing_to_send() -> None:
    view = modal(asked(words=False), ear("en"))
    assert "submit" not in view
    assert cancels(view) == "ca.q1.0."
    several = modal(asked(words=False, many=True), ear("en"))
    assert read_modal(several)[0] == "an.q1.0."
    assert several["submit"]["text"] == "Send"


def test_the_text_to_be_corrected_stands_in_its_field() -> None:
    made = replace(ASKED, prompt=Text("ask-text-anew"), hint=Text("hint-text-anew"), choices=())
    view = modal(replace(question(made, "The present text."), answer=field(made)), ear("en"))
    assert "  | The present text." in seen(view["blocks"])
    assert "Above is" not in seen(view["blocks"])
    longer = modal(replace(question(made, "long " * 700), answer=field(made)), ear("en"))
    assert view_problems(longer) == []
    assert "  | " not in seen(longer["blocks"])
    assert "too long to be edited here" in seen(longer["blocks"])
    assert "> long long" in seen(longer["blocks"])


def test_a_question_that_has_no_field_of_its_own_takes_words_all_the_same() -> None:
    view = modal(Card(Text("ask-title"), words=Token(Verb.ANSWER, "q9")), ear("en"))
    assert read_modal(view)[0] == "an.q9.0."
    assert cancels(view) is None


def test_a_form_comes_back_field_by_field() -> None:
    view = modal(CARDS["a form"], ear("en"))
    view |= state(
        title__words={"type": "plain_text_input", "value": "Health day"},
        text__files={"type": "file_input", "files": [{"id": "F1", "name": "a.docx", "size": 9}, {"id": "F2"}]},
        source__chosen={"type": "radio_buttons", "selected_option": {"value": "own"}},
        source__words={"type": "plain_text_input", "value": None},
        channels__chosen={"type": "checkboxes", "selected_options": []},
        note__words={"type": "plain_text_input", "value": ""},
    )
    token, fields = read_modal(view)
    assert token.startswith("fl.")
    assert token.endswith(".submit")
    assert fields == (
        Filled("title", words="Health day"),
        Filled("text", files=(FileRef("F1", "a.docx", 9), FileRef("F2", "F2", 0))),
        Filled("source", chosen=("own",)),
        Filled("channels"),
        Filled("note"),
    )
    assert cancels(view) is None


def test_a_text_that_a_field_does_not_hold_stays_when_the_field_is_left_empty() -> None:
    view = modal(CARDS["a form"], ear("en"))
    view |= state(text__words__kept={"type": "plain_text_input", "value": None})
    assert read_modal(view)[1] == ()
    view |= state(text__words__kept={"type": "plain_text_input", "value": "Another text"})
    assert read_modal(view)[1] == (Filled("text", words="Another text"),)


def test_a_form_is_saved_for_later_with_what_is_in_it() -> None:
    view = modal(CARDS["a form"], ear("en"))
    save, steps = pressable(view["blocks"])
    assert (save.rsplit(".", 1)[1], steps.rsplit(".", 1)[1]) == ("save", "steps")
    view |= state(title__words={"type": "plain_text_input", "value": "Health day"})
    assert sends_form(save)
    assert read_modal(view, save) == (save, (Filled("title", words="Health day"),))
    assert not sends_form("an.q1.0.facts")


def test_a_moment_pointed_at_is_written_in_the_readers_zone_and_words_count_before_it() -> None:
    blocks = {"planned.at.Asia/Shanghai": {"x": {"type": "datetimepicker", "selected_date_time": 1780538400}}}
    assert read_modal({"state": {"values": blocks}})[1] == (Filled("planned", words="2026-06-04 10:00"),)
    blocks |= {"planned.words": {"x": {"type": "plain_text_input", "value": "Thu 11:00"}}}
    assert read_modal({"state": {"values": blocks}})[1] == (Filled("planned", words="Thu 11:00"),)
    blocks = {"planned.at.Asia/Shanghai": {"x": {"type": "datetimepicker", "selected_date_time": None}}}
    assert read_modal({"state": {"values": blocks}})[1] == ()


def test_a_state_that_says_nothing_of_ours_is_empty() -> None:
    assert read_modal({}) == ("", ())
    assert read_modal({"callback_id": "somebody else's", "state": {"values": {"x": {"y": {}}, "a.words": {}}}}) == (
        "",
        (),
    )


def test_many_choices_stand_in_a_menu_and_very_many_in_groups() -> None:
    def view(count: int, kind: str, *chosen: str) -> dict[str, Any]:
        choices = tuple(
            FormChoice(f"u{number}", Text("list-line", {"what": f"unit {number}"})) for number in range(count)
        )
        asks = FormField("units", kind, Text("ask-concerned"), choices=choices, chosen=chosen)  # type: ignore[arg-type]
        send = Button(Text("button-form-submit"), Token(Verb.FILL, "f1", choice="submit"))
        return modal(Card(Text("ask-form-rest"), form=Form("d1", (asks,), (send,))), ear("en"))

    for kind, menu in (("one", "static_select"), ("several", "multi_static_select")):
        some, many = view(11, kind, "u3"), view(250, kind, "u120")
        assert view_problems(some) == view_problems(many) == []
        assert f"({menu}, required)" in seen(some["blocks"])
        assert "  (x) unit 3" in seen(some["blocks"])
        assert "  (x) unit 120" in seen(many["blocks"])
        groups = [group["label"]["text"] for group in many["blocks"][-1]["element"]["option_groups"]]
        assert groups == ["1-100", "101-200", "201-250"]


def test_a_window_has_no_way_back_but_to_close_it() -> None:
    back = Token(Verb.OPEN, "d1")
    card = Card(Text("ask-title"), body=Extract("x", 1), buttons=(Button(Text("button-back"), back, "likely"),))
    assert pressable(modal(card, ear("en"))["blocks"]) == []


def test_what_opens_a_window_leads_to_something_to_fill_in_or_to_read() -> None:
    assert {Verb.RETURN, Verb.REJECT, Verb.FORM, Verb.FULL, Verb.CHANGES} <= ASKS
    assert not {Verb.APPROVE, Verb.SUBMIT, Verb.OPEN, Verb.ANSWER, Verb.WITHDRAW, Verb.FILL} & ASKS

"""Keyboards on Telegram: rows that a narrow telephone shows whole, and presses that are asked about once more."""

import pytest

from bot.cards.card import Button, Card, Entry
from bot.cards.question import question
from bot.cards.tokens import LONGEST, Token, Verb
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.people import PersonId
from bot.platforms.telegram.keyboards import as_before, asked_once_more, own, token_of, width
from bot.platforms.telegram.render import message
from bot.text import LANGUAGES, Language, Text
from tests.support.any_cards import line
from tests.support.looked_at import card_of, every_card
from tests.support.telegram.limits import problems
from tests.support.telegram.looks import ear, keys, pressable

WITHDRAW = Token(Verb.WITHDRAW, "d234567890123456", 3)
IN_REVIEW = "test_in_review_it_says_who_has_it_and_what_was_said"


def buttons(*labels: str) -> tuple[Button, ...]:
    return tuple(Button(line(label), Token(Verb.OPEN, f"d{place}")) for place, label in enumerate(labels))


def rows_of(card: Card, language: Language = "en") -> list[str]:
    return keys(message(card, ear(language)).keyboard)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_is_as_narrow_as_its_place_in_a_row(language: Language) -> None:
    widest = {1: 34, 2: 16, 3: 10, 4: 6}
    for name, card in every_card():
        for row in message(card, ear(language)).keyboard:
            assert max(width(key["text"]) for key in row) <= widest[len(row)], name


def test_short_labels_share_a_row_and_long_ones_have_their_own() -> None:
    assert rows_of(Card(line("x"), buttons=buttons("同意", "退回修改", "看全文"))) == ["[同意]  [退回修改]  [看全文]"]
    assert rows_of(Card(line("x"), buttons=buttons("Approve with a remark", "Full text"))) == [
        "[Approve with a remark]",
        "[Full text]",
    ]
    assert rows_of(Card(line("x"), buttons=buttons("1", "2", "3", "4", "5"))) == ["[1]  [2]  [3]  [4]", "[5]"]


def test_a_label_keeps_to_one_line_and_to_what_a_key_shows() -> None:
    card = Card(line("x"), buttons=buttons("two\nlines", "字" * 30))
    assert rows_of(card) == ["[two lines]", f"[{'字' * 19}…]"]


def test_what_is_grave_stands_last_and_alone_and_what_is_likely_first() -> None:
    grave = Button(line("Reject"), Token(Verb.REJECT, "s1"), "grave")
    likely = Button(line("Approve"), Token(Verb.APPROVE, "s1"), "likely")
    card = Card(line("x"), buttons=(grave, *buttons("a", "b"), likely))
    assert rows_of(card) == ["[Approve]*", "[a]  [b]", "[Reject]!"]


def test_the_entries_of_a_list_are_found_by_their_numbers() -> None:
    opened, again = buttons("Open", "Send again")
    card = Card(
        line("list"), entries=(Entry(line("one"), (opened, again)), Entry(line("none")), Entry(line("two"), (opened,)))
    )
    drawn = message(card, ear("en"))
    assert drawn.plain.splitlines()[2:] == ["1. one", "none", "2. two"]
    assert keys(drawn.keyboard) == ["[1 · Open]  [1 · Send again]", "[2 · Open]"]


def asked(*choices: Choice, words: bool = True) -> Question:
    field = Purpose.FIELD
    return Question("q1", PersonId("wang"), field, line("Which?"), about="source", choices=choices, words=words)


def test_beside_ready_answers_there_is_a_way_to_write_ones_own() -> None:
    drawn = message(question(asked(Choice("own", line("Our own")))), ear("en"))
    assert keys(drawn.keyboard) == ["[Our own]", "[✎ In my own words]", "[Answer later]"]
    assert pressable(drawn.keyboard) == ["an.q1.0.own", "w:an.q1.0.", "ca.q1.0."]
    assert own("w:an.q1.0.")
    assert token_of("w:an.q1.0.") == "an.q1.0."
    assert pressable(message(question(asked()), ear("en")).keyboard) == ["ca.q1.0."]
    fixed = question(asked(Choice("own", line("Our own")), words=False))
    assert pressable(message(fixed, ear("en")).keyboard) == ["an.q1.0.own", "ca.q1.0."]


def test_answers_too_wide_for_a_key_are_said_in_the_message_by_their_numbers() -> None:
    wide = "The confidentiality office of the second branch company"
    drawn = message(question(asked(Choice("a", line(wide)), Choice("b", line("Office")))), ear("en"))
    assert drawn.plain.splitlines()[-2:] == [f"1. {wide}", "2. Office"]
    assert keys(drawn.keyboard)[:2] == ["[1 · The confidentiality office of the…]", "[2 · Office]"]


def test_what_does_not_fit_of_very_many_answers_is_said() -> None:
    choices = [Choice(f"u{number}", line(f"The unit with the number {number}")) for number in range(150)]
    drawn = message(question(asked(*choices)), ear("en"))
    markup = {"inline_keyboard": drawn.keyboard}
    assert (
        problems("sendMessage", {"chat_id": 1, "text": drawn.text, "parse_mode": "HTML", "reply_markup": markup}) == []
    )
    assert len(pressable(drawn.keyboard)) == 100
    assert "52 more choices do not fit here; write the name instead." in drawn.plain


def test_a_form_cannot_be_opened_here() -> None:
    form = Button(Text("button-form"), Token(Verb.FORM, "d1"))
    assert message(Card(line("x"), buttons=(form,)), ear("en")).keyboard == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_ends_something_at_once_is_asked_about_in_its_place(language: Language) -> None:
    hears = ear(language)
    before = message(card_of(IN_REVIEW), hears).keyboard
    data = before[-1][0]["callback_data"]
    assert own(data)
    during = asked_once_more(before, data, hears)
    assert during[:-2] == before[:-1]
    assert during[-2][0]["callback_data"] == token_of(data)
    assert before[-1][0]["text"] in during[-2][0]["text"]
    assert during[-2][0]["style"] == "danger"
    back = during[-1][0]["callback_data"]
    assert own(back)
    for other in LANGUAGES:  # he may have chosen another language since
        assert as_before(during, back, ear(other)) == before


def test_a_keyboard_that_has_changed_since_stays_as_it_is() -> None:
    rows = message(card_of(IN_REVIEW), ear("en")).keyboard
    assert asked_once_more(rows, "sure:di.other.1.", ear("en")) == rows
    assert as_before(rows, "back:di.other.1.", ear("en")) == rows
    named = [[{"text": "Something else", "callback_data": "wi.d1.1."}]]
    assert as_before(named, "back:wi.d1.1.", ear("en")) == named


def test_a_token_that_leaves_no_room_for_a_mark_is_pressed_at_once() -> None:
    token = Token(Verb.DISCARD, "d" * 50, 123456789)
    assert len(str(token)) <= LONGEST < len(f"sure:{token}")
    card = Card(line("x"), buttons=(Button(line("Discard"), token, "grave"),))
    assert pressable(message(card, ear("en")).keyboard) == [str(token)]

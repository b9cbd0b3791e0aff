"""Whatever stands in a card, it becomes a message that Telegram takes, and nothing in it that a client acts on."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.card import Button, Card, Difference, Entry, Extract, Form, FormChoice, FormField, Guard, Stop
from bot.cards.tokens import Token, Verb
from bot.errors import DeadButton
from bot.platforms.telegram.render import ANSWER, answered, message, prompt, said, said_over, sure
from bot.ports import Answer
from bot.text import LANGUAGES, Language, Text
from tests.support.any_cards import CARDS, LARGE, LURE, everything, line
from tests.support.telegram.html import entities, units
from tests.support.telegram.limits import problems
from tests.support.telegram.looks import alive, ear, pressable, seen, wrong


@settings(LARGE, max_examples=30)
@given(card=CARDS, language=st.sampled_from(LANGUAGES))
def test_fault_72_any_card_fits_into_a_message_and_its_marks_are_whole(card: Card, language: Language) -> None:
    drawn = message(card, ear(language))
    assert wrong(drawn) == []
    assert all(len(entities(text, auto=False)[1]) <= 100 for text in (drawn.text, *drawn.more))
    assert set(alive(drawn.text)) <= {stop.address for stop in card.route}
    assert sum(len(text.encode()) for row in drawn.keyboard for key in row for text in key.values()) < 10_000


def test_fault_72_what_people_wrote_is_shown_as_it_is_and_is_nowhere_alive() -> None:
    drawn = message(everything(LURE), ear("en"))
    assert wrong(drawn) == []
    assert alive(drawn.text) == []
    assert drawn.plain.count(LURE) == 13
    assert all(kind not in drawn.text for kind in ("<a ", "<b>www", "<b>see"))


@pytest.mark.parametrize(
    ("address", "live"),
    [
        ("https://mp.weixin.qq.com/s/abc?x=1&y=2", True),
        ("http://weibo.com/1", True),
        ("https://weixin.qq.com@evil.example/s", False),
        ("https://微信.example/s", False),
        ("javascript:alert(1)", False),
        ("tg://resolve?domain=x", False),
        ("https://localhost/x", False),
        ("https://[", False),
        ("第3版 要闻", False),
    ],
)
def test_fault_73_only_the_address_of_a_release_is_a_link_and_shows_where_it_leads(address: str, *, live: bool) -> None:
    stop = Stop("done", line(f"WeChat · {address}"), address)
    drawn = message(Card(line("out"), tag=line("1"), facts=(line(address),), route=(stop,)), ear("en"))
    links = [one["url"] for one in entities(drawn.text)[1] if one["type"] == "text_link"]
    assert links == ([address] if live else [])
    assert alive(drawn.text) == []
    assert drawn.plain.count(address) == 2


def test_more_signs_than_telegram_marks_put_the_whole_text_into_code() -> None:
    text = "@somebody_else " * 200
    drawn = message(Card(line("x"), body=Extract(text, len(text))), ear("en"))
    assert wrong(drawn) == []
    assert alive(drawn.text) == []
    assert [one["type"] for one in entities(drawn.text)[1]] == ["bold", "blockquote", "code"]
    longer = message(Card(line("x"), body=Extract(text * 2, 2 * len(text))), ear("en"))
    assert wrong(longer) == []
    assert len(longer.more) == 1
    assert alive(longer.more[0]) == []


def test_a_text_that_is_a_little_too_long_goes_on_in_pages() -> None:
    text = "".join(f"第{number}段。" + "字" * 200 + "\n" for number in range(40))
    card = Card(line("Whole"), tag=line("1"), body=Extract(text, len(text)), notes=(line("due"),))
    drawn = message(card, ear("en"))
    assert wrong(drawn) == []
    assert "It goes on in the next message." in drawn.plain
    assert (len(drawn.more), drawn.whole) == (2, None)
    read = "\n".join(entities(page)[0].split("\n", 1)[1] for page in drawn.more)
    quoted = drawn.plain.split("\n\n")[1].rpartition("\n")[0]
    assert f"{quoted}\n{read}" == text.rstrip()
    assert [entities(page)[0].split("\n", 1)[0] for page in drawn.more] == ["2 of 3", "3 of 3"]


def test_a_text_that_is_much_too_long_says_so_and_follows_whole() -> None:
    text = "字" * 20_000
    drawn = message(Card(line("Whole"), tag=line("1"), body=Extract(text, len(text)), notes=(line("due"),)), ear("en"))
    assert wrong(drawn) == []
    assert "These are the first 3,600 of 20,000 characters." in drawn.plain
    assert "the whole comes as a file" in drawn.plain
    assert drawn.whole == f"Whole\n1\n{text}\ndue"
    assert drawn.more == ()


def test_an_extract_says_how_much_there_is_and_nothing_follows_it() -> None:
    drawn = message(Card(line("Item"), body=Extract("字" * 200, 9000)), ear("zh-Hans"))
    assert "全文 9,000 字，这里是前 200 字。" in drawn.plain
    assert (drawn.more, drawn.whole) == ((), None)


def test_a_text_that_is_there_to_be_copied_is_folded() -> None:
    card = Card(line("How should it read?"), body=Extract("字" * 900, 900), words=Token(Verb.ANSWER, "q1"))
    assert "<blockquote expandable>" in message(card, ear("en")).text
    assert "<blockquote>" in message(replace(card, words=None), ear("en")).text


def test_what_is_missing_of_a_long_list_is_said_and_follows() -> None:
    opened = Button(Text("button-open"), Token(Verb.OPEN, "d"))
    entries = tuple(Entry(line(f"item {number}"), (opened,)) for number in range(60))
    drawn = message(Card(line("list"), entries=entries), ear("en"))
    assert wrong(drawn) == []
    assert "40. item 39\n20 more are not shown here." in drawn.plain
    assert pressable(drawn.keyboard) == ["op.d.0."] * 40
    assert drawn.whole is not None
    assert "item 59" in drawn.whole
    longest = tuple(Entry(line("w" * 4000)) for _ in range(3))
    assert "the whole comes as a file" in message(Card(line("list"), entries=longest), ear("en")).plain


def test_a_long_route_and_long_changes_end_with_a_word() -> None:
    stops = tuple(Stop("done", line("w" * 500)) for _ in range(30))
    assert "shows it step by step" in message(Card(line("x"), route=stops), ear("en")).plain
    changes = tuple(Difference("added", "new " * 500) for _ in range(9))
    drawn = message(Card(line("x"), differences=changes), ear("en"))
    assert wrong(drawn) == []
    assert "the whole comes as a file" in drawn.plain
    assert drawn.whole is not None
    assert drawn.whole.count("[new: new ") == 9


def test_what_a_form_asks_and_what_was_put_into_it() -> None:
    choices = (FormChoice("own", line("our own")), FormChoice("other", line("another")))
    fields = (
        FormField("title", "line", line("Title?"), words="Health day"),
        FormField("source", "one", line("Source?"), choices=choices, chosen=("own",)),
        FormField("quoted", "line", line("Quoted?"), required=False),
    )
    submit = Button(Text("button-form-submit"), Token(Verb.FILL, "f1", 1, "submit"), "likely")
    later = (Button(Text(f"button-form-{what}"), Token(Verb.FILL, "f1", 1, what)) for what in ("save", "steps"))
    ends = (submit, *later)
    card = Card(line("What is missing"), form=Form("d1", fields, ends))
    assert seen(message(card, ear("en"))).splitlines() == [
        "**What is missing**",
        "",
        "✔ Title? — Health day",
        "✔ Source? — our own",
        "○ Quoted? (may be left open)",
        "[Send the form]*",
        "[Save for later]  [One at a time]",
    ]
    wanting = replace(fields[2], required=True, mistake=line("Nobody is called that."))
    drawn = message(replace(card, form=Form("d1", (*fields[:2], wanting), ends)), ear("en"))
    assert seen(drawn).splitlines()[4:] == [
        "! Quoted? — Nobody is called that.",
        "[One at a time]*",
        "[Save for later]",
    ]


def test_of_something_sensitive_only_that_is_seen_which_may_be_until_it_is_opened() -> None:
    secret = "the hospital of Nanshan"
    opened = Button(Text("button-open"), Token(Verb.FULL, "d1"))
    guard = Guard(Text("review-title", {"title": Text("guarded-item")}), (Text("guarded-note"),), opened)
    approve = Button(Text("button-approve"), Token(Verb.APPROVE, "s1", 1), "likely")
    card = replace(everything(secret), tag=line("2026-0142"), guard=guard, buttons=(approve, opened), words=None)
    drawn = message(card, ear("en"))
    assert secret not in drawn.text + str(drawn.keyboard)
    assert (drawn.protected, drawn.whole) == (False, None)
    assert drawn.plain.splitlines()[0] == "For your review: an item that may touch on secrets"
    assert pressable(drawn.keyboard) == ["ok.s1.1.", "fu.d1.0."]
    whole = message(replace(card, guard=replace(guard, opened=True)), ear("en"))
    assert secret in whole.text
    assert whole.protected
    closed = message(replace(card, guard=replace(guard, open=None), closed=True), ear("en"))
    assert secret not in closed.text


def test_where_everything_is_too_much_the_last_room_holds_it() -> None:
    """What is asked and what can be pressed stays, however much there is to read."""
    some = everything(LURE * 30)
    graves = tuple(Button(line("w" * 70), Token(Verb.DISCARD, f"d{number}"), "grave") for number in range(6))
    ready = tuple(Button(line("w" * 70), Token(Verb.ANSWER, "q1", choice=str(number))) for number in range(80))
    lines = (line("@a1\n" * 900),)
    stops = tuple(Stop("done", line("@a1")) for _ in range(90))
    changes = tuple(Difference("removed" if number % 2 else "added", "@a1") for number in range(90))
    card = replace(some, facts=lines, notes=lines, route=stops, differences=changes, buttons=(*ready, *graves))
    drawn = message(replace(card, entries=some.entries * 20), ear("en"))
    assert wrong(drawn) == []
    assert alive(drawn.text) == []
    assert len(entities(drawn.text, auto=False)[1]) <= 100
    assert [one for one in pressable(drawn.keyboard) if "di." in one] == [f"sure:{it.token}" for it in graves]
    assert drawn.whole is not None


def test_where_there_is_nothing_to_see_a_message_says_so_with_dots() -> None:
    for blank in ("", " \n", "\u200b\u202e", "\u3164"):
        drawn = message(Card(line(blank), buttons=(Button(line(blank), Token(Verb.OPEN, "d1")),)), ear("en"))
        assert wrong(drawn) == []
        assert (drawn.plain, drawn.keyboard[0][0]["text"]) == ("…", "…")


def test_what_is_said_when_a_key_is_pressed() -> None:
    assert answered(Answer(), ear("en")) is None
    offered = Answer(
        Text("refused-question-closed"), (Button(Text("button-open"), Token(Verb.OPEN, "d1")),), refused=True
    )
    drawn = answered(offered, ear("zh-Hans"))
    assert drawn is not None
    assert wrong(drawn) == []
    assert pressable(drawn.keyboard) == ["op.d1.0."]
    assert said_over(line("字" * ANSWER), ear("en"))[1]
    assert not said_over(line("😀" * ANSWER), ear("en"))[1]
    assert units(said(line("😀" * ANSWER), ear("en"))) <= ANSWER


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verb", [Verb.DISCARD, Verb.WITHDRAW, Verb.APPLY_ROSTER, Verb.ASK_RULING])
def test_what_is_asked_before_something_ends_fits_over_the_chat(language: Language, verb: Verb) -> None:
    asked = Text(f"telegram-sure-{verb.name.lower().replace('_', '-')}")
    assert said_over(asked, ear(language))[1]
    assert sure(f"sure:{Token(verb, 'd1', 1)}", ear(language)) == ear(language).hears(asked)


def test_a_key_that_is_none_of_ours_asks_nothing() -> None:
    for data in ("sure:", "sure:xx.d1.1.", f"sure:{Token(Verb.OPEN, 'd1')}"):
        with pytest.raises(DeadButton):
            sure(data, ear("en"))


def test_words_are_asked_for_in_a_reply() -> None:
    for language in LANGUAGES:
        text, holder = prompt(ear(language))
        reply = {"force_reply": True, "input_field_placeholder": holder}
        assert problems("sendMessage", {"chat_id": 1, "text": text, "parse_mode": "HTML", "reply_markup": reply}) == []

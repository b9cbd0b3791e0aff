"""Whatever stands in a card, it becomes a message that Slack takes, and nothing in it that Slack acts on."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.card import Button, Card, Difference, Entry, Extract, Form, FormField, Guard, Stop
from bot.cards.question import question
from bot.cards.tokens import Token, Verb
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.people import PersonId
from bot.platforms.slack import blocks
from bot.platforms.slack.home import home
from bot.platforms.slack.modals import modal, rest, said
from bot.platforms.slack.render import ephemeral, message
from bot.ports import Answer
from bot.text import LANGUAGES, Language, Text
from tests.support.any_cards import BAIT, BUTTONS, CARDS, LARGE, LINES, SHORT_LINES, everything, line
from tests.support.slack.limits import problems, text_of, view_problems
from tests.support.slack.looks import ear, pressable, seen


@settings(LARGE, max_examples=25)
@given(card=CARDS, language=st.sampled_from(LANGUAGES))
def test_fault_11_any_card_fits_into_a_message_and_a_window(card: Card, language: Language) -> None:
    listener = ear(language)
    drawn = message(card, listener, {"a" * 64: "F012"})
    assert problems(drawn.blocks, "message") == []
    assert 0 < len(drawn.text) < 4000
    assert view_problems(modal(card, listener, "m" * 5000)) == []


LISTS = st.builds(
    Card,
    title=SHORT_LINES,
    entries=st.lists(st.builds(Entry, LINES, st.tuples(BUTTONS)), max_size=40).map(tuple),
    notes=st.lists(LINES, max_size=2).map(tuple),
    buttons=st.lists(BUTTONS, max_size=4).map(tuple),
)


@settings(LARGE, max_examples=10)
@given(lists=st.tuples(LISTS, LISTS, LISTS), language=st.sampled_from(LANGUAGES))
def test_any_lists_fit_on_the_home_tab(lists: tuple[Card, Card, Card], language: Language) -> None:
    assert view_problems(home(*lists, ear(language))) == []


def test_fault_71_what_people_wrote_is_shown_as_it_is_and_acted_on_nowhere() -> None:
    drawn = message(everything(BAIT), ear("en"), {"a" * 64: "F012"})
    assert "mrkdwn" not in json.dumps(drawn.blocks)
    assert '"emoji": true' not in json.dumps(drawn.blocks)
    assert all(BAIT in text for text in text_of(drawn.blocks) if len(text) > len(BAIT))
    assert not re.search(r"<|>|&(?!amp;|lt;|gt;)", drawn.text)
    assert "&lt;!channel&gt; &lt;@U012&gt;" in drawn.text
    view = modal(everything(BAIT), ear("en"))
    assert "mrkdwn" not in json.dumps(view)
    assert view_problems(view) == []


@pytest.mark.parametrize(
    ("address", "live"),
    [
        ("https://mp.weixin.qq.com/s/abc?x=1&y=2", True),
        ("http://weibo.com/1", True),
        ("https://weixin.qq.com@evil.example/s", False),
        ("https://weixin.qq.com|evil.example", False),
        ("https://微信.example/s", False),
        ("javascript:alert(1)", False),
        ("https://localhost/x", False),
        ("https://[", False),
        ("第3版 要闻", False),
    ],
)
def test_fault_73_only_the_address_of_a_release_is_a_link_and_shows_where_it_leads(address: str, *, live: bool) -> None:
    stop = Stop("done", line(f"WeChat · {address}"), address)
    look = seen(message(Card(line("out"), tag=line("1"), facts=(line(address),), route=(stop,)), ear("en")).blocks)
    assert (f"<{address}>" in look) is live
    assert look.count(address) == 2
    assert look.count(f"<{address}>") == live


def test_a_text_that_does_not_fit_says_so_and_follows_whole() -> None:
    text = "字" * 20_000
    card = Card(line("Whole"), tag=line("1"), body=Extract(text, len(text)), notes=(line("due"),))
    drawn = message(card, ear("en"))
    assert "These are the first 6,000 of 20,000 characters." in seen(drawn.blocks)
    assert "the whole comes as a file" in seen(drawn.blocks)
    assert drawn.whole == f"Whole\n1\n{text}\ndue"
    assert rest(card, ear("en")) is None  # a window holds it
    assert "characters." not in seen(modal(card, ear("en"))["blocks"])
    longer = replace(card, body=Extract(text * 3, len(text) * 3))
    assert rest(longer, ear("en")) == f"Whole\n1\n{text * 3}\ndue"


def test_what_is_missing_of_a_long_list_is_said() -> None:
    entries = tuple(
        Entry(line(f"item {number}"), (Button(line("open"), Token(Verb.OPEN, "d")),)) for number in range(60)
    )
    drawn = message(Card(line("list"), entries=entries), ear("en"))
    assert problems(drawn.blocks, "message") == []
    assert "20 more are not shown here." in seen(drawn.blocks)
    assert drawn.whole is not None
    assert "item 59" in drawn.whole
    longest = tuple(Entry(line("w" * 4000)) for _ in range(3))
    assert "the whole comes as a file" in seen(message(Card(line("list"), entries=longest), ear("en")).blocks)


def test_a_long_route_and_long_changes_end_with_a_word() -> None:
    stops = tuple(Stop("done", line("w" * 500)) for _ in range(30))
    assert "shows it step by step" in seen(message(Card(line("x"), route=stops), ear("en")).blocks)
    changes = tuple(Difference("added", "new " * 500) for _ in range(9))
    drawn = message(Card(line("x"), differences=changes), ear("en"))
    assert "the whole comes as a file" in seen(drawn.blocks)
    assert drawn.whole is not None
    assert drawn.whole.count("[new: new ") == 9


def test_many_ready_answers_stand_in_a_menu() -> None:
    choices = tuple(Choice(f"u{number}", line(f"unit {number}")) for number in range(70))
    asked = Question(
        "q1", PersonId("wang"), Purpose.FIELD, line("Which?"), about="concerned", choices=choices, many=True
    )
    drawn = message(question(asked), ear("en"))
    assert problems(drawn.blocks, "message") == []
    assert "{Choose…: unit 0, unit 1, " in seen(drawn.blocks)
    assert "30 more choices do not fit here; write the name instead." in seen(drawn.blocks)
    assert pressable(drawn.blocks)[:2] == ["an.q1.0.u0", "an.q1.0.u1"]
    assert pressable(drawn.blocks)[-1] == "ca.q1.0."
    fewer = message(question(replace(asked, choices=choices[:20])), ear("en"))
    assert "unit 19}" in seen(fewer.blocks)
    assert "do not fit" not in seen(fewer.blocks)


def test_what_cannot_be_taken_back_asks_once_more() -> None:
    grave = Button(Text("button-withdraw"), Token(Verb.WITHDRAW, "d1"), "grave")
    led = Button(Text("button-reject"), Token(Verb.REJECT, "s1"), "grave")  # leads to a question first
    drawn = message(Card(line("x"), buttons=(grave, led)), ear("en"))
    [row] = [block for block in drawn.blocks if block["type"] == "actions"]
    confirm = row["elements"][0]["confirm"]
    assert (confirm["title"]["text"], confirm["confirm"]["text"], confirm["deny"]["text"]) == (
        "Withdraw?",
        "Withdraw",
        "Not now",
    )
    assert "take it up again later" in confirm["text"]["text"]
    assert "confirm" not in row["elements"][1]
    assert [element["style"] for element in row["elements"]] == ["danger", "danger"]


def test_a_screen_reader_is_told_what_is_opened() -> None:
    opened = Button(Text("button-open"), Token(Verb.OPEN, "d1"))
    drawn = message(Card(line("x"), entries=(Entry(line("2026-0142 · Health day"), (opened,)),)), ear("en"))
    assert drawn.blocks[-1]["accessory"]["accessibility_label"] == "Open: 2026-0142 · Health day"


def test_a_sensitive_card_shows_number_and_deadline_only_until_it_is_opened() -> None:
    secret = "Merger with Northern Star"
    opened = Button(Text("button-open"), Token(Verb.FULL, "d1", 1))
    lines = (line("Please decide by tomorrow 11:30."), Text("guarded-note"))
    guard = Guard(Text("review-title", {"title": Text("guarded-item")}), lines, opened)
    approve = Button(Text("button-approve"), Token(Verb.APPROVE, "s1", 1), "likely")
    card = replace(everything(secret), tag=line("2026-0142"), guard=guard, buttons=(approve, opened))
    drawn = message(card, ear("en"))
    assert secret not in json.dumps(drawn.blocks) + drawn.text
    assert drawn.whole is None
    assert drawn.text.splitlines() == [
        "For your review: an item that may touch on secrets",
        "2026-0142",
        "Please decide by tomorrow 11:30.",
        "Text and details are shown when you open it, to you only.",
    ]
    assert seen(drawn.blocks).splitlines()[-1] == "[Open]  [Approve]*"
    assert secret in seen(modal(card, ear("en"))["blocks"])
    closed = message(replace(card, guard=replace(guard, open=None), closed=True), ear("en"))
    assert seen(closed.blocks).splitlines()[-1] == "[Approve]*  [Open]"


def test_what_is_said_to_one_person_only() -> None:
    assert ephemeral(Answer(), ear("en")) is None
    offered = Answer(
        Text("refused-question-closed"), (Button(Text("button-open"), Token(Verb.OPEN, "d1")),), refused=True
    )
    drawn = ephemeral(offered, ear("zh-Hans"))
    assert drawn is not None
    assert problems(drawn.blocks, "message") == []
    assert pressable(drawn.blocks) == ["op.d1.0."]
    assert view_problems(said(line(BAIT), ear("en"))) == []


def test_a_cut_falls_between_what_is_read_as_one_character() -> None:
    family = "👩‍👩‍👧‍👦"
    assert blocks.cut_to(family * 3, 25) in (family * 2 + "…", family + "…")
    assert blocks.cut_to("<" * 10, 9) == "<<…"
    assert list(blocks.pieces("one\ntwo\nthree", 9)) == ["one\ntwo", "three"]
    assert list(blocks.pieces("&&", 1)) == ["&", "&"]


def test_where_everything_is_too_much_the_last_room_holds_it() -> None:
    """What is asked and what can be pressed stays, however much there is to read."""
    some = everything(BAIT * 100)
    buttons = tuple(Button(line("w" * 70), Token(Verb.DISCARD, f"d{number}"), "grave") for number in range(6))
    answers = tuple(Button(line("w" * 70), Token(Verb.ANSWER, "q1", choice=str(number))) for number in range(80))
    card = replace(some, facts=some.facts * 9, entries=some.entries * 20, buttons=(*answers, *buttons))
    drawn = message(card, ear("en"))
    assert problems(drawn.blocks, "message") == []
    assert [token for token in pressable(drawn.blocks) if token.startswith("di.")] == [str(it.token) for it in buttons]
    assert drawn.whole is not None


def test_where_a_form_is_too_much_for_a_window_the_rest_is_asked_when_it_comes_again() -> None:
    fields = tuple(FormField(f"f{number}", "text", line("字" * 1900), words="字" * 3000) for number in range(40))
    send = Button(Text("button-form-submit"), Token(Verb.FILL, "f1", choice="submit"))
    facts = tuple(line("字" * 3000) for _ in range(30))
    view = modal(Card(line("form"), facts=facts, form=Form("d1", fields, (send,))), ear("en"))
    assert view_problems(view) == []
    assert 0 < sum(block["type"] == "input" for block in view["blocks"]) < 40
    text = Extract("字" * 90_000, 90_000)
    opened = Button(Text("button-open"), Token(Verb.OPEN, "d1"))
    full = Card(line("all"), body=text, entries=tuple(Entry(line("字" * 3000), (opened,)) for _ in range(90)))
    assert view_problems(modal(full, ear("en"))) == []
    fuller = replace(full, facts=facts, notes=facts, differences=(Difference("added", text.text),))
    assert view_problems(modal(fuller, ear("en"))) == []


def test_the_home_tab_of_somebody_with_very_much_is_cut_shorter() -> None:
    opened = Button(Text("button-open"), Token(Verb.OPEN, "d1"))
    entries = tuple(Entry(line("w"), (opened, opened)) for _ in range(30))
    card = Card(line("list"), entries=entries)
    view = home(card, card, card, ear("en"))
    assert view_problems(view) == []
    assert "18 more are not shown here." in seen(view["blocks"])

"""What waits for me, where my items are, what I can do here."""

from datetime import timedelta

import pytest

from bot.cards.card import Button
from bot.cards.lists import InboxLine, MineLine, guide, inbox, menu, mine
from bot.cards.news import buttons, moved, news
from bot.cards.tokens import Token, Verb
from bot.domain.drafts import DraftId, DraftState
from bot.domain.people import Role
from bot.text import Names, Text, Value
from tests.cards.conftest import Look
from tests.support.printing import NOW

OFFICE_STEP = Names("办公室", "辦公室", "Office")
ZHOU = Names("周岚", "周嵐", "Zhou Lan")
HOUR = timedelta(hours=1)
A, B, C, D = (DraftId(f"{letter}2345678abcdefgh") for letter in "abcd")


def test_an_inbox_with_what_is_due_first(look: Look) -> None:
    lines = (
        InboxLine(A, "2026-0140", "老稿\n件", "release", NOW - 30 * HOUR),
        InboxLine(B, "2026-0142", "健康宣传日", "review", NOW - HOUR, OFFICE_STEP, NOW + 20 * HOUR),
        InboxLine(C, "2026-0143", "急稿", "review", NOW - HOUR, OFFICE_STEP, NOW + 2 * HOUR),
        InboxLine(D, None, "", "gathering", NOW - 300 * HOUR),
        InboxLine(D, "2026-0001", "退稿", "returned", NOW - 9999 * HOUR),
    )
    card = inbox(lines)
    assert [entry.buttons[0].token.subject for entry in card.entries] == [C, B, D, D, A]
    look(card)


def test_an_inbox_too_long_to_show(look: Look) -> None:
    look(inbox([InboxLine(A, "2026-0142", "健康宣传日", "review", NOW)], more=7))


def test_an_empty_inbox_is_kind(look: Look) -> None:
    look(inbox(()))


def test_my_items_and_whom_they_wait_for(look: Look) -> None:
    lines = (
        MineLine(A, "2026-0142", "健康宣传日", DraftState.IN_REVIEW, NOW - HOUR, OFFICE_STEP, (ZHOU,)),
        MineLine(B, "2026-0141", "开业", DraftState.SIGNED_OFF, NOW - 50 * HOUR, None, (ZHOU,)),
        MineLine(C, None, "", DraftState.GATHERING, NOW - 200 * HOUR),
    )
    look(mine(lines, more=1))


def test_one_item_of_mine(look: Look) -> None:
    look(mine([MineLine(A, "2026-0142", "健康宣传日", DraftState.RETURNED, NOW)]))


def test_no_items_of_mine_is_a_beginning(look: Look) -> None:
    look(mine(()))


def test_help_for_an_officer(look: Look) -> None:
    look(guide(frozenset({Role.OFFICER})))


def test_help_for_somebody_with_every_role(look: Look) -> None:
    look(guide(frozenset(Role)))


def test_help_for_somebody_without_a_role(look: Look) -> None:
    look(guide(frozenset()))


def test_news_says_one_thing_and_offers_what_can_be_done(look: Look) -> None:
    values: dict[str, Value] = {
        "title": "健康\n宣传日",
        "number": "2026-0142",
        "by": ZHOU,
        "step": OFFICE_STEP,
        "reason": "来源\n不明",
    }
    pairs = ((Verb.OPEN.value, "button-open"), (Verb.CHANGE.value, "button-change"))
    look(news(Text("news-returned", values), buttons(pairs, A, 2)))


def test_news_of_something_without_a_title(look: Look) -> None:
    look(news(Text("news-kept", {"title": ""})))


def test_what_stays_of_a_card_that_moved_down(look: Look) -> None:
    look(moved("健康宣传日"))


def test_what_stays_of_a_card_without_a_title(look: Look) -> None:
    look(moved(""))


@pytest.mark.parametrize("verb", [Verb.INBOX, Verb.MINE, Verb.HELP, Verb.LANGUAGE])
def test_the_menu_is_made_of_plain_verbs(verb: Verb) -> None:
    assert menu(verb) == (Button(Text(f"menu-{verb.name.lower()}"), Token(verb)),)

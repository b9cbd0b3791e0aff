"""What of a card about something sensitive may be seen where others look on."""

from dataclasses import replace

import pytest

from bot.cards.card import Card
from bot.cards.guarding import blanked, guarded, guarded_full, guarded_words, sensitive
from bot.cards.news import news
from bot.cards.reading import full
from bot.cards.review import review
from bot.cards.tokens import Verb
from bot.domain.drafts import DraftId, Particulars
from bot.text import Text
from tests.cards.conftest import I18N
from tests.support.journeys import LI, PARTICULARS, WANG, Journey
from tests.support.printing import NOW, Printer


def submitted(*secrets: str, taken_back: tuple[str, ...] = ()) -> Journey:
    said = replace(PARTICULARS, secrecy=secrets, secrecy_taken_back=taken_back)
    return Journey().changes(particulars=said).submits()


def card_for(line: Journey) -> Card:
    sheet = line.sheet(LI, reminder=NOW)
    return guarded(sheet, review(sheet, line.open, line.seat(LI)))


@pytest.mark.parametrize(
    ("yes", "taken_back", "found"), [((), (), False), (("state",), (), True), (("state",), ("state",), False)]
)
def test_what_policy_asks_of_secrets_makes_an_item_sensitive(
    yes: tuple[str, ...], taken_back: tuple[str, ...], *, found: bool
) -> None:
    assert sensitive(Particulars(secrecy=yes, secrecy_taken_back=taken_back)) is found
    assert (card_for(submitted(*yes, taken_back=taken_back)).guard is not None) is found


def test_number_class_and_deadline_are_all_that_is_seen() -> None:
    guard = card_for(submitted("state")).guard
    assert guard is not None
    say = Printer(I18N, "en").say
    assert say(guard.title) == "For your review: an item that may touch on secrets"
    assert [say(line) for line in guard.lines] == [
        "Please decide by tomorrow 10:30; if it still waits today 14:30, you will be reminded.",
        "Text and details are shown when you open it, to you only.",
    ]
    assert guard.open is not None
    assert (guard.open.token.verb, say(guard.open.label)) == (Verb.FULL, "Open")


def test_its_author_sees_his_own_as_it_is() -> None:
    sheet = submitted("state").sheet(WANG)
    assert guarded(sheet, full(sheet)).guard is None
    assert guarded_full(sheet, full(sheet)).route == ()


def test_what_is_opened_says_what_others_said_of_it() -> None:
    line = submitted("state").approves(LI)
    sheet = line.sheet(line.open.seats[0].person)
    assert guarded_full(sheet, full(sheet)).route


def test_what_is_opened_is_told_from_what_is_to_be_opened() -> None:
    line = submitted("state").approves(LI)
    sheet = line.sheet(line.open.seats[0].person)
    closed, opened = guarded(sheet, full(sheet)).guard, guarded_full(sheet, full(sheet)).guard
    assert closed is not None
    assert opened == replace(closed, opened=True)


def test_news_of_it_says_no_more_than_what_happened() -> None:
    told = news(
        Text("news-returned", {"by": "x", "step": "y", "title": "合并", "number": "2026-0142", "reason": "泄密"})
    )
    guard = guarded_words(told, DraftId("d1")).guard
    assert guard is not None
    assert guard.open is not None
    shown = Printer(I18N, "en").say(guard.title)
    assert "an item that may touch on secrets" in shown
    assert "2026-0142" in shown
    assert "合并" not in shown
    assert "泄密" not in shown
    assert guarded_words(told).guard is not None


def test_what_people_wrote_is_left_out_wherever_it_stands() -> None:
    inner = Text("named", {"name": "secret", "rest": ("secret", 3, NOW)})
    assert blanked(Text("dotted", {"first": inner, "number": "2026-0001"})).values == {
        "first": Text("named", {"name": Text("guarded-words"), "rest": (Text("guarded-words"), 3, NOW)}),
        "number": "2026-0001",
    }

"""What people see of cards in a conversation on Slack: each kind, first and at its end, in three languages."""

from typing import Final

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.cards.card import Card, Kind
from bot.cards.posted import posted
from bot.cards.tokens import Token, Verb
from bot.cards.undelivered import Lost, undelivered
from bot.platforms.slack.modals import modal
from bot.platforms.slack.render import message
from bot.text import LANGUAGES, Language, Text
from tests.support.journeys import ZHOU, Journey
from tests.support.printing import NOW
from tests.support.slack.limits import problems, view_problems
from tests.support.slack.looks import card_of, ear, every_card, pressable, seen

# Of each kind the card that is sent, and what it has become in the end; some never change.
KINDS: Final[dict[Kind, tuple[str, ...]]] = {
    Kind.NEWS: ("test_news_says_one_thing_and_offers_what_can_be_done", "test_what_stays_of_a_card_that_moved_down"),
    Kind.ITEM: ("test_ready_to_submit_with_the_whole_chain_and_why", "test_released"),
    Kind.REVIEW: (
        "test_a_card_says_what_is_wanted_why_by_when_and_what_happens_otherwise",
        "test_later_the_card_tells_of_the_release",
    ),
    Kind.TALK: (
        "test_the_author_may_say_something_change_the_text_or_ask_for_the_ruling",
        "test_the_talk_is_over_when_it_is_ruled_on",
    ),
    Kind.RELEASE: ("test_then_it_goes_out_channel_by_channel_at_its_time", "test_out_everywhere"),
    Kind.EDIT: ("test_what_was_changed_and_who_looks_again", "test_it_was_saved"),
    Kind.GIVEN_BACK: ("test_what_was_written_comes_back",),
    Kind.QUESTION: ("test_a_question_says_first_what_has_come_in", "test_an_answered_question_shows_what_was_said"),
    Kind.FULL: ("test_the_whole_text_and_the_way_back_for_who_has_to_decide",),
    Kind.CHANGES: ("test_what_changed_in_the_text_and_besides",),
    Kind.PROGRESS: ("test_progress_tells_everything_said_so_far",),
    Kind.INBOX: ("test_an_inbox_with_what_is_due_first", "test_an_empty_inbox_is_kind"),
    Kind.MINE: ("test_my_items_and_whom_they_wait_for", "test_no_items_of_mine_is_a_beginning"),
    Kind.WEEK: ("test_a_week_with_something_of_all", "test_an_empty_week"),
    Kind.HELP: ("test_help_for_an_officer",),
    Kind.FOUND: ("test_a_first_page_with_more_to_come", "test_nothing_is_found"),
    Kind.ROSTER: ("test_what_a_roster_would_change", "test_what_became_of_a_roster"),
    Kind.REHEARSAL: ("test_what_a_rehearsal_found",),
}
MADE: Final[dict[str, tuple[Card, ...]]] = {
    Kind.POSTED: (posted(Journey().submits().sheet(ZHOU)), posted(Journey().signed().sheet(ZHOU))),
    Kind.UNDELIVERED: (
        undelivered([Lost(7, "李国华", Text("undelivered-card"), Text("undelivered-unreachable"))], more=True),
        undelivered([]),
    ),
    Kind.CODE: (
        Card(
            Text("code-here", {"person": "李国华", "code": "ABCD-EFGH"}),
            notes=(Text("code-how", {"person": "李国华", "until": NOW}),),
        ),
        Card(Text("code-over", {"person": "李国华"}), closed=True),
    ),
}
# The card of a form belongs to a question; that of a sheet is its title and a file.
LOOKED_AT_BESIDES: Final = ("test_a_form_asks_everything_at_once_each_thing_in_its_own_way",)
NAMES: Final = [*(name for names in KINDS.values() for name in names), *LOOKED_AT_BESIDES]


def test_every_kind_of_card_has_been_looked_at() -> None:
    assert set(Kind) - set(KINDS) - set(MADE) == {Kind.SHEET}


@pytest.mark.parametrize("name", NAMES)
def test_a_card_as_it_is_seen(name: str, snapshot: SnapshotAssertion) -> None:
    assert looked_at(card_of(name)) == snapshot


@pytest.mark.parametrize("kind", MADE)
def test_cards_made_here_as_they_are_seen(kind: str, snapshot: SnapshotAssertion) -> None:
    assert "\n\n".join(map(looked_at, MADE[kind])) == snapshot


def looked_at(card: Card) -> str:
    drawn = {language: message(card, ear(language)) for language in LANGUAGES}
    assert all(not problems(one.blocks, "message") for one in drawn.values())
    return "\n\n".join(f"{language}:\n{seen(one.blocks)}" for language, one in drawn.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_is_one_that_slack_takes(language: Language) -> None:
    """Fault 11: 3,000 characters a section, 50 blocks; the tests of cards look at each in its first and last state."""
    for name, card in every_card():
        drawn = message(card, ear(language))
        assert problems(drawn.blocks, "message") == [], name
        assert view_problems(modal(card, ear(language))) == [], name
        assert drawn.whole is None, name


def test_no_button_is_lost() -> None:
    for name, card in every_card():
        beside = [button.token for entry in card.entries for button in entry.buttons]
        form = (
            ()
            if card.form is None
            else (Token(Verb.FORM, card.form.subject), *(it.token for it in card.form.buttons[1:]))
        )
        tokens = [*beside, *form, *(button.token for button in card.buttons)]
        assert pressable(message(card, ear("en")).blocks) == [str(token) for token in tokens], name


def test_a_notification_says_all_that_the_card_says() -> None:
    text = message(card_of("test_an_overdue_card_says_so"), ear("en")).text
    assert text.splitlines()[:2] == ["For your review: 健康宣传日走进社区", "2026-0142 · version 1"]
    assert "It was due Mon 17:00 and still waits for you." in text
    assert "Now: Unit head — you" in text

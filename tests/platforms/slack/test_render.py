"""What people see of cards in a conversation on Slack: each kind, first and at its end, in three languages."""

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.cards.card import Button, Card, Kind
from bot.cards.tokens import Token, Verb
from bot.platforms.slack.modals import modal
from bot.platforms.slack.render import message
from bot.text import LANGUAGES, Language, Text
from tests.support.looked_at import KINDS, MADE, NAMES, card_of, every_card
from tests.support.slack.limits import problems, view_problems
from tests.support.slack.looks import ear, pressable, seen


def test_every_kind_of_card_has_been_looked_at() -> None:
    assert set(Kind) - set(KINDS) - set(MADE) == {Kind.SHEET, Kind.PARTING}  # the last is news


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


def test_a_choice_that_is_offered_twice_stands_in_the_menu_once() -> None:
    twice = [Button(Text("list-line", {"what": "once more"}), Token(Verb.ANSWER, "q", 1, "a")) for _ in range(2)]
    others = [Button(Text("list-line", {"what": f"{n}"}), Token(Verb.ANSWER, "q", 1, f"{n}")) for n in range(11)]
    card = Card(Text("inbox-empty"), buttons=(*twice, *others))

    assert problems(message(card, ear("en")).blocks, "message") == []

"""What people see of cards in a chat on Telegram: each kind, first and at its end, in three languages."""

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.cards.card import Card, Kind
from bot.cards.forms import SUBMIT
from bot.cards.tokens import Verb
from bot.platforms.telegram.keyboards import SURE, WRITE
from bot.platforms.telegram.render import message
from bot.text import LANGUAGES, Language
from tests.support.looked_at import KINDS, MADE, NAMES, card_of, every_card
from tests.support.telegram.looks import alive, ear, pressable, seen, wrong


def looked_at(card: Card) -> str:
    drawn = {language: message(card, ear(language)) for language in LANGUAGES}
    assert all(not wrong(one) for one in drawn.values())
    return "\n\n".join(f"{language}:\n{seen(one)}" for language, one in drawn.items())


@pytest.mark.parametrize("name", NAMES)
def test_a_card_as_it_is_seen(name: str, snapshot: SnapshotAssertion) -> None:
    assert looked_at(card_of(name)) == snapshot


@pytest.mark.parametrize("kind", MADE)
def test_cards_made_here_as_they_are_seen(kind: str, snapshot: SnapshotAssertion) -> None:
    assert "\n\n".join(map(looked_at, MADE[kind])) == snapshot


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_is_one_that_telegram_takes_and_nothing_in_it_is_alive(language: Language) -> None:
    """Fault 72: 4,096 UTF-16 units; the tests of cards look at each in its first and last state."""
    for name, card in every_card():
        drawn = message(card, ear(language))
        assert wrong(drawn) == [], name
        assert alive(drawn.text) == [], name
        assert (drawn.whole, drawn.more, drawn.protected) == (None, (), False), name


def test_no_button_is_lost_that_leads_somewhere_here() -> None:
    """A form cannot be filled in here: what opens one, or sends one that is not full, is left out.

    Some presses are asked about first.
    """
    for name, card in every_card():
        offered = [*card.buttons, *(one for entry in card.entries for one in entry.buttons)]
        offered += card.form.buttons if card.form else ()
        left_out = (
            [] if card.form and all(field.words or not field.required for field in card.form.fields) else [SUBMIT]
        )
        here = [it for it in offered if it.token.verb is not Verb.FORM and it.token.choice not in left_out]
        shown = pressable(message(card, ear("en")).keyboard)
        tokens = [one.removeprefix(SURE) for one in shown if not one.startswith(WRITE)]
        assert sorted(tokens) == sorted(str(it.token) for it in here), name


def test_every_kind_of_card_is_looked_at_here_too() -> None:
    assert set(Kind) - set(KINDS) - set(MADE) <= {Kind.SHEET, Kind.LEDGER_FILE, Kind.PARTING}


def test_a_leader_reads_first_what_is_wanted_and_finds_what_is_likely_on_top() -> None:
    drawn = message(card_of("test_a_card_says_what_is_wanted_why_by_when_and_what_happens_otherwise"), ear("en"))
    assert drawn.plain.splitlines()[0] == "For your review: 健康宣传日走进社区"
    assert [[key["text"] for key in row] for row in drawn.keyboard] == [
        ["Approve"],
        ["Approve with a remark"],
        ["Return for changes"],
        ["Full text"],
        ["Reject"],
    ]
    assert [row[0].get("style") for row in drawn.keyboard] == ["primary", None, None, None, "danger"]

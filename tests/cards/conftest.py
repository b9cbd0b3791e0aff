"""What every test of cards shares: looking at a card in all three languages."""

from collections.abc import Callable
from itertools import chain

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.cards.card import Card
from bot.cards.tokens import LONGEST, Verb, read
from bot.i18n import I18n
from bot.text import LANGUAGES
from tests.support.printing import print_card

I18N = I18n()
HARMLESS = {Verb.FULL, Verb.CHANGES, Verb.OPEN, Verb.PROGRESS, Verb.SHEET, Verb.CRISIS}
Look = Callable[[Card], None]


@pytest.fixture
def look(snapshot: SnapshotAssertion) -> Look:
    """Compare a card with what was looked at and found good; what holds for every card is checked as well."""

    def compare(card: Card) -> None:
        of_form = card.form.buttons if card.form else ()
        buttons = [*card.buttons, *of_form, *chain.from_iterable(entry.buttons for entry in card.entries)]
        assert all(len(str(button.token).encode()) <= LONGEST for button in buttons)
        assert all(read(str(button.token)) == button.token for button in buttons)
        assert not card.closed or {button.token.verb for button in buttons} <= HARMLESS
        assert sum(button.tone == "likely" for button in card.buttons) <= 1
        printed = (f"{language}:\n{print_card(card, I18N, language)}\n" for language in LANGUAGES)
        assert "\n".join(printed) == snapshot

    return compare

"""What the PR desk reads of an item in its place."""

from bot.cards.posted import posted
from bot.cards.tokens import Verb
from bot.domain.people import PersonId
from tests.cards.conftest import Look
from tests.support.journeys import Journey

NOBODY = PersonId("")


def test_an_item_that_has_come_in(look: Look) -> None:
    card = posted(Journey().sheet(NOBODY))
    assert [button.token.verb for button in card.buttons] == [Verb.OPEN]
    look(card)

"""An item in a place where several people read, such as the PR desk's channel: what it is and how far it has come."""

from bot.cards.card import Card
from bot.cards.particulars import origin
from bot.cards.route_lines import route
from bot.cards.sheets import Sheet
from bot.cards.tokens import Verb
from bot.text import Text


def posted(sheet: Sheet) -> Card:
    """Build the card under which news of the item stands; who presses its button is sent a card of his own."""
    return Card(
        title=Text("progress-title", {"title": sheet.title}),
        tag=sheet.tag,
        facts=(origin(sheet),),
        route=route(sheet),
        buttons=(sheet.button(Verb.OPEN),),
    )

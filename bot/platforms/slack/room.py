"""How much room there is for what a card says, and whether it is enough."""

from bot.cards.card import Card
from bot.frozen import frozen
from bot.i18n import Ear
from bot.platforms.slack import blocks


@frozen
class Room:
    """How much of a card may be shown, by weight: of its text, of each other part; how many entries and choices."""

    body: int
    part: int
    entries: int
    choices: int


def overflows(card: Card, ear: Ear, room: Room) -> bool:
    """Tell whether a card has more to read than there is room for, so that the whole has to follow as a file.

    Of an item that is shown by its first words there is nothing more to follow: its whole text is a card of its own.
    """
    if card.body is not None and not card.body.cut and blocks.weight(card.body.text) > room.body:
        return True
    if len(card.entries) > room.entries:
        return True
    if sum(blocks.weight(piece.text) for piece in card.differences) > room.body:
        return True
    return sum(blocks.weight(ear.hears(entry.text)) for entry in card.entries if not entry.buttons) > room.part

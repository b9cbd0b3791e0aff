"""How much of a card a message holds, and whether that is all of it."""

from bot.cards.card import Card
from bot.frozen import frozen
from bot.platforms.telegram.ear import Ear
from bot.platforms.telegram.markup import units


@frozen
class Room:
    """How much of a card may be shown, in UTF-16 units: of its text, of each other part; how many entries and pieces.

    Where a text has more than `live` stretches that a client would make live, all of it is put into <code>.
    """

    body: int
    part: int
    entries: int
    pieces: int
    live: int


def overflows(card: Card, ear: Ear, room: Room) -> bool:
    """Tell whether a card has more to read, besides its text, than there is room for.

    Of an item that is shown by its first words there is nothing more to follow: its whole text is a card of its own.
    """
    if len(card.entries) > room.entries or len(card.differences) > room.pieces:
        return True
    if sum(units(piece.text) for piece in card.differences) > room.body:
        return True
    return sum(units(ear.hears(entry.text)) for entry in card.entries) > room.part


def spills(card: Card, room: Room) -> bool:
    """Tell whether a text that is to be read whole is longer than there is room for."""
    return card.body is not None and not card.body.cut and units(card.body.text) > room.body

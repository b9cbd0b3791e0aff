"""What tells whether a card that stands in a chat looks as it should."""

import hashlib

from bot.cards.card import Card


def digest(card: Card) -> str:
    """Give what tells two cards apart."""
    return hashlib.blake2b(repr(card).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()

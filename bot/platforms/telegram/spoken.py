"""Cards as plain text: all that one says, as a file where a message does not hold it."""

from collections.abc import Iterator

from bot.cards.card import Card, Difference
from bot.platforms.telegram.ear import Ear
from bot.text import Text


def whole(card: Card, ear: Ear) -> str:
    """Give everything that a card says, in the order in which it is read."""
    return "\n".join(_lines(card, ear))


def piece(it: Difference, ear: Ear) -> str:
    """Give a piece of a comparison; that it came or went is said in words."""
    return it.text if it.change == "same" else ear.hears(Text(f"telegram-{it.change}", {"text": it.text}))


def _lines(card: Card, ear: Ear) -> Iterator[str]:
    yield ear.hears(card.title)
    yield from ear.all((card.tag,) if card.tag else ())
    yield from ear.all(card.facts)
    yield from (card.body.text,) if card.body else ()
    yield from ("".join(piece(one, ear) for one in card.differences),) if card.differences else ()
    yield from (file.name for file in card.files)
    yield from ear.all(stop.text for stop in card.route)
    yield from ear.all(entry.text for entry in card.entries)
    yield from ear.all(card.notes)
    yield from ear.all(field.label for field in (card.form.fields if card.form else ()))

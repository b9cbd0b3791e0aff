"""Cards as plain text: for lock screens and screen readers, and as a file where Slack does not hold all of one."""

from collections.abc import Iterator
from typing import Final

from bot.cards.card import Card, Difference
from bot.i18n import Ear
from bot.platforms.slack import blocks
from bot.text import Text

_MOST: Final = 3800  # by weight; Slack asks for less than 4,000
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def fall_back(card: Card, ear: Ear) -> str:
    """Give a card as it stands in a message's `text`, with nothing in it that Slack would act on (fault 71)."""
    return escaped(blocks.cut_to(whole(card, ear), _MOST).strip() or "…")


def escaped(text: str) -> str:
    """Write a text so that there is nothing in it on which Slack would act."""
    return text.translate(_ESCAPES)


def whole(card: Card, ear: Ear) -> str:
    """Give everything that a card says, in the order in which it is read."""
    return "\n".join(_lines(card, ear))


def _lines(card: Card, ear: Ear) -> Iterator[str]:
    yield ear.hears(card.title)
    yield from ear.all((card.tag,) if card.tag else ())
    yield from ear.all(card.facts)
    yield from (card.body.text,) if card.body else ()
    yield from ("".join(_piece(piece, ear) for piece in card.differences),) if card.differences else ()
    yield from ear.all(stop.text for stop in card.route)
    yield from ear.all(entry.text for entry in card.entries)
    yield from ear.all(card.notes)
    yield from ear.all(field.label for field in (card.form.fields if card.form else ()))


def _piece(piece: Difference, ear: Ear) -> str:
    return piece.text if piece.change == "same" else ear.hears(Text(f"slack-{piece.change}", {"text": piece.text}))

"""News: a short message that is said once; and what stays in the place of a card that has moved down."""

from collections.abc import Iterable
from typing import Final

from bot.cards.card import Button, Card
from bot.cards.sheets import TITLE, plain
from bot.cards.tokens import Token, Verb
from bot.intake.words import plain_line
from bot.text import Text

_LONGEST: Final = 1000  # characters of what somebody wrote


def news(text: Text, buttons: Iterable[Button] = ()) -> Card:
    """Build a piece of news; what people wrote stands in it on one line."""
    return Card(title=plain(text, _LONGEST), buttons=tuple(buttons))


def buttons(pairs: Iterable[tuple[str, str]], subject: str, version: int) -> tuple[Button, ...]:
    """Make buttons of pairs of a verb's code, with a choice after a dot where it has one, and a label's key."""
    return tuple(_button(code, label, subject, version) for code, label in pairs)


def _button(code: str, label: str, subject: str, version: int) -> Button:
    verb, _, choice = code.partition(".")
    return Button(Text(label), Token(Verb(verb), subject, version, choice))


def moved(title: str) -> Card:
    """Build what stays of a card that was sent once more further down."""
    return Card(title=Text("card-moved", {"title": plain_line(title, TITLE) or Text("untitled")}), closed=True)

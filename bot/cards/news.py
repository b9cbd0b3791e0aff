"""News: a short message that is said once; and what stays in the place of a card that has moved down."""

from collections.abc import Iterable

from bot.cards.card import Button, Card
from bot.cards.sheets import TITLE, quoted
from bot.cards.tokens import Token, Verb
from bot.intake.words import plain_line
from bot.text import Text, Value

_LONGEST = 1000  # characters of what somebody wrote


def news(text: Text, buttons: Iterable[Button] = ()) -> Card:
    """Build a piece of news; what people wrote stands in it on one line."""
    return Card(title=_plain(text), buttons=tuple(buttons))


def buttons(pairs: Iterable[tuple[str, str]], subject: str, version: int) -> tuple[Button, ...]:
    """Make buttons of pairs of a verb's code and a label's key."""
    return tuple(Button(Text(label), Token(Verb(code), subject, version)) for code, label in pairs)


def moved(title: str) -> Card:
    """Build what stays of a card that was sent once more further down."""
    return Card(title=Text("card-moved", {"title": plain_line(title, TITLE) or Text("untitled")}), closed=True)


def _plain(value: Text) -> Text:
    return Text(value.key, {name: _plain_value(name, item) for name, item in value.values.items()})


def _plain_value(name: str, value: Value) -> Value:
    match value:
        case str():
            return quoted(value, TITLE if name == "title" else _LONGEST) or (
                Text("untitled") if name == "title" else ""
            )
        case Text():
            return _plain(value)
        case tuple():
            return tuple(_plain_value(name, item) for item in value)
        case _:
            return value

"""Draws cards as Slack messages: blocks, and the plain text that a lock screen and a screen reader get."""

from collections.abc import Iterable, Mapping
from typing import Final

from bot.cards.card import Button, Card
from bot.cards.tokens import Token, Verb
from bot.frozen import frozen
from bot.i18n import Ear
from bot.platforms.slack import blocks, buttons, parts, spoken
from bot.platforms.slack.blocks import Block
from bot.platforms.slack.room import Room, overflows
from bot.ports import Answer
from bot.text import Text

NOTHING: Final[Mapping[str, str]] = {}
_SHORT: Final = 500  # characters, which are all shown whatever they weigh
# From the roomiest to the one in which every card fits; a card's every state fits into a message by itself, so that an
# edit never needs more than there is (fault 11).
_ROOMS: Final = (
    Room(body=6000, part=2900, entries=40, choices=40),
    Room(body=3000, part=1900, entries=25, choices=30),
    Room(body=1500, part=1000, entries=15, choices=20),
    Room(body=600, part=500, entries=8, choices=12),
    Room(body=200, part=250, entries=4, choices=8),
)


@frozen
class Drawn:
    """A message: `text` for notifications and screen readers, escaped; `blocks` for everybody else.

    `whole` is all that the card says where it does not fit, to follow as a file.
    """

    text: str
    blocks: list[Block]
    whole: str | None = None


def message(card: Card, ear: Ear, pictures: Mapping[str, str] = NOTHING) -> Drawn:
    """Draw a card as a message; `pictures` gives the ids on Slack of its pictures by digest.

    Of a guarded card only that is drawn which may be seen where others look on.
    """
    shown = guarded(card)
    drawn, room = _fitted(shown, ear, pictures)
    follows = spoken.whole(shown, ear) if overflows(shown, ear, room) else None
    return Drawn(spoken.fall_back(shown, ear), drawn, follows)


def _fitted(card: Card, ear: Ear, pictures: Mapping[str, str]) -> tuple[list[Block], Room]:
    for room in _ROOMS[:-1]:
        drawn = _drawn(card, ear, room, pictures)
        if len(drawn) <= blocks.MESSAGE_BLOCKS and blocks.size(drawn) <= blocks.IN_MESSAGE:
            return drawn, room
    return _drawn(card, ear, _ROOMS[-1], pictures), _ROOMS[-1]


def guarded(card: Card) -> Card:
    """Give what may be seen of a card on a lock screen; the whole comes behind its first button."""
    guard = card.guard
    if guard is None:
        return card
    rest = tuple(it for it in card.buttons if guard.open is None or it.token.verb is not guard.open.token.verb)
    first = () if guard.open is None else (guard.open,)
    return Card(guard.title, tag=card.tag, notes=guard.lines, buttons=(*first, *rest), closed=card.closed)


def _drawn(card: Card, ear: Ear, room: Room, pictures: Mapping[str, str]) -> list[Block]:
    return blocks.numbered(
        [
            *parts.title(card, ear, room),
            *parts.reading(card, ear, room, pictures),
            *_form(card, ear, room),
            *buttons.drawn(card.buttons, ear, choices=room.choices),
        ]
    )


def _form(card: Card, ear: Ear, room: Room) -> Iterable[Block]:
    """Draw a form that waits to be opened: what it asks, a button that opens it, and its other buttons."""
    form = card.form
    if form is None:
        return ()
    labels = [Text("slack-form-field", {"field": field.label}) for field in form.fields]
    fill_in = Button(Text("slack-fill-in"), Token(Verb.FORM, form.subject), "likely")
    return (
        *parts.lines(labels, ear, room),
        *buttons.drawn((fill_in, *form.buttons[1:]), ear, choices=room.choices),
    )


def ephemeral(answer: Answer, ear: Ear) -> Drawn | None:
    """Draw what is said at once and to one person only; None when there is nothing to say."""
    if answer.text is None:
        return None
    if not answer.buttons:  # most that is said is a few words, which are no card
        said = ear.hears(answer.text)
        if len(said) <= _SHORT and said.strip():
            return Drawn(spoken.escaped(said.strip()), [blocks.section(said)])
    return message(Card(answer.text, buttons=answer.buttons), ear)

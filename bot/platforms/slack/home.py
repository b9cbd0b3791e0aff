"""The Home tab: what waits for somebody, where his items are, his week."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.cards.card import Card
from bot.cards.lists import menu
from bot.cards.tokens import Verb
from bot.i18n import Ear
from bot.platforms.slack import blocks, buttons, parts
from bot.platforms.slack.blocks import Block
from bot.platforms.slack.room import Room
from bot.text import Text

_ROOM: Final = Room(body=2000, part=1500, entries=20, choices=20)
_TIGHT: Final = Room(body=500, part=300, entries=12, choices=12)
_MENU: Final = menu(Verb.FIND, Verb.CRISIS, Verb.HELP, Verb.LANGUAGE)  # other lists stand there


def home(inbox: Card, mine: Card, week: Card | None, ear: Ear) -> Block:
    """Draw somebody's Home tab from his lists; its buttons work as those in the conversation do."""
    cards = (inbox, mine, *((week,) if week is not None else ()))
    drawn = _drawn(cards, ear, _ROOM)
    if len(drawn) > blocks.VIEW_BLOCKS or blocks.bytes_of({"blocks": drawn}) > blocks.IN_VIEW:
        drawn = _drawn(cards, ear, _TIGHT)
    return _view(drawn)


def stranger(ear: Ear) -> Block:
    """Draw the Home tab of somebody whom the bot does not know."""
    return _view(
        [blocks.header(ear.hears(Text("slack-stranger"))), blocks.section(ear.hears(Text("slack-stranger-note")))]
    )


def _view(drawn: list[Block]) -> Block:
    return {"type": "home", "blocks": blocks.numbered(drawn)}


def _drawn(cards: Sequence[Card], ear: Ear, room: Room) -> list[Block]:
    drawn: list[Block] = []
    for card in cards:
        drawn += [*([blocks.divider()] if drawn else []), *_list(card, ear, room)]
    return [*drawn, blocks.divider(), *buttons.drawn(_MENU, ear, choices=room.choices)]


def _list(card: Card, ear: Ear, room: Room) -> Iterator[Block]:
    yield blocks.header(ear.hears(card.title))
    yield from parts.reading(card, ear, room, {})

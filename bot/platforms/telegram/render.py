"""Draws cards as Telegram messages: HTML and a keyboard, with pages or a file where one message does not hold them."""

from typing import Final

from bot.cards.card import Card
from bot.cards.tokens import read
from bot.errors import DeadButton
from bot.frozen import frozen
from bot.platforms.telegram import keyboards, markup, parts, spoken
from bot.platforms.telegram.ear import Ear
from bot.platforms.telegram.keyboards import Rows
from bot.platforms.telegram.markup import clean, cut_to, dead, escaped, quote, units
from bot.platforms.telegram.room import Room, overflows, spills
from bot.ports import Answer
from bot.text import Text

ANSWER: Final = 200  # units of what is said over a chat when a key is pressed
_MOST_PAGES: Final = 4  # messages in which a text comes; a longer one comes as a file
_PAGE: Final = 3600  # units of one of them
# From the roomiest to the one in which every card fits; a card's every state fits into a message by itself, so that an
# edit never needs more than there is (fault 72).
_ROOMS: Final = (
    Room(body=3600, part=2000, entries=40, pieces=80, live=8),
    Room(body=2800, part=1600, entries=40, pieces=60, live=6),
    Room(body=2000, part=1200, entries=40, pieces=40, live=4),
    Room(body=1200, part=800, entries=25, pieces=30, live=2),
    Room(body=500, part=400, entries=15, pieces=20, live=1),
    Room(body=200, part=200, entries=6, pieces=10, live=0),
)


@frozen
class Drawn:
    """A message: `text` is HTML, `plain` the same without marks; `keyboard` its rows, as the Bot API has them.

    `more` are the pages, in HTML, in which its text goes on; `whole` is all that the card says, to follow as a file,
    where pages do not hold it. What is `protected` cannot be forwarded or saved.
    """

    text: str
    keyboard: Rows
    plain: str
    more: tuple[str, ...] = ()
    whole: str | None = None
    protected: bool = False


def message(card: Card, ear: Ear) -> Drawn:
    """Draw a card. Of a guarded one only that is drawn which may be seen where others look on."""
    opened = card.guard is not None and card.guard.opened
    shown = card if opened else guarded(card)
    text, keyboard, room = _fitted(shown, ear)
    more = _pages(shown, ear, room) if _in_pages(shown, ear, room) else ()
    follows = not more and (overflows(shown, ear, room) or spills(shown, room))
    whole = spoken.whole(shown, ear) if follows else None
    return Drawn(text, keyboard, markup.plain(text), more, whole, protected=opened)


def guarded(card: Card) -> Card:
    """Give what may be seen of a card on a lock screen; the whole comes behind its first button."""
    guard = card.guard
    if guard is None:
        return card
    rest = tuple(it for it in card.buttons if guard.open is None or it.token.verb is not guard.open.token.verb)
    first = () if guard.open is None else (guard.open,)
    return Card(guard.title, tag=card.tag, notes=guard.lines, buttons=(*first, *rest), closed=card.closed)


def _fitted(card: Card, ear: Ear) -> tuple[str, Rows, Room]:
    for room in _ROOMS[:-1]:
        text, keyboard = _drawn(card, ear, room)
        if units(markup.plain(text)) <= markup.MESSAGE and markup.entities(text) <= markup.ENTITIES:
            return text, keyboard, room
    return *_drawn(card, ear, _ROOMS[-1]), _ROOMS[-1]


def _drawn(card: Card, ear: Ear, room: Room) -> tuple[str, Rows]:
    keyboard, left_out = keyboards.drawn(card, ear, entries=room.entries)
    read = parts.reading(card, ear, room, pages=_in_pages(card, ear, room), left_out=left_out)
    return "\n\n".join(part for part in read if part), keyboard


def _in_pages(card: Card, ear: Ear, room: Room) -> bool:
    """Tell whether a text goes on in further messages: only where nothing else is missing, and they are few."""
    if card.body is None or not spills(card, room) or overflows(card, ear, room):
        return False
    return units(card.body.text) <= room.body + (_MOST_PAGES - 2) * _PAGE


def _pages(card: Card, ear: Ear, room: Room) -> tuple[str, ...]:
    text = clean(card.body.text) if card.body else ""
    pages = list(markup.pieces(text, room.body, _PAGE))
    return tuple(
        f"<i>{escaped(ear.hears(Text('telegram-page', {'page': place, 'pages': len(pages)})))}</i>\n"
        f"{quote(dead(page, live=markup.ENTITIES - 10))}"
        for place, page in enumerate(pages[1:], start=2)
        if markup.seen(page)
    )


def answered(answer: Answer, ear: Ear) -> Drawn | None:
    """Draw what is said at once and to one person only; None when there is nothing to say."""
    return None if answer.text is None else message(Card(answer.text, buttons=answer.buttons), ear)


def said(text: Text, ear: Ear) -> str:
    """Give a text as it is said over a chat when a key is pressed."""
    return cut_to(ear.hears(text), ANSWER)


def said_over(text: Text, ear: Ear) -> tuple[str, bool]:
    """Give the same, and tell whether that is all of it."""
    heard = ear.hears(text)
    return cut_to(heard, ANSWER), units(heard) <= ANSWER


def sure(data: str, ear: Ear) -> str:
    """Give what is asked of somebody who pressed what ends something at once; DeadButton when it is no key of ours."""
    verb = read(keyboards.token_of(data)).verb
    if verb not in keyboards.ONCE_MORE:
        raise DeadButton
    return said(Text(f"telegram-sure-{verb.name.lower().replace('_', '-')}"), ear)


def prompt(ear: Ear) -> tuple[str, str]:
    """Give the message that asks for words in a reply, and what stands in the empty line."""
    return escaped(ear.hears(Text("telegram-write-here"))), ear.hears(Text("telegram-write-holder"))

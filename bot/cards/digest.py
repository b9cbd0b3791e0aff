"""The digest: what waits for its reader, then the news gathered for him; and several reminders in one message."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.card import Button, Card, Entry
from bot.cards.lists import InboxLine, inbox, menu
from bot.cards.sheets import plain
from bot.cards.tokens import Verb
from bot.frozen import frozen
from bot.text import Text, Value

_LONGEST = 300  # characters of what somebody wrote, in one line
_BUTTONS = 1  # of a piece of news; the others stand on the card that it opens


@frozen
class NewsLine:
    """A piece of news as it would have been sent by itself."""

    text: Text
    buttons: tuple[Button, ...] = ()


def reminders(told: Sequence[NewsLine]) -> Card:
    """Build one message of several reminders, in the order in which they came."""
    title = Text("reminders-title", {"count": len(told)})
    return Card(title=title, entries=_told(told), buttons=menu(Verb.INBOX, Verb.SETTINGS))


def _told(news: Sequence[NewsLine]) -> tuple[Entry, ...]:
    return tuple(Entry(plain(line.text, _LONGEST), line.buttons[:_BUTTONS]) for line in news)


def digest(at: datetime, waiting: Sequence[InboxLine], more: int, news: Sequence[NewsLine], more_news: int = 0) -> Card:
    """Build the digest of a moment, what is due first; `more` and `more_news` are left out."""
    waits = inbox(waiting, more) if waiting else None
    told = _told(news)
    notes = (Text("digest-more", {"count": more_news}),) if more_news else ()
    counts: dict[str, Value] = {"at": at, "waiting": len(waiting) + more, "news": len(news) + more_news}
    card = Card(title=Text("digest-title", counts), entries=told, notes=notes, buttons=menu(Verb.INBOX, Verb.SETTINGS))
    if waits is None:
        return card
    return replace(card, entries=(*waits.entries, *told), notes=(*waits.notes, *notes))

"""What the card of a crisis is made from, and what it is called where few words have to do."""

from datetime import datetime
from typing import Final

from bot.cards import situation
from bot.cards.sheets import quoted
from bot.cards.situation import Situation
from bot.domain.crises import Crisis
from bot.domain.links import without
from bot.domain.people import PersonId
from bot.frozen import frozen
from bot.text import Names, Text, Value

_WIDE: Final = 28  # characters of what it is called where it is spoken of ...
_NARROW: Final = 56  # ... and of what takes half the room
_LEVELS: Final = 3  # of calls, that have a name of their own


@frozen
class Addition:
    """What somebody told beside the first report."""

    at: datetime
    by: Names
    words: str


@frozen
class CrisisSheet:
    """All that the card of a crisis needs, for one reader at one moment.

    `next_at` is when the due row stands that calls all again, or takes it from its owner; `rises_at` when further
    people are called. `reader` is empty where the card stands in a place. `answers` says that he may take it and act,
    `confirms` that he may agree that it is over, `reopens` that he may have all called out again, `drafts` that he may
    make an item of what he wrote. `others` are open besides this one.
    """

    crisis: Crisis
    reader: PersonId
    reporter: Names
    unit: Names
    called: int = 0
    accepted: int = 0  # people for whom a platform has taken an alert
    seen: int = 0
    aiding: tuple[Names, ...] = ()
    unreached: tuple[Names, ...] = ()
    owner: Names | None = None
    offered: Names | None = None
    ending: Names | None = None
    ended_by: Names | None = None
    next_at: datetime | None = None
    rises_at: datetime | None = None
    told: str = ""  # its owner's last word ...
    told_at: datetime | None = None
    situation: Situation = situation.NOTHING  # what it reported
    after: Text | None = None  # how long it took until somebody had it
    added: tuple[Addition, ...] = ()
    into: str = ""
    item: str = ""  # the title of the released item that it came from
    answers: bool = False
    confirms: bool = False
    reopens: bool = False
    drafts: bool = False
    saw_at: datetime | None = None  # the reader
    aids: bool = False  # the reader
    others: int = 0
    account: bool = False  # one is asked for, or in
    plan: bool = False  # its unit has an emergency plan on file
    stated_at: datetime | None = None  # when the first statement was out
    opens: bool = True  # from the list


def called(title: str, *, drill: bool) -> Value:
    """Give the beginning of what was reported, without addresses, for sentences that speak of it."""
    words = without(title)
    return quoted(words, _NARROW if words.isascii() else _WIDE) or untitled(drill=drill)


def untitled(*, drill: bool) -> Text:
    """Say what it is about where nobody has said anything: in a drill, that something is made up."""
    return Text("crisis-drill-untitled" if drill else "crisis-untitled")


def level(number: int) -> Text:
    """Name a level of calls, by its number."""
    return Text(f"crisis-level-{number}" if number <= _LEVELS else "crisis-level", {"level": number})

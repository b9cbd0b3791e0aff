"""The parts of a card: text keys, extracts, stops of the route, buttons."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from bot.cards.tokens import Token
from bot.domain.drafts import Attachment
from bot.text import Text

Tone = Literal["plain", "likely", "grave"]


class Kind(StrEnum):
    """The situations in which a card stands in somebody's chat. LIVE ones are kept up to date."""

    NEWS = "news"  # a short message that is said once and stays
    ITEM = "item"  # the author's card of his draft, from the first word to the ledger
    REVIEW = "review"  # a decider's card of his seat
    RELEASE = "release"  # the publisher's card of a signed-off version
    QUESTION = "question"  # one thing the bot wants to know
    FULL = "full"  # the whole text of a version
    CHANGES = "changes"  # what differs between two versions
    PROGRESS = "progress"  # where an item is, for somebody who may see it
    INBOX = "inbox"
    MINE = "mine"
    HELP = "help"


LIVE = frozenset({Kind.ITEM, Kind.REVIEW, Kind.RELEASE, Kind.QUESTION})


@dataclass(frozen=True, slots=True)
class Button:
    """Something to tap. A `grave` one ends something; never by colour alone: the label says it."""

    label: Text
    token: Token
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Extract:
    """User-written text as it is, cut to `text`; `total` is the number of characters of the whole."""

    text: str
    total: int

    @property
    def cut(self) -> bool:
        """Tell whether something was left out."""
        return len(self.text) < self.total


@dataclass(frozen=True, slots=True)
class Stop:
    """A line of the route: what has been (done, against), what is now, what comes next."""

    state: Literal["done", "against", "now", "next"]
    text: Text


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list (an inbox, one's drafts) with the buttons that belong to it."""

    text: Text
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A piece of a comparison: user-written text that stayed, was added or was taken away."""

    change: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """One card, in the order in which it is read: title, facts, text, files, route, notes, buttons.

    `tag` stands beside the title (number and version). `closed` cards have no live button left.
    """

    title: Text
    tag: Text | None = None
    facts: tuple[Text, ...] = ()
    body: Extract | None = None
    differences: tuple[Difference, ...] = ()
    files: tuple[Attachment, ...] = ()
    route: tuple[Stop, ...] = ()
    entries: tuple[Entry, ...] = ()
    notes: tuple[Text, ...] = ()
    buttons: tuple[Button, ...] = ()
    closed: bool = False

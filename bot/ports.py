"""What the bot asks of messengers, and what they find at its door; each documents what it raises."""

from collections.abc import Mapping
from dataclasses import field
from datetime import timedelta
from typing import Literal, Protocol
from zoneinfo import ZoneInfo

from bot.cards.card import Button, Card
from bot.domain.people import PersonId
from bot.frozen import frozen
from bot.text import Language, Text


@frozen
class Address:
    """An account on a platform; identity is all three (DESIGN, the data)."""

    platform: str
    workspace: str
    user: str


@frozen
class FileRef:
    """A file as the platform names it; `Platform.fetch` gives its bytes."""

    id: str
    name: str
    size: int = 0


@frozen
class Message:
    """What somebody sent: words, files, or both; `under` is the message of ours that it answers, if it names one."""

    text: str = ""
    files: tuple[FileRef, ...] = ()
    under: str = ""


@frozen
class Filled:
    """What was put into one field of a form: the codes of ready answers, words, files."""

    field: str
    chosen: tuple[str, ...] = ()
    words: str = ""
    files: tuple[FileRef, ...] = ()


@frozen
class Answer:
    """What is said at once and privately to whoever pressed or wrote; all else comes by delivery.

    `refused` means that nothing has changed; a platform that can, gives the text typed back. `language` is that of
    whoever pressed, where it was seen; None says that it is to be asked for.
    """

    text: Text | None = None
    buttons: tuple[Button, ...] = ()
    refused: bool = False
    language: Language | None = field(default=None, compare=False)


@frozen
class Reader:
    """For whom a card is written."""

    person: PersonId
    language: Language
    zone: ZoneInfo


Listing = Literal["inbox", "mine", "week", "help"]


@frozen
class Rate:
    """How often something may be done: so many times a second in the long run, `burst` times at once."""

    per_second: float
    burst: int = 1


@frozen
class Limits:
    """What a platform can do; lengths are characters as the platform counts them.

    One without `forms` shows a form's buttons on its card, of which one leads to the same questions one at a time.
    So many accounts a minute can be asked by `Platform.check`; 0 where none can be lost without a word.
    """

    body: int
    buttons: int
    token_bytes: int = 64
    edits: bool = True
    finds: bool = False
    forms: bool = False
    checks: int = 0


class NotDelivered(Exception):
    """The platform surely did not take what it was given; it may be given again."""


class Down(NotDelivered):
    """The platform surely did not take it, and would take nothing else just now."""


class RateLimited(NotDelivered):
    """The platform takes nothing of this scope (`Platform.scopes`) for a while."""

    def __init__(self, scope: str, after: timedelta) -> None:
        """Name the scope, and how long it stays shut."""
        super().__init__(f"{scope} is shut for {after.total_seconds():g} s")
        self.scope, self.after = scope, after


class MessageGone(Exception):
    """The message that was to be edited is not there, or can be edited no more; a new one has to take its place."""


class Unreachable(Exception):
    """The platform will never take a message for this address."""


class NotAllowed(Exception):
    """The platform does not let us do this until an administrator mends something: `why` tells what.

    `everything` means that nothing at all can be done there (the token is revoked), not only this.
    """

    def __init__(self, why: Text, *, everything: bool = False) -> None:
        """Say in words for administrators what is to be mended."""
        super().__init__(why.key)
        self.why, self.everything = why, everything


class FileNotGiven(FileNotFoundError):
    """The platform will never give this file: `why` says so to whoever sent it, with the way round."""

    def __init__(self, why: Text) -> None:
        """Say in words for the sender what to do instead."""
        super().__init__(why.key)
        self.why = why


class Platform(Protocol):
    """A messenger. Anything raised by `send` other than the above leaves it unknown whether it went out."""

    name: str
    limits: Limits

    def scopes(self, to: Address, doing: Literal["send", "edit", "find"]) -> Mapping[str, Rate]:
        """Name the scopes whose rate a call counts against; none where the platform sets no limit."""
        ...

    async def send(self, to: Address, card: Card, reader: Reader, *, key: str, under: str = "") -> str:
        """Send a card; `key` is the outbox key. Give the platform's id of the message.

        `under` is the message in whose thread it is to stand; only what goes to a place, not to a person, has one.
        """
        ...

    async def edit(self, to: Address, message: str, card: Card, reader: Reader) -> None:
        """Bring a message up to date; MessageGone when there is none that could be."""
        ...

    async def find(self, to: Address, key: str, *, under: str = "") -> str | None:
        """Find a message that went out under this key, beneath that message if any, where one can (`limits.finds`)."""
        ...

    async def check(self, to: Address) -> None:
        """Ask, without a message to anybody, whether an account takes messages: Unreachable where it surely does not.

        Asked only where `limits.checks`, and no more often. Anything else that is raised says nothing of the account.
        """
        ...

    async def fetch(self, file: FileRef) -> bytes:
        """Give a file's bytes; OSError when they cannot be had now, FileNotFoundError when they never will."""
        ...

    async def run(self, inbox: "Inbox") -> None:
        """Listen until cancelled."""
        ...


@frozen
class Shown:
    """A card that was made to be looked at, and for whom."""

    card: Card
    reader: Reader


class Inbox(Protocol):
    """The one way in. Its methods return only when what was delivered is on disk."""

    async def said(self, who: Address, message: Message, *, event: str) -> Answer:
        """Take in a message under the platform's event key; repeated keys have no second effect."""
        ...

    async def met(self, who: Address, language: Language, *, email: str = "") -> None:
        """Note the language of somebody's profile, in which he is written to until he chooses one.

        An account of nobody's is linked to the one person with this e-mail address, for which its messenger vouches.
        """
        ...

    async def unlinked(self, platform: str, workspace: str) -> tuple[str, ...]:
        """Give the e-mail addresses of people who have no account there."""
        ...

    async def reads(self, who: Address) -> Reader | None:
        """Tell for whom texts to this account are written; None for strangers."""
        ...

    async def warn(self, text: Text, *, key: str) -> None:
        """Tell the administrators of something that is wrong with a platform; at most once an hour for each key."""
        ...

    async def tapped(self, who: Address, token: str, *, event: str) -> Answer:
        """Take a press; a repeated key is given the first answer once more."""
        ...

    async def filled(self, who: Address, token: str, fields: tuple[Filled, ...], *, event: str) -> Answer:
        """Take what was put into a form, by the token of the button that sent it.

        What cannot be taken stands in the form's card with the reason, so that nobody writes it twice. Under a
        question's own token (`Card.words`) one field holds the answer in own words.
        """
        ...

    async def shows(self, who: Address, kind: Listing) -> "Shown | None":
        """Make a list of somebody's own to be looked at now, which is not sent; None for strangers."""
        ...

    @property
    def hearing(self) -> "Hearing":
        """What platforms tell besides what people say."""
        ...


class Hearing(Protocol):
    """What platforms deliver and tell of themselves; its methods return only when it is on disk."""

    async def keeps(self, platform: str, raw: str = "", *, over: tuple[int, ...] = ()) -> int:
        """Keep a delivery as it came, and drop those that are `over`; give its row, 0 where there is nothing to keep.

        That the platform was heard is noted with it; where it was not for over a day, its people are told that what
        they wrote meanwhile may be missing. `NotSaved` where it could not be kept.
        """
        ...

    async def kept(self, platform: str) -> tuple[tuple[int, str], ...]:
        """Give the deliveries that were kept and are not over, each with its row: at a start, to be taken once more."""
        ...

    async def moved(self, platform: str, place: str, to: str) -> None:
        """Note that a place is found under another id from now on."""
        ...

    async def moves(self, platform: str) -> Mapping[str, str]:
        """Give the ids of places that moved, each with the one under which it is found now."""
        ...

    async def left(self, who: Address) -> None:
        """Note that an account takes no messages, until it is met again."""
        ...

    async def menu(self, who: Address) -> tuple[Button, ...]:
        """Give what somebody may do at any time, for a menu of commands: by his roles; nothing for strangers."""
        ...

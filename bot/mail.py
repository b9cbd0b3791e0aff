"""What the bot asks of storage about its mail: what platforms delivered, what is to be sent, the cards that stand."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.drafts import DraftId
from bot.domain.effects import Send
from bot.domain.people import PersonId
from bot.frozen import frozen
from bot.ports import Address
from bot.text import Text


@frozen
class Event:
    """A delivered event as it is on file."""

    key: str
    state: str
    raw: str | None
    answer: str | None
    tries: int


class Events(Protocol):
    """What platforms delivered, by event key."""

    def seen(self, event: str, raw: str | None, now: datetime) -> Event | None:
        """Note an event as received; give what is on file when the key has been seen before."""
        ...

    def get(self, event: str) -> Event | None:
        """Give an event that is on file. Whoever is given None has to say that it is `done`.

        In a batch an event may be taken to be new; that it is not shows when its row is written: the act runs again.
        """
        ...

    def done(self, event: str, answer: str, now: datetime) -> None:
        """Note an event and its answer in one, where nothing has to be on file before it is done."""
        ...

    def answer(self, event: str, answer: str) -> None:
        """Keep the answer: the event is done."""
        ...

    def tried(self, event: str) -> int:
        """Count another try and give how many there were."""
        ...

    def quarantine(self, event: str) -> None: ...
    def unfinished(self) -> tuple[Event, ...]:
        """Give the messages that were received and not done, oldest first."""
        ...


@frozen
class Slip:
    """What delivery keeps in mind of a queued message: whose it is and when it may go, not what it says.

    `person` is empty where it goes to a place. `deaths` counts the senders that died over it; `doubt` says that it may
    be out already and that nobody can tell.
    """

    id: int
    lane: int
    person: PersonId
    place: str
    kind: str
    state: str
    attempts: int
    not_before: datetime
    address: Address | None = None  # that it was last given to, or is meant for
    deaths: int = 0
    doubt: bool = False
    aside: bool = False  # it failed by its own fault, and holds back nothing
    needed_by: datetime | None = None  # no digest that comes later has it
    at_once: bool = False  # it waits for no quiet hours: it answers what its reader did, or its moment is now


@frozen
class Outgoing:
    """A queued message as delivery sees it; `person` is empty where it goes to a place."""

    id: int
    key: str
    lane: int
    person: PersonId
    kind: str
    subject: str
    version: int
    text: Text | None
    buttons: tuple[tuple[str, str], ...]
    state: str
    attempts: int
    place: str = ""
    why: Text | None = None  # why it could not be delivered


@frozen
class Standing:
    """A card that stands in a chat: where, what it shows, and how far that is behind.

    `outgoing` is the row of the outbox that it was; `tries` is how often in a row it could not be edited.
    """

    id: str
    kind: str
    subject: str
    draft: DraftId | None
    person: PersonId
    address: Address
    message: str
    version: int
    revision: int
    hash: str
    state: str
    place: str = ""
    outgoing: int = 0
    tries: int = 0


@frozen
class Here:
    """At which of his accounts somebody is just now: what he is told in answer goes there."""

    person: PersonId
    address: Address


class Outbox(Protocol):
    """New messages on their way, each under a key of its own."""

    def add(self, sends: Sequence[Send], now: datetime, here: Here | None = None) -> None:
        """Queue messages; one whose key is there already is not queued again."""
        ...


class Heard(Protocol):
    """What platforms deliver, as it came, and what they tell of themselves."""

    def keep(self, platform: str, raw: str, now: datetime) -> int:
        """Keep a delivery; give its row."""
        ...

    def drop(self, rows: Iterable[int]) -> None: ...
    def kept(self, platform: str) -> tuple[tuple[int, str], ...]:
        """Give what is kept, oldest first, and count that it was; what came too often already is left where it is."""
        ...

    def move(self, platform: str, place: str, to: str) -> None: ...
    def moves(self, platform: str) -> Mapping[str, str]: ...
    def last(self, platform: str) -> datetime | None:
        """Tell when a platform was heard last; None if it never was."""
        ...

    def hear(self, platform: str, now: datetime) -> None: ...
    def people(self, platform: str) -> tuple[PersonId, ...]:
        """Name the active people who have an account there."""
        ...


class Messages(Protocol):
    """The queue's way out, and the cards that stand in chats."""

    def waiting(self, after: int, most: int) -> tuple[Slip, ...]:
        """Give the queued messages after a row, in the order of their rows."""
        ...

    def outgoing(self, row: int) -> Outgoing | None: ...
    def lease(self, slip: Slip, to: Address, fence: int, until: datetime) -> bool:
        """Take a message that needs some time before it goes out; False if somebody else has it, or the platform."""
        ...

    def sending(self, slip: Slip, to: Address, fence: int, until: datetime) -> bool:
        """Write, before the call, that a message may be out; False if somebody else has it, or the platform."""
        ...

    def sent(self, row: int, to: Address, fence: int) -> bool:
        """Note that a message is out; False, and nothing is written, where somebody else has the platform by now."""
        ...

    def put_off(self, slip: Slip, to: Address, fence: int) -> bool:
        """Note how a message waits now, as the slip says: by its state, its time, its doubt."""
        ...

    def dead(self, row: int, why: Text | None = None) -> None:
        """End a message that is not sent: `why` tells administrators, without it nobody misses it."""
        ...

    def lost(self, platform: str, fence: int, now: datetime) -> tuple[Slip, ...]:
        """Give what senders before this one had taken, and what has been under way for too long."""
        ...

    def recovered(self, slip: Slip, fence: int) -> None:
        """Note how a message waits whose sender died, as the slip says."""
        ...

    def overtaken(self, outgoing: Outgoing) -> bool:
        """Tell whether a newer card of the same subject stands already in this person's chat."""
        ...

    def gatherable(self, person: PersonId, lane: int) -> tuple[Outgoing, ...]:
        """Give the news from this lane on that wait to be sent to somebody, but what is needed at once."""
        ...

    def for_digests(self) -> frozenset[PersonId]:
        """Name those for whom news wait that may be gathered."""
        ...

    def gather(self, row: int) -> None:
        """End a message that stands in a digest."""
        ...

    def waits(self, row: int) -> bool:
        """Tell whether a message is still to be sent."""
        ...

    def undelivered(self, most: int) -> tuple[Outgoing, ...]:
        """Give what could not be delivered and was not sent again, the newest first."""
        ...

    def again(self, outgoing: Outgoing, now: datetime) -> bool:
        """Queue once more what could not be delivered; False if that was done already."""
        ...

    def stand(self, standing: Standing, now: datetime) -> None:
        """Note a card that was sent; an older live one of the same kind, subject and reader is superseded."""
        ...

    def answered(self, person: PersonId, message: str) -> tuple[str, str] | None:
        """Give kind and subject of a live card of somebody's, by the platform's id of it or of a page below it."""
        ...

    def root(self, place: str, draft: DraftId) -> str:
        """Give the message in a place under which all about an item stands; empty if there is none yet."""
        ...

    def stale(self, now: datetime, most: int) -> tuple[Standing, ...]:
        """Give live cards whose draft or question has moved on, and superseded ones not yet closed."""
        ...

    def restate(self, person: PersonId) -> None:
        """Have every live card of a person made anew, because he is written to otherwise from now on."""
        ...

    def abandon(self, address: Address) -> None:
        """Have every live card closed that stands at an account, because it is nobody's from now on."""
        ...

    def shown(self, standing: str, *, revision: int, hash_: str, still: bool) -> None:
        """Note what a card shows now; a still one is never looked at again."""
        ...

    def stuck(self, standing: Standing, until: datetime) -> None:
        """Note that a card could not be brought up to date, and until when that is not tried again."""
        ...

    def next_at(self, now: datetime) -> datetime | None:
        """Tell when the next card that is stuck may be tried again."""
        ...


class Senders(Protocol):
    """Whose turn it is on each platform, what platforms take nothing of for a while, who cannot be reached."""

    def hold(self, platform: str, owner: str, now: datetime, until: datetime | None) -> int:
        """Take a platform, or keep it; the fence under which one sends, 0 while somebody else has it.

        `until` None means that nobody else can be there: whoever had it is gone.
        """
        ...

    def release(self, owner: str, now: datetime) -> None: ...
    def gates(self) -> Mapping[str, datetime]:
        """Give what is shut, and until when."""
        ...

    def shut(self, scope: str, until: datetime, why: Text | None = None) -> None:
        """Keep a scope shut; `why` is what an administrator has to mend, and is tried again after each start."""
        ...

    def troubles(self) -> Mapping[str, Text]:
        """Give what administrators have to mend, by scope."""
        ...

    def open(self, scope: str) -> None: ...
    def reopen(self) -> None:
        """Open what was shut until somebody mended it: perhaps he has."""
        ...

    def lose(self, address: Address, now: datetime) -> None:
        """Note that an account took no message."""
        ...

    def find(self, address: Address) -> None:
        """Note that an account is there."""
        ...

    def reachable(self, person: PersonId, since: datetime) -> tuple[Address, ...]:
        """Give a person's accounts but those that took no message after this moment."""
        ...

    def reached(self, since: datetime) -> Mapping[PersonId, tuple[Address, ...]]:
        """Give the same for everybody who has one."""
        ...

"""What the bot asks of storage about its mail: what platforms delivered, what is to be sent, the cards that stand."""

from datetime import datetime
from typing import Protocol

from bot.domain.drafts import DraftId
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

    def get(self, event: str) -> Event | None: ...
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
class Outgoing:
    """A queued message as delivery sees it."""

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


@frozen
class Standing:
    """A card that stands in a chat: where, what it shows, and how far that is behind."""

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


class Messages(Protocol):
    """Delivery's own tables: what is to be sent, and the cards that stand in chats."""

    def next(self, now: datetime, most: int) -> tuple[Outgoing, ...]:
        """Give what may be sent now, by lane and then by age: pending, or to be tried again."""
        ...

    def next_at(self) -> datetime | None:
        """Tell when the next message may be tried again, if one waits for that."""
        ...

    def sending(self, outgoing: int) -> None:
        """Write, before the call, that a message may be out."""
        ...

    def sent(self, outgoing: int) -> None: ...
    def retry(self, outgoing: int, at: datetime) -> None: ...
    def dead(self, outgoing: int) -> None: ...
    def interrupted(self) -> tuple[Outgoing, ...]:
        """Give the messages that were being sent when the process died."""
        ...

    def stand(self, standing: Standing, now: datetime) -> None:
        """Note a card that was sent; an older live one of the same kind, subject and person is superseded."""
        ...

    def stale(self, most: int) -> tuple[Standing, ...]:
        """Give live cards whose draft or question has moved on, and superseded ones not yet closed."""
        ...

    def restate(self, person: PersonId) -> None:
        """Have every live card of a person made anew, because he is written to otherwise from now on."""
        ...

    def shown(self, standing: str, *, revision: int, hash_: str, still: bool) -> None:
        """Note what a card shows now; a still one is never looked at again."""
        ...

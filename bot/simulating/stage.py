"""Where the quarter is played: a clock that jumps, and conversations that are kept instead of shown."""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final, Literal

from bot.cards.card import Button, Card
from bot.cards.tokens import Token, Verb
from bot.domain.people import PersonId
from bot.frozen import frozen
from bot.ports import Address, FileRef, Inbox, Limits, Rate, Reader

KEPT: Final = 40  # cards of each conversation that may still be answered; nobody looks further up


class JumpingClock:
    """Stands still until it is moved on."""

    def __init__(self, start: datetime) -> None:
        """Begin at a moment (UTC)."""
        self._now = start

    def now(self) -> datetime:
        """Give the present moment of the simulation."""
        return self._now

    def move_to(self, moment: datetime) -> None:
        """Go on to a moment; never back."""
        self._now = max(self._now, moment)


@frozen
class Told:
    """Somebody was told something: when (UTC), under which key of the outbox, and the card."""

    at: datetime
    person: PersonId
    key: str
    card: Card


class Conversations:
    """Meets `bot.ports.Platform`: keeps every card, so that people can answer it and be asked what they were told."""

    name: Final = "web"
    limits: Final = Limits(body=100_000, buttons=40, finds=True)

    def __init__(self, clock: JumpingClock) -> None:
        """Begin with empty conversations."""
        self._clock = clock
        self._chats: dict[str, deque[list[Card]]] = defaultdict(lambda: deque(maxlen=KEPT))
        self._cards: dict[str, list[Card]] = {}
        self.told: list[Told] = []

    def scopes(self, to: Address, doing: Literal["send", "edit", "find"]) -> Mapping[str, Rate]:  # noqa: ARG002 - as the port says
        """Nothing is limited."""
        return {}

    async def send(self, to: Address, card: Card, reader: Reader, *, key: str, under: str = "") -> str:  # noqa: ARG002 - as the port says
        """Put a card into somebody's conversation."""
        message, place = f"m{len(self.told)}", [card]
        self._chats[to.user].append(place)
        self._cards[message] = place
        self.told.append(Told(self._clock.now(), PersonId(to.user), key, card))
        return message

    async def edit(self, to: Address, message: str, card: Card, reader: Reader) -> None:  # noqa: ARG002 - as the port says
        """Put a card into the place of what it was."""
        self._cards[message][0] = card

    async def find(self, to: Address, key: str, *, under: str = "") -> str | None:  # noqa: ARG002 - as the port says
        """Nothing is ever in doubt."""
        return None

    async def check(self, to: Address) -> None:
        """Nobody is ever lost."""

    async def fetch(self, file: FileRef) -> bytes:
        """Nobody sends files."""
        raise FileNotFoundError(file.id)

    async def run(self, inbox: Inbox) -> None:
        """Nobody comes in but through the simulation."""

    def button(self, person: str, verb: Verb, choice: str = "", subject: str = "") -> Token | None:
        """Find a button on the newest card that has it."""
        for place in reversed(self._chats[person]):
            for button in buttons(place[0]):
                token = button.token
                if token.verb is verb and choice in ("", token.choice) and subject in ("", token.subject):
                    return token
        return None

    def choices(self, person: str) -> list[str]:
        """Give the ready answers to what somebody is asked."""
        for place in reversed(self._chats[person]):
            found = [button.token.choice for button in buttons(place[0]) if button.token.verb is Verb.ANSWER]
            if found:
                return found
        return []


def buttons(card: Card) -> Iterator[Button]:
    """Give every button of a card that answers something."""
    yield from card.buttons
    for entry in card.entries:
        yield from entry.buttons

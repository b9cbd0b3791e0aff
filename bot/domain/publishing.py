"""What happened to an item once it was signed off: read again, released, stopped, followed up; facts like any other."""

from datetime import datetime

from bot.domain.items import Item
from bot.domain.people import PersonId
from bot.frozen import frozen
from bot.text import Names


@frozen
class Proofread:
    """The publisher has read the signed-off text once more (P4 二(四)2)."""

    item: Item
    by: PersonId
    version: int


@frozen
class Released:
    """The item appeared in a channel; `complete` when it was the last one, and `everywhere` then names them all."""

    item: Item
    by: PersonId
    version: int
    channel: str
    names: Names
    address: str
    fingerprint: str
    complete: bool
    deciders: tuple[PersonId, ...] = ()
    everywhere: tuple[Names, ...] = ()
    source: str = ""  # as the ledger has it, in words


@frozen
class ReleaseStopped:
    """The publisher found a problem: the item is held, or goes back to its author.

    `publishers` are the others who might release it.
    """

    item: Item
    by: PersonId
    version: int
    reason: str
    back: bool
    deciders: tuple[PersonId, ...]
    publishers: tuple[PersonId, ...] = ()


@frozen
class ReleaseResumed:
    """The publisher goes on with a held release; those who were told of that are `told` of this."""

    item: Item
    by: PersonId
    version: int
    told: tuple[PersonId, ...] = ()


@frozen
class ReleaseTimeCame:
    """The planned time of a signed-off item has come."""

    item: Item
    version: int
    publishers: tuple[PersonId, ...]
    by: PersonId | None = None
    meant_for: datetime | None = None  # where it is told late


@frozen
class FollowUpDue:
    """Something is to be done now that the item is out (INT11, PUB9); `told` are its author and the unit's head."""

    item: Item
    follow_up: str
    names: Names
    clause: str
    told: tuple[PersonId, ...]
    by: PersonId | None = None


@frozen
class FollowedUp:
    """It was done: what, in words; `others` had been told to."""

    item: Item
    by: PersonId
    follow_up: str
    names: Names
    words: str
    others: tuple[PersonId, ...]

"""What happened to statements, as the chain of their crisis has it; and to one whose crisis turned out otherwise."""

from datetime import datetime
from typing import Literal

from bot.domain.crisis_facts import Named
from bot.domain.items import Item
from bot.domain.people import PersonId
from bot.frozen import frozen
from bot.text import Names


@frozen
class StatementSent:
    """A statement, of this number, was sent to those who approve it."""

    crisis: Named
    by: PersonId
    number: str
    kind: str
    version: int


@frozen
class StatementSigned:
    """A statement was signed off."""

    crisis: Named
    number: str
    kind: str
    version: int
    approvers: tuple[PersonId, ...]
    by: PersonId | None = None


@frozen
class StatementReleased:
    """A statement appeared in a channel."""

    crisis: Named
    by: PersonId
    number: str
    kind: str
    channel: Names
    address: str


@frozen
class StatementInDoubt:
    """The crisis of a statement that is not out yet was a false alarm, or is part of another: it may not be wanted.

    `begun` says that it was not sent to anybody yet.
    """

    item: Item
    how: Literal["false-alarm", "merged"]
    begun: bool
    by: PersonId | None = None


@frozen
class PreclearedUsed:
    """Somebody spoke on a pre-clearance, that of number `of`: who filled it in, who confirmed it, who had signed it."""

    crisis: Named
    number: str
    of: str
    version: int
    signer: PersonId
    writer: PersonId
    confirmed: tuple[PersonId, ...]
    by: PersonId | None = None


@frozen
class PreclearedEnds:
    """A pre-cleared statement may be used until this moment only, or may not be used any more: `over`."""

    item: Item
    until: datetime
    over: bool
    told: tuple[PersonId, ...]
    by: PersonId | None = None


StatementFact = StatementSent | StatementSigned | StatementReleased | PreclearedUsed

"""What happened where somebody had left: who follows him, or that nobody does; facts like any other."""

from bot.domain.items import Item
from bot.domain.people import PersonId, UnitId
from bot.domain.standing_in import InPlace
from bot.domain.steps import SeatId, StepId
from bot.frozen import frozen
from bot.text import Names


@frozen
class SeatPassedOn:
    """A seat went from somebody who no longer holds the role to those who do."""

    item: Item
    step: StepId
    names: Names
    version: int
    gone: PersonId
    seats: tuple[tuple[SeatId, PersonId], ...]
    by: PersonId | None = None
    acting: tuple[InPlace, ...] = ()


@frozen
class SeatLent:
    """Somebody may answer a seat in the place of its person from now on: he went away, or he was silent."""

    item: Item
    step: StepId
    names: Names
    version: int
    asked: InPlace
    by: PersonId | None = None


@frozen
class StepUnmanned:
    """Nobody who may answer an open step is left; the administrators are told."""

    item: Item
    step: StepId
    names: Names
    administrators: tuple[PersonId, ...]
    by: PersonId | None = None


@frozen
class ReleasePassedOn:
    """A signed-off item went to other publishers; with none left the administrators are told."""

    item: Item
    version: int
    publishers: tuple[PersonId, ...]
    administrators: tuple[PersonId, ...]
    by: PersonId | None = None


@frozen
class AuthorChanged:
    """An open item went from an author who left, or drafts no more, to another officer of his unit (ORG3)."""

    item: Item
    gone: PersonId
    by: PersonId | None = None


@frozen
class UnitChanged:
    """An item of a unit that is gone went with its author to his present one; `gone` is the unit it was of."""

    item: Item
    gone: UnitId
    by: PersonId | None = None


@frozen
class AuthorMissing:
    """An open item's author has left and his unit has no other officer; the administrators are told."""

    item: Item
    administrators: tuple[PersonId, ...]
    by: PersonId | None = None

"""What happened when a unit's head reported another officer (ORG3, P1 9, P3 7)."""

from bot.domain.people import PersonId, Role, UnitId
from bot.frozen import frozen
from bot.text import Names


@frozen
class OfficerChanged:
    """In a unit one officer followed another; either may be missing. `items` counts what passed to who `follows`.

    `pr_desk` is told at once.
    """

    unit: UnitId
    names: Names
    role: Role
    gone: PersonId | None
    follows: PersonId | None
    items: int
    pr_desk: tuple[PersonId, ...]
    by: PersonId | None = None

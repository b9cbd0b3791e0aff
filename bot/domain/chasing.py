"""What happened in chasing what waits: reminders, silence that has others asked as well, an author's nudge; facts."""

from datetime import datetime

from bot.domain.items import Item
from bot.domain.people import PersonId
from bot.domain.steps import StepId
from bot.frozen import frozen
from bot.text import Names


@frozen
class StepReminded:
    """These people were reminded of an open step; `meant_for` is when that was to be, where it came late."""

    item: Item
    step: StepId
    names: Names
    version: int
    told: tuple[PersonId, ...]
    due_at: datetime | None
    meant_for: datetime | None = None
    by: PersonId | None = None


@frozen
class OthersAsked:
    """People kept silent until the end of the ladder, so that `others` may act as well; maybe there is nobody else."""

    item: Item
    step: StepId
    names: Names
    version: int
    silent: tuple[PersonId, ...]
    others: tuple[PersonId, ...]
    clause: str = ""
    meant_for: datetime | None = None
    by: PersonId | None = None
    unreached: bool = False  # nobody kept silent: nothing that was sent reaches them, or they are away


@frozen
class Nudged:
    """The author asked those who have his item to see to it; it has been with them since then."""

    item: Item
    by: PersonId
    told: tuple[PersonId, ...]
    since: datetime


Chasing = StepReminded | OthersAsked | Nudged

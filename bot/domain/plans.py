"""The release plan: what units mean to release and when, and where that meets something else (P3 12.2; INT8)."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final, Literal
from zoneinfo import ZoneInfo

from bot.domain.drafts import DraftId, Version
from bot.domain.people import PersonId, UnitId
from bot.errors import Refused
from bot.frozen import frozen

AHEAD: Final = timedelta(weeks=2)  # what is looked at
LATELY: Final = timedelta(days=30)  # for how long a subject that has been released counts (P4 二(二)3)
CLOSE: Final = timedelta(hours=1)  # two items in one channel within it compete
ALIKE: Final = 60  # of 100, from which two titles are of one subject
LEAD: Final = 7  # days ahead of its own in which an entry should be made (P3 12.2)
HAND_IN: Final = 5  # working days before its day an item that was planned should come in
_SHORTEST: Final = 4  # letters of a title below which only the same one is alike


@frozen
class PlanEntry:
    """What a unit means to release: `planned` and `entered` in UTC; `draft` is the item once there is one."""

    id: str
    unit: UnitId
    by: PersonId
    title: str
    category: str
    channels: tuple[str, ...]
    planned: datetime
    entered: datetime
    state: Literal["planned", "dropped"] = "planned"
    draft: DraftId | None = None
    changed: datetime | None = None  # when it was dropped

    @property
    def revised(self) -> datetime:
        """Say since when it is as it is."""
        return self.changed or self.entered


@frozen
class Out:
    """Something that has been released."""

    draft: DraftId
    title: str
    unit: UnitId
    at: datetime


@frozen
class CalendarLink:
    """A secret link by which somebody subscribes to the plan; of the secret there is only the `digest`."""

    id: str
    person: PersonId
    digest: str
    made: datetime
    ended: datetime | None = None


@frozen
class Conflict:
    """What an entry meets: another one's subject or time, or a subject that has been released."""

    kind: Literal["subject", "time", "near", "released"]
    title: str
    unit: UnitId
    at: datetime
    entry: str = ""  # the other entry
    by: PersonId | None = None  # who entered that


class NotYourPlan(Refused):
    """An entry is its unit's, and the PR desk's."""

    key = "refused-not-your-plan"


class PlanDropped(Refused):
    """The entry was taken out of the plan."""

    key = "refused-plan-dropped"


class NoCalendarAddress(Refused):
    """The bot has no address at which calendar programs would find it."""

    key = "refused-no-calendar-address"


def conflicts(entry: PlanEntry, others: Iterable[PlanEntry], out: Iterable[Out]) -> tuple[Conflict, ...]:
    """Say what an entry meets; each other item once, its subject before its time."""
    found = [_meets(entry, other) for other in others if other.id != entry.id]
    lately = [
        Conflict("released", one.title, one.unit, one.at)
        for one in out
        if one.draft != entry.draft and alike(entry.title, one.title)
    ]
    return (*(one for one in found if one is not None), *lately)


def _meets(entry: PlanEntry, other: PlanEntry) -> Conflict | None:
    told = (other.title, other.unit, other.planned, other.id, other.by)
    if alike(entry.title, other.title):
        return Conflict("subject", *told)
    shared = set(entry.channels) & set(other.channels)
    if shared and abs(entry.planned - other.planned) < CLOSE:
        return Conflict("time" if entry.planned == other.planned else "near", *told)
    return None


def alike(one: str, other: str) -> bool:
    """Tell whether two titles speak of one subject: by the pairs of letters that they share."""
    first, second = _letters(one), _letters(other)
    if min(len(first), len(second)) < _SHORTEST:
        return first == second
    pairs, more = Counter(pairwise(first)), Counter(pairwise(second))
    shared = (pairs & more).total()
    return 200 * shared >= ALIKE * (pairs.total() + more.total())


def _letters(title: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", title).casefold() if sign.isalnum())


def days_short(entry: PlanEntry, zone: ZoneInfo) -> int:
    """Say by how many local days an entry was made too late; 0 where it was made in time."""
    ahead = entry.planned.astimezone(zone).date() - entry.entered.astimezone(zone).date()
    return max(LEAD - ahead.days, 0)


def counts_from(entry: PlanEntry | None, version: Version) -> datetime | None:
    """Give since when an item was known by its entry (P3 12.2); None where it appears before what was planned."""
    planned = version.particulars.planned
    if entry is None or planned is None or planned < entry.planned - CLOSE:
        return None
    return entry.entered

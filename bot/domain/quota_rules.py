"""What policy says of quotas and rhythms: plain frozen data (P1 23, P3 13)."""

from datetime import time
from typing import Literal

from bot.frozen import frozen
from bot.text import Names

Point = Literal["submitted", "reached-desk", "signed-off", "released"]


@frozen
class Reminder:
    """When units that are short are reminded: a day of the week (Monday is 0), local time."""

    weekday: int
    at: time


@frozen
class QuotaRule:
    """Units of these kinds, or with these ids, hand in at least so much in each period.

    A period is so many ISO weeks, or a month where `weeks` is 0. Empty `categories`, `channels` and `media` count every
    item; `counts` says how far it has to come. The last of the reminders goes to the unit's head as well.
    """

    id: str
    names: Names
    clause: str
    at_least: int
    kinds: tuple[Literal["department", "subsidiary"], ...] = ()
    units: tuple[str, ...] = ()
    counts: Point = "reached-desk"
    weeks: int = 1
    categories: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    reminders: tuple[Reminder, ...] = ()


@frozen
class Rhythm:
    """How often something appears in a channel: at least so many a week, and no gap longer than so many days."""

    clause: str
    at_least: int | None = None
    gap: int | None = None

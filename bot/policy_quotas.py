"""The shape of a policy file's quotas and of a channel's rhythm: their tables and keys."""

import re
from datetime import time
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from bot.domain.quota_rules import Point, QuotaRule, Reminder, Rhythm
from bot.tables import EveryName, Id, OneOrMore, Table, Words, wrong

_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH: Final = "month"
_EVERY: Final = re.compile(r"(?:(\d{1,2}) )?weeks?|month")
_REMIND: Final = re.compile(rf"({'|'.join(_DAYS)}) (\d\d:\d\d)")


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def weeks(words: str) -> int:
    """Understand "week", "2 weeks", "month", which is 0."""
    found = _EVERY.fullmatch(words)
    count = int(found[1] or 1) if found else 0
    if found is None or (words != _MONTH and not count):
        raise wrong(f"'{words}' is no interval", "write it like 'week', '2 weeks' or 'month'")
    return 0 if words == _MONTH else count


def _every(words: str) -> str:
    weeks(words)
    return words


def reminder(words: str) -> Reminder:
    """Understand "thursday 10:00"."""
    found = _REMIND.fullmatch(words)
    try:
        at = time.fromisoformat(found[2]) if found else None
    except ValueError:
        at = None
    if found is None or at is None:
        raise wrong(f"'{words}' is no day of the week with a time", "write it like 'thursday 10:00'")
    return Reminder(_DAYS.index(found[1]), at)


def _remind(words: str) -> str:
    reminder(words)
    return words


_Remind = Annotated[str, AfterValidator(_remind)]


class QuotaTable(Table):
    """How much some units hand in, how often."""

    id: Id = Field(description="give the quota an id of its own")
    names: EveryName = Field(description="name the quota in three languages")
    clause: str = Field(description="name the clause that asks for it")
    at_least: Annotated[int, Field(ge=1, le=100)] = Field(description="say how many items it takes")
    every: Annotated[str, AfterValidator(_every)] = "week"
    kind: Annotated[list[Literal["department", "subsidiary"]], BeforeValidator(_listed)] = []
    units: OneOrMore = []
    counts: Point = "reached-desk"
    category: OneOrMore = []
    channels: OneOrMore = []
    media: Annotated[list[Literal["picture", "video", "audio", "document"]], BeforeValidator(_listed)] = []
    remind: Annotated[list[_Remind], BeforeValidator(_listed)] = []

    def quota(self) -> QuotaRule:
        """Give it as the rules know it."""
        return QuotaRule(
            id=self.id,
            names=self.names.names(),
            clause=self.clause,
            at_least=self.at_least,
            kinds=tuple(self.kind),
            units=tuple(self.units),
            counts=self.counts,
            weeks=weeks(self.every),
            categories=tuple(self.category),
            channels=tuple(self.channels),
            media=tuple(self.media),
            reminders=tuple(map(reminder, self.remind)),
        )


class RhythmTable(Table):
    """How often something appears in a channel."""

    clause: Words = Field(description="name the clause that asks for it")
    at_least: Annotated[int, Field(ge=1, le=100)] | None = None
    gap: Annotated[int, Field(ge=1, le=365)] | None = None

    def rhythm(self) -> Rhythm:
        """Give it as the rules know it."""
        return Rhythm(self.clause, self.at_least, self.gap)

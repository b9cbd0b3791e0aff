"""The shape of what a policy file says of reminders, and of working time as policy files write it."""

import re
from datetime import timedelta
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from bot.domain.ladders import Ladder
from bot.tables import Table, wrong

HOURS_A_DAY: Final = 8  # what "1 working day" comes to, whatever the hours of the office are
_DUE: Final = re.compile(r"(\d{1,3}) working (minute|hour|day)s?")
_UNIT: Final = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(hours=HOURS_A_DAY),
}
_NONE: Final = "none"


def working_time(words: str) -> timedelta:
    """Understand "4 working hours", "1 working day" (eight hours), "30 working minutes"."""
    found = _DUE.fullmatch(words)
    if not found or not int(found[1]):
        raise wrong(f"'{words}' is no working time", "write it like '4 working hours' or '1 working day'")
    return int(found[1]) * _UNIT[found[2]]


def _due(words: str) -> str:
    working_time(words)
    return words


def _due_or_none(words: str) -> str:
    return words if words == _NONE else _due(words)


WorkingTime = Annotated[str, AfterValidator(_due)]


class RemindersTable(Table):
    """Who is reminded of a step and when, and what follows if nothing helps."""

    before: Annotated[str, AfterValidator(_due_or_none)] = "2 working hours"
    first_after: WorkingTime = "2 working hours"
    doubling: bool = True
    most: Annotated[int, Field(ge=0, le=20)] = 2
    then: Literal["others", "nothing"] = "others"
    clause: str = ""

    def ladder(self) -> Ladder:
        """Give it as the rules know it."""
        before = None if self.before == _NONE else working_time(self.before)
        after = working_time(self.first_after)
        return Ladder(before, after, self.doubling, self.most, self.then == "others", self.clause)

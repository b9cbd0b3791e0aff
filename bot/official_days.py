"""The official days of mainland China, as far as the State Council's yearly notices are out."""

from functools import cache

from chinese_calendar import holidays, workdays

from bot.domain.calendars import OfficialDays


@cache
def china() -> OfficialDays:
    """Give days off and make-up days of every year that the library knows.

    It has a notice for each year in which it has any day off: New Year's Day is one in all of them.
    """
    return OfficialDays(frozenset(holidays), frozenset(workdays), frozenset(day.year for day in holidays))

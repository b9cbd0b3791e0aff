"""A local day as people say it, in each language."""

from datetime import date
from typing import Final

from bot.text import Names, Text, Value

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(at: date) -> Names:
    """Say a day without its year: 5月7日, 7 May."""
    chinese = f"{at.month}月{at.day}日"
    return Names(chinese, chinese, f"{at.day} {_MONTHS[at.month - 1]}")


def days(since: date, until: date) -> Value:
    """Say from which day to which, or the one day."""
    return day(since) if since == until else Text("days-from-to", {"since": day(since), "until": day(until)})

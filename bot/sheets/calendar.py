"""The release plan as a calendar file."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from bot.frozen import frozen
from bot.text import Language, Names, Text

_LASTS: Final = timedelta(minutes=30)


@frozen
class Event:
    """Something that is to be released: when, by whom, where."""

    id: str
    title: str
    at: datetime
    unit: Names
    channels: tuple[Names, ...]


@frozen
class Calendar:
    """What is planned, as it stood at a moment (UTC)."""

    events: tuple[Event, ...]
    made: datetime


def ics(calendar: Calendar, language: Language, say: Callable[[Text], str]) -> bytes:
    """Write it as iCalendar (RFC 5545); an event keeps its UID, so that a newer file replaces it."""
    import icalendar  # noqa: PLC0415 - only who asks for a file needs it

    made = icalendar.Calendar()
    made.add("prodid", "-//Qianfa//Release plan//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", say(Text("plan-title")))
    comma = say(Text("list-separator"))
    for event in calendar.events:
        entry = icalendar.Event()
        entry.add("uid", f"{event.id}@qianfa")
        entry.add("dtstamp", calendar.made)
        entry.add("dtstart", event.at)
        entry.add("dtend", event.at + _LASTS)
        entry.add("summary", f"{event.title} · {event.unit.in_language(language)}")
        if event.channels:
            entry.add("location", comma.join(name.in_language(language) for name in event.channels))
        made.add_component(entry)
    written: bytes = made.to_ical()
    return written

"""The release plan as a calendar file."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bot.frozen import frozen
from bot.text import Language, Names, Text

if TYPE_CHECKING:
    import icalendar

_LASTS: Final = timedelta(minutes=30)
_AGAIN: Final = timedelta(hours=1)  # how often a program that subscribed should look


@frozen
class Event:
    """Something that is to be released: when, by whom, where; `revised` says since when it is as it is.

    One without a title may touch on secrets. One that was `dropped` stays for a while, so that programs take it out.
    """

    id: str
    title: str
    at: datetime
    unit: Names
    channels: tuple[Names, ...]
    revised: datetime
    dropped: bool = False


@frozen
class Calendar:
    """What is planned; times are shown in the organisation's zone by programs that know no better."""

    events: tuple[Event, ...]
    zone: ZoneInfo


def ics(calendar: Calendar, language: Language, say: Callable[[Text], str]) -> bytes:
    """Write it as iCalendar (RFC 5545): the same plan gives the same bytes.

    An event keeps its UID, so that a newer file replaces it, and has a greater SEQUENCE once it was dropped.
    """
    import icalendar  # noqa: PLC0415 - only who asks for a file needs it

    made = icalendar.Calendar()
    made.add("prodid", "-//Qianfa//Release plan//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", say(Text("plan-title")))
    made.add("x-wr-timezone", calendar.zone.key)
    made.add("refresh-interval", _AGAIN, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", icalendar.vDuration(_AGAIN))
    for event in calendar.events:
        made.add_component(_entry(event, language, say))
    written: bytes = made.to_ical()
    return written


def _entry(event: Event, language: Language, say: Callable[[Text], str]) -> "icalendar.Event":
    import icalendar  # noqa: PLC0415 - as above

    entry = icalendar.Event()
    entry.add("uid", f"{event.id}@qianfa")
    entry.add("dtstamp", event.revised)
    entry.add("last-modified", event.revised)
    entry.add("sequence", int(event.dropped))
    entry.add("dtstart", event.at)
    entry.add("dtend", event.at + _LASTS)
    entry.add("summary", f"{event.title or say(Text('guarded-item'))} · {event.unit.in_language(language)}")
    if event.channels:
        entry.add("location", say(Text("list-separator")).join(name.in_language(language) for name in event.channels))
    if event.dropped:
        entry.add("status", "CANCELLED")
    return entry

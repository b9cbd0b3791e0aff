"""The release plan: what is coming in the next two weeks, day by day, and what meets what."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.cards.card import Button, Card, Entry
from bot.cards.sheets import TITLE, joined, label_key, quoted
from bot.cards.tokens import Token, Verb
from bot.domain.drafts import DraftId, DraftState
from bot.frozen import frozen
from bot.text import Names, Text, Value


@frozen
class PlanLine:
    """Something planned: whose, when, where, what it meets.

    `late` says that it should have come in by now; it was entered so many days `short` of a week ahead.
    """

    entry: str
    title: str
    unit: Names
    at: datetime
    channels: tuple[Names, ...] = ()
    draft: DraftId | None = None
    state: DraftState | None = None
    meets: tuple[Text, ...] = ()
    mine: bool = False
    late: bool = False
    short: int = 0


def plan(lines: Sequence[PlanLine], *, zone: ZoneInfo, enters: bool) -> Card:
    """Build the plan in the order of its times; `enters` says that the reader may add to it."""
    add = (Button(Text(label_key(Verb.PLAN_ADD)), Token(Verb.PLAN_ADD)),) if enters else ()
    subscribe = Button(Text(label_key(Verb.SUBSCRIBE)), Token(Verb.SUBSCRIBE))
    if not lines:
        return Card(title=Text("plan-empty"), notes=(Text("plan-empty-note"),), buttons=(*add, subscribe))
    days = groupby(lines, key=lambda line: line.at.astimezone(zone).date())
    entries = (entry for day, found in days for entry in _day(day, found, zone))
    calendar = Button(Text(label_key(Verb.PLAN_FILE)), Token(Verb.PLAN_FILE))
    return Card(title=Text("plan-title"), entries=tuple(entries), buttons=(*add, calendar, subscribe))


def _day(day: date, lines: Iterable[PlanLine], zone: ZoneInfo) -> Iterator[Entry]:
    month, weekday = Text(f"month-{day.month}"), Text(f"weekday-{day.isoweekday()}")
    yield Entry(Text("plan-day", {"month": month, "day": day.day, "weekday": weekday}))
    for line in lines:
        yield Entry(_said(line, zone), tuple(_buttons(line)))


def _said(line: PlanLine, zone: ZoneInfo) -> Text:
    what: list[Value] = [f"{line.at.astimezone(zone):%H:%M}", quoted(line.title, TITLE), line.unit]
    if line.channels:
        what.append(Text("plan-channels", {"channels": line.channels}))
    if line.state is not None:
        what.append(Text(f"state-{line.state}"))
    else:
        what.append(Text("plan-not-begun"))
    if line.late:
        what.append(Text("plan-late"))
    if line.short:
        what.append(Text("plan-short", {"days": line.short}))
    what += line.meets
    return Text("list-line", {"what": joined("dotted", what)})


def _buttons(line: PlanLine) -> Iterator[Button]:
    if line.draft is not None:
        yield Button(Text(label_key(Verb.OPEN)), Token(Verb.OPEN, line.draft))
    elif line.mine:
        yield Button(Text(label_key(Verb.HAND_IN)), Token(Verb.HAND_IN, line.entry))
        yield Button(Text(label_key(Verb.PLAN_DROP)), Token(Verb.PLAN_DROP, line.entry))


def plan_file(count: int) -> Card:
    """Build the card that carries the plan as a calendar; the file is put on it when it is written."""
    return Card(title=Text("plan-file", {"count": count}), notes=(Text("plan-file-note"),))


def link(link: str, address: str) -> Card:
    """Build the card with a secret link, which says it once; programs that know no https know webcal."""
    webcal = f"webcal://{address.partition('://')[2]}"
    notes = (Text("calendar-link-webcal", {"address": webcal}), Text("calendar-link-secret"))
    # An address to be copied into a calendar program and not to be followed: a browser would only save a file.
    return Card(title=Text("calendar-link", {"address": address}), notes=notes, buttons=_of_link(link))


def link_kept(link: str, made: datetime) -> Card:
    """Build the card of a link that was shown when it was made."""
    title = Text("calendar-link-kept", {"at": made})
    return Card(title=title, notes=(Text("calendar-link-once"),), buttons=_of_link(link))


def link_over() -> Card:
    """Build the card of a link that opens nothing any more."""
    return Card(title=Text("calendar-link-over"), closed=True)


def _of_link(link: str) -> tuple[Button, ...]:
    new = Button(Text(label_key(Verb.NEW_LINK)), Token(Verb.NEW_LINK))
    return new, Button(Text(label_key(Verb.END_LINK)), Token(Verb.END_LINK, link), "grave")

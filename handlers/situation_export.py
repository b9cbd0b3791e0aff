"""What people ask for of a crisis who may see it: its time line by pages or as a file, the files that were sent."""

from datetime import datetime
from typing import Final

from bot.cards import situation_times as cards
from bot.cards.card import Kind
from bot.cards.situation_times import HTML, PAGE, XLSX, TimesSheet
from bot.deps import Act
from bot.domain.crises import Crisis
from bot.domain.drafts import Attachment
from bot.domain.effects import Send
from bot.domain.people import Person, PersonId
from bot.errors import DeadButton, NotFound, Refused
from bot.sheets.crisis import Timeline
from bot.text import Names, Text
from handlers import crisis_deeds as deeds
from handlers import situation_times as times
from handlers.made import Made, Wanted

_FILES: Final = {HTML: 1, XLSX: 2}
_MOST_FILES: Final = 10  # that are sent at once


class WhichCrisis(Refused):
    """No number was given, and there is not just one that is meant."""

    key = "refused-which-crisis"


def ask(act: Act, person: Person, crisis_id: str, page: int = 0) -> None:
    """Show a page of the time line; 0 is the newest."""
    crisis = deeds.seen(act, person, crisis_id)
    if not crisis.number:
        raise NotFound
    act.tell(person, Kind.TIMELINE, crisis.id, version=page)


def ask_by_number(act: Act, person: Person, number: str) -> None:
    """Show the time line of the crisis that has this number; without one, of the one that is open."""
    if number.strip():
        found = act.tables.situations.numbered(number.strip().upper())
    else:
        opened = [one.id for one in act.crises.open() if _sees(act, person, one)]
        if len(opened) != 1:
            raise WhichCrisis
        found = opened[0]
    if found is None:
        raise NotFound
    ask(act, person, found)


def _sees(act: Act, person: Person, crisis: Crisis) -> bool:
    try:
        deeds.seen(act, person, crisis.id)
    except NotFound:
        return False
    return True


def hand_out(act: Act, person: Person, crisis_id: str, kind: str) -> Text:
    """Have the time line written as a file; that takes a moment, which is said at once."""
    crisis = deeds.seen(act, person, crisis_id)
    if kind not in _FILES:
        raise DeadButton
    act.tell(person, Kind.TIMELINE_FILE, crisis.id, version=_FILES[kind])
    return Text("notice-timeline-file")


def page(act: Act, wanted: Wanted) -> Made | None:
    """Build a page of the time line."""
    crisis = act.crises.get(wanted.subject)
    if crisis is None:
        return None
    found = times.moments(act, crisis)
    count = cards.pages(len(found))
    number = wanted.version if 0 < wanted.version <= count else count
    shown = found[(number - 1) * PAGE : number * PAGE]
    return Made(cards.timeline(TimesSheet(crisis, shown, number, count, times.figures(act, crisis))))


def file(act: Act, wanted: Wanted) -> Made | None:
    """Build the card that carries the time line as a file."""
    crisis = act.crises.get(wanted.subject)
    if crisis is None:
        return None
    return Made(cards.to_keep(crisis), paper=timeline(act, crisis, xlsx=wanted.version == _FILES[XLSX]))


def send_files(act: Act, person: Person, crisis_id: str) -> None:
    """Send somebody the pictures and files that came, each as a message of its own; of very many, the newest."""
    crisis = deeds.seen(act, person, crisis_id)
    count = len(_files(act, crisis))
    if not crisis.number or not count:
        raise NotFound
    for number in range(max(1, count - _MOST_FILES + 1), count + 1):
        key = f"{act.event}:{Kind.CRISIS_FILE}:{crisis.id}:{number}"
        act.send(Send(key, person.id, Kind.CRISIS_FILE, crisis.id, number))


def _files(act: Act, crisis: Crisis) -> list[tuple[datetime, PersonId, Attachment]]:
    """Give all that was sent with what people told and reported, in the order in which it came."""
    told = [(line.at, line.by, line.files) for line in act.crises.told(crisis.id)]
    reports = [(one.at, one.by, one.files) for one in act.tables.situations.of(crisis.id)]
    return [(at, by, file) for at, by, files in sorted((*told, *reports), key=lambda it: it[0]) for file in files]


def sent(act: Act, wanted: Wanted) -> Made | None:
    """Build the card that carries one of them."""
    crisis = act.crises.get(wanted.subject)
    if crisis is None:
        return None
    at, by, file = _files(act, crisis)[wanted.version - 1]
    return Made(cards.sent(crisis, file, act.names(by), at), still=True)


MAKERS: Final = {Kind.TIMELINE: page, Kind.TIMELINE_FILE: file, Kind.CRISIS_FILE: sent}


def timeline(act: Act, crisis: Crisis, *, xlsx: bool = False) -> Timeline:
    """Give all that a file of a time line is made from."""
    unit, ours = act.people.unit(crisis.unit), act.organisation
    return Timeline(
        crisis=crisis,
        moments=times.moments(act, crisis),
        reports=tuple((one, act.names(one.by)) for one in act.tables.situations.of(crisis.id)),
        figures=times.figures(act, crisis),
        reporter=act.names(crisis.reporter),
        unit=unit.names if unit is not None else Names(en=crisis.unit),
        owner=act.names(crisis.owner) if crisis.owner is not None else None,
        zone=ours.zone,
        made=act.now,
        kind="xlsx" if xlsx else "html",
        organisation=ours.name,
    )

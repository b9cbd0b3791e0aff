"""The ledger as people read it in a chat: page by page, of a month or a year, as a file; each sees what he may."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from functools import reduce
from typing import Final

from bot.cards.card import Card, Kind
from bot.cards.ledger import LedgerLine, ledger, ledger_file
from bot.deps import Act
from bot.domain.calendars import at_local
from bot.domain.drafts import DraftId
from bot.domain.effects import Send
from bot.domain.naming import in_place
from bot.domain.people import Person, PersonId, UnitId
from bot.domain.releases import Entered, Release
from bot.errors import DeadButton, Refused
from bot.sheets.ledger import Entry, Ledger
from bot.text import Names, Text

PAGE: Final = 10  # releases listed at once
MOST: Final = 10_000  # rows of a file; the command line writes all
_BEGINNING: Final = datetime.min.replace(tzinfo=UTC)
_END: Final = datetime.max.replace(tzinfo=UTC)
_PERIOD: Final = re.compile(r"((?:19|20|21)\d\d)(?:\D{1,3}(\d{1,2})\D?|年?)")
_DECEMBER: Final = 12


class WhichPeriod(Refused):
    """What was written behind the command is neither a month nor a year."""

    key = "refused-which-period"


class NothingReleased(Refused):
    """Nothing that this person may see was released in this month or year."""

    key = "refused-nothing-released"


def ask(act: Act, person: Person, words: str) -> None:
    """Show the ledger, up to the end of a month or year where one is named."""
    wanted = _named(words) if words else ""
    _show(act, person, 0, wanted)


def more(act: Act, person: Person, before: int) -> None:
    """Go on where a page ended; 0 begins with the newest."""
    _show(act, person, before, "")


def _show(act: Act, person: Person, before: int, wanted: str) -> None:
    text = Text("ledger-last", {"period": wanted})
    act.send(Send(f"{act.event}:{Kind.LEDGER}:{before}", person.id, Kind.LEDGER, "", before, text=text))


def hand_out(act: Act, person: Person, wanted: str) -> Text:
    """Have the ledger of a month or year written as a file; that takes a moment, which is said at once."""
    if _named(wanted) != wanted:
        raise DeadButton
    since, until = _span(act, wanted)
    if not act.releases.ledger(person.id, act.now, since=since, until=until, before=0, most=1):
        raise NothingReleased
    act.tell(person, Kind.LEDGER_FILE, wanted)
    return Text("notice-ledger-file")


def _named(words: str) -> str:
    """Read a month or a year: 2026-06, 2026年6月, 2026."""
    found = _PERIOD.fullmatch(words.strip())
    month = int(found[2] or 1) if found else 0
    if found is None or not 1 <= month <= _DECEMBER:
        raise WhichPeriod
    return f"{int(found[1])}-{month:02}" if found[2] else str(int(found[1]))


def _span(act: Act, wanted: str) -> tuple[datetime, datetime]:
    """Give when a month or year begins and when it is over, by the organisation's clock."""
    year, _, month = wanted.partition("-")
    first, last = (int(month), int(month)) if month else (1, _DECEMBER)
    return _first_of(act, int(year), first), _first_of(act, int(year) + last // _DECEMBER, last % _DECEMBER + 1)


def _first_of(act: Act, year: int, month: int) -> datetime:
    return at_local(date(year, month, 1), time(), act.organisation.zone)


def card(act: Act, person: PersonId, before: int, wanted: str) -> Card:
    """Build a page of what somebody may see."""
    until = _span(act, wanted)[1] if wanted else _END
    rows = act.releases.ledger(person, act.now, since=_BEGINNING, until=until, before=before, most=PAGE + 1)
    named, zone = _Named(act), act.organisation.zone
    lines = [
        LedgerLine(
            row.release.draft,
            row.release.number,
            row.release.title,
            named.channel(row),
            row.release.at.astimezone(zone),
            named.person(row.release.by),
        )
        for row in rows[:PAGE]
    ]
    return ledger(lines, before=rows[PAGE - 1].place if len(rows) > PAGE else 0, first=not before)


def file(act: Act, person: PersonId, wanted: str) -> tuple[Card, Ledger]:
    """Give the card that carries the ledger of a period, and what is to be written into the file, the oldest first."""
    since, until = _span(act, wanted)
    rows = act.releases.ledger(person, act.now, since=since, until=until, before=0, most=MOST)
    return ledger_file(wanted, len(rows), most=MOST), Ledger(wanted, tuple(_entries(act, reversed(rows))))


def _entries(act: Act, rows: Iterable[Entered]) -> Iterator[Entry]:
    named = _Named(act)
    for row in rows:
        release = row.release
        yield Entry(
            number=release.number,
            title=release.title,
            summary=release.summary,
            source=release.source,
            unit=named.unit(release.unit),
            author=named.person(release.author),
            channel=named.channel(row),
            address=release.address,
            at=release.at,
            approvers=named.approvers(release),
            publisher=named.person(release.by),
            version=release.version,
            fingerprint=release.fingerprint,
        )


class _Named:
    """Names people, units and channels as they are called now, each looked up once."""

    def __init__(self, act: Act) -> None:
        self._act = act
        self._people: dict[PersonId, Names] = {}
        self._places: dict[DraftId, Mapping[PersonId, tuple[PersonId, ...]]] = {}
        self._channels: dict[str, dict[str, Names]] = {}

    def person(self, person: PersonId) -> Names:
        if person not in self._people:
            self._people[person] = self._act.names(person)
        return self._people[person]

    def approvers(self, release: Release) -> tuple[Names, ...]:
        """Name those who approved, each with those in whose place he did."""
        if release.draft not in self._places:
            self._places[release.draft] = self._act.tables.standing.approved_in_place(release.draft)
        whose = self._places[release.draft]
        return tuple(
            reduce(in_place, map(self.person, whose.get(one, ())), self.person(one)) for one in release.approvers
        )

    def unit(self, unit: UnitId) -> Names:
        found = self._act.people.unit(unit)
        return found.names if found else Names(unit)

    def channel(self, row: Entered) -> Names:
        if row.policy not in self._channels:
            policy = self._act.policies.get(row.policy)
            self._channels[row.policy] = {channel.id: channel.names for channel in policy.channels}
        return self._channels[row.policy].get(row.release.channel, Names(row.release.channel))

"""A quarter from its start to what is printed of it: who was told what when, and whether anybody was pestered."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot import app
from bot.config import Settings, sample_settings
from bot.console import GAP, Line, point
from bot.domain.calendars import Hours, WorkingWeek, at_local
from bot.domain.drafts import DraftState
from bot.domain.effects import Lane
from bot.domain.habits import Gathers, Habits
from bot.domain.people import PersonId, Roster, UnitId
from bot.domain.quotas import concerns
from bot.domain.spans import Span
from bot.frozen import frozen
from bot.i18n import I18n
from bot.memory import Tables
from bot.simulating import instant
from bot.simulating.cast import Absence, Cast
from bot.simulating.quarter import Quarter
from bot.simulating.stage import Conversations, JumpingClock, Told
from bot.text import Language, Names, Text, Value
from storage import connections
from storage.store import DATABASE

_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - a folder of one's own is made in it
_HABITS: Final = Habits(Hours(time(21), time(7, 30)), time(8, 30), Gathers.REMINDERS)
_WEEK: Final = timedelta(weeks=1)
_DAY: Final = timedelta(days=1)


@frozen
class Played:
    """What came of a quarter: everything that was told, how many items came in and were released, who was not there."""

    week: WorkingWeek
    first: date
    last: date
    told: tuple[Told, ...]
    reminders: frozenset[str]  # the keys of reminders and digests
    names: dict[PersonId, Names]
    absences: tuple[Absence, ...]
    submitted: int
    released: int

    @property
    def weeks(self) -> int:
        """How many weeks were played."""
        return ((self.last - self.first).days + 1) // 7

    def by_day(self, *, reminders: bool) -> Counter[tuple[PersonId, date]]:
        """Count what each was told on each local day: all of it, or reminders and digests only."""
        told = (one for one in self.told if not reminders or one.key in self.reminders)
        return Counter((one.person, one.at.astimezone(self.week.zone).date()) for one in told)


async def play(
    weeks: int, seed: int, start: date, language: Language = "zh-Hans", policy: Path | None = None
) -> Played:
    """Play so many weeks from the Monday of a day on, under the demo's policy or another; nothing stays on the disk."""
    monday = start - _DAY * start.weekday()
    span = Span(monday, monday + weeks * _WEEK - _DAY)
    with TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        usual = sample_settings(Path(folder), 0)
        settings = replace(usual, habits=_HABITS, policy=policy or usual.policy)
        clock = JumpingClock(at_local(monday, time(), settings.zone))
        chats = Conversations(clock)
        async with app.opened(settings, clock, lambda *_: {"web": chats}, opening=instant.opened) as bot:
            roster, owing = await bot.store.view(_on_hand, clock.now())
            cast = Cast(seed, roster, span, settings.week, owing)
            quarter = Quarter(bot, clock, chats, cast, language)
            await quarter.play(at_local(monday + weeks * _WEEK, time(), settings.zone))
        reminders, released = _on_file(settings)
    people = {person.id: person.names for person in roster.people.values()}
    counts = (quarter.submitted, released)
    return Played(settings.week, span.since, span.until, tuple(chats.told), reminders, people, cast.absences, *counts)


def _on_hand(tables: Tables, now: datetime) -> tuple[Roster, frozenset[UnitId]]:
    """Give who is there, and the units that owe something in each week or month."""
    roster, policy = tables.people.roster(now), tables.policies.active()
    rules = policy.quotas if policy else ()
    return roster, frozenset(unit.id for unit in roster.units.values() if any(concerns(rule, unit) for rule in rules))


def _on_file(settings: Settings) -> tuple[frozenset[str], int]:
    """Give the keys of all reminders and digests, and the number of items that were released."""
    with closing(connections.reader(settings.data / DATABASE)) as db:
        keys = db.execute("SELECT key FROM outbox WHERE lane = ?", (Lane.REMINDERS,)).fetchall()
        [(released,)] = db.execute("SELECT count(*) FROM drafts WHERE state = ?", (DraftState.RELEASED,))
    return frozenset(key for (key,) in keys), int(released)


def lines(played: Played, language: Language) -> Iterator[Line]:
    """Tell a quarter: day by day who was told what, then whether anybody was pestered."""
    i18n, zone = I18n(), played.week.zone
    yield Line(Text("simulated", {"first": f"{played.first}", "last": f"{played.last}", "zone": zone.key}))
    for absence in played.absences:
        about: dict[str, Value] = {"person": played.names[absence.person], "since": f"{absence.since}"}
        about |= {"until": f"{absence.until}"}
        if absence.delegate is None:
            yield point(Text("simulated-silent", about))
        else:
            yield point(Text("simulated-away", {**about, "delegate": played.names[absence.delegate]}))
    for day, its in groupby(played.told, lambda one: one.at.astimezone(zone).date()):
        yield GAP
        off = "" if played.week.works(day) else "-off"
        yield Line(Text(f"simulated-day{off}", {"day": f"{day}", "weekday": Text(f"weekday-{day.isoweekday()}")}))
        for one in its:
            said = i18n.say(one.card.title, language, zone=zone, now=one.at)
            at = f"{one.at.astimezone(zone):%H:%M}"
            yield point(Text("simulated-line", {"at": at, "person": played.names[one.person], "what": said}))
    yield GAP
    yield from summary(played)


def summary(played: Played) -> Iterator[Line]:
    """Say in a few lines what came of it, and how much anybody was told."""
    yield Line(Text("simulated-items", {"submitted": played.submitted, "released": played.released}))
    for what, reminders in (("told", False), ("reminded", True)):
        counts = played.by_day(reminders=reminders)
        if counts:
            [((person, day), most)] = counts.most_common(1)
            count, a_week = counts.total(), counts.total() / len({who for who, _ in counts}) / played.weeks
            found: dict[str, Value] = {"count": count, "a_week": f"{a_week:.1f}", "most": most, "day": f"{day}"}
            people = len({who for who, _ in counts})
            yield Line(Text(f"simulated-{what}", {**found, "people": people, "person": played.names[person]}))

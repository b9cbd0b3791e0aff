"""Faults 41 to 44 for what comes regularly: in every zone, at every change of the clocks, once in each local period."""

from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest

from bot.deps import Act, Organisation
from bot.domain.calendars import Hours, WorkingWeek, iso_week
from bot.domain.habits import Gathers, Habits
from bot.memory import Tables
from bot.policy import read_policy, shipped
from bot.reactions.rules import (
    DIGEST_HOUR,
    OVERDUE,
    QUOTA_REMIND,
    QUOTA_REPORT,
    REHEARSAL,
    RHYTHM,
    STAFFING,
)
from handlers import digests, overdue, quotas, rhythms, staffing
from tests.domain.test_local_periods import changes, zones
from tests.support import records

Prepare = Callable[[Act], None]

_SITE: Final = 'id = "site"\n'
_RHYTHM: Final = 'rhythm = { clause = "第十四条", at_least = 1, gap = 3 }\n'
P1: Final = shipped()["p1"].read_text("utf-8").replace(_SITE, _SITE + _RHYTHM, 1)
BEFORE, AFTER = timedelta(days=3), timedelta(days=3)
HABITS: Final = Habits(Hours(time(21), time(7, 30)), time(2, 30), Gathers.REMINDERS)
# What plans the next time of each rule when it is fired; of those by day and by week.
DAILY: Final[dict[str, Prepare]] = {
    REHEARSAL: staffing.prepare,
    OVERDUE: overdue.prepare,
    DIGEST_HOUR: digests.prepare,
    RHYTHM: rhythms.prepare,
}
WEEKLY: Final[dict[str, Prepare]] = {STAFFING: staffing.prepare, QUOTA_REPORT: quotas.prepare}
PLANS: Final = {**DAILY, **WEEKLY, QUOTA_REMIND: quotas.prepare}


def fired(tables: Tables, zone: ZoneInfo, change: date) -> dict[str, list[tuple[str, datetime]]]:
    """Give the periods that come around a change of the clocks, as the ticker would meet them, and when they do."""
    organisation = Organisation(WorkingWeek(zone, frozenset(range(7)), time(2, 30), time(17)), habits=HABITS)
    start = datetime.combine(change, time(12), UTC) - BEFORE
    act, found = Act(tables, start, organisation), defaultdict[str, list[tuple[str, datetime]]](list)
    for prepare in dict.fromkeys(PLANS.values()):
        prepare(act)
    while due := tables.dues.due(start + BEFORE + AFTER, 1):
        [item] = due
        assert tables.dues.claim(item)
        found[item.rule].append((item.period, item.at))
        act.now = item.at
        PLANS[item.rule](act)
    return found


def check(found: dict[str, list[tuple[str, datetime]]], zone: ZoneInfo, change: date) -> None:
    for rule in DAILY:
        days = [date.fromisoformat(period) for period, _ in found[rule]]
        assert days == [days[0] + timedelta(days=number) for number in range(len(days))], (rule, zone.key, change)
        assert len(days) >= 5, (rule, zone.key, change)
    for rule in WEEKLY:
        weeks = [iso_week(at, zone) for _, at in found[rule]]
        assert len(weeks) == len(set(weeks)), (rule, zone.key, change)
        assert [period for period, _ in found[rule]] == weeks
    reminders = [period for period, _ in found[QUOTA_REMIND]]
    assert len(reminders) == len(set(reminders))


@pytest.mark.slow
def test_faults_41_to_44_each_period_comes_exactly_once_in_every_zone_at_every_change_until_2035(
    tmp_path: Path,
) -> None:
    seen = 0
    with records.tables(tmp_path) as tables:
        tables.policies.take(read_policy(P1, "p1"), P1, records.NOW)
        for offsets, zone in zones().items():
            for change in changes(offsets, zone):
                tables.dues._db.execute("DELETE FROM dues")  # noqa: SLF001 - as if the bot were set up anew
                check(fired(tables, zone, change), zone, change)
                seen += 1
    assert seen > 1000


@pytest.mark.parametrize(
    ("zone", "change"),
    [
        ("Europe/Berlin", "2026-03-29"),  # 41: 2:30 is skipped
        ("Europe/Berlin", "2026-10-25"),  # 42: 2:30 comes twice
        ("Africa/Cairo", "2026-04-24"),  # 43: midnight is skipped
        ("Australia/Lord_Howe", "2026-10-04"),  # 44: half an hour
    ],
)
def test_faults_41_to_44_what_comes_regularly_comes_once_at_known_changes(
    tmp_path: Path, zone: str, change: str
) -> None:
    with records.tables(tmp_path) as tables:
        tables.policies.take(read_policy(P1, "p1"), P1, records.NOW)
        found = fired(tables, ZoneInfo(zone), date.fromisoformat(change))
        check(found, ZoneInfo(zone), date.fromisoformat(change))
        assert found[STAFFING]

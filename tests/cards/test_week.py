"""Somebody's week."""

from datetime import timedelta

from bot.cards.week import WeekLine, week
from bot.domain.drafts import DraftId
from tests.cards.conftest import Look
from tests.support.printing import NOW

D = DraftId("d2345678abcdefgh")


def test_a_week_with_something_of_all(look: Look) -> None:
    lines = (
        WeekLine(D, "2026-0142", "健康宣传日", "planned", NOW + timedelta(days=1)),
        WeekLine(D, "2026-0143", "开业", "planned", None),
        WeekLine(D, "2026-0141", "义诊\n✔ 已签发", "released", NOW - timedelta(hours=1)),
        WeekLine(D, "2026-0140", "", "decided", NOW - timedelta(hours=3)),
        WeekLine(D, "2026-0142", "健康宣传日", "submitted", NOW - timedelta(days=1)),
    )
    look(week(lines))


def test_an_empty_week(look: Look) -> None:
    look(week(()))


def test_a_full_week_is_counted(look: Look) -> None:
    line = WeekLine(D, None, "健康宣传日", "decided", NOW)
    look(week((line,) * 23))

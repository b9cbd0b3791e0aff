"""What a unit owes: on its officer's cards, and by itself."""

from datetime import timedelta

from bot.cards.card import Card
from bot.cards.quota import Owed, OwnQuota, Past, called, notes, own
from bot.domain.quotas import Standing
from bot.text import Names, Text
from tests.cards.conftest import Look
from tests.support.printing import NOW

DESK = Names("品牌公关部", "品牌公關部", "Brand and public relations")
WEEK = called("2026-W23", 1)


def test_what_an_item_means_for_what_its_unit_owes(look: Look) -> None:
    later = NOW + timedelta(days=2)
    found = [
        Owed(WEEK, 0, 1, "reached-desk", DESK, until=later),
        Owed(WEEK, 2, 3, "reached-desk", DESK, sent=True, until=later),
        Owed(WEEK, 0, 1, "signed-off", DESK, sent=True, until=later),
        Owed(called("2026-W22", 2), 0, 1, "released", DESK, sent=True, until=later),
        Owed(called("2026-06", 0), 0, 1, "submitted", DESK, until=later),
        Owed(WEEK, 1, 1, "reached-desk", DESK, counted=True),
        Owed(WEEK, 1, 1, "reached-desk", DESK),
        Owed(WEEK, 0, 1, "reached-desk", DESK, later=called("2026-W24", 1)),
    ]
    look(Card(title=Text("quota-title"), notes=notes(found)))


def test_a_period_that_is_none_any_more_is_called_by_its_number() -> None:
    assert called("2026-W23", 2) == Text("period-week", {"week": 23})


def test_ones_own_weeks(look: Look) -> None:
    week = Names("每周新闻素材", "每週新聞素材", "Weekly news material")
    unit = Names("华东公司", "華東公司", "East China")
    past = (
        Past(called("2026-W23", 1), 0, Standing.RUNNING),
        Past(called("2026-W22", 1), 1, Standing.MET),
        Past(called("2026-W21", 1), 0, Standing.SHORT),
        Past(called("2026-W20", 1), 0, Standing.EXCUSED, "停业装修"),
        Past(called("2026-W08", 1), 0, Standing.WAIVED),
        Past(called("2026-W07", 1), 1, Standing.NEW),
        Past(called("2026-W06", 1), 0, Standing.PREPARATION),
    )
    other = OwnQuota(Names("月报", "月報", "Monthly"), "4", 2, unit, past[1:2])
    look(own([OwnQuota(week, "第二十三条", 1, unit, past, NOW + timedelta(days=1)), other]))

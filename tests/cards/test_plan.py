"""The card of the release plan."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.cards.plan import PlanLine, link, link_kept, link_over, plan, plan_file
from bot.domain.drafts import DraftId, DraftState
from bot.text import Names, Text
from tests.cards.conftest import Look
from tests.support.printing import NOW

ZONE = ZoneInfo("Asia/Shanghai")
UNIT = Names("市场部", "市場部", "Marketing")
WECHAT = Names("官方微信", "官方微信", "WeChat")
MEETS = Text("plan-meets-subject", {"unit": UNIT, "title": "义诊", "at": NOW + timedelta(days=2)})


def test_a_plan_of_two_days(look: Look) -> None:
    day = NOW + timedelta(days=1)
    lines = (
        PlanLine("p1", "健康宣传日", UNIT, day, (WECHAT,), meets=(MEETS,), mine=True),
        PlanLine("p2", "名医\n讲堂", UNIT, day + timedelta(hours=2), late=True, short=4),
        PlanLine("p3", "开业", UNIT, day + timedelta(days=1), (WECHAT,), DraftId("d1"), DraftState.IN_REVIEW),
    )
    look(plan(lines, zone=ZONE, enters=True))


def test_a_plan_for_somebody_who_enters_nothing(look: Look) -> None:
    look(plan((PlanLine("p1", "健康宣传日", UNIT, NOW),), zone=ZONE, enters=False))


def test_an_empty_plan(look: Look) -> None:
    look(plan((), zone=ZONE, enters=True))


def test_the_calendar_file(look: Look) -> None:
    look(plan_file(1))
    look(plan_file(12))


def test_a_link_that_was_just_made(look: Look) -> None:
    look(link("l1", "https://qianfa.example/calendar/0a1b2c.ics"))


def test_a_link_that_was_shown_before(look: Look) -> None:
    look(link_kept("l1", NOW))


def test_a_link_that_opens_nothing(look: Look) -> None:
    look(link_over())

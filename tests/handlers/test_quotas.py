"""Odd turns of what units owe: rules that are gone, weeks without end, what counts at other points."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cards.card import Kind
from bot.cards.tokens import Token, Verb
from bot.domain.calendars import WorkingWeek
from bot.domain.effects import Remind
from bot.domain.people import PersonId
from bot.errors import DeadButton
from bot.reactions.rules import QUOTA_REMIND
from handlers import quotas, reporting, rhythms
from handlers.made import Wanted
from tests.support.clauses import submits, writes
from tests.support.owing import (
    AUTHOR,
    DESK_HEAD,
    HEAD,
    SHANGHAI,
    counted,
    hands_in,
    lines,
    opened,
    policy_with,
    reminded,
)
from tests.support.world import World

EVERY, REMIND = 'every = "week"', 'remind = ["wednesday 14:00", "thursday 14:00", "friday 10:00"]'
COUNTS, KIND = 'counts = "reached-desk"', 'kind = "subsidiary"\nat_least'
NEVER = datetime(2026, 6, 1, tzinfo=UTC)


async def dues(here: World) -> set[str]:
    rows = await here.rows("SELECT rule FROM dues WHERE rule IN ('quota-remind', 'quota-report', 'rhythm')")
    return {rule for (rule,) in rows}


@pytest.mark.parametrize(("point", "when"), [("submitted", 0), ("signed-off", 1), ("released", 2)])
async def test_policy_says_how_far_an_item_has_to_come(tmp_path: Path, point: str, when: int) -> None:
    policy = policy_with(tmp_path, (COUNTS, f'counts = "{point}"'))
    async with opened(tmp_path, "2026-06-01", policy=policy) as here:
        found = []
        await submits(here[AUTHOR], category="news", channels="own-wechat")
        found.append(await counted(here))
        await here.approved_by(HEAD)
        found.append(await counted(here))
        await here[AUTHOR].taps(Verb.PROOFREAD)
        await here[AUTHOR].releases("own-wechat", "https://mp.example/own/1")
        found.append(await counted(here))
        assert [bool(one) for one in found] == [number >= when for number in range(3)]


async def test_a_month_is_counted_as_a_week_is(tmp_path: Path) -> None:
    async with opened(tmp_path, "2026-06-01", policy=policy_with(tmp_path, (EVERY, 'every = "month"'))) as here:
        await writes(here[AUTHOR], category="news", channels="wechat")
        assert here.say(here[AUTHOR].last.card.notes[-1]).startswith("6月供稿 0/1；要计入6月，请在6月30日 09:00 前提交")
        await here.passes(days=7)
        assert lines(here, DESK_HEAD)[:2] == ["第23周供稿", "每周新闻素材（6月）：6 家，达标 0 · 不足 5 · 免计 1"]
        found = await here.does(reporting.heatmap, "2026-W23")
        assert [here.say(column) for column in found.groups[0].columns][-2:] == ["5月", "6月"]


async def test_a_rule_that_is_gone_reminds_nobody(tmp_path: Path) -> None:
    async with opened(tmp_path, "2026-06-01") as here:
        await here.does(quotas.remind, Remind(QUOTA_REMIND, "gone", "x", NEVER))
        assert not here["pan-xin"].sheets


async def test_where_all_have_handed_in_nobody_is_reminded(tmp_path: Path) -> None:
    policy = policy_with(tmp_path, (KIND, 'units = ["huadong"]\nat_least'))
    async with opened(tmp_path, "2026-06-01", policy=policy) as here:
        await hands_in(here, "第一篇")
        await here.passes(days=4, hours=2)
        assert reminded(here, AUTHOR) == reminded(here, HEAD) == []


async def test_without_a_policy_or_a_working_day_nothing_falls_due(tmp_path: Path) -> None:
    async with opened(tmp_path, "2026-06-01", policy=policy_with(tmp_path, (REMIND, ""))) as here:
        assert await dues(here) == {"quota-report"}
        await here.alters("UPDATE policies SET active = 0")
        await here.alters("DELETE FROM dues")
        await here.does(quotas.prepare)
        await here.does(rhythms.prepare)
        assert await here.does(rhythms.falling, datetime(2026, 6, 1, tzinfo=UTC).date()) == ()
        assert await dues(here) == set()
    (tmp_path / "idle").mkdir()
    async with opened(tmp_path / "idle", "2026-06-01", week=WorkingWeek(SHANGHAI, frozenset())) as here:
        assert await dues(here) == set()


async def test_what_falls_due_is_moved_when_the_calendar_is_another_one(tmp_path: Path) -> None:
    async with opened(tmp_path, "2026-06-01") as here:
        await here.settles()
        before = await here.rows("SELECT period, due_at FROM dues WHERE rule = 'quota-remind'")
        here.bot.organisation = replace(here.bot.organisation, week=WorkingWeek(SHANGHAI, frozenset({0, 1})))
        await here.does(quotas.prepare)
        assert before == [("2026-W23.0603T1400", before[0][1])]
        assert await here.rows("SELECT period FROM dues WHERE rule = 'quota-remind'") == [("2026-W23.0602T1000",)]


async def test_a_week_that_is_none_has_no_report(tmp_path: Path) -> None:
    async with opened(tmp_path, "2026-06-01") as here:
        with pytest.raises(DeadButton):
            await here.does(reporting.listed, Wanted(Kind.QUOTA_LIST, "x", 0, PersonId(DESK_HEAD)))


async def test_what_never_was_sent_and_what_went_elsewhere_is_no_reason(tmp_path: Path) -> None:
    async with opened(tmp_path, "2026-06-01") as here:
        await submits(here[AUTHOR], category="news", channels="own-wechat")
        await here.approved_by(HEAD)
        await writes(here[AUTHOR], category="news", channels="wechat")
        await here.passes(days=1)
        await here[DESK_HEAD].presses(Token(Verb.QUOTA_LIST, choice="2026-W23"))
        assert "青禾华东医院管理有限公司 · 0/1 · 进行中\n" in here[DESK_HEAD].hears()
        assert await counted(here) == {}

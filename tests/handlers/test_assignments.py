"""Assignments and plans at their edges: what is gone, what was tied meanwhile, what policy leaves no choice in."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.cards.card import Kind
from bot.cards.tokens import Token, Verb
from bot.deps import Act
from bot.domain import fields
from bot.domain.calendars import WorkingWeek
from bot.domain.people import PersonId
from bot.sheets.calendar import Calendar, Event, ics
from bot.text import Names
from handlers import moved_cards, times, views
from handlers.calls import line
from handlers.made import Made, Wanted
from tests.support.calling import DESK, HEADS, OFFICERS, TOPIC, calls, hands_in, plans, signs_off
from tests.support.world import PUBLISHERS, policy_with, world


def make(act: Act, kind: Kind, subject: str, person: str = DESK) -> Made | None:
    return views.make(act, Wanted(kind, subject, 0, PersonId(person)))


async def test_cards_of_what_is_not_there_are_not_made(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        for kind in (Kind.BOARD, Kind.CONTRIBUTION, Kind.PACKAGE):
            assert await here.does(make, kind, "nothing") is None
        moved = await here.does(moved_cards.superseded, Wanted(Kind.BOARD, "nothing", 0, PersonId(DESK)))
        assert moved.card.closed


async def test_a_package_leaves_out_what_has_no_item(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await calls(here, "huadong", "anhe")
        await hands_in(here, "anhe")
        [(call,)] = await here.rows("SELECT id FROM assignments")
        made = await here.does(make, Kind.PACKAGE, call)
        assert made is not None
        assert len(made.card.entries) == 1


async def test_an_item_under_review_may_be_handed_in(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        officer = here[OFFICERS["anhe"]]
        await officer.submits("义诊进社区")
        draft = await here.draft()
        await calls(here, "anhe", release="")
        await officer.taps(Verb.HAND_IN)
        await officer.answers(draft)
        assert "审核中" in here.printed(here[DESK].card("board-title"))
        await signs_off(here, "anhe")
        await here["ma-tao"].taps(Verb.PROOFREAD)
        for channel in ("weibo", "wechat"):
            await here["ma-tao"].releases(channel, f"https://{channel}.example/1")
        assert "已全部发布，约稿结束。" in here.printed(here[DESK].card("board-title"))


async def test_an_item_that_was_withdrawn_meanwhile_is_not_handed_in(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        officer = here[OFFICERS["anhe"]]
        await officer.submits("义诊进社区")
        draft = await here.draft()
        await calls(here, "anhe")
        await officer.taps(Verb.HAND_IN)
        await officer.presses(Token(Verb.WITHDRAW, draft))
        answer = await officer.answers(draft)
        assert answer.text is not None
        assert answer.text.key == "refused-dead-button"


async def test_a_second_yes_says_the_same_and_is_recorded_once(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await calls(here, "anhe")
        token = here[OFFICERS["anhe"]].button(Verb.ACCEPT).token
        first, second = await here["xie-ning"].presses(token), await here[HEADS["anhe"]].presses(token)
        assert first.text == second.text
        assert await here.rows("SELECT count(*) FROM facts WHERE kind = 'call-accepted'") == [(1,)]


async def test_what_was_handed_in_is_not_overdue(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await calls(here, "huadong", "anhe")
        await hands_in(here, "anhe")
        await plans(here, "xie-ning", "义诊", "6月12日 10:00")
        await here["xie-ning"].says("/plan")
        await here["xie-ning"].taps(Verb.HAND_IN, about="未来两周")
        await here["xie-ning"].says("义诊进社区\n\n公司医务志愿队走进青溪街道。")
        await here["xie-ning"].answers("own")
        await here["xie-ning"].taps(Verb.SUBMIT)
        await here.passes(days=7)
        await here[DESK].says("/overdue")
        heard = here[DESK].hears()
        assert "应交未交：1 项" in heard
        assert f"A2026-01 · {TOPIC} · 青禾华东医院管理有限公司 · 约稿周五 17:00 应交 · 逾期 2 个工作日" in heard
        await here["xie-ning"].says("/overdue")
        assert "应交未交" not in here["xie-ning"].hears()
        await here["yu-xia"].says("/overdue")
        assert "应交未交：1 项" in here["yu-xia"].hears()


async def test_a_plan_in_the_one_channel_there_is_asks_for_none(tmp_path: Path) -> None:
    weibo = '[[channel]]\nid = "weibo"'
    text = (policy_with(tmp_path)).read_text("utf-8")
    before, _, rest = text.partition(weibo)
    _, found, after = rest.partition("[[channel]]")
    assert found
    (tmp_path / "p3-changed.toml").write_text(f"{before}[[channel]]{after}", "utf-8")
    async with world(tmp_path, policy=tmp_path / "p3-changed.toml") as here:
        wang = here["wang-min"]
        await wang.says("/登记计划")
        await wang.says("健康宣传日")
        await wang.answers("business")
        await wang.says("6月12日 10:00")
        assert "ask-plan-channels" not in wang.titles()
        assert "已登记" in wang.hears()


async def test_without_a_policy_nothing_is_planned(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].says("/登记计划")
        await here.alters("UPDATE policies SET active = 0")
        await here["wang-min"].says("健康宣传日")
        assert here["wang-min"].told.title.key == "refused-no-policy"


async def test_what_a_package_consists_of_is_said_to_its_publishers_only_once(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await calls(here, "anhe")
        await hands_in(here, "anhe")
        await signs_off(here, "anhe")
        await here.passes(days=8)
        assert [here[one].titles().count("package-title") for one in PUBLISHERS] == [1, 1]


def test_an_answer_of_no_words_is_none() -> None:
    with pytest.raises(fields.NothingSaid):
        line("", 60)


async def test_where_nobody_works_no_times_are_offered(tmp_path: Path) -> None:
    async with world(tmp_path) as here:

        def offered(act: Act) -> int:
            never = WorkingWeek(act.organisation.zone, frozenset())
            return len(times.offered(replace(act, organisation=replace(act.organisation, week=never)), (1, 3)))

        assert await here.does(offered) == 0


def test_an_event_without_a_place_has_none() -> None:
    at = datetime(2026, 6, 12, 2, tzinfo=UTC)
    planned = Calendar((Event("p1", "健康日", at, Names("市场部"), (), at),), ZoneInfo("Asia/Shanghai"))
    data = ics(planned, "zh-Hans", lambda text: text.key)
    assert b"LOCATION" not in data
    assert b"UID:p1@qianfa" in data

"""What should have been handed in (TIM3): returned items are chased, and all that is late is on one list."""

from pathlib import Path

from bot.cards.tokens import Verb
from bot.deps import Act
from bot.domain.effects import Remind
from bot.reactions.rules import CONTRIBUTION, PACKAGE, PLAN_ENTRY, RESUBMISSION
from handlers import submissions
from tests.support.calling import calls, plans
from tests.support.world import HEAD, TITLE, World, world


def late(act: Act) -> list[tuple[str, str, int]]:
    return [(one.kind, one.title, one.days) for one in submissions.overdue_submissions(act)]


async def test_what_was_returned_is_chased_until_it_comes_back(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits()
        await here[HEAD].returns()
        assert await here.does(late) == []
        await here.passes(days=1)
        assert wang.hears().startswith(f"《{TITLE}》（2026-0001）昨天 09:00 退回，1 个工作日还没有重新提交。")
        assert await here.does(late) == [("returned", TITLE, 1)]
        await here.passes(days=2)
        assert wang.titles().count("news-returned-late") == 2
        assert "news-returned-late-head" not in here[HEAD].titles()
        await here.passes(days=3)
        assert "4 个工作日还没有重新提交，请督促。" in here[HEAD].hears()
        assert wang.titles().count("news-returned-late") == 3
        await wang.taps(Verb.SUBMIT)
        assert await here.does(late) == []
        await here[HEAD].returns()
        await here.passes(days=1)
        assert wang.titles().count("news-returned-late") == 4  # a second return begins anew


async def test_what_came_back_in_time_is_not_chased(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here[HEAD].returns()
        await here["wang-min"].taps(Verb.SUBMIT)
        await here.passes(days=10)
        assert "news-returned-late" not in here["wang-min"].titles()


async def stopped(here: World) -> None:
    """Carry an item to its publishers, who give it back."""
    await here["wang-min"].submits()
    await here.approved_by(HEAD, "gao-yun", "he-jianping", "zhou-guangyuan")
    await here["ma-tao"].stops("back", "链接打不开")


async def test_what_a_publisher_gave_back_is_chased_as_well(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await stopped(here)
        await here.passes(days=1)
        assert "1 个工作日还没有重新提交" in here["wang-min"].hears()
        assert await here.does(late) == [("returned", TITLE, 1)]


async def test_all_that_is_late_is_on_one_list_the_longest_first(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await calls(here, "huadong", "anhe", due="6月3日 12:00", release="")
        await plans(here, "chen-si", "名医讲堂", "6月12日 10:00")
        await here["wang-min"].submits()
        await here[HEAD].returns()
        await here.passes(days=6, hours=2)
        assert [(kind, days) for kind, _, days in await here.does(late)] == [
            ("returned", 4),
            ("contribution", 3),
            ("contribution", 3),
            ("plan", 1),
        ]


async def test_of_what_is_gone_nothing_is_chased(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here.does(dead)
        assert not here["wang-min"].sheets


def dead(act: Act) -> None:
    """Fire due rows whose subjects are not there."""
    for rule, period in ((CONTRIBUTION, "1"), (PACKAGE, "1"), (PLAN_ENTRY, "1"), (RESUBMISSION, "1.2.3")):
        act.remind(Remind(rule, "nothing", period, act.now))

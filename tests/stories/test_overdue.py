"""The overdue list: to the PR desk each working morning, none when empty; to others what they may see."""

from datetime import timedelta
from pathlib import Path

from bot.cards.tokens import Verb
from handlers.overdue import LISTED
from tests.support.world import CHAIN, DESK, HEAD, World, world


def lists(here: World, person: str) -> int:
    return here[person].titles().count("overdue-title")


async def test_each_working_morning_the_pr_desk_sees_what_is_overdue_with_whom_the_oldest_first(
    tmp_path: Path,
) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.passes(hours=3)
        await here["wang-min"].submits("另一件事")
        await here.passes(days=1, hours=20)  # Thursday, before nine
        assert lists(here, "luo-jing") == 0
        await here.passes(hours=2)
        for person in DESK:
            assert lists(here, person) == 1
        told = here["luo-jing"].reads()
        assert told.index("健康宣传日走进社区") < told.index("另一件事")
        assert "部门负责人：李国华，应在昨天 09:00 前处理" in told
        await here["luo-jing"].taps(Verb.OPEN)
        await here.passes(days=4)  # Friday; not at the week end; Monday
        assert lists(here, "luo-jing") == 3


async def test_with_nothing_overdue_there_is_no_list_but_whoever_asks_is_told_so(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here.passes(days=7)
        assert "luo-jing" not in here.paper.chats
        await here["luo-jing"].says("/overdue")
        assert here["luo-jing"].last.card.title.key == "overdue-empty"


async def test_whoever_asks_sees_what_he_may_see(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.passes(days=2)
        await here[HEAD].says("逾期清单")
        await here["ma-tao"].says("/overdue")
        await here["cao-rui"].says("/overdue")
        titles = {person: here[person].last.card.title.key for person in (HEAD, "ma-tao", "cao-rui")}
        assert titles[HEAD] == titles["ma-tao"] == "overdue-title"
        assert titles["cao-rui"] == "overdue-empty"


async def test_a_long_list_is_cut_and_the_rest_counted(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        for number in range(LISTED + 2):
            await here["wang-min"].submits(f"第{number}件事情")
        await here.passes(days=2)
        await here["luo-jing"].says("/overdue")
        assert len(here["luo-jing"].last.card.entries) == LISTED
        assert "2" in here.say(here["luo-jing"].last.card.notes[0])


async def test_after_days_without_the_bot_one_list_comes(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        chats, clock = here.paper, here.clock
    clock.move(timedelta(days=8))
    async with world(tmp_path, paper=chats, clock=clock) as here:
        await here.settles()
        assert lists(here, "luo-jing") == 1


async def test_what_was_to_be_released_by_now_stands_in_the_list(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits(planned="6月5日 10:00")
        await here.approved_by(*CHAIN)
        await here["gao-yun"].says("/overdue")
        assert "待发布" not in here["gao-yun"].hears()
        await here.passes(days=4)
        await here["gao-yun"].says("/overdue")
        assert "待发布" in here["gao-yun"].hears()
        assert "程璐" in here["gao-yun"].hears()

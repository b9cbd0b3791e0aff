"""Somebody's week, as his Home tab shows it; and what is sensitive is guarded."""

from pathlib import Path

from bot.cards.tokens import Verb
from bot.domain.people import PersonId
from handlers import weeks
from tests.support.world import CHAIN, HEAD, World, world


async def lines(here: World, person: str) -> list[str]:
    card = await here.does(weeks.card, PersonId(person))
    return [here.say(entry.text) for entry in card.entries]


async def test_what_i_did_this_week_and_what_comes_out(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        number = await here["wang-min"].submits(title="新院区开业")
        assert await lines(here, "wang-min") == [f"{number} · 新院区开业 · 今天 09:00 提交"]
        await here.approved_by(*CHAIN)
        assert await lines(here, HEAD) == [f"{number} · 新院区开业 · 今天 09:00 审核"]
        assert await lines(here, "ma-tao") == [f"{number} · 新院区开业 · 待发布"]
        assert (await lines(here, "wang-min"))[0] == f"{number} · 新院区开业 · 待发布"

        await here["ma-tao"].taps(Verb.PROOFREAD)
        await here["ma-tao"].releases("weibo", "https://weibo.example/1")
        await here["ma-tao"].releases("wechat", "https://mp.weixin.qq.com/s/1")
        assert await lines(here, "ma-tao") == [f"{number} · 新院区开业 · 今天 09:00 发布"]

        await here.passes(days=7)
        assert await lines(here, "ma-tao") == []


async def test_what_comes_out_next_week_is_not_this_weeks(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits(title="新院区开业", planned="2026-06-30 10:00")
        await here.approved_by(*CHAIN)
        assert len(await lines(here, "wang-min")) == 1
        assert await lines(here, "ma-tao") == []

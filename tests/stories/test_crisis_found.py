"""Finding a crisis again: in the list, by its number, among what waits for somebody."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from tests.support.crisis import LEADER, REPORTER, WHAT, closes, reported, seen
from tests.support.world import World, world

OWNER = "gao-yun"


@pytest.fixture
async def over(tmp_path: Path) -> AsyncIterator[World]:
    """Play one that is closed."""
    async with world(tmp_path) as here:
        await reported(here)
        await here[OWNER].taps(Verb.TAKE_CRISIS)
        await closes(here, OWNER)
        await here[LEADER].taps(Verb.CONFIRM_END)
        yield here


async def test_one_that_is_over_stands_in_the_list_of_those_who_may_see_it(over: World) -> None:
    await over[OWNER].says("突发列表")
    assert f"C-2026-01 · {WHAT} · 已结束（高云）" in over[OWNER].hears()
    await over[OWNER].taps(Verb.OPEN_CRISIS)
    assert "已结束" in seen(over, OWNER)
    await over["chen-si"].says("突发列表")
    assert WHAT not in over["chen-si"].hears()
    await over.passes(days=91)
    await over[OWNER].says("突发列表")
    assert WHAT not in over[OWNER].hears()


@pytest.mark.parametrize("words", ["C-2026-01", "c-2026-01", "/C-2026-01"])
async def test_its_number_alone_opens_it(over: World, words: str) -> None:
    await over[REPORTER].says(words)
    assert over[REPORTER].last.card.title.key == "crisis-title-closed"


async def test_the_number_of_one_that_is_not_his_opens_nothing(over: World) -> None:
    await over["chen-si"].says("C-2026-01")
    assert "crisis" not in over["chen-si"].last.card.title.key
    await over[OWNER].says("C-2026-09")
    assert "crisis-title" not in over[OWNER].last.card.title.key


async def test_what_is_owed_once_it_is_over_waits_in_the_inbox_of_who_owes_it(over: World) -> None:
    await over[OWNER].says("待办")
    assert "C-2026-01 · 写复盘报告" in over[OWNER].hears()
    await over[OWNER].taps(Verb.ACCOUNT)
    assert over[OWNER].last.card.title.key == "account-title-mine"
    await over[OWNER].taps(Verb.ADD_TASK)
    await over[OWNER].says("更新收费公示 — 罗静 — 下周五")
    await over["luo-jing"].says("待办")
    assert "C-2026-01 · 更新收费公示" in over["luo-jing"].hears()
    await over["luo-jing"].taps(Verb.TASK)
    await over["luo-jing"].taps(Verb.FINISH_TASK)
    await over["luo-jing"].says("待办")
    assert "更新收费公示" not in over["luo-jing"].hears()
    await over[LEADER].says("待办")
    assert "复盘报告" not in over[LEADER].hears()

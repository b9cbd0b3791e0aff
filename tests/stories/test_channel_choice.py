"""What an officer is told where the channels of an item are chosen: who reads them, and when several are better."""

from pathlib import Path

import pytest

from bot.policy import shipped
from tests.support.clauses import asks, offers
from tests.support.world import world


@pytest.mark.parametrize(("matters", "advised"), [("overall", True), ("none", False)])
async def test_2_4_1_what_is_important_had_better_appear_in_several_channels(
    tmp_path: Path, matters: str, *, advised: bool
) -> None:
    """重要信息应考虑多渠道协同发布，扩大覆盖面和影响力 (P4 二(四)1)."""
    async with world(tmp_path, policy=shipped()["p4"]) as here:
        wang = here["wang-min"]
        await asks(wang, "channels", category="work", matters=matters)
        assert ("这样的稿件宜多渠道同时发布（二(四)1）" in wang.hears()) == advised


async def test_4_4_1_channels_say_whether_they_are_read_inside_or_by_the_public(tmp_path: Path) -> None:
    """根據信息性質和受眾範圍，選擇合適的發布渠道和方式 (P0 四(四)1)."""
    async with world(tmp_path, policy=shipped()["p0"]) as here:
        wang = here["wang-min"]
        await asks(wang, "channels")
        assert offers(wang)[:3] == ["内部办公系统（内部）", "公告栏（内部）", "公司网站（公开）"]

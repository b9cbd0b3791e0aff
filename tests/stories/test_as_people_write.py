"""Answers as people write them: a time that is no time, a link without what browsers add by themselves."""

from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from tests.support.world import CHAIN, STORY, TITLE, world

WANG = "wang-min"


@pytest.mark.parametrize("words", ["asap", "ASAP", "尽快", "儘快", "盡快", "越快越好", "签发后尽快", "马上"])
async def test_as_soon_as_possible_is_as_soon_as_it_is_signed_off(tmp_path: Path, words: str) -> None:
    async with world(tmp_path) as here:
        await here[WANG].begins(planned="2026-06-12 10:00")
        await here[WANG].edits("planned", words)
        assert here[WANG].last.card.title.key == "item-ready"
        assert "签发后尽快" in here[WANG].hears()


async def test_a_link_without_its_scheme_is_one(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here[WANG]
        await wang.says(f"{TITLE}\n\n{STORY}")
        await wang.answers("own")
        await wang.answers("health")
        await wang.says("www.weibo.example/1")
        assert wang.told.title.key == "refused-link-missing"
        await wang.says("video.health-first.example/watch/42")
        [(text,)] = await here.rows("SELECT text FROM versions")
        assert text.endswith("https://video.health-first.example/watch/42")


async def test_so_is_the_address_of_a_release(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[WANG].submits()
        await here.approved_by(*CHAIN)
        await here["ma-tao"].taps(Verb.PROOFREAD)
        await here["ma-tao"].releases("weibo", "www.weibo.example/1")
        await here["ma-tao"].releases("wechat", "mp.weixin.example/s/xyz")
        rows = await here.rows("SELECT address FROM releases ORDER BY address")
        assert rows == [("https://mp.weixin.example/s/xyz",), ("https://www.weibo.example/1",)]

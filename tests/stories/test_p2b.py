"""Policy P2b, article by article: the new media office reviews and releases."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.policy import shipped
from tests.support.clauses import asks, chain, offers, submits, writes
from tests.support.documents import picture
from tests.support.world import DESK, HEAD, OFFICE, World, world

CATEGORIES = {
    "law": "政策法规解读",
    "news": "单位新闻动态",
    "work": "工作动态",
    "industry": "行业资讯",
    "science": "科普知识",
    "culture": "文化活动",
    "other": "其他有益信息",
}


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, policy=shipped()["p2b"]) as opened:
        yield opened


@pytest.mark.parametrize("category", CATEGORIES)
async def test_article_8_each_of_seven_categories_goes_to_the_office_and_nobody_else(
    here: World, category: str
) -> None:
    """新媒体信息工作办公室对采集到的信息进行审核，确保信息真实、准确、及时 (第七条第2项)."""
    wang = here["wang-min"]
    await asks(wang, "category")
    assert offers(wang) == list(CATEGORIES.values())
    await wang.taps(Verb.CANCEL)
    await writes(wang, category=category, channels="weibo")
    assert chain(wang) == [
        "新媒体办公室：高云、罗静、孙悦，任一人（第七条第2项）",
        "发布：高云、罗静、孙悦，任一人（第七条第3项）",
    ]
    await wang.taps(Verb.SUBMIT)
    assert await here.deciding() == set(DESK)
    assert f"市场部（王敏） · {CATEGORIES[category]}" in here[OFFICE].hears()
    assert not here[HEAD].sheets
    await here.approved_by("luo-jing")
    assert await here.state() == "signed-off"


async def test_article_7_3_the_office_releases_what_it_has_approved(here: World) -> None:
    """审核通过的信息由新媒体信息工作办公室负责发布 (第七条第3项)."""
    await submits(here["wang-min"], category="news", channels="wechat")
    await here.approved_by("luo-jing")
    assert not here["ma-tao"].sheets
    luo = here["luo-jing"]
    await luo.taps(Verb.PROOFREAD)
    await luo.releases("wechat", "https://mp.example/1")
    assert await here.rows("SELECT by, approvers FROM releases") == [("luo-jing", '["luo-jing"]')]


async def test_article_6_2_the_office_may_approve_what_it_wrote_itself(here: World) -> None:
    """编写、审核和发布新媒体信息 (第六条（二）2)."""
    sun = here["sun-yue"]
    await submits(sun, category="news", channels="weibo")
    assert await here.deciding() == set(DESK)
    await here.approved_by("sun-yue")
    await sun.taps(Verb.PROOFREAD)
    await sun.releases("weibo", "https://weibo.example/1")
    assert await here.state() == "released"


async def test_article_6_2_who_is_not_of_the_office_does_not_approve_what_he_wrote(here: World) -> None:
    await submits(here["wang-min"], category="news", channels="weibo")
    answer = await here["wang-min"].presses(here[OFFICE].button(Verb.APPROVE).token)
    assert answer.refused
    assert await here.deciding() == set(DESK)


async def test_article_9_2_a_title_that_exaggerates_is_pointed_out_and_stops_nobody(here: World) -> None:
    """标题简洁明了，避免夸大其词 (第九条第2项)."""
    wang = here["wang-min"]
    await submits(wang, "震惊！史上最强义诊", category="science", channels="weibo")
    assert "⚠ 标题有夸张之嫌（第九条第2项）：震惊、史上最" in wang.reads()
    assert "⚠ 标题有夸张之嫌（第九条第2项）：震惊、史上最" in here[OFFICE].hears()
    await here.approved_by(OFFICE)
    assert await here.state() == "signed-off"


async def test_article_9_3_a_missing_picture_warns(here: World) -> None:
    """图文并茂，提升阅读体验 (第九条第3项)."""
    wang = here["wang-min"]
    await writes(wang, category="science", channels="weibo")
    assert "⚠ 没有图片（第九条第3项）" in wang.hears()
    await wang.taps(Verb.CHANGE)
    await wang.answers("files")
    await wang.sends(files=[("义诊.jpg", picture())])
    assert "没有图片" not in wang.hears()

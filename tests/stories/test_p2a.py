"""Policy P2a, article by article: a working group reviews content, then form, then its head approves."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.policy import shipped
from tests.support.clauses import answers_all, asks, chain, offers, submits, writes
from tests.support.world import HEAD, World, roster_with, world

MEMBERS = ("sun-yue", "he-xinyi", "jiang-bo")
DEPUTY, GROUP_HEAD = "luo-jing", "gao-yun"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, policy=shipped()["p2a"]) as opened:
        yield opened


async def test_article_7_3_content_then_form_and_no_head_of_a_unit(here: World) -> None:
    """（一）内容审核……确保信息符合国家法律法规和社会主义核心价值观；（二）格式审核 (第七条三)."""
    wang = here["wang-min"]
    await writes(wang, channels="douyin")
    assert chain(wang) == [
        "内容审核：孙悦、何欣怡、蒋博，任一人（第七条第3项）",
        "格式审核：罗静（第七条第3项）",
        "工作小组组长：高云（第八条）",
        "发布：孙悦、何欣怡、蒋博，任一人（第五条第3项）",
    ]

    await wang.taps(Verb.SUBMIT)
    assert await here.deciding() == set(MEMBERS)
    await here.approved_by("jiang-bo")
    assert await here.deciding() == {DEPUTY}
    await here.approved_by(DEPUTY)
    assert await here.deciding() == {GROUP_HEAD}
    assert "您（依据第八条）" in here[GROUP_HEAD].hears()
    assert not here[HEAD].sheets


@pytest.mark.parametrize("signed", range(3))
async def test_article_8_nothing_is_released_before_the_group_has_approved_it(here: World, signed: int) -> None:
    """信息发布前，必须经过信息工作小组的审核批准 (第八条)."""
    await submits(here["wang-min"], channels="wechat")
    await here.approved_by(*("jiang-bo", DEPUTY, GROUP_HEAD)[:signed])
    answer = await here["sun-yue"].presses(f"re.{await here.draft()}.1.wechat")
    assert here.say(answer.text) == "这一版没有签发，或已不待发布，不能发布。"


async def test_article_5_3_members_of_the_group_release(here: World) -> None:
    """成员：负责新媒体信息内容的策划、编辑、审核、发布等工作 (第五条)."""
    await submits(here["wang-min"], channels="kuaishou")
    await here.approved_by("jiang-bo", DEPUTY, GROUP_HEAD)
    he = here["he-xinyi"]
    await he.taps(Verb.PROOFREAD)
    await he.releases("kuaishou", "https://kuaishou.example/1")
    assert await here.rows("SELECT by, approvers FROM releases") == [("he-xinyi", '["jiang-bo","luo-jing","gao-yun"]')]


async def test_article_5_3_a_member_does_not_review_what_he_wrote_himself(here: World) -> None:
    await submits(here["he-xinyi"], channels="wechat")
    assert await here.deciding() == {"sun-yue", "jiang-bo"}


async def test_article_5_2_without_members_the_deputy_reviews_content_and_form_at_once(tmp_path: Path) -> None:
    """副组长：协助组长工作，负责具体业务指导和监督 (第五条)."""
    members = 'members = ["sun-yue", "he-xinyi", "jiang-bo"]'
    async with world(tmp_path, policy=shipped()["p2a"], roster=roster_with(tmp_path, (members, ""))) as here:
        wang = here["wang-min"]
        await writes(wang, channels="wechat")
        assert chain(wang)[:2] == [
            "内容审核：罗静（第七条第3项）；该岗位无人可审，由替补代审",
            "格式审核：罗静（第七条第3项）；前面已问过，不再重复",
        ]
        await wang.taps(Verb.SUBMIT)
        await here.approved_by(DEPUTY)
        assert await here.deciding() == {GROUP_HEAD}


async def test_article_3_2_the_source_is_sound(here: World) -> None:
    """坚持真实性、准确性、时效性，确保信息来源可靠，内容准确无误 (第三条)."""
    wang = here["wang-min"]
    await asks(wang, "source")
    await wang.says("朋友圈")
    assert here.say(wang.told.title) == "发布需注明信息来源（第三条第2项）。请选择或写明来源，稿件已保存。"


async def test_article_2_it_appears_where_the_text_fits(here: World) -> None:
    """包括但不限于微信公众号、微博、抖音、快手等 (第二条)."""
    wang = here["wang-min"]
    await asks(wang, "channels", text="青溪街道义诊。" * 80)
    assert offers(wang) == ["微信公众号", "微博", "抖音", "快手"]
    await answers_all(wang, channels=("kuaishou", "douyin"))
    assert "⚠ 快手 560/500 字：超 60 字" in wang.hears()
    assert "⚠ 抖音" not in wang.hears()
    await wang.taps(Verb.CHANGE)
    await wang.answers("wordings")
    await wang.answers("kuaishou")
    await wang.says("青溪街道义诊。")
    assert "⚠ 快手" not in wang.hears()

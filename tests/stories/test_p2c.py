"""Policy P2c, article by article: the leading group, or somebody whom it designates, reviews."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.policy import shipped
from tests.support.clauses import PLAIN, answers_all, asks, chain, offers, submits, writes
from tests.support.world import CHIEF, HEAD, World, world

DESIGNATED = {"li-guohua", "wu-haiyan", "liu-fang", "huang-yi", "cao-rui", "gao-yun"}
REVIEW = "指定人员审核：李国华、吴海燕、刘芳、黄毅、曹睿、高云，任一人（第八条第3项）"
RELEASE = "发布：马涛、程璐，任一人（第八条第4项）"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, policy=shipped()["p2c"]) as opened:
        yield opened


async def test_article_8_3_any_one_of_those_designated_reviews(here: World) -> None:
    """由新媒体信息工作领导小组或指定人员对编辑后的信息进行审核 (第八条第3项)."""
    wang = here["wang-min"]
    await writes(wang, channels="wechat")
    assert chain(wang) == [REVIEW, RELEASE]
    await wang.taps(Verb.SUBMIT)
    assert await here.deciding() == DESIGNATED
    await here.approved_by("liu-fang")
    assert here[HEAD].hears().startswith("刘芳已签发")
    assert await here.state() == "signed-off"


async def test_article_8_4_the_publishers_release(here: World) -> None:
    """审核通过的信息由新媒体信息工作人员发布到相应平台 (第八条第4项)."""
    await submits(here["wang-min"], channels=("wechat", "douyin"))
    await here.approved_by(HEAD)
    await here["ma-tao"].taps(Verb.PROOFREAD)
    for channel in ("wechat", "douyin"):
        await here["ma-tao"].releases(channel, f"https://{channel}.example/1")
    assert await here.state() == "released"


async def test_article_6_2_who_works_on_it_may_approve_what_he_wrote(here: World) -> None:
    """撰写、编辑、审核和发布新媒体信息 (第六条第2项)."""
    await submits(here["huang-yi"], channels="wechat")
    assert await here.deciding() == DESIGNATED
    await here.approved_by("huang-yi")
    assert await here.state() == "signed-off"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("state", "国家机密"),
        ("business", "商业秘密"),
        ("privacy", "个人隐私"),
        ("sensitive", "尚未脱敏的敏感信息"),
        ("internal", "内部信息"),
    ],
)
async def test_articles_9_and_11_what_may_be_secret_goes_to_the_head_of_the_group(
    here: World, code: str, words: str
) -> None:
    """不得发布涉及国家机密、商业秘密、个人隐私等信息 (第九条第1项); 对敏感信息进行脱敏处理 (第十一条第2项)."""
    wang = here["wang-min"]
    await writes(wang, secrecy=code, channels="wechat")
    assert chain(wang) == [REVIEW, "领导小组组长：周广远（第八条第3项）", RELEASE]
    await wang.taps(Verb.SUBMIT)
    await here.approved_by(HEAD)
    assert await here.deciding() == {CHIEF}
    assert f"⚠ 保密核对：涉及{words}（王敏署名）" in here[CHIEF].hears()


async def test_article_11_1_figures_carry_the_basis_that_they_were_checked_against(here: World) -> None:
    """对信息来源进行核实，确保信息真实可靠 (第十一条第1项)."""
    wang = here["wang-min"]
    await asks(wang, "basis", text="上半年接诊1,200人次。")
    assert "没有要核对的" not in offers(wang)
    await answers_all(wang, basis="医务管理部6月统计")
    await wang.taps(Verb.SUBMIT)
    assert "数据和引用的依据：“医务管理部6月统计”" in here[HEAD].hears()


async def test_article_11_1_a_text_without_figures_needs_none(here: World) -> None:
    await writes(here["wang-min"], text=PLAIN, channels="wechat")
    assert "ask-basis" not in here["wang-min"].titles()


async def test_article_11_1_the_source_is_known(here: World) -> None:
    wang = here["wang-min"]
    await asks(wang, "source")
    await wang.says("网上")
    assert here.say(wang.told.title) == "发布需注明信息来源（第十一条第1项）。请选择或写明来源，稿件已保存。"

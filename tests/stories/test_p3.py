"""Policy P3, article by article: the measures for a company's official Weibo and WeChat accounts."""

from datetime import datetime
from pathlib import Path

import pytest

from bot.cards.card import Card
from bot.cards.tokens import Verb
from bot.domain.people import PersonId, Role, UnitId
from handlers import people
from tests.support.clauses import answers_all, asks
from tests.support.documents import picture, press_item
from tests.support.world import CHAIN, CHIEF, DESK, HEAD, OFFICE, PUBLISHERS, SECRECY, STORY, VIDEO, World, world

CATEGORIES = {
    "health": "健康主题",
    "business": "业务宣传",
    "image": "公司形象",
    "approved": "领导批准事项",
    "other": "其他",
}


def chain(here: World, card: Card) -> list[str]:
    return [here.say(stop.text) for stop in card.route]


async def test_article_6_the_unit_head_signs_for_what_his_unit_releases(tmp_path: Path) -> None:
    """各部门负责人必须对拟发布的信息进行审核签名，并对上网信息的真实性、可靠性和合规性负责 (第六条)."""
    async with world(tmp_path) as here:
        await here["wang-min"].submits()

        assert await here.deciding() == {HEAD}
        assert "您（依据第六条）" in here[HEAD].hears()
        await here[HEAD].remarks("数据已核")

        [(by, version, remark)] = await here.rows("SELECT by, version, remark FROM decisions")
        assert (by, version, remark) == (HEAD, 1, "数据已核")
        assert "部门负责人：李国华同意 · 今天 09:00 · “数据已核”" in here[OFFICE].hears()


async def test_article_6_another_units_head_cannot_sign(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        answer = await here["wu-haiyan"].presses(here[HEAD].button(Verb.APPROVE).token)

        assert here.say(answer.text) == "这张卡片由部门负责人处理；您可以看进度。"
        assert await here.deciding() == {HEAD}


@pytest.mark.parametrize("signed", range(4))
async def test_article_8_nothing_is_released_that_was_not_approved(tmp_path: Path, signed: int) -> None:
    """在公司官方微博、微信发布信息应严格履行审核程序，未经审核的信息不得发布 (第八条)."""
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(*CHAIN[:signed])
        draft = await here.draft()

        publisher = here["ma-tao"]
        assert not publisher.sheets
        for token in (f"pr.{draft}.1.", f"re.{draft}.1.weibo", f"pb.{draft}.1.", f"rs.{draft}.1."):
            answer = await publisher.presses(token)
            assert here.say(answer.text) == "这一版没有签发，或已不待发布，不能发布。"
        assert await here.rows("SELECT id FROM releases") == []


@pytest.mark.parametrize("category", CATEGORIES)
async def test_article_10_every_category_finds_its_way(tmp_path: Path, category: str) -> None:
    """发布信息范围包括：1、业务宣传…… 2、健康日主题…… 3、公司形象…… 4、领导批准…… 5、其他信息 (第十条)."""
    async with world(tmp_path) as here:
        await here["wang-min"].submits(category=category)
        assert f"市场部（王敏） · {CATEGORIES[category]}" in here[HEAD].hears()
        await here.approved_by(*CHAIN)
        assert await here.state() == "signed-off"


async def test_article_10_2_an_item_on_health_links_to_the_video_site(tmp_path: Path) -> None:
    """健康日主题相关内容……每条信息必须连接健康第一线视频网相关视频内容 (第十条第2项)."""
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(f"健康讲座\n\n{STORY}")
        await wang.answers("own")
        await wang.answers("health")
        assert "健康第一线视频网的链接（第十条第2项）" in wang.hears()

        await wang.says("https://video.elsewhere.example/42")
        assert wang.told.title.key == "refused-link-missing"
        assert "第十条第2项" in here.say(wang.told.title)

        await wang.says(VIDEO)
        await wang.answers("weibo")
        await wang.taps(Verb.DONE)
        await wang.answers("asap")
        await wang.taps(Verb.SUBMIT)
        assert VIDEO in here[HEAD].card("review-title").body.text  # type: ignore[union-attr]


async def test_article_10_2_a_link_in_the_text_is_enough(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits(text=f"{STORY}\n\n{VIDEO}", category="health")
        assert "ask-link" not in here["wang-min"].titles()


async def test_article_10_2_a_change_of_category_asks_for_the_link_afterwards(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits()
        await wang.taps(Verb.CHANGE)
        await wang.answers("category")
        await wang.answers("health")

        assert "还差：所需链接" in wang.hears()
        assert not wang.sees(Verb.SUBMIT)
        await wang.taps(Verb.GO_ON)
        await wang.says(VIDEO)
        await wang.taps(Verb.SUBMIT)
        assert "健康主题" in here[HEAD].hears()


@pytest.mark.parametrize("words", ["来源不明", "不知道。", "网上", "Unknown", "？？", "佚名"])
async def test_article_11_an_unknown_source_is_refused_with_the_clause(tmp_path: Path, words: str) -> None:
    """要注明信息来源，对于来源不明、内容不准确的信息不予发布 (第十一条)."""
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(f"健康讲座\n\n{STORY}")
        await wang.says(words)

        assert here.say(wang.told.title) == "发布需注明信息来源（第十一条）。请选择或写明来源，稿件已保存。"
        assert wang.sees(Verb.ANSWER, "own")
        await wang.says("卫生健康局6月1日通知")
        assert wang.last.card.title.key == "ask-category"
        assert await here.rows("SELECT title, text, source_words FROM versions") == [
            ("健康讲座", STORY, "卫生健康局6月1日通知")
        ]


async def test_article_11_a_source_that_needs_a_name_is_asked_which(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(f"健康讲座\n\n{STORY}")
        await wang.answers("media")
        assert "媒体转载" in wang.hears()

        await wang.says("不详")
        assert wang.told.title.key == "refused-source-unknown"
        await wang.says("人民日报")
        assert await here.rows("SELECT source, source_words FROM versions") == [("media", "人民日报")]


async def test_article_11_pictures_are_hoped_for_not_demanded(tmp_path: Path) -> None:
    """……内容应简洁、文字表达要清晰，尽量达到图文并茂 (第十一条)."""
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.begins()
        assert "第十一条希望图文并茂。没有也可以提交。" in wang.hears()
        assert wang.sees(Verb.SUBMIT)

        await wang.taps(Verb.CHANGE)
        await wang.answers("files")
        await wang.sends(files=[("义诊.jpg", picture())])
        assert "图文并茂" not in wang.hears()
        assert "(义诊.jpg)" in wang.hears()


async def test_article_12_1_the_chain_is_shown_with_names_and_reasons_before_it_is_submitted(tmp_path: Path) -> None:
    """所在部门负责人审核，公司办公室核稿把关后，经保密领导小组负责人审核，主要领导签发后方可发布 (第十二条第1项)."""
    async with world(tmp_path) as here:
        await here["wang-min"].begins()
        assert chain(here, here["wang-min"].last.card) == [
            "部门负责人：李国华（第六条）",
            "办公室：高云、罗静、孙悦，任一人（第十二条第1项）",
            "保密负责人：何建平（第十二条第1项）",
            "主要领导：周广远（第十二条第1项）",
            "发布：马涛、程璐，任一人（第十二条第3项）",
        ]


async def test_article_12_1_the_four_deciders_take_their_turns(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        for people, person in ((HEAD,), HEAD), (DESK, OFFICE), ((SECRECY,), SECRECY), ((CHIEF,), CHIEF):
            assert await here.deciding() == set(people)
            assert set(here.offered()) == set(people)
            await here.approved_by(person)
        assert here.offered() == {}
        assert [by for (by,) in await here.rows("SELECT by FROM decisions ORDER BY at")] == list(CHAIN)
        assert "已签发，待发布" in here["wang-min"].hears()


async def test_article_12_1_an_office_whose_officer_drafts_reviews_without_her(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["sun-yue"].submits()
        await here.approved_by("gao-yun")
        assert await here.deciding() == {"luo-jing"}


async def test_article_12_1_only_an_information_officer_applies(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[HEAD].says(f"健康讲座\n\n{STORY}")
        assert here[HEAD].hears() == "稿件由信息员提交。您部门的信息员：王敏、孙浩。"

        await here["fan-li"].says(f"健康讲座\n\n{STORY}")
        assert here["fan-li"].hears() == "稿件由信息员提交。您部门的信息员：白杨。"
        await here["bai-yang"].submits()
        assert await here.deciding() == {"fan-li"}


async def test_article_12_2_routine_items_come_in_a_week_ahead(tmp_path: Path) -> None:
    """常规信息由各部门提前一周内提出发布需求 (第十二条第2项)."""
    async with world(tmp_path) as here:
        await here["wang-min"].begins(planned="2026-06-20 10:00")
        assert "6月13日 23:59 前提交就不晚（第十二条第2项）。" in here["wang-min"].hears()
        await here["wang-min"].taps(Verb.SUBMIT)
        assert "晚了" not in here[HEAD].hears()


async def test_article_12_2_what_comes_in_later_says_why_and_goes_its_way(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await asks(wang, "lateness", planned="2026-06-05 10:00")
        assert "交得晚了：常规信息要提前 7 天，最迟周五 23:59（第十二条第2项）" in wang.hears()
        await wang.says("今天才接到通知")
        await wang.taps(Verb.SUBMIT)
        for person in CHAIN:
            assert "⚠ 交得晚了" in here[person].hears()
            assert "原因：“今天才接到通知”" in here[person].hears()
            await here.approved_by(person)
        assert await here.state() == "signed-off"


async def test_article_12_2_important_and_urgent_items_come_in_on_the_working_day_before(tmp_path: Path) -> None:
    """重要且紧急信息需提前一个工作日提出发布需求 (第十二条第2项)."""
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await asks(wang, "lateness", planned="2026-06-03 10:00")
        await wang.answers("important")
        assert wang.last.card.title.key == "item-ready"
        assert "今天 17:00 前提交就不晚（第十二条第2项）。" in wang.hears()
        await wang.taps(Verb.SUBMIT)
        assert "⚠ 重要且紧急" in here[HEAD].hears()
        assert "晚了" not in here[HEAD].hears()


async def test_article_12_2_a_saturday_on_which_people_work_is_a_working_day(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.clock.move_to(datetime.fromisoformat("2026-10-09T10:00+08:00"))
        wang = here["wang-min"]
        await asks(wang, "lateness", planned="2026-10-11 10:00")  # the Sunday after the make-up day
        await wang.answers("important")
        assert "明天 17:00 前提交就不晚（第十二条第2项）。" in wang.hears()


async def test_article_12_3_the_designated_publisher_releases_and_the_ledger_says_so(tmp_path: Path) -> None:
    """审核通过的信息内容，由公司办公室指定专人统一操作发布 (第十二条第3项)."""
    async with world(tmp_path) as here:
        number = await here["wang-min"].submits(source="own")
        await here.approved_by(*CHAIN)
        ma, chief = here["ma-tao"], here[CHIEF]
        answer = await chief.presses(ma.button(Verb.PROOFREAD).token)
        assert here.say(answer.text) == "发布由指定的人操作：马涛、程璐。您可以看进度。"

        await ma.taps(Verb.PROOFREAD)
        answer = await ma.releases("weibo", "https://weibo.example/1")
        assert "已登记：2026-0001 在官方微博发布。" in ma.hears()
        assert await here.state() == "signed-off"
        await ma.releases("wechat", "https://mp.example/2")
        assert await here.state() == "released"

        fields = "number, title, channel, address, summary, source, author, by, approvers, version"
        approvers = '["li-guohua","gao-yun","he-jianping","zhou-guangyuan"]'
        said = (STORY, "本部门采写", "wang-min", "ma-tao", approvers, 1)
        assert await here.rows(f"SELECT {fields} FROM releases ORDER BY id") == [
            (number, "健康宣传日走进社区", "weibo", "https://weibo.example/1", *said),
            (number, "健康宣传日走进社区", "wechat", "https://mp.example/2", *said),
        ]
        for person in ("wang-min", *CHAIN):
            assert here[person].last.card.title.key == "news-released"
            assert "已由马涛" in here[person].hears()
        for person in PUBLISHERS:
            assert here[person].card("release-done").closed


async def test_a_word_file_with_pictures_goes_the_whole_way(tmp_path: Path) -> None:
    """What an officer really sends: nothing has to be typed twice, and the Word file is kept as the original."""
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.sends(files=[("健康宣传日.docx", press_item(1500, 2))])
        assert "收到《健康宣传日走进社区 义诊服务暖人心》，1,528 字，图片 2 张" in wang.hears()
        await wang.answers("own")
        await wang.answers("business")
        await wang.answers("weibo")
        await wang.answers("wechat")
        await wang.taps(Verb.DONE)
        await wang.answers("asap")
        await wang.taps(Verb.SUBMIT)
        await here.approved_by(HEAD)
        await here[OFFICE].returns("no-picture")
        await wang.edits("title", "健康宣传日走进社区")
        await wang.taps(Verb.SUBMIT)
        await here.approved_by(*CHAIN)
        ma = here["ma-tao"]
        await ma.taps(Verb.PROOFREAD)
        await ma.releases("weibo", "https://weibo.example/1")
        await ma.releases("wechat", "https://mp.example/2")
        assert await here.rows("SELECT version, title FROM releases") == [(2, "健康宣传日走进社区")] * 2


@pytest.mark.parametrize(("words", "origin"), [("转发", "转载"), ("评论", "评论")])
async def test_article_17_reposts_and_comments_go_the_same_way(tmp_path: Path, words: str, origin: str) -> None:
    """对于未通过审核批准而私自在微博上发布、转发、评论…… (第十七条)."""
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(f"{words} https://health.example/news/1")
        assert wang.hears().startswith("收到链接 health.example")
        await answers_all(wang, title="市卫健委义诊通知", source="unit", category="other", channels="weibo")
        assert [line.partition("：")[0] for line in chain(here, wang.last.card)] == [
            *("部门负责人", "办公室", "保密负责人", "主要领导", "发布")
        ]
        await wang.taps(Verb.SUBMIT)
        assert f"\n{origin}\n" in here[HEAD].hears()
        assert "https://health.example/news/1" in here[HEAD].hears()
        assert await here.deciding() == {HEAD}


async def test_articles_4_and_7_a_department_without_an_officer_and_an_office_without_a_publisher_are_flagged(
    tmp_path: Path,
) -> None:
    """各部门应根据实际情况安排1名兼职信息员 (第七条); 办公室安排专人为工作联系人 (第四条)."""
    async with world(tmp_path) as here:
        for person, role in (("wang-min", Role.OFFICER), ("sun-hao", Role.OFFICER)):
            await here.does(people.end_role, PersonId(person), role, UnitId("marketing"))
        assert "您的市场部现在没有信息员" in here[HEAD].hears()
        assert "市场部" in here[OFFICE].hears()
        for person in PUBLISHERS:
            await here.does(people.end_role, PersonId(person), Role.PUBLISHER, None)
        assert "发布人" in here["shen-tong"].hears()

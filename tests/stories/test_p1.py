"""Policy P1, article by article: the measures for a company's and its subsidiaries' new media."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.cards.tokens import Verb
from bot.domain.people import PersonId, Role, UnitId
from bot.policy import shipped
from handlers import people
from tests.support import crisis
from tests.support.clauses import PLAIN, answers_all, asks, chain, offers, ready, submits, writes
from tests.support.documents import picture
from tests.support.world import DESK, OFFICE, World, world

AUTHOR, SUBSIDIARY, LEADER = "yu-xia", "feng-lei", "fang-zhiqiang"  # of the hospitals in East China
OWN = ("own-wechat", "own-weibo")
UNIT_HEAD = "部门或分子公司负责人：冯磊（第十七条第1项）"
PR_DESK = "品牌公关部：高云、罗静、孙悦，任一人（第十七条）"
RELEASE = "发布：马涛、程璐，任一人（第十七条第1项）"
OWN_RELEASE = "发布：您（第六条）"
IN_CHARGE = "公司主管领导：方志强（第十四条）"
MATTERS = {
    "strategy": "公司战略调整",
    "reform": "改革措施",
    "finance": "财务数据",
    "attention": "社会高度关注",
    "sensitive": "重要及敏感信息",
}


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, policy=shipped()["p1"]) as opened:
        yield opened


@pytest.mark.parametrize("category", ["company", "news", "culture"])
async def test_article_17_1_the_head_approves_and_the_pr_desk_sees_to_the_release(here: World, category: str) -> None:
    """应经所在部门或各分子公司负责人审批同意后报公司品牌公关部实施发布 (第十七条第1项)."""
    yu = here[AUTHOR]
    await writes(yu, category=category, channels="wechat")
    assert chain(yu) == [UNIT_HEAD, PR_DESK, RELEASE]

    await yu.taps(Verb.SUBMIT)
    assert await here.deciding() == {SUBSIDIARY}
    assert "依据第十七条第1项" in here[SUBSIDIARY].hears()
    await here.approved_by(SUBSIDIARY)
    assert await here.deciding() == set(DESK)
    await here.approved_by(OFFICE)
    assert "请您校对" in here["ma-tao"].hears()


@pytest.mark.parametrize("category", ["company", "news", "culture"])
async def test_article_17_1_on_its_own_account_a_subsidiary_needs_its_head_only_and_releases_itself(
    here: World, category: str
) -> None:
    """通过各分子公司自有新媒体平台发布日常信息时，须经各分子公司负责人审批同意 (第十七条第1项)."""
    yu = here[AUTHOR]
    await writes(yu, category=category, channels=OWN)
    assert chain(yu) == [UNIT_HEAD, OWN_RELEASE]

    await yu.taps(Verb.SUBMIT)
    await here.approved_by(SUBSIDIARY)
    assert await here.state() == "signed-off"
    assert not any(here[person].sheets for person in (*DESK, "ma-tao", "cheng-lu"))
    await yu.taps(Verb.PROOFREAD)
    await yu.releases("own-wechat", "https://mp.example/own/1")
    await yu.releases("own-weibo", "https://weibo.example/own/1")
    assert await here.rows("SELECT DISTINCT by, approvers FROM releases") == [(AUTHOR, f'["{SUBSIDIARY}"]')]


async def test_article_17_1_who_releases_for_the_company_does_not_release_for_a_subsidiary(here: World) -> None:
    await submits(here[AUTHOR], category="news", channels="own-wechat")
    await here.approved_by(SUBSIDIARY)
    token = here[AUTHOR].button(Verb.PROOFREAD).token
    answer = await here["ma-tao"].presses(token)
    assert here.say(answer.text) == "发布由指定的人操作：于霞。您可以看进度。"


async def test_article_6_when_its_officer_leaves_the_head_releases(here: World) -> None:
    await submits(here[AUTHOR], category="news", channels="own-wechat")
    await here.approved_by(SUBSIDIARY)
    await here.does(people.end_role, PersonId(AUTHOR), Role.OFFICER, UnitId("huadong"))
    assert "请您校对" in here[SUBSIDIARY].reads()
    await here[SUBSIDIARY].taps(Verb.PROOFREAD)
    await here[SUBSIDIARY].releases("own-wechat", "https://mp.example/own/1")
    assert await here.state() == "released"
    assert not here["ma-tao"].sheets


NO_SHORT_CUT: list[tuple[dict[str, Any], list[str]]] = [
    ({"category": "other"}, [UNIT_HEAD, "公司领导：方志强（第十二条第4项）", PR_DESK, RELEASE]),
    *(({"matters": matter}, [UNIT_HEAD, IN_CHARGE, PR_DESK, RELEASE]) for matter in MATTERS),
    ({"matters": "management"}, [UNIT_HEAD, PR_DESK, RELEASE]),
    ({"quoted": "李院士"}, [UNIT_HEAD, PR_DESK, RELEASE]),
    ({"channels": ("own-wechat", "wechat")}, [UNIT_HEAD, PR_DESK, RELEASE]),
]


@pytest.mark.parametrize(("said", "way"), NO_SHORT_CUT, ids=lambda part: str(part) if isinstance(part, dict) else "")
async def test_articles_12_4_14_and_17_2_what_is_out_of_the_ordinary_never_takes_the_short_cut(
    here: World, said: dict[str, Any], way: list[str]
) -> None:
    """……发布日常信息时，须经各分子公司负责人审批同意 (第十七条第1项): nothing but daily items."""
    yu = here[AUTHOR]
    await writes(yu, **({"category": "news", "channels": OWN} | said))
    assert chain(yu) == way

    await yu.taps(Verb.SUBMIT)
    await here.approved_by(SUBSIDIARY)
    assert await here.state() == "in-review"
    assert not yu.sees(Verb.PROOFREAD)


async def test_article_17_1_an_item_that_turns_out_to_be_more_goes_to_the_others_after_all(here: World) -> None:
    yu = here[AUTHOR]
    await submits(yu, category="news", channels="own-wechat")
    await here[SUBSIDIARY].returns("这涉及改革措施，请注明")
    await yu.taps(Verb.CHANGE)
    await yu.answers("matters")
    await yu.answers("reform")
    await yu.taps(Verb.DONE)
    await yu.taps(Verb.SUBMIT)
    for person in SUBSIDIARY, LEADER, OFFICE:
        await here.approved_by(person)
    assert await here.state() == "signed-off"
    assert not yu.sees(Verb.PROOFREAD)
    assert here["ma-tao"].sees(Verb.PROOFREAD)


@pytest.mark.parametrize("matter", MATTERS)
async def test_article_14_the_companys_leader_approves_before_the_pr_desk_sees_it(here: World, matter: str) -> None:
    """凡涉及公司战略调整、改革措施、财务数据……应经公司主管领导审批同意后报公司品牌公关部实施发布 (第十四条)."""
    await submits(here[AUTHOR], category="company", channels="site", matters=matter)
    await here.approved_by(SUBSIDIARY)

    assert await here.deciding() == {LEADER}
    assert f"涉及{MATTERS[matter]}" in here[LEADER].hears()
    assert "您（依据第十四条）" in here[LEADER].hears()
    assert not here[OFFICE].sheets
    await here.approved_by(LEADER)
    assert await here.deciding() == set(DESK)


async def test_article_12_4_other_things_are_for_a_company_leader_who_decides_once(here: World) -> None:
    """结合公司实际需要，经公司领导审核后批准认定需要发布的其他信息 (第十二条第4项)."""
    yu = here[AUTHOR]
    await writes(yu, category="other", channels="site", matters="reform")
    assert chain(yu)[1:3] == [IN_CHARGE, "公司领导：方志强（第十二条第4项）；前面已问过，不再重复"]

    await yu.taps(Verb.SUBMIT)
    await here.approved_by(SUBSIDIARY, LEADER)
    assert await here.deciding() == set(DESK)
    assert "公司领导：方志强在前面环节已同意，不再重复" in here[OFFICE].hears()


async def test_article_17_2_those_who_are_quoted_confirm_it_first(here: World) -> None:
    """如涉及外部单位相关人员言论的，须经……新闻宣传负责人或相关人员确认同意后方可发布 (第十七条第2项)."""
    yu = here[AUTHOR]
    await asks(yu, "confirmation", category="news", channels="site", quoted="市卫健委王处长、李院士")
    assert "引用了市卫健委王处长、李院士：谁确认过、怎么确认的？" in yu.hears()
    assert ready(yu) == []
    await yu.says("王处长、李院士本人，6月2日邮件确认")
    await answers_all(yu)
    await yu.taps(Verb.SUBMIT)

    for person in (SUBSIDIARY, OFFICE):
        assert "引用已确认：“王处长、李院士本人，6月2日邮件确认”" in here[person].hears()
        await here.approved_by(person)
    assert await here.state() == "signed-off"


async def test_article_17_2_the_evidence_is_kept_and_seen_and_not_released(here: World) -> None:
    yu = here[AUTHOR]
    await submits(yu, category="news", channels="site", quoted="李院士", confirmation=picture())
    assert "引用已确认：凭证 1 份，只存档" in here[SUBSIDIARY].hears()
    assert "(凭证.jpg)" in here[SUBSIDIARY].hears()
    await here.approved_by(SUBSIDIARY, OFFICE)
    assert "(凭证.jpg)" not in here["ma-tao"].hears()


async def test_article_17_2_what_is_about_the_management_is_for_the_pr_desk_to_approve(here: World) -> None:
    """内容涉及公司层面董事、监事及管理层以上人员时，须经公司品牌公关部审核同意后方可发布 (第十七条第2项)."""
    await submits(here[AUTHOR], category="news", channels=OWN, matters="management")
    await here.approved_by(SUBSIDIARY)
    assert "\n涉及董监事及管理层人员\n" in here[OFFICE].hears()
    await here[OFFICE].returns("职务有误，请核对")
    assert await here.state() == "returned"


@pytest.mark.parametrize(
    ("words", "origin"),
    [
        ("转发 https://health.example/news/1", "转载"),
        ("评论：https://health.example/news/1", "评论"),
    ],
)
async def test_article_22_reposts_and_comments_are_items_too_and_need_approval(
    here: World, words: str, origin: str
) -> None:
    """对于未通过审核批准而私自在公司新媒体平台上发布、转发、评论…… (第二十二条)."""
    yu = here[AUTHOR]
    await yu.says(words)
    assert yu.hears().startswith("收到链接 health.example")
    await answers_all(yu, title="转发卫健委通知", source="unit", category="news", channels=OWN)
    assert origin in yu.hears()
    assert chain(yu) == [UNIT_HEAD, OWN_RELEASE]

    await yu.taps(Verb.SUBMIT)
    assert await here.deciding() == {SUBSIDIARY}
    assert origin in here[SUBSIDIARY].hears()
    assert "https://health.example/news/1" in here[SUBSIDIARY].hears()


async def test_article_15_an_unknown_source_is_refused_with_the_clause(here: World) -> None:
    """各分子公司拟发布的所有信息须准确注明来源，来源不明、内容不准确的信息不予发布 (第十五条)."""
    yu = here[AUTHOR]
    await asks(yu, "source")
    await yu.says("网传")
    assert here.say(yu.told.title) == "发布需注明信息来源（第十五条）。请选择或写明来源，稿件已保存。"


async def test_article_16_an_item_without_a_picture_is_warned_about(here: World) -> None:
    """发布的内容应做到图文并茂、格式统一 (第十六条)."""
    yu = here[AUTHOR]
    await submits(yu, category="news", channels="site")
    assert "⚠ 没有图片（第十六条）" in yu.reads()
    assert "⚠ 没有图片（第十六条）" in here[SUBSIDIARY].hears()

    await yu.taps(Verb.CHANGE)
    await yu.answers("files")
    await yu.sends(files=[("义诊.jpg", picture())])
    await yu.taps(Verb.SUBMIT)
    assert "没有图片" not in here[SUBSIDIARY].hears()


async def test_article_6_the_subsidiaries_accounts_are_for_subsidiaries(here: World) -> None:
    """各分子公司开设和运营的新媒体平台……由各分子公司设专人负责信息更新和日常维护 (第六条)."""
    await asks(here["wang-min"], "channels")
    assert not any("自有" in label for label in offers(here["wang-min"]))
    await asks(here[AUTHOR], "channels")
    assert offers(here[AUTHOR])[-2:] == ["分子公司自有微信", "分子公司自有微博"]


async def test_article_9_a_subsidiary_without_an_officer_is_flagged_to_its_head_and_the_pr_desk(here: World) -> None:
    """各部门、各分子公司应确定至少1名信息管理员……处于筹建中的……应确定至少1名信息联络员 (第九条)."""
    for person, role, unit in ((AUTHOR, Role.OFFICER, "huadong"), ("bai-yang", Role.LIAISON, "yinian")):
        await here.does(people.end_role, PersonId(person), role, UnitId(unit))
    assert "现在没有信息员" in here[SUBSIDIARY].hears()
    assert "信息联络员" in here["fan-li"].hears()
    assert "青禾华东医院管理有限公司" in here[OFFICE].reads()
    assert "怡年养老服务有限公司" in here[OFFICE].reads()


async def test_article_9_in_preparation_a_liaison_submits(here: World) -> None:
    await submits(here["bai-yang"], category="news", channels="site")
    assert await here.deciding() == {"fan-li"}


async def test_article_16_a_long_text_is_shown_with_the_length_of_each_channel(here: World) -> None:
    """行文表述简明扼要、逻辑清晰 (第十六条)."""
    yu = here[AUTHOR]
    await writes(yu, text=PLAIN * 150, category="news", channels=("weibo", "wechat"))
    assert "⚠ 微博" not in yu.hears()
    assert "⚠ 官方微博 2,100/2,000 字：超 100 字" in yu.hears()


async def test_articles_12_to_17_everything_that_matters_is_asked(here: World) -> None:
    yu = here[AUTHOR]
    await submits(yu)
    assert [title for title in yu.titles() if title.startswith("ask-")] == [
        *("ask-source", "ask-category", "ask-matters", "ask-quoted", "ask-origin", "ask-channels", "ask-planned"),
    ]


async def test_article_8_the_pr_desk_is_told_of_an_emergency_at_once(here: World) -> None:
    """对于重大突发负面舆情，应第一时间告知公司品牌公关部 (第八条)."""
    await here[AUTHOR].says("突发：某平台出现患者投诉视频，转发迅速")
    await here[AUTHOR].taps(Verb.ALERT_CRISIS)
    assert crisis.called(here) == {*DESK, LEADER}

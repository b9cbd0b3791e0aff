"""Policy P0, clause by clause: a company's rules on releasing information."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.policy import shipped
from tests.support.clauses import answers_all, asks, chain, offers, submits, writes
from tests.support.world import DESK, HEAD, OFFICE, World, roster_with, world

SECRECY, CHIEF = "he-jianping", "zhou-guangyuan"
GROUP = ("lin-shuhua", "fang-zhiqiang", "he-jianping")  # the deputy heads of the leading group
REST = [
    "信息管理部门：高云、罗静、孙悦，任一人（四(三)1）",
    "发布：马涛、程璐，任一人（四(四)2）",
]
UNIT_HEAD = "部门负责人：李国华（二(三)1）"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, policy=shipped()["p0"]) as opened:
        yield opened


async def test_3_1_decisions_are_approved_by_the_leadership_and_explained_by_somebody(here: World) -> None:
    """由公司高層領導審核批準后，按照規定的渠道和方式發布……發布時應進行適當的解讀 (三(一)2)."""
    wang = here["wang-min"]
    await asks(wang, "explainer", category="decision")
    assert "请谁负责解读？" in wang.hears()
    assert "不需要解读" not in offers(wang)

    await wang.says("战略发展部赵敏")
    assert chain(wang) == [UNIT_HEAD, REST[0], "公司高层领导：周广远（三(一)2）", REST[1]]
    await wang.taps(Verb.SUBMIT)
    await here.approved_by(HEAD, OFFICE)
    assert "解读人：战略发展部赵敏" in here[CHIEF].hears()
    assert not here["ma-tao"].sheets
    await here.approved_by(CHIEF)
    assert "解读人：战略发展部赵敏" in here["ma-tao"].hears()


async def test_3_2_business_goes_past_the_head_and_information_management(here: World) -> None:
    """經部門負責人審核后報送信息管理部門。信息管理部門進行綜合整理和審核后，根據需要進行發布 (三(二)2)."""
    wang = here["wang-min"]
    await writes(wang, category="operation", channels="site")
    assert chain(wang) == [UNIT_HEAD, *REST]

    await wang.taps(Verb.SUBMIT)
    assert await here.deciding() == {HEAD}
    assert "依据二(三)1" in here[HEAD].hears()
    await here.approved_by(HEAD)
    assert await here.deciding() == set(DESK)
    await here.approved_by(OFFICE)
    await here["ma-tao"].taps(Verb.PROOFREAD)
    await here["ma-tao"].releases("site", "https://qinghe.example/news/1")
    assert await here.state() == "released"
    assert await here.rows("SELECT channel, source, approvers FROM releases") == [
        ("site", "本部门采写", '["li-guohua","gao-yun"]')
    ]


async def test_3_2_important_business_is_followed_up_with_further_reports(here: World) -> None:
    """對于重要業務信息，應及時發布并進行跟蹤報道 (三(二)2)."""
    wang = here["wang-min"]
    await submits(wang, category="operation", channels="site", matters="important")
    await here.approved_by(HEAD, OFFICE, CHIEF)
    await here["ma-tao"].taps(Verb.PROOFREAD)
    await here["ma-tao"].releases("site", "https://qinghe.example/news/1")
    await here.passes(days=6)
    assert not wang.sees(Verb.FOLLOW_UP)
    await here.passes(days=2)

    assert "请跟进：跟踪报道（三(二)2）" in wang.hears()
    await wang.taps(Verb.FOLLOW_UP, "coverage")
    await wang.says("今天发了第二篇，讲义诊后续。")
    assert "王敏已完成" in here[HEAD].hears()


async def test_3_3_products_come_from_the_units_that_develop_and_sell_them(here: World) -> None:
    """產品研發和市場部門負責提供相關信息，經審核后由信息管理部門統一發布 (三(三)2)."""
    hr = here["ding-peng"]
    await asks(hr, "category")
    assert "产品与服务" not in offers(hr)

    it = here["jiang-bo"]
    await asks(it, "category")
    assert "产品与服务" in offers(it)
    await answers_all(it, category="product", channels="site")
    assert chain(it) == ["部门负责人：曹睿（二(三)1）", *REST]
    await it.taps(Verb.SUBMIT)
    await here.approved_by("cao-rui", OFFICE)
    assert "请您校对" in here["ma-tao"].hears()


async def test_3_3_who_names_the_category_himself_is_told_whose_it_is(here: World) -> None:
    hr = here["ding-peng"]
    await hr.says("新的体检套餐\n\n本季度推出新的体检套餐。\n\n栏目：产品与服务")
    assert "三(三)2" in hr.reads()
    assert "市场部" in hr.reads()
    await answers_all(hr, category="operation", channels="site")
    assert "人力资源部（您） · 业务运营" in hr.hears()


async def test_3_4_rules_are_released_inside_with_training_and_explanation(here: World) -> None:
    """對于規章制度，應在公司內部辦公系統或公告欄發布，并組織相關培訓和解讀 (三(四)2)."""
    hr = here["ding-peng"]
    await asks(hr, "channels", "考勤办法", "考勤办法修订后施行。", category="rules")
    assert offers(hr) == ["内部办公系统（内部）", "公告栏（内部）"]
    await answers_all(hr, channels=("oa", "board"), explainer="黄毅")
    assert "仅供内部" in hr.hears()
    assert "解读人：黄毅" in hr.hears()

    await hr.taps(Verb.SUBMIT)
    await here.approved_by("huang-yi", OFFICE)
    publisher = here["ma-tao"]
    await publisher.taps(Verb.PROOFREAD)
    await publisher.releases("oa", "办公系统通知第 12 号")
    await publisher.releases("board", "大堂公告栏")
    await here.passes(days=15)
    for person in ("ding-peng", "huang-yi"):
        assert "请跟进：培训和解读（三(四)2）" in here[person].hears()
    await hr.taps(Verb.FOLLOW_UP, "training")
    await hr.says("全体员工培训一次。")
    assert "丁鹏已完成" in here["huang-yi"].hears()


async def test_3_4_changes_of_staff_are_made_known_inside(here: World) -> None:
    """人事變動信息應按照規定程序進行公示 (三(四)2)."""
    hr = here["ding-peng"]
    await asks(hr, "channels", "人事任免", "王某任副经理。", category="personnel")
    assert sorted(offers(hr)) == ["公告栏（内部）", "内部办公系统（内部）"]
    await answers_all(hr, channels="board")
    assert "仅供内部" in hr.hears()
    assert chain(hr) == ["部门负责人：黄毅（二(三)1）", *REST]
    await hr.taps(Verb.SUBMIT)
    await here.approved_by("huang-yi", OFFICE)
    await here["ma-tao"].taps(Verb.PROOFREAD)
    await here["ma-tao"].releases("board", "大堂公告栏")
    assert await here.state() == "released"


async def test_3_4_finances_go_to_the_head_of_the_leading_group(here: World) -> None:
    """財務狀況信息應在符合法律法規和公司規定的前提下，進行適當披露 (三(四)2)."""
    wang = here["wang-min"]
    await writes(wang, category="finance", channels="site")
    assert chain(wang) == [UNIT_HEAD, REST[0], "领导小组组长：周广远（四(三)2）", REST[1]]
    await wang.taps(Verb.SUBMIT)
    await here.approved_by(HEAD, OFFICE)
    assert await here.state() == "in-review"
    await here.approved_by(CHIEF)
    assert await here.state() == "signed-off"


async def test_3_5_culture_is_collected_by_the_unit_for_it(here: World) -> None:
    """企業文化部門負責收集和整理相關信息，經審核后進行發布 (三(五)2)."""
    await asks(here["wang-min"], "category")
    assert "企业文化与活动" not in offers(here["wang-min"])

    await submits(here["zheng-kai"], category="culture", channels="wechat")
    await here.approved_by("liu-fang", OFFICE)
    assert await here.state() == "signed-off"


async def test_3_6_emergencies_go_to_information_management_at_once_and_are_watched(here: World) -> None:
    """相關部門應立即向信息管理部門報告……應密切關注輿情動態，及時進行引導和回應 (三(六)2)."""
    wang = here["wang-min"]
    await writes(wang, "停电情况说明", "昨晚停电，已恢复供电。", category="emergency", channels="weibo")
    assert chain(wang) == [REST[0], "领导小组组长：周广远（四(三)2）", REST[1]]

    await wang.taps(Verb.SUBMIT)
    assert await here.deciding() == set(DESK)
    await here.approved_by(OFFICE, CHIEF)
    await here["ma-tao"].taps(Verb.PROOFREAD)
    await here["ma-tao"].releases("weibo", "https://weibo.example/1")
    await here.passes(days=1)
    assert "请跟进：关注舆情并回应（三(六)2）" in wang.hears()


async def test_2_1_a_major_release_is_deliberated_by_most_of_the_group_before_its_head(here: World) -> None:
    """審議重大信息發布事項，協調解決工作中的重大問題 (二(一))."""
    wang = here["wang-min"]
    await writes(wang, category="operation", channels="press", matters="major")
    assert "领导小组审议：林淑华、方志强、何建平，过半数（二(一)）" in chain(wang)

    await wang.taps(Verb.SUBMIT)
    await here.approved_by(HEAD, OFFICE)
    assert await here.deciding() == set(GROUP)
    await here["lin-shuhua"].remarks("同意发布")
    assert "林淑华同意" in here["fang-zhiqiang"].hears()
    third = here["he-jianping"].button(Verb.APPROVE).token
    await here.approved_by("fang-zhiqiang")
    assert await here.deciding() == {CHIEF}
    late = await here["he-jianping"].presses(third)
    assert late.refused
    await here.approved_by(CHIEF)
    assert await here.state() == "signed-off"


@pytest.mark.parametrize(
    ("matter", "words"),
    [
        ("important", "重要事项"),
        ("sensitive", "敏感信息"),
        ("effect", "可能产生较大影响"),
    ],
)
async def test_4_3_2_what_is_important_sensitive_or_of_large_effect_goes_to_the_group(
    here: World, matter: str, words: str
) -> None:
    """對于涉及重要事項、敏感信息或可能產生較大影響的信息，應提交信息引導發布工作領導小組……審核批準 (四(三)2)."""
    wang = here["wang-min"]
    await submits(wang, category="operation", channels="site", matters=matter)
    await here.approved_by(HEAD, OFFICE)

    assert await here.deciding() == {CHIEF}
    assert f"涉及{words}" in here[CHIEF].hears()
    assert "您（依据四(三)2）" in here[CHIEF].hears()


async def test_2_1_without_a_head_the_deputies_of_the_group_stand_in(tmp_path: Path) -> None:
    roster = roster_with(tmp_path, ('head = ["zhou-guangyuan"]\n', "head = []\n"))
    async with world(tmp_path, policy=shipped()["p0"], roster=roster) as here:
        wang = here["wang-min"]
        await writes(wang, category="finance", channels="site")
        assert "领导小组组长：林淑华、方志强、何建平，任一人（四(三)2）；该岗位无人可审，由替补代审" in chain(wang)
        await wang.taps(Verb.SUBMIT)
        await here.approved_by(HEAD, OFFICE)
        assert await here.deciding() == set(GROUP)


async def test_2_3_3_units_concerned_check_what_concerns_them_all_at_once(here: World) -> None:
    """對涉及本部門的信息發布內容進行審核，確保信息準確無誤 (二(三)3)."""
    await submits(here["wang-min"], category="operation", channels="site", concerned=("medical", "hr"))
    await here.approved_by(HEAD)
    assert await here.deciding() == {"wu-haiyan", "huang-yi"}

    await here["wu-haiyan"].remarks("科室名称已核")
    assert "“科室名称已核”" in here["huang-yi"].hears()
    assert await here.deciding() == {"huang-yi"}
    await here.approved_by("huang-yi")
    assert await here.deciding() == set(DESK)


@pytest.mark.parametrize("number", range(5))
async def test_6_2_a_yes_to_any_of_five_questions_adds_the_confidentiality_head(here: World, number: int) -> None:
    """對保密信息進行嚴格管控，明確知悉范圍和保密責任。嚴禁未經授權將保密信息對外發布 (六(二)2)."""
    wang = here["wang-min"]
    await asks(wang, "secrecy", category="operation")
    assert len(offers(wang)) == 6
    said = offers(wang)[number]
    code = ["state", "business", "sensitive", "circle", "unauthorised"][number]
    await answers_all(wang, secrecy=code, channels="site")
    assert f"⚠ 保密核对：涉及{said}（您署名）" in wang.hears()
    assert "保密负责人：何建平（六(二)2）" in chain(wang)


async def test_4_4_2_the_source_is_known_and_stands_in_the_ledger(here: World) -> None:
    """發布時應注明信息來源和發布時間 (四(四)2)."""
    wang = here["wang-min"]
    await asks(wang, "source")
    await wang.says("不详")
    assert here.say(wang.told.title) == "发布需注明信息来源（四(四)2）。请选择或写明来源，稿件已保存。"

    await wang.says("市统计局6月公报")
    await answers_all(wang, category="operation", channels="board")
    await wang.taps(Verb.SUBMIT)
    await here.approved_by(HEAD, OFFICE)
    await here["cheng-lu"].taps(Verb.PROOFREAD)
    await here["cheng-lu"].releases("board", "大堂公告栏")
    [(source, address, at)] = await here.rows("SELECT source, address, at FROM releases")
    assert (source, address) == ("市统计局6月公报", "大堂公告栏")
    assert at > 0


async def test_4_1_2_pictures_are_hoped_for(here: World) -> None:
    """收集的信息應包括文字、圖片、數據等多種形式 (四(一)2)."""
    await writes(here["wang-min"], category="operation")
    assert "还没有图片：四(一)2希望图文并茂。没有也可以提交。" in here["wang-min"].hears()


@pytest.mark.parametrize("signed", range(3))
async def test_4_3_2_only_what_was_approved_goes_on_to_release(here: World, signed: int) -> None:
    """審核通過后的信息方可進入發布環節 (四(三)2)."""
    await submits(here["wang-min"], category="operation", channels="site", matters="effect")
    await here.approved_by(*(HEAD, OFFICE, CHIEF)[:signed])
    answer = await here["ma-tao"].presses(f"re.{await here.draft()}.1.site")
    assert here.say(answer.text) == "这一版没有签发，或已不待发布，不能发布。"
    assert not here["ma-tao"].sheets


async def test_4_4_2_what_is_important_names_who_explains_it(here: World) -> None:
    """對于重要信息，可安排專人進行解讀或說明 (四(四)2)."""
    wang = here["wang-min"]
    await asks(wang, "explainer", category="operation", matters="important")
    await wang.answers(HEAD)
    await answers_all(wang)
    await wang.taps(Verb.SUBMIT)
    await here.approved_by(HEAD, OFFICE, CHIEF)
    assert "解读人：李国华" in here["ma-tao"].hears()

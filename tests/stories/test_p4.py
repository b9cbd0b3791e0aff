"""Policy P4, clause by clause: how public bodies release information."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.policy import shipped
from tests.support import crisis
from tests.support.clauses import PLAIN, answers_all, asks, chain, offers, submits, writes
from tests.support.world import DESK, HEAD, OFFICE, World, roster_with, world

CHIEF, LEADER = "zhou-guangyuan", "lin-shuhua"
MEDICAL, HR = "wu-haiyan", "huang-yi"
FIRST = "部门负责人初审：李国华（二(一)3）"
SECOND = "办公室复审：高云、罗静、孙悦，任一人（二(二)3）"
COUNTERSIGN = "部门会签：吴海燕（医务管理部）、黄毅（人力资源部），均须答复（二(二)1）"
BY_LEADER = "分管领导审定：林淑华（二(三)1）"
BY_CHIEF = "主要领导审定：周广远（二(三)1）"
RELEASE = "发布：马涛、程璐，任一人（二(四)2）"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, policy=shipped()["p4"]) as opened:
        yield opened


@pytest.mark.parametrize("category", ["policy", "work", "service"])
async def test_2_3_1_routine_items_go_from_the_head_over_the_office_to_the_leader_in_charge(
    here: World, category: str
) -> None:
    """一般而言，常规工作动态、一般性通知等可由部门负责人或分管领导审定 (二(三)1)."""
    wang = here["wang-min"]
    await writes(wang, category=category, channels="portal")
    assert chain(wang) == [FIRST, SECOND, BY_LEADER, RELEASE]

    await wang.taps(Verb.SUBMIT)
    assert await here.deciding() == {HEAD}
    await here[HEAD].remarks("已核原始依据")
    assert await here.deciding() == set(DESK)
    assert "部门负责人初审：李国华同意 · 今天 09:00" in here[OFFICE].hears()
    assert "“已核原始依据”" in here[OFFICE].hears()
    await here.approved_by(OFFICE)
    assert await here.deciding() == {LEADER}
    await here.approved_by(LEADER)
    assert await here.state() == "signed-off"


async def test_2_1_3_an_officer_reviews_ordinary_notices_and_the_head_signs_them_off(here: World) -> None:
    """由部门负责人或指定的信息员进行初审……一般性通知等可由部门负责人……审定 (二(一)3, 二(三)1)."""
    wang = here["wang-min"]
    await writes(wang, category="notice", channels="board")
    assert chain(wang) == ["信息员初审：孙浩（二(一)3）", SECOND, "部门负责人审定：李国华（二(三)1）", RELEASE]

    await wang.taps(Verb.SUBMIT)
    await here.approved_by("sun-hao", OFFICE, HEAD)
    assert await here.state() == "signed-off"


async def test_2_3_1_the_head_who_did_the_first_review_does_not_sign_off(here: World) -> None:
    """由部门负责人或指定的信息员进行初审 (二(一)3): the only officer of a unit wrote it, so that its head reviews."""
    chen = here["chen-si"]
    await writes(chen, category="notice", channels="board")
    first, _, last, _ = chain(chen)
    assert first == "信息员初审：吴海燕（二(一)3）；该岗位无人可审，由替补代审"
    assert last == "部门负责人审定：方志强（二(三)1）；该岗位无人可审，由替补代审"

    await chen.taps(Verb.SUBMIT)
    await here.approved_by(MEDICAL, OFFICE)
    assert await here.deciding() == {"fang-zhiqiang"}
    await here.approved_by("fang-zhiqiang")
    assert await here.state() == "signed-off"


async def test_2_3_1_a_leader_who_stood_in_for_the_first_review_does_not_sign_off_either(here: World) -> None:
    huang = here[HR]  # a head who is his own officer
    await submits(huang, category="work", channels="portal")
    assert await here.deciding() == {"he-jianping"}
    await here.approved_by("he-jianping", OFFICE)
    assert await here.deciding() == {CHIEF}


@pytest.mark.parametrize(
    ("matter", "words"),
    [
        ("overall", "全局性问题"),
        ("policy", "政策性问题"),
        ("decision", "重大决策部署"),
        ("response", "敏感问题回应"),
    ],
)
@pytest.mark.parametrize("category", ["work", "notice"])
async def test_2_3_1_what_carries_weight_is_signed_off_by_the_chief(
    here: World, category: str, matter: str, words: str
) -> None:
    """涉及全局性、政策性、重大决策部署、敏感问题回应等重要信息，需报请单位主要领导审定 (二(三)1)."""
    wang = here["wang-min"]
    await writes(wang, category=category, channels="portal", matters=matter)
    assert chain(wang) == [FIRST, SECOND, BY_CHIEF, RELEASE]

    await wang.taps(Verb.SUBMIT)
    await here.approved_by(HEAD, OFFICE)
    assert await here.deciding() == {CHIEF}
    assert f"涉及{words}" in here[CHIEF].hears()
    assert "您（依据二(三)1）" in here[CHIEF].hears()


async def countersigned(here: World) -> None:
    """Bring an item that concerns two other units to their heads."""
    await submits(here["wang-min"], category="work", channels="portal", concerned=("medical", "hr"))
    await here.approved_by(HEAD)


async def test_2_2_1_all_units_concerned_countersign_at_once_and_say_what_they_think(here: World) -> None:
    """由主办部门牵头，明确需要会签的相关部门。会签部门应就涉及本部门职责的内容进行审核，并提出明确意见 (二(二)1)."""
    await writes(here["wang-min"], category="work", channels="portal", concerned=("medical", "hr"))
    assert chain(here["wang-min"]) == [FIRST, COUNTERSIGN, SECOND, BY_LEADER, RELEASE]
    await here["wang-min"].taps(Verb.SUBMIT)
    await here.approved_by(HEAD)

    assert await here.deciding() == {MEDICAL, HR}
    await here[MEDICAL].remarks("科室名称已核")
    assert "部门会签（医务管理部）：吴海燕同意" in here[HR].hears()
    assert "“科室名称已核”" in here[HR].hears()
    await here.approved_by(HR)
    assert await here.deciding() == set(DESK)


async def test_2_2_what_is_complex_or_sensitive_is_countersigned_in_any_case(here: World) -> None:
    """对于涉及多个部门职责或内容较为复杂、敏感的信息，需进行部门会签和进一步复审 (二(二))."""
    wang = here["wang-min"]
    await asks(wang, "concerned", text=PLAIN, category="notice", matters="complex")
    assert "不涉及其他单位" not in offers(wang)
    await answers_all(wang, concerned="hr", channels="portal")
    assert chain(wang) == [FIRST, "部门会签：黄毅（人力资源部）（二(二)1）", SECOND, BY_LEADER, RELEASE]
    await wang.taps(Verb.SUBMIT)
    await here.approved_by(HEAD, HR, OFFICE, LEADER)
    assert await here.state() == "signed-off"


async def test_2_2_2_units_that_do_not_agree_talk_first(here: World) -> None:
    """如有不同意见，应积极沟通协调，达成一致 (二(二)2)."""
    await countersigned(here)
    await here[MEDICAL].approves()
    await here[HR].returns("人员编制数字与我部不符")
    assert await here.deciding() == {HR}

    for person in ("wang-min", MEDICAL, HEAD):
        assert here[person].sees(Verb.SAY)
    await here["wang-min"].taps(Verb.SAY)
    await here["wang-min"].says("用的是上季度的编制数")
    assert "用的是上季度的编制数" in here[HR].reads()
    await here[HR].approves()
    assert await here.deciding() == set(DESK)
    assert "已协商一致" in here["wang-min"].reads()


async def test_2_2_2_where_they_cannot_agree_the_leader_in_charge_of_the_lead_unit_rules(here: World) -> None:
    """协调不成的，需报请分管领导裁定 (二(二)2)."""
    await countersigned(here)
    await here[MEDICAL].approves()
    await here[HR].returns("人员编制数字与我部不符")
    await here.passes(days=2)

    assert await here.deciding() == {LEADER}
    assert "请您裁定" in here[LEADER].reads()
    assert "“人员编制数字与我部不符”" in here[LEADER].reads()
    assert "吴海燕同意" in here[LEADER].reads()
    await here[LEADER].remarks("以上季度编制数为准")
    assert await here.deciding() == set(DESK)
    for person in (MEDICAL, HR, "wang-min"):
        assert "林淑华已裁定（二(二)2）" in here[person].reads()
    await here.approved_by(OFFICE)
    assert await here.deciding() == {LEADER}  # who ruled on a disagreement did not review the item
    await here.approved_by(LEADER)
    assert await here.state() == "signed-off"


async def test_2_2_2_without_a_leader_in_charge_the_chief_rules(tmp_path: Path) -> None:
    roster = roster_with(tmp_path, ('units = ["marketing", "culture", ', 'units = ["culture", '))
    async with world(tmp_path, policy=shipped()["p4"], roster=roster) as here:
        await countersigned(here)
        await here[MEDICAL].approves()
        await here[HR].returns("人员编制数字与我部不符")
        await here[HR].taps(Verb.KEEP_OBJECTION)
        assert await here.deciding() == {CHIEF}


@pytest.mark.parametrize("number", range(5))
async def test_1_a_yes_to_any_of_five_questions_adds_a_review_for_secrets(here: World, number: int) -> None:
    """严格遵守保密规定、信息公开条例等相关制度，明确信息发布的权限和范围 (一)."""
    wang = here["wang-min"]
    await asks(wang, "secrecy", text=PLAIN, category="work")
    said = offers(wang)[number]
    await answers_all(wang, secrecy=["state", "work", "business", "privacy", "remit"][number], channels="portal")
    assert f"⚠ 保密核对：涉及{said}（您署名）" in wang.hears()
    assert chain(wang) == [FIRST, SECOND, "保密审查：何建平（一(依法依规)）", BY_LEADER, RELEASE]
    await wang.taps(Verb.SUBMIT)
    await here.approved_by(HEAD, OFFICE)
    assert await here.deciding() == {"he-jianping"}
    assert f"⚠ 保密核对：涉及{said}（王敏署名）" in here["he-jianping"].hears()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("全年服务群众5万人次。", {"category": "work"}),
        (PLAIN, {"category": "policy"}),
        (PLAIN, {"category": "work", "matters": "policy"}),
    ],
)
async def test_2_1_2_figures_and_policies_are_checked_against_the_original(
    here: World, text: str, said: dict[str, str]
) -> None:
    """涉及数据、政策引用的，务必核对原始依据 (二(一)2)."""
    wang = here["wang-min"]
    await asks(wang, "basis", text=text, **said)
    assert "没有要核对的" not in offers(wang)
    await wang.says("国发〔2026〕8号")
    await answers_all(wang)
    await wang.taps(Verb.SUBMIT)
    assert "数据和引用的依据：“国发〔2026〕8号”" in here[HEAD].hears()


async def test_2_1_2_where_nothing_is_cited_no_basis_is_asked(here: World) -> None:
    await writes(here["wang-min"], category="work")
    assert "ask-basis" not in here["wang-min"].titles()


async def test_2_4_2_who_releases_proofreads_once_more_and_it_stands_in_the_ledger(here: World) -> None:
    """发布前，信息发布执行人员应对审定后的信息再次进行校对 (二(四)2) ……建立信息发布台账，以备查考 (二(四)4)."""
    number = await submits(here["wang-min"], category="service", channels=("portal", "board"))
    await here.approved_by(HEAD, OFFICE, LEADER)
    ma = here["ma-tao"]
    assert "请您校对" in ma.hears()
    assert not ma.sees(Verb.RELEASE)

    await ma.taps(Verb.PROOFREAD)
    await ma.releases("portal", "https://www.gov.example/1")
    await ma.releases("board", "政务大厅公告栏")
    assert await here.rows("SELECT number, channel, address, summary, approvers FROM releases ORDER BY id") == [
        (number, channel, address, PLAIN, '["li-guohua","gao-yun","lin-shuhua"]')
        for channel, address in (("portal", "https://www.gov.example/1"), ("board", "政务大厅公告栏"))
    ]


async def test_2_1_3_whoever_does_not_agree_says_why(here: World) -> None:
    """签署明确意见，方可进入下一环节 (二(一)3)."""
    await submits(here["wang-min"], category="work", channels="portal")
    await here[HEAD].taps(Verb.RETURN)
    assert await here.deciding() == {HEAD}
    await here[HEAD].says("第二段与原始依据不符")
    assert await here.state() == "returned"
    assert "第二段与原始依据不符" in here["wang-min"].reads()


async def test_1_nobody_decides_what_he_wrote(here: World) -> None:
    """做到谁采编、谁审核、谁发布、谁负责，确保责任可追溯 (一)."""
    await submits(here["sun-yue"], category="work", channels="portal")
    await here.approved_by(OFFICE)  # the head of the office, who is of the desk too
    assert await here.deciding() == {"luo-jing"}


async def test_2_5_2_what_a_release_sets_off_is_called_out_at_once(here: World) -> None:
    """如发布的信息引发负面舆情或不当解读，应立即启动应急预案，按照舆情处置流程，及时采取措施 (二(五)2)."""
    await here["wang-min"].says("舆情：已发布的通知被误读，评论转发很多")
    await here["wang-min"].taps(Verb.ALERT_CRISIS)
    assert crisis.called(here) == {*DESK, LEADER}
    await here.passes(minutes=3)
    assert CHIEF in crisis.called(here)

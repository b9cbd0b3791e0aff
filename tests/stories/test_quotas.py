"""What subsidiaries owe each week (P1 23): counted, forecast, asked for, excused, reported on Monday."""

from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from python_calamine import CalamineWorkbook

from bot.cards.quota import PERIODS
from bot.cards.tokens import Token, Verb
from bot.domain.people import PersonId, Role, UnitId
from bot.policy import shipped
from handlers import people
from tests.support.clauses import submits, writes
from tests.support.owing import (
    ACCOUNT,
    AUTHOR,
    DESK_HEAD,
    HEAD,
    counted,
    hands_in,
    lines,
    opened,
    reminded,
    report,
    reports,
)
from tests.support.world import World

OFFICER, COLLEAGUE, OFFICERS_HEAD = "pan-xin", "james-ong", "xiao-hong"  # of the check-ups in Yuanshan
LEADERS = ("zhou-guangyuan", "fang-zhiqiang")
UNIT, PERIOD = "远山健康体检有限公司", "weekly/2026-W23"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with opened(tmp_path, "2026-06-01") as world:
        yield world


def notes(here: World, person: str) -> list[str]:
    return [here.say(note) for note in here[person].last.card.notes]


async def test_article_23_an_item_counts_when_it_first_reaches_the_pr_desk(here: World) -> None:
    """每周至少提交1篇新闻素材至公司品牌公关部 (第二十三条)."""
    await writes(here[AUTHOR], category="news", channels="wechat")
    assert notes(here, AUTHOR)[-1] == "第23周供稿 0/1；要计入第23周，请在周五 09:00 前提交"

    await here[AUTHOR].taps(Verb.SUBMIT)
    assert notes(here, AUTHOR)[-1] == "第23周供稿 0/1；周五 17:00 前送达品牌公关部即计入"
    await here.approved_by(HEAD)
    assert notes(here, AUTHOR)[-1] == "第23周供稿 1/1，此稿已计入"

    await here[DESK_HEAD].returns()
    assert "第23周供稿 1/1，此稿已计入" in here[AUTHOR].reads()
    await here.passes(days=7)
    await here[AUTHOR].edits("title", "健康宣传日走进青溪社区")
    await here[AUTHOR].taps(Verb.SUBMIT)
    await here.approved_by(HEAD)
    assert await counted(here) == {ACCOUNT: 1}
    assert "第23周供稿 1/1，此稿已计入" in notes(here, AUTHOR)


async def test_after_a_quarter_the_first_weeks_are_not_looked_back_upon_any_more(here: World) -> None:
    here.clock.move(timedelta(weeks=13))
    await here.settles()
    await here[AUTHOR].says("供稿")
    weeks = [line for line in here[AUTHOR].card("quota-title").entries if line.text.key == "list-line"]
    assert len(weeks) == PERIODS


async def test_an_item_for_ones_own_account_never_reaches_the_pr_desk_and_does_not_count(here: World) -> None:
    await submits(here[AUTHOR], category="news", channels="own-wechat")
    await here.approved_by(HEAD)
    assert await counted(here) == {}


async def test_another_item_that_counts_stands_on_the_cards_of_the_others_at_once(here: World) -> None:
    await submits(here[AUTHOR], "第一篇", category="news", channels="wechat")
    await submits(here[AUTHOR], "第二篇", category="news", channels="wechat")
    await here[HEAD].approves(about="第二篇")
    first = next(
        sheet.card for sheet in here[AUTHOR].sheets if "第一篇" in here.say(sheet.card.title) and sheet.card.notes
    )
    assert here.say(first.notes[-1]) == "第23周供稿 1/1，已达标"


async def test_who_comes_too_late_is_told_for_which_week_his_item_will_count(here: World) -> None:
    await here.passes(days=4, hours=3)  # Friday noon: the head has a working day
    await writes(here[AUTHOR], category="news", channels="wechat")
    assert notes(here, AUTHOR)[-1] == "第23周供稿 0/1；按通常用时，此稿会计入第24周"


async def test_what_a_step_usually_takes_goes_into_the_forecast(here: World) -> None:
    for number in range(3):
        await submits(here[AUTHOR], f"第{number}篇", category="news", channels="wechat")
        await here.passes(hours=2)
        await here[HEAD].approves(about=f"第{number}篇")
    await here.passes(days=7)
    await writes(here[AUTHOR], "又一篇", category="news", channels="wechat")
    assert notes(here, AUTHOR)[-1] == "第24周供稿 0/1；要计入第24周，请在周五 14:59 前提交"


async def test_a_unit_that_is_short_is_reminded_on_policys_days_and_its_head_with_the_last_one(here: World) -> None:
    await hands_in(here, "第一篇")
    await here.passes(days=4)  # Friday 09:00
    assert [words.partition("。")[2] for words in reminded(here, OFFICER)] == [
        "要计入第23周，请在今天 09:00 前提交；把材料发给我就可以开始。",
    ] * 2
    assert reminded(here, OFFICERS_HEAD) == []
    await here.passes(hours=1)
    assert reminded(here, OFFICER)[-1].endswith("按通常用时已经偏紧，请尽快提交，并请审核的同事抓紧。")
    assert reminded(here, OFFICERS_HEAD) == [
        f"第23周供稿：{UNIT}已计 0 篇，至少要 1 篇（第二十三条）。已提醒 潘欣、王俊杰，请您督促。"
    ]
    assert reminded(here, AUTHOR) == reminded(here, HEAD) == []


async def test_who_is_away_is_not_reminded_and_whoever_acts_for_him_is(here: World) -> None:
    await here[OFFICERS_HEAD].says("外出 6月1日至7日 由冯磊代")
    await here.passes(days=4, hours=2)
    assert reminded(here, OFFICERS_HEAD) == []
    assert [UNIT in words for words in reminded(here, HEAD)][-1:] == [True]


async def test_a_unit_short_until_friday_afternoon_makes_it_and_is_not_in_the_report(here: World) -> None:
    await here.passes(days=4, hours=6)  # Friday 15:00
    assert len(reminded(here, OFFICER)) == 3
    await hands_in(here, "周五下午的一篇", OFFICER, OFFICERS_HEAD)
    await here.passes(days=2, hours=18)  # Monday 09:00
    assert reports(here, DESK_HEAD) == ["2026-W23"]
    assert lines(here, DESK_HEAD)[0] == "第23周供稿 · 6 家单位：达标 1 · 不足 4 · 免计 1"
    assert UNIT not in "".join(lines(here, DESK_HEAD))


async def test_what_waits_for_others_is_not_its_officers_delay(here: World) -> None:
    await here.passes(days=2)
    await submits(here[OFFICER], category="news", channels="wechat")
    await here.passes(hours=5)  # Wednesday 14:00
    [said] = reminded(here, OFFICER)
    assert said.partition("。")[2] == "在途的稿件审完即可达标：2026-0001 自今天 09:00 起由萧红审核。"
    await here.passes(days=1, hours=20)  # Friday 10:00
    assert "在途的稿件审完即可达标" in reminded(here, OFFICERS_HEAD)[-1]
    await here.passes(days=2, hours=23)  # Monday 09:00
    said = lines(here, DESK_HEAD)[1]
    assert "已提醒 3 次，稿件 2026-0001 自周三 09:00 起等萧红审核，不算迟交" in said

    await here.approved_by(OFFICERS_HEAD)
    await here[DESK_HEAD].presses(Token(Verb.QUOTA_LIST, choice="2026-W23"))
    assert (
        f"{UNIT} · 0/1 · 不足 · 已提醒 3 次 · 稿件 2026-0001 在期内提交、期后才审到，不算迟交"
        in here[DESK_HEAD].hears()
    )


async def test_what_was_returned_and_did_not_come_back_is_said_to_be_so(here: World) -> None:
    await submits(here[OFFICER], category="news", channels="wechat")
    await submits(here[AUTHOR], category="news", channels="wechat")
    await here[OFFICERS_HEAD].returns()
    await here.passes(days=4, hours=7)  # Friday 16:00
    await here[HEAD].returns()
    await here.passes(days=2, hours=18)
    await here["luo-jing"].presses(Token(Verb.QUOTA_LIST, choice="2026-W23"))
    said = here["luo-jing"].hears()
    assert "已提醒 3 次 · 稿件 2026-0001 退回未重交" in said
    assert "已提醒 3 次 · 稿件 2026-0002 临到期末才退回，不算迟交" in said


async def test_mondays_report_goes_to_the_pr_desk_and_the_leaders_with_a_picture(here: World) -> None:
    await hands_in(here, "第一篇")
    await here.approved_by(DESK_HEAD)
    await here.passes(days=7)
    for person in (DESK_HEAD, "luo-jing", "sun-yue", *LEADERS):
        assert reports(here, person) == ["2026-W23"]
    assert reports(here, HEAD) == reports(here, OFFICER) == []
    assert lines(here, DESK_HEAD)[-1].startswith("审结 1 篇，采用 1 篇（100%） · 平均审结 0.0 工作小时 · 最慢环节：")
    card = report(here, DESK_HEAD)
    [file] = card.files
    assert (file.kind, file.name) == ("picture", "供稿热力图 2026-W23.png")
    picture = Image.open(BytesIO(here.bot.files.read(file.digest)))
    assert picture.format == "PNG"
    assert picture.width == 1080
    assert [button.token.verb for button in card.buttons] == [Verb.QUOTA_LIST, Verb.QUOTA_FILE, *[Verb.EXCUSE] * 3]
    assert [button.token.verb for button in report(here, LEADERS[0]).buttons] == [Verb.QUOTA_LIST, Verb.QUOTA_FILE]

    await here[LEADERS[0]].taps(Verb.QUOTA_LIST)
    assert f"{UNIT} · 0/1 · 不足 · 已提醒 3 次" in here[LEADERS[0]].hears()
    assert "怡年养老服务有限公司 · 0/1 · 免计（筹建中）" in here[LEADERS[0]].hears()
    answer = await here[DESK_HEAD].taps(Verb.QUOTA_FILE)
    assert here.say(answer.text) == "正在生成供稿情况表，马上发给您。"
    [file] = here[DESK_HEAD].last.card.files
    rows = CalamineWorkbook.from_filelike(BytesIO(here.bot.files.read(file.digest))).get_sheet_by_index(0).to_python()
    assert file.name == "供稿情况 2026-W23.xlsx"
    assert rows[0] == ["要求", "单位", "期间", "情况", "已计篇数", "应交篇数", "已提醒次数", "免计原因"]
    assert rows[1][:6] == ["每周新闻素材", "青禾华东医院管理有限公司", "2026-W23", "达标", 1, 1]
    assert len(rows) == 1 + 12 * 6


async def test_the_pr_desk_excuses_a_unit_and_says_why(here: World) -> None:
    await here.passes(days=7)
    await here[DESK_HEAD].taps(Verb.EXCUSE)
    assert here[DESK_HEAD].hears().startswith("为什么对青禾华东医院管理有限公司免计第23周的供稿？")
    await here[DESK_HEAD].says("全员参加应急演练")
    assert here[DESK_HEAD].hears() == "已免计：青禾华东医院管理有限公司，第23周。该单位会收到通知。"
    told = "青禾华东医院管理有限公司第23周的供稿（每周新闻素材）已由 高云 免计。原因：全员参加应急演练"
    assert told in here[AUTHOR].reads()
    assert told in here[HEAD].reads()
    await here[DESK_HEAD].taps(Verb.QUOTA_LIST)
    assert "青禾华东医院管理有限公司 · 0/1 · 免计 · 已提醒 3 次 · 原因：全员参加应急演练" in here[DESK_HEAD].hears()
    again = await here["luo-jing"].presses(Token(Verb.EXCUSE, ACCOUNT, choice=PERIOD))
    assert here.say(again.text) == "青禾华东医院管理有限公司第23周已经免计，原因：全员参加应急演练"
    foreign = await here[LEADERS[0]].presses(Token(Verb.EXCUSE, "yuanshan", choice=PERIOD))
    assert here.say(foreign.text) == "只有公关部门可以免计供稿。"


async def test_who_was_excused_meanwhile_is_said_to_whoever_writes_the_reason(here: World) -> None:
    await here.passes(days=1)
    token = Token(Verb.EXCUSE, ACCOUNT, choice=PERIOD)
    await here[DESK_HEAD].presses(token)
    await here["luo-jing"].presses(token)
    await here["luo-jing"].says("停业装修")
    await here[DESK_HEAD].says("停业")
    assert here[DESK_HEAD].hears() == "青禾华东医院管理有限公司第23周已经免计，原因：停业装修"
    await hands_in(here, "第一篇", OFFICER, OFFICERS_HEAD)
    enough = await here[DESK_HEAD].presses(Token(Verb.EXCUSE, "yuanshan", choice=PERIOD))
    assert here.say(enough.text) == f"{UNIT}第23周不缺稿，不需要免计。"


@pytest.mark.parametrize("choice", ["weekly/2026-W60", "monthly/2026-W23", "weekly", ""])
async def test_a_button_of_a_quota_that_is_none_is_dead(here: World, choice: str) -> None:
    assert (await here[DESK_HEAD].presses(Token(Verb.EXCUSE, ACCOUNT, choice=choice))).refused
    assert (await here[DESK_HEAD].presses(Token(Verb.EXCUSE, "marketing", choice=PERIOD))).refused
    assert (await here[DESK_HEAD].presses(Token(Verb.QUOTA_LIST, choice=choice))).refused
    assert (await here[OFFICER].presses(Token(Verb.QUOTA_LIST, choice="2026-W23"))).refused


async def test_everybody_sees_his_own_units_weeks_and_the_pr_desk_all(here: World) -> None:
    await hands_in(here, "第一篇")
    await here[HEAD].says("供稿")
    said = here[HEAD].hears().splitlines()
    assert said[:4] == [
        "供稿情况",
        "青禾华东医院管理有限公司 · 每周新闻素材：每期至少 1 篇（第二十三条）",
        "第23周 · 1/1 · 达标",
        "第22周 · 免计（期间新设，从下一期起计）",
    ]
    await here[OFFICER].says("/quota")
    assert "要计入本期，请在周五 09:00 前提交" in here[OFFICER].hears()
    await here[DESK_HEAD].says("供稿情况")
    assert f"{UNIT} · 0/1 · 进行中" in here[DESK_HEAD].hears()
    await here[DESK_HEAD].taps(Verb.QUOTA_REPORT)
    assert here[DESK_HEAD].hears().startswith("第22周供稿 · 6 家单位：达标 0 · 不足 0 · 免计 6")

    await here["wang-min"].says("供稿")
    assert here["wang-min"].hears() == "您所在的单位没有供稿数量要求；可以说“帮助”看能做什么。"
    await here[HEAD].says("帮助")
    assert "供稿：说“供稿”，看本单位各周交了几篇" in here[HEAD].hears()
    assert here[HEAD].sees(Verb.QUOTA)


async def test_spring_festival_2026_its_week_is_waived_and_its_make_up_days_count(tmp_path: Path) -> None:
    async with opened(tmp_path, "2026-02-09") as here:
        await here.passes(days=5)  # Saturday 14 February, a make-up day
        await hands_in(here, "补班日的一篇")
        assert await counted(here) == {ACCOUNT: 1}
        before = len(reminded(here, OFFICER))
        await here.passes(days=10)  # Tuesday 24 February, the first working day: nothing came in between
        assert len(reminded(here, OFFICER)) == before
        assert reports(here, DESK_HEAD) == ["2026-W07"]
        await here[DESK_HEAD].presses(Token(Verb.QUOTA_LIST, choice="2026-W08"))
        assert f"{UNIT} · 0/1 · 免计（没有工作日）" in here[DESK_HEAD].hears()


async def test_a_unit_without_an_officer_is_its_heads_to_mend(here: World) -> None:
    for officer in (OFFICER, COLLEAGUE):
        await here.does(people.end_role, PersonId(officer), Role.OFFICER, UnitId("yuanshan"))
    await here.passes(days=4, hours=1)
    assert any("本单位现在没有人能供稿，请您安排。" in words for words in reminded(here, OFFICERS_HEAD))


async def test_where_policy_asks_for_nothing_it_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path, "2026-06-01", policy=shipped()["p3"]) as here:
        await here[DESK_HEAD].says("供稿")
        assert here[DESK_HEAD].hears() == "现行办法没有规定供稿数量。"
        await here.passes(days=8)
        assert reports(here, DESK_HEAD) == []


async def test_whoever_acts_for_a_leader_who_is_away_has_the_report_too(here: World) -> None:
    await here["lin-shuhua"].says("外出 6月8日 由李国华代")
    await here.passes(days=7)
    assert reports(here, "li-guohua") == reports(here, "lin-shuhua") == ["2026-W23"]
    answer = await here["li-guohua"].taps(Verb.QUOTA_LIST)
    assert not answer.refused
    await here.passes(days=1)
    assert (await here["li-guohua"].taps(Verb.QUOTA_LIST)).refused

"""The release plan (P3 12.2; INT8, INT4): what is entered, what meets what, what does not come in, the calendar."""

from pathlib import Path

import icalendar

from bot.cards.tokens import Token, Verb
from tests.support.calling import plans
from tests.support.world import DESK, HEAD, World, world

DAY = "健康宣传日走进社区"


async def plan_of(here: World, person: str) -> str:
    await here[person].says("发布计划")
    return here[person].hears()


async def test_article_12_2_what_is_planned_is_seen_two_weeks_ahead_by_day(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await plans(here, "wang-min", DAY, "6月12日 10:00", channels=("weibo", "wechat"))
        assert here["wang-min"].hears() == f"已登记：《{DAY}》拟6月12日 10:00 发布。"
        await plans(here, "chen-si", "名医讲堂", "6月12日 15:00")
        await plans(here, "chen-si", "夏季养生", "6月30日 10:00")
        assert await plan_of(here, DESK[0]) == (
            "未来两周的发布计划\n"
            "6月12日 周五\n"
            f"10:00 · {DAY} · 市场部 · 官方微博、官方微信 · 未交稿\n"
            "15:00 · 名医讲堂 · 医务管理部 · 官方微信 · 未交稿\n"
            "[登记计划]\n[日历文件]\n[订阅日历]"
        )
        assert "名医讲堂" not in await plan_of(here, "wang-min")
        await here.passes(days=14, hours=2)
        assert "夏季养生" in await plan_of(here, DESK[0])
        assert await plan_of(here, "wang-min") == (
            "未来两周没有发布计划\n请提前一周登记；按时登记的，常规信息就不算晚报。\n[登记计划]\n[订阅日历]"
        )


async def test_a_conflict_of_subject_or_time_is_shown_to_both_sides_and_blocks_nobody(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await plans(here, "wang-min", DAY, "6月12日 10:00")
        await plans(here, "chen-si", "健康宣传日走进社区义诊", "6月10日 9:00")
        assert f"选题相近：市场部《{DAY}》6月12日 10:00" in here["chen-si"].hears()
        assert "医务管理部登记了《健康宣传日走进社区义诊》" in here["wang-min"].hears()
        assert "选题相近，请商量一下。" in here["wang-min"].hears()
        await plans(here, "zheng-kai", "职工运动会", "6月12日 10:30")
        assert f"时间相近：市场部《{DAY}》6月12日 10:00" in here["zheng-kai"].hears()
        assert "时间相近，请商量一下。" in here["wang-min"].hears()
        plan = await plan_of(here, DESK[0])
        assert plan.count("选题相近：") == 2
        assert plan.count("时间相近：") == 2
        assert "时间相近：企业文化部《职工运动会》" in await plan_of(here, "wang-min")


async def test_a_subject_that_was_released_lately_is_named(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        number = await here["wang-min"].submits(channels=("wechat",))
        await here.approved_by(HEAD, "gao-yun", "he-jianping", "zhou-guangyuan")
        await here["ma-tao"].taps(Verb.PROOFREAD)
        await here["ma-tao"].releases("wechat", "https://weixin.example/1")
        assert await here.state(number) == "released"
        await plans(here, "chen-si", "健康宣传日走进社区义诊", "6月22日 9:00")
        assert f"近期发过：市场部《{DAY}》今天 09:00" in here["chen-si"].hears()
        await here.passes(days=31)
        await plans(here, "chen-si", "健康宣传日进社区", "7月22日 9:00")
        assert "近期发过" not in here["chen-si"].hears()


async def test_an_entry_that_does_not_come_in_is_chased_then_its_head_is_told(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await plans(here, "wang-min", DAY, "6月19日 10:00")  # a day off: five working days before it is the 12th
        wang, sun = here["wang-min"], here["sun-hao"]
        await here.passes(days=9)
        assert "才来得及审核" in sun.hears()
        await here.passes(days=4)
        assert "已过 1 个工作日" in wang.hears()
        assert "该交稿了" in await plan_of(here, DESK[0])
        await here.passes(days=3)
        assert "已过 3 个工作日" in wang.reads()
        assert "市场部计划中的《健康宣传日走进社区》应在" in here[HEAD].hears()
        assert "已过 4 个工作日，请督促" in here[HEAD].hears()
        await here.passes(days=20)
        assert wang.titles().count("news-plan-late") == 3


async def test_article_12_2_an_item_counts_from_its_entry_in_the_plan(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await plans(here, "wang-min", DAY, "6月12日 10:00")
        await here.passes(days=8)
        wang = here["wang-min"]
        await plan_of(here, "wang-min")
        await wang.taps(Verb.HAND_IN)
        await wang.says(f"{DAY}\n\n公司医务志愿队走进青溪街道。")
        await wang.answers("own")
        answer = await wang.taps(Verb.SUBMIT)  # two days ahead, and nobody asks why
        assert not answer.refused
        assert await here.rows("SELECT json_extract(data, '$.late') FROM facts WHERE kind = 'submitted'") == [(0,)]
        assert f"{DAY} · 市场部 · 官方微信 · 审核中" in await plan_of(here, "wang-min")
        chased = wang.titles().count("news-plan-late")
        await here.passes(days=30)
        assert wang.titles().count("news-plan-late") == chased


async def test_an_item_that_appears_before_its_entry_says_counts_by_itself(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await plans(here, "wang-min", DAY, "6月12日 10:00")
        await here.passes(days=3)
        wang = here["wang-min"]
        await wang.begins(DAY, channels=("wechat",))
        draft = await here.draft()
        await plan_of(here, "wang-min")
        await wang.taps(Verb.HAND_IN)
        await wang.answers(draft)
        await wang.edits("planned", "6月9日 10:00")
        assert "为什么来不及？" in wang.hears()


async def test_what_is_taken_out_of_the_plan_is_chased_no_more(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await plans(here, "wang-min", DAY, "6月12日 10:00")
        await plan_of(here, "wang-min")
        await plan_of(here, "sun-hao")
        entry = here["wang-min"].button(Verb.PLAN_DROP).token.subject
        token = Token(Verb.PLAN_DROP, entry)
        answer = await here["chen-si"].presses(token)
        assert here.say(answer.text) == "这是别的单位的计划。"
        answer = await here["sun-hao"].taps(Verb.PLAN_DROP)
        assert here.say(answer.text) == f"已取消计划：《{DAY}》。"
        assert f"孙浩取消了市场部的计划：《{DAY}》" in here["wang-min"].hears()
        again = await here[DESK[0]].presses(token)
        assert here.say(again.text) == f"已取消计划：《{DAY}》。"
        gone = await here["wang-min"].presses(Token(Verb.HAND_IN, entry))
        assert here.say(gone.text) == f"《{DAY}》已从计划中取消。"
        dead = await here["wang-min"].presses(Token(Verb.PLAN_DROP, "nothing"))
        assert dead.text is not None
        assert dead.text.key == "refused-dead-button"
        before = len(here["wang-min"].sheets)
        await here.passes(days=20)
        assert len(here["wang-min"].sheets) == before


async def test_the_plan_comes_as_a_calendar(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        empty = await here["wang-min"].presses(Token(Verb.PLAN_FILE))
        assert here.say(empty.text) == "没有可看的发布计划。"
        await plans(here, "wang-min", "健康日，走进社区；义诊", "6月12日 10:00")
        await plan_of(here, DESK[0])
        await here[DESK[0]].taps(Verb.PLAN_FILE)
        [file] = here[DESK[0]].last.card.files
        assert file.name == "未来两周的发布计划.ics"
        data = (here.bot.settings.data / "files" / file.digest[:2] / file.digest[2:4] / file.digest).read_bytes()
        [event] = icalendar.Calendar.from_ical(data).walk("VEVENT")
        assert event["SUMMARY"] == "健康日，走进社区；义诊 · 市场部"
        assert event["LOCATION"] == "官方微信"
        assert b"DTSTART:20260612T020000Z" in data


async def test_who_plans_for_no_unit_sees_and_enters_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        for verb, key in ((Verb.PLAN, "refused-nothing-planned"), (Verb.PLAN_ADD, "refused-not-your-plan")):
            answer = await here["shen-tong"].presses(Token(verb))
            assert answer.text is not None
            assert answer.text.key == key


async def test_help_offers_what_somebody_may_do_about_assignments_and_plans(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        offered = {}
        for person in (DESK[0], "wang-min", "ma-tao", "shen-tong"):
            await here[person].says("帮助")
            verbs = (Verb.ASSIGN, Verb.CALLS, Verb.PLAN)
            offered[person] = [verb for verb in verbs if here[person].sees(verb)]
        assert offered == {
            DESK[0]: [Verb.ASSIGN, Verb.CALLS, Verb.PLAN],
            "wang-min": [Verb.CALLS, Verb.PLAN],
            "ma-tao": [Verb.PLAN],
            "shen-tong": [],
        }
        assert "说“约稿”" in here[DESK[0]].hears()
        assert "“发布计划”看未来两周要发什么" in here["ma-tao"].hears()


async def test_an_entry_whose_item_was_handed_in_takes_no_other(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await plans(here, "wang-min", DAY, "6月12日 10:00")
        await here["wang-min"].begins("另一篇", channels=("wechat",))
        draft = await here.draft()
        await plan_of(here, "wang-min")
        token = here["wang-min"].button(Verb.HAND_IN).token
        await here["wang-min"].presses(token)
        await here["wang-min"].answers(draft)
        answer = await here["wang-min"].presses(token)
        assert here.say(answer.text) == "稿件已经交了。要修改，请打开那篇稿件。"
        await here["wang-min"].presses(Token(Verb.DISCARD, draft))
        assert not (await here["wang-min"].presses(token)).refused


async def test_a_time_that_has_gone_by_is_no_plan(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await plans(here, "wang-min", DAY, "6月1日 10:00 2020")
        assert here["wang-min"].told.title.key == "refused-moment-unclear"
        await here["wang-min"].says("2026-06-01 10:00")
        assert here["wang-min"].told.title.key == "refused-moment-past"
        await here.passes(days=40)
        answer = await here["wang-min"].taps(Verb.ANSWER)
        assert answer.text is not None
        assert answer.text.key == "refused-moment-past"


async def test_an_entry_made_late_says_by_how_much_and_holds_all_the_same(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await plans(here, "wang-min", DAY, "6月5日 10:00")
        assert "应提前一周登记，这一项晚了 4 天，公关部门会看到；照常有效" in here["wang-min"].reads()
        await here[DESK[0]].says("/plan")
        assert "登记晚了 4 天" in here[DESK[0]].hears()
        await plans(here, "wang-min", "另一件事", "6月12日 10:00")
        assert here["wang-min"].reads().count("应提前一周登记，这一项") == 1

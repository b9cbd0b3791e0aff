"""Lead times (P3 12.2): what comes too late is told at once, gives its reason, is flagged, and goes its way."""

from datetime import datetime
from pathlib import Path

from bot.cards.tokens import Verb
from tests.support.field_policy import times_minded
from tests.support.world import HEAD, TITLE, Player, World, world

PLAIN = "公司医务志愿队走进青溪街道。"
EARLY, NEAR = "2026-06-09 10:00", "2026-06-05 10:00"


async def plans(here: World, planned: str, urgency: str = "routine") -> Player:
    """Begin an item that is planned for a time."""
    wang = here["wang-min"]
    await wang.says(f"{TITLE}\n\n{PLAIN}")
    await wang.answers(urgency)
    await wang.says(planned)
    return wang


async def late_facts(here: World) -> list[tuple[int]]:
    return await here.rows("SELECT json_extract(data, '$.late') FROM facts WHERE kind = 'submitted' ORDER BY id")


async def test_article_12_2_routine_items_a_week_ahead_are_in_time(tmp_path: Path) -> None:
    async with world(tmp_path, policy=times_minded(tmp_path)) as here:
        here.clock.move_to(datetime.fromisoformat("2026-06-02T23:30+08:00"))
        wang = await plans(here, EARLY)
        assert "今天 23:59 前提交就不晚（第十二条第2项）。" in wang.hears()
        await wang.taps(Verb.SUBMIT)
        assert await late_facts(here) == [(0,)]
        assert "晚" not in here[HEAD].hears()


async def test_article_12_2_too_late_is_told_at_once_asked_why_flagged_and_does_not_block(tmp_path: Path) -> None:
    async with world(tmp_path, policy=times_minded(tmp_path)) as here:
        wang = await plans(here, NEAR)
        assert "交得晚了：常规信息要提前 7 天，最迟周五 23:59（第十二条第2项）。为什么来不及？" in wang.hears()
        await wang.says("今天才接到通知")
        assert wang.last.card.title.key == "item-ready"
        await wang.taps(Verb.SUBMIT)
        assert await late_facts(here) == [(1,)]
        assert "⚠ 交得晚了" in here[HEAD].hears()
        assert "原因：“今天才接到通知”" in here[HEAD].hears()
        await here.approved_by(HEAD)
        assert await here.state() == "signed-off"


async def test_important_ones_come_before_the_close_of_the_working_day_before(tmp_path: Path) -> None:
    async with world(tmp_path, policy=times_minded(tmp_path)) as here:
        here.clock.move_to(datetime.fromisoformat("2026-09-30T16:00+08:00"))
        wang = await plans(here, "2026-10-08 10:00", "important")  # the first working day after the National Day
        assert "今天 17:00 前提交就不晚" in wang.hears()
        here.clock.move_to(datetime.fromisoformat("2026-09-30T17:00+08:00"))
        await wang.taps(Verb.SUBMIT)
        assert wang.last.card.title.key == "question-led"  # it has become late meanwhile
        assert "重要且紧急的信息要在前一个工作日下班前（今天 17:00）提出" in wang.hears()
        assert await late_facts(here) == []
        await wang.says("会议刚结束")
        await wang.taps(Verb.SUBMIT)
        assert await late_facts(here) == [(1,)]


async def test_a_crisis_and_what_has_no_planned_time_are_never_late(tmp_path: Path) -> None:
    async with world(tmp_path, policy=times_minded(tmp_path)) as here:
        wang = await plans(here, "2026-06-02 12:00", "crisis")
        assert wang.last.card.title.key == "item-ready"
        await wang.taps(Verb.CHANGE)
        await wang.answers("urgency")
        await wang.answers("routine")
        assert "交得晚了" in wang.hears()
        await wang.taps(Verb.CANCEL)
        await wang.taps(Verb.CHANGE)
        await wang.answers("planned")
        await wang.answers("asap")
        assert wang.last.card.title.key == "item-ready"


async def test_a_resubmission_counts_from_the_first_submission(tmp_path: Path) -> None:
    async with world(tmp_path, policy=times_minded(tmp_path)) as here:
        here.clock.move_to(datetime.fromisoformat("2026-06-02T16:00+08:00"))
        wang = await plans(here, EARLY)
        await wang.taps(Verb.SUBMIT)
        await here[HEAD].returns()
        await here.passes(days=3)
        await wang.edits("text", "改好的正文。")
        await wang.taps(Verb.SUBMIT)
        assert await late_facts(here) == [(0,), (0,)]
        await wang.edits("planned", "2026-06-07 10:00")
        assert wang.last.card.title.key == "item-changing"
        assert "还差：迟交原因" in wang.hears()
        await wang.taps(Verb.GO_ON)
        await wang.says("领导要求提前")
        await wang.taps(Verb.CHANGE)
        await wang.answers("lateness")
        await wang.says("领导要求提前发布")
        await wang.taps(Verb.SUBMIT)
        assert (await late_facts(here))[-1] == (1,)
        assert "原因：“领导要求提前发布”" in here[HEAD].hears()


async def test_what_rests_on_holidays_that_are_not_out_yet_says_so(tmp_path: Path) -> None:
    async with world(tmp_path, policy=times_minded(tmp_path)) as here:
        here.clock.move_to(datetime.fromisoformat("2026-12-28T10:00+08:00"))
        wang = await plans(here, "2027-01-04 10:00", "important")
        assert "当年放假安排还没公布，暂按周末推算" in wang.hears()

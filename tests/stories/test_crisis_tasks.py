"""Tasks that come of a crisis: set in one line or by question, done, handed on, put off, reminded of, passed on."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from tests.support.crisis import LEADER, REPORTER, closes, ids, reported, verbs
from tests.support.leaving import leaves
from tests.support.world import World, world

OWNER, DOER = "gao-yun", "luo-jing"
WHAT = "把值班电话转到手机"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as found:
        await reported(found)
        await found[OWNER].taps(Verb.TAKE_CRISIS)
        await closes(found, OWNER)
        await found[LEADER].taps(Verb.CONFIRM_END)
        yield found


async def sets(here: World, words: str = f"{WHAT} — 罗静 — 6月4日 17:00") -> str:
    """Set a task; gives its id."""
    await here[OWNER].taps(Verb.ADD_TASK)
    await here[OWNER].says(words)
    [(task,)] = await here.rows("SELECT id FROM crisis_tasks ORDER BY at DESC LIMIT 1")
    return str(task)


def told(here: World, person: str, key: str) -> int:
    return sum(title == key for title in here[person].titles())


async def test_what_who_and_until_when_are_asked_one_after_the_other(here: World) -> None:
    owner, doer = here[OWNER], here[DOER]
    await owner.taps(Verb.ADD_TASK)
    await owner.says(WHAT)
    assert f"“{WHAT}”由谁来做？" in owner.hears()
    await owner.answers(DOER)
    assert "什么时候完成" in owner.hears()
    await owner.taps(Verb.ANSWER)
    assert "已请罗静在明天 17:00 前完成" in owner.hears()
    assert f"请完成：{WHAT}" in here.printed(doer.card("task-title"))
    assert verbs(doer.card("task-title")) == ["FINISH_TASK", "HAND_ON_TASK", "DELAY_TASK", "ACCOUNT"]
    assert f"{WHAT} · 罗静 · 明天 17:00 前完成" in here.printed(owner.card("account-title"))
    await owner.taps(Verb.ADD_TASK)
    await owner.says("写一份应答口径")
    await owner.says("孙悦")
    await owner.says("下周一 12:00")
    assert "请完成：写一份应答口径" in here["sun-yue"].reads()
    await owner.taps(Verb.ADD_TASK)
    await owner.says("查一下视频是谁拍的")
    assert "陈思" not in owner.hears(), "only who was called is offered"
    await owner.says("陈思")
    await owner.says("下周一 12:00")
    assert "请完成：查一下视频是谁拍的" in here["chen-si"].reads()


async def test_one_line_says_it_all_and_what_of_it_is_not_clear_is_asked(here: World) -> None:
    owner = here[OWNER]
    await sets(here)
    assert "已请罗静在周四 17:00 前完成" in owner.hears()
    await owner.taps(Verb.ADD_TASK)
    await owner.says("写口径 — 诸葛亮 — 6月4日 12:00")
    assert "“写口径”由谁来做？" in owner.hears()
    answer = await owner.says("诸葛亮")
    assert answer.refused or "诸葛亮" in owner.reads()
    await owner.answers("sun-yue")
    assert "已请孙悦在周四 12:00 前完成" in owner.hears()
    await owner.taps(Verb.ADD_TASK)
    await owner.says("写口径 — 孙悦 — 昨天 12:00")
    assert "“写口径”什么时候完成？" in owner.hears()


async def test_it_is_done_and_those_who_wait_for_it_are_told(here: World) -> None:
    task = await sets(here)
    answer = await here[DOER].taps(Verb.FINISH_TASK)
    assert "已完成" in here.say(answer.text)
    assert f"罗静完成了 C-2026-01 的任务“{WHAT}”" in here[OWNER].hears()
    assert "任务已完成" in here.printed(here[DOER].card("task-title"))
    assert f"{WHAT} · 罗静 · 今天 09:00 已完成" in here.printed(here[OWNER].card("account-title"))
    answer = await here[DOER].presses(f"td.{task}.0.")
    assert "已经完成" in here.say(answer.text)
    await here.passes(days=10)
    assert not told(here, DOER, "news-task-late")


async def test_it_is_handed_on_and_whose_it_was_has_it_no_more(here: World) -> None:
    task = await sets(here)
    await here[DOER].taps(Verb.HAND_ON_TASK)
    assert all(button.token.choice != DOER for button in here[DOER].last.card.buttons)
    answer = await here[DOER].answers("sun-yue")
    assert "已转给孙悦" in here.say(answer.text)
    assert f"请完成：{WHAT}" in here.printed(here["sun-yue"].card("task-title"))
    assert verbs(here[DOER].card("task-title")) == ["ACCOUNT"]
    assert "由罗静转给了孙悦" in here[OWNER].hears()
    answer = await here[DOER].presses(f"td.{task}.0.")
    assert "由别人来做" in here.say(answer.text)
    await here["sun-yue"].taps(Verb.FINISH_TASK)


async def test_it_is_given_more_time_and_the_first_date_stays_to_be_seen(here: World) -> None:
    await sets(here)
    await here[DOER].taps(Verb.DELAY_TASK)
    answer = await here[DOER].says("6月3日 12:00")
    assert "晚于" in here.say(answer.text) if answer.text else "晚于" in here[DOER].reads()
    await here[DOER].taps(Verb.DELAY_TASK)
    await here[DOER].says("6月9日 12:00")
    assert "6月9日 12:00 前完成（原定周四 17:00）" in here.printed(here[DOER].card("task-title"))
    assert "延到6月9日 12:00" in here[LEADER].hears()
    assert "延到6月9日 12:00" in here[OWNER].hears()
    await here[OWNER].says("/timeline C-2026-01")
    assert f"罗静把任务推后到 6月9日 12:00 · {WHAT}" in here[OWNER].hears()
    await here.passes(days=5)
    assert not told(here, DOER, "news-task-late")


async def test_it_is_reminded_of_before_and_after_and_stands_on_the_overdue_list(here: World) -> None:
    await sets(here)
    await here.passes(days=1, hours=1)
    assert told(here, DOER, "news-task-soon") == 1
    await here.passes(days=1)
    assert told(here, DOER, "news-task-today") == 1
    await here.passes(days=1)
    assert told(here, DOER, "news-task-late") == 1
    assert "应在昨天 17:00 前完成，已逾期 1 个工作日" in here.printed(here[DOER].card("task-title"))
    assert "已逾期 1 个工作日" in here.printed(here[OWNER].card("account-title"))
    await here.passes(days=5)
    assert "应由罗静在周四 17:00 前完成，已逾期 3 个工作日，请督促" in here[LEADER].reads()
    await here[OWNER].says("逾期")
    assert f"C-2026-01 · {WHAT} · 办公室 · 任务" in here[OWNER].hears()
    await here.passes(days=30)
    assert told(here, DOER, "news-task-late") == 5
    await here[LEADER].taps(Verb.TASK)
    assert verbs(here[LEADER].last.card) == ["ACCOUNT"]


async def test_a_leavers_tasks_go_to_whoever_gives_the_account(here: World) -> None:
    await sets(here)
    await leaves(here, DOER)
    assert f"请完成：{WHAT}" in here.printed(here[OWNER].card("task-title"))
    await leaves(here, OWNER)
    assert "请写复盘报告" in here.printed(here["sun-yue"].card("account-title"))
    assert f"请完成：{WHAT}" in here.printed(here["sun-yue"].card("task-title"))


async def test_who_sets_tasks_and_who_reads_them(here: World) -> None:
    one = (await ids(here))[0]
    answer = await here[REPORTER].presses(f"at.{one}.0.")
    assert "由写复盘报告的人、品牌公关和领导布置" in here.say(answer.text)
    await here[LEADER].presses(f"at.{one}.0.")
    await here[LEADER].says("采购监测服务 — 陈思 — 6月10日 12:00")
    await here["chen-si"].taps(Verb.ACCOUNT)  # who was not called, but has something to do
    assert "采购监测服务 · 陈思" in here["chen-si"].hears()
    task = (await here.rows("SELECT id FROM crisis_tasks"))[0][0]
    assert (await here["zheng-kai"].presses(f"ts.{task}.0.")).refused
    assert (await here["zheng-kai"].presses("ts.nothing.0.")).refused


async def test_when_it_begins_again_no_task_is_set_and_those_that_are_go_on(here: World) -> None:
    one = (await ids(here))[0]
    await sets(here)
    await here["sun-yue"].presses(f"cp.{one}.0.sure")
    answer = await here[OWNER].presses(f"at.{one}.0.")
    assert "现在不能改" in here.say(answer.text)
    answer = await here[DOER].taps(Verb.FINISH_TASK)
    assert not answer.refused

"""After the close: an account in three days, written bit by bit, reminded of, handed in; it falls away, begins anew."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.domain.crises import CrisisState
from tests.support.crisis import LEADER, REPORTER, card, closes, crisis, ids, reported, seen, verbs
from tests.support.leaving import leaves
from tests.support.world import World, policy_with, world

OWNER = "gao-yun"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as found:
        yield found


@pytest.fixture
async def closed(here: World) -> World:
    await reported(here)
    await here[OWNER].taps(Verb.TAKE_CRISIS)
    await ends(here)
    return here


async def ends(here: World, owner: str = OWNER) -> None:
    await closes(here, owner)
    await here[LEADER].taps(Verb.CONFIRM_END)


async def test_whoever_had_it_is_asked_for_an_account_and_writes_it_bit_by_bit(closed: World) -> None:
    owner = closed[OWNER]
    shown = closed.printed(owner.card("account-title"))
    assert "请写复盘报告 · C-2026-01" in shown
    assert "还没有写：发生了什么、做了什么、做得好的、做得不好的" in shown
    await owner.taps(Verb.WRITE_ACCOUNT)
    assert "第 1 项，共 4 项" in owner.hears()
    await owner.says("患者在短视频平台投诉排队过久。\n\n视频两小时内被转发三千次。")
    await owner.taps(Verb.CANCEL)
    half = closed.printed(owner.card("account-title"))
    assert "【发生了什么】患者在短视频平台投诉排队过久。" in half
    assert "还没有写：做了什么" in half
    await owner.taps(Verb.WRITE_ACCOUNT)
    await owner.says("联系患者，当晚答复。")
    await owner.answers("none")
    await owner.says("值班电话没有人接。")
    assert verbs(owner.card("account-title")) == ["GIVE_ACCOUNT", "WRITE_ACCOUNT", "ADD_TASK"]
    before = len(closed["luo-jing"].sheets)
    await owner.taps(Verb.GIVE_ACCOUNT)
    assert (await crisis(closed)).state is CrisisState.REVIEWED
    assert "高云提交了 C-2026-01" in closed[LEADER].hears()
    assert len(closed["luo-jing"].sheets) == before + 1
    assert "已结束并复盘" in seen(closed, REPORTER)
    await closed[REPORTER].taps(Verb.ACCOUNT)
    read = closed[REPORTER].hears()
    assert "【做得好的】没有" in read
    assert "视频两小时内被转发三千次。" in read


def told(here: World, person: str, key: str) -> int:
    return sum(title == key for title in here[person].titles())


async def test_it_is_reminded_of_before_on_the_day_and_each_working_day_after_then_the_leaders(closed: World) -> None:
    owner, leader = closed[OWNER], closed[LEADER]
    await closed.passes(days=2, hours=1)
    assert "请留出时间" in owner.hears()
    await closed.passes(days=1)
    assert "今天要交" in owner.hears()
    assert "已逾期" not in closed.printed(owner.card("account-title"))
    await closed.passes(days=3)
    assert told(closed, OWNER, "news-account-late") == 1
    assert "已逾期 1 个工作日" in closed.printed(owner.card("account-title"))
    assert "news-account-late-leader" not in leader.titles()
    await closed.passes(days=2)
    assert "应由高云在周五 17:00 前交，已逾期 3 个工作日，请督促" in leader.reads()
    await closed.passes(days=30)
    assert told(closed, OWNER, "news-account-late") == 5
    assert told(closed, LEADER, "news-account-late-leader") == 3
    await closed["luo-jing"].says("逾期")
    assert "C-2026-01 · 某平台出现患者投诉视频，转发迅速" in closed["luo-jing"].hears()
    assert "复盘报告6月5日 17:00 应交" in closed["luo-jing"].hears()


async def test_what_is_handed_in_is_reminded_of_no_more_and_not_changed(closed: World) -> None:
    owner = closed[OWNER]
    write = owner.button(Verb.WRITE_ACCOUNT).token
    for words in ("排队", "答复", "快", "慢"):
        if words == "排队":
            await owner.presses(write)
        await owner.says(words)
    answer = await owner.taps(Verb.GIVE_ACCOUNT)
    assert "复盘报告已提交" in closed.say(answer.text)
    assert (await owner.presses(write)).refused
    one = (await ids(closed))[0]
    assert "不能改" in closed.say((await owner.presses(f"ai.{one}.0.")).text)
    await closed.passes(days=10)
    assert not {"news-account-soon", "news-account-late"} & set(owner.titles())


async def test_a_part_is_written_anew(closed: World) -> None:
    owner = closed[OWNER]
    await owner.taps(Verb.WRITE_ACCOUNT)
    for words in ("排队", "答复", "快", "慢"):
        await owner.says(words)
    await owner.taps(Verb.WRITE_ACCOUNT)
    await owner.answers("done")
    assert "答复" in owner.hears()
    await owner.says("当晚答复")
    assert "【做了什么】当晚答复" in owner.hears()
    await owner.taps(Verb.WRITE_ACCOUNT)
    await owner.answers("well")
    answer = await owner.says("长" * 1501)
    assert answer.refused or "1,501" in owner.reads()


async def test_nobody_else_writes_it_and_it_is_handed_in_whole(closed: World) -> None:
    one = (await ids(closed))[0]
    answer = await closed["luo-jing"].presses(f"ae.{one}.0.")
    assert "由别人来写" in closed.say(answer.text)
    answer = await closed[OWNER].presses(f"ai.{one}.0.")
    assert "还有没写的" in closed.say(answer.text)
    assert (await closed["chen-si"].presses(f"aa.{one}.0.")).refused  # who was not called does not see it
    await closed["luo-jing"].taps(Verb.ACCOUNT)
    assert verbs(closed["luo-jing"].card("account-title")) == ["ADD_TASK"]


async def test_when_it_begins_again_the_account_falls_away_and_begins_anew_with_what_was_written(closed: World) -> None:
    owner, one = closed[OWNER], (await ids(closed))[0]
    await owner.taps(Verb.WRITE_ACCOUNT)
    await owner.says("患者投诉排队过久")
    await closed["sun-yue"].presses(f"cp.{one}.0.sure")
    assert "暂不需要" in closed.printed(owner.card("account-title"))
    answer = await owner.says("联系患者")
    said = closed.say(answer.text) if answer.text is not None else owner.reads()
    assert "突发又启动了" in said
    await closed["luo-jing"].taps(Verb.TAKE_CRISIS)
    assert "ACCOUNT" not in verbs(card(closed, "sun-yue"))
    await closed.passes(minutes=5)
    await ends(closed, "luo-jing")
    fresh = closed.printed(closed["luo-jing"].card("account-title"))
    assert "请写复盘报告" in fresh
    assert "【发生了什么】患者投诉排队过久" in fresh
    assert verbs(closed["luo-jing"].card("account-title")) == ["WRITE_ACCOUNT", "ADD_TASK"]
    await closed.passes(days=2)
    assert told(closed, OWNER, "news-account-soon") == 0
    assert told(closed, "luo-jing", "news-account-soon") == 1


async def test_a_false_alarm_and_what_was_merged_ask_for_none(here: World) -> None:
    await reported(here)
    await here["gao-yun"].taps(Verb.END_CRISIS, "false-alarm")
    await here["sun-yue"].taps(Verb.CONFIRM_END)
    assert await here.rows("SELECT * FROM crisis_accounts") == []
    answer = await here["gao-yun"].presses(f"aa.{(await ids(here))[0]}.0.")
    assert "没有要求写复盘报告" in here.say(answer.text)


async def test_who_follows_an_owner_who_has_left(closed: World) -> None:
    await closed["sun-yue"].presses(f"aa.{(await ids(closed))[0]}.0.")
    await leaves(closed, OWNER)
    assert "请写复盘报告" in closed["luo-jing"].hears()  # the first of those called first
    assert "待罗静提交" in closed.printed(closed["sun-yue"].card("account-title"))
    await closed["luo-jing"].taps(Verb.WRITE_ACCOUNT)
    await closed["luo-jing"].says("患者投诉排队过久")
    assert "【发生了什么】" in closed.printed(closed["sun-yue"].card("account-title"))


async def test_policy_says_in_how_many_days_it_is_due(tmp_path: Path) -> None:
    policy = policy_with(tmp_path, ("# The chain (article", '[crisis]\naccount_due = "5 days"\n\n# The chain (article'))
    async with world(tmp_path, policy=policy) as here:
        await reported(here)
        await here[OWNER].taps(Verb.TAKE_CRISIS)
        await ends(here)
        assert "请在周一 17:00 前提交" in here.printed(here[OWNER].card("account-title"))  # the fifth day is a Sunday


async def test_what_the_last_report_says_is_the_start_of_the_account(here: World) -> None:
    await reported(here)
    owner = here[OWNER]
    await owner.taps(Verb.TAKE_CRISIS)
    await owner.taps(Verb.END_CRISIS, "closed")
    for words in ("患者投诉排队过久", "已向患者答复", "跟踪三天"):
        await owner.says(words)
    await here[LEADER].taps(Verb.CONFIRM_END)
    await owner.taps(Verb.WRITE_ACCOUNT)
    assert "患者投诉排队过久" in owner.hears()
    await owner.answers("same")
    await owner.says("当晚向患者答复")
    shown = here.printed(owner.card("account-title"))
    assert "【发生了什么】患者投诉排队过久" in shown
    assert "【做了什么】当晚向患者答复" in shown

"""A statement in a crisis: written in one step, approved in minutes by day and by night, released by the PR desk."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.domain.crises import CrisisId, CrisisState
from bot.memory import Tables
from handlers import ladders
from tests.support.crisis import CHIEF, LEADER, REPORTER, card, closes, crisis, ids, reported, seen, verbs
from tests.support.documents import picture, press_item
from tests.support.world import World, world

OWNER = "sun-yue"  # of the PR desk, whose head is Gao Yun
HEAD = "gao-yun"
DEPUTY = "luo-jing"
WORDS = "我们已注意到网上流传的视频，正在核实情况，将及时公布进展。"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as found:
        yield found


@pytest.fixture
async def taken(here: World) -> World:
    await reported(here)
    await here[OWNER].taps(Verb.TAKE_CRISIS)
    return here


@pytest.fixture
async def alone(tmp_path: Path) -> AsyncIterator[World]:
    """Give a crisis on paper, where whose account is gone is not known anew by his mail address."""
    async with world(tmp_path, stage="paper") as found:
        await reported(found)
        await found[OWNER].taps(Verb.TAKE_CRISIS)
        yield found


async def sent(here: World, by: str = OWNER, words: str = WORDS) -> None:
    """Write a statement and send it to those who approve."""
    await here[by].presses(f"sm.{(await ids(here))[-1]}.0.")
    await here[by].says(words)
    await here[by].taps(Verb.SUBMIT)


async def signed(here: World) -> None:
    await sent(here)
    await here[HEAD].approves()
    await here.settles()
    await here[LEADER].approves()
    await here.settles()


async def test_a_text_is_all_that_is_asked_and_two_people_later_it_is_released(taken: World) -> None:
    await taken[OWNER].taps(Verb.STATEMENT)
    assert "请发来首次声明的正文" in taken[OWNER].reads()
    await taken[OWNER].says(WORDS)
    assert taken[OWNER].last.card.title.key == "item-ready"
    await taken[OWNER].taps(Verb.SUBMIT)
    card_of_head = taken[HEAD].reads()
    assert "首次声明 · 突发 C-2026-01" in card_of_head
    assert "C-2026-01-1 · 第1版" in card_of_head
    assert "没有询问类别、来源、配额和保密问题" in card_of_head
    assert "09:05 仍未处理将提醒您" in card_of_head
    await taken[HEAD].approves()
    await taken.settles()
    assert "待您签发" in taken[LEADER].reads()
    await taken[LEADER].approves()
    await taken.settles()
    await taken[DEPUTY].taps(Verb.PROOFREAD)
    await taken[DEPUTY].releases("weibo", "https://weibo.example/1")
    assert await taken.state("C-2026-01-1") == "released"
    [(number, channel)] = await taken.rows("SELECT number, channel FROM releases")
    assert (number, channel) == ("C-2026-01-1", "weibo")
    assert "首次声明今天 09:00 发布" in seen(taken, OWNER)
    assert await taken.rows("SELECT kind FROM facts WHERE kind LIKE 'statement-%' ORDER BY id") == [
        ("statement-sent",),
        ("statement-signed",),
        ("statement-released",),
    ]


async def first_at(here: World) -> timedelta | None:
    """Say how long after its report a crisis had its first statement."""
    one = await crisis(here)

    def look(tables: Tables) -> timedelta | None:
        at = tables.statements.first_statement_at(CrisisId(one.id))
        return at - one.reported_at if at is not None else None

    return await here.bot.store.view(look)


async def test_figures_know_when_the_first_statement_was_out(taken: World) -> None:
    assert await first_at(taken) is None
    await signed(taken)
    assert await first_at(taken) is None
    await taken.passes(minutes=4)
    await taken[DEPUTY].taps(Verb.PROOFREAD)
    await taken[DEPUTY].releases("weibo", "https://weibo.example/1")
    after = await first_at(taken)
    assert after is not None
    assert timedelta(minutes=4) <= after < timedelta(minutes=5)


async def test_at_night_cards_go_out_at_once_and_time_runs_by_the_clock(here: World) -> None:
    await here.passes(hours=14)  # 23:00
    await reported(here)
    await here[OWNER].taps(Verb.TAKE_CRISIS)
    await sent(here)
    assert "首次声明" in here[HEAD].reads()
    assert "23:10 前处理" in here[HEAD].reads()
    await here.passes(minutes=5, seconds=2)
    assert "尽快" in here[HEAD].hears() or "23:10" in here[HEAD].hears()
    await here.passes(minutes=5)
    assert "首次声明" in here[DEPUTY].reads()
    await here[DEPUTY].approves()
    await here.settles()
    assert "首次声明" in here[LEADER].reads()


async def test_a_reminder_of_what_has_minutes_cannot_be_put_off_by_hours(taken: World) -> None:
    await sent(taken)
    await taken.passes(minutes=6)
    assert "09:10 前处理" in taken[HEAD].hears()
    assert verbs(taken[HEAD].last.card) == ["OPEN"]
    await taken.passes(minutes=5)
    assert not taken[HEAD].sees(Verb.LATER)


async def test_whoever_is_reminded_in_vain_is_reminded_again(taken: World) -> None:
    await sent(taken)
    await taken.passes(minutes=11)
    count = len(taken[HEAD].sheets)
    await taken.passes(minutes=10)
    assert len(taken[HEAD].sheets) > count


async def test_a_return_goes_to_its_author_who_corrects_it_at_once(taken: World) -> None:
    await sent(taken)
    await taken[HEAD].returns("请写明核实的时间")
    await taken.settles()
    assert "请写明核实的时间" in taken[OWNER].hears()
    await taken[OWNER].taps(Verb.CHANGE)
    assert "请发来改好的全文" in taken[OWNER].hears()
    assert WORDS in taken[OWNER].hears()
    assert "[信息来源]" not in taken[OWNER].hears()
    await taken[OWNER].says(WORDS + "\n下一次通报在今晚十点。")
    assert f"{WORDS}\n下一次通报在今晚十点。" in taken[OWNER].hears()
    await taken[OWNER].taps(Verb.CHANGE)
    await taken[OWNER].answers("title")
    await taken[OWNER].says("关于网上视频的说明")
    await taken[OWNER].taps(Verb.SUBMIT)
    assert "第2版" in taken[HEAD].reads()
    assert "待您审核 · 关于网上视频的说明" in taken[HEAD].reads()


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (f"关于网上视频的说明\n{WORDS}", "可以提交了 · 关于网上视频的说明"),
        (f"各位网友：\n{WORDS}", "可以提交了 · 某平台出现患者投诉视频，转发迅速"),
    ],
)
async def test_the_first_line_is_its_title_where_it_is_one(taken: World, words: str, title: str) -> None:
    await taken[OWNER].taps(Verb.STATEMENT)
    await taken[OWNER].says(words)
    assert title in taken[OWNER].hears()
    assert WORDS in taken[OWNER].hears()


async def test_a_rejection_ends_it(taken: World) -> None:
    await sent(taken)
    await taken[HEAD].rejects("不宜发布")
    await taken.settles()
    assert await taken.state("C-2026-01-1") == "rejected"


async def test_its_author_is_not_its_approver(taken: World) -> None:
    """The head of the PR desk wrote it: somebody else of the desk is asked in his place."""
    await taken[HEAD].presses(f"cj.{(await ids(taken))[0]}.0.")
    await sent(taken, by=HEAD)
    assert await taken.deciding() == {DEPUTY, OWNER}


async def test_two_at_once_are_told_apart_by_their_numbers(taken: World) -> None:
    await sent(taken)
    await taken[OWNER].taps(Verb.STATEMENT)
    assert "请发来后续声明的正文" in taken[OWNER].reads()
    await taken[OWNER].answers("correction")
    assert "请发来更正声明的正文" in taken[OWNER].reads()
    await taken[OWNER].says("此前通报的时间有误，应为十月八日。")
    await taken[OWNER].taps(Verb.SUBMIT)
    found = await taken.rows("SELECT number, state FROM drafts ORDER BY number")
    assert found == [("C-2026-01-1", "in-review"), ("C-2026-01-2", "in-review")]
    assert "更正声明 · 突发 C-2026-01" in taken[HEAD].reads()


async def test_who_may_write_one(taken: World) -> None:
    one = (await ids(taken))[0]
    refused = await taken[LEADER].presses(f"sm.{one}.0.")
    assert "由负责人、来协助的人和品牌公关撰写" in taken.say(refused.text)
    await taken[LEADER].taps(Verb.AID_CRISIS)
    assert "STATEMENT" in verbs(card(taken, LEADER))
    await taken[LEADER].taps(Verb.STATEMENT)
    assert "首次声明" in taken[LEADER].reads()
    await taken[REPORTER].says("/statement")
    assert any("由负责人、来协助的人和品牌公关撰写" in taken.printed(sheet.card) for sheet in taken[REPORTER].sheets)
    refused = await taken[REPORTER].presses("sm.nothing.0.")
    assert refused.refused


async def test_by_the_word(here: World) -> None:
    await here[OWNER].says("/statement C-2026-09")
    assert "没有找到这起正在处理的突发" in here[OWNER].hears()
    await reported(here)
    await here[OWNER].says("声明")
    assert "C-2026-01" in here[OWNER].reads()
    await reported(here, "病房楼停电，备用电源没有启动")
    await here[OWNER].says("/statement")
    assert "是哪一起突发的声明" in here[OWNER].reads()
    await here[OWNER].answers((await ids(here))[1])
    assert "C-2026-02" in here[OWNER].reads()
    await here[OWNER].says("statement c-2026-01")
    assert "C-2026-01" in here[OWNER].reads()


async def test_when_it_is_closed_its_statements_go_on(taken: World) -> None:
    await sent(taken)
    await closes(taken, OWNER)
    await taken[LEADER].taps(Verb.CONFIRM_END)
    assert (await crisis(taken)).state is CrisisState.CLOSED
    assert await taken.state("C-2026-01-1") == "in-review"
    await taken[OWNER].presses(f"sm.{(await ids(taken))[0]}.0.")  # something may have to be put right afterwards
    assert "后续声明" in taken[OWNER].reads()


async def test_after_a_false_alarm_its_author_is_asked_whether_it_is_wanted(taken: World) -> None:
    await sent(taken)
    await sent(taken, words="不该发的")
    await taken[HEAD].rejects("不宜发布", about="")
    await taken.settles()
    await taken[OWNER].presses(f"sm.{(await ids(taken))[0]}.0.")
    await taken[OWNER].says("第二份")
    await taken[OWNER].presses(f"cz.{(await ids(taken))[0]}.0.false-alarm")
    await taken[LEADER].taps(Verb.CONFIRM_END)
    heard = [taken.printed(sheet.card) for sheet in taken[OWNER].sheets if "还需要吗" in taken.printed(sheet.card)]
    assert len(heard) == 2
    await taken[OWNER].taps(Verb.WITHDRAW)
    assert await taken.state("C-2026-01-1") == "withdrawn"
    await taken[OWNER].taps(Verb.DISCARD)
    assert await taken.state("C-2026-01-3") == "withdrawn"


async def test_a_picture_tells_of_a_crisis_and_its_statement_has_the_first_line_for_a_title(here: World) -> None:
    await here[REPORTER].sends("/crisis", [("现场.jpg", picture())])
    await here[OWNER].taps(Verb.TAKE_CRISIS)
    await here[OWNER].taps(Verb.STATEMENT)
    await here[OWNER].says("情况说明\n我们已注意到有关情况。")
    assert "情况说明" in here.say(here[OWNER].last.card.title)


async def test_a_word_file_brings_its_own_title(taken: World) -> None:
    await taken[OWNER].taps(Verb.STATEMENT)
    await taken[OWNER].sends("", [("声明.docx", press_item(300, 0, "关于门诊服务的说明"))])
    assert "关于门诊服务的说明" in taken.say(taken[OWNER].last.card.title)


async def test_when_it_is_part_of_another_one_its_author_is_asked(taken: World) -> None:
    await sent(taken)
    await reported(taken, "病房楼停电，备用电源没有启动")
    await taken[OWNER].presses(f"ci.{(await ids(taken))[0]}.0.C-2026-02")
    assert any("已并入另一起。声明" in taken.printed(sheet.card) for sheet in taken[OWNER].sheets)


async def test_another_calendar_changes_nothing_of_what_is_due_by_the_clock(taken: World) -> None:
    await sent(taken)
    due = "SELECT due_at FROM dues WHERE rule = 'step-due' ORDER BY due_at"
    before = await taken.rows(due)
    await taken.does(ladders.rebuild)
    assert await taken.rows(due) == before


async def test_nobody_who_is_asked_can_be_reached_so_the_next_one_is_asked_at_once(alone: World) -> None:
    await alone.alters("DELETE FROM identities WHERE person = ?", HEAD)
    await sent(alone)
    await alone.passes(seconds=2)
    assert "首次声明" in alone[DEPUTY].reads()
    assert "现在联系不上，已请罗静代为处理" in alone[OWNER].hears()
    await alone[DEPUTY].approves()
    await alone.settles()
    assert "待您签发" in alone[LEADER].reads()


async def test_where_nobody_else_can_be_asked_its_author_hears_of_it(alone: World) -> None:
    await alone.alters("DELETE FROM identities WHERE person IN (?, ?)", LEADER, CHIEF)
    await sent(alone)
    await alone[HEAD].approves()
    await alone.settles()
    assert "联系不上" in alone[OWNER].hears()

"""Reporting a crisis: by a word, a button, from a released item; more that follows; many reports of one event."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.domain.crises import CrisisState
from tests.support.crisis import (
    DUTY,
    FIRST,
    LEADER,
    REPORTER,
    WHAT,
    card,
    cards,
    crisis,
    does,
    ids,
    reported,
    rings,
    seen,
    verbs,
)
from tests.support.documents import picture
from tests.support.world import CHAIN, World, world


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as found:
        yield found


async def test_the_red_button_asks_and_a_few_words_raise_the_alarm(here: World) -> None:
    await here[REPORTER].says("/help")
    await here[REPORTER].taps(Verb.CRISIS)
    assert here[REPORTER].last.card.title.key == "ask-crisis"
    assert rings(here) == {}
    await here[REPORTER].says(WHAT)
    assert rings(here) == dict.fromkeys(FIRST, 1)


@pytest.mark.parametrize("words", ["突发：", "突发 ", "舆情!", "輿情，", "crisis: "])
async def test_the_word_at_the_start_is_asked_back_with_one_tap(here: World, words: str) -> None:
    await here[REPORTER].says(words + WHAT)
    assert card(here, REPORTER).title.key == "crisis-title-reported"
    assert rings(here) == {}
    answer = await here[REPORTER].taps(Verb.ALERT_CRISIS)
    assert "C-2026-01 已报警" in here.say(answer.text)
    assert rings(here) == dict.fromkeys(FIRST, 1)
    assert WHAT in seen(here, "gao-yun")
    assert "未经确认" not in seen(here, "gao-yun")
    again = await here[REPORTER].presses(f"cy.{(await ids(here))[0]}.0.")
    assert "C-2026-01 已报警" in here.say(again.text)
    assert rings(here) == dict.fromkeys(FIRST, 1)


async def test_unanswered_for_a_minute_it_goes_out_as_unconfirmed(here: World) -> None:
    await here[REPORTER].says("突发")
    await here.passes(seconds=58)
    assert rings(here) == {}
    await here.passes(seconds=3)
    assert rings(here) == dict.fromkeys(FIRST, 1)
    assert "未经确认" in seen(here, "gao-yun")
    assert "（还没有说明）" in seen(here, "gao-yun")
    assert "C-2026-01 还知道什么" in here[REPORTER].hears()
    await here[REPORTER].says("门口约三十人，有人举横幅")
    assert "门口约三十人，有人举横幅" in seen(here, "gao-yun")
    assert await here.rows("SELECT count(*) FROM drafts") == [(0,)]


async def test_a_text_that_only_begins_so_is_an_item_after_one_tap(here: World) -> None:
    await here[REPORTER].says("突发公共卫生事件应急演练顺利举行")
    answer = await here[REPORTER].taps(Verb.NO_CRISIS)
    assert "没有报警。如果是稿件，请点“作为稿件”" in here.say(answer.text)
    assert seen(here, REPORTER).startswith("没有报警\n")
    assert "误报" not in seen(here, REPORTER)
    assert rings(here) == {}
    assert (await crisis(here)).state is CrisisState.FALSE_ALARM
    await here.passes(minutes=3)
    assert rings(here) == {}
    answer = await here[REPORTER].presses(f"cy.{(await ids(here))[0]}.0.")
    assert "没有报警" in here.say(answer.text)
    assert rings(here) == {}


async def test_what_called_nobody_is_made_an_item_with_its_text_and_files(here: World) -> None:
    await here[REPORTER].sends("突发公共卫生事件应急演练顺利举行", [("现场.jpg", picture())])
    await here[REPORTER].taps(Verb.NO_CRISIS)
    assert await here.rows("SELECT count(*) FROM drafts") == [(0,)]
    token = here[REPORTER].button(Verb.DRAFT_CRISIS).token
    await here[REPORTER].presses(token)
    assert "16 字，图片 1 张" in here[REPORTER].hears()
    assert verbs(card(here, REPORTER)) == []
    refused = await here[REPORTER].presses(token)
    assert refused.refused
    refused = await here["gao-yun"].presses(token)
    assert refused.refused
    assert await here.rows("SELECT count(*) FROM drafts") == [(1,)]


async def test_a_longer_text_that_begins_so_and_goes_right_on_is_an_item(here: World) -> None:
    await here[REPORTER].says("突发事件处置演练\n\n6月3日，公司组织了应急演练，各部门参加。")
    assert cards(here, REPORTER) == []
    assert await here.rows("SELECT count(*) FROM drafts") == [(1,)]


async def test_an_answer_that_begins_so_is_an_answer(here: World) -> None:
    await here[REPORTER].submits()
    await here[CHAIN[0]].taps(Verb.RETURN)
    await here[CHAIN[0]].says("舆情风险较大，请核实来源")
    assert rings(here) == {}
    assert await ids(here) == []


async def test_who_is_no_officer_reports_too_and_somebody_without_a_draft_may_say_no(here: World) -> None:
    await reported(here, by="ma-tao")
    assert "gao-yun" in rings(here)
    await here["ma-tao"].says("舆情：" + WHAT * 10)
    answer = await here["ma-tao"].taps(Verb.NO_CRISIS)
    assert "稿件" not in here.say(answer.text)
    assert verbs(card(here, "ma-tao")) == []


async def test_what_follows_from_the_reporter_joins_it(here: World) -> None:
    await reported(here)
    assert here[REPORTER].last.card.title.key == "ask-crisis-more"
    assert "暂时没有" in here[REPORTER].reads()
    await here[REPORTER].says("网址 https://video.example/1 ，昨晚九点起")
    await here[REPORTER].sends("", [("截图.jpg", picture())])
    assert "已补充到 C-2026-01" in here[REPORTER].hears()
    assert "https://video.example/1" in seen(here, "gao-yun")
    assert "网址 1 个、图片 1 张" in seen(here, "gao-yun")
    await here["gao-yun"].taps(Verb.TAKE_CRISIS)
    await here[REPORTER].says("又有一条")
    assert "王敏补充：又有一条" in here["gao-yun"].hears()
    await here[REPORTER].says("/help")
    assert here[REPORTER].last.card.title.key == "help-title"
    await here[REPORTER].taps(Verb.CANCEL)
    await here[REPORTER].says("健康宣传日走进社区\n\n公司医务志愿队走进青溪街道，为居民测量血压。")
    assert await here.rows("SELECT count(*) FROM drafts") == [(1,)]


async def test_it_does_not_listen_for_ever(here: World) -> None:
    await reported(here)
    await here["gao-yun"].taps(Verb.TAKE_CRISIS)
    here.clock.move(timedelta(minutes=30, seconds=1))
    await here[REPORTER].says("健康宣传日走进社区\n\n公司医务志愿队走进青溪街道，为居民测量血压。")
    assert await here.rows("SELECT count(*) FROM drafts") == [(1,)]


async def test_others_add_what_they_know_by_a_button(here: World) -> None:
    await reported(here)
    await here["gao-yun"].taps(Verb.TAKE_CRISIS)
    here.clock.move(timedelta(minutes=40))
    await does(here, "gao-yun", Verb.ADD_CRISIS)
    await here["gao-yun"].says("平台客服电话打通了")
    assert "高云：平台客服电话打通了" in seen(here, LEADER)


async def test_a_picture_with_the_command_is_a_report(here: World) -> None:
    await here[REPORTER].sends("/突发 门诊大厅漏水", [("现场.jpg", picture())])
    assert "门诊大厅漏水" in seen(here, "gao-yun")
    assert "图片 1 张" in seen(here, "gao-yun")
    answer = await here[REPORTER].says("/crises")
    assert answer.text is None
    assert "门诊大厅漏水" in here[REPORTER].hears()


async def test_it_comes_from_a_released_item(here: World) -> None:
    number = await here[REPORTER].submits(channels=("weibo",))
    await here.approved_by(*CHAIN)
    await here.passes(minutes=2)
    await here["ma-tao"].taps(Verb.PROOFREAD)
    await here["ma-tao"].releases("weibo", "https://weibo.com/1/2")
    await here[REPORTER].taps(Verb.CRISIS, about=number[:0])
    assert "引发了什么" in here[REPORTER].hears()
    await here[REPORTER].says("评论区大量质疑")
    assert "涉及已发布稿件" in seen(here, "gao-yun")
    await here["ma-tao"].taps(Verb.CRISIS)
    await here["ma-tao"].says("转发里有人要求道歉")
    assert len(await ids(here)) == 1
    assert (await crisis(here)).count == 2
    assert rings(here) == dict.fromkeys(FIRST, 1)


async def test_fault_80_a_crisis_is_never_refused_it_is_joined_to_the_first(here: World) -> None:
    await reported(here)
    for _ in range(5):
        await reported(here, "某平台出现患者投诉视频")
    assert len(await ids(here)) == 1
    assert "共 6 条报告" in seen(here, "gao-yun")
    assert rings(here) == dict.fromkeys(FIRST, 1)
    assert "尚无人接手" in here[REPORTER].reads()
    await here["gao-yun"].taps(Verb.TAKE_CRISIS)
    await reported(here)
    assert "（第 7 条报告），高云已接手" in here[REPORTER].reads()


async def test_a_report_that_was_taken_for_anothers_is_raised_by_itself(here: World) -> None:
    await reported(here)
    await reported(here, WHAT, by="chen-si")
    assert len(await ids(here)) == 1
    before = rings(here)
    await here.passes(seconds=62)
    token = here["chen-si"].button(Verb.SEPARATE_CRISIS).token
    await here["chen-si"].presses(token)
    assert len(await ids(here)) == 2
    assert rings(here)["gao-yun"] == before["gao-yun"] + 2
    await here["chen-si"].presses(token)
    assert len(await ids(here)) == 2
    refused = await here[REPORTER].presses(token)
    assert refused.refused


async def test_other_figures_make_it_another_event(here: World) -> None:
    await reported(here, "二分公司官网被篡改")
    await reported(here, "三分公司官网被篡改")
    assert len(await ids(here)) == 2
    assert here[REPORTER].sees(Verb.SAME_CRISIS)
    answer = await here[REPORTER].taps(Verb.SAME_CRISIS)
    assert "C-2026-02 已并入 C-2026-01" in here.say(answer.text)
    assert "已并入 C-2026-01" in seen(here, "luo-jing")
    assert (await crisis(here, "C-2026-01")).count == 2
    await here[REPORTER].says("页面上写着别的公司")
    assert "王敏：页面上写着别的公司" in here.printed(cards(here, "gao-yun")[0])
    assert "王敏：三分公司官网被篡改" in here.printed(cards(here, "gao-yun")[0])
    assert await here.rows("SELECT count(*) FROM drafts") == [(0,)]
    refused = await here["ma-tao"].presses(f"ci.{(await ids(here))[1]}.0.C-2026-01")
    assert refused.refused


async def test_the_word_for_what_is_called_out_already_joins_it(here: World) -> None:
    await reported(here)
    await here["chen-si"].says(f"突发：{WHAT}")
    answer = await here["chen-si"].taps(Verb.ALERT_CRISIS)
    assert "已并入 C-2026-01（第 2 条报告）" in here.say(answer.text)
    assert rings(here) == dict.fromkeys(FIRST, 1)


async def test_nothing_said_is_no_report(here: World) -> None:
    await here[REPORTER].says("/help")
    await here[REPORTER].taps(Verb.CRISIS)
    answer = await here[REPORTER].presses("cy.nothing.0.")
    assert answer.refused
    refused = await here[REPORTER].presses("cr.nothing.0.")
    assert refused.refused


async def test_everybody_reads_which_crises_are_open_and_those_who_may_see_them_open_them(here: World) -> None:
    await here["gao-yun"].says("/crises")
    assert here["gao-yun"].last.card.title.key == "crises-empty"
    await reported(here)
    await here["gao-yun"].says("警报")
    assert WHAT in here["gao-yun"].hears()
    await here["gao-yun"].taps(Verb.OPEN_CRISIS)
    assert "TAKE_CRISIS" in verbs(here["gao-yun"].last.card)
    await here["chen-si"].says("/crises")  # he is not called: he reads that there is one, and opens nothing
    assert WHAT in here["chen-si"].hears()
    assert "OPEN_CRISIS" not in verbs(here["chen-si"].last.card)
    refused = await here["chen-si"].presses(f"cx.{(await ids(here))[0]}.0.")
    assert refused.refused
    await here["gao-yun"].taps(Verb.TAKE_CRISIS)
    await here[LEADER].says("/crises")
    assert "已接手（高云）" in here[LEADER].hears()
    assert DUTY[0] == "gao-yun"


async def test_what_is_open_stands_first_in_the_inbox_of_those_whom_it_concerns(here: World) -> None:
    await here[REPORTER].submits()
    await here[CHAIN[0]].says("/inbox")
    assert here[CHAIN[0]].last.card.entries[0].buttons[0].token.verb is Verb.OPEN
    await reported(here)
    await here["gao-yun"].says("/inbox")
    inbox = here["gao-yun"].last.card
    assert inbox.urgent
    assert "1" in here.say(inbox.title)
    assert f"C-2026-01 · {WHAT} · 呼叫中，无人接手" in here.say(inbox.entries[0].text)
    await here["gao-yun"].taps(Verb.OPEN_CRISIS)
    assert "TAKE_CRISIS" in verbs(here["gao-yun"].last.card)
    await here[CHAIN[0]].says("/inbox")  # he is not called
    assert not here[CHAIN[0]].last.card.urgent


async def test_after_the_word_alone_the_next_words_say_what_happened_and_raise_the_alarm(here: World) -> None:
    await here[REPORTER].says("突发")
    assert "发生了什么？说一句，就马上报警" in here[REPORTER].hears()
    await here[REPORTER].says(WHAT)
    assert rings(here) == dict.fromkeys(FIRST, 1)
    assert WHAT in seen(here, "gao-yun")
    assert "未经确认" not in seen(here, "gao-yun")
    await here[REPORTER].says("门口约三十人")
    assert "门口约三十人" in seen(here, "gao-yun")
    await here.passes(minutes=2)
    assert await here.rows("SELECT count(*) FROM crises") == [(1,)]


@pytest.mark.parametrize("words", ["不是", "发错了", "Cancel"])
async def test_after_the_word_alone_it_is_taken_back_by_a_word(here: World, words: str) -> None:
    await here[REPORTER].says("舆情")
    await here[REPORTER].says(words)
    await here.passes(minutes=2)
    assert rings(here) == {}
    await here[REPORTER].says("市场部本周工作动态，欢迎各单位来稿，谢谢")
    assert await here.rows("SELECT count(*) FROM drafts") == [(1,)]


async def test_what_was_being_asked_is_asked_again_once_the_word_is_taken_back(here: World) -> None:
    await here[REPORTER].says("社区健康日\n\n医务志愿队走进社区，为居民量血压。")
    assert "[本部门采写]" in here[REPORTER].hears()
    await here[REPORTER].says("突发")
    assert "发生了什么" in here[REPORTER].hears()
    await here[REPORTER].taps(Verb.NO_CRISIS)
    assert "[本部门采写]" in here[REPORTER].hears()
    await here[REPORTER].says("突发")
    await here[REPORTER].says(WHAT)
    assert rings(here) == dict.fromkeys(FIRST, 1)
    assert f"您的回答：{WHAT}" in here[REPORTER].reads()


async def test_after_the_word_alone_a_picture_says_what_happened(here: World) -> None:
    await here[REPORTER].says("突发")
    await here[REPORTER].sends("", [("现场.jpg", picture())])
    assert rings(here) == dict.fromkeys(FIRST, 1)
    assert "图片 1 张" in seen(here, "gao-yun")


@pytest.mark.parametrize("words", ["突发列表", "突發列表", "舆情列表"])
async def test_the_word_for_the_list_raises_no_alarm(here: World, words: str) -> None:
    await here["gao-yun"].says(words)
    assert here["gao-yun"].last.card.title.key == "crises-empty"
    await here.passes(minutes=2)
    assert rings(here) == {}

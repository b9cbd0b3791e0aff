"""Statements signed before anything happens: written with blanks, filled in by one person, confirmed by another."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import agenda, console
from bot.cards.tokens import Verb
from tests.support.crisis import CHIEF, LEADER, REPORTER, reported
from tests.support.world import World, buttons, policy_with, world

WRITER = "sun-yue"  # of the PR desk, whose head is Gao Yun
HEAD = "gao-yun"
DEPUTY = "luo-jing"
TITLE = "关于{地点}有关情况的说明"
WORDS = "我们已注意到{地点}发生的____，正在核实。联系电话{电话}。"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as found:
        yield found


async def written(here: World, title: str = TITLE, words: str = WORDS) -> None:
    await here[WRITER].says("声明库")
    await here[WRITER].taps(Verb.PRECLEAR)
    await here[WRITER].says(f"{title}\n{words}")
    await here[WRITER].taps(Verb.SUBMIT)


async def signed(here: World) -> None:
    for person in (HEAD, CHIEF):
        await here[person].approves()
        await here.settles()


@pytest.fixture
async def library(here: World) -> World:
    await written(here)
    await signed(here)
    return here


@pytest.fixture
async def fortnight(tmp_path: Path) -> AsyncIterator[World]:
    """Give a library by a policy that lets them be used for fifteen days only."""
    rule = '[[step]]\nid = "unit-head"'
    policy = policy_with(tmp_path, (rule, f"[crisis.statements]\nvalid = 15\n\n{rule}"))
    async with world(tmp_path, policy=policy) as here:
        await written(here)
        await signed(here)
        yield here


def told(here: World, person: str, words: str) -> bool:
    return any(words in here.printed(sheet.card) for sheet in here[person].sheets)


async def filled(here: World, *answers: str) -> None:
    await reported(here)
    await here[WRITER].taps(Verb.TAKE_CRISIS)
    await here[WRITER].taps(Verb.STATEMENT)
    await here[WRITER].answers("library")
    [(one,)] = await here.rows("SELECT draft FROM precleared WHERE renewal IS NULL")
    await here[WRITER].answers(one)
    for answer in answers:
        await here[WRITER].says(answer)


async def test_one_is_signed_by_the_chief_after_a_second_person_and_kept(here: World) -> None:
    await here[WRITER].says("声明库")
    assert "声明库里还没有声明" in here[WRITER].reads()
    await written(here)
    assert await here.deciding() == {HEAD}
    await here[HEAD].approves()
    await here.settles()
    assert await here.deciding() == {CHIEF}
    await here[CHIEF].approves()
    await here.settles()
    assert "放进了声明库" in here[WRITER].hears()
    assert await here.rows("SELECT count(*) FROM tasks") == [(0,)]
    await here[WRITER].says("声明库")
    assert "S-2026-01 · 简体中文 · 周广远签发" in here[WRITER].reads()
    await here[WRITER].taps(Verb.OPEN)
    assert "已签发，突发时可用" in here[WRITER].reads()


async def test_one_person_fills_it_in_another_confirms_and_its_signer_is_told(library: World) -> None:
    await filled(library, "北门", "停电", "010-8888")
    assert "依据周广远预先签发的声明 S-2026-01（第1版）" in library[WRITER].reads()
    assert "关于北门有关情况的说明" in library[WRITER].reads()
    await library[WRITER].taps(Verb.SUBMIT)
    assert await library.deciding() == {HEAD, DEPUTY}
    assert "文字已由领导预先签发，只填了空白" in library[DEPUTY].reads()
    await library[DEPUTY].approves()
    await library.settles()
    assert await library.state("C-2026-01-1") == "signed-off"
    assert "您预先签发的声明 S-2026-01 已用于突发 C-2026-01" in library[CHIEF].hears()
    assert "孙悦填写，罗静确认" in library[CHIEF].hears()
    await library[HEAD].taps(Verb.PROOFREAD)
    await library[HEAD].releases("weibo", "https://weibo.example/1")
    [(text, approvers)] = await library.rows("SELECT summary, approvers FROM releases")
    assert text.startswith("我们已注意到北门发生的停电，正在核实。联系电话010-8888。")
    assert CHIEF in approvers
    assert DEPUTY in approvers
    await library[WRITER].says("/timeline C-2026-01")
    assert "声明 C-2026-01-1 用的是周广远预先签发的 S-2026-01（第1版）：孙悦填写，罗静确认" in library[WRITER].hears()


async def test_blanks_are_asked_one_by_one_and_what_does_not_fit_kindly_again(library: World) -> None:
    await filled(library)
    assert "第 1/3 处空白“地点”填什么" in library[WRITER].reads()
    assert "关于{地点}有关情况的说明" in library[WRITER].reads()
    await library[WRITER].says("北门\n南门")
    assert told(library, WRITER, "只能填一行文字")
    await library[WRITER].says("北" * 121)
    assert told(library, WRITER, "最多 120 字")
    await library[WRITER].says("北门")
    assert "第 2/3 处空白填什么" in library[WRITER].reads()
    assert "我们已注意到北门发生的____" in library[WRITER].reads()


async def test_what_was_filled_in_cannot_be_altered(library: World) -> None:
    await filled(library, "北门", "停电", "010-8888")
    await library[WRITER].taps(Verb.CHANGE)
    assert {button.token.choice for button in buttons(library[WRITER].last.card)} >= {"channels", "note"}
    assert "text" not in {button.token.choice for button in buttons(library[WRITER].last.card)}
    await library.alters("UPDATE versions SET text = '别的文字' WHERE text LIKE '%停电%'")
    number = (await library.rows("SELECT id FROM drafts WHERE crisis IS NOT NULL"))[0][0]
    refused = await library[WRITER].presses(f"su.{number}.1.")
    assert "和预先签发的 S-2026-01 不一样了" in library.say(refused.text)


async def test_two_weeks_before_it_ends_the_desk_is_asked_to_renew_it(fortnight: World) -> None:
    await fortnight.passes(days=1, hours=1)
    assert "到期。请续签" in fortnight[HEAD].hears()
    await fortnight[HEAD].says("声明库")
    assert "到期，请续签" in fortnight[HEAD].reads()
    answer = await fortnight[HEAD].taps(Verb.RENEW)
    assert "请周广远续签" in fortnight.say(answer.text)
    refused = await fortnight[HEAD].presses(f"sr.{(await fortnight.rows('SELECT draft FROM precleared'))[0][0]}.0.")
    assert "已经在续签了" in fortnight.say(refused.text)
    await fortnight[WRITER].approves()
    await fortnight.settles()
    await fortnight[CHIEF].approves()
    await fortnight.settles()
    await fortnight[HEAD].says("声明库")
    assert "声明库：1 份" in fortnight[HEAD].reads()
    assert "S-2026-02" in fortnight[HEAD].reads()
    assert await fortnight.rows("SELECT count(*) FROM dues WHERE rule = 'precleared' AND state = 'waiting'") == [(2,)]


async def test_one_that_has_ended_cannot_be_used_and_is_renewed_with_one_tap(fortnight: World) -> None:
    await fortnight.passes(days=15, minutes=-5)
    await reported(fortnight)
    await fortnight[WRITER].taps(Verb.TAKE_CRISIS)
    await fortnight[WRITER].taps(Verb.STATEMENT)
    await fortnight[WRITER].answers("library")
    await fortnight.passes(minutes=6)
    [(one,)] = await fortnight.rows("SELECT draft FROM precleared")
    answer = await fortnight[WRITER].answers(one)
    assert "已到期，不能使用。可以请领导续签" in fortnight.say(answer.text)
    assert told(fortnight, HEAD, "已到期，不能使用了")
    await fortnight[HEAD].says("声明库")
    assert "已到期，不能使用" in fortnight[HEAD].reads()
    await fortnight[HEAD].taps(Verb.RENEW)
    assert await fortnight.state("S-2026-02") == "in-review"


async def test_what_has_ended_meanwhile_is_not_sent_on(fortnight: World) -> None:
    await fortnight.passes(days=15, minutes=-5)
    await filled(fortnight, "北门", "停电", "010-8888")
    await fortnight.passes(minutes=6)
    answer = await fortnight[WRITER].taps(Verb.SUBMIT)
    assert "已到期，不能使用" in fortnight.say(answer.text)


async def test_while_it_is_renewed_nobody_is_asked_again(fortnight: World) -> None:
    await fortnight.passes(days=1, hours=1)
    await fortnight[HEAD].says("声明库")
    await fortnight[HEAD].taps(Verb.RENEW)
    await fortnight.passes(days=15)
    assert not told(fortnight, DEPUTY, "已到期，不能使用了")


async def test_one_that_is_taken_back_while_it_is_chosen_cannot_be_used(library: World) -> None:
    await reported(library)
    await library[HEAD].taps(Verb.TAKE_CRISIS)
    await library[HEAD].taps(Verb.STATEMENT)
    await library[HEAD].answers("library")
    [(one,)] = await library.rows("SELECT draft FROM precleared")
    await library[WRITER].presses(f"wi.{one}.1.")
    assert (await library[HEAD].answers(one)).refused


async def test_without_a_policy_nothing_can_be_signed_beforehand(here: World) -> None:
    await here[WRITER].says("声明库")
    await here[WRITER].taps(Verb.PRECLEAR)
    await here.alters("UPDATE policies SET active = 0")
    await here[WRITER].says(f"{TITLE}\n{WORDS}")
    assert await here.rows("SELECT count(*) FROM drafts") == [(0,)]


async def test_what_is_changed_is_signed_anew_and_then_stands_in_its_place(library: World) -> None:
    await library[WRITER].says("声明库")
    await library[WRITER].taps(Verb.OPEN)
    await library[WRITER].edits("title", "关于{地点}情况的通报")
    await library[WRITER].taps(Verb.SUBMIT)
    await library[WRITER].says("声明库")
    assert "声明库里还没有声明" in library[WRITER].reads()
    await signed(library)
    assert await library.rows("SELECT version, title FROM precleared") == [(2, "关于{地点}情况的通报")]
    waits = "SELECT period FROM dues WHERE rule = 'precleared' AND state = 'waiting' ORDER BY period"
    assert await library.rows(waits) == [("2.before",), ("2.over",)]


async def test_whose_library_it_is(library: World) -> None:
    await library["chen-si"].says("声明库")
    assert "由品牌公关、值班人员和领导使用" in library["chen-si"].hears()
    refused = await library[LEADER].presses("sp..0.")
    assert "由品牌公关、值班人员和领导使用" in library.say(refused.text)
    await library[LEADER].says("声明库")
    assert "S-2026-01" in library[LEADER].reads()
    await reported(library)
    await library[WRITER].taps(Verb.TAKE_CRISIS)
    await library[REPORTER].says("声明库")
    assert "声明库：" not in library[REPORTER].reads()


async def test_help_leads_to_it_for_those_whose_it_is(library: World) -> None:
    await library[LEADER].says("帮助")
    await library[LEADER].taps(Verb.STATEMENTS)
    assert "S-2026-01" in library[LEADER].reads()
    await library["chen-si"].says("帮助")
    assert not library["chen-si"].sees(Verb.STATEMENTS)


async def test_what_is_not_there(library: World) -> None:
    for token in ("sr.nothing.0.", "sm.nothing.0."):
        assert (await library[WRITER].presses(token)).refused


async def test_one_that_its_author_takes_back_is_gone_from_the_library(library: World) -> None:
    await library[WRITER].says("声明库")
    await library[WRITER].taps(Verb.OPEN)
    await library[WRITER].taps(Verb.WITHDRAW)
    await library[WRITER].says("声明库")
    assert "声明库里还没有声明" in library[WRITER].reads()


async def test_the_schedule_says_when_one_is_to_be_renewed(fortnight: World) -> None:
    said = console.say(agenda.listed(fortnight.bot.settings, fortnight.clock.now(), 3), "en")
    assert "asks Gao Yun, Luo Jing, Sun Yue to have a pre-cleared statement renewed" in said

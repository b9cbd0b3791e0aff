"""Saying that somebody is away: in words, by buttons, for oneself and for a leader."""

from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.domain.effects import Remind
from bot.reactions.rules import AWAY_BEGINS, AWAY_ENDS
from handlers import away
from tests.support.world import HEAD, World, roster_with, world

DEPUTY = "zhao-qian"


async def test_by_buttons_alone(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[HEAD].says("外出")
        assert "您从哪天到哪天不在？" in here[HEAD].hears()
        await here[HEAD].answers("20260602-20260607")
        assert "这期间由谁代您处理？" in here[HEAD].hears()
        await here[HEAD].answers(DEPUTY)
        assert "6月2日至6月7日您不在，由赵倩代您处理" in here[HEAD].reads()


async def test_in_words_one_after_the_other(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[HEAD].says("/away")
        await here[HEAD].says("什么时候呢")
        assert "没看懂是哪几天" in here[HEAD].reads()
        await here[HEAD].says("6月3日")
        await here[HEAD].says("没有这个人")
        assert "通讯录里没有能对上“没有这个人”的同事" in here[HEAD].reads()
        await here[HEAD].says("赵主任")
        assert "6月3日您不在，由赵倩代您处理" in here[HEAD].reads()


async def test_what_is_said_in_words_meanwhile_is_asked_no_more(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[HEAD].says("外出")
        await here[HEAD].says("外出 6月3日至5日 由赵倩代")
        assert await here.rows("SELECT id FROM dialogs WHERE state = 'open'") == []
        asked = here[HEAD].reads().count("您从哪天到哪天不在")
        await here[HEAD].says("/settings")
        await here[HEAD].taps(Verb.QUIET)
        await here[HEAD].answers("off")
        assert here[HEAD].reads().count("您从哪天到哪天不在") <= asked


async def test_a_name_that_fits_several_is_asked_back(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["gao-yun"].says("外出 今天 由陈代")
        assert "这期间由谁代您处理？" in here["gao-yun"].hears()
        offered = {button.token.choice for button in here["gao-yun"].last.card.buttons}
        assert {"chen-si", "chan-wing-yan"} & offered
        await here["gao-yun"].answers("chen-si")
        assert "由陈思代您处理" in here["gao-yun"].reads()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("外出 2020年1月1日至1月3日 由赵倩代", "这几天已经过去"),
        ("外出 今天 由李国华代", "不能请本人代理本人"),
        ("外出 2026年6月3日至2029年6月3日 由赵倩代", "一次最多可设一年"),
        ("/外出 高云 今天 由赵倩代", "只有高云本人、其单位的助理或管理员可以设置"),
        ("/外出 明年吧", "没看懂是哪几天"),
    ],
)
async def test_what_cannot_be_is_refused_kindly(tmp_path: Path, words: str, why: str) -> None:
    async with world(tmp_path) as here:
        await here[HEAD].says(words)
        assert why in here[HEAD].reads()
        assert await here.rows("SELECT id FROM delegations") == []


async def test_an_administrator_sets_it_for_a_leader_who_is_told(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["shen-tong"].says("外出")
        assert "谁外出？" in here["shen-tong"].hears()
        await here["shen-tong"].says("李国华")
        assert "李国华从哪天到哪天不在？" in here["shen-tong"].hears()
        await here["shen-tong"].answers("20260602-20260602")
        await here["shen-tong"].answers(DEPUTY)
        assert "6月2日李国华不在，由赵倩代为处理" in here["shen-tong"].reads()
        assert "为您设置：6月2日您不在，由赵倩代您处理" in here[HEAD].reads()
        answer = await here[HEAD].taps(Verb.BACK)
        assert "赵倩不再代您处理" in here.say(answer.text)


async def test_an_assistant_sets_it_for_those_who_lead_the_unit_only(tmp_path: Path) -> None:
    roster = roster_with(tmp_path)
    roster.write_text(
        roster.read_text("utf-8") + '\n[[role]]\nrole = "assistant"\nperson = "wang-min"\nunits = ["marketing"]\n',
        "utf-8",
    )
    async with world(tmp_path, roster=roster) as here:
        await here["wang-min"].says("外出 李国华 6月2日至3日 由赵倩代")
        assert "6月2日至6月3日李国华不在，由赵倩代为处理" in here["wang-min"].reads()
        await here["wang-min"].says("外出 高云 6月2日至3日 由赵倩代")
        assert "只有高云本人" in here["wang-min"].reads()


async def test_what_was_being_asked_goes_on_afterwards(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].says("健康宣传日走进社区\n\n6月3日上午，公司医务志愿队走进青溪街道，为居民测量血压。")
        asked = here["wang-min"].last.card.title.key
        await here["wang-min"].says("外出")
        await here["wang-min"].answers("20260603-20260603")
        await here["wang-min"].answers("sun-hao")
        assert here["wang-min"].last.card.title.key == asked


async def test_a_delegate_does_not_end_it_and_what_fell_due_twice_does_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[HEAD].says("外出 6月2日至7日 由赵倩代")
        back = here[HEAD].button(Verb.BACK).token
        assert (await here[DEPUTY].presses(back)).refused
        await here[HEAD].presses(back)
        told = len(here.paper.sent)
        for fire, rule in ((away.begin, AWAY_BEGINS), (away.end, AWAY_ENDS)):
            await here.does(fire, Remind(rule, back.subject, "2026-06-07", here.clock.now()))
        assert len(here.paper.sent) == told


async def test_the_help_offers_it_to_those_for_whom_others_wait(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[HEAD].says("帮助")
        assert "外出前说一声" in here[HEAD].hears()
        assert "信息员有变动" in here[HEAD].hears()
        await here[HEAD].taps(Verb.OFFICER)
        assert "哪位信息员离任" in here[HEAD].hears()
        await here["wang-min"].says("帮助")
        assert not here["wang-min"].sees(Verb.AWAY)


def offered(here: World, who: str) -> list[str]:
    return [button.token.choice for button in here[who].last.card.buttons if button.token.verb is Verb.ANSWER]


async def test_those_are_offered_who_could_decide_and_are_there(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[HEAD].says("外出")
        await here[HEAD].answers("20260602-20260607")
        assert offered(here, HEAD)[0] == DEPUTY
        assert not {"wang-min", "sun-hao"} & set(offered(here, HEAD))
        assert "lin-shuhua" in offered(here, HEAD)
        await here["lin-shuhua"].says("外出 6月5日 由赵倩代")
        await here[HEAD].says("外出 6月4日至6日")
        assert "lin-shuhua" not in offered(here, HEAD)


async def test_an_officer_is_offered_his_colleagues(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].says("外出 6月3日")
        assert "sun-hao" in offered(here, "wang-min")


async def test_what_is_changed_takes_the_place_of_what_was_set(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[HEAD].says("外出 6月8日 由赵倩代")
        await here[HEAD].says("外出 6月20日 由赵倩代")
        await here[HEAD].says("外出")
        await here[HEAD].taps(Verb.AWAY, "new", "6月8日")
        await here[HEAD].says("6月10日")
        await here[HEAD].answers("lin-shuhua")
        found = await here.rows("SELECT delegate FROM delegations WHERE ended_at IS NULL ORDER BY since")
        assert found == [("lin-shuhua",), (DEPUTY,)]


async def test_a_leader_hears_that_an_assistant_cancelled_what_was_to_come(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["shen-tong"].says("外出 李国华 6月8日至9日 由赵倩代")
        await here["shen-tong"].taps(Verb.BACK)
        assert "取消了您6月8日至6月9日的外出安排，届时不再由赵倩代您处理" in here[HEAD].reads()

"""A unit's head reports a change of officer from the chat; what waited passes on and the PR desk knows (ORG3)."""

from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.domain.people import PersonId, Role, UnitId
from handlers import people
from tests.delivery.test_places import desk, said
from tests.support.world import DESK, HEAD, STORY, World, world

GONE, NEW, COLLEAGUE = "wang-min", "zhao-qian", "sun-hao"


async def changes(here: World, gone: str = GONE, follows: str = NEW, by: str = HEAD) -> None:
    await here[by].says("信息员变更")
    await here[by].answers(gone)
    await here[by].answers(follows)


async def test_an_officer_leaves_with_three_open_items(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[GONE].submits("撤回的")
        await here[GONE].taps(Verb.WITHDRAW)
        await here[GONE].submits("第一件")
        await here[GONE].submits("第二件")
        await here[HEAD].returns("inaccurate", about="第二件")
        await here[GONE].begins("第三件")
        await changes(here)

        authors = await here.rows("SELECT author FROM drafts WHERE state <> 'withdrawn'")
        assert authors == [(NEW,)] * 3
        assert await here.rows("SELECT author FROM drafts WHERE state = 'withdrawn'") == [(GONE,)], "what was, was his"
        await here[NEW].says("我的稿件")
        for title in ("第一件", "第二件", "第三件"):
            assert title in here[NEW].hears()
        assert "转给您 3 件稿件" in here[NEW].reads()
        assert "您不再担任市场部的信息员" in here[GONE].reads()
        for person in DESK:
            assert "市场部更换信息员：王敏离任，赵倩接任（李国华报告），转交稿件 3 件" in here[person].reads()
        assert "转交稿件 3 件" in here[HEAD].hears()

        await here[NEW].presses(f"op.{await here.draft()}.0.")
        await here[NEW].taps(Verb.SUBMIT, about="第三件")
        await here[GONE].says("新的稿件\n\n离任以后写的正文，写得够长，足以成为一篇稿件。")
        assert await here.rows("SELECT count(*) FROM drafts WHERE author = ?", GONE) == [(1,)]
        kinds = [kind for (kind,) in await here.rows("SELECT kind FROM facts WHERE subject = 'organisation'")]
        assert "officer-changed" in kinds


async def test_it_is_posted_where_the_pr_desk_reads_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk(tmp_path, monkeypatch) as here:
        await changes(here)
        [posted] = said(here)
        told = "市场部更换信息员：王敏离任，赵倩接任（李国华报告），转交稿件 0 件"
        assert told in here.printed(posted.card)
        assert posted.under == ""
        for person in DESK:
            assert told in here[person].reads()


async def test_an_item_on_which_the_successor_has_decided_goes_to_a_colleague(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[HEAD].says("外出 6月2日至7日 由赵倩代")
        await here[GONE].submits()
        await here[NEW].approves()
        await changes(here)
        assert await here.rows("SELECT author FROM drafts") == [(COLLEAGUE,)]


async def test_reminders_go_to_the_successor(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[GONE].submits()
        await changes(here)
        before = len(here[GONE].sheets)
        await here[HEAD].approves()
        await here[DESK[0]].returns("inaccurate")
        assert "退回" in here[NEW].reads()
        assert len(here[GONE].sheets) == before


async def test_nobody_follows_yet_and_the_unit_is_flagged(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here.does(people.end_role, PersonId(COLLEAGUE), Role.OFFICER, UnitId("marketing"))
        await here[GONE].submits()
        await changes(here, follows="nobody")
        assert "市场部的信息员王敏离任，尚无人接任" in here[DESK[0]].reads()
        assert "news-officer-missing" in here[HEAD].titles()
        assert "news-author-missing" in here["shen-tong"].titles()
        await here[HEAD].says("/officer")
        assert "市场部由谁接任？" in here[HEAD].hears()
        await here[HEAD].says("赵主任")
        assert "市场部新增信息员：赵倩" in here[DESK[0]].reads()


async def test_an_officer_who_is_none_any_more_is_not_replaced_twice(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        head = here["huang-yi"]  # who is an officer of his unit as well
        await head.says(f"新系统上线\n\n{STORY}")
        asked = head.last.card.title.key
        await head.says("/officer")
        await head.taps(Verb.CANCEL)
        assert head.last.card.title.key == asked, "what was asked before goes on"
        await head.says("/officer")
        await head.answers("ding-peng")
        await here.does(people.end_role, PersonId("ding-peng"), Role.OFFICER, UnitId("hr"))
        assert (await head.taps(Verb.ANSWER)).refused
        assert not head.sees(Verb.ANSWER)


async def test_one_more_officer_in_words(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[HEAD].says("/officer")
        await here[HEAD].answers("nobody")
        await here[HEAD].says("赵倩")
        assert "市场部新增信息员：赵倩（李国华报告）" in here[DESK[0]].reads()
        assert await here.rows("SELECT count(*) FROM roles WHERE role = 'officer' AND unit = 'marketing'") == [(3,)]


@pytest.mark.parametrize(
    ("follows", "why"),
    [("孙浩", "孙浩已经是本单位的信息员了"), ("高云", "高云不属于本单位"), ("谁也不是", "没有能对上“谁也不是”的同事")],
)
async def test_what_cannot_be_is_refused_and_asked_again(tmp_path: Path, follows: str, why: str) -> None:
    async with world(tmp_path) as here:
        await here[HEAD].says("/officer")
        await here[HEAD].answers(GONE)
        await here[HEAD].says(follows)
        assert why in here[HEAD].reads()
        assert "市场部由谁接任？" in here[HEAD].hears()


async def test_nothing_changes_where_nobody_leaves_and_nobody_follows(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[HEAD].says("/officer")
        token = here[HEAD].button(Verb.ANSWER, GONE).token
        await here[HEAD].answers("nobody")
        assert not here[HEAD].sees(Verb.ANSWER, "nobody")
        assert (await here[HEAD].presses(token)).refused


async def test_only_the_head_and_administrators_report_it(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[GONE].says("/officer")
        assert "由本单位负责人或管理员报告" in here[GONE].hears()
        await here["shen-tong"].says("/officer")
        await here["shen-tong"].answers("marketing")
        await here["shen-tong"].answers(GONE)
        await here["shen-tong"].answers(NEW)
        assert "赵倩接任（沈彤报告）" in here[DESK[0]].reads()


async def test_a_head_who_lost_his_role_meanwhile_changes_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[HEAD].says("/officer")
        await here.does(people.end_role, PersonId(HEAD), Role.HEAD, UnitId("marketing"))
        assert (await here[HEAD].answers(GONE)).refused


async def test_a_liaison_is_followed_by_a_liaison_while_in_preparation(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["shen-tong"].says("/officer")
        await here["shen-tong"].says("公司")
        assert "没有对上“公司”的单位，或不止一个" in here["shen-tong"].reads()
        await here["shen-tong"].says("怡年")
        await here["shen-tong"].answers("bai-yang")
        await here["shen-tong"].answers("fan-li")
        roles = await here.rows("SELECT person, until IS NULL FROM roles WHERE role = 'liaison'")
        assert set(roles) == {("bai-yang", 0), ("fan-li", 1)}

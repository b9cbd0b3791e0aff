"""Somebody goes away: whoever he named decides meanwhile, both may, and it ends by itself (ORG7)."""

from pathlib import Path

from bot.cards.tokens import Verb
from bot.deps import Act
from bot.domain.people import PersonId, Role
from bot.memory import Tables
from bot.sheets.ledger import Ledger
from bot.sheets.paper import Paper
from handlers import ledger, people, views
from storage.ledger import entries
from storage.store import DATABASE
from tests.support.world import CHAIN, HEAD, OFFICE, STORY, World, world

DEPUTY = "zhao-qian"
AUTHOR = "wang-min"


async def goes(here: World, words: str = "外出 6月2日至7日 由赵倩代", who: str = HEAD) -> None:
    await here[who].says(words)
    assert here[who].last.card.title.key == "notice-away", here[who].hears()


async def test_a_delegate_decides_while_a_head_is_away_and_both_names_are_in_the_record(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[AUTHOR].submits()
        await goes(here)
        assert "6月2日至6月7日您不在，由赵倩代您处理" in here[HEAD].reads()
        assert "待办 1 件已转给您" in here[DEPUTY].reads()
        assert "待您代李国华审核 · 健康宣传日走进社区" in here[DEPUTY].reads()
        assert "李国华外出至6月7日，请您代为处理" in here[DEPUTY].reads()
        assert "赵倩也可以代您处理" in here[HEAD].reads()
        assert "李国华（外出至6月7日，由赵倩代）" in here[AUTHOR].reads()
        await here[DEPUTY].says("待办")
        assert "代李国华" in here[DEPUTY].hears()

        await here[DEPUTY].approves()
        assert "赵倩（代李国华）" in here[AUTHOR].reads()
        assert "赵倩（代您）" in here[HEAD].reads()
        assert OFFICE in await here.deciding()
        [(by, data)] = await here.rows("SELECT by, data FROM facts WHERE kind = 'decided'")
        assert by == DEPUTY
        assert '"place":"li-guohua"' in data


async def test_what_comes_in_while_he_is_away_goes_to_his_delegate_and_the_preview_says_so(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await goes(here)
        await here[AUTHOR].begins(text=STORY * 10)
        assert "李国华（外出至6月7日，由赵倩代）" in here[AUTHOR].reads()
        await here[AUTHOR].taps(Verb.SUBMIT)
        assert here[HEAD].sees(Verb.APPROVE)
        assert here[DEPUTY].sees(Verb.APPROVE)
        await here[DEPUTY].taps(Verb.FULL)
        assert "全文" in here[DEPUTY].reads()
        await here[DEPUTY].returns("inaccurate")
        assert "赵倩（代李国华）（部门负责人）退回" in here[AUTHOR].reads()
        assert await here.state() == "returned"


async def test_whoever_presses_second_is_told_who_was_first_and_in_whose_place(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[AUTHOR].submits()
        await goes(here)
        late, too_late = here[HEAD].button(Verb.APPROVE).token, here[DEPUTY].button(Verb.REJECT).token
        await here[DEPUTY].approves()
        answer = await here[HEAD].presses(late)
        assert answer.refused
        assert "赵倩（代李国华）" in here.say(answer.text)
        again = await here[DEPUTY].presses(too_late)
        assert again.refused
        assert "您" in here.say(again.text)


async def test_the_one_who_is_away_may_decide_all_the_same(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[AUTHOR].submits()
        await goes(here)
        late = here[DEPUTY].button(Verb.APPROVE).token
        await here[HEAD].approves()
        assert not here[DEPUTY].sees(Verb.APPROVE)
        answer = await here[DEPUTY].presses(late)
        assert answer.refused
        assert "李国华" in here.say(answer.text)
        [(data,)] = await here.rows("SELECT data FROM facts WHERE kind = 'decided'")
        assert '"place":null' in data


async def test_it_ends_by_itself_and_what_is_undone_goes_back(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await goes(here)
        await here[AUTHOR].submits()
        await here[AUTHOR].submits("第二件", "第二件的正文，写得够长。")
        await here[DEPUTY].approves("第二件")
        await here.passes(days=6)
        assert "已交还李国华 · 健康宣传日走进社区" in here[DEPUTY].reads()
        assert "您不再代李国华处理，未办的 1 件已交还" in here[DEPUTY].reads()
        assert "欢迎回来。赵倩代您处理了 1 件，1 件未办" in here[HEAD].reads()
        assert not here[DEPUTY].sees(Verb.APPROVE)
        await here[HEAD].approves("健康")
        assert "李国华" in here[DEPUTY].reads()


async def test_one_that_is_to_come_begins_by_itself(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[AUTHOR].submits()
        await goes(here, "外出 6月4日到6日 由孙浩代")
        assert "请您届时代为处理" in here["sun-hao"].reads()
        assert not here["sun-hao"].sees(Verb.APPROVE)
        await here.passes(days=2)
        assert here["sun-hao"].sees(Verb.APPROVE)
        await here.passes(days=3)
        assert not here["sun-hao"].sees(Verb.APPROVE)


async def test_back_before_the_time_by_a_button_or_a_word(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[AUTHOR].submits()
        await goes(here)
        answer = await here[HEAD].taps(Verb.BACK)
        assert "未办的已交还给您" in here.say(answer.text)
        assert not here[DEPUTY].sees(Verb.APPROVE)
        again = await here[HEAD].taps(Verb.BACK)
        assert again.refused
        await goes(here, "外出 6月3日至7日 由赵倩代")
        assert not here[DEPUTY].sees(Verb.APPROVE)
        await here[HEAD].says("我回来了")
        assert "已取消：6月3日至6月7日的外出，不再由赵倩代理" in here[HEAD].reads()
        assert "不再请您代理" in here[DEPUTY].reads()
        await here[HEAD].says("我回来了")
        assert "现在没有设置外出" in here[HEAD].hears()
        await here.passes(days=2)
        assert not here[DEPUTY].sees(Verb.APPROVE)


async def test_other_days_take_the_place_of_those_set_before(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[AUTHOR].submits()
        await goes(here)
        await goes(here, "外出 今天到明天 由孙浩代")
        assert not here[DEPUTY].sees(Verb.APPROVE)
        assert here["sun-hao"].sees(Verb.APPROVE)
        await here[HEAD].says("外出")
        assert "由孙浩代您处理" in here[HEAD].hears()
        await here[HEAD].taps(Verb.AWAY)
        assert "您从哪天到哪天不在" in here[HEAD].hears()


async def test_of_two_absences_each_is_shown_and_ends_by_itself(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[AUTHOR].submits()
        await goes(here, "外出 6月4日 由赵倩代")
        await goes(here, "外出 6月6日 由孙浩代")
        await goes(here, "外出 今天 由赵倩代")
        before = len(here[HEAD].sheets)
        await here[HEAD].says("外出")
        listed = [sheet.card for sheet in here[HEAD].sheets[before:]]
        assert ["6月2日" in here.printed(listed[0]), "6月4日" in here.printed(listed[1])] == [True, True], listed
        later = next(button for button in listed[1].buttons if button.token.verb is Verb.BACK)
        await here[HEAD].presses(later.token)
        assert "已取消：6月4日的外出，不再由赵倩代理" in here[HEAD].reads()
        assert "李国华改了一次外出的安排，那次不再请您代理" in here[DEPUTY].reads()
        assert "不变的是：6月2日李国华不在，仍请您代为处理" in here[DEPUTY].reads()
        assert "不变的是" not in here["sun-hao"].reads()
        assert here[DEPUTY].sees(Verb.APPROVE)
        await here[HEAD].says("我回来了")
        assert not here[DEPUTY].sees(Verb.APPROVE)


async def test_a_chain_of_delegates_leads_to_whoever_is_there_and_loops_end(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[AUTHOR].submits()
        await goes(here)
        await goes(here, "外出 6月2日至5日 由孙浩代", DEPUTY)
        assert here["sun-hao"].sees(Verb.APPROVE)
        assert not here[DEPUTY].sees(Verb.APPROVE)
        await goes(here, "外出 6月2日至3日 由李国华代", "sun-hao")
        assert here["sun-hao"].sees(Verb.APPROVE), "the loop ends with him"
        await here["sun-hao"].says("我回来了")
        await here[DEPUTY].says("我回来了")
        assert here[DEPUTY].sees(Verb.APPROVE)
        assert not here["sun-hao"].sees(Verb.APPROVE)


async def test_a_leader_on_leave_whose_delegate_wrote_the_item_is_followed_by_the_next_in_line(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await goes(here, "外出 6月2日至7日 由王敏代")
        await here[AUTHOR].submits()
        assert not here[AUTHOR].sees(Verb.APPROVE)
        assert here[DEPUTY].sees(Verb.APPROVE)
        assert "代理人不能办理本件，由您接替处理" in here[DEPUTY].reads()
        assert "由赵倩代" in here[AUTHOR].reads()
        await here["sun-hao"].submits("另一件稿件", "这是另一件稿件的正文，写得够长。")
        assert here[AUTHOR].button(Verb.APPROVE, about="另一件").token.subject
        await here.passes(days=6)
        assert "已交还李国华 · 健康宣传日走进社区" in here[DEPUTY].reads()
        assert "已交还李国华 · 另一件稿件" in here[AUTHOR].reads()
        assert not here[AUTHOR].sees(Verb.APPROVE)
        await here[HEAD].approves("健康")


async def test_the_bot_was_down_from_the_first_day_to_after_the_last(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[AUTHOR].submits()
        await goes(here, "外出 6月4日到6日 由孙浩代")
        here.clock.move_to(here.clock.now().replace(day=12))
        await here.settles()
        assert not here["sun-hao"].sees(Verb.APPROVE)
        assert "待您代李国华审核" not in here["sun-hao"].reads()
        assert await here.rows("SELECT id FROM delegations WHERE ended_at IS NULL") == []


async def test_both_names_stand_on_the_approval_sheet_and_in_the_ledger(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await goes(here)
        await here[AUTHOR].submits()
        await here[DEPUTY].approves()
        await here.approved_by(*CHAIN[1:])
        await here["ma-tao"].taps(Verb.PROOFREAD)
        await here["ma-tao"].releases("weibo", "https://weibo.example/1")
        await here["ma-tao"].releases("wechat", "https://wechat.example/1")

        rows = [row async for row in entries(here.bot.settings.data / DATABASE)]
        assert {row.approvers[0].zh_hans for row in rows} == {"赵倩（代李国华）"}
        assert {row.approvers[0].en for row in rows} == {"Zhao Qian (for Li Guohua)"}

        def look(tables: Tables) -> tuple[Ledger, Paper]:
            act = Act(tables, here.clock.now(), here.bot.organisation)
            draft = tables.drafts.by_number("2026-0001")
            assert draft is not None
            return ledger.file(act, PersonId("ma-tao"), "2026")[1], views.paper(act, draft)

        in_chat, paper = await here.bot.store.view(look)
        assert [row.approvers for row in in_chat.entries] == [row.approvers for row in rows]
        assert "person-in-place" in str(paper)


async def test_a_change_elsewhere_leaves_what_is_lent_alone(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[AUTHOR].submits()
        await goes(here)
        told = len(here[DEPUTY].sheets)
        await here.does(people.end_role, PersonId("tang-guoqing"), Role.AUDITOR, None)
        assert len(here[DEPUTY].sheets) == told
        await here[DEPUTY].approves()


async def test_who_is_not_to_stand_in_after_all_is_told(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await goes(here, "外出 6月4日到6日 由孙浩代")
        await goes(here, "外出 6月4日到7日 由赵倩代")
        assert "不再请您代理" in here["sun-hao"].hears()
        assert "请您届时代为处理" in here[DEPUTY].hears()

"""Who may decide: nobody his own, one person once, a step with nobody in it, a role that ends (APR7, fault 55)."""

from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.domain.people import PersonId, Role, UnitId
from bot.errors import NotFound
from handlers import people
from tests.support.world import CHAIN, CHIEF, DESK, HEAD, SECRECY, policy_with, roster_with, world

LEADER_OF_HR = "he-jianping"


async def test_a_head_who_drafts_is_reviewed_by_the_leader_in_charge(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        huang = here["huang-yi"]
        await huang.begins()
        assert "部门负责人：何建平（第六条）；该岗位无人可审，由替补代审" in huang.hears()
        await huang.taps(Verb.SUBMIT)

        assert await here.deciding() == {LEADER_OF_HR}
        answer = await huang.presses(here[LEADER_OF_HR].button(Verb.APPROVE).token)
        assert answer.refused
        assert here[LEADER_OF_HR].last.card.title.key == "review-title-for-another"


async def test_one_person_in_two_steps_decides_once(tmp_path: Path) -> None:
    """He stands in for the head, and is the confidentiality head: the second step passes with a note."""
    async with world(tmp_path) as here:
        await here["huang-yi"].submits()
        await here.approved_by(LEADER_OF_HR, "gao-yun")

        assert await here.deciding() == {CHIEF}
        assert "保密负责人：何建平在前面环节已同意，不再重复" in here[CHIEF].hears()
        assert len([key for key in here[LEADER_OF_HR].titles() if key.startswith("review")]) == 1
        await here.approved_by(CHIEF)
        assert await here.rows("SELECT count(*) FROM decisions") == [(3,)]


async def test_one_person_in_two_steps_is_asked_again_where_policy_wants_fresh_eyes(tmp_path: Path) -> None:
    who = 'who = { role = "confidentiality" }'
    again = (who, f"fresh_eyes = true\n{who}")
    async with world(tmp_path, policy=policy_with(tmp_path, again)) as here:
        await here["huang-yi"].submits()
        await here.approved_by(LEADER_OF_HR, "gao-yun")
        assert await here.deciding() == {SECRECY}


async def test_nobody_decides_his_own_even_if_the_seat_were_his(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["huang-yi"].submits()
        token = here[LEADER_OF_HR].button(Verb.APPROVE).token
        await here.alters("UPDATE seats SET person = 'huang-yi' WHERE id = ?", token.subject)
        await here.alters("UPDATE steps SET role = 'head' WHERE state = 'open'")
        for verb in (Verb.APPROVE, Verb.REMARK, Verb.RETURN, Verb.REJECT):
            answer = await here["huang-yi"].presses(f"{verb}.{token.subject}.1.")
            assert here.say(answer.text) == "这是您自己的稿件，要由别人来审。"
        assert await here.rows("SELECT * FROM decisions") == []


async def test_a_step_with_nobody_in_it_goes_to_its_stand_in(tmp_path: Path) -> None:
    nobody = ('roles = ["confidentiality"]', "roles = []")
    async with world(tmp_path, roster=roster_with(tmp_path, nobody)) as here:
        await here["wang-min"].begins()
        assert "保密负责人：周广远（第十二条第1项）；该岗位无人可审，由替补代审" in here["wang-min"].hears()
        await here["wang-min"].taps(Verb.SUBMIT)
        await here.approved_by(HEAD, "gao-yun", CHIEF)
        assert await here.state() == "signed-off"


async def test_a_step_that_nobody_can_answer_is_a_gap_and_said_in_words(tmp_path: Path) -> None:
    gap = (('roles = ["confidentiality"]', "roles = []"), ('roles = ["chief"]', "roles = []"))
    async with world(tmp_path, roster=roster_with(tmp_path, *gap)) as here:
        wang = here["wang-min"]
        await wang.begins()
        assert wang.last.card.title.key == "item-gap"
        assert "“保密负责人”（第十二条第1项）现在没有人，也没有替补，所以不能提交。" in wang.hears()
        assert not wang.sees(Verb.SUBMIT)

        answer = await wang.presses(f"su.{await here.draft()}.1.")
        assert answer.refused
        assert "“保密负责人”（第十二条第1项）现在没有人" in here.say(answer.text)
        assert await here.state() == "gathering"
        assert await here.rows("SELECT number FROM drafts") == [(None,)]


async def test_a_role_that_ended_decides_nothing_and_the_seat_passes_on(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        token = here[HEAD].button(Verb.APPROVE).token
        await here.does(people.end_role, PersonId(HEAD), Role.HEAD, UnitId("marketing"))

        assert await here.deciding() == {"lin-shuhua"}
        assert here[HEAD].last.card.title.key == "review-passed-on"
        assert here["lin-shuhua"].last.card.title.key == "review-title-for-another"
        answer = await here[HEAD].presses(token)
        assert answer.refused
        assert "现在不用处理" in here.say(answer.text) or "由部门负责人处理" in here.say(answer.text)
        await here.approved_by("lin-shuhua", "gao-yun", SECRECY, CHIEF)
        assert await here.state() == "signed-off"


async def test_one_of_several_leaves_and_the_others_still_decide(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(HEAD)
        await here.does(people.end_role, PersonId("luo-jing"), Role.PR_DESK, None)
        assert await here.deciding() == set(DESK) - {"luo-jing"}
        await here.approved_by("gao-yun")
        assert await here.deciding() == {SECRECY}


async def test_a_step_that_loses_its_last_person_is_told_to_the_administrators(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(*CHAIN[:3])
        await here.does(people.end_role, PersonId("lin-shuhua"), Role.LEADER_IN_CHARGE, UnitId("marketing"))
        token = here[CHIEF].button(Verb.APPROVE).token
        await here.does(people.end_role, PersonId(CHIEF), Role.CHIEF, None)

        assert "主要领导" in here.say(here["shen-tong"].card("news-unmanned").title)
        answer = await here[CHIEF].presses(token)
        assert here.say(answer.text) == "这张卡片由主要领导处理；您可以看进度。"
        here.sound = False  # the card of a seat that nobody may take stands until somebody is found


async def test_a_role_that_ends_ends_once(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].begins()
        await here.does(people.end_role, PersonId("wu-haiyan"), Role.HEAD, UnitId("medical"))
        with pytest.raises(NotFound):
            await here.does(people.end_role, PersonId("wu-haiyan"), Role.HEAD, UnitId("medical"))


async def test_a_seat_that_another_role_holds_stays(tmp_path: Path) -> None:
    """The confidentiality head loses the departments he is in charge of: what he has to decide as the other stays."""
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(HEAD, "gao-yun")
        await here.does(people.end_role, PersonId(SECRECY), Role.LEADER_IN_CHARGE, UnitId("hr"))
        assert await here.deciding() == {SECRECY}
        await here.approved_by(SECRECY, CHIEF)

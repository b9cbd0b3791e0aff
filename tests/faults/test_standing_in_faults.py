"""Faults of those who stand in: mandates that have ended, deputies of themselves, leavers (83, 84, 89)."""

from pathlib import Path

from bot.cards.tokens import Verb
from bot.domain.people import PersonId, Role, UnitId
from handlers import people
from tests.support.leaving import leaves
from tests.support.world import HEAD, OFFICE, world

AUTHOR, DEPUTY, OTHER = "wang-min", "zhao-qian", "sun-hao"


async def test_fault_83_an_author_does_not_decide_his_own_item_as_a_deputy_of_his_head(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[HEAD].says("外出 6月2日至7日 由王敏代")
        await here[AUTHOR].submits()
        assert not here[AUTHOR].sees(Verb.APPROVE)
        seat = here[HEAD].button(Verb.APPROVE).token
        answer = await here[AUTHOR].presses(seat)
        assert answer.refused
        assert await here.rows("SELECT seat FROM decisions") == []


async def test_fault_83_nor_as_a_deputy_of_his_deputy(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[HEAD].says("外出 6月2日至7日 由孙浩代")
        await here[OTHER].says("外出 6月2日至7日 由王敏代")
        await here[AUTHOR].submits()
        assert (await here[AUTHOR].presses(here[HEAD].button(Verb.APPROVE).token)).refused
        assert here[OTHER].sees(Verb.APPROVE), "who named the author is left, though he is away"
        await here[OTHER].approves()


async def test_fault_84_a_mandate_that_ended_a_minute_ago_confers_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[AUTHOR].submits()
        await here[HEAD].says("外出 今天 由孙浩代")
        card = here[OTHER].button(Verb.APPROVE).token
        here.clock.move_to(
            here.clock.now().replace(hour=16, minute=1)
        )  # one minute after local midnight: nothing fired
        answer = await here.bot.desk.tapped(here[OTHER].address, str(card), event="late")
        assert answer.refused
        assert answer.text is not None
        assert answer.text.key == "refused-mandate-over"
        assert "李国华" in here.say(answer.text)
        assert "没有改变任何内容" in here.say(answer.text)
        assert await here.rows("SELECT seat FROM decisions") == []
        await here[HEAD].approves()


async def test_fault_84_a_reason_that_comes_after_the_end_is_not_taken(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[AUTHOR].submits()
        await here[HEAD].says("外出 6月2日至7日 由孙浩代")
        await here[OTHER].taps(Verb.REJECT)
        await here[HEAD].taps(Verb.BACK)
        await here[OTHER].says("内容不宜公开")
        assert "授权已经结束" in here[OTHER].reads()
        assert await here.state() == "in-review"
        assert await here.rows("SELECT id FROM dialogs WHERE state = 'open'") == []


async def test_fault_84_a_principal_who_loses_the_role_takes_his_delegates_mandate_with_it(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[AUTHOR].submits()
        await here[HEAD].says("外出 6月2日至7日 由孙浩代")
        card = here[OTHER].button(Verb.APPROVE).token
        await here.does(people.end_role, PersonId(HEAD), Role.HEAD, UnitId("marketing"))
        assert not here[OTHER].sees(Verb.APPROVE)
        assert (await here[OTHER].presses(card)).refused


async def test_fault_89_what_was_lent_to_a_leaver_goes_back_and_his_decisions_stay(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[HEAD].says("外出 6月2日至7日 由孙浩代")
        await here[AUTHOR].submits()
        await here[AUTHOR].submits("第二件", "第二件稿件的正文，写得够长。")
        await here[OTHER].approves("健康")
        card = here[OTHER].button(Verb.APPROVE, about="第二件").token
        await leaves(here, OTHER)

        assert (await here[OTHER].presses(card)).refused
        assert "孙浩已离任，不再代您处理" in here[HEAD].reads()
        assert await here.rows("SELECT id FROM delegations WHERE ended_at IS NULL") == []
        assert "孙浩（代李国华）" in here[AUTHOR].reads(), "what he decided stays, with his name"
        [(by,)] = await here.rows("SELECT by FROM decisions")
        assert by == OTHER
        assert OFFICE in await here.deciding()

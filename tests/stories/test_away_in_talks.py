"""Those who stand in where units countersign and talk, and where several have a voice."""

from pathlib import Path

from bot.cards.tokens import Verb
from tests.support.countersigning import CULTURE, HR, LEADER, MEDICAL, policy, submits
from tests.support.world import HEAD, OFFICE, world

AUTHOR = "wang-min"
DEPUTY = "qian-rong"  # of the medical department


async def test_a_delegate_objects_talks_and_keeps_the_objection_in_his_heads_place(tmp_path: Path) -> None:
    async with world(tmp_path, policy=policy(tmp_path)) as here:
        await here[MEDICAL].says("外出 6月2日至9日 由钱蓉代")
        await submits(here[AUTHOR], "medical", "culture", "hr")
        await here.approved_by(HEAD)
        assert DEPUTY not in await here.deciding()
        await here[DEPUTY].rejects("数据未经核实")
        await here.approved_by(CULTURE, HR)
        assert "意见不一致，请您代吴海燕再议" in here[DEPUTY].reads()
        await here[DEPUTY].taps(Verb.SAY)
        await here[DEPUTY].says("请附上化验单")
        assert "请附上化验单" in here[AUTHOR].reads()
        await here[AUTHOR].taps(Verb.SAY)
        await here[AUTHOR].says("已附上")
        await here[DEPUTY].taps(Verb.TALK)
        assert "意见不一致，请您代吴海燕再议" in here[DEPUTY].hears()
        await here[DEPUTY].taps(Verb.KEEP_OBJECTION)
        assert await here.deciding() == {LEADER}
        assert "钱蓉（代吴海燕）" in here[LEADER].reads()


async def test_a_head_speaks_for_his_unit_and_for_another_whose_head_is_away(tmp_path: Path) -> None:
    async with world(tmp_path, policy=policy(tmp_path)) as here:
        await here[MEDICAL].says("外出 6月2日至9日 由刘芳代")
        await submits(here[AUTHOR], "medical", "culture")
        await here.approved_by(HEAD)
        await here[CULTURE].approves()
        await here[CULTURE].approves()
        assert OFFICE in await here.deciding()
        said = await here.rows("SELECT by, json_extract(data, '$.place') FROM facts WHERE kind = 'decided'")
        assert set(said) == {(HEAD, None), (CULTURE, None), (CULTURE, MEDICAL)}


async def test_a_colleague_who_is_asked_himself_does_not_get_a_second_voice(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[OFFICE].says("外出 6月2日至9日 由罗静代")
        await here[AUTHOR].submits()
        await here.approved_by(HEAD)
        assert await here.rows("SELECT person FROM proxies WHERE person = 'luo-jing'") == []
        await here["luo-jing"].approves()
        [(place,)] = await here.rows("SELECT json_extract(data, '$.place') FROM facts WHERE by = 'luo-jing'")
        assert place is None


async def test_what_somebody_did_in_anothers_place_is_not_done_in_his_own(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[HEAD].says("外出 6月2日至9日 由何建平代")
        await here[AUTHOR].submits()
        await here["he-jianping"].approves()
        await here.approved_by(OFFICE)
        assert "he-jianping" in await here.deciding(), "he is asked for the confidentiality step all the same"


async def test_who_stands_in_opens_the_card_again_and_leaves_the_text_to_others(tmp_path: Path) -> None:
    edits = ('who = { role = "pr-desk" }\n', 'who = { role = "pr-desk" }\nedits = true\n')
    async with world(tmp_path, policy=policy(tmp_path, edits)) as here:
        await here["luo-jing"].says("外出 6月2日至9日 由王敏代")
        await here["sun-hao"].begins()
        await here["sun-hao"].answers("none")
        await here["sun-hao"].taps(Verb.SUBMIT)
        await here.approved_by(HEAD)
        assert here["luo-jing"].sees(Verb.EDIT)
        assert not here[AUTHOR].sees(Verb.EDIT)
        token = here["luo-jing"].button(Verb.EDIT).token
        assert (await here[AUTHOR].presses(token)).refused
        await here[AUTHOR].says("待办")
        await here[AUTHOR].taps(Verb.OPEN)
        assert "请您代为处理" in here[AUTHOR].hears()

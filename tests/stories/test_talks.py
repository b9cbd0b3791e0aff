"""Who may do what while units countersign and talk, who follows whom, and what is answered to a tap that comes late."""

from pathlib import Path

import pytest

from bot.cards.tokens import Token, Verb
from bot.domain.people import PersonId, Role, UnitId
from handlers import people
from tests.stories.test_countersigning import asked, disagreed
from tests.support.countersigning import CULTURE, HR, LEADER, MEDICAL, policy, submits
from tests.support.world import HEAD, OFFICE, PUBLISHERS, World, policy_with, world

DEPUTY = "qian-rong"  # of the medical department
OFFICERS = ('who = { role = "head", of = "concerned" }', 'who = { role = "officer", of = "concerned" }')
FIRST, SECOND = "zheng-kai", "he-xinyi"  # officers of the culture department


async def quits(here: World, person: str, role: Role, unit: str | None) -> None:
    await here.does(people.end_role, PersonId(person), role, UnitId(unit) if unit else None)


async def test_a_head_who_leaves_is_followed_by_who_stands_in_for_his_unit(tmp_path: Path) -> None:
    async with world(tmp_path, policy=policy(tmp_path)) as here:
        await asked(here)
        await quits(here, MEDICAL, Role.HEAD, "medical")

        assert await here.deciding() == {DEPUTY, CULTURE, HR}
        assert "医务管理部现在无人可答复，请您代为答复" in here[DEPUTY].reads()
        await here.approved_by(DEPUTY, CULTURE, HR)
        assert await here.deciding() >= {OFFICE}


async def test_who_stands_in_for_a_unit_answers_only_while_he_does(tmp_path: Path) -> None:
    async with world(tmp_path, policy=policy(tmp_path)) as here:
        await quits(here, MEDICAL, Role.HEAD, "medical")
        await asked(here)
        token = here[DEPUTY].button(Verb.APPROVE).token
        await here.alters("UPDATE roles SET until = 0 WHERE person = ? AND role = 'deputy-head'", DEPUTY)
        late = await here[DEPUTY].presses(token)
        assert late.text is not None
        assert late.text.key == "refused-not-your-turn"


async def test_who_follows_somebody_who_objected_keeps_that_with_one_tap(tmp_path: Path) -> None:
    async with world(tmp_path, policy=policy(tmp_path)) as here:
        await asked(here)
        await here[MEDICAL].rejects("数据未经核实")
        await here.approved_by(CULTURE, HR)
        await quits(here, MEDICAL, Role.HEAD, "medical")
        assert "“数据未经核实”" in here[DEPUTY].reads()

        await here[DEPUTY].taps(Verb.KEEP_OBJECTION)
        assert await here.deciding() == {LEADER}
        assert "钱蓉保留意见" in here[LEADER].reads()


async def test_who_follows_without_knowing_the_objection_gives_his_own_reason(tmp_path: Path) -> None:
    desk = 'who = { role = "pr-desk" }\nanswer = "any"\nnobody = { role = "chief" }\n'
    ends = '[step.on_disagreement]\ntalk = "4 working hours"\nclause = "二(二)2"\nwho = { role = "chief" }\n'
    rule = desk.replace("any", "all") + 'due = "1 working day"\n\n' + ends + 'nobody = { role = "confidentiality" }\n'
    async with world(tmp_path, policy=policy(tmp_path, (f'{desk}due = "1 working day"\n', rule))) as here:
        await submits(here["wang-min"], "hr")
        await here.approved_by(HEAD, HR, "luo-jing", "sun-yue")
        await here[OFFICE].returns("标题有误")
        assert await here.deciding() == {OFFICE}
        await here.alters("INSERT INTO roles (person, role) VALUES ('wei-lan', 'pr-desk')")
        await quits(here, OFFICE, Role.PR_DESK, None)
        assert await here.deciding() == {"wei-lan"}

        await here["wei-lan"].taps(Verb.KEEP_OBJECTION)
        await here["wei-lan"].says("同意前任意见")
        assert await here.deciding() == {"zhou-guangyuan"}


async def test_of_two_who_answer_for_a_unit_one_is_enough_and_the_other_is_told(tmp_path: Path) -> None:
    async with world(tmp_path, policy=policy(tmp_path, OFFICERS)) as here:
        await asked(here, "culture", "it")
        assert await here.deciding() == {FIRST, SECOND, "jiang-bo"}
        token = here[SECOND].button(Verb.APPROVE).token
        await here[FIRST].approves()

        assert await here.deciding() == {"jiang-bo"}
        assert here[SECOND].card("review-they-approve").closed
        late = await here[SECOND].presses(token)
        assert late.text is not None
        assert late.text.key == "refused-step-answered"
        await here["jiang-bo"].approves()
        assert OFFICE in await here.deciding()


async def test_before_the_first_answer_has_settled_a_second_for_the_same_unit_is_refused(tmp_path: Path) -> None:
    async with world(tmp_path, policy=policy(tmp_path, OFFICERS)) as here:
        await asked(here, "culture", "it")
        token = here[SECOND].button(Verb.APPROVE).token
        await here[FIRST].approves()
        await here.alters("UPDATE seats SET state = 'open' WHERE person = ?", SECOND)
        late = await here[SECOND].presses(token)
        assert late.text is not None
        assert late.text.key == "refused-step-answered"


async def test_another_pair_of_eyes_is_wanted_at_the_moment_of_pressing(tmp_path: Path) -> None:
    chief = '[[step]]\nid = "chief"\n'
    async with world(tmp_path, policy=policy(tmp_path, (chief, f'{chief}apart_from = ["countersign"]\n'))) as here:
        await asked(here, "medical")
        await here.approved_by(MEDICAL, OFFICE, "he-jianping")
        token = here["zhou-guangyuan"].button(Verb.APPROVE).token
        await here.alters("UPDATE roles SET person = ? WHERE role = 'chief'", MEDICAL)
        await here.alters("UPDATE seats SET person = ? WHERE state = 'open'", MEDICAL)
        refused = await here[MEDICAL].presses(token)
        assert refused.text is not None
        assert refused.text.key == "refused-asked-before"


async def test_a_tap_that_belongs_to_no_talk_is_answered_kindly(tmp_path: Path) -> None:
    async with world(tmp_path, policy=policy(tmp_path)) as here:
        await asked(here)
        seat = here[MEDICAL].button(Verb.APPROVE).token
        taps = [Token(Verb.SAY, "nothing", 1), Token(Verb.TALK, "nothing"), Token(Verb.KEEP_OBJECTION, seat.subject, 1)]
        [(step,)] = await here.rows("SELECT id FROM steps WHERE rule = 'countersign'")
        for token in (*taps, Token(Verb.SAY, step, 1)):
            refused = await here[MEDICAL].presses(token)
            assert refused.text is not None
            assert refused.text.key == "refused-dead-button"


async def test_only_those_who_take_part_say_something_or_look(tmp_path: Path) -> None:
    async with world(tmp_path, policy=policy(tmp_path)) as here:
        await disagreed(here)
        say = here[MEDICAL].button(Verb.SAY).token
        stranger = await here["jiang-bo"].presses(say)
        looked = await here["jiang-bo"].presses(Token(Verb.TALK, say.subject))
        assert [answer.text and answer.text.key for answer in (stranger, looked)] == [
            "refused-not-your-turn",
            "refused-not-found",
        ]


async def test_a_talk_is_opened_again_from_what_was_said_in_it(tmp_path: Path) -> None:
    async with world(tmp_path, policy=policy(tmp_path)) as here:
        await disagreed(here)
        await here[MEDICAL].taps(Verb.SAY)
        await here[MEDICAL].says("我部核过")

        await here[CULTURE].taps(Verb.TALK)
        assert here[CULTURE].last.card.title.key == "review-talk"
        await here[HR].taps(Verb.TALK)
        assert here[HR].last.card.title.key == "talk-title"
        assert [sheet.card.title.key for sheet in here[HR].sheets].count("card-moved") == 1


async def test_words_that_come_after_the_talk_are_not_sent(tmp_path: Path) -> None:
    async with world(tmp_path, policy=policy(tmp_path)) as here:
        await disagreed(here)
        await here[MEDICAL].taps(Verb.SAY)
        await here[CULTURE].taps(Verb.KEEP_OBJECTION)
        await here[MEDICAL].says("晚了一步")
        assert "协商已经结束" in here[MEDICAL].reads()
        assert await here.rows("SELECT 1 FROM remarks") == []


@pytest.mark.parametrize("category", ["business", "image"])
async def test_who_releases_may_depend_on_the_item(tmp_path: Path, category: str) -> None:
    standing = "# Who releases what was signed off.\n[publisher]\n"
    first = (
        '[[publisher]]\nwho = { role = "pr-desk" }\nnobody = { role = "chief" }\nclause = "第十二条第3项"\n'
        'when = { category = ["image"] }\n\n[[publisher]]\n'
    )
    async with world(tmp_path, policy=policy_with(tmp_path, (standing, first))) as here:
        await here["wang-min"].submits(category=category)
        await here.approved_by(HEAD, OFFICE, "he-jianping", "zhou-guangyuan")
        able = {OFFICE} if category == "image" else {PUBLISHERS[0]}
        for person in (OFFICE, PUBLISHERS[0]):
            assert here[person].sees(Verb.PROOFREAD) == (person in able)
        [person] = able
        await here[person].taps(Verb.PROOFREAD)
        other = PUBLISHERS[0] if person == OFFICE else OFFICE
        refused = await here[other].presses(here[person].button(Verb.RELEASE).token)
        assert refused.text is not None
        assert refused.text.key == "refused-not-the-publisher"

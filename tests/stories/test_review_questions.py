"""What a step has to look at: who approves signs yes to it, who does not says what does not hold (APR12)."""

import json
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from tests.support import countersigning, p0
from tests.support.p0 import AUTHOR, EDITOR, HEAD
from tests.support.world import World, world

QUESTIONS = ["true", "accurate", "timely", "rules", "secrets"]


async def answers(here: World) -> list[tuple[str, list[list[object]]]]:
    rows = await here.rows("SELECT by, answers FROM decisions ORDER BY at")
    return [(by, json.loads(said) if said else []) for by, said in rows]


async def test_the_card_says_what_an_approval_confirms(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)

        assert "同意即确认（四(三)1）：\n1. 内容真实\n2. 表述准确\n3. 发布及时\n" in here[EDITOR].hears()
        assert "By approving you confirm (四(三)1):\n1. It is true\n2. It is accurate" in here[EDITOR].hears("en")
        assert "同意即确认" not in here[HEAD].reads()


@pytest.mark.parametrize("how", ["approves", "remarks"])
async def test_an_approval_signs_yes_to_all(tmp_path: Path, how: str) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)
        await (here[EDITOR].approves() if how == "approves" else here[EDITOR].remarks("数据已核"))

        assert await answers(here) == [(HEAD, []), (EDITOR, [[question, True] for question in QUESTIONS])]
        [data] = await here.rows("SELECT data FROM facts WHERE kind = 'decided' AND by = ?", EDITOR)
        assert len(json.loads(data[0])["opinion"]["answers"]) == len(QUESTIONS)
        assert "高云签发" in here[AUTHOR].reads()
        assert "确认 5 项" in here[AUTHOR].reads()
        assert "5 points confirmed" in here[AUTHOR].reads("en")


async def test_a_return_says_what_does_not_hold_with_a_ready_reason_and_words(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)
        await here[EDITOR].taps(Verb.RETURN)
        await here[EDITOR].answers("author")
        assert "未通过：“符合公司规定”" in here[EDITOR].hears()
        assert "[Not met: “It follows the company's rules”]" in here[EDITOR].hears("en")
        for choice in ("-4", "no-source"):
            await here[EDITOR].answers(choice)
        await here[EDITOR].says("请补采访记录")

        assert await answers(here) == [(HEAD, []), (EDITOR, [["rules", False]])]
        assert "“未通过：‘符合公司规定’；来源不明；请补采访记录”" in here[AUTHOR].reads()
        assert await here.state() == "returned"


async def test_several_are_taken_with_done_in_the_language_of_who_decides(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)
        await here[EDITOR].says("language English")
        await here[EDITOR].taps(Verb.REJECT)
        for choice in ("-4", "confidential", "untrue", "late", "late"):
            await here[EDITOR].answers(choice)
        await here[EDITOR].taps(Verb.DONE)

        assert await answers(here) == [(HEAD, []), (EDITOR, [["true", False], ["rules", False], ["secrets", False]])]
        said = "‘It follows the company's rules’; It is untrue or exaggerates; It touches on something confidential"
        assert f"“Not met: {said}”" in here[AUTHOR].reads()


async def test_a_ready_reason_that_says_no_to_a_question_stands_in_its_place(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)
        await here[EDITOR].taps(Verb.RETURN)
        await here[EDITOR].answers("author")
        asked = here[EDITOR].hears()
        assert "[内容不真实或夸大]" in asked
        assert "内容真实”" not in asked
        await here[EDITOR].answers("untrue")
        await here[EDITOR].taps(Verb.DONE)

        assert await answers(here) == [(HEAD, []), (EDITOR, [["true", False]])]
        assert "“内容不真实或夸大”" in here[AUTHOR].reads()


async def test_words_alone_are_a_reason_and_nothing_chosen_is_none(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)
        await here[EDITOR].returns("缺少采访对象")

        assert await answers(here) == [(HEAD, []), (EDITOR, [])]
        assert "“缺少采访对象”" in here[AUTHOR].reads()


async def test_a_ready_reason_that_is_typed_ends_the_answer(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)
        await here[EDITOR].taps(Verb.REJECT)
        await here[EDITOR].answers("-4")
        await here[EDITOR].says("来源不明")

        assert await here.state() == "rejected"
        assert await answers(here) == [(HEAD, []), (EDITOR, [["rules", False]])]
        assert "未通过：‘符合公司规定’；来源不明" in here[AUTHOR].reads()


async def test_a_ready_reason_is_one_or_several_taps_by_what_the_step_looks_at(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.submits(here)
        await here[HEAD].returns("inaccurate")
        assert await here.state() == "returned"

        await here[AUTHOR].taps(Verb.SUBMIT)
        await here.approved_by(HEAD)
        await here[EDITOR].returns("inaccurate")
        assert await here.state() == "returned"


async def test_a_talk_asks_no_questions_of_its_own(tmp_path: Path) -> None:
    names = '{ zh-Hans = "本部门内容属实", zh-Hant = "本部門內容屬實", en = "Ours is right" }'
    asks = f'[[step.question]]\nid = "ours"\nnames = {names}\nclause = "二(二)2"\n\n'
    talk = "[step.on_disagreement]\n"
    path = countersigning.policy(tmp_path, (talk, asks + talk))
    async with world(tmp_path, policy=path) as here:
        await countersigning.submits(here["wang-min"], "medical", "hr")
        await here.approved_by(HEAD)
        await here[countersigning.MEDICAL].returns("-1")
        await here[countersigning.HR].approves()
        assert "同意即确认" not in here[countersigning.MEDICAL].hears()
        await here[countersigning.MEDICAL].approves()

        said = await answers(here)
        assert said[1:] == [
            (countersigning.MEDICAL, [["ours", False]]),
            (countersigning.HR, [["ours", True]]),
            (countersigning.MEDICAL, []),
        ]

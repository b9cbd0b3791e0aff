"""What is put into a question's own line is its answer, and nothing else may have been meant."""

from pathlib import Path

from bot.cards.tokens import Verb
from bot.ports import Answer, Filled
from tests.support.world import HEAD, OFFICE, Player, world


async def puts(player: Player, words: str = "", *, chosen: tuple[str, ...] = ()) -> Answer:
    """Write into the line of the newest card that has one."""
    token = next(sheet.card.words for sheet in reversed(player.sheets) if sheet.card.words is not None)
    event = player.world.event("form")
    answer = await player.world.bot.desk.filled(
        player.address, str(token), (Filled("answer", chosen, words),), event=event
    )
    await player.world.bot.settle()
    return answer


async def test_words_that_would_be_a_command_are_the_answer(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        await w["wang-min"].submits()
        await w[HEAD].taps(Verb.REMARK)

        answer = await puts(w[HEAD], "帮助")

        assert not answer.refused
        assert "帮助" in w[OFFICE].reads()


async def test_of_a_ready_answer_and_own_words_only_one_can_hold(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        await w["wang-min"].submits()
        await w[HEAD].taps(Verb.RETURN)

        answer = await puts(w[HEAD], "第二段的数字请再核对", chosen=("inaccurate",))

        assert answer.refused
        assert answer.text is not None
        assert answer.text.key == "refused-either-or"
        assert not (await puts(w[HEAD], "第二段的数字请再核对")).refused
        assert "第二段的数字请再核对" in w["wang-min"].reads()


async def test_nothing_is_no_answer(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        await w["wang-min"].submits()
        await w[HEAD].taps(Verb.REMARK)

        assert (await puts(w[HEAD])).refused
        assert not (await puts(w[HEAD], "可以")).refused


async def test_signs_that_cannot_be_kept_are_named_and_the_question_stays(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        await w["wang-min"].submits()
        await w[HEAD].taps(Verb.REMARK)

        refused = await puts(w[HEAD], "可以\x00发")

        assert refused.refused
        assert refused.text is not None
        assert refused.text.key == "refused-text-has-control"
        assert not (await puts(w[HEAD], "可以发")).refused

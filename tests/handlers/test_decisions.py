"""Decisions that a card could not have offered, and a database that was tampered with."""

from pathlib import Path

import pytest

from bot.cards.tokens import Token, Verb
from tests.support.world import CHAIN, HEAD, TITLE, world


async def test_whoever_decides_last_signs_off(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        for person in CHAIN:
            assert here.say(here[person].button(Verb.APPROVE).label) == ("签发" if person == CHAIN[-1] else "同意")
            answer = await here[person].approves()
            noted = "您签发" if person == CHAIN[-1] else "您同意"
            assert here.say(answer.text) == f"已记下：{noted}《{TITLE}》（2026-0001）。"


@pytest.mark.parametrize("version", [0, 2, 999_999_999])
async def test_a_version_that_no_card_shows_is_a_dead_button(tmp_path: Path, version: int) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        seat = here[HEAD].button(Verb.APPROVE).token.subject
        answer = await here[HEAD].presses(Token(Verb.APPROVE, seat, version))
        assert answer.text is not None
        assert answer.text.key == "refused-dead-button"


async def test_a_seat_that_asks_about_another_version_cannot_be_taken(tmp_path: Path) -> None:
    """The conditional update is what decides, whatever was read before it."""
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        token = here[HEAD].button(Verb.APPROVE).token
        await here.alters("UPDATE seats SET version = 7 WHERE id = ?", token.subject)
        answer = await here[HEAD].presses(token)
        assert answer.refused
        assert await here.rows("SELECT * FROM decisions") == []
        assert await here.rows("SELECT count(*) FROM facts WHERE kind = 'decided'") == [(0,)]


async def test_a_seat_in_a_step_that_is_over_without_a_decision_says_where_the_item_is(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        token = here[HEAD].button(Verb.APPROVE).token
        await here.alters("UPDATE seats SET state = 'closed' WHERE id = ?", token.subject)
        answer = await here[HEAD].presses(token)
        assert here.say(answer.text) == "稿件审核中，现在不用处理。您的点击没有改变任何内容。"

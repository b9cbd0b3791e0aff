"""Whoever prefers forms where there are none: what a form would ask is asked one thing at a time."""

from pathlib import Path
from typing import Final

from bot.cards.tokens import Verb
from tests.support.world import CHAIN, STORY, TITLE, world

WANG: Final = "wang-min"


async def test_a_form_is_left_for_one_question_at_a_time(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here[WANG]
        await wang.says("/表单")
        await wang.says(f"{TITLE}\n\n{STORY}")
        assert wang.asked() == ["source", "category", "channels", "planned"]
        await wang.fills("steps")
        for choice in ("own", "business", "weibo"):
            await wang.answers(choice)
        await wang.taps(Verb.DONE)
        await wang.answers("asap")
        assert wang.last.card.title.key == "item-ready"
        assert not (await wang.taps(Verb.SUBMIT)).refused
        await here.approved_by(*CHAIN)
        assert await here.state() == "signed-off"


async def test_a_form_is_kept_for_later(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here[WANG]
        await wang.says("/表单")
        await wang.says(f"{TITLE}\n\n{STORY}")
        await wang.fills("save")
        assert wang.last.card.title.key == "item-gathering"

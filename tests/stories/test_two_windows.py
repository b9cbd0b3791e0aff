"""A form in two windows, and a language chosen in the middle of one: each thing is taken once, and nothing is lost."""

import asyncio
from pathlib import Path
from typing import Final

import pytest

from bot.cards.tokens import Verb
from bot.ports import Answer, Filled
from tests.stories.test_filling import begun
from tests.support.world import CHAIN, Player, World, world

pytestmark = pytest.mark.forms

SOURCE: Final = Filled("source", ("own",))
CATEGORY: Final = Filled("category", ("business",))
CHANNELS: Final = Filled("channels", ("weibo",))
PLANNED: Final = Filled("planned", ("asap",))


async def both(here: World, wang: Player, *windows: tuple[Filled, ...]) -> list[Answer]:
    """Send the newest form from several windows at once."""
    token = str(wang.form.buttons[0].token)
    sent = (here.bot.desk.filled(wang.address, token, puts, event=here.event("form")) for puts in windows)
    answers = await asyncio.gather(*sent)
    await here.bot.settle()
    return answers


async def test_two_windows_fill_in_a_half_each(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        answers = await both(here, wang, (SOURCE, CATEGORY), (CHANNELS, PLANNED))
        assert not any(answer.refused for answer in answers)
        assert wang.last.card.title.key == "item-ready"
        assert wang.titles().count("item-ready") == 1


async def test_the_same_whole_form_from_two_windows_is_taken_once(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        whole = (SOURCE, CATEGORY, CHANNELS, PLANNED)
        first, second = await both(here, wang, whole, whole)
        assert (first.refused, second.refused) == (False, True)
        assert second.text is not None
        assert second.text.key == "refused-form-closed"
        assert wang.titles().count("item-ready") == 1
        await wang.taps(Verb.SUBMIT)
        await here.approved_by(*CHAIN)
        assert await here.state() == "signed-off"


async def test_of_two_answers_to_one_field_the_first_holds_and_the_other_is_repeated(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        other = Filled("source", words="区卫生健康局宣传科")
        first, second = await both(here, wang, (SOURCE,), (other, CATEGORY))
        assert not first.refused
        assert "信息来源已经不用填了（“区卫生健康局宣传科”）" in here.say(second.text)
        assert await here.rows("SELECT source, source_words FROM versions") == [("own", "")]
        assert wang.asked() == ["channels", "planned"]


async def test_a_language_chosen_in_the_middle_of_a_form_loses_nothing_that_was_filled_in(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        await wang.fills(source="不详", category="business")
        before = wang.form
        await wang.says("语言")
        await wang.answers("en")
        assert wang.form.fields[0].words == "不详"
        assert here.say(wang.form.fields[0].label, "en") == "Where does it come from?"

        late = await wang.sends_form(before, channels=("weibo",), planned="asap")
        assert not late.refused
        assert wang.asked() == ["source", "channels", "planned"]
        assert [field.chosen for field in wang.form.fields[1:]] == [("weibo",), ("asap",)]
        await wang.fills(source="own", channels=("weibo",), planned="asap")
        assert wang.last.card.title.key == "item-ready"


async def test_a_language_said_in_words_leaves_the_form_open_as_it_is(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        form = wang.form
        await wang.says("/language English")
        await wang.sends_form(form, source="own", category="business", channels=("weibo",), planned="asap")
        assert wang.last.card.title.key == "item-ready"
        assert "Ready to submit" in wang.hears("en")

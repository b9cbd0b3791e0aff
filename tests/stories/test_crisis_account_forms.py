"""The account of a crisis in one form, where the platform has forms; half of it is kept as well."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from tests.support.crisis import LEADER, closes, ids, reported, verbs
from tests.support.world import World, world

OWNER = "gao-yun"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, stage="paper") as found:
        await reported(found)
        await found[OWNER].taps(Verb.TAKE_CRISIS)
        await closes(found, OWNER)
        await found[LEADER].taps(Verb.CONFIRM_END)
        await found[OWNER].taps(Verb.WRITE_ACCOUNT)
        yield found


def account(here: World) -> str:
    return here.printed(here[OWNER].card("account-title"))


async def test_all_four_parts_are_filled_in_at_once(here: World) -> None:
    await here[OWNER].taps(Verb.FORM)
    assert here[OWNER].asked() == ["happened", "done", "well", "badly"]
    form = here[OWNER].form
    await here[OWNER].fills(happened="排队过久", done="当晚答复", well=("none",), badly="电话没人接")
    assert "【做得好的】没有" in account(here)
    assert verbs(here[OWNER].card("account-title"))[0] == "GIVE_ACCOUNT"
    assert "您的回答：已保存" in here[OWNER].reads()
    assert (await here[OWNER].sends_form(form, happened="又一份")).refused


async def test_half_of_it_is_kept_and_stands_in_the_form_again(here: World) -> None:
    await here[OWNER].says("排队过久")
    await here[OWNER].taps(Verb.FORM)
    assert [field.words for field in here[OWNER].form.fields] == ["排队过久", "", "", ""]
    await here[OWNER].fills(well=("none",))
    assert "还没有写：做了什么、做得不好的" in account(here)
    await here[OWNER].taps(Verb.WRITE_ACCOUNT)
    await here[OWNER].taps(Verb.FORM)
    assert here[OWNER].form.fields[2].chosen == ("none",)
    await here[OWNER].fills("steps", done="当晚答复")
    assert "第 4 项，共 4 项" in here[OWNER].hears()


async def test_words_that_come_while_the_form_stands_are_the_first_part_that_is_missing(here: World) -> None:
    await here[OWNER].taps(Verb.FORM)
    await here[OWNER].says("排队过久")
    assert "第 2 项，共 4 项" in here[OWNER].hears()
    assert "【发生了什么】排队过久" in account(here)


async def test_who_likes_forms_has_one_at_once(here: World) -> None:
    await here[OWNER].taps(Verb.CANCEL)
    await here[OWNER].says("表单")
    await here[OWNER].taps(Verb.WRITE_ACCOUNT)
    assert here[OWNER].asked() == ["happened", "done", "well", "badly"]


async def test_what_is_too_long_stays_in_the_form(here: World) -> None:
    await here[OWNER].taps(Verb.FORM)
    answer = await here[OWNER].fills(happened="长" * 1501, done="当晚答复")
    assert "1,501" in here.say(answer.text) or "1501" in here.say(answer.text)
    assert here[OWNER].form.fields[1].words == "当晚答复"
    assert "【" not in account(here)


async def test_a_form_of_an_account_that_fell_away_is_put_aside(here: World) -> None:
    await here[OWNER].taps(Verb.FORM)
    form = here[OWNER].form
    one = (await ids(here))[0]
    await here["sun-yue"].presses(f"cp.{one}.0.sure")
    answer = await here[OWNER].sends_form(form, happened="排队过久")
    assert "突发又启动了" in here.say(answer.text)
    assert (await here["luo-jing"].sends_form(form, happened="排队过久")).refused
    await here[OWNER].presses(f"go.{one}.0.")


async def test_the_form_is_shown_again_to_who_closed_its_window(here: World) -> None:
    one = (await ids(here))[0]
    await here[OWNER].taps(Verb.FORM)
    before = len(here[OWNER].sheets)
    await here[OWNER].presses(f"go.{one}.0.")
    assert len(here[OWNER].sheets) == before + 1
    await here[OWNER].taps(Verb.CANCEL)
    await here[OWNER].presses(f"go.{one}.0.")
    assert len(here[OWNER].sheets) == before + 1

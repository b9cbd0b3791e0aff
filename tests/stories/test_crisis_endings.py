"""What is said twice, or too late, of the end of a crisis: nobody is asked again, nor agrees to something else."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.domain.crises import CrisisState
from tests.support.crisis import LEADER, closes, crisis, does, ids, reported
from tests.support.world import World, world

OWNER, AIDE, OTHER = "gao-yun", "sun-yue", "luo-jing"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as found:
        await reported(found)
        yield found


async def none(here: World, by: str) -> str:
    """Say that it never was one, be it by an old button."""
    answer = await here[by].presses(f"cz.{(await ids(here))[0]}.0.false-alarm")
    return here.say(answer.text)


def asked(here: World, how: str) -> int:
    return here[LEADER].titles().count(f"news-crisis-end-{how}")


async def test_who_says_twice_that_it_is_none_asks_the_others_once(here: World) -> None:
    first = await none(here, AIDE)
    assert "林淑华" in first
    assert await none(here, AIDE) == first
    assert asked(here, "false-alarm") == 1


async def test_who_says_it_after_another_reads_what_waits_and_takes_nothing_from_him(here: World) -> None:
    await none(here, AIDE)
    assert "孙悦" in await none(here, OTHER)
    assert asked(here, "false-alarm") == 1
    await here[OTHER].taps(Verb.CONFIRM_END)
    assert (await crisis(here)).state is CrisisState.FALSE_ALARM


async def test_while_it_is_to_be_closed_an_old_button_for_none_changes_nothing(here: World) -> None:
    await here[OWNER].taps(Verb.TAKE_CRISIS)
    await closes(here, OWNER)
    assert "高云" in await none(here, AIDE)
    assert asked(here, "false-alarm") == 0
    ending = (await crisis(here)).ending
    assert ending is not None
    assert ending.how == "closed"


async def test_who_agrees_that_it_is_none_does_not_close_what_is_to_be_closed_by_then(here: World) -> None:
    await here[OWNER].taps(Verb.TAKE_CRISIS)
    await none(here, AIDE)
    agree = here[LEADER].button(Verb.CONFIRM_END).token
    await does(here, OWNER, Verb.END_CRISIS, "closed")
    await here[OWNER].answers("without")
    answer = await here[LEADER].presses(agree)
    assert "现在提出的已经不同，没有确认" in here.say(answer.text)
    assert (await crisis(here)).state is CrisisState.CLOSING
    await here[LEADER].taps(Verb.CONFIRM_END, "closed")
    assert (await crisis(here)).state is CrisisState.CLOSED

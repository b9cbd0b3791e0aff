"""A drill's statement goes the same way as a real one, marked at both ends, and can be released nowhere."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.domain.crises import CrisisId
from bot.memory import Tables
from tests.support.crisis import crisis, ids
from tests.support.drills import STARTER, begun
from tests.support.world import World, buttons, world

OWNER = "sun-yue"
HEAD = "gao-yun"
DEPUTY = "luo-jing"
MARK = "演练 · DRILL"


@pytest.fixture
async def drilled(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as here:
        await begun(here)
        await here[OWNER].taps(Verb.TAKE_CRISIS)
        await here[OWNER].presses(f"sm.{(await ids(here))[0]}.0.")
        await here[OWNER].says("（演练）我们已注意到有关情况。")
        yield here


def newest(here: World, person: str) -> str:
    return here.printed(here[person].last.card)


async def signed(here: World) -> None:
    await here[OWNER].taps(Verb.SUBMIT)
    await here[HEAD].approves()
    await here.settles()
    [leader] = await here.deciding()
    await here[leader].approves()
    await here.settles()


async def test_every_card_and_every_message_of_it_is_marked(drilled: World) -> None:
    assert newest(drilled, OWNER).startswith(MARK)
    await drilled[OWNER].taps(Verb.SUBMIT)
    assert newest(drilled, HEAD).startswith(MARK)
    assert "演练中的声明不会真的发布，也不进台账" in newest(drilled, HEAD)
    await drilled[HEAD].returns("时间不对")
    await drilled.settles()
    assert newest(drilled, OWNER).startswith(MARK)


async def test_it_is_never_released_and_its_button_says_so(drilled: World) -> None:
    await signed(drilled)
    await drilled[DEPUTY].taps(Verb.PROOFREAD)
    [release] = [one for one in buttons(drilled[DEPUTY].last.card) if one.token.verb is Verb.RELEASE]
    assert "演练，不会发布" in drilled.say(release.label)
    refused = await drilled[DEPUTY].presses(release.token)
    assert "不会发布，也不进台账" in drilled.say(refused.text)
    assert await drilled.rows("SELECT number FROM releases") == []


async def test_its_time_is_that_of_its_signature(drilled: World) -> None:
    one = (await crisis(drilled)).id

    def first(tables: Tables) -> bool:
        return tables.statements.first_statement_at(CrisisId(one)) is not None

    assert not await drilled.bot.store.view(first)
    await signed(drilled)
    assert await drilled.bot.store.view(first)
    assert any("签发（演练，不发布）" in drilled.printed(sheet.card) for sheet in drilled[OWNER].sheets)


async def test_whoever_decided_on_one_has_answered(drilled: World) -> None:
    await signed(drilled)
    await drilled[STARTER].taps(Verb.STOP_DRILL)
    lines = [line for line in drilled[STARTER].reads().splitlines() if "送达" in line]
    [leader] = [line for line in lines if "何建平" in line]
    assert "看到" in leader
    assert "没有回应" not in leader
    assert "没有回应" in next(line for line in lines if "罗静" in line)


async def test_with_the_drill_its_statements_end(drilled: World) -> None:
    await signed(drilled)
    one = (await ids(drilled))[0]
    await drilled[OWNER].presses(f"sm.{one}.0.")
    await drilled[OWNER].says("（演练）第二份，还没有发出。")
    await drilled[STARTER].presses(f"{Verb.STOP_DRILL}.{one}.0.")
    assert await drilled.rows("SELECT DISTINCT state FROM drafts") == [("withdrawn",)]
    assert await drilled.rows("SELECT open FROM tasks") == [(0,)]

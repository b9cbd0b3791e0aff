"""Who leaves, or what goes by, while somebody is asked about a crisis: nothing is handed to nobody, or to yesterday."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from tests.support.crisis import LEADER, closes, crisis, reported, seen
from tests.support.leaving import leaves
from tests.support.world import World, buttons, world

OWNER, AIDE, DOER = "gao-yun", "sun-yue", "luo-jing"


@pytest.fixture
async def taken(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as found:
        await reported(found)
        await found[OWNER].taps(Verb.TAKE_CRISIS)
        yield found


@pytest.fixture
async def closed(taken: World) -> World:
    await closes(taken, OWNER)
    await taken[LEADER].taps(Verb.CONFIRM_END)
    return taken


async def test_it_is_not_offered_to_who_has_left_while_his_name_stood_there(taken: World) -> None:
    await taken[OWNER].taps(Verb.OFFER_CRISIS)
    await leaves(taken, AIDE)
    answer = await taken[OWNER].answers(AIDE)
    assert "没有能对上“孙悦”的同事" in taken.say(answer.text)
    assert (await crisis(taken)).offered is None
    await taken[OWNER].taps(Verb.OFFER_CRISIS)
    assert not any(button.token.choice == AIDE for button in buttons(taken[OWNER].last.card))
    await taken[OWNER].answers(DOER)
    assert (await crisis(taken)).offered == DOER


async def test_what_was_offered_to_who_has_left_since_is_offered_no_more(taken: World) -> None:
    await taken[OWNER].taps(Verb.OFFER_CRISIS)
    await taken[OWNER].answers(AIDE)
    assert "请孙悦接手" in seen(taken, OWNER)
    await leaves(taken, AIDE)
    assert (await crisis(taken)).offered is None
    assert "请孙悦接手" not in seen(taken, OWNER)
    assert (await crisis(taken)).owner == OWNER


async def test_no_task_is_for_who_has_left_while_his_name_stood_there(closed: World) -> None:
    await closed[OWNER].taps(Verb.ADD_TASK)
    await closed[OWNER].says("写一份应答口径")
    await leaves(closed, AIDE)
    await closed[OWNER].answers(AIDE)
    assert await closed.rows("SELECT person FROM crisis_tasks") == []
    await closed[OWNER].taps(Verb.ADD_TASK)
    await closed[OWNER].says("写一份应答口径 — 罗静 — 6月4日 17:00")
    assert await closed.rows("SELECT person FROM crisis_tasks") == [(DOER,)]


async def test_a_task_is_not_handed_on_to_who_has_left(closed: World) -> None:
    await closed[OWNER].taps(Verb.ADD_TASK)
    await closed[OWNER].says("写一份应答口径 — 罗静 — 6月4日 17:00")
    await closed[DOER].taps(Verb.HAND_ON_TASK)
    await leaves(closed, AIDE)
    await closed[DOER].answers(AIDE)
    assert await closed.rows("SELECT person FROM crisis_tasks") == [(DOER,)]


async def test_a_time_that_went_by_while_it_was_asked_who_does_it_is_asked_for_anew(closed: World) -> None:
    await closed[OWNER].taps(Verb.ADD_TASK)
    await closed[OWNER].says("写一份应答口径 — 诸葛亮 — 6月4日 12:00")
    await closed.passes(days=3)
    await closed[OWNER].answers(DOER)
    assert await closed.rows("SELECT * FROM crisis_tasks") == []
    assert "什么时候完成" in closed[OWNER].hears()

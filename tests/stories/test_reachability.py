"""Each day it is looked at, without a word, whether everybody can be reached; what is wrong is to be mended."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from tests.support.crisis import ADMINISTRATOR, CHIEF, REPORTER
from tests.support.world import World, buttons, world

TITLE = "reachability-"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, stage="paper") as found:
        yield found


async def night(here: World, number: int = 1) -> None:
    """Let nights pass: the quiet hour of each."""
    await here.passes(days=number)


async def without_account(here: World, person: str) -> None:
    """Take somebody's accounts away, as somebody who was never linked."""
    await here.alters("DELETE FROM identities WHERE person = ?", person)


async def refuses(here: World, person: str) -> None:
    """Have somebody's account take nothing any more, as delivery notes it."""
    at = int((here.clock.now() - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(microseconds=1))
    await here.alters("INSERT INTO unreachable VALUES ('web', 'local', ?, ?)", person, at)


def told(here: World, person: str = ADMINISTRATOR) -> list[str]:
    """Give the cards that somebody has of it, as they read now."""
    found = [sheet.card for sheet in here[person].sheets if sheet.card.title.key.startswith(TITLE)]
    return [here.printed(card) for card in found]


async def test_where_everybody_can_be_reached_nobody_hears_of_it(here: World) -> None:
    await night(here)
    assert await here.rows("SELECT 1 FROM dues WHERE rule = 'reachability' AND state = 'done'")
    assert not any(told(here, person) for person in here.paper.chats)


async def test_who_has_no_account_is_told_to_the_administrators_once_with_what_mends_it(here: World) -> None:
    await without_account(here, REPORTER)
    await without_account(here, CHIEF)
    await refuses(here, "gao-yun")
    await night(here)
    [said] = told(here)
    assert "人中有 3 人联系不到" in said
    assert "⚠ 突发时最先呼叫 · 高云" in said
    assert said.index("高云") < said.index("王敏")
    assert "王敏（市场部）：没有账号" in said
    assert "请发一个验证码" in said
    assert "网页聊天上的账号收不到消息" in said
    assert not told(here, "luo-jing")
    await night(here, 3)
    assert len(told(here)) == 1


async def test_a_code_is_sent_from_the_card_and_what_is_noted_says_so(here: World) -> None:
    await without_account(here, REPORTER)
    await night(here)
    await here[ADMINISTRATOR].taps(Verb.CODE)
    assert "王敏" in here[ADMINISTRATOR].hears()
    answer = await here[ADMINISTRATOR].taps(Verb.NOTED_REACH)
    assert "已记下" in here.say(answer.text)
    [said] = told(here)
    assert "沈彤已知悉" in said
    assert not here[ADMINISTRATOR].sees(Verb.NOTED_REACH)


async def test_it_is_told_again_when_somebody_else_cannot_be_reached(here: World) -> None:
    await without_account(here, REPORTER)
    await night(here)
    await without_account(here, CHIEF)
    await night(here)
    old, new = told(here)
    assert "最新的卡片在下面" in old
    assert "人中有 2 人联系不到" in new


async def test_it_goes_away_by_itself_once_it_is_mended(here: World) -> None:
    await without_account(here, REPORTER)
    await night(here)
    await here.alters("INSERT INTO identities VALUES ('web', 'local', ?, ?)", REPORTER, REPORTER)
    await night(here)
    [said] = told(here)
    assert "人都能联系到" in said
    assert not here[ADMINISTRATOR].sees(Verb.CODE)


async def test_an_account_that_took_something_since_is_reached(here: World) -> None:
    await refuses(here, REPORTER)
    await night(here)
    assert "王敏" in told(here)[0]
    await here.passes(hours=5)
    await here[REPORTER].says("/help")
    await night(here)
    assert "人都能联系到" in told(here)[0]


async def test_an_account_on_a_platform_that_is_not_used_reaches_nobody(here: World) -> None:
    await here.alters("UPDATE identities SET platform = 'telegram' WHERE person = ?", REPORTER)
    await night(here)
    assert "只在已停用的Telegram上有账号" in told(here)[0].replace(" ", "")


@pytest.mark.parametrize("words", ["/reachability", "可达性", "/可達性"])
async def test_it_is_shown_at_any_time_to_those_whom_it_concerns(here: World, words: str) -> None:
    await here["luo-jing"].says(words)
    assert "人都能联系到" in here["luo-jing"].hears()
    await without_account(here, CHIEF)
    await here["luo-jing"].says(words)
    assert "人中有 1 人联系不到" in here["luo-jing"].hears()
    assert not [one for one in buttons(here["luo-jing"].last.card) if one.token.verb is Verb.CODE]
    assert "人中有 1 人联系不到" in told(here)[0]
    await here[REPORTER].says(words)
    assert "可达性由管理员、公关部和领导查看" in here[REPORTER].reads()


async def test_only_they_can_note_it(here: World) -> None:
    answer = await here[REPORTER].presses(f"{Verb.NOTED_REACH}..0.")
    assert answer.refused

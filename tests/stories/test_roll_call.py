"""Each night platforms are asked, without a word to anybody, whether every account still takes messages."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.people import PersonId
from bot.memory import Tables
from bot.ports import Address
from tests.support.crisis import ADMINISTRATOR, REPORTER
from tests.support.mixed import SLACK, TELEGRAM, MixedStand, on_both
from tests.support.slack.mischief import error, status
from tests.support.slack.stand import on_slack
from tests.support.slack.workspace import Member
from tests.support.telegram.space import Chat
from tests.support.world import World

SINGLE, TWICE, CLOSED = "wang-min", "li-guohua", "luo-jing"
WHERE = {SINGLE: (TELEGRAM,), TWICE: (SLACK, TELEGRAM), CLOSED: (SLACK,)}


@pytest.fixture
async def both(tmp_path: Path) -> AsyncIterator[tuple[World, MixedStand]]:
    async with on_both(tmp_path, WHERE) as found:
        yield found


def chat_of(stand: MixedStand, person: str) -> Chat:
    return stand.telegram.users[person].chat


def close(stand: MixedStand, person: str, *, deleted: bool = True) -> None:
    """Close somebody's account in the workspace, or open it again."""
    stand.slack.server.space.members[stand.slack.users[person].id].deleted = deleted


def told(here: World) -> list[str]:
    """Give the cards of who cannot be reached that the administrator has, as they read now."""
    found = [one.card for one in here[ADMINISTRATOR].sheets if one.card.title.key.startswith("reachability-")]
    return [here.printed(card) for card in found]


async def facts(here: World) -> list[str]:
    found = await here.rows("SELECT kind FROM facts WHERE kind IN ('account-lost', 'account-back') ORDER BY id")
    return [kind for (kind,) in found]


async def turns(here: World) -> list[str]:
    found = await here.rows("SELECT subject FROM dues WHERE rule = 'account' AND state = 'waiting'")
    return [subject for (subject,) in found]


async def test_everybody_is_asked_and_nobody_hears_of_it(both: tuple[World, MixedStand]) -> None:
    here, stand = both
    await here.passes(days=1)
    assert len(stand.telegram.server.called("sendChatAction")) == 2
    assert [call.method for call in stand.slack.server.calls].count("users.info") >= 2
    assert not stand.telegram.server.called("sendMessage")
    assert not any(here[person].sheets for person in WHERE)
    assert not told(here)
    assert await facts(here) == []
    assert await turns(here) == []


async def test_who_has_blocked_the_bot_in_silence_is_found_before_any_crisis(both: tuple[World, MixedStand]) -> None:
    here, stand = both
    chat_of(stand, SINGLE).blocked = True
    await here.passes(days=1)
    [said] = told(here)
    assert "王敏（市场部）：Telegram上的账号收不到消息" in said.replace(" ", "")
    assert "请对方在与机器人的对话中点“Start”" in said
    assert await facts(here) == ["account-lost"]
    await here.passes(days=2)
    assert len(told(here)) == 1
    assert await facts(here) == ["account-lost"]


async def test_an_account_that_was_closed_in_slack_is_found(both: tuple[World, MixedStand]) -> None:
    here, stand = both
    close(stand, CLOSED)
    await here.passes(days=1)
    [said] = told(here)
    assert "罗静" in said
    assert "请查看对方的 Slack 账号是否仍有效" in said


async def test_who_is_still_reached_elsewhere_mends_it_himself(both: tuple[World, MixedStand]) -> None:
    here, stand = both
    chat_of(stand, TWICE).blocked = True
    await here.passes(days=1)
    assert not told(here)
    assert "我在Telegram上给您发不了消息了" in here[TWICE].hears().replace(" ", "")
    assert here[TWICE].last.on == SLACK
    await here.passes(days=2)
    assert here[TWICE].titles().count("news-account-lost") == 1


async def test_it_closes_by_itself_once_the_account_takes_messages_again(both: tuple[World, MixedStand]) -> None:
    here, stand = both
    chat_of(stand, SINGLE).blocked = True
    close(stand, CLOSED)
    await here.passes(days=1)
    chat_of(stand, SINGLE).blocked = False
    close(stand, CLOSED, deleted=False)
    await here.passes(days=1)
    [said] = told(here)
    assert "人都能联系到" in said
    assert sorted(await facts(here)) == ["account-back", "account-back", "account-lost", "account-lost"]


async def test_platforms_that_are_down_all_night_say_nothing_of_anybody(both: tuple[World, MixedStand]) -> None:
    here, stand = both
    chat_of(stand, SINGLE).blocked = True
    slack, telegram = stand.slack.server.mischief, stand.telegram.server.mischief
    slack.befalls("users.info", status(503), times=1000)
    telegram.befalls("sendChatAction", status(502), times=1000)
    await here.passes(hours=22)
    assert not told(here)
    assert await facts(here) == []
    assert len(await turns(here)) == 4
    asked = len(stand.telegram.server.called("sendChatAction"))
    assert asked < 200
    slack.ends()
    telegram.ends()
    await here.passes(hours=1)
    assert "王敏" in told(here)[0]
    assert await turns(here) == []


async def test_what_an_administrator_has_to_mend_says_nothing_of_anybody(both: tuple[World, MixedStand]) -> None:
    here, stand = both
    stand.slack.server.mischief.befalls("users.info", error("missing_scope", needed="users:read"), times=2)
    await here.passes(days=1)
    assert not told(here)
    assert await turns(here) == []


async def test_a_crisis_that_calls_people_goes_first(both: tuple[World, MixedStand]) -> None:
    here, _ = both
    await here.passes(hours=16, minutes=45)  # it is a quarter to two
    await here[REPORTER].says("/crisis 厂区起火")
    await here.passes(minutes=40)
    assert len(await turns(here)) == 4


async def test_200_accounts_are_asked_in_one_night_and_no_limit_is_met(tmp_path: Path) -> None:
    async with on_slack(tmp_path) as (here, stand):
        space = stand.server.space
        more = [space.joins(Member(f"UMANY{number}", "Wang", "", "zh-CN")).id for number in range(200)]

        def link(tables: Tables) -> None:  # one person with as many accounts as a company has people
            for account in more:
                tables.people.link(Address(SLACK, space.team, account), PersonId(REPORTER))

        await here.bot.store.act(link)
        before = len(stand.server.rates.refused)
        await here.passes(hours=21)
        asked = {call.args.get("user") for call in stand.server.calls if call.method == "users.info"}
        assert set(more) <= asked
        assert stand.server.rates.refused[before:] == []
        assert await turns(here) == []

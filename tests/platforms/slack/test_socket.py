"""Slack over Socket Mode: connections that break are made anew, and another copy of the bot is noticed."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import Clock
from bot.i18n import I18n
from bot.platforms.slack.platform import SlackPlatform
from bot.platforms.slack.socket import SocketWay, census
from bot.platforms.slack.ways import Way
from bot.ports import NotAllowed
from bot.text import Text
from tests.support.slack.mischief import error, status
from tests.support.slack.server import APP_TOKEN, BOT_TOKEN, SlackServer
from tests.support.slack.stage import Stage, staged


class Heard:
    """An inbox that notes what it is warned of; nothing else happens in these tests."""

    def __init__(self) -> None:
        self.texts: list[Text] = []
        self.warnings: list[str] = []
        self.news = asyncio.Condition()

    async def unlinked(self, _platform: str, _workspace: str) -> tuple[str, ...]:
        return ()

    async def warn(self, text: Text, *, key: str) -> None:  # noqa: ARG002 - the port's own
        async with self.news:
            self.texts.append(text)
            self.warnings.append(text.key)
            self.news.notify_all()

    async def warned(self, key: str) -> None:
        async with self.news:
            await self.news.wait_for(lambda: key in self.warnings)


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with staged() as made:
        yield made


def platform_on(slack: SlackServer, way: Way, clock: Clock) -> SlackPlatform:
    return SlackPlatform(
        i18n=I18n(),
        clock=clock,
        zone=ZoneInfo("Asia/Shanghai"),
        bot_token=BOT_TOKEN,
        attachment=Path,
        largest=1_000_000,
        way=way,
        api=slack.api,
    )


@asynccontextmanager
async def running(stage: Stage, inbox: Heard, **pace: float) -> AsyncIterator[SocketWay]:
    way = SocketWay(APP_TOKEN, **pace)
    task = asyncio.create_task(platform_on(stage.slack, way, stage.clock).run(inbox))  # type: ignore[arg-type]
    try:
        await asyncio.wait_for(stage.slack.sockets.connected(2), 10)
        yield way
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def until(holds: Callable[[], bool]) -> None:
    """Wait for something that nothing tells of."""
    while not holds():
        await asyncio.wait_for(asyncio.shield(asyncio.create_task(asyncio.to_thread(lambda: None))), 1)


async def test_fault_15_two_connections_and_a_closed_one_is_made_anew(stage: Stage) -> None:
    async with running(stage, Heard(), ping=0.05, silent=5) as way:
        first = stage.slack.sockets.open[0]
        await first.socket.close()

        await asyncio.wait_for(until(lambda: first not in stage.slack.sockets.open), 10)
        await asyncio.wait_for(stage.slack.sockets.connected(2), 10)
        assert way.well


async def test_fault_15_a_connection_through_which_nothing_comes_is_given_up(stage: Stage) -> None:
    async with running(stage, Heard(), ping=0.05, silent=1):
        dead = stage.slack.sockets.open[0]
        dead.deaf = True

        await asyncio.wait_for(until(lambda: len(stage.slack.sockets.hearing) == 2), 20)


async def test_fault_15_while_slack_takes_no_connections_they_are_asked_for_again(stage: Stage) -> None:
    stage.slack.mischief.befalls("apps.connections.open", status(503), times=2)

    async with running(stage, Heard(), ping=0.05, silent=5) as way:
        assert way.well


async def test_fault_16_another_copy_of_the_bot_is_noticed(stage: Stage) -> None:
    inbox, other = Heard(), Heard()
    async with running(stage, other, census=60), running(stage, inbox, census=0.05):
        await asyncio.wait_for(stage.slack.sockets.connected(4), 10)
        await asyncio.wait_for(inbox.warned("slack-two-copies"), 10)

    assert other.warnings == []


async def test_a_copy_by_itself_is_told_nothing(stage: Stage) -> None:
    inbox = Heard()
    async with running(stage, inbox, census=0.05):
        await asyncio.wait_for(until(lambda: len(stage.slack.called("apps.connections.open")) > 3), 10)

    assert inbox.warnings == []


async def test_the_census_counts_itself(stage: Stage) -> None:
    async with running(stage, Heard()):
        platform = platform_on(stage.slack, SocketWay(APP_TOKEN), stage.clock)

        assert await census(platform.api, APP_TOKEN) == 3
        await platform.close()


async def test_a_token_that_is_not_accepted_ends_the_start(stage: Stage) -> None:
    stage.slack.token_error = "invalid_auth"

    with pytest.raises(NotAllowed):
        await platform_on(stage.slack, SocketWay(APP_TOKEN), stage.clock).run(Heard())  # type: ignore[arg-type]


async def test_after_a_silence_administrators_are_told_what_may_be_missing(stage: Stage) -> None:
    inbox = Heard()
    async with running(stage, inbox, ping=0.05, silent=0.5):
        stage.slack.mischief.befalls("apps.connections.open", status(503), times=10)
        for one in list(stage.slack.sockets.open):
            await one.socket.close()

        await asyncio.wait_for(inbox.warned("slack-was-silent"), 30)


async def test_an_app_token_that_opens_nothing_ends_the_start_and_says_what_is_wrong_with_it(stage: Stage) -> None:
    stage.slack.mischief.befalls("apps.connections.open", error("invalid_auth"), times=10)

    with pytest.raises(NotAllowed) as refused:
        await asyncio.wait_for(platform_on(stage.slack, SocketWay("xapp-old"), stage.clock).run(Heard()), 10)  # type: ignore[arg-type]

    assert refused.value.why.key == "slack-app-token"


async def test_an_app_token_that_opens_nothing_any_more_is_told_to_administrators(stage: Stage) -> None:
    inbox = Heard()
    async with running(stage, inbox, ping=0.05, silent=0.5):
        stage.slack.mischief.befalls("apps.connections.open", error("token_revoked"), times=1000)
        for one in list(stage.slack.sockets.open):
            await one.socket.close()

        await asyncio.wait_for(inbox.warned("slack-app-token"), 30)


async def test_scopes_that_the_app_lacks_are_named_to_administrators(stage: Stage) -> None:
    inbox = Heard()
    stage.slack.scopes -= {"metadata.message:read", "users:read.email"}
    async with running(stage, inbox):
        assert inbox.warnings == ["slack-scopes-missing"]
        assert inbox.texts[0].values == {"scopes": "metadata.message:read, users:read.email"}

"""Several messengers in one process: each is served, and one that does not let the bot in stops no other."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot import app, in_messengers
from bot.clock import SystemClock
from bot.config import CalendarSettings, Settings, sample_settings
from bot.memory import Tables
from bot.mistakes import Mistakes
from bot.ports import Address, NotAllowed
from bot.slack_settings import SlackSettings
from bot.telegram_settings import TelegramSettings
from bot.text import Text
from bot.troubles import sole
from bot.webhooks import Webhooks
from tests.support.clocks import VirtualClock
from tests.support.slack.server import APP_TOKEN, BOT_TOKEN, SECRET, SlackServer
from tests.support.slack.workspace import Member
from tests.support.telegram import doings
from tests.support.telegram.mischief import conflict
from tests.support.telegram.server import TelegramServer

ADMINISTRATOR = "shen-tong"
WEBHOOK_SECRET = "a-secret-of-the-webhook"


@pytest.fixture(autouse=True)
def _secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN, "SLACK_SIGNING_SECRET": SECRET}
    for name, secret in {**secrets, "TELEGRAM_SECRET": WEBHOOK_SECRET}.items():
        monkeypatch.setenv(f"QIANFA_{name}", secret)


class Messengers:
    """Slack and Telegram on loopback, and the settings of a bot in both."""

    def __init__(self, folder: Path) -> None:
        clock = VirtualClock(SystemClock().now())
        self.slack, self.telegram = SlackServer(clock, "socket"), TelegramServer(clock)
        self.slack.space.joins(Member("U0SHEN", ADMINISTRATOR, "shen.tong@qinghe.example", "en-US"))
        self.user = self.telegram.space.user(501, "Shen")
        self.settings = sample_settings(folder / "data", 0)

    def both(self, **telegram: Any) -> Settings:  # noqa: ANN401 - as the settings have them
        slack = SlackSettings(api=self.slack.api)
        return replace(self.settings, slack=slack, telegram=TelegramSettings(api=self.telegram.base, **telegram))

    def seen(self) -> str:
        """Give what the administrator sees on Telegram."""
        return "\n".join(message.text for message in self.telegram.space.private(self.user).messages)


@pytest.fixture
async def on_loopback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Messengers]:
    here = Messengers(tmp_path)
    monkeypatch.setenv("QIANFA_TELEGRAM_TOKEN", here.telegram.token)
    async with here.slack.opened(), here.telegram.opened():
        doings.starts(here.telegram.space, here.user)
        async with app.opened(here.settings, SystemClock(), lambda *_: {}, accounts=()) as bot:
            await bot.store.act(_link, Address("telegram", str(here.telegram.space.bot.id), str(here.user.id)))
        yield here


def _link(tables: Tables, address: Address) -> None:
    tables.people.link(address, ADMINISTRATOR)  # type: ignore[arg-type]


@asynccontextmanager
async def served(settings: Settings, *, places: int, texts: list[Text] | None = None) -> AsyncIterator[list[str]]:
    """Serve until the block ends; it begins once the bot is reached in so many places. `texts` are told there."""
    texts = [] if texts is None else texts
    told, enough = list[str](), asyncio.Event()

    def ready(where: str) -> None:
        told.append(where)
        if len(told) == places:
            enough.set()

    serving = in_messengers.serve(settings, ready=ready, tell=texts.append)
    task = asyncio.create_task(serving)
    waiting = asyncio.create_task(enough.wait())
    try:
        async with asyncio.timeout(60):
            await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            await task
        yield told
    finally:
        waiting.cancel()
        task.cancel()
        await asyncio.gather(task, waiting, return_exceptions=True)


async def until(seen: Any) -> None:  # noqa: ANN401 - whatever gives a truth
    """Wait until something is seen."""
    async with asyncio.timeout(60):
        while not seen():
            with suppress(TimeoutError):  # the servers answer meanwhile
                async with asyncio.timeout(0.02):
                    await asyncio.Event().wait()


async def test_both_are_served_and_it_is_said_where(on_loopback: Messengers) -> None:
    async with served(on_loopback.both(), places=2) as told:
        assert {where.split("/")[2].split(".")[-1] for where in told} >= {"me"}
        assert len(set(told)) == 2


async def test_slack_refuses_and_telegram_goes_on_and_tells_the_administrator(
    on_loopback: Messengers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANFA_SLACK_BOT_TOKEN", "xoxb-revoked")
    texts = list[Text]()
    async with served(on_loopback.both(), places=1, texts=texts) as told:
        assert told == ["https://t.me/qianfa_bot"]
        await until(lambda: "Slack发不出消息了" in on_loopback.seen())
    assert [text.key for text in texts] == ["slack-locked-out"]


async def test_a_platform_that_lets_us_in_later_is_served_then(
    on_loopback: Messengers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_messengers, "TRY_AGAIN", timedelta(seconds=0.1))
    on_loopback.telegram.revoked = True
    async with served(on_loopback.both(), places=1) as told:
        assert "t.me" not in told[0]
        on_loopback.telegram.revoked = False
        await until(lambda: len(told) == 2)
        assert told[1] == "https://t.me/qianfa_bot"


async def test_where_none_lets_us_in_the_start_ends(on_loopback: Messengers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QIANFA_SLACK_BOT_TOKEN", "xoxb-revoked")
    on_loopback.telegram.revoked = True
    with pytest.raises((NotAllowed, BaseExceptionGroup)) as raised:
        async with served(on_loopback.both(), places=1):
            pass
    assert isinstance(sole(raised.value), NotAllowed)


async def test_all_that_is_missing_is_told_at_once(on_loopback: Messengers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QIANFA_TELEGRAM_TOKEN")
    monkeypatch.delenv("QIANFA_SLACK_BOT_TOKEN")
    with pytest.raises(Mistakes) as raised:
        await in_messengers.serve(on_loopback.both(), ready=lambda _: None, tell=lambda _: None)
    assert "slack.bot_token_file" in str(raised.value)
    assert "telegram.token_file" in str(raised.value)


async def test_over_http_both_share_a_server_whose_health_names_what_is_stopped(
    on_loopback: Messengers, monkeypatch: pytest.MonkeyPatch
) -> None:
    ports = []
    run = Webhooks.run

    async def noted(hooks: Webhooks) -> None:
        ports.append(hooks)
        await run(hooks)

    monkeypatch.setattr(Webhooks, "run", noted)
    monkeypatch.setenv("QIANFA_SLACK_BOT_TOKEN", "xoxb-revoked")
    settings = on_loopback.both(mode="webhook", port=0)
    slack = SlackSettings(mode="http", port=0, api=on_loopback.slack.api)
    async with served(replace(settings, slack=slack), places=1), aiohttp.ClientSession() as http:
        [hooks] = ports
        await until(lambda: "Slack发不出消息了" in on_loopback.seen())
        async with http.get(f"{hooks.url}/healthz") as health:
            told = await health.json()
    assert (told["status"], told["stopped"]) == ("stopped", ["slack"])
    assert any("telegram" in path for path in told["platforms"])


async def test_calendars_are_served_beside_messengers_that_need_no_server(
    on_loopback: Messengers, monkeypatch: pytest.MonkeyPatch
) -> None:
    servers = []
    run = Webhooks.run

    async def noted(hooks: Webhooks) -> None:
        servers.append(hooks)
        await run(hooks)

    monkeypatch.setattr(Webhooks, "run", noted)
    settings = replace(on_loopback.both(), calendar=CalendarSettings("https://qianfa.example", port=0))
    async with served(settings, places=2), aiohttp.ClientSession() as http:
        [hooks] = servers
        async with http.get(f"{hooks.url}/calendar/{'0' * 40}.ics") as answer:
            assert (answer.status, await answer.text()) == (404, "There is nothing here.\n")


async def test_when_the_first_code_has_expired_the_next_one_is_told_until_there_is_an_administrator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, codes = Messengers(tmp_path), list[Text]()
    monkeypatch.setenv("QIANFA_TELEGRAM_TOKEN", here.telegram.token)
    monkeypatch.setattr(in_messengers, "VALID", timedelta(seconds=0.05))
    async with here.telegram.opened(), served(replace(here.both(), slack=None), places=1, texts=codes):
        await until(lambda: len(codes) > 2)
        assert len({text.values["code"] for text in codes}) == len(codes)


async def test_at_the_first_start_another_poller_is_told_where_the_bot_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, told = Messengers(tmp_path), list[Text]()
    monkeypatch.setenv("QIANFA_TELEGRAM_TOKEN", here.telegram.token)
    here.telegram.mischief.befalls("getUpdates", conflict(), times=2)
    async with here.telegram.opened(), served(replace(here.both(), slack=None), places=1, texts=told):
        await until(lambda: "telegram-conflict" in {text.key for text in told})
        await until(lambda: any("first" in text.key for text in told))  # which of the two comes first is open
        doings.starts(
            here.telegram.space, here.user, str(next(text for text in told if "first" in text.key).values["code"])
        )
        await until(lambda: "账号已经关联" in here.seen() or "now yours" in here.seen())
    assert [text.key for text in told].count("telegram-conflict") == 1


async def test_where_no_administrator_is_known_the_first_code_is_told_where_the_bot_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = Messengers(tmp_path)
    monkeypatch.setenv("QIANFA_TELEGRAM_TOKEN", here.telegram.token)
    async with here.slack.opened(), here.telegram.opened():
        telegram = here.both(name="qianfa_bot")
        async with served(telegram, places=2, texts=(codes := list[Text]())):
            pass
        assert codes == [], "the roster's address is enough on Slack"

        async with served(replace(telegram, slack=None), places=1, texts=codes):
            await until(lambda: codes)
            [text] = codes
            doings.starts(here.telegram.space, here.user, str(text.values["code"]))
            await until(lambda: "账号已经关联" in here.seen() or "now yours" in here.seen())
        async with served(replace(telegram, slack=None), places=1, texts=codes):
            pass
        assert len(codes) == 1

"""Slack: how long a press takes through real Bolt, from the request to the acknowledgement with the act on disk."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import aiohttp
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import SystemClock, stopwatch
from bot.deps import Organisation
from bot.domain.calendars import WorkingWeek
from bot.i18n import I18n
from bot.inbox import Desk
from bot.intake.files import Files
from bot.intake.given import Limits
from bot.platforms.slack.http import HttpWay, bolt_request
from bot.platforms.slack.listeners import Intake
from bot.platforms.slack.manifest import PATH
from bot.platforms.slack.platform import SlackPlatform
from bot.ports import Address
from bot.reading import Shelf
from bot.webhooks import Webhooks
from storage.store import Store
from tests.bench import slack_server
from tests.bench.loopback import elsewhere
from tests.bench.presses import Press, crowded, presses, ready
from tests.bench.slack_server import TEAM
from tests.support.slack.hooks import signature
from tests.support.slack.server import BOT_TOKEN, SECRET

ZONE: Final = ZoneInfo("Asia/Shanghai")
TURNS: Final = 5
ALONE: Final = 20  # items in each turn, six presses each, one at a time
CROWD: Final = 60  # items, six presses each, a hundred waiting
STEADY: Final = 50  # items, six presses each, fifty presses a second
ITEMS: Final = ALONE * TURNS * 2 + CROWD * TURNS + STEADY
WAITING: Final = 100
PACE: Final = 1 / 50  # seconds
FORM: Final = "application/x-www-form-urlencoded"
Dispatch = Callable[[str, dict[str, str]], Awaitable[BoltResponse]]


async def figures(folder: Path) -> dict[str, float]:
    """Measure ours and a bare listener in turns, so that a busy machine troubles them alike."""
    for library in ("slack_bolt", "slack_sdk"):
        logging.getLogger(library).setLevel(logging.ERROR)
    async with elsewhere(slack_server.__name__) as slack, crowded(folder, ITEMS, _accounts) as store:
        return await _measured(store, f"{slack.url}/api/", folder)


async def _measured(store: Store, api: str, folder: Path) -> dict[str, float]:
    async with _ours(store, api, folder) as (ours, hooks, platform):
        ready()
        todo = (_posted(press, api) for press in presses(0, ITEMS))
        bare = _bare(api)
        turns = [
            (await _alone(ours, _taken(todo, ALONE), platform), await _alone(bare, _taken(todo, ALONE), platform))
            for _ in range(TURNS)
        ]
        rates = [await _crowd(ours, _taken(todo, CROWD), platform) for _ in range(TURNS)]
        steady = await _steady(hooks, [_signed(body) for body in _taken(todo, STEADY)])
        await platform.quiet()
    return {
        "slack_ack_ms": median(ours for ours, _ in turns) * 1000,
        "slack_bare_ack_ms": median(other for _, other in turns) * 1000,
        "slack_ack_ratio": median(ours / other for ours, other in turns),
        "slack_taps_per_s": median(rate for rate, _ in rates),
        "slack_answers_per_s": median(rate for _, rate in rates),
        "slack_ack_p99_ms": quantiles(steady, n=100)[98] * 1000,
    }


def _account(person: str) -> str:
    return f"U0{person.upper()}"


def _accounts(person: str) -> tuple[Address, ...]:
    return (Address("slack", TEAM, _account(person)),)


@asynccontextmanager
async def _ours(store: Store, api: str, folder: Path) -> AsyncIterator[tuple[Dispatch, str, SlackPlatform]]:
    """Put the bot together, its platform signed in and everybody's profile known, and listen over HTTP."""
    hooks, clock = Webhooks("127.0.0.1", 0), SystemClock()
    platform = SlackPlatform(
        i18n=I18n(),
        clock=clock,
        zone=ZONE,
        bot_token=BOT_TOKEN,
        attachment=Path,
        largest=1_000_000,
        way=HttpWay(hooks, SECRET),
        api=api,
    )
    shelf = Shelf(Files(folder / "files"), Limits(), ZONE)
    desk = Desk(store, clock, Organisation(WorkingWeek(ZONE)), shelf, {"slack": platform}, wake=lambda _due: None)
    tasks = [asyncio.create_task(platform.run(desk)), asyncio.create_task(hooks.run())]
    await asyncio.gather(platform.opened.wait(), hooks.opened.wait())
    app = AsyncApp(
        client=platform.api.client,
        signing_secret=SECRET,
        before_authorize=Intake(platform.listener(desk).take),
        process_before_response=True,
    )
    try:
        yield lambda body, headers: app.async_dispatch(bolt_request(body, headers)), f"{hooks.url}{PATH}", platform
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _bare(api: str) -> Dispatch:
    """Give Bolt as its documents have it: one listener that acknowledges and does nothing."""
    app = AsyncApp(client=AsyncWebClient(BOT_TOKEN, base_url=api), signing_secret=SECRET)

    @app.action("tap:0")
    async def on_tap(ack: AsyncAck) -> None:
        await ack()

    return lambda body, headers: app.async_dispatch(AsyncBoltRequest(body=body, headers={**headers}))


def _taken(todo: Iterator[str], items: int) -> list[str]:
    """Take the presses on so many items."""
    return list(islice(todo, items * 6))


def _posted(press: Press, api: str) -> str:
    """Give a press as Slack would post it, with the address at which it is answered."""
    user = _account(press.who.user)
    payload = {
        "type": "block_actions",
        "user": {"id": user, "team_id": TEAM},
        "team": {"id": TEAM, "domain": "health-first"},
        "api_app_id": "A0",
        "container": {"type": "message"},
        "channel": {"id": f"D{user}"},
        "message": {"ts": "1.1", "text": "x" * 500, "blocks": [{"type": "divider"}] * 10},
        "actions": [{"type": "button", "action_id": "tap:0", "action_ts": press.moment.event, "value": press.token}],
        "response_url": f"{api}answer",
        "trigger_id": press.moment.event,
    }
    return urlencode({"payload": json.dumps(payload)})


def _signed(body: str) -> tuple[str, dict[str, str]]:
    stamp = str(int(SystemClock().now().timestamp()))
    headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature(SECRET, stamp, body)}
    return body, {**headers, "Content-Type": FORM}


async def _pressed(dispatch: Dispatch, body: str, headers: dict[str, str]) -> float:
    start = stopwatch()
    answer = await dispatch(body, headers)
    took = stopwatch() - start
    if answer.status != 200:
        raise RuntimeError(answer.body)
    return took


async def _alone(dispatch: Dispatch, bodies: list[str], platform: SlackPlatform) -> float:
    """Press one at a time, each after all is said that the last one led to; give the median of the times."""
    took = []
    for body in bodies:
        took.append(await _pressed(dispatch, *_signed(body)))
        await platform.quiet()
    return median(took)


async def _crowd(dispatch: Dispatch, bodies: list[str], platform: SlackPlatform) -> tuple[float, float]:
    """Press, with a hundred people waiting at any time; give the presses a second, and those that were answered."""
    left = iter([_signed(body) for body in bodies])
    start = stopwatch()

    async def somebody() -> None:
        for body, headers in left:
            await _pressed(dispatch, body, headers)

    await asyncio.gather(*(somebody() for _ in range(WAITING)))
    took = stopwatch() - start
    await platform.quiet()
    return len(bodies) / took, len(bodies) / (stopwatch() - start)


async def _steady(url: str, signed: list[tuple[str, dict[str, str]]]) -> list[float]:
    """Press fifty times a second over HTTP, whether the last one was answered or not; give how long each took."""
    async with aiohttp.ClientSession() as http:

        async def press(body: str, headers: dict[str, str]) -> float:
            start = stopwatch()
            async with http.post(url, data=body, headers=headers) as answer:
                answer.raise_for_status()
                return stopwatch() - start

        sent = []
        for body, headers in signed:
            sent.append(asyncio.create_task(press(body, headers)))
            await asyncio.sleep(PACE)
        return list(await asyncio.gather(*sent))

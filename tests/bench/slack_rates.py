"""How much of what Slack allows is used when many messages wait, and how long one of a crisis waits behind them.

In virtual time, through the real platform, against the loopback Slack, which counts as Slack does.
"""

from datetime import timedelta
from pathlib import Path
from typing import Final

from bot.domain.effects import Lane
from tests.bench.presses import still_queued
from tests.support.mailing import news, queue
from tests.support.slack.rates import POSTING
from tests.support.slack.stand import SlackStand, on_slack
from tests.support.world import CHAIN, World

PEOPLE: Final = (*CHAIN, "wang-min", "luo-jing")
URGENT: Final = "ma-tao"
WAITING: Final = 5000
STEP: Final = timedelta(milliseconds=20)
MINUTE: Final = timedelta(minutes=1)
CRISES: Final = 5
_PER_MINUTE: Final = min(allowed.per_minute for allowed in POSTING if not allowed.by_channel)
_INTERVAL: Final = MINUTE / _PER_MINUTE


async def figures(folder: Path) -> dict[str, float]:
    """Queue messages that do not join, use up the burst, count for a minute; RuntimeError where Slack had to say no."""
    async with on_slack(folder) as (here, slack):
        here.sound, slack.server.rates.enforced = False, True
        await queue(here, *(news(f"r{n}", PEOPLE[n % len(PEOPLE)], Lane.REQUESTS) for n in range(WAITING)))
        await _passes(here, MINUTE, step=MINUTE / 60)
        before = len(_posts(slack))
        await _passes(here, MINUTE, step=_INTERVAL / 4)
        used = len(_posts(slack)) - before
        waits = [await _waited(here, slack, f"crisis {number}") for number in range(CRISES)]
        await still_queued(here.bot.store)
        if slack.server.rates.refused:
            raise RuntimeError(f"Slack refused {slack.server.rates.refused}")
    return {"slack_rate_ratio": used / _PER_MINUTE, "lane0_wait_ratio": max(waits) / _INTERVAL}


def _posts(slack: SlackStand) -> list[str]:
    return [str(call.args["channel"]) for call in slack.server.called("chat.postMessage")]


async def _passes(here: World, time: timedelta, *, step: timedelta) -> None:
    for _ in range(round(time / step)):
        here.clock.move(step)
        await here.bot.courier.deliver()


async def _waited(here: World, slack: SlackStand, key: str) -> timedelta:
    """Give how long a message of a crisis waits, for somebody who has not just been written to."""
    await queue(here, news(key, URGENT, Lane.CRISIS))
    channel, waited = slack.users[URGENT].direct.id, timedelta()
    before = _posts(slack).count(channel)
    await here.bot.courier.deliver()
    while _posts(slack).count(channel) == before:
        await _passes(here, STEP, step=STEP)
        waited += STEP
    await _passes(here, MINUTE / 30, step=_INTERVAL / 4)
    return waited

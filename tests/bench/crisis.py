"""How soon a crisis reaches fifty people on two messengers behind five thousand reminders, by their own rates.

In virtual time; what our own work takes is measured by the clock and added. Messengers are as far as it counts: what
they would refuse as too much is an error.
"""

from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from bot.app import Bot, opened
from bot.cards.card import Card
from bot.clock import Clock, stopwatch
from bot.config import Settings, sample_settings
from bot.domain.crisis_ladder import ONCE_A
from bot.domain.effects import Lane, Send
from bot.domain.people import PersonId
from bot.i18n import I18n
from bot.intake.files import Files
from bot.memory import Tables
from bot.platforms.slack.platform import SlackPlatform
from bot.platforms.slack.socket import SocketWay
from bot.platforms.telegram.platform import TelegramPlatform
from bot.platforms.telegram.polling import PollingWay
from bot.ports import Address, Down, Message, Platform, Reader
from bot.text import Text, moment
from storage.store import Store
from tests.bench.presses import still_queued
from tests.support.clocks import VirtualClock
from tests.support.slack import rates as slack_rates
from tests.support.telegram import rates as telegram_rates

PEOPLE: Final = 50
REMINDERS: Final = 5_000
READERS: Final = 200  # of the reminders
STEP: Final = timedelta(milliseconds=50)
BUSY: Final = timedelta(seconds=15)  # after which all that comes at once has been used up
WATCHED: Final = timedelta(seconds=70)
AUDITED: Final = timedelta(seconds=15)
MOST_OF: Final[Mapping[str, float]] = {
    "slack": max(one.per_minute for one in slack_rates.POSTING if not one.by_channel) / 60,
    "telegram": telegram_rates.OVERALL.per_second,
}  # messages a second that each allows
_REPORTER: Final = "wang-min"
_ALERT: Final = "crisis:"
_MORE_PEOPLE: Final = (
    "INSERT INTO people (id, names, unit, language, speaks, profile, active, position, forms)"
    " SELECT ?, names, unit, language, speaks, profile, active, 1000, forms FROM people WHERE id = 'wang-min'"
)
_NO_OTHERS: Final = "DELETE FROM roles WHERE role IN ('pr-desk', 'duty', 'leader-in-charge')"
_ON_THE_DESK: Final = "INSERT INTO roles (person, role) VALUES (?, 'pr-desk')"


class _Wire:
    """What one messenger took: when, whom for, under which key."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.took: list[tuple[datetime, str, str]] = []
        self.first: float | None = None  # seconds by the clock of the machine when the first alert was taken
        self.down = False

    def takes(self, to: Address, key: str, wait: int | None) -> str:
        if self.down:
            raise Down("for this measurement")
        if wait:
            raise RuntimeError(f"429 of our own making, after {len(self.took)} messages")
        self.took.append((self._clock.now(), to.user, key))
        if self.first is None and key.startswith(_ALERT):
            self.first = stopwatch()
        return f"{to.user}:{len(self.took)}"

    def alerts(self) -> list[tuple[datetime, str, str]]:
        return [one for one in self.took if one[2].startswith(_ALERT)]


class _Slack(SlackPlatform):
    """Slack as far as it counts."""

    wire: _Wire
    rates: slack_rates.Rates

    async def send(self, to: Address, card: Card, reader: Reader, *, key: str, under: str = "") -> str:  # noqa: ARG002
        wait = self.rates.wait("chat.postMessage", to.user, slack_rates.POSTING)
        return self.wire.takes(to, key, wait)

    async def edit(self, to: Address, message: str, card: Card, reader: Reader) -> None:  # noqa: ARG002
        if self.rates.wait("chat.update", to.user, (slack_rates.TIERS[3],)):
            raise RuntimeError("429 of our own making, at an edit")


class _Telegram(TelegramPlatform):
    """Telegram as far as it counts."""

    wire: _Wire
    rates: telegram_rates.Rates

    async def send(self, to: Address, card: Card, reader: Reader, *, key: str, under: str = "") -> str:  # noqa: ARG002
        return self.wire.takes(to, key, self.rates.wait("sendMessage", int(to.user)))

    async def edit(self, to: Address, message: str, card: Card, reader: Reader) -> None:  # noqa: ARG002
        if self.rates.wait("editMessageText", int(to.user)):
            raise RuntimeError("429 of our own making, at an edit")


class _Wires:
    """Both messengers, made for one bot."""

    def __init__(self, settings: Settings, clock: VirtualClock) -> None:
        self._settings, self.clock = settings, clock
        self.slack, self.telegram = _Wire(clock), _Wire(clock)

    def platforms(self, _: Store, files: Files) -> dict[str, Platform]:
        given: dict[str, Any] = {
            "i18n": I18n(),
            "clock": self.clock,
            "zone": self._settings.zone,
            "attachment": files.path,
            "largest": 1,
        }
        slack = _Slack(bot_token="none", way=SocketWay("none"), **given)
        telegram = _Telegram(token="1:none", way=PollingWay(), **given)
        slack.wire, slack.rates = self.slack, slack_rates.Rates(self.clock, enforced=True)
        telegram.wire, telegram.rates = self.telegram, telegram_rates.Rates(self.clock, enforced=True)
        return {"slack": slack, "telegram": telegram}

    def alerted(self) -> set[str]:
        """Name by their accounts those whom any messenger has taken an alert for."""
        return {account for wire in (self.slack, self.telegram) for _, account, _ in wire.alerts()}


async def figures(folder: Path) -> dict[str, float]:
    """Report a crisis twice: with both messengers at work, and with one of them down."""
    return await _both_at_work(folder / "both") | await _one_down(folder / "one")


async def _both_at_work(folder: Path) -> dict[str, float]:
    async with _crowd(folder) as (bot, wires):
        await _passes(bot, wires, BUSY)
        began, clock = await _reported(bot), wires.clock.now()
        await _passes(bot, wires, WATCHED)
        if len(wires.alerted()) < PEOPLE:
            raise RuntimeError(f"only {len(wires.alerted())} of {PEOPLE} were called")
        await still_queued(bot.store)
        firsts = [
            (wire.alerts()[0][0] - clock, (wire.first or began) - began) for wire in (wires.slack, wires.telegram)
        ]
        waited = min(virtual.total_seconds() + ours for virtual, ours in firsts)
        return {
            "crisis_first_ms": waited * 1000,
            "crisis_all_ratio": max(_ratio(wires.slack, "slack", clock), _ratio(wires.telegram, "telegram", clock)),
            "crisis_late_steps": bot.auditor.late_steps,
            "crisis_doubles": _doubles((wires.slack, wires.telegram)),
        }


async def _one_down(folder: Path) -> dict[str, float]:
    async with _crowd(folder) as (bot, wires):
        await _passes(bot, wires, BUSY)
        wires.slack.down = True
        before = wires.clock.now()
        await _reported(bot)
        while len(wires.alerted()) < PEOPLE:
            await _passes(bot, wires, STEP)
        return {"crisis_other_platform_s": (wires.clock.now() - before).total_seconds()}


def _ratio(wire: _Wire, name: str, since: datetime) -> float:
    """Compare how long the first call of all took on one messenger with how long its rate makes it take."""
    called = [at for at, _, _ in wire.alerts() if at - since < ONCE_A]
    return (max(called) - since).total_seconds() / (len(called) / MOST_OF[name])


def _doubles(wires: Iterable[_Wire]) -> int:
    """Count what went out twice under one key, or was called for twice within a minute for one account."""
    doubles = 0
    for wire in wires:
        keys = Counter(key for _, _, key in wire.alerts())
        calls: dict[str, set[datetime]] = defaultdict(set)
        for _, account, key in wire.alerts():
            calls[account].add(moment(int(key.rpartition(":")[2])))
        doubles += sum(count - 1 for count in keys.values())
        doubles += sum(after - before < ONCE_A for of in calls.values() for before, after in pairwise(sorted(of)))
    return doubles


@asynccontextmanager
async def _crowd(folder: Path) -> AsyncIterator[tuple[Bot, _Wires]]:
    """Open a bot whose PR desk are fifty people with accounts on both, with reminders queued for others."""
    settings, clock = sample_settings(folder, 0), VirtualClock()
    wires = _Wires(settings, clock)
    async with opened(settings, clock, wires.platforms, accounts=()) as bot:
        desk = [PersonId(f"desk-{number}") for number in range(PEOPLE)]
        readers = [PersonId(f"reader-{number}") for number in range(READERS)]
        await bot.store.engine.write(
            lambda db: db.executemany(_MORE_PEOPLE, [(person,) for person in (*desk, *readers)])
        )
        await bot.store.engine.write(lambda db: db.execute(_NO_OTHERS))
        await bot.store.engine.write(lambda db: db.executemany(_ON_THE_DESK, [(person,) for person in desk]))
        await bot.store.act(_linked, desk, readers, clock.now())
        await bot.courier.deliver()
        yield bot, wires


def _linked(tables: Tables, desk: list[PersonId], readers: list[PersonId], now: datetime) -> None:
    for number, person in enumerate((*desk, *readers), start=1):
        for platform in ("slack", "telegram"):
            tables.people.link(Address(platform, "1", str(number)), person)
    tables.people.link(Address("slack", "1", _REPORTER), PersonId(_REPORTER))
    for number, person in enumerate(desk):
        tables.people.prefer(person, ("slack", "telegram")[number % 2])
    text = Text("named", {"name": "news"})
    tables.outbox.add(
        [
            Send(
                f"r{number}",
                readers[number % READERS],
                "news",
                lane=Lane.REQUESTS,  # reminders for one person would become one message
                text=text,
                platform=("slack", "telegram")[number % 7 > 0],  # as their rates are
            )
            for number in range(REMINDERS)
        ],
        now,
    )


async def _reported(bot: Bot) -> float:
    """Report it; give when that was on disk, by the clock of the machine."""
    who = Address("slack", "1", _REPORTER)
    answer = await bot.desk.said(who, Message("/crisis 某平台出现患者投诉视频，转发迅速"), event="report")
    if answer.refused:
        raise RuntimeError("the report was refused")
    return stopwatch()


async def _passes(bot: Bot, wires: _Wires, time: timedelta) -> None:
    """Let time pass with everything at work: due items, delivery, the auditor."""
    for _ in range(round(time / STEP)):
        wires.clock.move(STEP)
        await bot.settle()
        if wires.clock.now().timestamp() % AUDITED.total_seconds() < STEP.total_seconds():
            await bot.audit()

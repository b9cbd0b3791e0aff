"""Telegram: presses through the real library, from the update to the act on disk and the answer; its rates."""

import asyncio
import itertools
import json
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median
from typing import Final
from zoneinfo import ZoneInfo

from bot.clock import SystemClock, stopwatch
from bot.deps import Organisation
from bot.domain.calendars import WorkingWeek
from bot.i18n import I18n
from bot.inbox import Desk
from bot.intake.files import Files
from bot.intake.given import Limits
from bot.platforms.telegram.platform import TelegramPlatform
from bot.platforms.telegram.polling import PollingWay
from bot.ports import Address, Answer
from bot.reading import Shelf
from storage.store import Store
from tests.bench import telegram_rates, telegram_server
from tests.bench.loopback import Elsewhere, elsewhere
from tests.bench.presses import Press, crowded, presses, ready
from tests.bench.telegram_server import BOT
from tests.support import records

TOKEN: Final = f"{BOT}:AAloopback-token-of-the-bot-in-the-bench-0001"
ZONE: Final = ZoneInfo("Asia/Shanghai")
TURNS: Final = 5
ALONE: Final = 25  # items in each turn, six presses each, one at a time
CROWD: Final = 100  # items in each turn, six presses each, a hundred waiting
ITEMS: Final = (ALONE + CROWD) * TURNS
CLIENTS: Final = 17  # accounts of each of the six people, so that a hundred chats wait at once


async def figures(folder: Path) -> dict[str, float]:
    """Measure presses one at a time and a hundred waiting, and how much of Telegram's rates is used."""
    logging.getLogger("telegram").setLevel(logging.ERROR)
    async with (
        elsewhere(telegram_server.__name__) as server,
        crowded(folder / "taps", ITEMS, _accounts) as store,
        _ours(store, folder, server) as platform,
    ):
        ready()
        todo = presses(0, ITEMS)
        alone, times, answered = [], [], []
        for _ in range(TURNS):
            alone.append(await _turn(server, b"alone", [_posted(next(todo)) for _ in range(ALONE * 6)]))
            crowd, start = [_posted(next(todo)) for _ in range(CROWD * 6)], stopwatch()
            times.append(await _turn(server, b"crowd", crowd))
            await platform.quiet()
            answered.append(stopwatch() - start)
    return {
        "telegram_ack_p50_ms": median(alone) * 1000,
        "telegram_taps_per_s": CROWD * 6 / median(times),
        "telegram_answers_per_s": CROWD * 6 / median(answered),
        **await telegram_rates.figures(folder / "rates"),
    }


async def _turn(server: Elsewhere, how: bytes, todo: list[bytes]) -> float:
    """Have people press in the other process; give the seconds that it took."""
    server.tell(how + b" %d" % len(todo), *todo)
    return await server.says()


class _Counted(Desk):
    """The desk, that says when a press is on disk."""

    server: Elsewhere

    async def tapped(self, who: Address, token: str, *, event: str) -> Answer:
        answer = await super().tapped(who, token, event=event)
        if answer.refused:
            raise RuntimeError(answer)
        self.server.tell(b".")
        return answer


def _number(person: str, client: int) -> int:
    return 1_000_000 + 1000 * [str(head) for head in records.HEADS].index(person) + client


def _accounts(person: str) -> Iterator[Address]:
    return (Address("telegram", str(BOT), str(_number(person, client))) for client in range(CLIENTS))


_numbers: Final = itertools.count(1)
_clients: Final[dict[str, Iterator[int]]] = {}


def _posted(press: Press) -> bytes:
    """Give a press as Telegram tells of it, with the card that it was made on."""
    person = press.who.user
    number = _number(person, next(_clients.setdefault(person, itertools.cycle(range(CLIENTS)))))
    user = {"id": number, "is_bot": False, "first_name": person, "language_code": "en"}
    keys = [[{"text": "Approve", "callback_data": press.token}], [{"text": "Return", "callback_data": "rt.x.1."}]]
    message = {
        "message_id": 1,
        "from": {"id": BOT, "is_bot": True, "first_name": "Qianfa", "username": "qianfa_bot"},
        "chat": {"id": number, "type": "private", "first_name": person},
        "date": 1_774_000_000,
        "text": "x" * 500,
        "entities": [{"type": "bold", "offset": 0, "length": 20}, {"type": "blockquote", "offset": 30, "length": 300}],
        "reply_markup": {"inline_keyboard": keys},
    }
    place = next(_numbers)
    query = {"id": str(4_000_000_000 + place), "from": user, "message": message, "chat_instance": "1"}
    return json.dumps({"update_id": place, "callback_query": query | {"data": press.token}}).encode()


@asynccontextmanager
async def _ours(store: Store, folder: Path, server: Elsewhere) -> AsyncIterator[TelegramPlatform]:
    """Put the bot together, its platform signed in, polling."""
    platform = TelegramPlatform(
        i18n=I18n(),
        clock=SystemClock(),
        zone=ZONE,
        token=TOKEN,
        attachment=Path,
        largest=1_000_000,
        way=PollingWay(),
        api=server.url,
    )
    shelf = Shelf(Files(folder / "files"), Limits(), ZONE)
    organisation = Organisation(WorkingWeek(ZONE))
    desk = _Counted(store, SystemClock(), organisation, shelf, {"telegram": platform}, wake=lambda _due: None)
    desk.server = server
    running = asyncio.create_task(platform.run(desk))
    await platform.opened.wait()
    try:
        yield platform
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

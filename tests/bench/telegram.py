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

from aiohttp import web

from bot.clock import SystemClock, stopwatch
from bot.deps import Organisation
from bot.domain.calendars import WorkingWeek
from bot.i18n import I18n
from bot.inbox import Desk
from bot.intake.files import Files
from bot.intake.given import Limits
from bot.memory import Tables
from bot.platforms.telegram.platform import TelegramPlatform
from bot.platforms.telegram.polling import PollingWay
from bot.ports import Address, Answer
from bot.reading import Shelf
from storage.store import Store, open_store
from tests.bench import telegram_rates
from tests.bench.presses import ITEMS_AT_ONCE, Press, file_items, prepare, presses, ready
from tests.support import records

BOT: Final = 7_000_000_001
TOKEN: Final = f"{BOT}:AAloopback-token-of-the-bot-in-the-bench-0001"
ZONE: Final = ZoneInfo("Asia/Shanghai")
TURNS: Final = 5
ALONE: Final = 25  # items in each turn, six presses each, one at a time
CROWD: Final = 100  # items in each turn, six presses each, a hundred waiting
WAITING: Final = 100
CLIENTS: Final = 17  # accounts of each of the six people, so that a hundred chats wait at once


async def figures(folder: Path) -> dict[str, float]:
    """Measure presses one at a time and a hundred waiting, and how much of Telegram's rates is used."""
    logging.getLogger("telegram").setLevel(logging.ERROR)
    server = _Server()
    async with server.opened() as api, _store(folder / "taps") as store, _ours(store, api, folder, server) as platform:
        ready()
        todo = presses(0, (ALONE + CROWD) * TURNS)
        alone, rates = [], []
        for _ in range(TURNS):
            alone.append(await server.one_by_one([_posted(next(todo)) for _ in range(ALONE * 6)]))
            rates.append(await server.crowd([_posted(next(todo)) for _ in range(CROWD * 6)]))
            await platform.quiet()
    return {
        "telegram_ack_p50_ms": median(alone) * 1000,
        "telegram_taps_per_s": median(rates),
        **await telegram_rates.figures(folder / "rates"),
    }


class _Server:
    """As much of Telegram as presses need, and answers at once: what is measured is ours."""

    def __init__(self) -> None:
        self._ready: asyncio.Queue[bytes] = asyncio.Queue()
        self._answered = asyncio.Event()
        self._acted = asyncio.Event()
        self._count = 0  # of presses that are on disk

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[str]:
        """Serve until the block ends."""
        runner = web.AppRunner(web.Application(), access_log=None, shutdown_timeout=0.1)
        runner.app.router.add_route("*", "/bot{token}/{method}", self._called)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()

    async def _called(self, request: web.Request) -> web.Response:
        match request.match_info["method"]:
            case "getMe":
                return _ok({"id": BOT, "is_bot": True, "first_name": "Qianfa", "username": "qianfa_bot"})
            case "getUpdates":
                return web.Response(body=await self._batch(), content_type="application/json")
            case "answerCallbackQuery":
                self._answered.set()
        return _ok(result=True)

    async def _batch(self) -> bytes:
        """Give up to a hundred updates as soon as there is one."""
        try:
            async with asyncio.timeout(5):
                updates = [await self._ready.get()]
        except TimeoutError:
            updates = []
        while updates and len(updates) < WAITING and not self._ready.empty():
            updates.append(self._ready.get_nowait())
        return b'{"ok":true,"result":[' + b",".join(updates) + b"]}"

    async def one_by_one(self, todo: list[bytes]) -> float:
        """Press, each after the answer to the last one has come; give the median of the times."""
        took = []
        for press in todo:
            self._answered.clear()
            start = stopwatch()
            self._ready.put_nowait(press)
            await self._answered.wait()
            took.append(stopwatch() - start)
        return median(took)

    async def crowd(self, todo: list[bytes]) -> float:
        """Press, with a hundred waiting at any time; give the presses a second that are on disk."""
        left, start = iter(todo), stopwatch()
        self._count = 0
        for press in itertools.islice(left, WAITING):
            self._ready.put_nowait(press)
        while self._count < len(todo):
            self._acted.clear()
            before = self._count
            await self._acted.wait()
            for press in itertools.islice(left, self._count - before):
                self._ready.put_nowait(press)
        return len(todo) / (stopwatch() - start)

    def count(self) -> None:
        """Count a press that is on disk."""
        self._count += 1
        self._acted.set()


class _Counted(Desk):
    """The desk, that says when a press is on disk."""

    server: _Server

    async def tapped(self, who: Address, token: str, *, event: str) -> Answer:
        answer = await super().tapped(who, token, event=event)
        if answer.refused:
            raise RuntimeError(answer)
        self.server.count()
        return answer


def _ok(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def _number(person: str, client: int) -> int:
    return 1_000_000 + 1000 * [str(head) for head in records.HEADS].index(person) + client


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
async def _store(folder: Path) -> AsyncIterator[Store]:
    prepare(folder)
    items = (ALONE + CROWD) * TURNS
    async with open_store(folder) as store:
        await store.act(_organise)
        for first in range(0, items, ITEMS_AT_ONCE):
            await store.act(file_items, first, min(first + ITEMS_AT_ONCE, items))
        yield store


def _organise(tables: Tables) -> None:
    records.organise(tables)
    for head in records.HEADS:
        for client in range(CLIENTS):
            tables.people.link(Address("telegram", str(BOT), str(_number(head, client))), head)


@asynccontextmanager
async def _ours(store: Store, api: str, folder: Path, server: _Server) -> AsyncIterator[TelegramPlatform]:
    """Put the bot together, its platform signed in, polling."""
    platform = TelegramPlatform(
        i18n=I18n(),
        clock=SystemClock(),
        zone=ZONE,
        token=TOKEN,
        attachment=Path,
        largest=1_000_000,
        way=PollingWay(),
        api=api,
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

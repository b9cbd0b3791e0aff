"""Updates as they were fetched: Telegram forgets none that is neither handled to its end nor on disk (fact 1)."""

import asyncio
import logging
from collections import defaultdict
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, Final

import orjson
from telegram import Update

from bot.clock import Clock
from bot.platforms.telegram.lightening import lightened
from bot.ports import Hearing

PLATFORM: Final = "telegram"
_AT_ONCE: Final = 48  # updates under way, above which more are not fetched one by one
_MOMENT: Final = 0.5  # seconds; what is slow holds up nobody for longer
_SHORT: Final = 0.05  # seconds in which a batch is mostly handled, and needs no row
_NOTED: Final = timedelta(minutes=10)  # between notes that Telegram was heard, where much comes
_log = logging.getLogger(__name__)


class _Batch:
    """What was fetched at once."""

    def __init__(self, raw: str, numbers: set[int], row: int = 0) -> None:
        """Begin with nothing of it handled; `row` is where it is on disk, 0 while it is not."""
        self.raw, self.left, self.row = raw, numbers, row
        self.handled = asyncio.Event()


class Deliveries:
    """What was fetched and is not handled to its end. A batch that was fetched twice has no second effect."""

    def __init__(self, hearing: Hearing, clock: Clock) -> None:
        """Keep batches by `hearing`."""
        self._hearing, self._clock = hearing, clock
        self._under_way: defaultdict[int, list[_Batch]] = defaultdict(list)  # of each update the batches in which it is
        self._newest: _Batch | None = None  # while Telegram has it, and the disk has not
        self._over = set[int]()  # rows
        self._unread = set[int]()  # updates that the library cannot read, or that could not be handled
        self._noted: datetime | None = None  # when it was noted last that Telegram was heard
        self._fewer = asyncio.Event()  # while there is room for more
        self._fewer.set()

    async def came(self, body: bytes) -> bytes:
        """Take a batch as it came, and give it as the library is to read it."""
        updates = orjson.loads(body)["result"]
        now = self._clock.now()
        if not updates or self._noted is None or now - self._noted >= _NOTED:
            await self._put()
            self._noted = now
        if not updates:
            return body
        numbers = {int(update["update_id"]) for update in updates}
        new = not numbers <= self._under_way.keys()
        if new:
            self._newest = _Batch(body.decode(), numbers)
            self._note(self._newest)
        read = lightened if new else self._readable  # all of it came before: did the library not read it?
        return orjson.dumps({"ok": True, "result": [read(update) for update in updates]})

    async def safe(self) -> None:
        """Wait until what came last may be confirmed: all in it was handled, or it is on disk (fact 1).

        What fails is tried again when more is to be fetched; until then nothing is confirmed.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(_MOMENT):
                await self._fewer.wait()
        batch = self._newest
        if batch is None:
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(_SHORT):
                await batch.handled.wait()
        if batch.left:
            batch.row = await self._put(batch.raw)
            if not batch.left:  # it was handled meanwhile
                self._over.add(batch.row)
        self._newest = None

    async def _put(self, raw: str = "") -> int:
        """Put a batch on disk, note that Telegram was heard, and drop what is over, in one act."""
        over = tuple(self._over)
        row = await self._hearing.keeps(PLATFORM, raw, over=over)
        self._over.difference_update(over)
        return row

    def _readable(self, update: dict[str, Any]) -> dict[str, Any]:
        """Give an update that can be read; of another one only the number, so that it stops no others (fault 38).

        Its batch stays on file.
        """
        light = lightened(update)
        try:
            Update.de_json(light, None)
        except Exception:  # noqa: BLE001 - a format may become another one at any time
            _log.exception("an update cannot be read", extra={"number": update["update_id"]})
            self._unread.add(int(update["update_id"]))
            return {"update_id": update["update_id"]}
        return light

    def _note(self, batch: _Batch) -> None:
        for number in batch.left:
            self._under_way[number].append(batch)
        self._count()

    def handled(self, number: int) -> None:
        """Note that an update was handled; the row of its batch, if it has one, goes with the next act."""
        batches = self._under_way.pop(number, ())
        for batch in () if number in self._unread else batches:
            batch.left.discard(number)
            if not batch.left:
                batch.handled.set()
                if batch.row:
                    self._over.add(batch.row)
        self._count()

    def left(self, number: int) -> None:
        """Note that an update could not be handled: its batch stays on file, and nothing waits for it."""
        self._unread.add(number)
        self.handled(number)

    def _count(self) -> None:
        if len(self._under_way) > _AT_ONCE:
            self._fewer.clear()
        else:
            self._fewer.set()

    async def kept(self) -> list[dict[str, Any]]:
        """Give the updates that were kept and not handled before the bot was started."""
        updates: list[dict[str, Any]] = []
        for row, raw in await self._hearing.kept(PLATFORM):
            batch = orjson.loads(raw)["result"]
            self._note(_Batch(raw, {int(update["update_id"]) for update in batch}, row))
            updates += map(self._readable, batch)
        if updates:
            _log.info("updates are taken up again", extra={"count": len(updates)})
        return updates

    async def close(self) -> None:
        """Drop what is over."""
        if self._over:
            await self._put()

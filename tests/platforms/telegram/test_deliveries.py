"""What was fetched is on disk before Telegram may forget it, is handled once, and is taken up again after a crash."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

import orjson
import pytest

from bot.platforms.telegram.deliveries import Deliveries
from bot.ports import Address
from tests.support.clocks import VirtualClock
from tests.support.documents import press_item
from tests.support.telegram.house import House, house, housed
from tests.support.telegram.mischief import Held, conflict, error

WORDS = "Health day comes to the neighbourhood\n\nOn Saturday doctors measured blood pressure for 200 people."


class Kept:
    """What is heard, kept in a list."""

    def __init__(self) -> None:
        self.rows: dict[int, str] = {}
        self.all: list[str] = []
        self.asked = 0
        self.full = False
        self.meanwhile: Callable[[], None] = lambda: None

    async def keeps(self, _platform: str, raw: str = "", *, over: tuple[int, ...] = ()) -> int:
        self.asked += 1
        if self.full:
            raise OSError("full")
        for row in over:
            del self.rows[row]
        if raw:
            self.rows[self.asked] = raw
            self.all.append(raw)
            self.meanwhile()
        return self.asked if raw else 0

    async def kept(self, _platform: str) -> tuple[tuple[int, str], ...]:
        return tuple(self.rows.items())

    async def moved(self, platform: str, place: str, to: str) -> None:
        raise AssertionError(platform, place, to)

    async def moves(self, platform: str) -> Mapping[str, str]:
        raise AssertionError(platform)

    async def left(self, who: Address) -> None:
        raise AssertionError(who)

    async def menu(self, who: Address) -> tuple[()]:
        raise AssertionError(who)


def batch(*numbers: int) -> bytes:
    return orjson.dumps({"ok": True, "result": [{"update_id": number} for number in numbers]})


def deliveries_in(kept: Kept) -> Deliveries:
    return Deliveries(kept, VirtualClock())


async def test_a_batch_that_is_handled_at_once_needs_no_row() -> None:
    kept = Kept()
    deliveries = deliveries_in(kept)

    await deliveries.came(batch(1, 2))
    handling = asyncio.create_task(deliveries.safe())
    await asyncio.wait([handling], timeout=0.001)
    deliveries.handled(1)
    deliveries.handled(2)
    await handling

    assert kept.all == []


async def test_a_batch_that_is_not_handled_is_on_disk_before_more_is_fetched_and_is_dropped_in_the_end() -> None:
    kept = Kept()
    deliveries = deliveries_in(kept)

    await deliveries.came(batch(1, 2))
    deliveries.handled(1)
    await deliveries.safe()
    assert list(kept.rows.values()) == [batch(1, 2).decode()]
    await deliveries.safe()
    assert len(kept.all) == 1

    deliveries.handled(2)
    await deliveries.came(batch())
    assert kept.rows == {}


async def test_a_batch_that_cannot_be_kept_is_not_safe_until_it_is_kept_or_handled() -> None:
    kept = Kept()
    deliveries = deliveries_in(kept)
    await deliveries.came(batch(1))

    kept.full = True
    for _ in range(2):
        with pytest.raises(OSError, match="full"):
            await deliveries.safe()
    deliveries.handled(1)
    await deliveries.safe()

    await deliveries.came(batch(2))
    with pytest.raises(OSError, match="full"):
        await deliveries.safe()
    kept.full = False
    await deliveries.safe()
    assert list(kept.rows.values()) == [batch(2).decode()]


async def test_what_is_handled_while_it_is_being_kept_is_dropped() -> None:
    kept = Kept()
    deliveries = deliveries_in(kept)
    kept.meanwhile = lambda: deliveries.handled(1)

    await deliveries.came(batch(1))
    await deliveries.safe()
    assert len(kept.rows) == 1
    await deliveries.close()

    assert kept.rows == {}


async def test_what_is_fetched_once_more_while_it_is_under_way_is_not_kept_twice() -> None:
    kept = Kept()
    deliveries = deliveries_in(kept)

    for _ in range(2):
        await deliveries.came(batch(1, 2))
        await deliveries.safe()
    assert len(kept.all) == 1
    deliveries.handled(1)
    deliveries.handled(2)
    await deliveries.close()

    assert kept.rows == {}


async def test_that_telegram_is_heard_is_noted_now_and_then_where_it_is_never_silent() -> None:
    kept, clock = Kept(), VirtualClock()
    deliveries = Deliveries(kept, clock)
    for number in range(3):
        await deliveries.came(batch(number))
    assert kept.asked == 1

    clock.move(timedelta(minutes=10))
    await deliveries.came(batch(4))

    assert kept.asked == 2


async def test_more_is_fetched_when_what_came_is_nearly_done() -> None:
    deliveries = deliveries_in(Kept())
    await deliveries.came(batch(*range(100)))
    waiting = asyncio.create_task(deliveries.safe())
    await asyncio.wait([waiting], timeout=0.1)
    assert not waiting.done()

    for number in range(60):
        deliveries.handled(number)
    async with asyncio.timeout(0.4):
        await waiting


async def test_slow_work_holds_up_nobody_for_long() -> None:
    deliveries = deliveries_in(Kept())
    await deliveries.came(batch(*range(100)))

    async with asyncio.timeout(5):
        await deliveries.safe()


async def test_fault_38_an_update_that_the_library_cannot_read_stops_no_others_and_stays_on_file() -> None:
    kept = Kept()
    deliveries = deliveries_in(kept)
    bad = {"update_id": 1, "message": {"message_id": 5}}
    raw = orjson.dumps({"ok": True, "result": [bad, {"update_id": 2}]})

    assert orjson.loads(await deliveries.came(raw))["result"][0] == bad
    await deliveries.safe()
    assert orjson.loads(await deliveries.came(raw))["result"] == [{"update_id": 1}, {"update_id": 2}]
    for number in (1, 2):
        deliveries.handled(number)
    await deliveries.close()

    assert len(kept.rows) == 1


async def test_what_could_not_be_handled_stays_on_file_and_holds_up_nobody() -> None:
    kept = Kept()
    deliveries = deliveries_in(kept)
    await deliveries.came(batch(*range(100)))
    for number in range(100):
        deliveries.left(number)
    async with asyncio.timeout(0.4):  # less than much that is under way takes
        await deliveries.safe()
    await deliveries.close()

    assert len(kept.rows) == 1


async def kept_rows(here: House) -> int:
    [(count,)] = await here.bot.store.engine.read(lambda db: db.execute("SELECT count(*) FROM deliveries").fetchall())
    return int(count)


async def test_what_was_kept_and_not_handled_is_taken_up_at_the_start(tmp_path: Path) -> None:
    async with housed(tmp_path) as here:
        wang = await here.knows("wang-min")
        wang.says(WORDS)
        told = here.server.space.updates.waiting[0]
        raw = orjson.dumps({"ok": True, "result": [told.body]}).decode()
        await here.bot.desk.hearing.keeps("telegram", raw)  # as if the bot had died right after it

        async with here.running():  # and Telegram delivers it as well, which is no second item
            await here.settles()
            assert wang.reads().count("Where does it come from?") == 1
        assert await kept_rows(here) == 0


async def test_what_is_neither_handled_nor_kept_is_not_confirmed(tmp_path: Path) -> None:
    async with house(tmp_path) as here:
        wang, file = await here.knows("wang-min"), Held()
        here.server.mischief.befalls("download", file)
        wang.says(files=[("story.docx", press_item(1, 1))])
        await file.came.wait()
        await here.server.settled()
        await here.bot.store.engine.write(lambda db: db.execute("ALTER TABLE deliveries RENAME TO away"))

        wang.says("/help")  # whose turn comes after the file
        with pytest.raises(TimeoutError):
            await here.server.settled(0.5)
        await here.bot.store.engine.write(lambda db: db.execute("ALTER TABLE away RENAME TO deliveries"))
        await here.server.settled()
        assert await kept_rows(here) == 1

        file.go_on.set()
        await here.settles()
        assert wang.reads().count("[Inbox] [My items] [Find]") == 1


async def test_fault_19_another_copy_that_fetches_gives_one_alarm_and_the_bot_goes_on(tmp_path: Path) -> None:
    async with house(tmp_path) as here:
        admin = await here.knows("shen-tong")
        here.server.mischief.befalls("getUpdates", conflict(), times=2)
        admin.says("/help")
        await here.settles()
        await here.settles()

        assert admin.reads().count("Somebody else fetches") == 1


async def test_a_token_that_is_refused_is_tried_on(tmp_path: Path) -> None:
    async with house(tmp_path) as here:
        wang = await here.knows("wang-min")
        here.server.mischief.befalls("getUpdates", error(401, "Unauthorized"))
        wang.says(WORDS)
        await here.settles()

        assert "Where does it come from?" in wang.reads()

"""What is measured: presses on the seats of countersign steps that wait for all of six people."""

import gc
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.cards.tokens import Token, Verb
from bot.deps import Organisation
from bot.domain.calendars import WorkingWeek
from bot.domain.effects import Lane, Send
from bot.domain.people import PersonId
from bot.inbox import Moment, Taken, take_tap
from bot.memory import Tables
from bot.ports import Address
from storage.store import DATABASE, Store, open_store
from tests.support import records
from tests.support.records import AUTHOR, HEADS, NOW, PUBLISHER

ORGANISATION: Final = Organisation(WorkingWeek(ZoneInfo("Asia/Shanghai")))
ITEMS_AT_ONCE: Final = 500
TOLD: Final = (AUTHOR, HEADS[0], PUBLISHER)

_events: Final = count(1)


@dataclass(frozen=True, slots=True)
class Press:
    """Somebody's tap on "approve" for his seat."""

    who: Address
    token: str
    moment: Moment


def presses(first: int, items: int) -> Iterator[Press]:
    """Give the presses of so many items: six each, of six people."""
    for number in range(first, first + items):
        for head in HEADS:
            token = Token(Verb.APPROVE, f"i{number}-step-{head}", 1)
            yield Press(Address("web", "local", head), str(token), Moment(f"tap-{next(_events)}", NOW, ORGANISATION))


def file_items(tables: Tables, first: int, last: int) -> None:
    """Put items on file that wait for all six."""
    for number in range(first, last):
        records.file_item(tables, f"i{number}")


def prepare(folder: Path) -> Path:
    """Make a data folder with the organisation in it."""
    folder.mkdir(parents=True, exist_ok=True)
    return records.new_database(folder / DATABASE)


@asynccontextmanager
async def crowded(folder: Path, items: int, accounts: Callable[[PersonId], Iterable[Address]]) -> AsyncIterator[Store]:
    """Open a store in which so many items wait for all six, each of whom has these accounts."""

    def organise(tables: Tables) -> None:
        records.organise(tables)
        for head in HEADS:
            for account in accounts(head):
                tables.people.link(account, head)

    prepare(folder)
    async with open_store(folder) as store:
        await store.act(organise)
        for first in range(0, items, ITEMS_AT_ONCE):
            await store.act(file_items, first, min(first + ITEMS_AT_ONCE, items))
        yield store


def ready() -> None:
    """Look no more for garbage in what is loaded by now, as the bot does when it is ready."""
    gc.collect()
    gc.freeze()


def told(press: Press) -> list[Send]:
    """Make the three messages that a decision may bring."""
    key = press.moment.event
    return [Send(f"{key}:{person}", person, "review", press.token, 1, Lane.DECISIONS) for person in TOLD]


def tap(tables: Tables, press: Press) -> Taken:
    """Take a press as the bot does, and queue three messages besides."""
    taken = take_tap(tables, press.who, press.token, press.moment)
    tables.outbox.add(told(press), press.moment.now)
    return taken


async def still_queued(store: Store) -> None:
    """Raise RuntimeError where nothing waits any more, so that no rate was measured."""
    if not await store.engine.read(lambda db: db.execute("SELECT 1 FROM outbox WHERE state = 'pending'").fetchone()):
        raise RuntimeError("nothing was left to send")

"""A process that plays a crisis up to one rung of its ladder in virtual time, and kills itself there (-9).

`python -m tests.simulation.alarm FOLDER POINT RUNG`: "before" the rung is committed, right "after" it is, when its
first alert is to go out ("sending"), or once that is out and before it is noted ("sent").
"""

import asyncio
import os
import signal
import sys
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import orjson

from bot.cards.card import Card
from bot.deps import Act
from bot.domain.crises import Crisis
from bot.domain.people import PersonId
from bot.ports import Address, Message, Reader
from bot.text import Text, micros, moment
from handlers import alerts
from tests.support import crisis as playing
from tests.support.clocks import VirtualClock
from tests.support.crisis import REPORTER, WHAT, reported
from tests.support.paper import PaperPlatform, Sheet
from tests.support.world import World, world

LOG: Final = "sent.jsonl"  # what went out, beside the data folder
CLOCK: Final = "clock"  # where time stood


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Noting(PaperPlatform):
    """Notes in a file what went out, as a messenger keeps it whatever becomes of the bot; can end the process there."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._file = folder / LOG
        self.ends = ""  # "sending" or "sent"

    async def send(self, to: Address, card: Card, reader: Reader, *, key: str, under: str = "") -> str:
        alert = key.startswith("crisis:")
        if alert and self.ends == "sending":
            die()
        sent = await super().send(to, card, reader, key=key, under=under)
        with self._file.open("ab") as file:
            file.write(orjson.dumps([to.user, key, sent]) + b"\n")
        if alert and self.ends == "sent":
            die()
        return sent


def remembered(folder: Path) -> PaperPlatform:
    """Give a platform on which stands what the process had sent."""
    paper = PaperPlatform()
    file = folder / LOG
    for line in file.read_bytes().splitlines() if file.exists() else []:
        user, key, sent = orjson.loads(line)
        reader = Reader(PersonId(user), "zh-Hans", ZoneInfo("Asia/Shanghai"))
        paper.chats[user].append(Sheet(sent, key, Card(title=Text("none")), reader))
        paper.sent.append((user, key))
    return paper


def stood(folder: Path) -> datetime:
    """Say where time stood."""
    return moment(int((folder / CLOCK).read_text("utf-8")))


async def play(folder: Path, point: str, rung: int) -> None:
    """Report a crisis, climb to the rung, and end there."""
    paper, clock = Noting(folder), VirtualClock()
    async with world(folder, stage="paper", paper=paper, clock=clock) as here:
        note(folder, clock)
        if rung:
            await reported(here)
            for _ in range(rung - 1):
                clock.move_to(await next_at(here))
                await here.settles()
            clock.move_to(await next_at(here))
            note(folder, clock)
        paper.ends = point
        if point == "before":
            _die_before_the_commit()
        await (here.bot.ticker.tick() if rung else _says(here))
        if point == "after":
            die()
        await here.bot.courier.deliver()
        die()  # a rung that calls nobody


async def _says(here: World) -> None:
    await here.bot.desk.said(here[REPORTER].address, Message(f"/crisis {WHAT}"), event="report")


def _die_before_the_commit() -> None:
    climb = alerts.climb

    def climbs(act: Act, crisis: Crisis) -> Crisis:
        climb(act, crisis)
        die()
        raise AssertionError

    alerts.climb = climbs


async def next_at(here: World) -> datetime:
    """Say when the next rung comes."""
    found = (await playing.crisis(here)).next_at
    assert found is not None
    return found


def note(folder: Path, clock: VirtualClock) -> None:
    (folder / CLOCK).write_text(str(micros(clock.now())), "utf-8")


if __name__ == "__main__":
    asyncio.run(play(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])))

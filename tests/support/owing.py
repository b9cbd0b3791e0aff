"""Weeks of units that owe something: P1's world from a Monday on, items handed in, what reports say."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.cards.card import Card
from bot.domain.people import UnitId
from bot.policy import shipped
from tests.support.clauses import submits
from tests.support.clocks import VirtualClock
from tests.support.world import World, world

P1: Final = shipped()["p1"]
AUTHOR, HEAD, ACCOUNT = "yu-xia", "feng-lei", UnitId("huadong")
DESK_HEAD: Final = "gao-yun"
SHANGHAI: Final = ZoneInfo("Asia/Shanghai")


@asynccontextmanager
async def opened(folder: Path, monday: str, at: str = "09:00", **changes: object) -> AsyncIterator[World]:
    """Open a world under P1 on this day."""
    start = datetime.fromisoformat(f"{monday}T{at}").replace(tzinfo=SHANGHAI)
    async with world(folder, clock=VirtualClock(start), **({"policy": P1} | changes)) as here:  # type: ignore[arg-type]
        yield here


def policy_with(folder: Path, *changes: tuple[str, str]) -> Path:
    """Write P1 into a folder with some of its words replaced; each has to stand there exactly once."""
    text = P1.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (folder / "p1-changed.toml").write_text(text, "utf-8")
    return folder / "p1-changed.toml"


async def hands_in(here: World, title: str, author: str = AUTHOR, head: str = HEAD) -> str:
    """Have an officer send an item, and his head approve it: it is with the PR desk."""
    number = await submits(here[author], title, category="news", channels="wechat")
    await here.approved_by(head)
    return number


async def counted(here: World) -> dict[str, int]:
    """Count what was counted, by unit."""
    return dict(await here.rows("SELECT unit, count(*) FROM quota_counts GROUP BY unit"))


def reports(here: World, person: str) -> list[str]:
    """Name the weeks of the reports that somebody was sent."""
    found = (sheet.key.split(":") for sheet in here[person].sheets if sheet.key.startswith("quota-report:"))
    return [week for _, week, *_ in found]


def report(here: World, person: str) -> Card:
    """Give the newest report that somebody was sent."""
    return next(sheet.card for sheet in reversed(here[person].sheets) if sheet.key.startswith("quota-report:"))


def lines(here: World, person: str) -> list[str]:
    """Give the newest report as it reads: title, facts, notes."""
    card = report(here, person)
    return [here.say(text) for text in (card.title, *card.facts, *card.notes)]


def reminded(here: World, person: str) -> list[str]:
    """Give what somebody was told of what his unit owes."""
    cards = (sheet.card for sheet in here[person].sheets)
    together = "reminders-title"
    texts = (
        text
        for card in cards
        for text in ([one.text for one in card.entries] if card.title.key == together else [card.title])
    )
    return [here.say(text) for text in texts if "供稿" in here.say(text)]

"""How much of what Telegram allows is used while five thousand messages wait: in virtual time, by its own rates."""

from datetime import timedelta
from pathlib import Path
from typing import Final

from bot.app import opened
from bot.cards.card import Card
from bot.config import Settings, sample_settings
from bot.domain.effects import Lane, Send
from bot.domain.people import PersonId
from bot.i18n import I18n
from bot.intake.files import Files
from bot.memory import Tables
from bot.platforms.telegram.platform import TelegramPlatform
from bot.platforms.telegram.polling import PollingWay
from bot.ports import Address, Platform, Reader
from bot.text import Text
from storage.store import Store
from tests.bench.presses import still_queued
from tests.support.clocks import VirtualClock
from tests.support.telegram.rates import OVERALL, Rates

MESSAGES: Final = 5_000
MEASURED: Final = 2_400  # of them; all the others wait meanwhile
PEOPLE: Final = 200
STEP: Final = timedelta(seconds=0.1)
_MORE_PEOPLE: Final = (
    "INSERT INTO people (id, names, unit, language, speaks, profile, active, position, forms)"
    " SELECT ?, names, unit, language, speaks, profile, active, 1000, forms FROM people WHERE id = 'wang-min'"
)


class _Wire(TelegramPlatform):
    """Telegram as far as it counts: what would be refused as too much is an error."""

    rates: Rates
    sent = 0

    async def send(self, to: Address, card: Card, reader: Reader, *, key: str, under: str = "") -> str:  # noqa: ARG002
        if self.rates.wait("sendMessage", int(to.user)):
            raise RuntimeError(f"429 of our own making, after {self.sent} messages")
        self.sent += 1
        return f"{to.user}:{self.sent}"


async def figures(folder: Path) -> dict[str, float]:
    """Have the messages delivered, and give the part of Telegram's rate that was used."""
    clock, made = VirtualClock(), list[_Wire]()
    settings = sample_settings(folder, 0)

    def platforms(_store: Store, files: Files) -> dict[str, Platform]:
        made.append(_wire(settings, clock, files))
        return {"telegram": made[0]}

    async with opened(settings, clock, platforms, accounts=()) as bot:
        people = [PersonId(f"reader-{number}") for number in range(PEOPLE)]
        await bot.store.engine.write(lambda db: db.executemany(_MORE_PEOPLE, [(person,) for person in people]))

        def queued(tables: Tables) -> None:
            for number, person in enumerate(people, start=1):
                tables.people.link(Address("telegram", "1", str(number)), person)
            text = Text("named", {"name": "news"})
            sends = [Send(f"r{n}", people[n % PEOPLE], "news", lane=Lane.REQUESTS, text=text) for n in range(MESSAGES)]
            tables.outbox.add(sends, clock.now())

        await bot.store.act(queued)
        began = clock.now()
        while made[0].sent < MEASURED:
            clock.move(STEP)
            await bot.courier.deliver()
        seconds = (clock.now() - began).total_seconds()
        await still_queued(bot.store)
    return {"telegram_rate_ratio": made[0].sent / OVERALL.per_second / seconds}


def _wire(settings: Settings, clock: VirtualClock, files: Files) -> _Wire:
    wire = _Wire(
        i18n=I18n(),
        clock=clock,
        zone=settings.zone,
        token="1:none",
        attachment=files.path,
        largest=1,
        way=PollingWay(),
    )
    wire.rates = Rates(clock, enforced=True)
    return wire

"""What platforms deliver and tell of themselves, put on file; deliveries stay there until they are handled."""

from collections.abc import Callable, Mapping

from bot.cards.card import Button
from bot.clock import Clock
from bot.deps import Act, Organisation
from bot.memory import Store, Tables
from bot.ports import Address
from handlers import hearing


class Hearing:
    """What is heard, and what follows from it; meets `bot.ports.Hearing`."""

    def __init__(self, store: Store, clock: Clock, organisation: Organisation, *, wake: Callable[[bool], None]) -> None:
        """`wake` is called after whatever may have left something to send."""
        self._store, self._clock, self._organisation, self._wake = store, clock, organisation, wake

    async def keeps(self, platform: str, raw: str = "", *, over: tuple[int, ...] = ()) -> int:
        """Keep a delivery as it came, and drop those that are over."""
        row = await self._store.act(self._keeps, platform, raw, over)
        self._wake(False)  # noqa: FBT003 - nothing has fallen due
        return row

    def _keeps(self, tables: Tables, platform: str, raw: str, over: tuple[int, ...]) -> int:
        act = self._act(tables)
        hearing.heard(act, platform, came=bool(raw))
        if over:
            tables.heard.drop(over)
        return tables.heard.keep(platform, raw, act.now) if raw else 0

    async def kept(self, platform: str) -> tuple[tuple[int, str], ...]:
        """Give what was kept and is not over."""
        return await self._store.act(_kept, platform)

    async def moved(self, platform: str, place: str, to: str) -> None:
        """Note that a place is found under another id."""
        await self._store.act(_move, platform, place, to)

    async def moves(self, platform: str) -> Mapping[str, str]:
        """Give the ids of places that moved."""
        return await self._store.view(_moves, platform)

    async def left(self, who: Address) -> None:
        """Note that an account takes no messages."""
        await self._store.act(self._left, who)
        self._wake(False)  # noqa: FBT003 - nothing has fallen due

    def _left(self, tables: Tables, who: Address) -> None:
        hearing.left(self._act(tables), who)

    async def menu(self, who: Address) -> tuple[Button, ...]:
        """Give somebody's menu of commands."""
        return await self._store.view(self._menu, who)

    def _menu(self, tables: Tables, who: Address) -> tuple[Button, ...]:
        return hearing.commands(self._act(tables), who)

    def _act(self, tables: Tables) -> Act:
        return Act(tables, self._clock.now(), self._organisation)


def _kept(tables: Tables, platform: str) -> tuple[tuple[int, str], ...]:
    return tables.heard.kept(platform)


def _move(tables: Tables, platform: str, place: str, to: str) -> None:
    tables.heard.move(platform, place, to)


def _moves(tables: Tables, platform: str) -> Mapping[str, str]:
    return tables.heard.moves(platform)

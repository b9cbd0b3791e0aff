"""The auditor of crises: runs what is late, calls from outside, and says where nobody is reached."""

import asyncio
import logging
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from bot.cards.crisis_sheet import untitled
from bot.clock import Clock
from bot.deps import Act, Organisation
from bot.domain.crises import Crisis, CrisisId
from bot.i18n import I18n
from bot.memory import Store, Tables
from bot.text import LANGUAGES, Text
from handlers import alerts

REACHED_IN: Final = timedelta(seconds=30)  # after which somebody should have been reached
CALL: Final = 60.0  # seconds that a call from outside may take
CRISIS: Final = "crisis"
_DRILL: Final = "演练 · 演練 · DRILL"
_log = logging.getLogger(__name__)
Notify = Callable[[str, str], bool]
"""Calls from outside, with a title and words; False where that did not work. It may block, and runs in a thread."""


def by_apprise(addresses: Sequence[str]) -> Notify | None:
    """Make what calls from outside, by mail, SMS, telephone services, WeCom, Feishu or DingTalk; None without any."""
    if not addresses:
        return None

    def notify(title: str, words: str) -> bool:
        from apprise import Apprise  # noqa: PLC0415 - its hundred services are read when the first call is made

        calls = Apprise()
        for address in addresses:
            calls.add(address)
        return bool(calls.notify(body=words, title=title))

    return notify


def to_stderr(line: str) -> None:
    """Say a line where the service's journal hears it."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


class Auditor:
    """Looks every few seconds, so that nothing about a crisis depends on one timer alone."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        organisation: Organisation,
        *,
        wake: Callable[[], None],
        notify: Notify | None = None,
        tell: Callable[[str], None] = to_stderr,
    ) -> None:
        """`wake` is called when something was run; `notify` calls from outside; `tell` says lines in the journal."""
        self._store, self._clock, self._organisation = store, clock, organisation
        self._wake, self._notify, self._tell, self._i18n = wake, notify, tell, I18n()
        self._calling: asyncio.Task[None] | None = None
        self._told: dict[str, datetime] = {}  # crises that reached nobody, and when that was said last
        self._stuck: dict[str, datetime] = {}  # crises whose step cannot be written down, likewise
        self.late_steps = 0  # that it had to run itself
        self._outside_fails = False
        self._unsaved = set[asyncio.Task[bool]]()

    @property
    def red(self) -> frozenset[str]:
        """Name what health says: a crisis that reaches nobody."""
        return frozenset({CRISIS} if self._told or self._stuck or self._outside_fails else ())

    async def look(self, make_room: Callable[[], bool] = lambda: False) -> None:
        """Run what is late; call from outside; say where nobody is reached.

        Where nothing can be written `make_room` may help; if it cannot, whoever is outside is called all the same.
        """
        if await self._ran() or (make_room() and await self._ran()):
            self._stuck.clear()
        else:
            await self._say_stuck()
        await self._say_unreached()
        if self._calling is None or self._calling.done():
            self._calling = asyncio.create_task(self._call())

    async def _ran(self) -> bool:
        try:
            ran = await self._store.act(_audit, self._clock.now(), self._organisation)
        except Exception:  # noqa: BLE001 - whatever storage raises, the next look comes
            _log.exception("steps of crises that are late cannot be written down")
            return False
        self.late_steps += ran
        if ran:
            self._wake()
        return True

    async def _say_stuck(self) -> None:
        """Call from outside for crises whose next step cannot be written down (fault 66)."""
        now = self._clock.now()
        for crisis in await self._store.view(_late, now):
            last = self._stuck.get(crisis.id)
            if last is None or now - last >= crisis.ladder.again:
                self._stuck[crisis.id] = now
                self.unsaved(crisis.title)

    async def settled(self) -> None:
        """Wait until a call from outside that is under way has come to its end."""
        under_way = [*self._unsaved, *([self._calling] if self._calling is not None else [])]
        if under_way:
            await asyncio.wait(under_way)

    async def stop(self) -> None:
        """End a call that is under way; it is made again after the next start."""
        calling, self._calling = self._calling, None
        if calling is not None:
            calling.cancel()
            await asyncio.gather(calling, return_exceptions=True)

    async def _say_unreached(self) -> None:
        now = self._clock.now()
        unreached = await self._store.view(_unreached, now - REACHED_IN)
        self._told = {one.id: at for one in unreached if (at := self._told.get(one.id)) is not None}
        for crisis in unreached:
            last = self._told.get(crisis.id)
            if last is None or now - last >= crisis.ladder.again:
                self._told[crisis.id] = now
                self._tell(self.words("outside-crisis-unreached", crisis.title, crisis.number))
                with suppress(Exception):
                    await self._store.act(_outside, crisis.id)

    def unsaved(self, title: str) -> None:
        """Say of a crisis that could not be written down that it is one, in the journal and outside."""
        said = self.words("outside-crisis-unsaved", title)
        self._tell(said)
        if self._notify is not None:
            task = asyncio.create_task(self._works(self._notify, said, said))
            self._unsaved.add(task)
            task.add_done_callback(self._unsaved.discard)

    def words(self, key: str, title: str, number: str = "", *, drill: bool = False) -> str:
        """Say something about a crisis in all languages, for who reads no cards; of a drill, marked at both ends."""
        text = Text(key, {"number": number, "title": title or untitled(drill=drill)})
        text = Text("crisis-drill", {"text": text}) if drill else text
        return " / ".join(
            self._i18n.say(text, language, zone=self._organisation.zone, now=self._clock.now())
            for language in LANGUAGES
        )

    async def _call(self) -> None:
        """Make the calls that are due; one that fails is made again at the next look."""
        notify = self._notify
        if notify is None:
            return
        for crisis, times in await self._store.view(_calls):
            said = self.words("outside-crisis", crisis.title, crisis.number, drill=crisis.drill)
            title = f"{_DRILL} {crisis.number} {_DRILL}" if crisis.drill else crisis.number
            if await self._works(notify, title, said):
                await self._store.act(_called, crisis.id, times)

    async def _works(self, notify: Notify, title: str, words: str) -> bool:
        try:
            async with asyncio.timeout(CALL):
                done = await asyncio.to_thread(notify, title, words)
        except Exception:  # noqa: BLE001 - a service may raise anything, and nothing may end the audit
            _log.exception("a call from outside broke")
            done = False
        self._outside_fails = not done
        return done


def _audit(tables: Tables, now: datetime, organisation: Organisation) -> int:
    return alerts.audit(Act(tables, now, organisation, "audit"))


def _late(tables: Tables, now: datetime) -> tuple[Crisis, ...]:
    return tuple(crisis for id_ in tables.crises.late(now) if (crisis := tables.crises.get(id_)) is not None)


def _unreached(tables: Tables, before: datetime) -> tuple[Crisis, ...]:
    return tuple(one for one in tables.crises.unreached(before) if not one.drill)  # its report says so


def _outside(tables: Tables, crisis: CrisisId) -> None:
    tables.crises.wants_outside(crisis)


def _calls(tables: Tables) -> tuple[tuple[Crisis, int], ...]:
    return tables.crises.outside()


def _called(tables: Tables, crisis: CrisisId, times: int) -> None:
    tables.crises.called_outside(crisis, times)

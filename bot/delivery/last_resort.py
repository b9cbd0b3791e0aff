"""A crisis that cannot be written down: a reserve on the disk is freed for it, or else it goes out unrecorded."""

import asyncio
import logging
import os
import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from bot.cards.news import news
from bot.cards.tokens import Verb, read
from bot.clock import Clock
from bot.delivery.out_of_band import Auditor
from bot.deps import Act, Organisation
from bot.domain.crisis_ladder import CrisisLadder
from bot.domain.dialogs import Purpose
from bot.domain.people import UnitId
from bot.errors import DeadButton, NotSaved
from bot.frozen import frozen
from bot.ids import new_id
from bot.memory import Store, Tables
from bot.ports import Address, Answer, Platform, Reader
from bot.text import Text
from handlers import alerts, crises, views
from handlers.drafts import Sent

RESERVE: Final = 8_000_000  # bytes
DISK: Final = "disk"
CALL: Final = 30.0  # seconds
_LONGEST: Final = 500
_SAID: Final = re.compile(r"/?(突发|突發|舆情|輿情|crisis)[\s:：,，.。!！—-]*(.*)", re.IGNORECASE | re.DOTALL)
_log = logging.getLogger(__name__)


@frozen
class Unrecorded:
    """A report that went out and is still to be written down."""

    who: Address
    words: str


@frozen
class Ring:
    """Somebody who is called without a record: where, and in which words."""

    to: Address
    reader: Reader


class LastResort:
    """What is done for a crisis, and for nothing else, when the disk is full (faults 62, 66)."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        organisation: Organisation,
        platforms: Mapping[str, Platform],
        auditor: Auditor,
        reserve: Path,
    ) -> None:
        """Send by these platforms directly; `reserve` is a file that is only there to be given up."""
        self._store, self._clock, self._organisation = store, clock, organisation
        self._platforms, self._auditor, self._reserve = platforms, auditor, reserve
        self._owed: list[Unrecorded] = []
        self._full = False

    @property
    def red(self) -> frozenset[str]:
        """Name what health says: the disk is full."""
        return frozenset({DISK} if self._full or self._owed else ())

    def fill(self) -> None:
        """Lay the reserve down, unless it is there; a disk that has no room for it is full already."""
        try:
            with self._reserve.open("ab") as file:
                os.posix_fallocate(file.fileno(), 0, RESERVE)
        except OSError:
            _log.exception("there is no room for the reserve")
            self._full = True
        else:
            self._full = False

    def makes_room(self) -> bool:
        """Give the reserve up; False where it was given up before."""
        there, self._full = self._reserve.exists(), True
        self._reserve.unlink(missing_ok=True)
        return there

    async def takes(
        self, who: Address, words: str, token: str, again: Callable[[], Awaitable[Answer]]
    ) -> Answer | None:
        """Do what could not be written down once more in the room of the reserve, or call without a record.

        None where it is no report of a crisis: it has not happened, and whoever did it is told so.
        """
        title = await self._store.view(_reported, who, words, token)
        if title is None:
            return None
        self.makes_room()
        answer = await again()
        if not not_saved(answer):
            return answer
        _log.error("a crisis could not be written down")
        return await self._call(who, title)

    async def _call(self, who: Address, title: str) -> Answer:
        rings = await self._store.view(_rings, who, self._clock.now(), self._organisation)
        self._owed.append(Unrecorded(who, title))
        text = Text("news-crisis-unsaved", {"title": title or Text("crisis-untitled")})
        self._auditor.unsaved(title)
        key = f"unsaved:{new_id()}"
        sent = await asyncio.gather(*(self._ring(ring, text, f"{key}:{ring.reader.person}") for ring in rings))
        reached = len({ring.reader.person for ring, out in zip(rings, sent, strict=True) if out})
        return Answer(Text("notice-crisis-unsaved", {"count": reached}))

    async def _ring(self, ring: Ring, text: Text, key: str) -> bool:
        try:
            async with asyncio.timeout(CALL):
                await self._platforms[ring.to.platform].send(ring.to, news(text), ring.reader, key=key)
        except Exception:  # noqa: BLE001 - a platform may raise anything, and the others are called all the same
            _log.exception("somebody could not be called", extra={"person": ring.reader.person})
            return False
        return True

    async def settle(self) -> None:
        """Write down what went out without a record, once there is room; and lay the reserve down again."""
        while self._owed:
            try:
                await self._store.act(_record, self._owed[0], self._clock.now(), self._organisation)
            except Exception:  # noqa: BLE001 - whatever storage raises, it is tried again
                _log.exception("a crisis can still not be written down")
                return
            self._owed.pop(0)
        if self._full:
            self.fill()


def not_saved(answer: Answer) -> bool:
    """Tell whether an answer says that nothing could be kept."""
    return answer.refused and answer.text is not None and answer.text.key == NotSaved.key


def _reported(tables: Tables, who: Address, words: str, token: str) -> str | None:
    """Give what somebody reports as a crisis by his words or a button; None where it is something else."""
    person = tables.people.at(who)
    if person is None:
        return None
    if token:
        return _pressed(tables, token)
    found, question = _SAID.match(words.strip()), tables.dialogs.open(person.id)
    if found is not None:
        return " ".join(found[2].split())[:_LONGEST]
    asked = question is not None and question.purpose is Purpose.CRISIS
    return " ".join(words.split())[:_LONGEST] if asked else None


def _pressed(tables: Tables, token: str) -> str | None:
    try:
        pressed = read(token)
    except DeadButton:
        return None
    crisis = tables.crises.get(pressed.subject) if pressed.verb is Verb.ALERT_CRISIS else None
    return crisis.title if crisis is not None else None


def _rings(tables: Tables, who: Address, now: datetime, organisation: Organisation) -> tuple[Ring, ...]:
    """Give the accounts of those on the first rung on which anybody has one."""
    act = Act(tables, now, organisation)
    policy = tables.policies.active()
    ladder = policy.crisis if policy is not None else CrisisLadder()
    reporter = tables.people.at(who)
    unit = reporter.unit if reporter is not None else UnitId("")
    for rung in ladder.rungs:
        rings = tuple(_accounts(act, alerts.members(act, rung.calls, unit)))
        if rings:
            return rings
    return ()


def _accounts(act: Act, people: Iterable[str]) -> Iterable[Ring]:
    for person in people:
        for address in act.people.addresses(person):  # type: ignore[arg-type]  # a person's id
            if address.platform in act.organisation.messengers:
                yield Ring(address, views.reader(act, person))  # type: ignore[arg-type]  # as above


def _record(tables: Tables, owed: Unrecorded, now: datetime, organisation: Organisation) -> None:
    person = tables.people.at(owed.who)
    if person is None:
        return
    act = Act(tables, now, organisation, f"unrecorded:{new_id()}")
    crises.report(act, person, Sent(owed.words or "—"), unrecorded=True)

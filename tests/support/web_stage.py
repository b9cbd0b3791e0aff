"""A web chat on a free port with a real history, and people who play it as a script would."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Self
from zoneinfo import ZoneInfo

import aiohttp
from sqlalchemy import create_engine

from bot.cards.card import Button, Card, Form, FormChoice, FormField
from bot.cards.tokens import Token, Verb
from bot.domain.people import PersonId
from bot.i18n import I18n
from bot.platforms.registry import Above, CastMember, Strip, StripAlarm, StripStop, WebPlatform
from bot.ports import Address, Answer, Filled, Hearing, Listing, Message, Reader, Shown
from bot.text import Language, Names, Text
from storage.engine import Engine
from storage.schema import metadata, web_files, web_messages
from storage.webchat import WebChat
from tests.support.clocks import VirtualClock

ZONE: Final = ZoneInfo("Asia/Shanghai")
LOCALES: Final = Path(__file__).parents[1] / "platforms" / "web" / "locales"
NOW: Final = datetime(2026, 6, 3, 4, 0, tzinfo=UTC)
Frame = dict[str, Any]


class Doorkeeper:
    """Stands where the inbox stands: takes everything in, and answers as it is told to."""

    def __init__(self) -> None:
        self.met_by_it: list[tuple[Address, Language]] = []
        self.said_to_it: list[tuple[Address, Message, str]] = []
        self.tapped_on_it: list[tuple[Address, str, str]] = []
        self.filled_for_it: list[tuple[Address, str, tuple[Filled, ...], str]] = []
        self.answer: Callable[[str], Answer] = lambda _words: Answer()

    async def met(self, who: Address, language: Language, *, email: str = "") -> None:  # noqa: ARG002 - nor has it one
        self.met_by_it.append((who, language))

    async def unlinked(self, platform: str, workspace: str) -> tuple[str, ...]:
        raise AssertionError(f"the web chat looks for nobody: {platform}, {workspace}")

    async def reads(self, who: Address) -> Reader | None:
        raise AssertionError(f"the web chat knows in which language it is read: {who}")

    async def warn(self, text: Text, *, key: str) -> None:
        raise AssertionError(f"the web chat warns of nothing: {text.key}, {key}")

    @property
    def hearing(self) -> Hearing:
        raise AssertionError("the web chat tells nothing of itself")

    async def shows(self, who: Address, kind: Listing) -> Shown | None:  # noqa: ARG002 - the web chat has no such place
        return None

    async def said(self, who: Address, message: Message, *, event: str) -> Answer:
        self.said_to_it.append((who, message, event))
        return self.answer(message.text)

    async def tapped(self, who: Address, token: str, *, event: str) -> Answer:
        self.tapped_on_it.append((who, token, event))
        return self.answer(token)

    async def filled(self, who: Address, token: str, fields: tuple[Filled, ...], *, event: str) -> Answer:
        self.filled_for_it.append((who, token, fields, event))
        return self.answer(token)


class Player:
    """A socket that plays one person, and remembers every frame it was sent."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.frames: list[Frame] = []
        self._events = itertools.count()

    async def next(self, kind: str) -> Frame:
        """Give the next frame of this kind, passing over others."""
        while True:
            frame: Frame = await asyncio.wait_for(self.socket.receive_json(), 10)
            self.frames.append(frame)
            if frame["type"] == kind:
                return frame

    async def hello(self, person: str = "wang", since: int = 0, language: str = "en") -> Frame:
        await self.socket.send_json({"type": "hello", "person": person, "since": since, "language": language})
        return await self.next("welcome")

    async def say(self, text: str = "", **more: Any) -> Frame:  # noqa: ANN401 - a frame's fields
        frame = {"type": "say", "event": f"e{next(self._events)}-{id(self)}", "text": text, **more}
        await self.socket.send_json(frame)
        return await self.next("ack")

    async def tap(self, token: str, **more: Any) -> Frame:  # noqa: ANN401
        frame = {"type": "tap", "event": f"e{next(self._events)}-{id(self)}", "token": token, **more}
        await self.socket.send_json(frame)
        return await self.next("ack")

    async def fill(self, token: str, *fields: Frame, **more: Any) -> Frame:  # noqa: ANN401
        frame = {"type": "fill", "event": f"e{next(self._events)}-{id(self)}", "token": token, "fields": fields, **more}
        await self.socket.send_json(frame)
        return await self.next("ack")

    def kinds(self) -> list[str]:
        return [frame["type"] for frame in self.frames if frame["type"] not in {"cast", "strip"}]


class Stage:
    """A running web chat and everything around it that a test may turn."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = VirtualClock(NOW)
        self.inbox = Doorkeeper()
        self.in_hand: Strip | None = None
        self.alarms: tuple[StripAlarm, ...] = ()
        self.broken = False
        self.people = [
            _member("wang", "王晓敏", "Wang"),
            _member("li", "李建国", "Li"),
            _member("zhao", "赵文静", "Zhao"),
        ]

    @asynccontextmanager
    async def opened(self, port: int = 0) -> AsyncIterator[Self]:
        """Serve until the block ends; a second time it is the same data folder, as after a restart."""
        self.engine = await Engine.open(await asyncio.to_thread(self._database))
        self.web = self.platform(port=port)
        self._running = asyncio.create_task(self.web.run(self.inbox))
        opened = asyncio.create_task(self.web.opened.wait())
        try:
            await asyncio.wait({self._running, opened}, return_when=asyncio.FIRST_COMPLETED)
            if self._running.done():
                self._running.result()
            async with aiohttp.ClientSession(self.web.url) as self.http:
                yield self
        finally:
            opened.cancel()
            await self.stop()

    async def stop(self) -> None:
        self._running.cancel()
        await asyncio.gather(self._running, return_exceptions=True)
        await self.engine.close()

    def _database(self) -> Path:
        path = self.folder / "stage.db"
        engine = create_engine(f"sqlite:///{path}")
        metadata.create_all(engine, tables=[web_messages, web_files])
        engine.dispose()
        return path

    def platform(self, *, port: int = 0, uploads: Path | None = None) -> WebPlatform:
        return WebPlatform(
            i18n=I18n(LOCALES),
            clock=self.clock,
            zone=ZONE,
            history=WebChat(self.engine),
            cast=self._cast,
            strip=self._strip,
            attachment=lambda digest: self.folder / digest,
            uploads=uploads or self.folder / "uploads",
            port=port,
        )

    async def _cast(self) -> list[CastMember]:
        return list(self.people)

    async def _strip(self) -> Above:
        if self.broken:
            raise OSError("the store does not answer")
        return Above(self.alarms, self.in_hand)

    def speaks(self, person: str, language: Language) -> None:
        self.people = [replace(one, language=language) if one.id == person else one for one in self.people]

    @asynccontextmanager
    async def player(self) -> AsyncIterator[Player]:
        async with self.http.ws_connect("/ws", max_msg_size=0) as socket:
            yield Player(socket)

    async def send(self, person: str, card: Card, key: str) -> str:
        return await self.web.send(address(person), card, self.reader(person), key=key)

    async def edit(self, person: str, message: str, card: Card) -> None:
        await self.web.edit(address(person), message, card, self.reader(person))

    def reader(self, person: str) -> Reader:
        member = next(one for one in self.people if one.id == person)
        return Reader(member.id, member.language, member.zone)


def address(person: str) -> Address:
    return Address("web", "local", person)


def card(title: str = "Health day", **more: Any) -> Card:  # noqa: ANN401 - a card's fields
    return Card(Text("title", {"title": title}), **more)


def form(**mistakes: Text) -> Form:
    """Give a form with a field of every kind; `mistakes` are what is wrong with some of them."""
    named = {code: Text("said", {"words": code}) for code in ("own", "media", "weibo", "wechat", "none", "asap")}
    choices = {code: FormChoice(code, label, code == "media") for code, label in named.items()}
    ask = {name: Text("said", {"words": f"{name}?"}) for name in ("title", "text", "source", "channels", "units")}
    fields = (
        FormField("title", "line", ask["title"], hint=Text("officer")),
        FormField("text", "text", ask["text"], files=True),
        FormField("source", "one", ask["source"], choices=(choices["own"], choices["media"]), written=True),
        FormField("channels", "several", ask["channels"], choices=(choices["weibo"], choices["wechat"])),
        FormField("units", "several", ask["units"], choices=(choices["weibo"], choices["none"]), chosen=("weibo",)),
        FormField("planned", "moment", Text("said", {"words": "planned?"}), choices=(choices["asap"],), written=True),
        FormField("quoted", "line", Text("said", {"words": "quoted?"}), choices=(choices["none"],), required=False),
        FormField("files", "files", Text("said", {"words": "files?"}), files=True),
    )
    labels = {"submit": "approve", "save": "return", "steps": "officer"}
    buttons = tuple(Button(Text(label), Token(Verb.FILL, "q1", 1, what)) for what, label in labels.items())
    return Form("d1", tuple(replace(field, mistake=mistakes.get(field.id)) for field in fields), buttons)


def stop(who: str) -> StripStop:
    return StripStop("now", Text("stop", {"who": who}), (PersonId(who),))


def _member(person: str, chinese: str, english: str) -> CastMember:
    menu = (Button(Text("approve"), Token(Verb.INBOX)),)
    names, unit = Names(chinese, "", english), Names("市场部", "市場部", "Marketing")
    return CastMember(PersonId(person), names, unit, (Text("officer"),), "zh-Hans", ZONE, menu)

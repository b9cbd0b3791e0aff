"""Somebody at the web chat: a window that keeps what it sees, and sends again what was not acknowledged."""

import asyncio
import itertools
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, Final, TypeVar

import aiohttp

from bot.cards.tokens import Token, Verb, read

T = TypeVar("T")
Frame = dict[str, Any]

PATIENCE: Final = 60.0  # seconds until something that should have come is missed; a killed bot starts again in them


def _nothing() -> None:
    pass


class Window:
    """A window that plays one person over as many connections as it takes.

    `shown` is the conversation by message id, as it stands now; `acks` are the answers by event key, `said` what was
    sent. `passing` is called after every frame that goes either way.
    """

    def __init__(self, person: str, passing: Callable[[], None] = _nothing, *, name: str = "") -> None:
        self.person = person
        self.shown: dict[str, Frame] = {}
        self.acks: dict[str, Frame] = {}
        self.said: dict[str, Frame] = {}
        self._waiting: dict[str, Frame] = {}
        self._wrong = ""
        self._passing = passing
        self._name = name or person
        self._cursor = 0
        self._heard = 0
        self._numbers = itertools.count(1)
        self._stirred = asyncio.Event()
        self._line = asyncio.Lock()  # nothing is sent on a new connection before its hello
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._listening: asyncio.Task[None] | None = None

    async def connect(self, http: aiohttp.ClientSession) -> None:
        """Sit down; send once more what was not acknowledged, and the last that was, as a messenger may.

        aiohttp.ClientError and ConnectionError when the bot is gone.
        """
        socket = await http.ws_connect("/ws", max_msg_size=0)
        self._listening = asyncio.create_task(self._listen(socket))
        async with self._line:
            self._socket = socket
            hello = {"type": "hello", "person": self.person, "since": self._cursor, "language": "en"}
            await socket.send_json(hello)
            for frame in (*self.answered()[-1:], *self._waiting.values()):
                await socket.send_json(frame)
                self._passing()

    async def leave(self) -> None:
        """Close the window; what it has seen stays known."""
        if self._socket is not None:
            await self._socket.close()
        if self._listening is not None:
            await self._listening

    async def go_deaf(self) -> None:
        """Hear nothing more, acknowledgements included, until the next connection."""
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.wait([self._listening])
            self._listening = None

    def words(self, text: str = "", files: tuple[str, ...] = ()) -> Frame:
        """Make the frame that says something."""
        return {"type": "say", "event": self._event(), "text": text, "files": list(files)}

    def press_of(self, token: str) -> Frame:
        """Make the frame that presses a button."""
        return {"type": "tap", "event": self._event(), "token": token}

    async def say(self, text: str = "", files: tuple[str, ...] = ()) -> Frame:
        """Say something, and give the acknowledgement."""
        return await self.send(self.words(text, files))

    async def press(self, token: str) -> Frame:
        """Press a button by what it carries, and give the acknowledgement."""
        return await self.send(self.press_of(token))

    async def tap(self, verb: Verb, choice: str = "", *, version: int | None = None) -> Frame:
        """Wait for a button and press it; AssertionError when the press was refused."""
        ack = await self.press(await self.button(verb, choice, version=version))
        assert not ack["refused"], f"{self.person} was refused {verb.name} {choice}: {ack['notice']}"
        return ack

    async def answer(self, choice: str) -> Frame:
        return await self.tap(Verb.ANSWER, choice)

    def _form(self) -> Frame | None:
        """Give the newest form that can still be sent."""
        return next((card["form"] for card in reversed(self.cards()) if card["form"] is not None), None)

    def asked(self) -> list[str]:
        """Name the fields of the newest form."""
        form = self._form()
        return [field["id"] for field in form["fields"]] if form else []

    async def fill(self, **answers: str | tuple[str, ...]) -> Frame:
        """Wait for a form and submit it: several answers, or one, by codes where there are any, else in words."""
        form = await self.until(self._form, "a form")
        known = {field["id"]: {choice["code"] for choice in field["choices"]} for field in form["fields"]}
        fields = []
        for name, answer in answers.items():
            chosen = answer if isinstance(answer, tuple) else (answer,)
            coded = known[name].issuperset(chosen)
            fields.append({"id": name, "chosen": list(chosen) if coded else [], "words": "" if coded else answer})
        token = form["buttons"][0]["token"]
        ack = await self.send({"type": "fill", "event": self._event(), "token": token, "fields": fields})
        assert not ack["refused"], f"{self.person}'s form was refused: {ack['notice']}"
        return ack

    def _event(self) -> str:
        return f"{self._name}-{next(self._numbers)}"

    async def send(self, frame: Frame) -> Frame:
        """Send a frame, if need be over several connections, and give the acknowledgement."""
        await self.post(frame)
        return await self.until(lambda: self.acks.get(frame["event"]), f"the acknowledgement of {frame}")

    async def post(self, frame: Frame) -> None:
        """Send a frame and do not wait for what becomes of it; while there is no connection, the next one sends it."""
        self.said[frame["event"]] = self._waiting[frame["event"]] = frame
        with suppress(ConnectionError, aiohttp.ClientError):
            async with self._line:
                if self._socket is not None and not self._socket.closed:
                    await self._socket.send_json(frame)
        self._passing()

    async def catch_up(self, before: "Window | None" = None) -> None:
        """Wait until everything is shown that is in the conversation by now.

        What was answered already, in this window or the one before, is sent again: it has no effect, and its
        acknowledgement comes after all news.
        """
        frame = (before or self).answered()[-1]
        heard = self._heard
        await self.post(frame)
        await self.until(lambda: self._heard > heard or None, "an acknowledgement once more")

    def answered(self) -> list[Frame]:
        """Give what was sent and acknowledged."""
        return [frame for event, frame in self.said.items() if event in self.acks]

    async def button(self, verb: Verb, choice: str = "", *, version: int | None = None) -> str:
        """Wait for a button, and give what the one on the newest card carries."""
        what = f"{verb.name} {choice} {version or ''}"
        return await self.until(lambda: self.finds(verb, choice, version=version), what)

    def finds(self, verb: Verb, choice: str = "", *, version: int | None = None) -> str | None:
        """Give what a button carries that can be seen now."""
        for frame in sorted(self.shown.values(), key=lambda frame: -int(frame["place"])):
            for token in tokens(frame):
                if token.verb is verb and choice in ("", token.choice) and version in (None, token.version):
                    return str(token)
        return None

    async def until(self, found: Callable[[], T | None], what: str) -> T:
        """Wait until there is something to be found; AssertionError when it does not come."""
        try:
            async with asyncio.timeout(PATIENCE):
                while (it := found()) is None:
                    assert not self._wrong, self._wrong
                    self._stirred.clear()
                    await self._stirred.wait()
        except TimeoutError:
            raise AssertionError(f"{self.person} waits in vain for {what}. He sees:\n{self.reads()}") from None
        return it

    def cards(self) -> list[Frame]:
        """Give the cards as they stand, the oldest first."""
        frames = sorted(self.shown.values(), key=lambda frame: int(frame["place"]))
        return [frame["card"] for frame in frames if "card" in frame]

    def reads(self) -> str:
        """Give the conversation as lines."""
        frames = sorted(self.shown.values(), key=lambda frame: int(frame["place"]))
        return "\n".join(str(line(frame)) for frame in frames)

    async def _listen(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async for message in socket:
            self._take(message.json())
            self._stirred.set()
            self._passing()

    def _take(self, frame: Frame) -> None:
        self._cursor = max(self._cursor, frame["cursor"] if "place" in frame else 0)
        match frame["type"]:
            case "message" | "edit":
                self.shown[frame["id"]] = {name: value for name, value in frame.items() if name != "type"}
            case "gone":
                self.shown.pop(frame["id"], None)
            case "ack":
                self._acknowledged(frame)
            case "welcome" if frame["reset"]:
                self._wrong = "The conversation is not the one that it was."
            case "problem" if not frame["again"]:
                self._wrong = frame["text"]

    def _acknowledged(self, frame: Frame) -> None:
        self._heard += 1
        self._waiting.pop(frame["event"], None)
        first = self.acks.setdefault(frame["event"], frame)
        if first != frame:
            self._wrong = f"The same event was answered differently:\n{first}\n{frame}"


def tokens(frame: Frame) -> Iterator[Token]:
    """Give what the buttons of a message carry, those of its lines included."""
    card = frame.get("card", {"entries": [], "buttons": []})
    for button in itertools.chain(*(entry["buttons"] for entry in card["entries"]), card["buttons"]):
        yield read(button["token"])


def line(frame: Frame) -> tuple[object, ...]:
    """Give a message as what does not depend on the time: who says what, and what can be pressed."""
    if "card" not in frame:
        return ("me", frame["text"], *(file["name"] for file in frame["files"]))
    card = frame["card"]
    body = card["body"]["text"][:40] if card["body"] else ""
    labels = tuple(button["label"] for button in card["buttons"])
    return (card["title"], card["tag"], body, len(card["differences"]), len(card["files"]), labels, card["closed"])

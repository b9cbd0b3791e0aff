"""Slack: cards as messages and modals, and everything that people do there on its way in."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Literal
from zoneinfo import ZoneInfo

from bot.background import Background, pause
from bot.cards.card import Card
from bot.clock import Clock
from bot.i18n import Ear, I18n
from bot.platforms.slack.api import Api
from bot.platforms.slack.door import Door
from bot.platforms.slack.enclosures import Enclosures, carries, on_closing, opened
from bot.platforms.slack.errors import Unsure, sole
from bot.platforms.slack.files import SlackFiles
from bot.platforms.slack.listeners import Intake, Listener
from bot.platforms.slack.looking import look_up
from bot.platforms.slack.manifest import SCOPES
from bot.platforms.slack.modals import modal, rest
from bot.platforms.slack.render import message as draw
from bot.platforms.slack.voice import Voice
from bot.platforms.slack.ways import Way
from bot.platforms.slack.windows import PREFIX, Window, Windows
from bot.ports import (
    Address,
    Down,
    FileRef,
    Inbox,
    Limits,
    MessageGone,
    NotAllowed,
    NotDelivered,
    Rate,
    Reader,
    Unreachable,
)
from bot.text import Text

API: Final = "https://slack.com/api/"
_EVENT: Final = "qianfa"  # what the metadata of our messages is called
_MOST: Final = 10_000  # conversations that are remembered
_AGAIN: Final = 10.0  # seconds until Slack is asked again, where it does not answer at the start
_INVITES: Final = 600.0  # seconds between looks for people who can be linked
_PARTING: Final = 3.0  # seconds for what is still to be said when the bot stops
_PEOPLE: Final = ("U", "W")  # how ids of people begin
_log = logging.getLogger(__name__)

# https://docs.slack.dev/apis/web-api/rate-limits: a message a second in each conversation, with short bursts, and
# several hundred a minute in a workspace; chat.update and conversations.history are of tier 3, fifty a minute.
_CONVERSATION: Final = Rate(1.0, burst=3)
_WORKSPACE: Final = Rate(5.0, burst=20)
_TIER_3: Final = Rate(50 / 60, burst=20)


class SlackPlatform:
    """One workspace of Slack. Meets `bot.ports.Platform`."""

    name = "slack"
    limits = Limits(body=6_000, buttons=40, finds=True, forms=True, checks=20)  # of fifty conversations.open (tier 3)

    def __init__(  # noqa: PLR0913 - all that it is made of
        self,
        *,
        i18n: I18n,
        clock: Clock,
        zone: ZoneInfo,
        bot_token: str,
        attachment: Callable[[str], Path],
        largest: int,
        way: Way,
        api: str = API,
        listed: frozenset[str] = frozenset(),
        patience: float = 1.5,
    ) -> None:
        """Listen by `way`, over Socket Mode or HTTP; wait `patience` seconds for what should come at once."""
        self._i18n, self._clock, self._zone, self._way, self._patience = i18n, clock, zone, way, patience
        self.api = Api(bot_token, api)
        self._files = SlackFiles(self.api, api, largest=largest, path=attachment)
        self._enclosures = Enclosures(self._files)
        self._background = Background()
        self._door = Door(self.api, listed=listed, patience=patience)
        self._windows = Windows(self.api, self._background.spawn, patience=patience)
        self._conversations: OrderedDict[str, str] = OrderedDict()
        self.workspace = ""  # its address
        self.opened = asyncio.Event()  # once something can come in

    @property
    def where(self) -> str:
        """The address of the workspace, once it has signed in."""
        return self.workspace

    def scopes(self, to: Address, doing: Literal["send", "edit", "find"]) -> Mapping[str, Rate]:
        """Name what Slack limits: messages in a conversation and in all, edits in all, looking messages up in all."""
        if doing == "send":
            return {_posts(to): _CONVERSATION, "slack:post": _WORKSPACE}
        return {f"slack:{doing}": _TIER_3}

    async def send(self, to: Address, card: Card, reader: Reader, *, key: str, under: str = "") -> str:
        """Post a card, in a thread where it belongs into one, or show it in the modal that waits for it."""
        ear, window = self._ear(reader), self._windows.waiting(key, to.user)
        if window is not None:
            shown = await self._windows.show(window, modal(card, ear, on_closing(card)))
            if shown is not None:
                self._background.spawn(self._follow(to, card, ear, window))
                return shown
        return await self._post(to, card, ear, key, under.partition(":")[2])

    async def _follow(self, to: Address, card: Card, ear: Ear, window: Window) -> None:
        """Put what belongs to what is read in a modal, and cannot stand there, where the modal was opened."""
        whole, files = rest(card, ear), opened(card)
        if whole is not None or files:
            channel, _, stamp = window.beside.partition(":")
            await self._enclosures.opened(files, whole, channel or await self._conversation(to), stamp)

    async def _post(self, to: Address, card: Card, ear: Ear, key: str, thread: str) -> str:
        channel, drawn = await self._ready(to, card), draw(card, ear)
        answer = await self.api.write(
            "chat.postMessage",
            scope=_posts(to),
            channel=channel,
            thread_ts=thread or None,
            text=drawn.text,
            blocks=drawn.blocks,
            mrkdwn=False,
            unfurl_links=False,
            unfurl_media=False,
            metadata={"event_type": _EVENT, "event_payload": {"key": key}},
        )
        stamp = answer.get("ts")
        if not isinstance(stamp, str):
            raise Unsure("chat.postMessage: no ts")
        self._background.spawn(self._enclosures.beside(card, drawn.whole, channel, thread or stamp))
        return f"{channel}:{stamp}"

    async def _ready(self, to: Address, card: Card) -> str:
        """Make ready what comes before a message; whatever becomes of that, the message has surely not been sent."""
        try:
            channel = await self._conversation(to)
        except (NotDelivered, NotAllowed, Unreachable):
            raise
        except Exception as error:
            raise Down(type(error).__name__) from error
        try:
            if carries(card):
                await self._files.share(card.files[0], channel)
        except (NotDelivered, NotAllowed, Unreachable):
            raise
        except Exception as error:
            raise NotDelivered(type(error).__name__) from error
        return channel

    async def edit(self, to: Address, message: str, card: Card, reader: Reader) -> None:  # noqa: ARG002 - its id says where
        """Bring a message or a modal up to date; MessageGone when it is not there, or is closed."""
        ear = self._ear(reader)
        if message.startswith(PREFIX):
            await self._windows.edit(message, modal(card, ear, on_closing(card)), over=card.closed)
            return
        channel, _, stamp = message.partition(":")
        drawn = draw(card, ear)
        try:
            await self.api.write(
                "chat.update", scope="slack:edit", channel=channel, ts=stamp, text=drawn.text, blocks=drawn.blocks
            )
        except Unreachable as error:  # an app that was made anew has conversations of its own
            raise MessageGone(message) from error

    async def find(self, to: Address, key: str, *, under: str = "") -> str | None:
        """Find a message by the outbox key in its metadata, in the thread it belongs into or in the conversation."""
        channel = await self._conversation(to)
        stamp = await look_up(self.api, key, channel, under.partition(":")[2])
        return f"{channel}:{stamp}" if stamp else None

    async def check(self, to: Address) -> None:
        """Ask whether an account is open, and whether a conversation with it can be opened, which nobody sees."""
        told = (await self.api.read("users.info", user=to.user)).get("user")
        if not isinstance(told, Mapping):
            raise Unsure("users.info: no user")
        if told.get("deleted") or told.get("is_bot"):
            raise Unreachable("deleted" if told.get("deleted") else "is_bot")
        await self._conversation(to)  # and remembered, so that a crisis need not open it first

    async def fetch(self, file: FileRef) -> bytes:
        """Give a file's bytes; OSError when they cannot be had."""
        return await self._files.fetch(file)

    async def run(self, inbox: Inbox) -> None:
        """Listen until cancelled; NotAllowed where the token opens nothing."""
        try:
            await self.sign_in(inbox)
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._inviting(inbox))
                await self._way.run(Intake(self.listener(inbox).take), self.api, inbox, self.opened)
        except BaseExceptionGroup as several:
            refused = several.subgroup(NotAllowed)
            if refused is None:
                raise
            raise sole(refused) from several
        finally:
            self.opened.clear()
            await self._background.parting(_PARTING)  # what is still to be said
            await self.close()

    def listener(self, inbox: Inbox) -> Listener:
        """Make what takes in everything that Slack delivers."""
        voice = Voice(
            api=self.api,
            door=self._door,
            files=self._files,
            inbox=inbox,
            i18n=self._i18n,
            clock=self._clock,
            zone=self._zone,
            conversation=self._conversation,
        )
        return Listener(
            inbox=inbox,
            door=self._door,
            windows=self._windows,
            voice=voice,
            spawn=self._background.spawn,
            patience=self._patience,
        )

    async def sign_in(self, inbox: Inbox) -> None:
        """Find the workspace of the token, and name scopes that it lacks; while Slack does not answer, ask again."""
        while not self._door.team:
            try:
                answer, granted = await self.api.granted()
            except NotAllowed:
                raise
            except Exception as error:  # noqa: BLE001 - Slack may be down, and comes back
                _log.warning("Slack does not answer, and is asked again", extra={"code": type(error).__name__})
                await pause(_AGAIN)
                continue
            self._door.team, self.workspace = str(answer["team_id"]), str(answer.get("url") or answer["team_id"])
            await self._lacks(inbox, frozenset(SCOPES) - granted if granted else granted)

    async def _lacks(self, inbox: Inbox, scopes: frozenset[str]) -> None:
        if scopes:
            told = ", ".join(sorted(scopes))
            _log.error("the app lacks scopes", extra={"scopes": told.replace(" ", "")})
            await inbox.warn(Text("slack-scopes-missing", {"scopes": told}), key="slack:scopes")

    async def _inviting(self, inbox: Inbox) -> None:
        """Look for people who can be linked, now and every ten minutes: the roster may have changed."""
        while True:
            try:
                await self.invite(inbox)
            except NotAllowed as refused:
                _log.warning("people may not be looked up", extra={"code": refused.why.key})
            except Exception:  # noqa: BLE001 - Slack may be down, or have had enough of questions
                _log.warning("people could not be looked up", exc_info=True)
            await pause(_INVITES)

    async def invite(self, inbox: Inbox) -> None:
        """Link those whom the roster names by their e-mail addresses, so that they can be written to."""
        await self._door.invite(inbox)

    async def _conversation(self, to: Address) -> str:
        """Give the channel in which somebody is written to; that of a place is its own."""
        if not to.user.startswith(_PEOPLE):
            return to.user
        if to.user not in self._conversations:
            answer = await self.api.write("conversations.open", users=to.user)
            self._conversations[to.user] = str(answer["channel"]["id"])
            while len(self._conversations) > _MOST:
                self._conversations.popitem(last=False)
        return self._conversations[to.user]

    def _ear(self, reader: Reader) -> Ear:
        return Ear(self._i18n, reader.language, reader.zone, self._clock.now())

    async def quiet(self) -> None:
        """Wait until all is done that was left to be done in the background."""
        await self._background.quiet()

    async def close(self) -> None:
        """Close the connections to Slack."""
        await self.api.close()


def _posts(to: Address) -> str:
    return f"slack:post:{to.user}"

"""The bot in messengers: every platform that is configured, all at work on one data folder until they are stopped."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any, Final, Protocol

from bot import app
from bot.app import Bot
from bot.clock import SystemClock
from bot.config import Settings
from bot.delivery.lines import TRY_AGAIN
from bot.deps import Act, Organisation
from bot.domain.enrolling import VALID
from bot.domain.people import Role, UnitId, Who
from bot.i18n import I18n
from bot.intake.files import Files
from bot.memory import Tables
from bot.mistakes import Mistake, Mistakes
from bot.platforms.registry import slack_over_http, slack_over_socket, telegram_by_polling, telegram_by_webhook
from bot.ports import Inbox, NotAllowed, Platform
from bot.slack_settings import SlackSettings, slack_secrets
from bot.telegram_settings import TelegramSettings, telegram_secrets
from bot.text import Text
from bot.troubles import sole
from bot.webhooks import Webhooks
from handlers import codes
from handlers.calendar_links import PATH
from storage.store import Store

_log = logging.getLogger(__name__)
Given = dict[str, Any]


class Messenger(Platform, Protocol):
    """A platform that is reached over the network."""

    opened: asyncio.Event

    @property
    def where(self) -> str:
        """Where people find the bot, once it has signed in."""
        ...

    async def run(self, inbox: Inbox) -> None:
        """Listen until cancelled; NotAllowed where the platform does not let us in."""
        ...


Maker = Callable[[Given], Messenger]


async def serve(settings: Settings, *, ready: Callable[[str], None], tell: Callable[[Text], None]) -> None:
    """Run the bot on its platforms until cancelled; `ready` is told where each is reached once something can come in.

    Where no administrator is known yet, and cannot be by an address of the roster, `tell` is given a code for him, and
    a new one whenever that has expired; it is also told why a platform does not let the bot in.
    `Mistakes` tells which secrets are missing, NotAllowed that no platform at all lets us in.
    """
    clock, hooks = SystemClock(), Hooks()
    makers = _makers(settings, hooks, tell)
    given: Given = {}

    def platforms(_store: Store, files: Files) -> dict[str, Platform]:
        given.update(i18n=I18n(), clock=clock, zone=settings.zone, attachment=files.path, largest=settings.file_bytes)
        return {name: make(given) for name, make in makers.items()}

    async with app.opened(settings, clock, platforms, accounts=()) as bot:
        if settings.calendar.url:
            hooks.at(settings.calendar.host, settings.calendar.port).below(PATH, app.feed_of(bot).answer)
        hooks.tell(lambda: bot.red)
        listening = Listening(bot, makers, given, ready, tell)

        async def first_code() -> Text | None:
            return await bot.store.act(_first_code, clock.now(), bot.organisation)

        more = [_first_codes(listening.opened, first_code, tell)] if settings.telegram is not None else []
        await app.run(bot, [*listening.all(), *hooks.all(), *more], listening.opened, lambda: None, sweep=bot.sweep)


async def _first_codes(
    opened: asyncio.Event, issued: Callable[[], Awaitable[Text | None]], tell: Callable[[Text], None]
) -> None:
    """Tell the first administrator's code, and another one whenever it holds no more, until there is somebody."""
    await opened.wait()
    while (text := await issued()) is not None:
        tell(text)
        with suppress(TimeoutError):
            async with asyncio.timeout(VALID.total_seconds()):
                await asyncio.Event().wait()


def _first_code(tables: Tables, now: datetime, organisation: Organisation) -> Text | None:
    known = tables.codes.emails() if "slack" in organisation.messengers else ()
    act = Act(tables, now, organisation, "start")
    administrators = act.people.roster(now).asked(Who(Role.ADMINISTRATOR), UnitId(""))
    return None if set(administrators).intersection(known) else codes.first_code(act)


class Hooks:
    """The servers on which platforms that call us are heard: one for all that name the same port."""

    def __init__(self) -> None:
        """Begin with none."""
        self._servers: Final[dict[tuple[str, int], Webhooks]] = {}

    def at(self, host: str, port: int) -> Webhooks:
        """Give the server there."""
        return self._servers.setdefault((host, port), Webhooks(host, port))

    def all(self) -> Iterator[Coroutine[None, None, None]]:
        """Serve, each until cancelled."""
        return (server.run() for server in self._servers.values())

    def tell(self, stopped: Callable[[], frozenset[str]]) -> None:
        """Have them say in their health which platforms an administrator has to mend something on."""
        for server in self._servers.values():
            server.stopped = stopped


def _makers(settings: Settings, hooks: Hooks, tell: Callable[[Text], None]) -> dict[str, Maker]:
    """Read the secrets of all, so that all that is wrong is told at once."""
    config = settings.read_from.name if settings.read_from else "config.toml"
    asked: dict[str, Callable[[], Maker]] = {}
    if settings.slack is not None:
        asked["slack"] = partial(_slack, settings.slack, config, hooks)
    if settings.telegram is not None:
        asked["telegram"] = partial(_telegram, settings.telegram, config, hooks, tell)
    found, wrong = dict[str, Maker](), list[Mistake]()
    for name, make in asked.items():
        try:
            found[name] = make()
        except Mistakes as mistakes:
            wrong += mistakes.mistakes
    if wrong:
        raise Mistakes(wrong)
    return found


def _slack(own: SlackSettings, config: str, hooks: Hooks) -> Maker:
    secrets = slack_secrets(own, config)
    more: Given = {"bot_token": secrets.bot_token, "api": own.api, "listed": own.guests}
    if own.mode == "socket":
        return lambda given: slack_over_socket(secrets.app_token, **given, **more)
    return lambda given: slack_over_http(hooks.at(own.host, own.port), secrets.signing_secret, **given, **more)


def _telegram(own: TelegramSettings, config: str, hooks: Hooks, tell: Callable[[Text], None]) -> Maker:
    secrets = telegram_secrets(own, config)
    more: Given = {"token": secrets.token, "api": own.api}
    if own.mode == "polling":
        return lambda given: telegram_by_polling(tell, **given, **more)
    return lambda given: telegram_by_webhook(hooks.at(own.host, own.port), secrets.secret, own.url, **given, **more)


class Listening:
    """Listening on all platforms: one that does not let us in stops no other, and is told over the others."""

    def __init__(
        self,
        bot: Bot,
        makers: dict[str, Maker],
        given: Given,
        ready: Callable[[str], None],
        tell: Callable[[Text], None],
    ) -> None:
        """Listen for this bot; a platform that has failed is made anew by its maker."""
        self._bot, self._makers, self._given, self._ready, self._say = bot, makers, given, ready, tell
        self._out = set[str]()  # platforms that do not let us in
        self.opened: Final = asyncio.Event()  # once something can come in on any

    def all(self) -> list[Coroutine[None, None, None]]:
        """Listen, on each platform until cancelled."""
        return [self._listen(name) for name in self._makers]

    async def _listen(self, name: str) -> None:
        while True:
            platform = self._bot.platforms[name]
            telling = asyncio.create_task(self._tell(platform))  # type: ignore[arg-type]  # made by its maker
            try:
                await platform.run(self._bot.desk)
            except (NotAllowed, BaseExceptionGroup) as error:
                why = sole(error)
                if not isinstance(why, NotAllowed):
                    raise
                fresh = name not in self._out
                self._out.add(name)
                if self._out == set(self._makers):  # there is nobody left to be told
                    raise
                if fresh:
                    self._say(why.why)
                _log.warning("a platform does not let the bot in", extra={"platform": name, "why": why.why.key})
                await self._bot.courier.refused(name, why)
            finally:
                telling.cancel()
            with suppress(TimeoutError):
                async with asyncio.timeout(TRY_AGAIN.total_seconds()):
                    await asyncio.Event().wait()
            self._bot.platforms[name] = self._makers[name](self._given)

    async def _tell(self, platform: Messenger) -> None:
        """Say where a platform is reached, once it is."""
        await platform.opened.wait()
        self._out.discard(platform.name)
        self.opened.set()
        self._ready(platform.where)

"""The bot put together: storage, the way in and out, the ticker, the platforms, from settings to a clean stop."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.calendar_feed import Feed
from bot.cards.lists import everyday
from bot.clock import Clock, SystemClock
from bot.config import Settings
from bot.delivery.courier import Courier
from bot.delivery.drawing import Drawing
from bot.delivery.last_resort import LastResort
from bot.delivery.out_of_band import Auditor, by_apprise
from bot.delivery.ticker import Ticker
from bot.deps import Act, Organisation
from bot.domain.effects import CRISIS_PLACE, PR_DESK
from bot.domain.habits import Habits
from bot.i18n import I18n
from bot.inbox import Desk
from bot.intake.files import Files
from bot.intake.given import Limits
from bot.memory import Tables
from bot.platforms.registry import Above, CastMember, Strip, StripAlarm, StripStop, WebPlatform
from bot.policy import Policy, read_policy
from bot.ports import Address, Platform
from bot.reading import Shelf
from bot.roster import RosterFile, load_roster
from bot.schedule import scheduler
from bot.sheets.pictures import Easel
from bot.sheets.press import Press
from bot.tables import read_file
from bot.text import Text, Value
from bot.urgent import UrgentDesk
from bot.watchdog import watched
from handlers import (
    calendar,
    digests,
    directory,
    drill_plans,
    emergency_plans,
    overdue,
    people,
    quotas,
    reachability,
    rhythms,
    roll_call,
    staffing,
    stage,
    views,
)
from storage.seals import seal
from storage.store import Store, open_store
from storage.webchat import WebChat

WEB: Final = ("web", "local")  # the web chat's accounts are the people themselves
_UNREFERENCED: Final = timedelta(hours=24)


@dataclass(slots=True)
class Bot:
    """The bot at work on one data folder, with its platforms by name."""

    store: Store
    clock: Clock
    organisation: Organisation
    files: Files
    platforms: dict[str, Platform]
    desk: Desk
    courier: Courier
    ticker: Ticker
    auditor: Auditor
    last_resort: LastResort
    settings: Settings

    async def settle(self) -> None:
        """Do all there is to do at this moment: handle what came in, fire what is due, deliver."""
        await self.desk.quiet()
        await self.ticker.tick()
        await self.courier.roll_call.look()
        await self.courier.deliver()

    async def audit(self) -> None:
        """See whether any crisis is late, reaches nobody, or is still to be written down."""
        await self.last_resort.settle()
        await self.auditor.look(self.last_resort.makes_room)

    @property
    def red(self) -> frozenset[str]:
        """Name what health says has to be mended: platforms, the disk, a crisis that reaches nobody."""
        return self.courier.stopped | self.auditor.red | self.last_resort.red

    async def seal(self) -> None:
        """Seal the record, and append the seal to the file outside the data folder."""
        await seal(self.store, self.settings.seals, self.clock.now())

    async def sweep(self) -> None:
        """Remove files that nothing refers to, a day after they came."""
        known = await self.store.view(_digests)
        before = (self.clock.now() - _UNREFERENCED).timestamp()
        await asyncio.to_thread(self.files.sweep, known.__contains__, before)


def _digests(tables: Tables) -> frozenset[str]:
    return tables.files.digests()


@asynccontextmanager
async def opened(
    settings: Settings,
    clock: Clock,
    platforms: Callable[["Store", Files], dict[str, Platform]],
    *,
    accounts: tuple[tuple[str, str], ...] = (WEB,),
    opening: Callable[[Path], AbstractAsyncContextManager[Store]] = open_store,
) -> AsyncIterator[Bot]:
    """Open the data folder, bring roster and policy up to their files, and put the bot together.

    `accounts` are the workspaces whose accounts are the people themselves, because nobody proves there who he is;
    `opening` opens the store in the folder.
    FolderInUse, Damaged, UnknownSchema, OtherUse and Mistakes tell what an administrator has to mend.
    """
    policy_text = read_file(settings.policy)
    policy = read_policy(policy_text, settings.policy.name)
    roster = load_roster(settings.roster, settings.zone)
    settings.data.mkdir(parents=True, exist_ok=True)
    async with opening(settings.data) as store:
        files = Files(settings.data / "files")
        chats = platforms(store, files)
        organisation = Organisation(
            settings.week,
            settings.text_characters,
            accounts=accounts,
            name=settings.organisation,
            places=places_of(settings),
            messengers=tuple(chats),
            asked=tuple(name for name, chat in chats.items() if chat.limits.checks),
            deep_link=_deep_link(settings),
            calendars=_calendars(settings),
            habits=settings.habits,
        )
        await store.act(_begin, clock, organisation, (roster, policy, policy_text), settings=settings)
        bot = _assembled(settings, clock, organisation, store, files, chats)
        try:
            yield bot
            await bot.desk.quiet()
        finally:
            await bot.auditor.stop()  # it may be about to read


def places_of(settings: Settings) -> tuple[tuple[str, Address], ...]:
    """Give the channels and groups that are written to; a workspace is the app's own."""
    asked = (("slack", settings.slack), ("telegram", settings.telegram))
    desks = [Address(name, "", own.pr_desk) for name, own in asked if own and own.pr_desk]
    own = (("slack", settings.slack, settings.crisis.slack), ("telegram", settings.telegram, settings.crisis.telegram))
    crisis = [Address(name, "", place) for name, used, place in own if used and place]
    named = ((PR_DESK, desks), (CRISIS_PLACE, crisis))
    return tuple(
        (f"{place}@{at.platform}" if number else place, at) for place, found in named for number, at in enumerate(found)
    )


def _deep_link(settings: Settings) -> tuple[str, str]:
    name = settings.telegram.name if settings.telegram else ""
    return ("telegram", f"https://t.me/{name}?start=") if name else ("", "")


def _calendars(settings: Settings) -> str:
    """Give the address below which calendar programs ask; the web chat's is this machine's own (decision 0021)."""
    if settings.in_earnest:
        return settings.calendar.url
    return f"http://127.0.0.1:{settings.port}" if settings.port else ""


def feed_of(bot: Bot) -> Feed:
    """Make what answers calendar programs."""
    return Feed(bot.store, bot.clock, bot.organisation, I18n())


def _begin(
    tables: Tables,
    clock: Clock,
    organisation: Organisation,
    read: tuple[RosterFile, Policy, str],
    *,
    settings: Settings,
) -> None:
    roster, policy, policy_text = read
    act = Act(tables, clock.now(), organisation)
    calendar.take(act)
    directory.read_file(act, roster.directory(sample=settings.sample), settings.roster.name)
    people.settle_use(act)
    people.take_policy(act, policy, policy_text)
    staffing.prepare(act)
    digests.prepare(act)
    overdue.prepare(act)
    quotas.prepare(act)
    rhythms.prepare(act)
    emergency_plans.prepare(act)
    drill_plans.prepare(act)
    reachability.prepare(act)
    roll_call.prepare(act)


def _assembled(
    settings: Settings,
    clock: Clock,
    organisation: Organisation,
    store: Store,
    files: Files,
    platforms: dict[str, Platform],
) -> Bot:
    drawing = Drawing(files, I18n(), Press(settings.pdf_font), Easel(settings.pdf_font))
    courier = Courier(store, clock, organisation, platforms, drawing)
    ticker = Ticker(store, clock, organisation, wake=courier.wake)
    ticking = set[asyncio.Task[None]]()

    def wake(due_now: bool) -> None:  # noqa: FBT001 - the inbox's one word
        courier.wake()
        if due_now:
            task = asyncio.ensure_future(ticker.tick())
            ticking.add(task)
            task.add_done_callback(ticking.discard)

    limits = Limits(file_bytes=settings.file_bytes, text_characters=settings.text_characters)
    shelf = Shelf(files, limits, settings.zone)
    notify = by_apprise(settings.crisis.addresses())
    auditor = Auditor(store, clock, organisation, wake=courier.wake, notify=notify)
    last_resort = LastResort(store, clock, organisation, platforms, auditor, settings.data / "reserve")
    desk = UrgentDesk(store, clock, organisation, shelf, platforms, wake=wake, unsaved=last_resort.takes)
    watching = (auditor, last_resort)
    return Bot(store, clock, organisation, files, platforms, desk, courier, ticker, *watching, settings)


async def serve(settings: Settings, *, ready: Callable[[str], None], host: str = "127.0.0.1") -> None:
    """Run the bot with the web chat until cancelled; `ready` is told the address once it answers."""
    clock, i18n = SystemClock(), I18n()
    made: list[WebPlatform] = []

    def platforms(store: Store, files: Files) -> dict[str, Platform]:
        stand = _Stand(store, clock, Organisation(settings.week))
        made.append(
            WebPlatform(
                i18n=i18n,
                clock=clock,
                zone=settings.zone,
                history=WebChat(store.engine),
                cast=stand.cast,
                strip=stand.strip,
                attachment=files.path,
                uploads=settings.data / "uploads",
                largest=settings.file_bytes,
                workspace=WEB[1],
                host=host,
                port=settings.port,
            )
        )
        return {"web": made[0]}

    async with opened(replace(settings, habits=Habits()), clock, platforms) as bot:
        web = made[0]
        web.red = lambda: bot.red
        web.calendar = feed_of(bot).answer

        async def sweep() -> None:
            await bot.sweep()
            await web.sweep(clock.now())

        await run(bot, [web.run(bot.desk)], web.opened, lambda: ready(web.url), sweep=sweep)


async def run(
    bot: Bot,
    listening: Sequence[Coroutine[None, None, None]],
    opened: asyncio.Event,
    ready: Callable[[], None],
    *,
    sweep: Callable[[], Awaitable[None]],
) -> None:
    """Do the bot's work until cancelled: listen, deliver, tick; `ready` is called once something can come in."""
    calls = bot.courier.roll_call.look
    jobs = scheduler(
        tick=bot.ticker.tick, replay=bot.desk.replay, audit=bot.audit, calls=calls, seal=bot.seal, sweep=sweep
    )
    await asyncio.to_thread(bot.last_resort.fill)
    await bot.desk.replay()
    with watched():
        await _work(bot, listening, opened, ready, jobs)


async def _work(
    bot: Bot,
    listening: Sequence[Coroutine[None, None, None]],
    opened: asyncio.Event,
    ready: Callable[[], None],
    jobs: AsyncIOScheduler,
) -> None:
    async with asyncio.TaskGroup() as tasks:
        for way_in in listening:
            tasks.create_task(way_in)
        courier = tasks.create_task(bot.courier.run())
        jobs.start()
        try:
            await opened.wait()
            ready()
            await courier
        finally:
            jobs.shutdown(wait=False)
            with suppress(Exception):
                await asyncio.shield(bot.seal())


class _Stand:
    """What the web chat shows besides conversations, looked up in the store."""

    def __init__(self, store: Store, clock: Clock, organisation: Organisation) -> None:
        self._store, self._clock, self._organisation = store, clock, organisation

    async def cast(self) -> tuple[CastMember, ...]:
        players = await self._store.view(self._cast)
        zone = self._organisation.zone
        return tuple(
            CastMember(
                player.person.id,
                player.person.names,
                player.unit,
                tuple(Text(f"role-{role}") for role in player.roles),
                player.person.language or views.DEFAULT_LANGUAGE,
                zone,
                everyday(player.roles),
                settled=player.person.language is not None,
            )
            for player in players
        )

    def _cast(self, tables: Tables) -> tuple[stage.Player, ...]:
        return stage.cast(Act(tables, self._clock.now(), self._organisation))

    async def strip(self) -> Above:
        alarms, hand = await self._store.view(self._hand)
        return Above(tuple(map(_strip_alarm, alarms)), _strip_item(hand) if hand is not None else None)

    def _hand(self, tables: Tables) -> tuple[tuple[stage.Alarm, ...], stage.InHand | None]:
        act = Act(tables, self._clock.now(), self._organisation)
        return stage.alarms(act), stage.in_hand(act)


def _strip_alarm(alarm: stage.Alarm) -> StripAlarm:
    title = alarm.title or Text("crisis-untitled")
    text = Text("strip-crisis", {"number": alarm.number, "title": title, "state": alarm.state})
    return StripAlarm(Text("crisis-drill", {"text": text}) if alarm.drill else text, alarm.people)


def _strip_item(hand: stage.InHand) -> Strip:
    stops = tuple(StripStop(station.state, station.text, station.people) for station in hand.stations)
    title: dict[str, Value] = {"title": hand.title or Text("untitled"), "version": hand.version}
    return Strip(hand.number, Text("strip-title-version" if hand.version > 1 else "strip-title", title), stops)

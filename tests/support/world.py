"""A world to play stories in: the sample organisation on real storage, in virtual time, people who write and tap."""

from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeVar

from bot import app
from bot.app import Bot
from bot.cards.card import Button, Card, Form
from bot.cards.tokens import Token, Verb
from bot.config import Settings, sample_settings
from bot.deps import Act
from bot.i18n import I18n
from bot.memory import Tables
from bot.policy import shipped
from bot.ports import Address, Answer, FileRef, Filled, Message
from bot.text import Language, Text, micros, moment
from storage.store import DATABASE
from tests.support import invariants
from tests.support.begun import begin
from tests.support.clocks import VirtualClock
from tests.support.paper import PaperPlatform, Sheet
from tests.support.printing import read_out
from tests.support.stages import STAGE, Stand, on_paper, stand_on, together

P = ParamSpec("P")
T = TypeVar("T")

I18N: Final = I18n()
TITLE: Final = "健康宣传日走进社区"
STORY: Final = "6月3日上午，公司医务志愿队走进青溪街道，为三百多位居民测量血压、血糖，讲解用药常识。"
VIDEO: Final = "https://video.health-first.example/watch/42"
# P3's four deciders for an item of the marketing department, in their order.
HEAD, OFFICE, SECRECY, CHIEF = "li-guohua", "gao-yun", "he-jianping", "zhou-guangyuan"
CHAIN: Final = (HEAD, OFFICE, SECRECY, CHIEF)
DESK: Final = ("gao-yun", "luo-jing", "sun-yue")
PUBLISHERS: Final = ("ma-tao", "cheng-lu")


@dataclass
class Player:
    """Somebody of the sample organisation, played by the test."""

    world: "World"
    id: str

    @property
    def address(self) -> Address:
        return Address(*app.WEB, self.id)

    @property
    def sheets(self) -> list[Sheet]:
        return self.world.paper.chats[self.id]

    @property
    def last(self) -> Sheet:
        return self.sheets[-1]

    async def says(self, words: str, *, event: str = "") -> Answer:
        return await self.sends(words, event=event)

    async def sends(self, words: str = "", files: Iterable[tuple[str, bytes]] = (), *, event: str = "") -> Answer:
        refs = []
        for name, data in files:
            key = f"upload-{next(self.world.events)}"
            self.world.paper.uploads[key] = data
            refs.append(FileRef(key, name, len(data)))
        event = event or self.world.event("said")
        answer = await self.world.bot.desk.said(self.address, Message(words, tuple(refs)), event=event)
        await self.world.settles()
        return answer

    def button(self, verb: Verb, choice: str = "", about: str = "") -> Button:
        """Find a button on the newest card that has it; `about` stands in the card's title."""
        for sheet in reversed(self.sheets):
            for button in buttons(sheet.card):
                fits = button.token.verb is verb and choice in ("", button.token.choice)
                if fits and about in self.world.say(sheet.card.title):
                    return button
        raise AssertionError(f"{self.id} sees no {verb.name} {choice}:\n{self.reads()}")

    def sees(self, verb: Verb, choice: str = "") -> bool:
        """Tell whether any card in the chat carries such a button."""
        return any(
            button.token.verb is verb and choice in ("", button.token.choice)
            for sheet in self.sheets
            for button in buttons(sheet.card)
        )

    async def taps(self, verb: Verb, choice: str = "", about: str = "") -> Answer:
        return await self.presses(self.button(verb, choice, about).token)

    async def presses(self, token: Token | str, *, event: str = "") -> Answer:
        answer = await self.world.bot.desk.tapped(self.address, str(token), event=event or self.world.event("tap"))
        await self.world.settles()
        return answer

    async def answers(self, choice: str) -> Answer:
        return await self.taps(Verb.ANSWER, choice)

    @property
    def form(self) -> Form:
        """The newest form in the chat."""
        found = [sheet.card.form for sheet in self.sheets if sheet.card.form is not None]
        assert found, f"{self.id} sees no form:\n{self.reads()}"
        return found[-1]

    def asked(self) -> list[str]:
        """Name the fields of the newest form."""
        return [field.id for field in self.form.fields]

    async def fills(self, what: str = "submit", *, event: str = "", **answers: str | tuple[str, ...]) -> Answer:
        """Fill in the newest form: an answer is one or several ready ones by their codes, else it is in words."""
        return await self.sends_form(self.form, what, event=event, **answers)

    async def sends_form(
        self, form: Form, what: str = "submit", *, event: str = "", **answers: str | tuple[str, ...]
    ) -> Answer:
        """Send a form, the newest or an older one."""
        token = next(button.token for button in form.buttons if button.token.choice == what)
        given = tuple(filled(form, name, answer) for name, answer in answers.items())
        event = event or self.world.event("form")
        answer = await self.world.bot.desk.filled(self.address, str(token), given, event=event)
        await self.world.settles()
        return answer

    async def begins(
        self,
        title: str = TITLE,
        text: str = STORY,
        *,
        source: str = "own",
        category: str = "business",
        channels: Iterable[str] = ("weibo", "wechat"),
        planned: str = "asap",
    ) -> None:
        """Send an item and answer what is asked, up to the card that is ready to submit."""
        await self.says(f"{title}\n\n{text}")
        await self.answers(source)
        await self.answers(category)
        if category == "health" and VIDEO not in text:
            await self.says(VIDEO)
        for channel in channels:
            await self.answers(channel)
        await self.taps(Verb.DONE)
        await (self.answers(planned) if planned == "asap" else self.says(planned))
        if {button.token.choice for button in buttons(self.last.card)} == {"important", ""}:  # late: why?
            await self.says("刚接到通知")

    async def submits(self, title: str = TITLE, text: str = STORY, **more: Any) -> str:  # noqa: ANN401 - as begins
        """Begin an item and submit it; gives its number."""
        await self.begins(title, text, **more)
        answer = await self.taps(Verb.SUBMIT)
        assert answer.text is not None
        assert not answer.refused, self.world.say(answer.text)
        return str(answer.text.values["number"])

    async def approves(self, about: str = "") -> Answer:
        return await self.taps(Verb.APPROVE, about=about)

    async def remarks(self, words: str, about: str = "") -> Answer:
        await self.taps(Verb.REMARK, about=about)
        return await self.says(words)

    async def returns(self, reason: str = "inaccurate", *, to: str = "author", about: str = "") -> Answer:
        """Return with a ready reason, or with own words; `to` is the author or a step's rule in the policy."""
        await self.taps(Verb.RETURN, about=about)
        if self.last.card.title.key == "ask-return-to":
            await self.answers(to if to == "author" else await self.world.step(to))
        return await self._reasons(reason)

    async def rejects(self, reason: str = "harmful", *, about: str = "") -> Answer:
        await self.taps(Verb.REJECT, about=about)
        return await self._reasons(reason)

    async def stops(self, how: str, reason: str) -> Answer:
        """Report a problem at release: "back" or "hold"."""
        await self.taps(Verb.PROBLEM)
        await self.answers(how)
        return await self._reasons(reason)

    async def _reasons(self, reason: str) -> Answer:
        ready = any(button.token.choice == reason for button in buttons(self.last.card))
        answer = await (self.answers(reason) if ready else self.says(reason))
        several = any(button.token.verb is Verb.DONE for button in buttons(self.last.card))
        return await self.taps(Verb.DONE) if several else answer

    async def edits(self, field: str, words: str) -> None:
        """Change something of one's item by writing it anew; it is not submitted yet."""
        await self.taps(Verb.CHANGE)
        await self.answers(field)
        await self.says(words)

    async def releases(self, channel: str, address: str) -> Answer:
        await self.taps(Verb.RELEASE, channel)
        return await self.says(address)

    def titles(self) -> list[str]:
        """Give the keys of the titles of all cards, as they stand now."""
        return [sheet.card.title.key for sheet in self.sheets]

    def card(self, key: str) -> Card:
        """Give the newest card whose title has a key that begins so."""
        found = [sheet.card for sheet in self.sheets if sheet.card.title.key.startswith(key)]
        assert found, f"{self.id} has no {key}: {self.titles()}"
        return found[-1]

    def reads(self, language: Language = "zh-Hans") -> str:
        """Give the whole chat as it stands, as text."""
        return "\n\n".join(self.world.printed(sheet.card, language) for sheet in self.sheets)

    def hears(self, language: Language = "zh-Hans") -> str:
        """Give the newest message as text."""
        return self.world.printed(self.last.card, language)

    @property
    def told(self) -> Card:
        """The newest message that asks nothing: below a refusal, the question that is still open stands once more."""
        asks = ("ask-", "question-led")
        return next(sheet.card for sheet in reversed(self.sheets) if not sheet.card.title.key.startswith(asks))


def buttons(card: Card) -> tuple[Button, ...]:
    """Give every button of a card, those of its lines and of its form included."""
    of_form = card.form.buttons if card.form else ()
    return (*(button for entry in card.entries for button in entry.buttons), *of_form, *card.buttons)


def filled(form: Form, name: str, answer: str | tuple[str, ...]) -> Filled:
    """Give what is put into a field: ready answers by their codes, else words."""
    codes = {choice.code for field in form.fields if field.id == name for choice in field.choices}
    chosen = answer if isinstance(answer, tuple) else (answer,)
    return Filled(name, chosen) if codes.issuperset(chosen) and answer else Filled(name, words=str(answer))


class World:
    """The sample organisation with its people, at a moment of its own; `beside`, accounts are called as people are."""

    def __init__(
        self, bot: Bot, clock: VirtualClock, paper: PaperPlatform, stand: Stand | None = None, *beside: PaperPlatform
    ) -> None:
        self.bot, self.clock, self.paper, self.stand, self.beside = bot, clock, paper, stand, beside
        self.events = count(1)
        self.sound = True  # whether the test has left the database and the chats as the bot made them

    def __getitem__(self, person: str) -> Player:
        return self.stand.player(self, person) if self.stand else Player(self, person)

    def event(self, what: str) -> str:
        """Give a new event key; a second passes with each."""
        self.clock.move(timedelta(seconds=1))
        return f"{what}-{next(self.events)}"

    def say(self, text: Text | None, language: Language = "zh-Hans") -> str:
        assert text is not None
        return I18N.say(text, language, zone=self.bot.organisation.zone, now=self.clock.now())

    def printed(self, card: Card, language: Language = "zh-Hans") -> str:
        return read_out(card, buttons(card), lambda text: self.say(text, language))

    async def settles(self) -> None:
        """Have the bot do all there is to do at this moment."""
        await (self.stand.settles(self.bot) if self.stand else self.bot.settle())

    async def approved_by(self, *people: str) -> None:
        for person in people:
            answer = await self[person].approves()
            assert not answer.refused, f"{person}: {self.say(answer.text)}"

    async def passes(self, **time: float) -> None:
        """Let time pass, stopping at everything that falls due on the way."""
        until = self.clock.now() + timedelta(**time)
        while (at := await self._next_due()) is not None and at <= until:
            self.clock.move_to(at)
            await self.settles()
        self.clock.move_to(until)
        await self.settles()

    async def _next_due(self) -> datetime | None:
        now = micros(self.clock.now())
        [(at,)] = await self.rows("SELECT min(due_at) FROM dues WHERE state = 'waiting' AND due_at > ?", now)
        return None if at is None else moment(at)

    async def does(self, fn: Callable[..., T], *args: Any, **more: Any) -> T:  # noqa: ANN401 - a handler's arguments
        """Run a handler as an act of its own, as a command line or a later platform would."""
        organisation, now, event = self.bot.organisation, self.clock.now(), self.event("act")

        def act(tables: Tables) -> T:
            return fn(Act(tables, now, organisation, event), *args, **more)

        done = await self.bot.store.act(act)
        await self.settles()
        return done

    async def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Look into the database."""
        return await self.bot.store.engine.read(lambda db: db.execute(sql, values).fetchall())

    async def alters(self, sql: str, *values: object) -> None:
        """Tamper with the database; what holds for what the bot wrote is not looked at any more."""
        self.sound = False
        await self.bot.store.engine.write(lambda db: db.execute(sql, values).rowcount)

    async def step(self, rule: str) -> str:
        """Give the id of the step of this rule that has been passed."""
        [(step,)] = await self.rows("SELECT id FROM steps WHERE rule = ? AND state = 'passed'", rule)
        return str(step)

    async def draft(self, number: str = "") -> str:
        """Give the id of an item: the one of this number, else the newest."""
        found = await self.rows("SELECT id FROM drafts WHERE ? IN ('', number) ORDER BY created_at DESC", number)
        return str(found[0][0])

    async def state(self, number: str = "") -> str:
        """Give the state of an item."""
        [(state,)] = await self.rows("SELECT state FROM drafts WHERE id = ?", await self.draft(number))
        return str(state)

    async def deciding(self) -> set[str]:
        """Name the people whose opinion on something is awaited, by their seats."""
        return {person for (person,) in await self.rows("SELECT person FROM seats WHERE state = 'open'")}

    def offered(self) -> dict[str, int]:
        """Count the buttons by which people can decide, in all chats as they stand."""
        found = {
            person: sum(button.token.verb in invariants.DECIDING for sheet in chat for button in buttons(sheet.card))
            for person, chat in self.paper.chats.items()
        }
        return {person: number for person, number in found.items() if number}

    async def holds(self) -> None:
        """Assert what must hold after anything that people did."""
        chats = [chat for paper in (self.paper, *self.beside) for chat in paper.chats.items()]
        cards = ((person, sheet.card) for person, chat in chats for sheet in chat)
        shown = [(person, button.token, card.closed) for person, card in cards for button in buttons(card)]
        problems = await self.bot.store.engine.read(invariants.problems, shown, self.bot.settings.seals)
        problems += self.stand.problems() if self.stand else []
        assert not problems, "\n".join(problems)


@asynccontextmanager
async def world(
    folder: Path,
    *,
    paper: PaperPlatform | None = None,
    clock: VirtualClock | None = None,
    stage: str = STAGE,
    stand: Stand | None = None,
    beside: Mapping[str, PaperPlatform] | None = None,
    **changes: object,
) -> AsyncIterator[World]:
    """Open a world in a folder; a second time it is the one that was left there. `changes` replace settings.

    It is played on paper, or on a messenger if the stage is such, unless the test brings paper or a stand of its own;
    `beside` are further platforms. At the end what must hold is looked at, unless the test tampered with it.
    """
    settings: Settings = replace(sample_settings(folder / "data", 0), **changes)  # type: ignore[arg-type]
    start = (clock or VirtualClock()).now()
    clock = clock or VirtualClock(start - timedelta(minutes=1))  # a messenger's rates have not been used for a while
    stand = stand or stand_on(stage, clock, paper, folder)
    chats = stand.chats if stand else paper or PaperPlatform()
    as_usual = not (stand or beside or changes) and chats.name == "web"
    await begin(settings.data / DATABASE, clock.now() if as_usual else None)
    async with AsyncExitStack() as stack:
        if stand:
            await stack.enter_async_context(stand.serving())
        platforms = together(stand.platforms(settings) if stand else on_paper(chats), beside or {})
        opened = app.opened(settings, clock, platforms, accounts=() if stand else (app.WEB,))
        bot = await stack.enter_async_context(opened)
        if stand:
            await stack.enter_async_context(stand.running(bot))
        clock.move_to(start)
        here = World(bot, clock, chats, stand, *(beside or {}).values())
        yield here
        if here.sound:
            await here.settles()
            await here.holds()


def policy_with(folder: Path, *changes: tuple[str, str]) -> Path:
    """Write P3 into a folder with some of its words replaced; each has to stand there exactly once."""
    return _copy(shipped()["p3"], folder / "p3-changed.toml", changes)


def roster_with(folder: Path, *changes: tuple[str, str]) -> Path:
    """Write the sample roster into a folder with some of its words replaced."""
    return _copy(sample_settings(folder, 0).roster, folder / "roster-changed.toml", changes)


def _copy(source: Path, into: Path, changes: Iterable[tuple[str, str]]) -> Path:
    text = source.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    into.write_text(text, "utf-8")
    return into

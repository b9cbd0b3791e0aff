"""The quarter itself: from one moment at which something happens to the next, until it is over."""

from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta
from functools import partial
from heapq import heappop, heappush
from itertools import count
from typing import Final

from bot.app import WEB, Bot
from bot.cards.card import Card
from bot.cards.tokens import Verb
from bot.deps import Act
from bot.domain.calendars import at_local
from bot.domain.effects import Forget
from bot.domain.people import PersonId
from bot.domain.spans import Span
from bot.memory import Tables
from bot.ports import Address, Message
from bot.reactions.rules import ORGANISATION, REHEARSAL
from bot.simulating.cast import Absence, Cast, HandsIn
from bot.simulating.stage import Conversations, JumpingClock, buttons
from bot.text import Language
from handlers import away

_ITEMS: Final[dict[Language, str]] = {
    "zh-Hans": """公司工作动态第{}期
来源：青溪区卫生健康局

公司医务志愿队走进青溪街道，为三百多位居民测量血压、血糖，讲解用药常识，受到居民欢迎。""",
    "zh-Hant": """公司工作動態第{}期
來源：青溪區衛生健康局

公司醫務志願隊走進青溪街道，為三百多位居民量度血壓、血糖，講解用藥常識，受到居民歡迎。""",
    "en": """News from our work, no. {}
Source: Health Bureau of Qingxi District

Our medical volunteers went to Qingxi and measured the blood pressure and blood sugar of more than 300 residents.""",
}
_CHOSEN: Final = ("author", "none", "business", "wechat", "asap")  # answers that are given where they are offered
_QUESTIONS: Final = 20  # that are answered at most
_DRILLED: Final = timedelta(minutes=8)  # after which whoever took an alarm tells how it goes, again and again
_MORNING: Final = time(9)
Do = Callable[[], Awaitable[None]]


class Quarter:
    """Plays people; what they are told stays in their conversations."""

    def __init__(
        self, bot: Bot, clock: JumpingClock, chats: Conversations, cast: Cast, language: Language = "zh-Hans"
    ) -> None:
        """Prepare what people will do by themselves, and write in a language."""
        self._bot, self._clock, self._chats, self._cast = bot, clock, chats, cast
        self._item = _ITEMS[language]
        self._events = count(1)
        self._agenda: list[tuple[datetime, int, Do]] = []
        self._asked = set[tuple[str, str]]()  # who was asked about what, and has made up his mind when to answer
        self._read = 0  # of what was told
        self.submitted = 0
        self._does = {
            Verb.APPROVE: self._decide,
            Verb.PROOFREAD: self._release,
            Verb.TAKE_CRISIS: self._take,
        }
        for one in cast.handing_in:
            self._plan(one.at, partial(self._hand_in, one))
        for absence in cast.absences:
            if absence.delegate is not None:
                self._plan(at_local(absence.since, _MORNING, bot.organisation.zone), partial(self._leave, absence))

    async def play(self, until: datetime) -> None:
        """Go on to a moment (UTC)."""
        await self._settle()
        while (at := await self._next()) <= until:
            self._clock.move_to(at)
            while self._agenda and self._agenda[0][0] <= at:
                await heappop(self._agenda)[2]()
            await self._settle()
        self._clock.move_to(until)

    async def _next(self) -> datetime:
        """Say when the next thing happens: somebody acts, something falls due, quiet hours end."""
        due = await self._bot.store.view(_next_due)
        first = [self._agenda[0][0]] if self._agenda else []
        return min((*first, *([due] if due else []), self._quiet_ends()))

    def _quiet_ends(self) -> datetime:
        quiet, zone, now = self._bot.organisation.habits.quiet, self._bot.organisation.zone, self._clock.now()
        day = now.astimezone(zone).date()
        ends = quiet.ends if quiet else _MORNING
        found = at_local(day, ends, zone)
        return found if found > now else at_local(day + timedelta(days=1), ends, zone)

    async def _settle(self) -> None:
        """Have the bot do what there is to do now, and people read what they were told."""
        await self._bot.store.act(_unrehearsed)
        await self._bot.settle()
        for told in self._chats.told[self._read :]:
            self._reads(told.person, told.card)
        self._read = len(self._chats.told)

    def _reads(self, person: PersonId, card: Card) -> None:
        for button in buttons(card):
            token = button.token
            doing = self._does.get(token.verb)
            doing = self._resubmit if card.title.key == "news-returned" and token.verb is Verb.CHANGE else doing
            if doing is not None and (person, token.subject) not in self._asked:
                self._asked.add((person, token.subject))
                alarm, now = token.verb is Verb.TAKE_CRISIS, self._clock.now()
                at = self._cast.takes_at(person, now) if alarm else self._cast.answers_at(person, now)
                self._plan(at, partial(doing, person, token.subject))

    def _plan(self, at: datetime, do: Do) -> None:
        heappush(self._agenda, (at, next(self._events), do))

    async def _hand_in(self, one: HandsIn) -> None:
        self.submitted += 1
        await self._says(one.officer, self._item.format(self.submitted))
        await self._answers(one.officer)
        await self._taps(one.officer, Verb.SUBMIT)
        if self._cast.nudges():
            self._plan(self._cast.later(one.at, 12), partial(self._nudge, one.officer))

    async def _nudge(self, officer: PersonId) -> None:
        await self._taps(officer, Verb.NUDGE)

    async def _decide(self, person: PersonId, seat: str) -> None:
        if self._cast.returns() and await self._taps(person, Verb.RETURN, subject=seat):
            await self._answers(person)
        elif not await self._taps(person, Verb.APPROVE, subject=seat):
            self._asked.discard((person, seat))

    async def _resubmit(self, person: PersonId, draft: str) -> None:
        self._asked.discard((person, draft))  # it may come back again
        await self._taps(person, Verb.CHANGE, subject=draft)
        await self._bot.settle()
        await self._taps(person, Verb.ANSWER, "text")
        await self._bot.settle()
        *_, body = self._item.split("\n\n")
        await self._says(person, f"{body} ({next(self._events)})")
        await self._answers(person)
        await self._taps(person, Verb.SUBMIT, subject=draft)

    async def _release(self, person: PersonId, draft: str) -> None:
        if await self._taps(person, Verb.PROOFREAD, subject=draft):
            await self._bot.settle()
            while await self._taps(person, Verb.RELEASE, subject=draft):
                await self._bot.settle()
                await self._says(person, f"https://example.com/{draft}")
                await self._bot.settle()

    async def _take(self, person: PersonId, crisis: str) -> None:
        """Take an alarm, which in this quarter is a drill, unless somebody was faster; then tell of it."""
        if await self._taps(person, Verb.TAKE_CRISIS, subject=crisis):
            self._plan(self._clock.now() + _DRILLED, partial(self._tell, person, crisis))

    async def _tell(self, person: PersonId, crisis: str) -> None:
        if await self._taps(person, Verb.TELL_CRISIS, subject=crisis):
            await self._bot.settle()
            *_, words = self._item.split("\n\n")
            await self._says(person, words)
            self._plan(self._clock.now() + _DRILLED, partial(self._tell, person, crisis))

    async def _answers(self, person: PersonId) -> None:
        """Answer what is asked, one question after the other, with ready answers."""
        await self._bot.settle()
        for _ in range(_QUESTIONS):
            offered = self._chats.choices(person)
            if not offered:
                return
            choice = next((one for one in _CHOSEN if one in offered), offered[0])
            await self._taps(person, Verb.ANSWER, choice)
            await self._bot.settle()
            if await self._taps(person, Verb.DONE):
                await self._bot.settle()

    async def _leave(self, absence: Absence) -> None:
        await self._bot.store.act(self._away, absence)

    def _away(self, tables: Tables, absence: Absence) -> None:
        act = Act(tables, self._clock.now(), self._bot.organisation, f"away-{next(self._events)}")
        person = act.people.get(absence.person)
        if person is not None and absence.delegate is not None:
            away.set_away(act, person, person.id, absence.delegate, Span(absence.since, absence.until))

    async def _says(self, person: PersonId, words: str) -> None:
        await self._bot.desk.said(Address(*WEB, person), Message(words), event=f"said-{next(self._events)}")

    async def _taps(self, person: PersonId, verb: Verb, choice: str = "", subject: str = "") -> bool:
        """Tap a button, if there is one; False where there is none or it was refused."""
        token = self._chats.button(person, verb, choice, subject)
        if token is None:
            return False
        answer = await self._bot.desk.tapped(Address(*WEB, person), str(token), event=f"tap-{next(self._events)}")
        return not answer.refused


def _next_due(tables: Tables) -> datetime | None:
    return tables.dues.next_at()


def _unrehearsed(tables: Tables) -> None:
    """Leave out what is rehearsed by night: nobody comes or goes in this quarter."""
    tables.dues.drop(Forget(REHEARSAL, ORGANISATION))

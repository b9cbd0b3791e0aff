"""People of the sample organisation tap what they see and write what comes to mind, for many steps."""

import random
from collections.abc import Coroutine, Iterator
from typing import Any, Final

from bot.cards.card import Card, Form, FormField
from bot.cards.tokens import Token, Verb
from bot.ports import Answer, Filled, Message
from tests.simulation import turnover
from tests.support import waiting
from tests.support.documents import picture
from tests.support.world import STORY, VIDEO, World, buttons

LOOKED_AT_EVERY: Final = 100
TURNOVER_EVERY: Final = 40
SETTLED: Final = 0.5  # how probably all is delivered after an act
WORDS: Final = (
    "卫生健康局通知",
    "不知道",
    VIDEO,
    "https://weibo.example/1",
    "明天 10:00",
    "数据请再核对",
    "待办",
    "我的稿件",
    "帮助",
    "语言 English",
    "语言 简体中文",
    "/nothing",
    "/form",
    "/steps",
    "/find 稿件",
    "官方微博",
    "好",
    "长" * 250,
    "一行\n又一行",
    "\u202e倒写",
)
PHRASES: Final = ("核对过原始文件", "钱院长本人已确认", "情况紧急", "请各方再议")
TITLES: Final = ("第{}号稿件", "震惊！第{}号稿件", "第{}号稿件：体检中心开业")
TEXTS: Final = (
    STORY,
    f"{STORY}\n\n去年服务12.5万人次，同比增长8%。",
    f"{STORY}\n{VIDEO}",
    f"来源：市卫生健康局\n重要程度：重要\n{STORY}",
    f"涉及部门：医务管理部、人力资源部\n{STORY}",
)
# How readily a button is tapped: what leads on more than what leads away, or a walk would never arrive. Those that are
# not named are tapped now and then; a sheet is not, because a process of its own would draw each.
EAGERNESS: Final[dict[Verb, float]] = {
    Verb.SUBMIT: 12,
    Verb.APPROVE: 12,
    Verb.PROOFREAD: 8,
    Verb.RELEASE: 8,
    Verb.TAKE_UP: 4,
    Verb.GO_ON: 3,
    Verb.RESUME: 3,
    Verb.FOLLOW_UP: 2,
    Verb.KEEP_OBJECTION: 3,
    Verb.REMARK: 1,
    Verb.SAY: 1,
    Verb.CHANGE: 1,
    Verb.EDIT: 2,
    Verb.ASK_RULING: 0.4,
    Verb.PROBLEM: 0.4,
    Verb.WITHDRAW: 0.1,
    Verb.TAKE_CRISIS: 3,
    Verb.CRISIS: 0.02,  # stands in every menu
    Verb.REOPEN_CRISIS: 0.02,
    Verb.SHEET: 0,
}
_OTHERWISE: Final = 0.1
OPEN: Final = "SELECT id FROM drafts WHERE state NOT IN ('released', 'rejected', 'withdrawn')"
TOLD: Final = """
    SELECT json_extract(data, '$.step') FROM facts WHERE kind = 'step-unmanned'
    UNION SELECT subject FROM facts WHERE kind IN ('author-missing', 'release-passed-on')
"""
_OBJECTING: Final = frozenset({Verb.RETURN, Verb.REJECT})
# What two people press to end a crisis, the second one's first; and how many are ended at the most before time passes.
ENDING: Final = (Verb.CONFIRM_END, Verb.END_CRISIS)
_MOST_ENDED: Final = 4
ALARMED: Final = "SELECT 1 FROM crises WHERE over_at IS NULL LIMIT 1"


class Walk:
    """A walk through the world, the same for the same seed. `objecting` is how readily people are against something."""

    def __init__(self, here: World, seed: str, *, elsewhere: str = "") -> None:
        """Walk by the world's policy; `elsewhere` is one that the organisation goes over to in the end."""
        self.here, self.dice, self.elsewhere = here, random.Random(seed), elsewhere
        self.people, self.officers = turnover.cast()
        self.objecting = self.dice.choice((0.3, 1.0, 4.0))
        self.refused = self.done = 0

    async def steps(self, number: int) -> None:
        acts = (self.lead, self.tap, self.write, self.draft, self.attach, self.rest)
        for _ in range(3):
            await self.draft()
        for step in range(1, number + 1):
            await self.dice.choices(acts, (60, 23, 8, 4, 1, 4))[0]()
            if step % TURNOVER_EVERY == 0:
                await turnover.changes(self.here, self.dice)
            if step == number * 3 // 4 and self.elsewhere:
                await turnover.goes_over(self.here, self.elsewhere)
            if step % LOOKED_AT_EVERY == 0 or step == number:
                await self.holds()

    async def holds(self) -> None:
        """Assert what must hold, and that what is open waits for somebody who may answer, or administrators know."""
        await self.here.bot.settle()
        await self.here.bot.seal()
        await self.here.holds()
        now = self.here.clock.now()
        open_items = [str(item) for (item,) in await self.here.rows(OPEN)]
        told = frozenset(str(about) for (about,) in await self.here.rows(TOLD))
        found = await self.here.bot.store.view(lambda tables: waiting.problems(tables, now, open_items, told))
        assert not found, "\n".join(found)

    async def lead(self) -> None:
        """Answer what is asked, or tap what leads on, as one of a few people who can."""
        reached = [person for person in self.people if self.here.paper.chats.get(person)]
        some = self.dice.sample(reached, min(len(reached), 8))
        asked = [person for person in some if self._question(person) is not None]
        if asked and self.dice.random() < 0.6:
            await self._answer(self.dice.choice(asked))
            return
        offers = [(person, token) for person in some for token in self._tokens(person)]
        weights = [self._eagerness(token.verb) for _, token in offers]
        if sum(weights) > 0:
            [(person, token)] = self.dice.choices(offers, weights)
            await self._presses(person, token)

    def _eagerness(self, verb: Verb) -> float:
        return self.objecting if verb in _OBJECTING else EAGERNESS.get(verb, _OTHERWISE)

    def _tokens(self, person: str) -> Iterator[Token]:
        for sheet in self.here.paper.chats.get(person, ()):
            yield from (button.token for button in buttons(sheet.card))

    def _question(self, person: str) -> Card | None:
        """Find the card of what somebody is asked, if it stands in his chat."""
        for sheet in reversed(self.here.paper.chats.get(person, ())):
            verbs = {button.token.verb for button in buttons(sheet.card)}
            if verbs & {Verb.CANCEL, Verb.FILL}:
                return sheet.card
        return None

    async def _answer(self, person: str) -> None:
        card = self._question(person)
        assert card is not None
        if card.form is not None:
            await self._fill(person, card.form)
            return
        tokens = [button.token for button in buttons(card) if button.token.verb is not Verb.FORM]
        ready = [token for token in tokens if token.verb in (Verb.ANSWER, Verb.DONE)]
        done = [token for token in tokens if token.verb is Verb.DONE]
        dice = self.dice.random()
        if dice < 0.03:
            await self._presses(person, self.dice.choice(tokens))
        elif done and dice < 0.6:
            await self._presses(person, done[0])
        elif not ready or dice > 0.9 or (len(ready) == 1 and dice > 0.4):
            await self._says(person, self._words_for(card))
        else:
            await self._presses(person, self.dice.choice(ready))

    def _words_for(self, card: Card) -> str:
        prompt = card.title.values.get("prompt", card.title)
        key = getattr(prompt, "key", "")
        if key.startswith("ask-link") or self.dice.random() < 0.05:
            return VIDEO
        return "https://weibo.example/1" if key.startswith("ask-address") else self._phrase()

    def _phrase(self) -> str:
        return f"{self.dice.choice(PHRASES)}{self.dice.randrange(99)}"

    async def _fill(self, person: str, form: Form) -> None:
        """Fill in some of the fields of a form, or all of them; submit it mostly."""
        what = self.dice.choices(("submit", "save", "steps"), (10, 1, 1))[0]
        token = next(button.token for button in form.buttons if button.token.choice == what)
        filled = tuple(self._filled(field) for field in form.fields if self.dice.random() < 0.9)
        address, event = self.here[person].address, self.here.event("form")
        await self.answered(self.here.bot.desk.filled(address, str(token), filled, event=event))

    def _filled(self, field: FormField) -> Filled:
        codes = [choice.code for choice in field.choices]
        if not codes or (field.kind in ("line", "text") and self.dice.random() < 0.5):
            return Filled(field.id, words=VIDEO if field.id == "link" else self._phrase())
        most = min(len(codes), 3) if field.kind == "several" else 1
        return Filled(field.id, tuple(self.dice.sample(codes, self.dice.randint(1, most))))

    async def tap(self) -> None:
        """Tap some button on a card: mostly a newer one, sometimes one from long ago, or somebody else's."""
        chats = self.here.paper.chats
        whose = self.dice.choice([person for person in self.people if chats.get(person)] or list(self.officers))
        sheets = chats[whose]
        recent = sheets[-4:] if self.dice.random() < 0.8 else sheets
        shown = [button for sheet in recent for card in (sheet.card, *sheet.before[-1:]) for button in buttons(card)]
        offered = [button.token for button in shown if self._eagerness(button.token.verb) > 0]
        if offered:
            who = whose if self.dice.random() < 0.95 else self.dice.choice(self.people)
            await self._presses(who, self.dice.choice(offered))

    async def write(self) -> None:
        await self._says(self.dice.choice(self.people), self.dice.choice(WORDS))

    async def draft(self) -> None:
        title = self.dice.choice(TITLES).format(self.dice.randrange(10**6))
        text = f"{title}\n\n{self.dice.choice(TEXTS)}"
        await self._says(self.dice.choice(self.officers), text)

    async def attach(self) -> None:
        file = (f"{self.dice.randrange(100)}.jpg", picture(40, 30, tone=self.dice.randrange(256)))
        await self.answered(self.here[self.dice.choice(self.officers)].sends(files=[file]))

    async def rest(self) -> None:
        """Let time pass: little of it while a crisis is open, which calls everybody out again every few minutes."""
        hours = self.dice.choice((1, 2, 5, 9, 26))
        if await self.here.rows(ALARMED):
            await self._end_crises()
        await self.here.passes(hours=1 if await self.here.rows(ALARMED) else hours)

    async def _end_crises(self) -> None:
        """Have people end what is called out, as long as two of them can."""
        for _ in range(_MOST_ENDED * len(ENDING)):
            await self.here.bot.settle()
            found = {token.verb: (person, token) for person in self.people for token in self._tokens(person)}
            press = next((found[verb] for verb in ENDING if verb in found), None)
            if press is None:
                return
            await self._presses(*press)

    async def _presses(self, person: str, token: Token) -> None:
        address, event = self.here[person].address, self.here.event("tap")
        await self.answered(self.here.bot.desk.tapped(address, str(token), event=event))

    async def _says(self, person: str, words: str) -> None:
        address, event = self.here[person].address, self.here.event("said")
        await self.answered(self.here.bot.desk.said(address, Message(words), event=event))

    async def answered(self, doing: Coroutine[Any, Any, Answer]) -> None:
        """Note the answer; delivery comes later at times, so that people press what is already out of date."""
        answer = await doing
        if self.dice.random() < SETTLED:
            await self.here.bot.settle()
        assert answer.text is None or answer.text.key != "refused-not-saved"
        self.refused += answer.refused
        self.done += not answer.refused

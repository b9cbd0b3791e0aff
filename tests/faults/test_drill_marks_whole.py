"""A drill played to its end, with all that people can do in one: nothing of it, on whatever way, lacks the marks."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.cards.card import Card
from bot.cards.tokens import Token, Verb
from bot.domain.crises import CrisisState
from bot.ports import Answer, NotAllowed
from bot.text import Text
from tests.delivery.test_places import CHANNEL, desk
from tests.stories.test_precleared import signed, written
from tests.support.crisis import ADMINISTRATOR, LEADER, REPORTER, WHAT, crisis
from tests.support.drills import messages, shown, unmarked, unmarked_words
from tests.support.world import World, policy_with

OWNER, HEAD, DEPUTY = "sun-yue", "gao-yun", "luo-jing"
HEADS_DESK = "he-jianping"
STEP = '[[step]]\nid = "unit-head"'
KEYS = '[crisis]\naccount_of_drills = true\n\n[crisis.drills]\nlasts = "4 h"\n'


@dataclass
class Drilled:
    """What was done in a drill, what was answered at once, and what was there before it."""

    here: World
    before: set[tuple[str, str]] = field(default_factory=set)
    answers: list[Answer] = field(default_factory=list)
    number: str = "D-2026-01"

    async def taps(self, person: str, verb: Verb, choice: str = "") -> None:
        self.answers.append(await self.here[person].taps(verb, choice))

    async def presses(self, person: str, verb: Verb, choice: str = "") -> None:
        one = await crisis(self.here, self.number)
        self.answers.append(await self.here[person].presses(Token(verb, one.id, choice=choice)))

    async def says(self, person: str, *words: str) -> None:
        for each in words:
            self.answers.append(await self.here[person].says(each))

    async def chooses(self, person: str, *choices: str) -> None:
        for choice in choices:
            self.answers.append(await self.here[person].answers(choice))

    async def begins(self) -> None:
        """Begin it by hand."""
        await self.here[ADMINISTRATOR].says("/drill 机房进水")
        sure = self.here[ADMINISTRATOR].button(Verb.ANSWER, "sure").token
        self.before = messages(self.here)
        self.answers.append(await self.here[ADMINISTRATOR].presses(sure))
        await self.taps(OWNER, Verb.TAKE_CRISIS)

    async def is_real(self) -> None:
        """Have something real happen in its place."""
        self.number, self.before = "C-2026-01", messages(self.here)
        self.answers.append(await self.here[REPORTER].says(f"/crisis {WHAT}"))
        await self.taps(OWNER, Verb.TAKE_CRISIS)

    async def reports(self) -> None:
        """Report on it twice, and be reminded of the third; be silent until all are called anew."""
        await self.presses(OWNER, Verb.SITUATION)
        await self.says(OWNER, "概况一", "措施一", "下一步一")
        await self.presses(OWNER, Verb.SITUATION)
        await self.chooses(OWNER, "same")
        await self.says(OWNER, "措施二")
        await self.chooses(OWNER, "back", "same", "same")
        for words in ("还在查", "找到了"):
            await self.here.passes(minutes=14)
            await self.presses(OWNER, Verb.TELL_CRISIS)
            await self.says(OWNER, words)
        await self.here.passes(minutes=22)
        await self.presses(OWNER, Verb.TAKE_CRISIS)

    async def states(self) -> None:
        """Have a statement written, returned, changed, signed by somebody's deputy, and not released."""
        here = self.here
        await self.presses(OWNER, Verb.STATEMENT)
        await self.says(OWNER, "关于机房的说明\n（演练）我们已注意到有关情况。")
        await self.taps(OWNER, Verb.SUBMIT)
        self.answers.append(await here[HEAD].returns("时间不对"))
        await here.settles()
        await self.taps(OWNER, Verb.CHANGE)
        await self.says(OWNER, "关于机房的说明\n（演练）正在核实，请勿传播。")
        await self.taps(OWNER, Verb.SUBMIT)
        await here.passes(minutes=40)
        while deciding := sorted(await here.deciding()):
            self.answers.append(await here[deciding[0]].approves())
            await here.settles()
        publisher = next(one for one in (HEAD, DEPUTY) if here[one].sees(Verb.PROOFREAD))
        await self.taps(publisher, Verb.PROOFREAD)
        await self.taps(publisher, Verb.RELEASE)

    async def speaks_at_once(self) -> None:
        """Have one of the library filled in, with something that does not fit in between, and confirmed."""
        await self.presses(OWNER, Verb.TAKE_CRISIS)
        await self.presses(OWNER, Verb.STATEMENT)
        await self.chooses(OWNER, "library")
        [(one,)] = await self.here.rows("SELECT draft FROM precleared WHERE renewal IS NULL")
        await self.chooses(OWNER, one)
        await self.says(OWNER, "北门\n南门", "北门", "停电", "010-8888")
        await self.taps(OWNER, Verb.SUBMIT)
        await self.taps(DEPUTY, Verb.APPROVE)
        await self.here.settles()

    async def fails(self) -> None:
        """Have somebody's account refuse, and a message that cannot be sent."""
        await self.presses(OWNER, Verb.TAKE_CRISIS)
        paper = self.here.paper
        await self.presses(OWNER, Verb.OFFER_CRISIS)
        paper.raising.append(NotAllowed(Text("telegram-group-shut", {"group": "1", "why": "x"})))
        await self.chooses(OWNER, HEAD)
        await self.presses(HEAD, Verb.DECLINE_CRISIS)
        paper.refusing.add(DEPUTY)
        await self.presses(OWNER, Verb.OFFER_CRISIS)
        await self.chooses(OWNER, DEPUTY)
        paper.refusing.clear()
        await self.presses(DEPUTY, Verb.DECLINE_CRISIS)
        await self.here.passes(minutes=5)

    async def ends(self) -> None:
        """Have it closed, or end by its time; look at what happened."""
        await self.says(OWNER, f"/timeline {self.number}")
        await self.presses(OWNER, Verb.END_CRISIS, "closed")
        await self.chooses(OWNER, "without")
        for person in (HEAD, LEADER, HEADS_DESK):
            await self.presses(person, Verb.CONFIRM_END)
        assert (await crisis(self.here, self.number)).state is CrisisState.CLOSED
        await self.here.passes(minutes=5)
        await self.says(OWNER, f"/timeline {self.number}")

    async def is_accounted_for(self) -> None:
        """Have its account written late, a task set, put off, handed on, late, done."""
        here = self.here
        await here.passes(days=6)
        await self.presses(OWNER, Verb.WRITE_ACCOUNT)
        await self.says(OWNER, "停电", "抢修", "快", "慢")
        await self.presses(OWNER, Verb.ADD_TASK)
        await self.says(OWNER, "把值班电话转到手机 — 罗静 — 6月12日 17:00")
        await self.presses(OWNER, Verb.GIVE_ACCOUNT)
        await self.presses(HEAD, Verb.ACCOUNT)
        await here.passes(days=3)
        await self.taps(DEPUTY, Verb.DELAY_TASK)
        await self.says(DEPUTY, "昨天", "6月15日 17:00")
        await self.taps(DEPUTY, Verb.HAND_ON_TASK)
        await self.says(DEPUTY, "诸葛亮")
        await self.chooses(DEPUTY, HEAD)
        await here.passes(days=6)
        await self.taps(HEAD, Verb.FINISH_TASK)


def lists(card: Card) -> bool:
    """Tell whether a card lists what there is of all kinds, where the lines of a drill are marked by themselves."""
    return card.title.key.startswith(("overdue-", "inbox-", "digest-", "reachability-"))


@pytest.fixture
async def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    policy = policy_with(tmp_path, (STEP, f"{KEYS}\n{STEP}"))
    async with desk(tmp_path, monkeypatch, policy=policy) as found:
        await written(found)
        await signed(found)
        yield found


async def test_all_of_a_drill_is_marked_whatever_is_done_in_it_and_after_it(here: World) -> None:
    drill = Drilled(here)
    await drill.begins()
    await drill.reports()
    await drill.states()
    await drill.speaks_at_once()
    await drill.fails()
    await drill.ends()
    await drill.presses(HEAD, Verb.OPEN_DRILL)
    await drill.is_accounted_for()
    here.sound = False  # a message that could not be sent is still to be sent again
    found = [(person, card) for person, card in shown(here, but=drill.before) if not lists(card)]
    seen = {said.key for _, card in found if isinstance(said := card.title.values.get("text"), Text)}
    assert seen >= {
        *("review-confirm-blanks", "news-precleared-used", "news-situation-due", "posted-situation", "timeline-title"),
        *("news-unreachable", "news-undelivered", "posted-signed-off", "progress-title", "refused-blank-has-lines"),
        *("news-account-late", "account-title-in", "news-task-late", "notice-task-set", "ask-task-more"),
        *("drill-title", "ask-change-statement", "posted-returned"),
    }
    assert not {f"{person}: {said}" for person, card in found for said in unmarked(here, card)}
    assert not {said for one in drill.answers if one.text is not None for said in unmarked_words(here, one.text)}
    assert here.paper.chats[CHANNEL.user]
    entries = [entry.text for _, card in shown(here, but=drill.before) if lists(card) for entry in card.entries]
    of_it = [here.say(text) for text in entries if drill.number in here.say(text)]
    assert of_it
    assert all(said.startswith("演练 · DRILL") and said.endswith("演练 · DRILL") for said in of_it)


async def test_nothing_of_something_real_is_marked_as_a_drill(here: World) -> None:
    real = Drilled(here)
    await real.is_real()
    await real.reports()
    await real.states()
    await real.fails()
    await real.ends()
    await real.is_accounted_for()
    here.sound = False
    said = [here.say(one.text) for one in real.answers if one.text is not None]
    said += [here.printed(card) for _, card in shown(here, but=real.before)]
    assert len(said) > 200
    assert not [words for words in said if "DRILL" in words]

"""Every message of a drill says at its start and at its end that it is one: no test may ever be taken for real."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.cards.card import Card
from bot.cards.tokens import Token, Verb
from bot.ports import Answer
from tests.delivery.test_places import CHANNEL, desk
from tests.support.crisis import ADMINISTRATOR, REPORTER, crisis, reported
from tests.support.drills import drilling, messages, shown, unmarked, unmarked_words
from tests.support.two_platforms import on_both
from tests.support.world import World, world

HEADS_DESK = "he-jianping"


class Story:
    """A drill in which everything happens that can happen in a crisis; keeps what is answered in popups."""

    def __init__(self, here: World) -> None:
        self.here, self.answers = here, list[Answer]()

    async def taps(self, person: str, verb: Verb, choice: str = "") -> None:
        one = await crisis(self.here, "D-2026-01")
        self.answers.append(await self.here[person].presses(Token(verb, one.id, choice=choice)))

    async def says(self, person: str, words: str) -> None:
        self.answers.append(await self.here[person].says(words))

    async def chooses(self, person: str, choice: str) -> None:
        self.answers.append(await self.here[person].answers(choice))

    async def goes(self) -> None:
        """Play it: called, seen, added to, taken, told, handed over, silent, called anew, closed by two."""
        here = self.here
        await here.passes(minutes=6)
        await self.taps("luo-jing", Verb.SEE_CRISIS)
        await self.taps("sun-yue", Verb.AID_CRISIS)
        await self.taps(HEADS_DESK, Verb.ADD_CRISIS)
        await self.says(HEADS_DESK, "地下一层也有水")
        await self.taps("gao-yun", Verb.TAKE_CRISIS)
        await self.taps("luo-jing", Verb.TAKE_CRISIS)
        await self.taps("luo-jing", Verb.TELL_CRISIS)
        await self.taps("gao-yun", Verb.TELL_CRISIS)
        await self.says("gao-yun", "已断电，正在抽水")
        await self.taps("gao-yun", Verb.STEADY_CRISIS)
        await self.taps("gao-yun", Verb.OFFER_CRISIS)
        await self.chooses("gao-yun", "luo-jing")
        await self.taps("sun-yue", Verb.ACCEPT_CRISIS)
        await self.taps("luo-jing", Verb.DECLINE_CRISIS)
        await self.taps("gao-yun", Verb.OFFER_CRISIS)
        await self.chooses("gao-yun", "luo-jing")
        await self.taps("luo-jing", Verb.ACCEPT_CRISIS)
        await self.taps("luo-jing", Verb.OPEN_CRISIS)
        await self.taps("luo-jing", Verb.REOPEN_CRISIS)
        await self.taps("luo-jing", Verb.END_CRISIS, "false-alarm")
        await self.taps("luo-jing", Verb.CONFIRM_END)
        await self.taps("sun-yue", Verb.KEEP_CRISIS)


async def begins(here: World, story: Story) -> set[tuple[str, str]]:
    """Begin a drill by hand; give the messages that were there before it."""
    await here[ADMINISTRATOR].says("/drill 机房进水")
    sure = here[ADMINISTRATOR].button(Verb.ANSWER, "sure").token
    before = messages(here)
    story.answers.append(await here[ADMINISTRATOR].presses(sure))
    return before


def all_marked(here: World, story: Story, before: set[tuple[str, str]], *, least: int) -> None:
    """Assert that all that anybody was sent or answered since then is marked, but for what the real one says."""
    found = [(person, card) for person, card in shown(here, but=before) if not _about_the_real_one(here, card)]
    assert len(found) >= least
    problems = {said for _, card in found for said in unmarked(here, card)}
    for answer in story.answers:
        problems.update(unmarked_words(here, answer.text) if answer.text is not None else ())
    assert not problems, "\n\n".join(problems)


def _about_the_real_one(here: World, card: Card) -> bool:
    """Tell whether a message is of the real crisis; that a drill is over because of it is the drill's."""
    title = here.say(card.title)
    return "C-2026-01" in title and "D-2026-01" not in title


async def test_every_message_of_a_drill_is_marked_at_both_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outside: list[tuple[str, str]] = []

    def notify(title: str, words: str) -> bool:
        outside.append((title, words))
        return True

    monkeypatch.setattr("bot.app.by_apprise", lambda _: notify)
    policy = drilling(tmp_path, outside=True, lasts="2 h")
    async with on_both(tmp_path, ["luo-jing"], policy=policy) as both:
        here, story = both.here, Story(both.here)
        before = await begins(here, story)
        await story.goes()
        await here.passes(minutes=82)  # its owner says nothing, and all are called anew
        await here.bot.audit()
        await here.bot.auditor.settled()
        await here.passes(minutes=40)
        await story.taps("luo-jing", Verb.TAKE_CRISIS)
        await story.taps("luo-jing", Verb.OPEN_DRILL)
        all_marked(here, story, before, least=100)
        assert outside
        for title, words in outside:
            assert title.startswith("演练"), title
            assert title.endswith("DRILL"), title
            for part in words.split(" / "):
                assert part.startswith(("演练", "演練")), part
                assert part.endswith("DRILL"), part


@pytest.mark.parametrize("end", ["people", "hand", "real"])
async def test_however_it_ends_that_is_marked_too(tmp_path: Path, end: str) -> None:
    async with world(tmp_path, stage="paper") as here:
        story = Story(here)
        before = await begins(here, story)
        await here.passes(minutes=1)
        if end == "people":
            await story.taps("gao-yun", Verb.TAKE_CRISIS)
            await story.taps("gao-yun", Verb.END_CRISIS, "false-alarm")
            await story.taps("luo-jing", Verb.CONFIRM_END)
        elif end == "hand":
            await story.taps(ADMINISTRATOR, Verb.STOP_DRILL)
        else:
            await reported(here)
        everyone = {person for person, card in shown(here, but=before) if not _about_the_real_one(here, card)}
        assert everyone >= {"luo-jing", "gao-yun", ADMINISTRATOR}
        real = {sheet.id for sheet in here[REPORTER].sheets}
        all_marked(here, story, before | {(here.paper.name, one) for one in real}, least=10)


async def test_what_a_place_is_shown_of_a_drill_is_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk(tmp_path, monkeypatch) as here:
        await begins(here, Story(here))
        await here.passes(minutes=31)
        posted = here.paper.chats[CHANNEL.user]
        assert posted
        assert not [said for sheet in posted for card in (*sheet.before, sheet.card) for said in unmarked(here, card)]


async def test_a_drill_that_reaches_nobody_alarms_no_administrator_and_calls_nothing_outside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with world(tmp_path, stage="paper") as here:
        await here[ADMINISTRATOR].says("/drill")
        sure = here[ADMINISTRATOR].button(Verb.ANSWER, "sure").token
        here.paper.failing = 100_000
        here.sound = False
        await here[ADMINISTRATOR].presses(sure)
        for _ in range(5):
            here.clock.move(timedelta(seconds=30))
            await here.bot.audit()
        assert here.bot.red == frozenset()
        assert "D-2026-01" not in capsys.readouterr().err
        assert (await crisis(here)).outside == 0

"""An author nudges those who have his item: one message, and again after four hours at the earliest."""

from pathlib import Path

from bot.cards.tokens import Verb
from tests.support.world import CHAIN, DESK, HEAD, PUBLISHERS, world


async def test_a_nudge_reaches_those_who_have_the_item_and_stands_in_the_log(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(HEAD)
        await here.passes(hours=1, minutes=1)
        answer = await here["wang-min"].taps(Verb.NUDGE)
        assert not answer.refused
        assert "罗静" in here.say(answer.text)
        for person in DESK:
            assert here[person].titles().count("news-nudge") == 1
        assert "news-nudge" not in here[HEAD].titles()
        assert await here.rows("SELECT by FROM facts WHERE kind = 'nudged'") == [("wang-min",)]


async def test_again_after_four_hours_at_the_earliest_and_it_is_said_when(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.passes(hours=1)
        await here["wang-min"].taps(Verb.NUDGE)
        await here.passes(hours=3)
        answer = await here["wang-min"].taps(Verb.NUDGE)
        assert answer.refused
        assert "今天 14:00 以后可以再催" in here.say(answer.text)
        assert here[HEAD].titles().count("news-nudge") == 1
        await here.passes(hours=1, minutes=1)
        assert not (await here["wang-min"].taps(Verb.NUDGE)).refused
        assert here[HEAD].titles().count("news-nudge") == 2


async def test_my_items_have_the_button_too_and_publishers_are_nudged(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(*CHAIN)
        await here.passes(hours=1)
        await here["wang-min"].says("/mine")
        await here["wang-min"].taps(Verb.NUDGE, about="")
        for person in PUBLISHERS:
            assert here[person].titles().count("news-nudge") == 1


async def test_what_waits_for_nobody_else_cannot_be_nudged(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        button = here["wang-min"].button(Verb.NUDGE).token
        assert (await here[HEAD].presses(button)).refused  # it is not his
        await here["wang-min"].taps(Verb.WITHDRAW)
        answer = await here["wang-min"].presses(button)
        assert answer.refused
        assert "没有在等别人" in here.say(answer.text)


async def test_what_has_just_come_is_not_nudged_and_it_is_said_when_it_may_be(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.passes(seconds=20)
        answer = await here["wang-min"].taps(Verb.NUDGE)
        assert answer.refused
        assert "稿件今天 09:00 才到李国华那里，请稍等；今天 10:00 以后可以催办" in here.say(answer.text)
        assert "news-nudge" not in here[HEAD].titles()
        await here.passes(hours=1)
        assert not (await here["wang-min"].taps(Verb.NUDGE)).refused


async def test_four_hours_that_end_in_the_evening_end_the_next_morning(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.passes(hours=7)
        await here["wang-min"].taps(Verb.NUDGE)  # at four in the afternoon
        answer = await here["wang-min"].taps(Verb.NUDGE)
        assert "明天 09:00 以后可以再催" in here.say(answer.text)

"""Every button of a crisis, pressed by everybody in every state, twice: what comes of it, and what must not."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Final

import pytest

from bot.cards.tokens import ASKS, Token, Verb
from bot.text import LANGUAGES
from tests.support.crisis import LEADER, REPORTER, WHAT, closes, does, ids, reported
from tests.support.drills import begun
from tests.support.leaving import leaves
from tests.support.pressing import Press, pressed, shown
from tests.support.world import World, world

OWNER, AIDE, DOER = "gao-yun", "sun-yue", "luo-jing"  # of the PR desk
OUTSIDER = "yu-xia"  # an officer of another unit, who is called only at the highest level
PEOPLE: Final = (REPORTER, OWNER, AIDE, LEADER, "shen-tong", OUTSIDER)
WORDS: Final = "我们已注意到有关视频，正在核实。"
CHOICES: Final = {
    Verb.END_CRISIS: ("closed", "false-alarm", "mistake", "odd"),
    Verb.CONFIRM_END: ("", "closed", "false-alarm"),
    Verb.REOPEN_CRISIS: ("", "sure"),
    Verb.TIMELINE_FILE: ("html", "xlsx", "odd"),
    Verb.WRITE_ACCOUNT: ("", "happened", "odd"),
    Verb.SAME_CRISIS: ("C-2026-01", "C-2026-02"),
}
OF_A_CRISIS: Final = (
    *(verb for verb in Verb if verb.name.endswith("_CRISIS") or verb in CHOICES),
    *(Verb.SITUATION, Verb.TIMELINE, Verb.STATEMENT, Verb.GO_ON, Verb.FORM, Verb.STOP_DRILL),
    *(Verb.ACCOUNT, Verb.GIVE_ACCOUNT, Verb.ADD_TASK),
)
SAID_ELSEWHERE: Final = (Verb.CANCEL, Verb.ANSWER)  # the card of the question itself says what became of it
AGAIN: Final = {"reachability-noted"}  # what may be said as often as one likes


async def by_turns(here: World) -> AsyncIterator[str]:
    """Play a crisis from the word to its account, and how it begins again; give each state that it comes to."""
    await here[REPORTER].says(f"突发 {WHAT}")
    yield "asked back"
    await here.passes(seconds=70)
    yield "alerting"
    await here[AIDE].taps(Verb.AID_CRISIS)
    await here[OWNER].taps(Verb.TAKE_CRISIS)
    await here[OWNER].taps(Verb.OFFER_CRISIS)
    await here[OWNER].answers(AIDE)
    yield "offered"
    await here[OWNER].taps(Verb.SITUATION)
    await here[OWNER].says("视频在传")
    await here[REPORTER].taps(Verb.ADD_CRISIS)
    await here[REPORTER].says("门诊也来人了")
    await here[AIDE].presses(f"sm.{(await ids(here))[0]}.0.")
    await here[AIDE].says(WORDS)
    await here[AIDE].taps(Verb.SUBMIT)
    yield "managed"
    await does(here, OWNER, Verb.STEADY_CRISIS)
    await closes(here, OWNER)
    yield "closing"
    await here[LEADER].taps(Verb.CONFIRM_END)
    await here[OWNER].taps(Verb.ADD_TASK)
    await here[OWNER].says("转接电话 — 罗静 — 6月4日 17:00")
    await here[DOER].taps(Verb.HAND_ON_TASK)
    await here[OWNER].taps(Verb.WRITE_ACCOUNT)
    yield "closed"
    for words in ("投诉视频", "联系平台", "反应快", "口径晚"):
        await here[OWNER].says(words)
    await here[OWNER].taps(Verb.GIVE_ACCOUNT)
    yield "reviewed"
    await here[AIDE].taps(Verb.REOPEN_CRISIS)
    await here[AIDE].taps(Verb.REOPEN_CRISIS, "sure")
    await leaves(here, OWNER)
    yield "called out anew, and who had it has left"


async def two_in_one(here: World) -> AsyncIterator[str]:
    await reported(here)
    await here["chen-si"].says("/crisis 门诊大厅漏水")
    yield "two are open"
    await here["chen-si"].taps(Verb.MERGE_CRISIS)
    await here["chen-si"].taps(Verb.ANSWER)
    yield "one is part of the other"


async def never_one(here: World) -> AsyncIterator[str]:
    await reported(here)
    await here[OWNER].taps(Verb.TAKE_CRISIS)
    await here[DOER].presses(f"cz.{(await ids(here))[0]}.0.false-alarm")
    yield "said to be none"
    await here[LEADER].taps(Verb.CONFIRM_END)
    yield "a false alarm"


async def drilled(here: World) -> AsyncIterator[str]:
    await begun(here, OWNER)
    await here[AIDE].taps(Verb.TAKE_CRISIS)
    await here[AIDE].taps(Verb.STATEMENT)
    await here[AIDE].says(WORDS)
    await here[AIDE].taps(Verb.SUBMIT)
    yield "a drill"
    await here[OWNER].taps(Verb.STOP_DRILL)
    yield "a drill that is over"


async def tokens(here: World) -> list[Token]:
    """Give every button that stands, or stood, in a chat, and what might be pressed of each crisis besides."""
    found = shown(here)
    for crisis in (*await ids(here), "nothing"):
        found |= {Token(verb, crisis, choice=choice) for verb in OF_A_CRISIS for choice in CHOICES.get(verb, ("",))}
    return sorted(found, key=str)


def wrong(here: World, person: str, token: Token, twice: tuple[Press, Press]) -> list[str]:
    """Say what is wrong with what came of two presses."""
    first, second = twice
    found = []
    for press in twice:
        said = [here.say(press.answer.text, language) for language in LANGUAGES] if press.answer.text else []
        if not (said or press.told or token.verb in SAID_ELSEWHERE):
            found.append("nothing was said")
        known = token.verb in (Verb.CRISES, Verb.CRISIS) or person != OUTSIDER
        if not known and any(words in one for one in (*said, *press.told) for words in (WHAT, WORDS, "门诊也来人")):
            found.append("who has nothing to do with it was told of it")
    if not set(second.facts) <= AGAIN:
        found.append(f"done twice: {first.facts}, {second.facts}")
    if second.others and token.verb not in ASKS:
        found.append(f"others were told twice: {second.others}")
    return found


@pytest.mark.slow
@pytest.mark.parametrize("story", [by_turns, two_in_one, never_one, drilled])
async def test_every_press_is_answered_does_its_work_once_and_shows_nobody_what_is_not_his(
    tmp_path: Path, story: Callable[[World], AsyncIterator[str]]
) -> None:
    async with world(tmp_path, stage="paper") as here:
        problems = []
        async for state in story(here):
            for token in await tokens(here):
                for person in PEOPLE:
                    found = wrong(here, person, token, await pressed(here, person, token))
                    problems += [f"{state}: {person}: {token.verb.name} {token.choice}: {one}" for one in found]
        assert not problems, "\n".join(problems)

"""kill -9 at any moment of a story loses nothing that was acknowledged, and repeats nothing."""

import asyncio
import os
import random
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final, TypeVar

import pytest

from bot.cards.tokens import Verb
from tests.simulation import aftermath
from tests.simulation.house import House, Killer, open_house
from tests.simulation.lives import complaints
from tests.simulation.story import EVERYBODY, told
from tests.support.chat import Window, line, tokens

KILLS: Final = int(os.environ.get("QIANFA_KILLS", "10"))
KILLS_IN_A_STORY: Final = 5
STORIES: Final = range(-(-KILLS // KILLS_IN_A_STORY))

T = TypeVar("T")
Chats = dict[str, Counter[tuple[object, ...]]]


@pytest.fixture(scope="module")
def unharmed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Chats, aftermath.Kept, int]:
    """Give what the story leaves behind when nobody kills the bot, and in how many frames it is told."""
    data = tmp_path_factory.mktemp("unharmed") / "data"
    killer = Killer(random.Random(0), 0, 0)
    chats = asyncio.run(played(data, killer))
    return chats, aftermath.kept(data), killer.frames


@pytest.mark.kill
@pytest.mark.parametrize("story", STORIES)
def test_a_story_survives_kills(tmp_path: Path, story: int, unharmed: tuple[Chats, aftermath.Kept, int]) -> None:
    chats, kept, frames = unharmed
    seed = int(os.environ.get("QIANFA_SEED", random.getrandbits(32)))
    data = tmp_path / "data"
    killer = Killer(random.Random(seed), min(KILLS_IN_A_STORY, KILLS - story * KILLS_IN_A_STORY), frames)
    try:
        assert differences(asyncio.run(played(data, killer)), chats) == {}
        assert differences(aftermath.kept(data), kept) == {}
    except BaseException as error:
        error.add_note(f"Tell it again: QIANFA_SEED={seed}")
        raise


def differences(found: Mapping[str, Counter[T]], wanted: Mapping[str, Counter[T]]) -> dict[str, tuple[object, object]]:
    """Give by name what is there too often, and what is missing."""
    names = (name for name in wanted if found[name] != wanted[name])
    return {name: (found[name] - wanted[name], wanted[name] - found[name]) for name in names}


async def played(data: Path, killer: Killer) -> Chats:
    """Tell the story while the killer is about, and give what stands in everybody's conversation afterwards."""
    async with open_house(data, killer, EVERYBODY) as house:
        await told(house)
        await house.settle()
    chats = await read_anew(data, house)
    assert aftermath.wrong(data) == []
    assert complaints(data) == ""
    return chats


async def read_anew(data: Path, before: House) -> Chats:
    """Open everybody's conversation in a new window after a last restart: it is what the old one had come to."""
    chats = {}
    async with open_house(data, Killer(random.Random(0), 0, 0), EVERYBODY) as house:
        for person, old in before.windows.items():
            new = house[person]
            await new.catch_up(old)
            assert new.shown == old.shown
            assert_nothing_is_left_to_press(new)
            chats[person] = Counter(line(frame) for frame in new.shown.values())
    return chats


def assert_nothing_is_left_to_press(window: Window) -> None:
    """When all is released a card offers to look at things, and no more."""
    found = {token.verb for frame in window.shown.values() for token in tokens(frame)}
    assert found <= {Verb.OPEN, Verb.FULL, Verb.CHANGES, Verb.PROGRESS, Verb.CHANGE, Verb.SHEET}, window.reads()

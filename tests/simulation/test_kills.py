"""kill -9 at any moment of a story loses nothing that was acknowledged, and repeats nothing."""

import asyncio
import os
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

import pytest

from bot.cards.tokens import Verb
from tests.simulation import aftermath, crowded, story
from tests.simulation.house import House, Killer, open_house
from tests.simulation.lives import complaints
from tests.support.chat import Window, line, tokens

KILLS: Final = int(os.environ.get("QIANFA_KILLS", "10"))
KILLS_IN_A_STORY: Final = 10 if KILLS > 20 else 5  # a few kills reach both stories
STORIES: Final = range(-(-KILLS // KILLS_IN_A_STORY))

T = TypeVar("T")
Chats = dict[str, Counter[tuple[object, ...]]]
Left = tuple[Chats, aftermath.Kept, int]


@dataclass(frozen=True)
class Story:
    """A story, who plays in it, and by which configuration; without one it is the sample's."""

    told: Callable[[House], Awaitable[None]]
    people: tuple[str, ...]
    settings: Callable[[Path], Path] | None = None


TOLD: Final = (Story(story.told, story.EVERYBODY), Story(crowded.told, crowded.EVERYBODY, crowded.settings))


@pytest.fixture(scope="module")
def unharmed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Story], Left]:
    """Give what a story leaves behind when nobody kills the bot, and in how many frames it is told."""

    @cache
    def left(story: Story) -> Left:
        folder = tmp_path_factory.mktemp("unharmed")
        killer = Killer(random.Random(0), 0, 0)
        house = asyncio.run(played(story, folder, killer))
        return said_in(house), aftermath.kept(folder / "data"), killer.frames

    return left


@pytest.mark.kill
@pytest.mark.parametrize("number", STORIES)
def test_a_story_survives_kills(tmp_path: Path, number: int, unharmed: Callable[[Story], Left]) -> None:
    story = TOLD[number % len(TOLD)]
    chats, kept, frames = unharmed(story)
    seed = int(os.environ.get("QIANFA_SEED", random.getrandbits(32)))
    data = tmp_path / "data"
    killer = Killer(random.Random(seed), min(KILLS_IN_A_STORY, KILLS - number * KILLS_IN_A_STORY), frames)
    try:
        assert differences(asyncio.run(survived(story, tmp_path, killer)), chats) == {}
        assert differences(aftermath.kept(data), kept) == {}
    except BaseException as error:
        error.add_note(f"Tell it again: QIANFA_SEED={seed}")
        raise


def differences(found: Mapping[str, Counter[T]], wanted: Mapping[str, Counter[T]]) -> dict[str, tuple[object, object]]:
    """Give by name what is there too often, and what is missing."""
    names = (name for name in wanted if found[name] != wanted[name])
    return {name: (found[name] - wanted[name], wanted[name] - found[name]) for name in names}


async def survived(story: Story, folder: Path, killer: Killer) -> Chats:
    """Tell the story while the killer is about, and give what stands in everybody's conversation after a restart."""
    house = await played(story, folder, killer)
    chats = await read_anew(house)
    assert aftermath.wrong(house.data, None if house.config is None else folder / "data.seals") == []
    assert complaints(house.data) == ""
    return chats


async def played(story: Story, folder: Path, killer: Killer) -> House:
    """Tell the story, until all that follows from it is done."""
    config = story.settings(folder) if story.settings else None
    async with open_house(folder / "data", killer, story.people, config) as house:
        await story.told(house)
        await house.settle()
    return house


def said_in(house: House) -> Chats:
    """Give what stands in everybody's conversation."""
    return {person: Counter(map(line, window.shown.values())) for person, window in house.windows.items()}


async def read_anew(before: House) -> Chats:
    """Open everybody's conversation in a new window after a last restart: it is what the old one had come to."""
    async with open_house(before.data, Killer(random.Random(0), 0, 0), before.windows, before.config) as house:
        for person, old in before.windows.items():
            new = house[person]
            await new.catch_up(old)
            assert new.shown == old.shown
            assert_nothing_is_left_to_press(new)
    return said_in(house)


def assert_nothing_is_left_to_press(window: Window) -> None:
    """When all is released a card offers to look at things and to raise the alarm, and no more."""
    found = {token.verb for frame in window.shown.values() for token in tokens(frame)}
    looks = {Verb.OPEN, Verb.FULL, Verb.CHANGES, Verb.PROGRESS, Verb.CHANGE, Verb.SHEET, Verb.TALK, Verb.CRISIS}
    assert found <= looks, window.reads()

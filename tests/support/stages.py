"""Where a world is played: on paper, or on a messenger that stands in its place."""

import os
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol
from zlib import crc32

from bot.app import Bot
from bot.config import Settings
from bot.intake.files import Files
from bot.ports import Platform
from storage.store import Store
from tests.support.clocks import VirtualClock
from tests.support.paper import PaperPlatform

if TYPE_CHECKING:
    from tests.support.world import Player, World

# Or one of MESSENGERS; or "slack" or "telegram", where each test comes in by one of the two ways, always the same.
STAGE: Final = os.environ.get("QIANFA_STAGE", "paper")
_WAYS: Final = {"slack": ("slack-socket", "slack-http"), "telegram": ("telegram-polling", "telegram-webhook")}
MESSENGERS: Final = tuple(way for ways in _WAYS.values() for way in ways)
Platforms = Callable[[Store, Files], dict[str, Platform]]


class Stand(Protocol):
    """A messenger on which a world is played in place of paper; it outlives the bot."""

    @property
    def chats(self) -> PaperPlatform: ...
    def serving(self) -> AbstractAsyncContextManager[object]:
        """Have the messenger answer."""
        ...

    def platforms(self, settings: Settings) -> Platforms: ...
    def running(self, bot: Bot) -> AbstractAsyncContextManager[None]:
        """Have the bot listen to it."""
        ...

    def player(self, world: "World", person: str) -> "Player": ...
    async def settles(self, bot: Bot) -> None: ...
    def problems(self) -> list[str]: ...


def on_paper(chats: PaperPlatform) -> Platforms:
    """Let the bot write on paper."""

    def made(_store: Store, _files: Files) -> dict[str, Platform]:
        return {"web": chats}

    return made


def together(made: Platforms, beside: Mapping[str, PaperPlatform]) -> Platforms:
    """Let the bot write on further platforms as well."""

    def all_of_them(store: Store, files: Files) -> dict[str, Platform]:
        return {**made(store, files), **beside}

    return all_of_them


def _way(stage: str) -> str:
    """Give the way into a messenger by which the test at hand comes, where the stage leaves it open."""
    ways = _WAYS.get(stage, (stage,))
    test = os.environ.get("PYTEST_CURRENT_TEST", "").partition(" ")[0]
    return ways[crc32(test.encode()) % len(ways)]


def stand_on(stage: str, clock: VirtualClock, paper: PaperPlatform | None, folder: Path) -> Stand | None:
    """Give the messenger on which a world is played; None for paper, which a test may bring itself."""
    if stage == "paper" or (paper is not None and paper.name == "web"):
        return None
    stage = _way(stage)
    if stage.startswith("telegram-"):
        from tests.support.telegram.stand import telegram_stand  # noqa: PLC0415 - it stands on the world, as below

        return telegram_stand(stage, clock, paper, folder)
    from tests.support.slack.stand import slack_stand  # noqa: PLC0415 - it stands on the world, which stands on this

    return slack_stand(stage, clock, paper, folder)

"""Plays crises on every messenger in every language and writes pictures of what people see into a folder."""

import argparse
import asyncio
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from playwright.async_api import Browser, async_playwright

from bot.policy import shipped
from bot.text import LANGUAGES, Language
from tests.browser.conftest import CHROMIUM, QUIET
from tests.looks.besides import beside, drilled, prepared
from tests.looks.chat import chat
from tests.looks.eyes import Eyes, OnSlack, OnTelegram, OnTheWeb, Shows
from tests.looks.pages import photographed
from tests.looks.scene import Scene
from tests.looks.story import ended, reported, signed_before, stated, worked
from tests.support.clocks import VirtualClock
from tests.support.slack.stand import SlackStand
from tests.support.telegram.stand import TelegramStand
from tests.support.world import World, world

Chapter = Callable[[Scene], Awaitable[None]]
# Each with the policy by which it is played.
CHAPTERS: Final[dict[str, tuple[Chapter, str]]] = {
    "reported": (reported, "p3"),
    "worked": (worked, "p3"),
    "stated": (stated, "p3"),
    "signed": (signed_before, "p3"),
    "ended": (ended, "p3"),
    "beside": (beside, "p3"),
    "drilled": (drilled, "p3"),
    "prepared": (prepared, "p1"),
}
STAGES: Final = {"slack": "slack-socket", "telegram": "telegram-polling", "web": "paper"}


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Open the system's Chromium."""
    path = next(filter(None, map(shutil.which, CHROMIUM)))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        await browser.close()


def eyes(here: World, language: Language, shows: Shows) -> Eyes:
    """Give eyes for the stage on which a world is played."""
    if isinstance(here.stand, SlackStand):
        return OnSlack(here.stand)
    if isinstance(here.stand, TelegramStand):
        return OnTelegram(here.stand)
    return OnTheWeb(here, language, shows)


async def played(name: str, on: str, language: Language, browser: Browser) -> Scene:
    """Play a chapter on a messenger in a language."""
    (plays, policy), clock = CHAPTERS[name], VirtualClock()
    with tempfile.TemporaryDirectory() as folder:
        async with (
            chat(Path(folder), browser, language, clock) as shows,
            world(Path(folder), stage=STAGES[on], clock=clock, policy=shipped()[policy]) as here,
        ):
            here.sound = False  # what must hold is looked at by the stories
            scene = Scene(here, eyes(here, language, shows), language, forms=on != "telegram")
            await scene.opens()
            try:
                await plays(scene)
            except (AssertionError, KeyError) as error:
                sys.stderr.write(f"{on} {language} {name} went on no further than {len(scene.looks)}: {error!r}\n")
            return scene


async def main(arguments: Sequence[str] | None = None) -> None:
    """Write all pictures that were asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--on", nargs="+", choices=list(STAGES), default=list(STAGES))
    asked.add_argument("--in", dest="languages", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    asked.add_argument("--chapters", nargs="+", choices=list(CHAPTERS), default=list(CHAPTERS))
    wanted = asked.parse_args(arguments)
    wanted.folder.mkdir(parents=True, exist_ok=True)
    async with chromium() as browser:
        page = await browser.new_page()
        for on in wanted.on:
            for language in wanted.languages:
                for name in wanted.chapters:
                    scene = await played(name, on, language, browser)
                    await photographed(page, scene.looks, wanted.folder, f"{on}-{language}-{name}")


asyncio.run(main())

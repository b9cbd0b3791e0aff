"""Cards drawn by the web chat's own page at a telephone's width, as pictures."""

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Final

from playwright.async_api import Browser

from bot.cards.card import Card
from bot.i18n import I18n
from bot.intake.files import Files
from bot.platforms.registry import WebPlatform
from bot.text import Language
from storage.webchat import WebChat
from tests.browser.conftest import settled
from tests.looks.eyes import Shows
from tests.looks.pages import WIDTH
from tests.support.clocks import VirtualClock
from tests.support.web_stage import ZONE, Stage

_WHO: Final = "wang"
_HIGH: Final = 3000  # points: what stands below the cards covers none


class RealWords(Stage):
    """A web chat that says the bot's own words."""

    def platform(self, *, port: int = 0, uploads: Path | None = None) -> WebPlatform:
        return WebPlatform(
            i18n=I18n(),
            clock=self.clock,
            zone=ZONE,
            history=WebChat(self.engine),
            cast=self._cast,
            strip=self._strip,
            attachment=lambda digest: Files(self.folder / "data" / "files").path(digest),
            uploads=uploads or self.folder / "uploads",
            port=port,
        )


@asynccontextmanager
async def chat(folder: Path, browser: Browser, language: Language, clock: VirtualClock) -> AsyncIterator[Shows]:
    """Give what draws a card; its people are one, who reads this language."""
    stage = RealWords(folder)
    stage.clock = clock
    stage.people = [replace(stage.people[0], language=language, menu=(), roles=())]
    keys = count(1)
    async with stage.opened():
        page = await browser.new_page(viewport={"width": WIDTH, "height": _HIGH}, locale=language)
        await page.goto(f"{stage.web.url}/#{_WHO}")
        await page.locator(".pane:visible .who").first.wait_for()

        async def shows(card: Card, _language: Language) -> str:
            number = next(keys)
            await stage.send(_WHO, card, f"look-{number}")
            drawn = page.locator(f"#pane-{_WHO} .card").nth(number - 1)
            await drawn.wait_for()
            data = base64.b64encode(await (await settled(drawn)).screenshot(animations="disabled")).decode()
            return f'<img class="web" src="data:image/png;base64,{data}">'

        yield shows
        await page.close()

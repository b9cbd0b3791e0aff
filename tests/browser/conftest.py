"""A real browser, the system's Chromium, in front of a web chat."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright

from tests.support.web_stage import Stage

CHROMIUM: Final = ("chromium", "chromium-browser", "google-chrome")
QUIET: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
Open = Callable[..., Awaitable[Page]]


async def settled(button: Locator) -> Locator:
    """Let the moment pass in which a card that has just come takes no press."""
    await button.evaluate(
        "(e) => document.getAnimations().forEach((it) => it.effect.target.contains(e) && it.finish())"
    )
    return button


async def acknowledged(page: Page) -> None:
    """Wait until all that was said or tapped has been taken in."""
    kept = "Object.keys(localStorage).some((key) => key.startsWith('qianfa.pending.'))"
    await page.wait_for_function(f"() => !{kept}")


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with Stage(tmp_path).opened() as stage:
        yield stage


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    assert path, "These tests need Chromium (on Debian and Ubuntu: apt install chromium)."
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        await browser.close()


@pytest.fixture
async def visit(browser: Browser) -> AsyncIterator[Open]:
    """Open the chat as a newcomer, `width` pixels wide, and fail the test if the page complains of anything."""
    complaints: list[str] = []

    async def visit(
        url: str,
        *,
        width: int = 1400,
        locale: str = "zh-CN",
        waits_for: str = ".pane:visible .who",
        **more: Any,  # noqa: ANN401 - as the browser has it
    ) -> Page:
        context = await browser.new_context(viewport={"width": width, "height": 800}, locale=locale, **more)
        page = await context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        await page.goto(url)
        await page.locator(waits_for).first.wait_for()
        return page

    yield visit
    lost = "ERR_CONNECTION_REFUSED"  # the server was away, as a test wished
    assert [complaint for complaint in complaints if lost not in complaint] == []

"""Serving a bot as a process of its own, and people who read and press what they see in a real browser."""

import asyncio
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import Open, acknowledged, settled

ROOT: Final = Path(__file__).parents[2]
PATIENCE: Final = 20_000  # milliseconds; a sheet is drawn in a process of its own, on a machine that may be busy
_CONFIG: Final = """[organisation]
name = "青禾健康产业集团"
zone = "Asia/Shanghai"
policy = "{policy}"
roster = '{roster}'
[data]
folder = "data"
[web]
port = 0
"""


async def qianfa(*arguments: str) -> tuple[int, str]:
    """Run a verb of the command line to its end."""
    running = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    out, _ = await running.communicate()
    assert running.returncode is not None
    return running.returncode, out.decode()


@asynccontextmanager
async def demo(data: Path) -> AsyncIterator[str]:
    """Run the demo and give its address."""
    async with _served("demo", "--port", "0", "--data", str(data)) as url:
        yield url


@asynccontextmanager
async def rehearsal(folder: Path, policy: str) -> AsyncIterator[str]:
    """Run the sample organisation by one of the policies that come with the bot, as an administrator would try it."""
    config = folder / "config.toml"
    config.write_text(_CONFIG.format(policy=policy, roster=ROOT / "bot" / "sample" / "roster.toml"), "utf-8")
    async with _served("run", "--config", str(config)) as url:
        yield url


@asynccontextmanager
async def _served(*arguments: str) -> AsyncIterator[str]:
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    try:
        assert running.stdout is not None
        line = (await asyncio.wait_for(running.stdout.readline(), 60)).decode()
        yield re.findall(r"http://\S+", line)[0]
    finally:
        running.send_signal(signal.SIGINT)
        await asyncio.wait_for(running.communicate(), 30)


def cards(page: Page, person: str) -> Locator:
    return page.locator(f"#pane-{person} .card")


async def tap(page: Page, person: str, label: str) -> None:
    """Press the newest button of this name in a person's pane."""
    button = cards(page, person).get_by_role("button", name=label, exact=True).last
    await (await settled(button)).click()


async def say(page: Page, person: str, words: str) -> None:
    box = page.locator(f"#pane-{person} .composer textarea")
    await box.fill(words)
    await box.press("Enter")
    await expect(page.locator(f"#pane-{person} .mine:not(.pending)").last).to_contain_text(words)


async def attach(page: Page, person: str, *files: tuple[str, bytes]) -> None:
    given: Any = [{"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in files]
    await page.locator(f"#pane-{person} input[type=file]").set_input_files(given)
    await page.locator(f"#pane-{person} [type=submit]").click()


async def title(page: Page, person: str, words: str) -> None:
    heading = cards(page, person).locator("h3").filter(has_text=words).last
    await expect(heading).to_be_visible(timeout=PATIENCE)


class Windows:
    """A window for each person, opened when he is first looked at, as on machines of their own."""

    def __init__(self, url: str, visit: Open) -> None:
        self.url, self._visit = url, visit
        self._pages: dict[str, Page] = {}

    async def of(self, person: str) -> Page:
        if person not in self._pages:
            self._pages[person] = await self._visit(f"{self.url}/#{person}", width=700)
        return self._pages[person]

    async def taps(self, person: str, *labels: str) -> None:
        """Press buttons one after another, each when it is there; what they bring is to be looked at."""
        page = await self.of(person)
        for label in labels:
            await tap(page, person, label)
            await acknowledged(page)

    async def says(self, person: str, words: str) -> None:
        page = await self.of(person)
        await say(page, person, words)
        await acknowledged(page)

    async def card(self, person: str, heading: str) -> Locator:
        """Wait for the card with these words in its heading; gives the newest one."""
        page = await self.of(person)
        await title(page, person, heading)
        return cards(page, person).filter(has=page.locator("h3", has_text=heading)).last

    async def approves(self, *people: str, label: str = "同意") -> None:
        """Let them approve, each when he is asked."""
        for person in people:
            await self.card(person, "待您签发" if label == "签发" else "待您审核")
            await self.taps(person, label)
            await self.card(person, f"您已{label}")

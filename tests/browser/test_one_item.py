"""One item from an officer's message to the ledger, by people who only see the web chat."""

import asyncio
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect
from python_calamine import CalamineWorkbook

from tests.browser.conftest import Open, settled
from tests.support.documents import PRESS_TITLE, picture, press_item

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
OFFICER, HEAD, OFFICE, SECRECY, CHIEF, PUBLISHER = (
    "wang-min",
    "li-guohua",
    "gao-yun",
    "he-jianping",
    "zhou-guangyuan",
    "ma-tao",
)
BETTER = "6月3日上午，公司医务志愿队走进青溪街道，为三百二十位居民测量血压、血糖，讲解用药常识。"


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
    """Run the demo as a process of its own and give its address."""
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "demo", "--port", "0", "--data", data, cwd=ROOT, stdout=asyncio.subprocess.PIPE
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
    box = page.locator(f"#pane-{person} textarea")
    await box.fill(words)
    await box.press("Enter")
    await expect(page.locator(f"#pane-{person} .mine:not(.pending)").last).to_contain_text(words)


async def attach(page: Page, person: str, *files: tuple[str, bytes]) -> None:
    given: Any = [{"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in files]
    await page.locator(f"#pane-{person} input[type=file]").set_input_files(given)
    await page.locator(f"#pane-{person} [type=submit]").click()


async def title(page: Page, person: str, words: str) -> None:
    await expect(cards(page, person).locator("h3").filter(has_text=words).last).to_be_visible()


async def approve(page: Page, *people: str) -> None:
    """Let them approve one after another, each in the pane that the strip opens."""
    for person in people:
        if not await page.locator(f"#pane-{person}").count():
            await page.locator("#strip button").click()
        await title(page, person, "待您审核")
        await tap(page, person, "签发" if person == CHIEF else "同意")
        await title(page, person, "您已同意")


async def test_a_press_item_goes_from_a_word_file_to_the_ledger(visit: Open, tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with demo(data) as url:
        page = await visit(url, width=1600)
        await submit(page)
        await approve(page, HEAD)
        await title(page, OFFICE, "待您审核")
        await send_back(page)
        await approve(page, HEAD, OFFICE, SECRECY, CHIEF)
        await page.locator("#strip button").first.click()
        await release(page)
        await page.reload()
        await page.locator("#tabs button").filter(has_text="马涛").click()
        await title(page, PUBLISHER, "已全部发布")
    await look_at_the_ledger(data, tmp_path / "ledger.xlsx")


async def submit(page: Page) -> None:
    await attach(
        page, OFFICER, ("义诊.docx", press_item(pictures=0)), ("义诊.jpg", picture()), ("合影.jpg", picture(tone=90))
    )
    for answer in ("本部门采写", "业务宣传", "官方微博", "官方微信", "选好了", "签发后即发"):
        await tap(page, OFFICER, answer)
    await title(page, OFFICER, f"可以提交了 · {PRESS_TITLE}")
    await expect(cards(page, OFFICER).last.locator("img")).to_have_count(2)
    await tap(page, OFFICER, "提交")
    await title(page, OFFICER, "审核中")
    await expect(page.locator("#strip")).to_contain_text(PRESS_TITLE)


async def send_back(page: Page) -> None:
    await tap(page, OFFICE, "退回修改")
    await tap(page, OFFICE, "退给作者（王敏）")
    await title(page, OFFICE, "为什么退回")
    await say(page, OFFICE, "第二段数据请再核")
    await title(page, OFFICER, "“第二段数据请再核”")
    await tap(page, OFFICER, "改一改")
    await tap(page, OFFICER, "正文")
    await title(page, OFFICER, "请发来改好的正文")
    await say(page, OFFICER, BETTER)
    await tap(page, OFFICER, "提交修改")
    await title(page, OFFICER, "审核中")


async def release(page: Page) -> None:
    await title(page, PUBLISHER, PRESS_TITLE)
    await tap(page, PUBLISHER, "校对无误")
    for channel, link, noted in (
        ("官方微博", "https://weibo.com/1", "在官方微博发布"),
        ("官方微信", "https://mp.weixin.qq.com/s/2", "在官方微博、官方微信已全部发布，已登记台账"),
    ):
        await tap(page, PUBLISHER, f"{channel}已发布")
        await title(page, PUBLISHER, f"{channel}上的链接")
        await say(page, PUBLISHER, link)
        await title(page, PUBLISHER, noted)
    await page.locator("#tabs button").filter(has_text="王敏").click()
    await title(page, OFFICER, "已发布")


async def look_at_the_ledger(data: Path, file: Path) -> None:
    code, told = await qianfa("ledger", "export", str(file), "--data", str(data))
    assert code == 0, told
    sheet = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    released = [row for row in sheet if PRESS_TITLE in row]
    assert [next(cell for cell in row if "://" in str(cell)) for row in released] == [
        "https://weibo.com/1",
        "https://mp.weixin.qq.com/s/2",
    ]
    code, told = await qianfa("audit", "verify", "--data", str(data))
    assert code == 0, told

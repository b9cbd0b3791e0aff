"""One item from an officer's message to the ledger, by people who only see the web chat."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect
from python_calamine import CalamineWorkbook

from tests.browser.acting import attach, cards, demo, qianfa, say, tap, title
from tests.browser.conftest import Open
from tests.support.documents import PRESS_TITLE, picture, press_item

pytestmark = pytest.mark.browser

OFFICER, HEAD, OFFICE, SECRECY, CHIEF, PUBLISHER = (
    "wang-min",
    "li-guohua",
    "gao-yun",
    "he-jianping",
    "zhou-guangyuan",
    "ma-tao",
)
BETTER = "6月3日上午，公司医务志愿队走进青溪街道，为三百二十位居民测量血压、血糖，讲解用药常识。"


async def approve(page: Page, *people: str) -> None:
    """Let them approve one after another, each in the pane that the strip opens."""
    for person in people:
        if not await page.locator(f"#pane-{person}").count():
            await page.locator("#strip button").click()
        await title(page, person, "待您签发" if person == CHIEF else "待您审核")
        await tap(page, person, "签发" if person == CHIEF else "同意")
        await title(page, person, "您已签发" if person == CHIEF else "您已同意")


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
    for answer in ("本部门采写", "业务宣传", "官方微博", "官方微信", "选好了", "签发后尽快"):
        await tap(page, OFFICER, answer)
    await title(page, OFFICER, f"可以提交了 · {PRESS_TITLE}")
    await expect(cards(page, OFFICER).last.locator("img")).to_have_count(2)
    await tap(page, OFFICER, "提交")
    await title(page, OFFICER, "审核中")
    await expect(page.locator("#strip")).to_contain_text(PRESS_TITLE)


async def send_back(page: Page) -> None:
    await tap(page, OFFICE, "退回修改")
    await tap(page, OFFICE, "退回信息员（王敏）")
    await title(page, OFFICE, "为什么退回")
    await say(page, OFFICE, "第二段数据请再核")
    await title(page, OFFICER, "“第二段数据请再核”")
    await tap(page, OFFICER, "修改")
    await tap(page, OFFICER, "正文")
    await title(page, OFFICER, "请发来改好的正文")
    await say(page, OFFICER, BETTER)
    await tap(page, OFFICER, "整篇替换")
    await tap(page, OFFICER, "提交修改")
    await title(page, OFFICER, "审核中")


async def release(page: Page) -> None:
    await title(page, PUBLISHER, PRESS_TITLE)
    await tap(page, PUBLISHER, "校对无误")
    for channel, link, noted in (
        ("官方微博", "https://weibo.com/1", "在官方微博发布"),
        ("官方微信", "https://mp.weixin.qq.com/s/2", "在官方微博、官方微信全部发布，并登记台账"),
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

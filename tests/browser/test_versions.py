"""What changed since somebody looked, who changed it, and the approval sheet, in a real browser."""

from pathlib import Path
from typing import Final

import pytest
from playwright.async_api import Locator, expect

from tests.browser.acting import Windows, rehearsal
from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

OFFICER, HEAD, LEADER, OFFICE = "wang-min", "li-guohua", "lin-shuhua", "gao-yun"
TITLE: Final = "健康宣传日走进社区"
FIRST: Final = "医务志愿队走进青溪街道，为居民测量血压。\n\nVolunteers measured the blood pressure of residents."
SECOND: Final = "医务志愿队走进青溪社区，为居民测量血糖。\n\nVolunteers measured the blood sugar of residents."


async def submits(windows: Windows) -> None:
    """Submit an ordinary item, one answer after another."""
    await windows.says(OFFICER, f"{TITLE}\n\n{FIRST}")
    await windows.taps(OFFICER, "工作动态", "都不涉及", "不涉及其他单位", "都不涉及，由我署名")
    await windows.taps(OFFICER, "政府门户网站", "选好了", "签发后即发", "提交")
    await windows.card(OFFICER, "审核中")


async def changes(windows: Windows) -> None:
    """Have the office send it back, and the author change the text."""
    await windows.card(OFFICE, "待您审核")
    await windows.taps(OFFICE, "退回修改", "退给作者（王敏）")
    await windows.says(OFFICE, "地点和项目请再核")
    await windows.card(OFFICER, TITLE)
    await windows.taps(OFFICER, "改一改", "正文")
    await windows.says(OFFICER, SECOND)
    changing = await windows.card(OFFICER, "修改中，还没提交")
    await expect(changing).to_contain_text("提交后重新审核：部门负责人初审、办公室复审、分管领导审定")
    await windows.taps(OFFICER, "提交修改")


async def pieces(card: Locator, tag: str) -> list[str]:
    """Give what was added or removed as it is seen, without what is said of it to those who cannot see."""
    await expect(card.locator(tag).first).to_be_visible()
    said: list[str] = await card.locator(tag).evaluate_all("(all) => all.map((e) => e.lastChild.textContent)")
    return said


async def test_who_looked_before_sees_word_by_word_what_changed(visit: Open, tmp_path: Path) -> None:
    async with rehearsal(tmp_path, "p4") as url:
        windows = Windows(url, visit)
        await submits(windows)
        await windows.approves(HEAD)
        await changes(windows)
        asked = await windows.card(HEAD, "待您审核")
        await expect(asked).to_contain_text("与您上次所见（第1版）相比，改了：正文")
        await windows.taps(HEAD, "看改动")
        compared = await windows.card(HEAD, "第1版 → 第2版")
        assert await pieces(compared, "del") == ["街道", "压", "pressure"]
        assert await pieces(compared, "ins") == ["社区", "糖", "sugar"]
        await windows.approves(HEAD)
        new = await windows.card(LEADER if False else OFFICE, "待您审核")
        await expect(new).to_contain_text("改了：正文")

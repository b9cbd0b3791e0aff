"""What changed since somebody looked, who changed it, and the approval sheet, in a real browser."""

from pathlib import Path
from typing import Final

import pytest
from playwright.async_api import Locator, expect

from tests.browser.acting import Windows, qianfa, rehearsal
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
    await windows.taps(OFFICER, "政府门户网站", "选好了", "签发后尽快", "提交")
    await windows.card(OFFICER, "审核中")


async def changes(windows: Windows) -> None:
    """Have the office send it back, and the author change the text."""
    await windows.card(OFFICE, "待您审核")
    await windows.taps(OFFICE, "退回修改", "退回信息员（王敏）")
    await windows.says(OFFICE, "地点和项目请再核")
    await windows.card(OFFICER, TITLE)
    await windows.taps(OFFICER, "修改", "正文")
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


async def edits(windows: Windows) -> None:
    """Submit by P0's rules what the desk then changes itself."""
    await windows.says(OFFICER, f"{TITLE}\n\n{FIRST}")
    await windows.taps(
        OFFICER, "本部门采写", "业务运营", "都不涉及", "都不涉及，由我署名", "不涉及其他单位", "对外公开"
    )
    await windows.taps(OFFICER, "公司网站（公开）", "选好了", "签发后尽快", "提交")
    await windows.approves(HEAD)
    await windows.card(OFFICE, "待您签发")
    await windows.taps(OFFICE, "我来改", "正文")
    await windows.says(OFFICE, SECOND)


async def test_the_desk_changes_a_word_and_those_before_it_see_which(visit: Open, tmp_path: Path) -> None:
    async with rehearsal(tmp_path, "p0") as url:
        windows = Windows(url, visit)
        await edits(windows)
        editing = await windows.card(OFFICE, "您正在改稿，还没保存")
        await expect(editing).to_contain_text("保存后，已经同意的不用重审")
        await expect(await windows.card(OFFICER, "审核中")).to_contain_text("高云正在改稿。")
        await windows.taps(OFFICE, "存为第2版")
        await windows.card(OFFICE, "已存为第2版")
        for person in (OFFICER, HEAD):
            await windows.card(person, "高云改了")
            await windows.taps(person, "看改动")
            assert await pieces(await windows.card(person, "第1版 → 第2版"), "ins") == ["社区", "糖", "sugar"]
        await windows.card(OFFICE, "待您签发")
        await windows.taps(OFFICE, "签发")
        await windows.card(OFFICER, "已签发，待发布")


async def test_the_approval_sheet_is_opened_from_the_chat_and_fits_a_page(visit: Open, tmp_path: Path) -> None:
    async with rehearsal(tmp_path, "p4") as url:
        windows = Windows(url, visit)
        await submits(windows)
        await windows.approves(HEAD, OFFICE)
        await windows.approves(LEADER, label="签发")
        await windows.card(OFFICER, "已签发，待发布")
        await windows.taps(OFFICER, "签发单")
        link = (await windows.card(OFFICER, f"签发单：{TITLE}")).locator(".files a")
        async with (await windows.of(OFFICER)).expect_download() as opened:
            await link.click()
        given = await opened.value
        assert given.suggested_filename in {"签发单 2026-0001.pdf", "签发单 2026-0001.html"}  # by the fonts there are
        assert (await given.path()).read_bytes().startswith((b"%PDF", b"<!doctype html>"))
    await looks_at_it_on_paper(visit, tmp_path)


async def looks_at_it_on_paper(visit: Open, folder: Path) -> None:
    """Print the sheet as a web page, and read it as wide as a page is."""
    file = folder / "sheet.html"
    config = ("--config", str(folder / "config.toml"))
    code, told = await qianfa("sheet", "2026-0001", *config, "--to", str(file), "--language", "zh-Hans")
    assert code == 0, told
    page = await visit(file.as_uri(), width=794, waits_for="table")
    for said in (TITLE, "李国华", "高云", "林淑华", "二(三)1", "内容真实准确", "为居民测量血压"):
        await expect(page.locator("body")).to_contain_text(said)
    assert await page.evaluate("document.documentElement.scrollWidth") <= 794

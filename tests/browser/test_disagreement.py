"""From a form to a ruling in a real browser: what units that do not agree see, and what is written of it."""

from pathlib import Path
from typing import Final

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.acting import Windows, rehearsal
from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

OFFICER, HEAD, MEDICAL, CULTURE, LEADER, OFFICE = (
    "wang-min",
    "li-guohua",
    "wu-haiyan",
    "liu-fang",
    "lin-shuhua",
    "gao-yun",
)
TITLE: Final = "健康宣传日走进社区"
STORY: Final = f"{TITLE}\n\n6月3日上午，医务志愿队走进青溪街道，服务群众5万人次。"
OBJECTION: Final = "5万人次没有出处，与我部统计不符"
REPLY: Final = "这是区卫健局通报的数字，已附在依据里。"


def form(page: Page) -> Locator:
    return page.locator("form.fields").last


async def ticks(page: Page, field: str, *codes: str) -> None:
    for code in codes:
        await form(page).locator(f"[data-field={field}] input[value='{code}']").check()


async def fills(windows: Windows) -> None:
    """Answer the form as the second try of the first test does: right at once."""
    page = await windows.of(OFFICER)
    await windows.says(OFFICER, "/表单")
    await windows.says(OFFICER, STORY)
    await ticks(page, "category", "work")
    await ticks(page, "matters", "complex")
    await ticks(page, "concerned", "medical", "culture")
    await ticks(page, "secrecy", "none")
    await ticks(page, "channels", "portal")
    await ticks(page, "planned", "asap")
    await form(page).locator("[data-field=basis] textarea").fill("区卫健局2026年5月通报")
    await windows.taps(OFFICER, "提交表单", "提交")


async def test_a_form_is_refused_by_the_field_saved_gone_on_with_and_submitted(visit: Open, tmp_path: Path) -> None:
    async with rehearsal(tmp_path, "p4") as url:
        windows = Windows(url, visit)
        page = await windows.of(OFFICER)
        await windows.says(OFFICER, "/表单")
        await windows.says(OFFICER, STORY)
        await ticks(page, "category", "work")
        await ticks(page, "matters", "complex")
        await ticks(page, "planned", "=")
        await form(page).locator("[data-field=planned] input[type=text]").fill("改天吧")
        await windows.taps(OFFICER, "提交表单")
        planned = form(page).locator("[data-field=planned]")
        await expect(planned.locator(".mistake")).to_contain_text("没看懂时间")
        await expect(planned.locator("input[type=text]")).to_have_value("改天吧")
        await expect(form(page).locator("[data-field=concerned] .mistake")).to_be_visible()
        await expect(form(page).locator("[data-field=category]")).to_have_count(0)
        await ticks(page, "concerned", "medical")
        await windows.taps(OFFICER, "暂存")
        await expect(form(page)).to_have_count(0)
        await page.reload()
        await windows.taps(OFFICER, "继续填")
        await expect(form(page).locator("[data-field=concerned]")).to_have_count(0)
        await ticks(page, "secrecy", "none")
        await ticks(page, "channels", "portal", "weibo")
        await ticks(page, "planned", "asap")
        await form(page).locator("[data-field=basis] textarea").fill("区卫健局2026年5月通报")
        await windows.taps(OFFICER, "提交表单")
        ready = await windows.card(OFFICER, f"可以提交了 · {TITLE}")
        await expect(ready.locator(".route")).to_contain_text("部门会签")
        await windows.taps(OFFICER, "提交")
        asked = await windows.card(HEAD, "待您审核")
        await expect(asked).to_contain_text("区卫健局2026年5月通报")


async def test_units_that_do_not_agree_talk_and_the_leader_of_the_drafting_unit_rules(
    visit: Open, tmp_path: Path
) -> None:
    async with rehearsal(tmp_path, "p4") as url:
        windows = Windows(url, visit)
        await fills(windows)
        await windows.approves(HEAD, MEDICAL)
        asked = await windows.card(CULTURE, "待您审核")
        await expect(asked.locator(".route")).to_contain_text("部门会签（医务管理部）：吴海燕同意")
        await expect(asked).to_contain_text("协商不成由分管领导裁定（二(二)2）")
        await windows.taps(CULTURE, "要求修改")
        await windows.says(CULTURE, OBJECTION)
        await talk(windows)
        ruling = await windows.card(LEADER, "请您裁定")
        await expect(ruling).to_contain_text("刘芳保留意见 · 今天")
        await expect(ruling.locator(".entry")).to_contain_text(REPLY)
        await windows.taps(LEADER, "裁定同意")
        await windows.card(LEADER, "您已裁定同意")
        asked = await windows.card(OFFICE, "待您审核")
        await expect(asked.locator(".route .against").first).to_contain_text(OBJECTION)
        await expect(asked.locator(".route")).to_contain_text("林淑华裁定同意")


async def talk(windows: Windows) -> None:
    """Have the author answer in the talk, and the unit stay with what it said."""
    await windows.card(OFFICER, "会签意见不一致，正在协商")
    await windows.taps(OFFICER, "说几句")
    await windows.says(OFFICER, REPLY)
    again = await windows.card(CULTURE, "意见不一致，请您再议")
    await expect(again.locator(".entry")).to_contain_text(REPLY)
    await windows.taps(CULTURE, "保留意见")
    over = await windows.card(MEDICAL, "协商已结束")
    await expect(over.locator(".buttons button").filter(has_text="说几句")).to_have_count(0)

"""What people see and do in the web chat, in a real browser."""

import asyncio

import pytest
from playwright.async_api import Page, expect

from bot.cards.card import Button, Extract
from bot.cards.tokens import Token, Verb
from bot.platforms.registry import Strip
from bot.ports import Answer, Message
from bot.text import Text
from tests.browser.conftest import Open, acknowledged
from tests.support.web_stage import Stage, card, stop

pytestmark = pytest.mark.browser

APPROVE = Button(Text("approve"), Token(Verb.APPROVE, "s1", 1), "likely")
RETURN = Button(Text("return"), Token(Verb.RETURN, "s1", 1), "grave")
REFUSED = Answer(Text("too-much"), (RETURN,), refused=True)


async def type_as(page: Page, person: str, text: str) -> None:
    await page.locator(f"#pane-{person} textarea").fill(text)
    await page.locator(f"#pane-{person} textarea").press("Enter")


def said(stage: Stage) -> list[Message]:
    return [message for _, message, _ in stage.inbox.said_to_it]


async def test_it_opens_with_three_people_in_the_browsers_language(stage: Stage, visit: Open) -> None:
    for locale, send, name in (("zh-CN", "发送", "王晓敏"), ("zh-TW", "傳送", "王晓敏"), ("en-GB", "Send", "Wang")):
        page = await visit(stage.web.url, locale=locale)
        await expect(page.locator(".pane:visible")).to_have_count(3)
        await expect(page.locator("#pane-wang [type=submit]")).to_have_text(send)
        await expect(page.locator("#pane-wang .who option:checked")).to_contain_text(name)


async def test_the_page_is_turned_to_another_language_and_stays_there(stage: Stage, visit: Open) -> None:
    page = await visit(stage.web.url)
    await page.locator("#page-language").select_option("zh-Hant")
    await expect(page.locator("#pane-wang [type=submit]")).to_have_text("傳送")
    await page.reload()
    await expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")


async def test_enter_sends_but_not_while_a_character_is_being_chosen(stage: Stage, visit: Open) -> None:
    page = await visit(stage.web.url)
    box = page.locator("#pane-wang textarea")
    await box.fill("第一行")
    await box.press("Shift+Enter")
    await box.press_sequentially("zai")
    await box.dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    await expect(box).to_have_value("第一行\nzai")
    await box.press("Enter")
    await expect(page.locator("#pane-wang .mine .text")).to_have_text("第一行\nzai")
    await expect(box).to_have_value("")
    await acknowledged(page)
    assert [message.text for message in said(stage)] == ["第一行\nzai"]


async def test_what_people_write_stays_text(stage: Stage, visit: Open) -> None:
    evil = "<img src=x onerror='document.title=1'><b>义诊</b>\u202e"
    stage.in_hand = Strip("2026-0001", Text("said", {"words": evil}), (stop("li"),))
    page = await visit(stage.web.url)
    await stage.send("wang", card(evil, body=Extract(evil, 900)), "k1")
    await type_as(page, "wang", evil)
    await expect(page.locator("#pane-wang .mine .text")).to_have_text(evil)
    await expect(page.locator("#pane-wang .card h3")).to_have_text(f"待您审核：{evil}")
    await expect(page.locator("#pane-wang .card .aside").first).to_contain_text("共 900 字")
    await expect(page.locator("#strip")).to_contain_text(evil)
    assert await page.locator("#panes img, #panes b, #strip img").count() == 0


async def test_what_is_refused_is_put_back_and_a_reload_keeps_what_is_typed(stage: Stage, visit: Open) -> None:
    stage.inbox.answer = lambda _words: REFUSED
    page = await visit(stage.web.url)
    pane = page.locator("#pane-wang")
    await pane.locator("input[type=file]").set_input_files(
        {"name": "义诊.png", "mimeType": "image/png", "buffer": b"x"}
    )
    await expect(pane.locator(".chips li")).to_contain_text("kB")
    await type_as(page, "wang", "我写的")

    await expect(pane.locator(".notice")).to_contain_text("您写的内容已放回输入框")
    await expect(pane.locator(".mine")).to_have_count(0)
    await expect(pane.locator("textarea")).to_have_value("我写的")
    await page.reload()
    await expect(pane.locator("textarea")).to_have_value("我写的")
    await expect(pane.locator(".chips li")).to_contain_text("义诊.png")

    stage.inbox.answer = lambda _words: Answer()
    await pane.locator("[type=submit]").click()
    await expect(pane.locator(".mine .files")).to_contain_text("义诊.png")
    await acknowledged(page)
    assert said(stage)[-1].files[0].name == "义诊.png"


async def test_a_tap_shows_that_it_is_on_its_way_and_the_answer_stands_below_its_card(
    stage: Stage, visit: Open
) -> None:
    asked, answered = asyncio.Event(), asyncio.Event()
    tapped = stage.inbox.tapped

    async def wait(*what: object, **key: object) -> Answer:
        asked.set()
        await answered.wait()
        return await tapped(*what, **key)  # type: ignore[arg-type]

    stage.inbox.tapped = wait  # type: ignore[method-assign]
    stage.inbox.answer = lambda _token: REFUSED
    page = await visit(stage.web.url)
    await stage.send("li", card(buttons=(APPROVE, RETURN)), "k1")
    await stage.send("li", card("below"), "k2")
    button = page.locator("#pane-li .card").first.get_by_role("button", name="同意")
    await button.click()
    await asked.wait()
    await expect(button).to_have_attribute("aria-busy", "true")
    await expect(button).to_contain_text("处理中")
    await page.locator("#pane-li .card .grave").dispatch_event("click")  # nothing happens: one press at a time
    answered.set()

    notice = page.locator("#pane-li .row", has=page.get_by_role("button", name="同意")).locator(".notice")
    await expect(notice).to_contain_text("这个放不下")
    await expect(page.locator("#pane-li [role=status]")).to_contain_text("这个放不下")
    await expect(button).not_to_have_attribute("aria-busy", "true")
    assert [token for _, token, _ in stage.inbox.tapped_on_it] == ["ok.s1.1."]
    await notice.get_by_role("button", name="退回").click()
    await expect(page.locator("#pane-li .notice")).to_have_count(1)
    assert [token for _, token, _ in stage.inbox.tapped_on_it] == ["ok.s1.1.", "rt.s1.1."]


async def test_after_a_restart_everything_is_there_and_what_was_on_its_way_arrives_once(
    stage: Stage, visit: Open
) -> None:
    port = int(stage.web.url.rpartition(":")[2])
    again = Stage(stage.folder)
    stage.inbox.answer = lambda words: Answer() if words == "before" else stage_is_dying()
    page = await visit(stage.web.url)
    await type_as(page, "wang", "before")
    await expect(page.locator("#pane-wang .mine:not(.pending)")).to_have_count(1)
    await type_as(page, "wang", "lost on the way")
    await expect(page.locator("#pane-wang .notice")).to_contain_text("不会重复")
    await stage.stop()
    await expect(page.locator("#pane-wang")).to_have_class("pane offline")
    await type_as(page, "wang", "written without a server")

    async with again.opened(port):
        await expect(page.locator("#pane-wang .mine:not(.pending)")).to_have_count(3)
        await expect(page.locator("#pane-wang .pending")).to_have_count(0)
        assert [message.text for message in said(again)] == ["lost on the way", "written without a server"]
        await page.reload()
        await expect(page.locator("#pane-wang .mine .text")).to_have_text(
            ["before", "lost on the way", "written without a server"]
        )
    keys = [event for _, _, event in stage.inbox.said_to_it + again.inbox.said_to_it]
    assert len(set(keys)) == 3


def stage_is_dying() -> Answer:
    raise RuntimeError("the process is about to end")


async def test_the_strip_leads_to_whoever_it_waits_for(stage: Stage, visit: Open) -> None:
    page = await visit(f"{stage.web.url}/#wang,li")
    await expect(page.locator(".pane:visible")).to_have_count(2)
    await expect(page.locator("#strip")).to_contain_text("还没有提交审核的稿件")
    stage.in_hand = Strip("2026-0001", Text("said", {"words": "义诊"}), (stop("zhao"),))
    await stage.send("li", card(), "k1")
    await page.get_by_role("button", name="打开赵文静的窗口").click()
    await expect(page.locator("#pane-zhao .log")).to_be_focused()
    await expect(page.locator("#strip button")).to_have_count(0)
    assert page.url.endswith("#wang,li,zhao")


async def test_on_a_telephone_there_is_one_pane_and_tabs_count_what_is_unread(stage: Stage, visit: Open) -> None:
    page = await visit(stage.web.url, width=360)
    await expect(page.locator(".pane:visible")).to_have_count(1)
    assert await page.evaluate("document.documentElement.scrollWidth") == 360
    await expect(page.locator("#pane-li .log")).to_have_attribute("aria-live", "polite")
    await stage.send("li", card("one"), "k1")
    await stage.send("li", card("two"), "k2")
    tab = page.locator("#tabs button").nth(1)
    await expect(tab).to_contain_text("2 条未读")
    await expect(page).to_have_title("(2) 签发")
    await tab.click()
    await expect(page.locator("#pane-li .card")).to_have_count(2)
    await expect(page.locator("#pane-wang")).to_be_hidden()
    await expect(page).to_have_title("签发")


async def test_a_newcomer_is_pointed_to_each_step_once(stage: Stage, visit: Open) -> None:
    page = await visit(stage.web.url)
    await expect(page.locator(".hint:visible")).to_have_count(3)
    await page.get_by_role("button", name="用样稿试试").click()
    await expect(page.locator("#pane-wang textarea")).to_be_focused()
    await expect(page.locator(".hint:visible")).to_have_count(2)
    await page.keyboard.press("Enter")
    await expect(page.locator("#pane-wang .mine")).to_contain_text("健康宣传日走进社区")
    await page.get_by_role("button", name="不再提示").first.click()
    await expect(page.locator(".hint:visible")).to_have_count(0)
    await page.reload()
    await expect(page.locator("#pane-wang .mine")).to_have_count(1)
    await expect(page.locator(".hint:visible")).to_have_count(0)


async def test_files_are_dropped_and_pasted_and_a_long_text_goes_by_post(stage: Stage, visit: Open) -> None:
    page = await visit(stage.web.url)
    make = "() => { const d = new DataTransfer(); d.items.add(new File(['abc'], '稿件.docx')); return d; }"
    data = await page.evaluate_handle(make)
    await page.locator("#pane-wang").dispatch_event("dragover", {"dataTransfer": data})
    await expect(page.locator("#pane-wang")).to_have_class("pane dropping")
    await page.locator("#pane-wang").dispatch_event("drop", {"dataTransfer": data})
    paste = "(box, data) => box.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, cancelable: true}))"
    await page.locator("#pane-wang textarea").evaluate(paste, data)
    await expect(page.locator("#pane-wang .chips li")).to_have_count(2)
    await page.get_by_role("button", name="拿掉 稿件.docx").first.click()
    await type_as(page, "wang", "长" * 20_001)
    await expect(page.locator("#pane-wang .mine:not(.pending) .files li")).to_have_count(1)
    await acknowledged(page)
    assert [(len(message.text), len(message.files)) for message in said(stage)] == [(20_001, 1)]


async def test_the_menu_and_the_language_are_at_hand(stage: Stage, visit: Open) -> None:
    def change(words: str) -> Answer:
        if words == "/language en":
            stage.speaks("wang", "en")
        return Answer(Text("taken"))

    stage.inbox.answer = change
    page = await visit(stage.web.url)
    await page.locator("#pane-wang").get_by_role("button", name="菜单").press("Enter")
    await page.keyboard.press("Escape")
    await expect(page.locator("#pane-wang .menu")).to_be_hidden()
    await page.keyboard.press("Enter")
    await page.locator("#pane-li .log").click()
    await expect(page.locator("#pane-wang .menu")).to_be_hidden()
    await page.locator("#pane-wang").get_by_role("button", name="菜单").press("Enter")
    await page.locator("#pane-wang .menu button").first.press("Enter")
    await expect(page.locator("#pane-wang .notice")).to_contain_text("收到")
    assert [token for _, token, _ in stage.inbox.tapped_on_it] == ["in..0."]

    await page.locator("#pane-wang header select").nth(1).select_option("en")
    await expect(page.locator("#pane-wang .notice")).to_contain_text("Taken down.")
    await expect(page.locator("#pane-wang .log")).to_have_attribute("lang", "en")
    await expect(page.locator("#pane-wang .menu button").first).to_have_text("Approve")


async def test_panes_are_added_changed_and_closed_and_remembered(stage: Stage, visit: Open) -> None:
    page = await visit(f"{stage.web.url}/#wang")
    await expect(page.locator("#pane-wang .close")).to_be_hidden()
    await page.locator("#add-pane").click()
    await page.locator("#pane-li .who").select_option("zhao")
    await expect(page.locator(".pane")).to_have_count(2)
    await page.goto(stage.web.url)
    await page.reload()
    await expect(page.locator("#pane-zhao")).to_be_visible()
    await page.get_by_role("button", name="关闭王晓敏的窗口").click()
    await expect(page.locator(".pane")).to_have_count(1)
    await page.evaluate("location.hash = '#li,wang'")
    await expect(page.locator("#pane-li")).to_be_visible()
    await expect(page.locator("#pane-zhao")).to_have_count(0)


async def test_who_leaves_keeps_his_name_over_what_was_said(stage: Stage, visit: Open) -> None:
    page = await visit(f"{stage.web.url}/#wang,li")
    chosen = page.locator("#pane-li .who option:checked")
    name = (await chosen.text_content() or "").partition(" · ")[0]
    stage.people = [one for one in stage.people if one.id != "li"]
    await page.locator("#pane-wang textarea").fill("好")
    await page.locator("#pane-wang textarea").press("Enter")
    await expect(chosen).to_have_text(f"{name} · 已离开")


async def test_dark_mode_is_dark_and_everything_can_be_reached_by_keyboard(stage: Stage, visit: Open) -> None:
    page = await visit(stage.web.url, color_scheme="dark")
    await stage.send("wang", card(buttons=(APPROVE, RETURN)), "k1")
    await expect(page.locator("#pane-wang .card")).to_be_visible()
    assert await page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 26, 25)"
    reached: list[str] = []
    await page.locator("#page-language").focus()
    for _ in range(12):
        await page.keyboard.press("Tab")
        reached.append(await page.evaluate("document.activeElement.className || document.activeElement.tagName"))
    assert [what for what in ("who", "log", "likely", "grave") if what in reached] == ["who", "log", "likely", "grave"]
    assert "TEXTAREA" in reached
    named = "(e) => Boolean(e.ariaLabel || e.labels?.length || e.textContent.trim())"
    assert await page.evaluate(f"[...document.querySelectorAll('button, select, textarea')].every({named})")

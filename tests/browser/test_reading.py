"""What people see of long texts, links and cards that have just come, in a real browser."""

from dataclasses import replace

import pytest
from playwright.async_api import Locator, Page, expect

from bot.cards.card import Button, Extract, FormField
from bot.cards.tokens import Token, Verb
from bot.domain.people import PersonId
from bot.platforms.registry import Strip
from bot.ports import Answer
from bot.text import Names, Text
from tests.browser.conftest import Open, acknowledged, settled
from tests.support.web_stage import Stage, card, stop

pytestmark = pytest.mark.browser

APPROVE = Button(Text("approve"), Token(Verb.APPROVE, "s1", 1), "likely")
RETURN = Button(Text("return"), Token(Verb.RETURN, "s1", 1), "grave")
LONG = "\n".join(f"第{line}行，说的是义诊。" for line in range(300))
STAND_STILL = """() => {
  const animate = Element.prototype.animate;
  Element.prototype.animate = function (...how) {
    const it = animate.apply(this, how);
    it.pause();
    return it;
  };
}"""
IN_VIEW = "(e) => e.getBoundingClientRect().top >= e.closest('.log').getBoundingClientRect().top"


def crowd(stage: Stage) -> None:
    """Let there be four more people to play."""
    for number in range(4):
        names = Names(f"人{number}", "", f"Person {number}")
        stage.people.append(replace(stage.people[0], id=PersonId(f"p{number}"), names=names))


async def say(page: Page, words: str) -> None:
    await page.locator("#pane-wang textarea").fill(words)
    await page.locator("#pane-wang textarea").press("Enter")
    await acknowledged(page)


async def clipped(text: Locator) -> bool:
    hides: bool = await text.evaluate("(e) => e.scrollHeight > e.clientHeight + 1")
    return hides


async def test_the_whole_text_is_there_and_is_copied(stage: Stage, visit: Open) -> None:
    page = await visit(stage.web.url, permissions=["clipboard-read", "clipboard-write"])
    await stage.send("wang", card(body=Extract(LONG, len(LONG))), "k1")
    body = page.locator("#pane-wang .card .body")
    await expect(body).to_contain_text(f"全文完，共 {len(LONG):,} 字")
    assert not await clipped(body.locator(".text"))
    await (await settled(body.get_by_role("button", name="复制全文"))).click()
    await expect(body.locator(".copy")).to_have_text("已复制 ✓")
    assert await page.evaluate("navigator.clipboard.readText()") == LONG


async def test_without_a_clipboard_the_text_is_selected(stage: Stage, visit: Open) -> None:
    page = await visit(stage.web.url)
    await page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    await stage.send("wang", card(body=Extract(LONG, len(LONG))), "k1")
    await page.locator("#pane-wang .copy").click()
    await expect(page.locator("#pane-wang .copy")).to_contain_text("Ctrl+C")
    assert (await page.evaluate("getSelection().toString()")).strip() == LONG


async def test_what_is_cut_is_not_offered_as_the_whole(stage: Stage, visit: Open) -> None:
    page = await visit(stage.web.url)
    await stage.send("wang", card(body=Extract(LONG, 9000)), "k1")
    await expect(page.locator("#pane-wang .card .aside").first).to_contain_text("共 9,000 字，这里是前")
    await expect(page.locator("#pane-wang .copy")).to_have_count(0)


async def test_a_very_long_text_and_ones_own_fold_at_a_whole_line_and_stay_open(stage: Stage, visit: Open) -> None:
    page = await visit(stage.web.url)
    message = await stage.send("wang", card(body=Extract(LONG * 3, len(LONG * 3))), "k1")
    await say(page, LONG)
    for text in (page.locator("#pane-wang .card .text"), page.locator("#pane-wang .mine .text")):
        lines = "(e) => e.clientHeight / parseFloat(getComputedStyle(e).lineHeight)"
        assert await text.evaluate(lines) == pytest.approx(round(await text.evaluate(lines)), abs=0.1)
        assert await clipped(text)
        await text.locator("xpath=..").get_by_role("button", name="展开全文").click()
        assert not await clipped(text)
        await expect(text.locator("xpath=..").locator(".unfold")).to_be_hidden()
    await stage.edit("wang", message, card("changed", body=Extract(LONG * 3, len(LONG * 3))))
    await expect(page.locator("#pane-wang .card h3")).to_contain_text("changed")
    assert not await clipped(page.locator("#pane-wang .card .text"))


async def test_short_texts_of_ones_own_are_not_folded(stage: Stage, visit: Open) -> None:
    page = await visit(stage.web.url)
    await say(page, "义诊")
    await expect(page.locator("#pane-wang .mine .unfold")).to_be_hidden()


async def test_addresses_are_links_that_show_where_they_lead(stage: Stage, visit: Open) -> None:
    page = await visit(stage.web.url)
    words = (
        "看https://video.example/a_(1)?x=1&y=2，还有（http://b.example/）和 https://例子.example/x. "
        "javascript:alert(1) ftp://c.example https://weibo.com@evil.example/ https:// http://[::"
    )
    await say(page, words)
    await stage.send("wang", card(body=Extract(words, 900), notes=(Text("said", {"words": words}),)), "k1")
    await expect(page.locator("#pane-wang .card .note")).to_be_visible()
    for place in (".mine .text", ".card .body .text", ".card .note"):
        links = page.locator(f"#pane-wang {place} a")
        assert await links.evaluate_all("(all) => all.map((a) => a.href)") == [
            "https://video.example/a_(1)?x=1&y=2",
            "http://b.example/",
            "https://xn--fsqu00a.example/x",
        ]
        await expect(links.last).to_have_text("https://例子.example/x [xn--fsqu00a.example]")
        assert await links.evaluate_all("(all) => all.every((a) => a.rel === 'noopener noreferrer')")
        assert await links.evaluate_all("(all) => all.every((a) => a.target === '_blank')")
    shown = await page.locator("#pane-wang .mine .text").inner_text()
    assert shown.replace(" [xn--fsqu00a.example]", "") == words


async def test_clauses_and_numbers_stay_whole_at_the_end_of_a_line(stage: Stage, visit: Open) -> None:
    page = await visit(stage.web.url, width=360)
    title = page.locator("#pane-wang .card h3")
    for named in ("二(二)2", "第十二条第1项", "2026-0142"):
        await stage.send("wang", card("".join(f"{'签' * blanks}{named}" for blanks in range(1, 20))), named)
        await expect(title.last).to_contain_text(named)
        heights = await title.last.locator(".named").evaluate_all("(all) => all.map((e) => e.getClientRects().length)")
        assert heights == [1] * 19


async def test_a_card_that_does_not_fit_is_seen_from_its_heading_on(stage: Stage, visit: Open) -> None:
    page = await visit(stage.web.url)
    await stage.send("wang", card("first"), "k1")
    await stage.send("wang", card("tall", body=Extract(LONG, len(LONG)), buttons=(APPROVE,)), "k2")
    heading = page.locator("#pane-wang .card h3").filter(has_text="tall")
    await expect(heading).to_be_in_viewport()
    assert await heading.evaluate(IN_VIEW)
    await page.locator("#pane-wang .log").evaluate("(log) => log.scrollTo(0, log.scrollHeight)")
    await expect(page.locator("#pane-wang .card .buttons").last).to_be_in_viewport()
    await stage.send("wang", card("short"), "k3")
    await expect(page.locator("#pane-wang .card").last).to_be_in_viewport(ratio=1)
    await page.reload()
    await expect(page.locator("#pane-wang .card").last).to_be_in_viewport(ratio=1)


async def test_the_heading_stays_in_view_when_the_window_gets_lower(stage: Stage, visit: Open) -> None:
    page = await visit(stage.web.url)
    body = Extract("\n".join(LONG.splitlines()[:15]), 300)
    await stage.send("wang", card("fits", body=body), "k1")
    heading = page.locator("#pane-wang .card h3")
    await expect(heading).to_be_in_viewport()
    await page.set_viewport_size({"width": 1400, "height": 450})
    await expect(page.locator("#pane-wang .card")).not_to_be_in_viewport(ratio=1)
    assert await heading.evaluate(IN_VIEW)


async def test_the_second_click_of_a_double_click_answers_nothing(stage: Stage, visit: Open) -> None:
    page = await visit(stage.web.url)
    message = await stage.send("li", card("one", buttons=(APPROVE,)), "k1")
    button = page.locator("#pane-li .card .buttons button")
    await (await settled(button)).click()
    await acknowledged(page)
    await page.evaluate(STAND_STILL)
    await stage.edit("li", message, card("two", buttons=(RETURN,)))
    await expect(button).to_have_text("退回")
    await button.click(force=True)
    await (await settled(button)).click()
    await acknowledged(page)
    assert [token for _, token, _ in stage.inbox.tapped_on_it] == ["ok.s1.1.", "rt.s1.1."]


async def test_done_is_not_said_any_more_when_things_have_moved_on(stage: Stage, visit: Open) -> None:
    stage.inbox.answer = lambda _words: Answer(Text("taken"))
    page = await visit(stage.web.url)
    notice = page.locator("#pane-wang .notice")
    message = await stage.send("wang", card("one", buttons=(APPROVE,)), "k1")
    approve = page.locator("#pane-wang .card .buttons button").first

    async def done() -> None:
        await (await settled(approve)).click()
        await expect(notice).to_contain_text("收到")

    await done()
    await stage.send("wang", card("two"), "k2")
    await expect(notice).to_have_count(0)
    await done()
    await stage.edit("wang", message, card("moved on", buttons=(APPROVE,)))
    await expect(notice).to_have_count(0)
    await done()
    stage.in_hand = Strip("2026-0001", Text("said", {"words": "义诊"}), (stop("zhao"),))
    await stage.send("li", card(), "k3")
    await expect(notice).to_have_count(0)


async def test_the_language_box_shows_what_the_person_is_written_to_in(stage: Stage, visit: Open) -> None:
    page = await visit(stage.web.url)
    box = page.locator("#pane-wang .speaks")
    await stage.send("wang", card(body=Extract(LONG, len(LONG))), "k1")
    await expect(page.locator("#pane-wang .copy")).to_have_text("复制全文")
    await box.select_option("zh-Hant")  # which the bot does not do
    await acknowledged(page)
    await expect(box).to_have_value("zh-Hans")
    stage.speaks("wang", "en")
    await stage.send("li", card(), "k2")
    await expect(box).to_have_value("en")
    await expect(page.locator("#pane-wang .copy")).to_have_text("Copy the text")
    await page.reload()
    await expect(box).to_have_value("en")


async def test_a_pane_that_makes_room_is_named(stage: Stage, visit: Open) -> None:
    page = await visit(f"{stage.web.url}/#wang,li", width=800)
    await page.locator("#pane-wang textarea").focus()
    await page.locator("#add-pane").click()
    await expect(page.locator("#told")).to_have_text("李建国的窗口收到上面的标签里了。")
    await expect(page.locator("#pane-zhao")).to_be_visible()
    await expect(page.locator("#pane-wang")).to_be_visible()


async def test_when_there_are_as_many_panes_as_may_be_the_button_says_which_one_it_closes(
    stage: Stage, visit: Open
) -> None:
    crowd(stage)
    page = await visit(f"{stage.web.url}/#wang,li,zhao,p0,p1,p2", width=2400)
    await page.locator("#pane-wang textarea").focus()
    for person in ("li", "zhao", "p0", "p1"):
        await page.locator(f"#pane-{person} textarea").focus()
    await expect(page.locator("#add-pane")).to_have_text("＋ 加一栏（关闭人2的）")
    await page.locator("#add-pane").click()
    await expect(page.locator("#told")).to_contain_text("人2的窗口已关闭")
    await expect(page.locator("#pane-p3")).to_be_visible()


async def test_on_a_telephone_little_stands_above_the_conversation(stage: Stage, visit: Open) -> None:
    crowd(stage)
    stage.in_hand = Strip(
        "2026-0001", Text("said", {"words": "义诊走进社区"}), tuple(stop(who) for who in ("wang", "li", "zhao"))
    )
    page = await visit(f"{stage.web.url}/#wang,li,zhao,p0,p1,p2", width=390)
    box = await page.locator("#pane-wang .log").bounding_box()
    assert box is not None
    assert box["y"] < 165
    await page.locator("#tabs button").last.click()
    await expect(page.locator("#tabs button").last).to_be_in_viewport(ratio=1)
    await expect(page.locator("#tabs")).to_have_class("more-before")
    await expect(page.locator("#strip ol")).to_have_class("more-after")


async def test_a_text_is_corrected_in_the_box_without_being_copied(stage: Stage, visit: Open) -> None:
    page = await visit(stage.web.url)
    asked = FormField("text", "text", Text("ask"), words="医务志愿队走进街道。")
    asks = card(body=Extract(asked.words, len(asked.words)), words=Token(Verb.ANSWER, "q1"), answer=asked)
    message = await stage.send("wang", asks, "k1")
    box, button = page.locator("#pane-wang textarea"), page.get_by_role("button", name="放进输入框里改")
    await box.fill("另一句话")
    await (await settled(button)).click()
    await expect(page.locator("#pane-wang .notice")).to_contain_text("输入框里还有没发的内容")
    await expect(box).to_have_value("另一句话")

    await box.fill("")
    await (await settled(button)).click()
    await expect(box).to_have_value(asked.words)
    await expect(box).to_be_focused()
    await expect(page.locator("#pane-wang .notice")).to_have_count(0)
    await stage.edit("wang", message, replace(asks, closed=True, words=None))
    await expect(button).to_have_count(0)

"""Forms in a real browser: filled in with a mouse, with keys and on a telephone, and nothing typed is lost."""

from pathlib import Path
from typing import Any, Final

import pytest
from playwright.async_api import Locator, Page, expect

from bot.cards.card import Card, Form
from bot.ports import Address, Answer, Filled
from bot.text import Text
from tests.browser.acting import demo, say, tap, title
from tests.browser.conftest import Open, acknowledged, settled
from tests.support.web_stage import Stage, card, form

pytestmark = pytest.mark.browser

OFFICER: Final = "wang-min"
STORY: Final = "健康宣传日走进社区\n\n6月3日上午，公司医务志愿队走进青溪街道，为三百多位居民测量血压。"
SEND: Final = "同意"  # what the stage's form calls its first button
BROKEN: Final = Text("too-much")


def field(page: Page, name: str) -> Locator:
    return page.locator(f"#pane-wang [data-field={name}]")


async def shown(stage: Stage, visit: Open, **more: Any) -> tuple[Page, str]:  # noqa: ANN401 - as visit
    page = await visit(stage.web.url, **more)
    message = await stage.send("wang", card(form=form()), "k1")
    await expect(page.locator("#pane-wang form.fields")).to_be_visible()
    return page, message


async def send(page: Page, label: str = SEND) -> None:
    button = page.locator("#pane-wang form.fields").get_by_role("button", name=label, exact=True)
    await (await settled(button)).click()
    await acknowledged(page)


def said(stage: Stage) -> dict[str, Filled]:
    """Give what the last form that was sent had in it."""
    fields = stage.inbox.filled_for_it[-1][2]
    return {one.field: one for one in fields if one.chosen or one.words or one.files}


async def test_each_kind_of_field_is_filled_in_and_sent(stage: Stage, visit: Open) -> None:
    page, _ = await shown(stage, visit)
    await page.get_by_label("title?").fill("义诊")
    await field(page, "text").locator("textarea").fill("第一行\n第二行")
    await page.get_by_label("media").check()
    await page.get_by_placeholder("具体是哪一家？").fill("晚报")
    await field(page, "channels").get_by_label("weibo").check()
    await field(page, "channels").get_by_label("wechat").check()
    await field(page, "units").get_by_label("none").check()
    await expect(field(page, "units").get_by_label("weibo")).not_to_be_checked()
    await field(page, "planned").get_by_label("其他时间").check()
    await field(page, "planned").locator("[type=datetime-local]").fill("2026-06-05T10:00")
    await field(page, "quoted").get_by_label("none").check()
    picture: Any = {"name": "义诊.jpg", "mimeType": "image/jpeg", "buffer": b"JPEG"}
    await field(page, "files").locator("input[type=file]").set_input_files(picture)
    await send(page)
    sent = said(stage)
    assert sent["title"] == Filled("title", words="义诊")
    assert sent["text"] == Filled("text", words="第一行\n第二行")
    assert sent["source"] == Filled("source", ("media",), "晚报")
    assert sent["channels"].chosen == ("weibo", "wechat")
    assert sent["units"].chosen == ("none",)
    assert sent["planned"] == Filled("planned", words="2026-06-05 10:00")
    assert sent["quoted"].chosen == ("none",)
    assert [file.name for file in sent["files"].files] == ["义诊.jpg"]


async def test_words_that_belong_to_no_choice_are_not_sent(stage: Stage, visit: Open) -> None:
    page, _ = await shown(stage, visit)
    source = field(page, "source")
    await source.get_by_label("直接写", exact=True).check()
    await source.locator("input[type=text]").fill("民政局")
    await source.get_by_label("own").check()
    await expect(source.locator("input[type=text]")).to_be_hidden()
    quoted = field(page, "quoted")
    await quoted.locator("input[type=text]").fill("王医生")
    await quoted.get_by_label("none").check()
    await quoted.get_by_label("none").uncheck()
    await send(page)
    assert said(stage)["source"] == Filled("source", ("own",))
    assert said(stage)["quoted"] == Filled("quoted", words="王医生")


async def test_a_mistake_stands_at_its_field_which_is_gone_to_and_the_rest_stays(stage: Stage, visit: Open) -> None:
    page, message = await shown(stage, visit)
    await field(page, "source").get_by_label("直接写", exact=True).check()
    await field(page, "source").locator("input[type=text]").fill("不详")
    await page.get_by_label("title?").fill("义诊")

    async def refuses(who: Address, token: str, fields: tuple[Filled, ...], *, event: str) -> Answer:
        await stage.edit("wang", message, card(form=only(form(source=BROKEN), "source", "channels")))
        stage.inbox.filled_for_it.append((who, token, fields, event))
        return Answer()

    stage.inbox.filled = refuses  # type: ignore[method-assign]
    await send(page)
    source = field(page, "source")
    await expect(source.locator(".mistake")).to_contain_text("这个放不下")
    await expect(source.locator("input[type=text]")).to_be_focused()
    await expect(source.locator("input[type=text]")).to_have_value("不详")
    await expect(source).to_have_attribute("aria-invalid", "true")
    await expect(page.locator("#pane-wang > [role=status]")).to_contain_text("这个放不下")
    await expect(page.get_by_label("title?")).to_have_count(0)


def only(whole: Form, *names: str) -> Form:
    return Form(whole.subject, tuple(one for one in whole.fields if one.id in names), whole.buttons)


async def test_what_is_typed_outlives_a_reload_an_edit_and_a_newer_form(stage: Stage, visit: Open) -> None:
    page, message = await shown(stage, visit)
    box = field(page, "text").locator("textarea")
    await box.fill("写了一半")
    await field(page, "channels").get_by_label("weibo").check()
    await page.reload()
    await expect(box).to_have_value("写了一半")
    await expect(field(page, "channels").get_by_label("weibo")).to_be_checked()
    await box.focus()
    await stage.edit("wang", message, card("另一个标题", form=form()))
    await expect(page.locator("#pane-wang .card h3")).to_contain_text("另一个标题")
    await expect(box).to_be_focused()
    await expect(box).to_have_value("写了一半")
    await stage.edit("wang", message, card(closed=True))
    await stage.send("wang", card(form=form()), "k2")
    await expect(box).to_have_value("写了一半")


async def test_what_was_taken_is_forgotten_and_what_was_refused_as_a_whole_is_not(stage: Stage, visit: Open) -> None:
    page, message = await shown(stage, visit)
    box = page.get_by_label("title?")
    await box.fill("义诊")
    stage.inbox.answer = lambda _: Answer(BROKEN, refused=True)
    await send(page)
    await expect(page.locator("#pane-wang .notice")).to_contain_text("这个放不下")
    await expect(box).to_have_value("义诊")
    stage.inbox.answer = lambda _: Answer()
    await send(page)
    await stage.edit("wang", message, card(closed=True))
    await expect(page.locator("#pane-wang form.fields")).to_have_count(0)
    await stage.send("wang", card(form=form()), "k2")
    await expect(box).to_have_value("")


async def test_a_form_is_filled_in_with_the_keys_alone(stage: Stage, visit: Open) -> None:
    page, _ = await shown(stage, visit)
    await page.get_by_label("title?").focus()
    await page.keyboard.type("Health day")
    await page.keyboard.press("Tab")
    await page.keyboard.type("Text")
    for key in ("Tab", "Tab", "Space", "Tab", "Space"):  # past the files to the source, then the first channel
        await page.keyboard.press(key)
    await page.get_by_label("title?").press("Enter")
    await acknowledged(page)
    sent = said(stage)
    assert (sent["title"].words, sent["text"].words) == ("Health day", "Text")
    assert (sent["source"].chosen, sent["channels"].chosen) == (("own",), ("weibo",))
    await field(page, "text").locator("textarea").press("Control+Enter")
    await acknowledged(page)
    assert len(stage.inbox.filled_for_it) == 2


async def test_saving_sends_what_is_there_and_a_file_can_be_taken_out_again(stage: Stage, visit: Open) -> None:
    page, _ = await shown(stage, visit)
    files = field(page, "files")
    dropped = await page.evaluate_handle(
        "() => { const it = new DataTransfer(); it.items.add(new File(['x'], 'a.txt')); return it; }"
    )
    await files.dispatch_event("dragover", {"dataTransfer": dropped})
    await expect(files).to_have_class("field dropping")
    await files.dispatch_event("drop", {"dataTransfer": dropped})
    await expect(files.locator(".chips")).to_contain_text("a.txt")
    await expect(page.locator("#pane-wang .composer .chips li")).to_have_count(0)
    await files.get_by_role("button", name="拿掉 a.txt").click()
    await page.get_by_label("title?").fill("义诊")
    await send(page, "退回")
    assert stage.inbox.filled_for_it[-1][1] == "fl.q1.1.save"
    assert said(stage) == {"title": Filled("title", words="义诊"), "units": Filled("units", ("weibo",))}


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_form_fits_a_telephone(stage: Stage, visit: Open, scheme: str) -> None:
    page, _ = await shown(stage, visit, width=360, color_scheme=scheme)
    right = "(all) => Math.max(...all.map((e) => e.getBoundingClientRect().right))"
    assert await page.locator(".fields *").evaluate_all(right) <= 360
    height = "(all) => Math.min(...all.map((e) => e.offsetHeight))"
    assert await page.locator(".choice").evaluate_all(height) >= 44
    assert await page.locator("#pane-wang .fields fieldset legend").count() == 5


async def test_cards_of_before_there_were_forms_are_still_drawn(stage: Stage, visit: Open) -> None:
    page = await visit(stage.web.url)
    await stage.send("wang", Card(Text("officer")), "k1")
    old = """UPDATE web_messages SET content = replace(content, ', "form": null', '')"""
    await stage.engine.write(lambda db: db.execute(old).rowcount)
    await page.reload()
    await expect(page.locator("#pane-wang .card")).to_be_visible()


async def test_an_officer_fills_in_a_form_on_the_real_engine(visit: Open, tmp_path: Path) -> None:
    async with demo(tmp_path / "data") as url:
        page = await visit(f"{url}/#{OFFICER}", width=360)
        await say(page, OFFICER, "/表单")
        await say(page, OFFICER, STORY)
        asked = page.locator(f"#pane-{OFFICER} form.fields")
        await asked.locator("[data-field=source]").get_by_label("直接写", exact=True).check()
        await asked.locator("[data-field=source] input[type=text]").fill("不详")
        await asked.get_by_label("健康主题").check()
        await asked.get_by_label("官方微博").check()
        await asked.get_by_label("签发后尽快").check()
        await tap(page, OFFICER, "提交表单")
        await expect(asked.locator(".mistake")).to_contain_text("第十一条")
        await expect(asked.locator("[data-field=source] input[type=text]")).to_be_focused()
        await page.reload()
        await asked.get_by_label("本部门采写").check()
        await asked.locator("[data-field=link] input[type=text]").fill("https://video.health-first.example/42")
        await tap(page, OFFICER, "提交表单")
        await title(page, OFFICER, "可以提交了 · 健康宣传日走进社区")

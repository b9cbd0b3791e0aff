"""What comes in and is understood: labelled lines, documents that can be read and such as cannot."""

import json
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.policy import shipped
from tests.support.documents import compound, docx_of, paragraph, press_item
from tests.support.parts import LABELLED, LONG, album, versions
from tests.support.world import HEAD, STORY, TITLE, world


async def test_labelled_lines_are_understood_and_taken_out_of_the_text(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(LABELLED)
        assert wang.last.card.title.key == "item-ready"
        [(text, words, note)] = await here.rows("SELECT text, source_words, note FROM versions")
        assert (text, words, note) == (STORY, "青溪区卫生健康局", "请在周五前审完")
        await album(here, "wang-min", 2)  # nothing was asked, and they still belong to it
        assert await versions(here) == [(TITLE, STORY, 2)]
        await wang.taps(Verb.SUBMIT)
        assert here[HEAD].sees(Verb.APPROVE)


async def test_labelled_lines_in_english_and_in_a_word_file(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        lines = ["Title: Health day in Qingxi", "Source: Health bureau", "Category: Business publicity", STORY]
        data = docx_of("".join(paragraph(line) for line in lines))
        await here["wang-min"].sends(files=[("draft.docx", data)])
        [(title, text, source)] = await here.rows("SELECT title, text, source_words FROM versions")
        assert (title, source) == ("Health day in Qingxi", "Health bureau")
        assert text.endswith(STORY)


async def test_what_is_not_understood_stays_in_the_text_and_is_asked(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(
            f"{TITLE}\n栏目：没有的栏目\n来源：区卫健委\n紧急：看情况\n\n{STORY}\n\n渠道：官方微博、报纸\n发布时间：看情况"
        )
        [(text,)] = await here.rows("SELECT text FROM versions")
        assert text == f"栏目：没有的栏目\n紧急：看情况\n{STORY}\n渠道：官方微博、报纸\n发布时间：看情况"
        assert "这几行没有看懂，留在正文里了：" in wang.reads()
        assert wang.hears().startswith(f"收到《{TITLE}》，")
        assert "已按您写的填好：信息来源。" in wang.hears() or "填好了：信息来源。" in wang.hears()
        assert wang.card("question-led").title.values["prompt"].key == "ask-category"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("line", "said", "asked"),
    [
        ("来源：未知", "refused-source-unknown", "ask-source"),
        ("Source: unknown", "refused-source-unknown", "ask-source"),
        ("来源：媒体转载", "refused-source-without-detail", "ask-source"),
        ("来源：区卫健委\n发布时间：2020-01-01 10:00", "refused-moment-past", "ask-category"),
    ],
)
async def test_a_labelled_line_is_refused_as_the_answer_would_be(
    tmp_path: Path, line: str, said: str, asked: str
) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(f"{TITLE}\n{line}\n\n{STORY}")
        assert said in wang.titles()
        assert await here.rows("SELECT title, text FROM versions") == [(TITLE, STORY)]
        assert wang.last.card.title.values["prompt"].key == asked  # type: ignore[union-attr]


async def test_a_title_that_is_too_long_stays_in_the_text_and_is_asked_for(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].says(f"标题：{'长' * 120}\n{STORY}")
        assert await here.rows("SELECT title, text FROM versions") == [("", f"标题：{'长' * 120}\n{STORY}")]
        assert "refused-title-too-long" in here["wang-min"].titles()


async def test_a_labelled_line_that_follows_is_an_answer_too(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(f"{TITLE}\n\n{STORY}")
        await wang.says("来源：区卫健委")
        assert wang.last.card.title.values["prompt"].key == "ask-category"  # type: ignore[union-attr]
        await wang.says("栏目：业务宣传\n渠道：官方微博\n发布时间：尽快")
        assert wang.last.card.title.key == "item-ready"
        assert await versions(here) == [(TITLE, STORY, 0)]


async def test_all_kinds_of_labels(tmp_path: Path) -> None:
    lines = (
        "紧急：重要\n阅读范围：内部\n原创或转载：转载\n涉及部门：人力资源部、信息技术部\n引用：张院士\n备注：一\n渠道："
    )
    async with world(tmp_path) as here:
        await here["wang-min"].says(f"{TITLE}\n{lines}\n\n{STORY}")
        [(found,)] = await here.rows("SELECT particulars FROM versions")
        said = json.loads(found)
        assert (said["urgency"], said["audience"], said["origin"]) == ("important", "internal", "repost")
        assert (said["concerned"], said["quoted"], said["channels"]) == (["hr", "it"], ["张院士"], [])


async def test_labels_beside_a_word_file_are_understood_and_the_rest_is_a_note(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        data = docx_of(paragraph("来源：文件里的") + paragraph("文件的标题") + paragraph(LONG))
        await here["wang-min"].sends("来源：区卫健委\n请周五前审完", files=[("a.docx", data)])
        assert await here.rows("SELECT title, text, source_words, note FROM versions") == [
            ("文件的标题", LONG, "区卫健委", "请周五前审完")
        ]


async def test_a_title_in_the_words_beside_a_word_file_is_the_title(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        data = docx_of(paragraph("文件的标题") + paragraph(LONG))
        await here["wang-min"].sends("标题：真正的标题", files=[("a.docx", data)])
        assert await versions(here) == [("真正的标题", f"文件的标题\n{LONG}", 1)]


PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("稿件.pdf", PDF),
        ("稿件.doc", compound("WordDocument")),
        ("稿件.wps", compound("WordDocument")),
        ("稿件.rtf", b"{\\rtf1 x}"),
    ],
)
async def test_what_cannot_be_read_is_kept_as_the_original_and_its_text_asked_for(
    tmp_path: Path, name: str, data: bytes
) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.sends(files=[(name, data)])
        assert f"{name} 已作为原稿留存，但我读不出里面的文字。请把正文粘贴发来。" in wang.reads()
        await wang.says(f"{TITLE}\n\n{STORY}")
        await wang.answers("all")
        [(title, text, original)] = await here.rows(
            "SELECT title, text, json_extract(attachments, '$[0].original') FROM versions"
        )
        assert (title, text, original) == (TITLE, STORY, 1)


async def test_a_pdf_beside_a_whole_text_is_an_attachment(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].sends(f"{TITLE}\n\n{STORY}", files=[("附件.pdf", PDF)])
        assert await here.rows("SELECT json_extract(attachments, '$[0].original') FROM versions") == [(0,)]


async def test_a_document_of_four_hundred_pages_is_kept_and_the_limit_said(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.sends(files=[("四百页.docx", press_item(320_000, 1))])
        assert wang.card("refused-text-too-long").title.values["most"] == 100_000
        assert "四百页.docx 已作为原稿留存。" in wang.reads()
        assert await here.rows("SELECT text, json_extract(attachments, '$[0].name') FROM versions") == [
            ("", "四百页.docx")
        ]


async def test_two_documents_one_after_the_other_lose_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await album(here, "wang-min", 1)
        await here["wang-min"].sends(files=[("一.docx", press_item(200, 0, "第一部分"))])
        await here["wang-min"].sends("附记", files=[("二.docx", press_item(200, 0, "第二部分"))])
        await here["wang-min"].answers("all")
        [(title, text, files)] = await versions(here)
        assert (title, files) == ("第一部分", 3)
        assert "\n\n附记\n\n第二部分\n" in text


@pytest.mark.whole
async def test_more_than_a_text_may_hold_is_refused_and_nothing_lost(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await album(here, "wang-min", 1)
        for _ in range(2):
            await wang.says("长" * 60_000)
        assert wang.last.card.title.key == "refused-text-too-long"
        assert await here.rows("SELECT length(text) FROM versions") == [(60_000,)]


async def test_what_is_said_twice_counts_once_and_no_line_of_it_becomes_the_title(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(f"备注：请领导快点\n备注：这家客户别得罪\n来源：区卫健委\n来源： 区卫健委\n\n{STORY}\n\n来源：")
        assert await here.rows("SELECT title, text, source_words, note FROM versions") == [
            ("", STORY, "区卫健委", "请领导快点\n这家客户别得罪")
        ]
        assert wang.last.card.title.values["prompt"].key == "ask-title"  # type: ignore[union-attr]


async def test_lines_that_contradict_each_other_are_said_and_asked(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(f"标题：甲\n标题：乙\n来源：区卫健委\n来源：未知\n栏目：业务宣传\n\n{STORY}")
        assert "标题写了几次，说法不一：甲、乙。我都没有采用；要填的会再问您，其他的请点“修改”填。" in wang.reads()
        assert "信息来源写了几次，说法不一：区卫健委、未知。" in wang.reads()
        assert await here.rows("SELECT title, text, source_words FROM versions") == [("", STORY, "")]
        assert wang.last.card.title.values["prompt"].key == "ask-title"  # type: ignore[union-attr]
        await wang.says(TITLE)
        assert wang.hears().startswith("信息从哪里来？")


async def test_several_lines_for_what_may_be_several_are_taken_together(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        lines = "渠道：官方微博\n渠道：官方微信\n引用：张院士\n引用：李主任\n涉及部门：人力资源部\n涉及部门：信息技术部"
        await here["wang-min"].says(f"{TITLE}\n{lines}\n\n{STORY}")
        [(found,)] = await here.rows("SELECT particulars FROM versions")
        said = json.loads(found)
        assert (said["channels"], said["quoted"]) == (["weibo", "wechat"], ["张院士", "李主任"])
        assert said["concerned"] == ["hr", "it"]


@pytest.mark.parametrize("line", ["作者：王敏", "栏目：没有的栏目"])
async def test_a_line_that_stays_in_the_text_is_no_title(tmp_path: Path, line: str) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].says(f"{line}\n{STORY}")
        assert await here.rows("SELECT title, text FROM versions") == [("", f"{line}\n{STORY}")]


async def test_without_end_the_same_label_is_no_matter(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says("\n".join(f"来源：单位{place}" for place in range(1000)) + f"\n\n{STORY}")
        assert await here.rows("SELECT title, text, source_words FROM versions") == [("", STORY, "")]
        assert "：单位0、单位1、单位2、单位3、单位4。" in wang.reads()


async def test_what_the_bot_says_is_missing_can_be_written_under_that_name(tmp_path: Path) -> None:
    head = "涉及事项：都不涉及\n引用的人或机构：无\n原创或转载：原创"
    async with world(tmp_path, policy=shipped()["p1"]) as here:
        wang = here["wang-min"]
        await wang.says(f"{head}\n{TITLE}\n\n{STORY}")
        assert f"收到《{TITLE}》" in wang.reads()
        [(text, said)] = await here.rows("SELECT text, particulars FROM versions")
        assert text == STORY
        assert {"matters", "quoted", "origin"} <= set(json.loads(said)["answered"])

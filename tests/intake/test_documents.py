"""Word and text files, read as an officer would read them out."""

import inspect
import io
import sys
import zipfile
from contextlib import suppress

import pytest
from docx import Document
from docx.shared import Cm
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import Refused
from bot.intake.documents import Reading, read_docx, read_text
from bot.intake.given import FileDamaged, FileLocked, Limits, UnpacksTooLarge
from bot.intake.words import TextEmpty, TextTooLong
from bot.text import Text
from tests.support import documents as made
from tests.support.documents import blip, docx_of, paragraph, relation


def test_a_press_item_is_read_into_title_text_and_pictures() -> None:
    reading = read_docx(made.press_item(1500, 2))

    assert reading.title == made.PRESS_TITLE
    first, second, *others = made.press_text(1500)
    assert reading.text == "\n".join((first, "\u3014图1\u3015", second, "\u3014图2\u3015", *others))
    assert [picture.name for picture in reading.pictures] == ["1.jpg", "2.jpg"]
    assert [picture.data for picture in reading.pictures] == [made.picture(tone=0), made.picture(tone=40)]
    assert reading.pictures[0].found.width == 640
    assert reading.notes == ()


def word(*lines: tuple[str, str]) -> bytes:
    document = Document()
    for text, style in lines:
        document.add_paragraph(text, style=style)
    return made.saved(document)


@pytest.mark.parametrize(
    ("lines", "title", "text"),
    [
        ([("通讯", "Normal"), ("健康日", "Title"), ("正文", "Normal")], "健康日", "通讯\n正文"),
        ([("通讯", "Normal"), ("健康日", "Heading 1"), ("正文", "Normal")], "健康日", "通讯\n正文"),
        ([("健康日", "Normal"), ("一、背景", "Heading 1"), ("正文", "Normal")], "健康日", "一、背景\n正文"),
        ([("第一章 总则", "Heading 1"), ("正文", "Normal")], "第一章 总则", "正文"),
        ([("2.5亿元的项目", "Heading 1"), ("正文", "Normal")], "2.5亿元的项目", "正文"),
        ([("", "Normal"), ("健康日", "Normal"), ("正文", "Normal")], "健康日", "正文"),
        ([("长" * 61, "Normal"), ("正文", "Normal")], "", "长" * 61 + "\n正文"),
        ([("长" * 201, "Title"), ("正文", "Normal")], "", "长" * 201 + "\n正文"),
        ([("健康日\n走进社区", "Title"), ("正文", "Normal")], "健康日 走进社区", "正文"),
        ([("健康日", "Title")], "健康日", ""),
        ([("甲", "List Bullet"), ("乙", "List Bullet")], "", "• 甲\n• 乙"),
        ([], "", ""),
    ],
)
def test_the_title_is_found_and_not_said_twice(lines: list[tuple[str, str]], title: str, text: str) -> None:
    reading = read_docx(word(*lines))
    assert (reading.title, reading.text) == (title, text)


def test_a_style_of_ones_own_that_comes_from_title_is_a_title() -> None:
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:styleId="a1"><w:name w:val="标题"/></w:style>'
        '<w:style w:styleId="a2"><w:name w:val="公文大标题"/><w:basedOn w:val="a1"/></w:style>'
        '<w:style w:styleId="b1"><w:name w:val="圈"/><w:basedOn w:val="b2"/></w:style>'
        '<w:style w:styleId="b2"><w:basedOn w:val="b1"/></w:style></w:styles>'
    ).encode()
    body = paragraph("长" * 70, '<w:pStyle w:val="b1"/>') + paragraph("健康日", '<w:pStyle w:val="a2"/>')

    reading = read_docx(
        docx_of(body, relations=relation("s", "styles", "styles.xml"), parts={"word/styles.xml": styles})
    )

    assert reading.title == "健康日"


def test_tables_are_rows_in_their_place() -> None:
    document = Document()
    document.add_paragraph("健康日", style="Title")
    document.add_paragraph("前")
    table = document.add_table(3, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "科室", "人数"
    table.cell(1, 0).text, table.cell(1, 1).text = "内科\n中医科", "12"
    document.add_paragraph("后")
    inner = table.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "医生", "护士"

    assert read_docx(made.saved(document)).text == "前\n科室 | 人数\n内科 中医科 | 12 医生 | 护士\n后"


def test_merged_cells_are_said_once() -> None:
    document = Document()
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "合计"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "甲乙"
    table.cell(1, 2).text = "丙"

    assert read_docx(made.saved(document)).text == "合计 | 甲乙\n |  | 丙"


def test_a_table_at_the_beginning_is_no_title() -> None:
    document = Document()
    document.add_table(1, 1).cell(0, 0).text = "审批表"
    assert read_docx(made.saved(document)) == Reading("", "审批表")


def test_headers_and_footers_are_not_read() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "第 1 页"
    document.add_paragraph("正" * 70)
    assert read_docx(made.saved(document)).text == "正" * 70


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


LONG = "。" * 60  # keeps a paragraph from being taken for the title
DELETED = "<w:del><w:r><w:delText>二百</w:delText></w:r></w:del>"
MARK_DELETED = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>"
NOT_HIDDEN = "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>明</w:t></w:r>"
SIGNS = "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/></w:r>"
CONTROL = f"<w:sdt><w:sdtPr><w:tag/></w:sdtPr><w:sdtContent><w:p>{run('控件')}</w:p></w:sdtContent></w:sdt>"
FIELD = f"<w:fldSimple>{run('域')}</w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r>"
RUBY = f"<w:r><w:ruby><w:rt>{run('hàn')}</w:rt><w:rubyBase>{run('汉')}</w:rubyBase></w:ruby></w:r>"
BOX = f"<w:r><w:pict><w:txbxContent><w:p>{run('框')}</w:p></w:txbxContent></w:pict></w:r>"
FORMS = f"<mc:Choice>{run('新')}</mc:Choice><mc:Fallback>{run('旧')}</mc:Fallback>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:p>{run('服务')}<w:ins>{run('三百')}</w:ins>{DELETED}{run('人')}</w:p>", "服务三百人"),
        (f"<w:p>{run('甲')}<w:moveFrom>{run('乙')}</w:moveFrom><w:moveTo>{run('丙')}</w:moveTo></w:p>", "甲丙"),
        (f"<w:p>{MARK_DELETED}{run('上')}</w:p><w:p>{run('下')}</w:p>", "上下"),
        (f"<w:p>{MARK_DELETED}{run('末')}</w:p>", "末"),
        (f"<w:p>{SIGNS}</w:p>", "甲\t乙\n丙‑"),
        ("<w:p><w:r><w:t>一\n二</w:t><w:t/></w:r></w:p>", "一 二"),
        (f"<w:p>{HIDDEN}{NOT_HIDDEN}</w:p>", "明"),
        (CONTROL, "控件"),
        (f"<w:p>{FIELD}</w:p>", "域"),
        (f"<w:p>{RUBY}</w:p>", "汉"),
        ("<w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>", "x=1"),
        (f"<w:p>{run('段')}{BOX}{run('尾')}</w:p>", "段尾\n框"),
        (f"<w:p><w:r><mc:AlternateContent>{FORMS}</mc:AlternateContent></w:r></w:p>", "新"),
        ("<w:p><w:r><mc:AlternateContent/></w:r></w:p>", ""),
        (f"<w:p><w:r/><!-- {LONG} --></w:p><w:p>{run('&#x1F389;')}</w:p>", "🎉"),
    ],
)
def test_what_word_shows_is_what_is_read(body: str, text: str) -> None:
    assert read_docx(docx_of(paragraph(LONG) + paragraph(LONG + LONG) + body)).text == "\n".join(
        line for line in (LONG + LONG, text) if line
    )


def test_the_address_of_a_link_is_not_lost() -> None:
    links = relation("v", "hyperlink", "https://video.example/1", outside=True)
    links += relation("j", "hyperlink", "javascript:alert(1)", outside=True) + relation("b", "image", "media/a.png")
    body = paragraph("健康日")
    body += "".join(
        f'<w:p><w:hyperlink r:id="{ident}">{run(words)}</w:hyperlink></w:p>'
        for ident, words in (("v", "视频"), ("v", "https://video.example/1"), ("j", "点"), ("b", "图"), ("x", "无"))
    )

    assert read_docx(docx_of(body, relations=links)).text.splitlines() == [
        "视频 (https://video.example/1)",
        "https://video.example/1",
        "点",
        "图",
        "无",
    ]


PARTS = {"word/media/a.jpg": made.picture(tone=1), "word/media/b.jpg": made.picture(tone=2)}
SHOWN = "".join(relation(name, "image", f"media/{name}.jpg") for name in "abc")


def test_each_picture_comes_once_in_order() -> None:
    parts = {**PARTS, "word/media/c.jpg": PARTS["word/media/b.jpg"]}
    body = (
        blip("b") + blip("a") + blip("c") + blip("b") + '<w:p><w:r><w:pict><v:imagedata r:id="a"/></w:pict></w:r></w:p>'
    )

    reading = read_docx(docx_of(body, relations=SHOWN, parts=parts))

    assert [picture.data for picture in reading.pictures] == [parts["word/media/b.jpg"], parts["word/media/a.jpg"]]
    assert reading.notes == ()


@pytest.mark.parametrize(
    "data",
    [b"\xd7\xcd\xc6\x9a" + bytes(40), made.png_header(), PARTS["word/media/a.jpg"][:900], made.press_item(), b""],
)
def test_a_picture_that_cannot_be_taken_is_counted_and_the_rest_read(data: bytes) -> None:
    reading = read_docx(
        docx_of(paragraph("健康日") + blip("c") + blip("a"), relations=SHOWN, parts={**PARTS, "word/media/c.jpg": data})
    )

    assert [picture.name for picture in reading.pictures] == ["1.jpg"]
    assert reading.notes == (Text("note-docx-pictures", {"count": 1}),)


def test_a_picture_that_is_missing_or_only_linked_is_counted() -> None:
    linked = '<w:p><w:r><w:drawing><a:blip r:link="out"/></w:drawing></w:r></w:p>'

    reading = read_docx(docx_of(blip("c") + blip("nowhere") + linked, relations=SHOWN, parts=PARTS))

    assert reading.pictures == ()
    assert reading.notes == (Text("note-docx-pictures", {"count": 3}),)


def test_more_pictures_or_pixels_than_anybody_sends_are_left_out() -> None:
    data = docx_of(blip("a") + blip("b"), relations=SHOWN, parts=PARTS)
    for limits in (Limits(document_pictures=1), Limits(document_pixels=640 * 480)):
        reading = read_docx(data, limits=limits)
        assert len(reading.pictures) == 1
        assert reading.notes == (Text("note-docx-pictures", {"count": 1}),)


def test_the_sender_is_told_what_was_left_out() -> None:
    body = (
        paragraph("健康日", '<w:numPr><w:numId w:val="7"/></w:numPr>')
        + f"<w:p>{run('文')}<w:del>{run('删')}</w:del><w:del>{run('除')}</w:del>"
        + "<w:r><w:footnoteReference/><w:endnoteReference/><w:commentReference/><w:object/></w:r>"
        + "<w:r><w:drawing><c:chart/></w:drawing></w:r></w:p>"
    )

    assert read_docx(docx_of(body)).notes == (
        Text("note-docx-deletions", {"count": 2}),
        Text("note-docx-numbers", {"count": 1}),
        Text("note-docx-footnotes", {"count": 2}),
        Text("note-docx-comments", {"count": 1}),
        Text("note-docx-objects", {"count": 2}),
    )


NO_MAIN = made.zipped({"[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<Relationships/>"})
LOST_MAIN = made.zipped({"_rels/.rels": b'<R><Relationship Type="x/officeDocument" Target="word/document.xml"/></R>'})


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        made.press_item()[:5000],
        made.zipped({"a": b"b"}),
        NO_MAIN,
        LOST_MAIN,
        docx_of("<w:p>"),
        docx_of("<w:sdt>" * 300 + "</w:sdt>" * 300),
        docx_of("<w:p/>", before='<?xml version="1.0" encoding="UTF-7"?>'),
        docx_of("", before="<!DOCTYPE w:document>"),
    ],
)
def test_a_file_that_is_not_whole_is_damaged(data: bytes) -> None:
    with pytest.raises(FileDamaged) as refused:
        read_docx(data, "稿件.docx")
    assert refused.value.values == {"name": "稿件.docx"}


def test_a_part_in_utf_16_is_read() -> None:
    xml = f'<?xml version="1.0" encoding="UTF-16"?><w:body {made.NAMESPACES}>{paragraph("健康日")}</w:body>'
    data = docx_of("", parts={"word/document.xml": xml.encode("utf-16")})
    assert read_docx(data).title == "健康日"


def test_a_strict_document_is_read_like_any_other() -> None:
    usual = docx_of(paragraph("健康日") + blip("a"), relations=SHOWN, parts=PARTS)
    with zipfile.ZipFile(io.BytesIO(usual)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for name in ("_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels"):
        for family in (b"officeDocument/", b"wordprocessingml/", b"drawingml/"):
            old = b"http://schemas.openxmlformats.org/" + family + b"2006/"
            members[name] = members[name].replace(old, b"http://purl.oclc.org/ooxml/" + family)
    assert b"purl.oclc.org" in members["word/document.xml"]

    reading = read_docx(made.zipped(members))

    assert (reading.title, len(reading.pictures)) == ("健康日", 1)


def test_deep_nesting_is_damage_where_the_stack_is_short() -> None:
    data = docx_of("<w:sdt>" * 240 + "</w:sdt>" * 240)
    room = sys.getrecursionlimit() - len(inspect.stack(0))

    def dive(levels: int) -> Reading:
        return dive(levels - 1) if levels else read_docx(data)

    assert dive(room - 400) == Reading("", "")
    with pytest.raises(FileDamaged):
        dive(room - 150)


def test_a_text_over_the_limit_is_refused_with_its_length() -> None:
    with pytest.raises(TextTooLong) as refused:
        read_docx(made.press_item(1500), limits=Limits(text_characters=1000))
    assert refused.value.values["most"] == 1000


def test_bombs_and_passwords_are_refused_here_too() -> None:
    with pytest.raises(UnpacksTooLarge):
        read_docx(made.press_item(), limits=Limits(xml_bytes=1000))
    locked = bytearray(made.press_item())
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(FileLocked):
        read_docx(bytes(locked))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_nothing_but_a_refusal_comes_out_of_damaged_documents(data: st.DataObject) -> None:
    whole = bytearray(docx_of(paragraph("健康日") + blip("a"), relations=SHOWN, parts=PARTS))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(Refused):
        assert len(read_docx(bytes(whole)).pictures) <= 1


LEAVES = st.sampled_from(["w:t", "w:br", "a:blip", "w:del", "m:t"])
BRANCHES = st.sampled_from(["w:p", "w:r", "w:tbl", "w:tr", "w:tc", "w:hyperlink", "w:sdt", "mc:AlternateContent"])


def branching(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda tag, within: f"<{tag}>{''.join(within)}</{tag}>", BRANCHES, st.lists(inner, max_size=4))


@settings(max_examples=100, deadline=None)
@given(st.recursive(LEAVES.map(lambda tag: f"<{tag}>x</{tag}>"), branching, max_leaves=20))
def test_any_arrangement_of_elements_is_read(body: str) -> None:
    assert isinstance(read_docx(docx_of(body)), Reading)


def test_a_large_picture_costs_the_text_nothing() -> None:
    document = Document()
    document.add_picture(io.BytesIO(made.picture(2000, 1500)), width=Cm(10))
    document.add_paragraph("健康日")
    assert read_docx(made.saved(document)).title == "健康日"


@pytest.mark.parametrize(
    ("data", "title", "text"),
    [
        ("健康日\r\n\r\n  正文".encode(), "健康日", "  正文"),
        ("健康日\n正文".encode("gb18030"), "健康日", "正文"),
        ("\ufeff健康日\n正文".encode("utf-16"), "健康日", "正文"),
        (
            "健康日走進社區\n6月3日，志願者為居民測量血壓。".encode("big5"),
            "健康日走進社區",
            "6月3日，志願者為居民測量血壓。",
        ),
        (
            "健康日走进社区\n6月3日，志愿者为居民测量血压。".encode("gbk"),
            "健康日走进社区",
            "6月3日，志愿者为居民测量血压。",
        ),
        ("義診喺銅鑼灣舉行，歡迎街坊參加。".encode("big5hkscs"), "", "義診喺銅鑼灣舉行，歡迎街坊參加。"),
        ("健康日".encode(), "", "健康日"),
        (("长" * 61 + "\n正文").encode(), "", "长" * 61 + "\n正文"),
        ("上页\n文\f下页".encode(), "上页", "文\n下页"),
    ],
)
def test_a_text_file_is_read_like_a_document(data: bytes, title: str, text: str) -> None:
    assert read_text(data) == Reading(title, text)


def test_a_text_file_that_is_none_or_empty_is_refused() -> None:
    with pytest.raises(FileDamaged):
        read_text(b"\0\1\2", "说明.txt")
    with pytest.raises(TextEmpty):
        read_text(b" \n ")

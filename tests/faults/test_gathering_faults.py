"""Faults 67, 75, 76 and 81, as far as they meet labelled lines, lists and notes of documents, and what is gathered."""

from pathlib import Path

import pytest

from bot.domain.labels import labels, without
from bot.domain.reposts import linked
from bot.errors import Refused
from bot.intake.documents import read_docx
from bot.intake.given import UnpacksTooLarge
from bot.intake.offices import FileHasMacros
from bot.intake.types import examine
from bot.intake.words import TextTooLong
from tests.support import documents as made
from tests.support.documents import docx_of, paragraph, picture, relation
from tests.support.world import STORY, TITLE, world

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize("words", ["🎉👨‍👩‍👧‍👦🇨🇳", "שלום עולם", "<b>&amp;</b>", "字", "\u202bمرحبا\u202c"])
async def test_fault_67_what_a_labelled_line_says_is_kept_exactly(tmp_path: Path, words: str) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].says(f"{TITLE}\n备注：{words}\n\n{STORY}")
        assert await here.rows("SELECT note, text FROM versions") == [(words, STORY)]


async def test_fault_67_a_part_that_cannot_be_stored_is_refused_and_the_draft_stands(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].sends(files=[("a.jpg", picture())])
        answer = await here["wang-min"].says("稿\0件")
        assert answer.refused
        assert await here.rows("SELECT text, json_array_length(attachments) FROM versions") == [("", 1)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("稿件.rtf", b"{\\rtf1{\\object\\objemb\\objupdate{\\*\\objdata 0105}}}"),
        (
            "稿件.odt",
            made.zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "Scripts/python/a.py": b"import os"}),
        ),
    ],
)
def test_fault_75_programs_in_what_is_kept_unread_are_found(name: str, data: bytes) -> None:
    with pytest.raises(FileHasMacros):
        examine(name, data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("宏.docx", made.macro_docx()),
        ("口令.docx", made.compound("EncryptedPackage", "EncryptionInfo")),
        ("炸弹.docx", made.zip_bomb()),
        ("损坏.docx", made.press_item()[:3000]),
    ],
)
async def test_fault_75_a_document_that_is_refused_leaves_no_draft_and_a_sentence(
    tmp_path: Path, name: str, data: bytes
) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].sends(files=[(name, data)])
        assert [title.startswith("refused-file-") for title in here["wang-min"].titles()] == [True]
        assert await here.rows("SELECT * FROM drafts") == []


async def test_fault_75_a_picture_bomb_in_a_document_is_left_out_and_the_rest_read(tmp_path: Path) -> None:
    shown = relation("a", "image", "media/a.png")
    data = docx_of(
        paragraph(TITLE) + made.blip("a") + paragraph(STORY),
        relations=shown,
        parts={"word/media/a.png": made.png_header()},
    )
    async with world(tmp_path) as here:
        await here["wang-min"].sends(files=[("稿件.docx", data)])
        assert "note-docx-pictures" in here["wang-min"].titles()
        assert await here.rows("SELECT title, text FROM versions") == [(TITLE, STORY)]


def test_fault_75_a_note_that_is_referred_to_a_thousand_times_is_said_once() -> None:
    notes = f'<w:footnotes {WORD}><w:footnote w:id="1">{paragraph("长" * 500)}</w:footnote></w:footnotes>'.encode()
    body = paragraph("健康日") + '<w:p><w:r><w:t>文</w:t><w:footnoteReference w:id="1"/></w:r></w:p>' * 1000
    relations = relation("f", "footnotes", "footnotes.xml")
    text = read_docx(docx_of(body, relations=relations, parts={"word/footnotes.xml": notes})).text
    assert len(text) < 10_000
    assert text.count("长" * 500) == 1


@pytest.mark.parametrize("part", ["numbering", "footnotes"])
def test_fault_75_parts_besides_the_text_have_their_limits_too(part: str) -> None:
    filler = f"<w:x {WORD}>{'<w:num/>' * 2_100_000}</w:x>".encode()
    body = paragraph("健康日") + '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    data = docx_of(body, relations=relation("x", part, "x.xml"), parts={"word/x.xml": filler})
    with pytest.raises(UnpacksTooLarge):
        read_docx(data)


async def test_fault_76_a_labelled_line_cannot_forge_what_the_bot_says(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].says(f"{TITLE}\n栏目：没有\u2028已签发：周光远\u202e\n\n{STORY}")
        said = next(sheet for sheet in here["wang-min"].sheets if sheet.card.title.key == "news-not-understood")
        printed = here.printed(said.card)
        assert len(printed.splitlines()) == 1
        assert "\u202e" not in printed


@pytest.mark.parametrize(
    "piece", ["来源：", " ", "作者：王\n", "来源：甲\n", "\n", "【", "来源", "a-", "：", "https://", "http://a"]
)
def test_fault_81_labels_and_addresses_are_found_in_time_that_grows_with_the_text(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    found = labels(text)
    assert len(found) <= 1
    assert len(without(text, found)) <= len(text)
    assert linked(text) is None


def test_fault_81_a_document_of_endless_lists_is_refused_by_its_length() -> None:
    levels = '<w:lvl w:ilvl="0"><w:start w:val="99999"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="{}"/></w:lvl>'
    numbering = (
        f'<w:numbering {WORD}><w:abstractNum w:abstractNumId="0">{levels.format("%1" * 1000)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    ).encode()
    item = paragraph("项", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    data = docx_of(
        item * 5_000, relations=relation("n", "numbering", "numbering.xml"), parts={"word/numbering.xml": numbering}
    )
    with pytest.raises(TextTooLong):
        read_docx(data)


def test_fault_81_a_list_within_itself_comes_to_an_end() -> None:
    numbering = (
        f'<w:numbering {WORD}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="8"><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%9%%1%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        "</w:numbering>"
    ).encode()
    item = paragraph("项", '<w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr>')
    relations = relation("n", "numbering", "numbering.xml")
    data = docx_of(paragraph("健康日") + item, relations=relations, parts={"word/numbering.xml": numbering})
    assert read_docx(data).text == "1%11 项"


def test_fault_75_what_is_not_taken_says_so_in_words() -> None:
    for data in (made.zip_bomb(), made.macro_docx()):
        with pytest.raises(Refused) as refused:
            examine("稿件.docx", data)
        assert refused.value.text.key.startswith("refused-file-")

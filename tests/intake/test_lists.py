"""Lists, footnotes and pictures of a Word document: numbers as Word shows them, marks where they stand."""

import pytest
from docx import Document

from bot.intake.documents import read_docx
from bot.text import Text
from tests.support import documents as made
from tests.support.documents import blip, docx_of, paragraph, relation

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FIRST = paragraph("健康日")


def level(number: int, form: str, pattern: str, start: str = "1") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def listed(levels: str, *items: tuple[str, int], more: str = "") -> str:
    """Read a document whose items belong to lists: the id of the list, and the level."""
    part = (
        f'<w:numbering {WORD}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}</w:numbering>'
    ).encode()
    body = FIRST + "".join(
        paragraph(f"项{place}", f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{ident}"/></w:numPr>')
        for place, (ident, depth) in enumerate(items)
    )
    relations = relation("n", "numbering", "numbering.xml")
    return read_docx(docx_of(body, relations=relations, parts={"word/numbering.xml": part})).text


@pytest.mark.parametrize(
    ("form", "start", "shown"),
    [
        ("decimal", "1", "1"),
        ("decimal", "99999999", "99999"),
        ("chineseCounting", "1", "一"),
        ("chineseCountingThousand", "10", "十"),
        ("chineseCounting", "12", "十二"),
        ("japaneseCounting", "20", "二十"),
        ("taiwaneseCounting", "105", "一百零五"),
        ("chineseCounting", "1005", "一千零五"),
        ("chineseCounting", "20000", "20000"),
        ("lowerLetter", "2", "b"),
        ("upperLetter", "28", "BB"),
        ("lowerLetter", "0", "0"),
        ("lowerRoman", "14", "xiv"),
        ("upperRoman", "2026", "MMXXVI"),
        ("upperRoman", "0", "0"),
        ("decimalEnclosedCircle", "3", "③"),
        ("decimalEnclosedCircleChinese", "21", "21"),
        ("none", "1", ""),
        ("heard-of-nowhere", "7", "7"),
        ("decimal", "x", "1"),
    ],
)
def test_numbers_are_counted_as_word_counts(form: str, start: str, shown: str) -> None:
    assert listed(level(0, form, "(%1)", start), ("1", 0)) == f"({shown}) 项0"


def test_levels_count_within_each_other() -> None:
    levels = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2") + level(2, "bullet", "\uf0b7")
    items = (("1", 0), ("1", 1), ("1", 1), ("1", 2), ("1", 0), ("1", 1))
    assert listed(levels, *items).splitlines() == ["一、项0", "一.1 项1", "一.2 项2", "• 项3", "二、项4", "二.1 项5"]


def test_a_list_that_begins_anew_begins_anew_and_one_that_does_not_counts_on() -> None:
    more = '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    more += (
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    text = listed(level(0, "decimal", "%1."), ("1", 0), ("2", 0), ("3", 0), ("0", 0), more=more)
    assert text.splitlines() == ["1. 项0", "2. 项1", "1. 项2", "项3"]


def test_a_list_that_is_not_described_is_said_to_have_lost_its_numbers() -> None:
    body = FIRST + paragraph("项", '<w:numPr><w:numId w:val="9"/></w:numPr>')
    assert read_docx(docx_of(body)).notes == (Text("note-docx-numbers", {"count": 1}),)


def test_styles_bring_their_lists_with_them() -> None:
    document = Document()
    document.add_paragraph("健康日", style="Title")
    for text, style in (("甲", "List Bullet"), ("乙", "List Bullet"), ("丙", "List Number"), ("丁", "List Number")):
        document.add_paragraph(text, style=style)
    assert read_docx(made.saved(document)).text == "• 甲\n• 乙\n1. 丙\n2. 丁"


PICTURES = {f"word/media/{name}.jpg": made.picture(tone=place) for place, name in enumerate("ab")}
SHOWN = "".join(relation(name, "image", f"media/{name}.jpg") for name in "abc")


@pytest.mark.parametrize(
    ("words", "mark"),
    [("义诊服务暖人心", "\u3014图{}\u3015"), ("義診服務暖人心", "\u3014圖{}\u3015"), ("Health day", "[Picture {}]")],
)
def test_pictures_are_marked_where_they_stand_by_the_names_of_their_files(words: str, mark: str) -> None:
    cell = f"<w:tbl><w:tr><w:tc>{paragraph(words)}</w:tc><w:tc>{blip('a')}</w:tc></w:tr></w:tbl>"
    inline = f'<w:p><w:r><w:t>{words} </w:t><w:drawing><a:blip r:embed="b"/></w:drawing></w:r></w:p>'
    body = blip("a") + paragraph(words) + blip("c") + inline + blip("nowhere") + cell
    reading = read_docx(docx_of(body, relations=SHOWN, parts=PICTURES))

    one, two = mark.format(1), mark.format(2)
    assert reading.title == words
    assert reading.text.splitlines() == [one, f"{words} {two}", f"{words} | {one}"]
    assert [picture.name for picture in reading.pictures] == ["1.jpg", "2.jpg"]


def test_a_document_cannot_forge_a_mark() -> None:
    assert read_docx(docx_of(FIRST + paragraph("\ufffcp0\ufffc文"))).text == "p0文"


def test_footnotes_and_endnotes_stand_below_the_text() -> None:
    def remarks(kind: str, *said: str) -> bytes:
        notes = "".join(f'<w:{kind} w:id="{n}">{paragraph(words)}</w:{kind}>' for n, words in enumerate(said))
        return f"<w:{kind}s {WORD}>{notes}</w:{kind}s>".encode()

    reference = '<w:p><w:r><w:t>{}</w:t><w:{}Reference w:id="{}"/></w:r></w:p>'
    body = FIRST + reference.format("知晓率", "footnote", 1) + reference.format("人次", "endnote", 0)
    body += reference.format("缺", "footnote", 7)
    relations = relation("f", "footnotes", "footnotes.xml") + relation("e", "endnotes", "endnotes.xml")
    parts = {
        "word/footnotes.xml": remarks("footnote", "", "2025年调查"),
        "word/endnotes.xml": remarks("endnote", "含随访"),
    }

    reading = read_docx(docx_of(body, relations=relations, parts=parts))

    assert reading.text.splitlines() == [
        "知晓率\u3014注1\u3015",
        "人次\u3014注2\u3015",
        "缺",
        "\u3014注1\u30152025年调查",
        "\u3014注2\u3015含随访",
    ]
    assert reading.notes == (Text("note-docx-footnotes", {"count": 1}),)


def test_tracked_changes_are_read_as_accepted_and_the_sender_is_told() -> None:
    inserted = "<w:p><w:r><w:t>服务</w:t></w:r><w:ins><w:r><w:t>三百</w:t></w:r></w:ins><w:r><w:t>人</w:t></w:r></w:p>"
    reading = read_docx(docx_of(FIRST + inserted))
    assert (reading.text, reading.notes) == ("服务三百人", (Text("note-docx-insertions", {"count": 1}),))

"""Faults 67, 75, 76 and 81, as far as they meet what people send in."""

import logging
import tracemalloc
from pathlib import Path

import pytest

from bot.errors import Refused
from bot.intake.documents import read_docx
from bot.intake.files import Files
from bot.intake.given import FileDamaged, UnpacksTooLarge
from bot.intake.offices import FileHasMacros
from bot.intake.pictures import PictureTooLarge
from bot.intake.types import FileNotTaken, FileTooLarge, FileTypeLies, examine
from bot.intake.words import TextEmpty, TextHasControl, TextTooLong, plain_line, tidy
from tests.support import documents as made


@pytest.mark.parametrize(
    "text", ["字", "字" * 40_000, "🎉👨‍👩‍👧‍👦🇨🇳", "שלום עולם", "\u202bمرحبا\u202c", "<b>&amp;</b>\n*_[x](y)"]
)
def test_fault_67_unusual_texts_are_stored_exactly(text: str) -> None:
    assert tidy(text) == text


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", TextEmpty),
        (" \n\u3000\n", TextEmpty),
        ("稿\0件", TextHasControl),
        ("稿\ud83d件", TextHasControl),
        ("稿\x1b[31m件", TextHasControl),
        ("字" * 100_001, TextTooLong),
    ],
)
def test_fault_67_what_cannot_be_stored_is_refused_with_a_reason(text: str, refusal: type[Refused]) -> None:
    with pytest.raises(refusal) as refused:
        tidy(text)
    assert refused.value.text.key.startswith("refused-text-")


@pytest.mark.parametrize(
    ("name", "data", "refusal"),
    [
        ("稿件.docx", made.zip_bomb(), UnpacksTooLarge),
        ("稿件.docx", made.crowded_zip(), UnpacksTooLarge),
        ("稿件.docx", made.lying_zip(), FileDamaged),
        ("义诊.png", made.png_header(30_000, 30_000), PictureTooLarge),
        ("义诊.jpg", made.program(), FileTypeLies),
        ("义诊.jpg", made.zip_bomb(1_000_000), FileTypeLies),
        ("../../义诊.jpg", b"<html>", FileTypeLies),
        ("稿件.docx", made.macro_docx(), FileHasMacros),
        ("图.svg", b'<svg onload="alert(1)"/>', FileNotTaken),
        ("setup.exe", made.program(), FileNotTaken),
        ("视频.mp4", bytes(50_000_001), FileTooLarge),
    ],
)
def test_fault_75_hostile_files_are_refused_and_cost_little(name: str, data: bytes, refusal: type[Refused]) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(refusal) as refused:
            examine(name, data)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 20_000_000
    assert refused.value.values["name"] == name.rpartition("/")[2]


def test_fault_75_entities_in_a_document_do_not_multiply() -> None:
    with pytest.raises(FileDamaged):
        read_docx(made.entity_bomb())


def test_fault_75_a_zip_inside_a_document_is_not_unpacked() -> None:
    shown = made.relation("a", "image", "media/a.jpg")
    inner = made.zip_bomb()
    data = made.docx_of(made.blip("a"), relations=shown, parts={"word/media/a.jpg": inner})

    assert examine("稿件.docx", data).extension == "docx"
    assert [note.key for note in read_docx(data).notes] == ["note-docx-pictures"]


def test_fault_75_nothing_that_was_sent_chooses_its_place_on_the_disk(tmp_path: Path) -> None:
    found = examine("../../../outside.txt", b"text")
    files = Files(tmp_path / "files")

    digest = files.put(b"text")

    assert (found.name, found.digest) == ("outside.txt", digest)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [digest]


def test_fault_76_a_title_cannot_forge_a_line_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    title = "好稿\r\n2026-11-22 10:00 INFO approved by 刘总\u2028\x1b[2K\x1b[1A\u202e\x85end"

    with caplog.at_level(logging.INFO):
        logging.getLogger("test").info("submitted: %s", plain_line(title, 200))

    assert len(caplog.text.splitlines()) == 1
    assert "\x1b" not in caplog.text
    assert "\u202e" not in caplog.text


def test_fault_76_nor_can_the_name_of_a_file_in_a_refusal() -> None:
    with pytest.raises(FileNotTaken) as refused:
        examine("a\n2026-11-22 INFO approved\x1b[2K\u202etxt", made.program())
    assert refused.value.values["name"] == "a 2026-11-22 INFO approved [2K txt"


TEN_MEGABYTES = 10_000_000


# Anything quadratic would keep these tests busy for hours.
PIECES = ["字", "\n", " ", "\n \t", " \n字", "\r\n", "\u3000\n\u3000", "a\u0301", "🇨🇳", "\u200d", "\x1b"]


@pytest.mark.parametrize("piece", PIECES)
def test_fault_81_a_paste_of_ten_megabytes_is_refused_at_once(piece: str) -> None:
    paste = "首" + piece * (TEN_MEGABYTES // len(piece)) + "尾"

    with pytest.raises(TextTooLong):
        tidy(paste)
    assert len(plain_line(paste, 80)) <= 80


@pytest.mark.parametrize("piece", ["\n", "\n \t", "\r\n", "\u3000\n\u3000"])
def test_fault_81_megabytes_of_blank_lines_around_a_text_go_at_once(piece: str) -> None:
    edge = piece * (TEN_MEGABYTES // len(piece) // 2) + "\n"

    assert tidy(edge + "正文\n" + edge) == "正文"
    assert plain_line(edge + "正文\n" + edge, 80) == "正文"


def test_fault_81_a_long_name_is_cut_before_it_is_looked_at() -> None:
    for piece in ("稿", "/", "../", ".", " .", "\u202e", "e\u0301"):
        assert len(examine(piece * TEN_MEGABYTES + ".txt", b"text").name) <= 120


def test_fault_81_a_document_of_endless_text_is_refused_by_its_size() -> None:
    with pytest.raises(UnpacksTooLarge):
        read_docx(made.docx_of(made.paragraph("字" * 6_000_000)))

"""What a file really is, whatever it is called."""

import codecs
import hashlib
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.errors import Refused
from bot.intake.given import FileDamaged, FileLocked, Limits, UnpacksTooLarge
from bot.intake.kinds import SORTS, Kind
from bot.intake.offices import FileHasMacros
from bot.intake.types import FileEmpty, FileNotTaken, FileTooLarge, FileTypeLies, examine, is_picture
from bot.text import Text
from tests.support import documents as made

EBML = b"\x1a\x45\xdf\xa3" + bytes(8)
OOXML = "application/vnd.openxmlformats-officedocument."
OPEN_TEXT = b"application/vnd.oasis.opendocument.text"


def office(main: str) -> bytes:
    return made.docx_of(made.paragraph("表"), content_type=f"{OOXML}{main}.main+xml")


TAKEN = {
    "jpg": made.picture(),
    "png": made.picture(sort="PNG"),
    "gif": made.picture(sort="GIF"),
    "webp": made.picture(sort="WEBP"),
    "docx": made.press_item(300, 1),
    "xlsx": office("spreadsheetml.sheet"),
    "pptx": office("presentationml.presentation"),
    "doc": made.compound("WordDocument"),
    "xls": made.compound("Workbook"),
    "ppt": made.compound("PowerPoint Document"),
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "ofd": made.zipped({"OFD.xml": b"<OFD/>", "Doc_0/Document.xml": b"<Document/>"}),
    "rtf": b"{\\rtf1\\ansi text}",
    "odt": made.zipped({"mimetype": OPEN_TEXT, "META-INF/manifest.xml": b"<m/>", "content.xml": b"<c/>"}),
    "pages": made.zipped({"Index/Document.iwa": b"\0\1", "Metadata/Properties.plist": b""}),
    "mp4": made.recording(),
    "mov": made.recording(b"qt  ").replace(b"mp42", b"qt  "),
    "webm": EBML + b"\x42\x82\x84webm",
    "mp3": b"ID3\x03\0\0\0\0\0\0" + bytes(20),
    "m4a": made.recording(b"M4A "),
    "ogg": b"OggS\0\x02" + bytes(30),
    "wav": b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0",
    "flac": b"fLaC\0\0\0\x22" + bytes(20),
    "aac": b"\xff\xf1\x50\x80\0\x1f\xfc",
    "amr": b"#!AMR\n\x3c\x91" + bytes(20),
    "txt": "健康宣传日走进社区".encode(),
}


def test_every_format_has_an_example() -> None:
    assert set(TAKEN) == set(SORTS)


@pytest.mark.parametrize("extension", TAKEN)
def test_a_file_is_known_by_its_content_and_named_after_it(extension: str) -> None:
    data = TAKEN[extension]

    found = examine("附件", data)

    assert (found.extension, found.name) == (extension, f"附件.{extension}")
    assert (found.kind, found.media_type) == (SORTS[extension].kind, SORTS[extension].media_type)
    assert (found.size, found.digest) == (len(data), hashlib.sha256(data).hexdigest())
    assert ((found.width, found.height) == (640, 480)) == (found.kind is Kind.PICTURE)


@pytest.mark.parametrize(
    ("name", "data", "kept"),
    [
        ("义诊.JPG", TAKEN["jpg"], "义诊.JPG"),
        ("义诊.jpeg", TAKEN["jpg"], "义诊.jpeg"),
        ("义诊.jpg", TAKEN["png"], "义诊.png"),  # what telephones and chats do
        ("稿件.doc", TAKEN["docx"], "稿件.docx"),
        ("稿件.docm", TAKEN["docx"], "稿件.docx"),  # there is no macro in it
        ("说明.md", TAKEN["txt"], "说明.md"),
        ("关于3.8活动的通知", TAKEN["docx"], "关于3.8活动的通知.docx"),
        ("录音.mp4", TAKEN["m4a"], "录音.m4a"),
        ("C:\\稿\\..\\义诊.png", TAKEN["png"], "义诊.png"),
    ],
)
def test_a_name_that_means_the_same_is_accepted_and_set_right(name: str, data: bytes, kept: str) -> None:
    assert examine(name, data).name == kept


@pytest.mark.parametrize(
    ("name", "data", "claims", "looks"),
    [
        ("义诊.jpg", made.program(), "jpg", "file-looks-program"),
        ("义诊.jpg", b"<!DOCTYPE html><script>alert(1)</script>", "jpg", "file-looks-page"),
        ("义诊.jpg", made.zipped({"a.txt": b"a"}), "jpg", "file-looks-archive"),
        ("义诊.JPG", TAKEN["docx"], "jpg", "file-looks-document"),
        ("稿件.docx", TAKEN["png"], "docx", "file-looks-picture"),
        ("稿件.pdf", TAKEN["txt"], "pdf", "file-looks-text"),
        ("稿件.txt", TAKEN["mp4"], "txt", "file-looks-video"),
        ("义诊.mp4", TAKEN["pdf"], "mp4", "file-looks-document"),
        ("义诊.png", b"\0\1\2\3\4", "png", "file-looks-unknown"),
        ("稿件.exe", TAKEN["jpg"], "exe", "file-looks-picture"),
        ("run.bat", TAKEN["txt"], "bat", "file-looks-text"),
    ],
)
def test_a_name_that_lies_is_named(name: str, data: bytes, claims: str, looks: str) -> None:
    with pytest.raises(FileTypeLies) as refused:
        examine(name, data)
    assert refused.value.values == {"name": name, "claims": claims, "looks_like": Text(looks)}


@pytest.mark.parametrize(
    ("name", "data", "looks"),
    [
        ("setup.exe", made.program(), "program"),
        ("tool", b"\x7fELF\x02\x01\x01" + bytes(60), "program"),
        ("tool", b"\xcf\xfa\xed\xfe\x07\0\0\1" + bytes(60), "program"),
        ("Main.class", b"\xca\xfe\xba\xbe\0\0\0\x41", "program"),
        ("快捷方式.lnk", b"L\0\0\0\x01\x14\x02\0\0\0\0\0", "program"),
        ("run.sh", b"#!/bin/sh\nrm -rf /\n", "program"),
        ("页面.html", b"\xef\xbb\xbf \n<HTML><body>", "page"),
        ("页面", b"<!-- saved from --><html>", "page"),
        ("图.svg", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', "svg"),
        ("图.svg", b"<svg></svg>", "svg"),
        ("图包.zip", made.zipped({"1.jpg": TAKEN["jpg"]}), "archive"),
        ("图包.zip", b"PK\x05\x06" + bytes(18), "archive"),
        ("图包.rar", b"Rar!\x1a\x07\0" + bytes(20), "archive"),
        ("图包.7z", b"7z\xbc\xaf\x27\x1c\0\4" + bytes(20), "archive"),
        ("图", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40), "heic"),
        ("东西", b"\0\1\2\3\4", "unknown"),
        ("安装.msi", made.compound("Property"), "unknown"),
    ],
)
def test_what_is_not_taken_is_told_in_words(name: str, data: bytes, looks: str) -> None:
    with pytest.raises(FileNotTaken) as refused:
        examine(name, data)
    assert refused.value.values == {"name": name, "looks_like": Text(f"file-looks-{looks}")}


@pytest.mark.parametrize(
    ("data", "extension"),
    [
        (b"8BPS\0\1" + bytes(20), "PSD"),
        (b"%!PS-Adobe", "PS"),
        (b"<?xml version='1'?><a/>", "XML"),
    ],
)
def test_a_known_format_without_a_word_of_its_own_is_called_by_its_extension(data: bytes, extension: str) -> None:
    with pytest.raises(FileNotTaken) as refused:
        examine("东西", data)
    assert refused.value.values["looks_like"] == Text("file-looks-other", {"type": extension})


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("稿件.docx", made.macro_docx()),
        ("稿件.docx", made.docx_of("", content_type="application/vnd.ms-word.document.macroEnabled.main+xml")),
        ("稿件.docx", made.docx_of("", parts={"word/activeX/activeX1.xml": b"<x/>"})),
        ("稿件.doc", made.compound("WordDocument", "Macros", "_VBA_PROJECT")),
        ("稿件.rtf", b"{\\rtf1 {\\object\\objemb{\\*\\objdata 01050000}}}"),
        ("稿件.odt", made.zipped({"mimetype": OPEN_TEXT, "Basic/a.xml": b""})),
        ("报表.xls", made.compound("Workbook", "_VBA_PROJECT_CUR")),
    ],
)
def test_a_document_with_programs_in_it_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(FileHasMacros) as refused:
        examine(name, data)
    assert refused.value.values == {"name": name}


def test_a_document_with_a_password_is_refused_as_such() -> None:
    locked = bytearray(made.zipped({"[Content_Types].xml": b"<Types/>"}))
    entry = locked.index(b"PK\x01\x02")
    locked[entry + 8] |= 1

    open_text = made.zipped({"mimetype": OPEN_TEXT, "META-INF/manifest.xml": b"<m:encryption-data/>"})
    for data in (made.compound("EncryptedPackage", "EncryptionInfo"), bytes(locked), open_text):
        with pytest.raises(FileLocked):
            examine("稿件.docx", data)


def test_the_outer_document_counts_where_one_holds_another() -> None:
    assert examine("表", made.compound("Workbook", "WordDocument")).extension == "xls"
    assert examine("稿", made.compound("WordDocument", "Workbook")).extension == "doc"


def test_a_stream_name_in_the_text_of_an_old_document_is_no_stream() -> None:
    entry = made.compound("EncryptedPackage")[-128:]

    found = examine("稿", made.compound("WordDocument") + b"!" + entry)

    assert found.extension == "doc"


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(FileEmpty):
        examine("稿件.docx", b"")


def test_a_file_over_the_limit_is_refused_with_both_sizes_and_without_a_look() -> None:
    with pytest.raises(FileTooLarge) as refused:
        examine("视频.mp4", bytes(50_000_001))
    assert refused.value.values == {"name": "视频.mp4", "size": 51, "most": 50}
    assert examine("视频.mp4", TAKEN["mp4"], Limits(file_bytes=len(TAKEN["mp4"]))).extension == "mp4"


@pytest.mark.parametrize(
    "data",
    [
        "健康宣传日，MZ 开头也无妨。\r\n".encode(),
        "MZ健康宣传日".encode(),
        codecs.BOM_UTF8 + "健康宣传日".encode(),
        "健康宣传日走进社区，义诊服务暖人心。".encode("gb18030"),
        codecs.BOM_UTF16_LE + "健康宣传日".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "健康宣传日".encode("utf-16-be"),
        b"plain",
        "🎉".encode(),
    ],
)
def test_text_is_text_in_any_of_the_usual_encodings(data: bytes) -> None:
    assert examine("说明", data).kind is Kind.TEXT


@pytest.mark.parametrize(
    "data",
    [
        b"a\0b",
        "\x1b[31m红".encode(),
        codecs.BOM_UTF16_LE + b"a",
        codecs.BOM_UTF16_LE + "a\x1b".encode("utf-16-le"),
        bytes(range(0x90, 0xFF)),
        b"caf\xe9 ol\xe9",
    ],
)
def test_bytes_that_are_no_writing_are_no_text(data: bytes) -> None:
    with pytest.raises(FileNotTaken):
        examine("说明", data)


def test_a_zip_that_breaks_off_is_damaged() -> None:
    with pytest.raises(FileDamaged):
        examine("稿件.docx", TAKEN["docx"][:-200])


def test_an_office_file_of_no_known_program_is_an_archive() -> None:
    with pytest.raises(FileTypeLies) as refused:
        examine("图.docx", office("drawingml.diagram"))
    assert refused.value.values["looks_like"] == Text("file-looks-archive")


def test_a_picture_is_known_by_its_beginning() -> None:
    assert is_picture(TAKEN["webp"])
    assert not is_picture(TAKEN["docx"])
    assert not is_picture(b"")


STARTS = st.sampled_from([b"", b"PK\x03\x04", made.compound(), b"%PDF-", *(data[:64] for data in TAKEN.values())])


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40), STARTS, st.binary(max_size=300))
@example("", b"\xff\xd8\xff", b"")
def test_nothing_but_a_refusal_ever_comes_out_of_random_bytes(name: str, start: bytes, rest: bytes) -> None:
    with suppress(Refused):
        found = examine(name, start + rest)
        assert found.name.lower().endswith((found.extension, *SORTS[found.extension].spellings))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(TAKEN)), st.data())
def test_nothing_but_a_refusal_ever_comes_out_of_damaged_files(extension: str, data: st.DataObject) -> None:
    bytes_of = bytearray(TAKEN[extension])
    for _ in range(data.draw(st.integers(1, 5))):
        bytes_of[data.draw(st.integers(0, len(bytes_of) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(bytes_of)))
    with suppress(Refused):
        assert examine("文件", bytes(bytes_of[:cut])).size == cut


@pytest.mark.parametrize(
    ("limits", "refusal"),
    [
        (Limits(members=3), UnpacksTooLarge),
        (Limits(unpacked_bytes=1_000), UnpacksTooLarge),
        (Limits(unpacked_ratio=2, ratio_from_bytes=1_000), UnpacksTooLarge),
        (Limits(xml_bytes=100), UnpacksTooLarge),
    ],
)
def test_each_limit_of_unpacking_holds_by_itself(limits: Limits, refusal: type[Refused]) -> None:
    data = made.docx_of(made.paragraph("稿件" * 2_000))
    assert examine("稿件.docx", data).extension == "docx"
    with pytest.raises(refusal):
        examine("稿件.docx", data, limits)


def test_members_that_documents_never_have_are_damage() -> None:
    types = {"[Content_Types].xml": b"<Types/>"}
    twice = made.zipped({"[Content_Types].xml": b"<Types/>", "[content_types].xml": b"<Types/>"}).replace(
        b"[content_types].xml", b"[Content_Types].xml"
    )
    for data in (made.zipped(types, 14), twice, made.zipped({"[Content_Types].xml": b"no xml"})):
        with pytest.raises(FileDamaged):
            examine("稿件.docx", data)

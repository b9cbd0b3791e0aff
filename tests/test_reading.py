"""Files on their way in, read and laid on the shelf."""

from pathlib import Path
from zoneinfo import ZoneInfo

from bot.intake.files import Files
from bot.intake.given import Limits
from bot.ports import FileRef
from bot.reading import Shelf
from handlers.drafts import Sent
from tests.support.documents import macro_docx, picture, press_item, recording


async def read(folder: Path, *files: tuple[str, bytes]) -> tuple[Sent, Files]:
    shelf = Shelf(Files(folder), Limits(), ZoneInfo("Asia/Shanghai"))
    sent = Sent("请审")
    for name, data in files:
        sent = await shelf.add(sent, FileRef(name, name), data)
    return sent, shelf.files


async def test_a_word_file_gives_title_text_and_pictures_and_is_kept_as_the_original(tmp_path: Path) -> None:
    sent, files = await read(tmp_path, ("稿件.docx", press_item(600, 2)))
    assert sent.title.startswith("健康宣传日")
    assert len(sent.text) >= 600
    assert [(file.kind, file.original) for file in sent.attachments] == [
        ("document", True),
        ("picture", False),
        ("picture", False),
    ]
    for file in sent.attachments:
        assert len(files.read(file.digest)) == file.size
    assert sent.document
    assert sent.words == "请审"


async def test_a_plain_text_file_is_read_too(tmp_path: Path) -> None:
    sent, _ = await read(tmp_path, ("notes.txt", "健康宣传日\n\n周三在社区义诊。".encode("gb18030")))
    assert (sent.title, sent.text) == ("健康宣传日", "周三在社区义诊。")
    assert sent.attachments[0].kind == "other"


async def test_pictures_and_videos_are_kept_as_they_are(tmp_path: Path) -> None:
    sent, _ = await read(tmp_path, ("a.jpg", picture()), ("b.mp4", recording()))
    assert [file.kind for file in sent.attachments] == ["picture", "video"]
    assert not sent.document


async def test_what_cannot_be_taken_becomes_a_note_and_the_rest_is_taken(tmp_path: Path) -> None:
    sent, _ = await read(tmp_path, ("a.docx", macro_docx()), ("b.jpg", picture()))
    assert [note.key.startswith("refused-") for note in sent.notes] == [True]
    assert [file.name for file in sent.attachments] == ["b.jpg"]


async def test_two_documents_are_joined(tmp_path: Path) -> None:
    sent, _ = await read(
        tmp_path, ("a.docx", press_item(100, 0, "第一个标题")), ("b.docx", press_item(100, 0, "第二个标题"))
    )
    assert sent.title == "第一个标题"
    assert "\n\n" in sent.text

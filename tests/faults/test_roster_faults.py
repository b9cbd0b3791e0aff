"""Rosters that nobody should send: by whom they are read, what they cost, and that their senders are answered."""

from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

import pytest

from bot.intake.files import Files
from bot.intake.given import Limits, TooManyParts
from bot.intake.types import examine
from bot.mistakes import MOST_TOLD, Mistakes
from bot.reading import Shelf
from bot.roster import read_roster_file, sent_roster
from bot.tables import LONGEST_NAME, LONGEST_WORDS, Table, Words, read_bytes, read_table
from handlers.drafts import Sent
from tests.stories.test_directory import SHEN, sample, successor
from tests.support.documents import crowded_zip
from tests.support.world import world

ZONE = ZoneInfo("Asia/Shanghai")
DEEP = (".".join(["a"] * 3000) + "=1").encode()


class Torn(bytes):
    """Bytes that fail in a way nobody has thought of when they are made text."""

    __slots__ = ()

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        """Fail."""
        raise ArithmeticError(encoding, errors)


def mistakes(data: bytes, name: str = "名册.toml") -> str:
    with pytest.raises(Mistakes) as found:
        read_roster_file(data, name, ZONE)
    return str(found.value)


async def test_a_key_without_end_is_answered_to_whoever_sends_it(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang, shen = here["wang-min"], here[SHEN]
        await wang.sends("/名册", [("名册.toml", DEEP)])
        assert "只有管理员" in wang.hears()
        await shen.sends("/名册", [("名册.toml", DEEP)])
        assert "套得太多了" in shen.hears()
        assert await here.rows("SELECT DISTINCT state FROM inbox") == [("done",)]


def test_a_roster_in_a_form_is_not_read(tmp_path: Path) -> None:
    read = Shelf(Files(tmp_path), Limits(), ZONE).read(Sent(), "名册.toml", DEEP + b"[[person]]", rosters="passed over")
    assert read.roster is None
    assert [file.name for file in read.attachments] == ["名册.toml.txt"]


async def test_an_administrator_reads_of_mistakes_in_his_own_language(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        shen = here[SHEN]
        for name, data, told in (
            ("a.csv", b"\xff\xfe\x00", "请用表格软件另存为“CSV UTF-8”"),
            ("a.csv", b'"' + b"x" * 200_000, "少了引号"),
            ("a.toml", b"a = " + b"[" * 100_000, "套得太多"),
            ("a.toml", b"\xff\xfe\x00", "不是 UTF-8 文本"),
            ("a.toml", b"[[person]]\nid = 3", "带引号的文字，现在是3"),
            ("a.toml", "[[person]]\nid = “甲”".encode(), "英文直引号"),
            ("a.toml", b"=" * 50_001, "太大"),
            ("a.csv", b"x" * 5_000_001, "太大"),
        ):
            await shen.sends("/名册", [(name, data)])
            assert told in shen.hears(), shen.hears()


async def test_of_two_rosters_in_one_message_the_first_is_shown_and_the_second_named(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        shen = here[SHEN]
        await shen.sends("/名册", [("a.toml", successor()), ("b.toml", sample().encode())])
        assert "a.toml" in shen.hears()
        assert "“b.toml”没有看：一次只看一份名册，先看“a.toml”" in shen.reads()


async def test_of_very_many_mistakes_the_first_are_listed_and_all_are_counted(tmp_path: Path) -> None:
    wrong = "\n".join(f"key{number} = 1" for number in range(60)).encode()
    told = mistakes(wrong)
    assert told.startswith("名册.toml: 62 mistakes")
    assert told.endswith("- and 12 more")
    assert len(told.splitlines()) == MOST_TOLD + 2
    async with world(tmp_path) as here:
        await here[SHEN].sends("/名册", [("名册.toml", wrong)])
        assert "有 62 处要改" in here[SHEN].hears()
        assert "另有 47 项" in here[SHEN].hears()


def test_what_is_far_too_long_is_told_and_not_repeated() -> None:
    head = '[[unit]]\nid = "a"\nkind = "department"\nnames = { zh-Hans = "甲" }\n[[person]]\n'
    named = f'{head}id = "p"\nunit = "a"\nnames = {{ zh-Hans = "{"赵" * (LONGEST_NAME + 1)}" }}'
    assert "is longer than 100 characters" in mistakes(named.encode())
    for line in ('id = "LONG"\nunit = "a"', 'id = "p"\nunit = "LONG"', 'id = "p"\nunit = "a"\nLONG = 1'):
        written = f'{head}{line}\nnames = {{ en = "P" }}'.replace("LONG", "x" * 100_000)
        assert len(mistakes(written.encode())) < 1000

    class Noted(Table):
        note: Words

    with pytest.raises(Mistakes, match="is longer than 2000 characters"):
        read_table(f'note = "{"x" * (LONGEST_WORDS + 1)}"', "a.toml", Noted)


def test_a_folder_in_place_of_a_file_is_named() -> None:
    with pytest.raises(Mistakes, match=r"^\.: 1 mistake\n.*cannot be read"):
        read_bytes(Path())


def test_a_file_of_too_many_parts_is_called_that() -> None:
    with pytest.raises(TooManyParts) as refused:
        examine("稿件.docx", crowded_zip(), Limits())
    assert refused.value.text.key == "refused-file-too-many-parts"


def test_a_large_sheet_that_nobody_called_a_roster_is_not_looked_into() -> None:
    assert sent_roster("list.csv", b"x" * 5_000_001, ZONE, "") is None


def test_whatever_happens_while_a_file_is_read_its_sender_is_told(tmp_path: Path) -> None:
    shelf = Shelf(Files(tmp_path), Limits(), ZONE)
    asked = shelf.read(Sent("/名册"), "名册.toml", Torn(b"[[person]]"))
    assert asked.roster is not None
    assert [text.key for text in asked.roster.mistakes] == ["roster-wrong-unread"]
    torn = shelf.read(Sent(), "notes.txt", Torn(b"notes"))
    assert [note.key for note in torn.notes] == ["refused-file-damaged"]
    confused = Shelf(Files(tmp_path), Limits(text_characters=cast("int", None)), ZONE)
    read = confused.read(Sent(), "notes.txt", "健康宣传日".encode())
    assert [note.key for note in read.notes] == ["refused-file-damaged", "news-kept-unread"]
    assert [file.name for file in read.attachments] == ["notes.txt"]

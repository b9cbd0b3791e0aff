"""Files that are no tables at all: not there, not text, not TOML, torn in the middle."""

from pathlib import Path

import pytest

from bot.mistakes import Mistake, Mistakes, Proof, nearest
from bot.tables import SomeName, Table, read_file, read_table


class Numbers(Table):
    ratio: float = 0.5
    named: SomeName = SomeName()
    both: int | SomeName = 0


def told(text: str) -> str:
    with pytest.raises(Mistakes) as found:
        read_table(text, "file.toml", Numbers)
    (mistake,) = found.value.mistakes
    return str(mistake)


def test_what_is_not_toml_is_named_by_its_line() -> None:
    assert told("ratio = 0.1\nratio 0.2") == (
        "line 2, column 7: not TOML: Expected '=' after a key in a key/value pair; "
        "look at this line and at the one before it"
    )


def test_what_ends_too_early_is_named_by_its_end() -> None:
    assert told('named = { en = "x') == (
        "end of document: not TOML: Unterminated string; look at this line and at the one before it"
    )


@pytest.mark.parametrize("text", ["ratio = " + "[" * 100_000, "ratio = " + "{a=" * 100_000])
def test_brackets_without_end_harm_nothing(text: str) -> None:
    assert told(text)


def test_a_number_too_long_harms_nothing() -> None:
    assert told("ratio = " + "9" * 10_000)


def test_what_nobody_thought_of_is_said_in_the_words_of_the_checker() -> None:
    assert told("ratio = []") == "ratio: Input should be a valid number"


def test_a_key_below_something_that_is_no_table_has_no_suggestion() -> None:
    assert told('named = { zh = "x" }') == "named.zh: there is no such key here; there are: zh-Hans, zh-Hant, en"


def test_a_name_may_be_empty_where_nothing_is_said() -> None:
    assert read_table("", "file.toml", Numbers).named.names().en == ""


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes("\ufeffid = 1\r\n".encode())

    assert read_file(tmp_path / "a.toml") == "id = 1\r\n"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_another_encoding_is_named_with_its_line(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.toml").write_bytes("id = 1\nname = '青禾'".encode(encoding))

    with pytest.raises(Mistakes, match=r"is not UTF-8 text \(line [12]\); save it as UTF-8 in your editor"):
        read_file(tmp_path / "a.toml")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Mistakes, match=r"cannot be read: Is a directory; look at .* and its permissions"):
        read_file(tmp_path)


def test_mistakes_are_listed_file_by_file() -> None:
    found = Mistakes(
        [Mistake("a", "x", "is wrong", "mend it"), Mistake("a", "", "is odd"), Mistake("b", "y", "is bad")]
    )

    assert str(found) == "a: 2 mistakes\n  - x: is wrong; mend it\n  - is odd\nb: 1 mistake\n  - y: is bad"


def test_a_proof_without_mistakes_raises_nothing() -> None:
    proof = Proof("a")
    assert proof.known("key", "role", "chief", ["chief"])
    proof.close()
    assert proof.found == []


def test_what_was_meant_is_suggested_whatever_its_case() -> None:
    assert nearest("CHEIF", ["Chief", "head"]) == "did you mean 'Chief'?"


def test_a_long_list_is_not_told_whole() -> None:
    assert nearest("x", [f"word{number}" for number in range(16)]) == ""
    assert nearest("x", []) == "there are none"

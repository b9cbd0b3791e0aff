"""Files that are no tables at all: not there, not text, not TOML, torn in the middle."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

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
        "line 2: not TOML (Expected '=' after a key in a key/value pair): ratio 0.2; "
        "look for a sign that is missing here or on the line before: quotation mark, =, bracket"
    )


QUOTE = 'write it like key = "words"'
MALFORMED = {
    "name = Qinghe": f"line 2: text needs quotation marks, straight ones: name = Qinghe; {QUOTE}",
    "name = “青禾”": f"line 2: text needs quotation marks, straight ones: name = “青禾”; {QUOTE}",
    'name = Qinghe"': f'line 2: text needs quotation marks, straight ones: name = Qinghe"; {QUOTE}',
    "name = 3M": f"line 2: text needs quotation marks, straight ones: name = 3M; {QUOTE}",
    'name = "Qinghe': f'line 2: text needs quotation marks on both sides: name = "Qinghe; {QUOTE}',
    "name = 'Qinghe": f"line 2: text needs quotation marks, straight ones: name = 'Qinghe; {QUOTE}",
    'names = { zh-Hans = "青禾, en = "Qinghe" }': (
        f'line 2: text needs quotation marks, straight ones: names = {{ zh-Hans = "青禾, en = "Qinghe" }}; {QUOTE}'
    ),
    "name =  # Qinghe": "line 2: there is no value after =: name =  # Qinghe; write one, or leave the key out",
    "own = True": "line 2: true and false are written small: own = True; write true or false",
    "id = 2": "line 2: stands here twice: id = 2; leave one of them out",
    'ids = ["x",\nname = 3': ("line 3: the list before this line has no end: name = 3; close it with a square bracket"),
    'x = "' + "长" * 80: f'line 2: text needs quotation marks on both sides: x = "{"长" * 55}…; {QUOTE}',
}


@pytest.mark.parametrize(("line", "expected"), MALFORMED.items())
def test_what_was_forgotten_is_said_in_plain_words_with_the_line(line: str, expected: str) -> None:
    assert told(f"id = 1\n{line}\nratio = 0.1") == expected


@pytest.mark.parametrize("open_", ["x = 'a", 'x = """a', "x = [1,"])
def test_what_never_ends_is_named_by_the_line_on_which_it_begins(open_: str) -> None:
    assert told(f"ratio = 1.0\n{open_}").startswith("line 2: ")
    assert told(f"ratio = 1.0\n{open_}\n\n# the end").startswith("line 2: ")


@pytest.mark.parametrize("line", ["name = \x1b[2J", "\x00"])
def test_a_line_that_no_terminal_should_show_is_not_quoted(line: str) -> None:
    assert line not in told(line)


@pytest.mark.parametrize("text", ["ratio = " + "[" * 100_000, "ratio = " + "{a=" * 100_000])
def test_brackets_without_end_harm_nothing(text: str) -> None:
    assert told(text)


def test_a_number_too_long_harms_nothing() -> None:
    assert told("ratio = " + "9" * 10_000)


def test_what_nobody_thought_of_is_said_in_the_words_of_the_checker() -> None:
    assert told("ratio = []") == "line 1, ratio: Input should be a valid number"


def test_a_key_below_something_that_is_no_table_has_no_suggestion() -> None:
    assert (
        told('named = { zh = "x" }') == "line 1, named.zh: there is no such key here; there are: zh-Hans, zh-Hant, en"
    )


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
    proof = Proof("a", "")
    assert proof.known("key", "role", "chief", ["chief"])
    proof.close()
    assert proof.found == []


def test_what_was_meant_is_suggested_whatever_its_case() -> None:
    assert nearest("CHEIF", ["Chief", "head"]) == "did you mean 'Chief'?"


def test_a_long_list_is_not_told_whole() -> None:
    assert nearest("x", [f"word{number}" for number in range(16)]) == ""
    assert nearest("x", []) == "there are none"


class Entry(Table):
    id: str
    size: int = 1
    inner: SomeName = SomeName()


class Entries(Table):
    entry: list[Entry] = Field(default=[])
    held: list[int] = Field(default=[])


ENTRIES = """held = [
    1,
    2,
]

[[entry]]
id = "first"  # [[entry]]

[[entry]]
id = "second"
[entry.inner]
en = "words"

[[entry]]
id = "third"
"""
SPOILT = {
    "a value": ('"words"', "3", 'line 12, entry[2] "second".inner.en: must be text in quotes, and is 3'),
    "a key too many": (
        'id = "third"',
        'id = "third"\nsize = "x"',
        "line 16, entry[3] \"third\".size: must be a whole number, and is 'x'",
    ),
    "what is missing": ('id = "second"', "size = 2", "line 9, entry[2].id: is missing"),
    "what stands in a list": ("    2,", '    "2",', "line 1, held[2]: must be a whole number, and is '2'"),
    "an id that is none": ('"third"', "3", "line 15, entry[3].id: must be text in quotes, and is 3"),
    "a name that no terminal should show": (
        'id = "third"',
        r'id = "\u001b[2J"' + "\nsize = true",
        "line 16, entry[3].size: must be a whole number, and is true",
    ),
    "a table in place of a list": (
        "held = [\n    1,\n    2,\n]",
        "held = {}",
        "line 1, held: must be a list in square",
    ),
    "a key like a place": (
        "held",
        '"entry[9]" = 1\n"entry[x]" = 1\n"none[1]" = 1\nheld',
        "line 1, entry[9]: there is no",
    ),
}


@pytest.mark.parametrize(("right", "wrong", "expected"), SPOILT.values(), ids=SPOILT)
def test_a_mistake_is_named_by_its_line_and_by_the_id_of_its_table(right: str, wrong: str, expected: str) -> None:
    with pytest.raises(Mistakes) as found:
        read_table(ENTRIES.replace(right, wrong, 1), "file.toml", Entries)

    assert f"\n  - {expected}" in str(found.value)


def test_a_list_too_long_to_be_looked_through_costs_no_more_than_the_lines() -> None:
    text = "held = [\n" + "1,\n" * 1000 + "]\n[[entry]]\nsize = 1\n"
    with pytest.raises(Mistakes) as found:
        read_table(text, "file.toml", Entries)

    assert str(found.value) == "file.toml: 1 mistake\n  - entry[1].id: is missing"


@given(st.text(st.sampled_from("[]{}=.,\"'\n ab1#"), max_size=40))
def test_whatever_is_written_is_read_or_named(text: str) -> None:
    try:
        assert read_table(text, "any.toml", Entries).held is not None
    except Mistakes as found:
        assert found.mistakes  # noqa: PT017 - either outcome is right

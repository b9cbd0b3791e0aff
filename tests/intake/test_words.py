"""Typed text: kept as it was typed, or refused with the place; shown on one line without forging anything."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.errors import Refused
from bot.intake.words import TextEmpty, TextHasControl, TextTooLong, cut, plain_line, tidy

FAMILY = "👨‍👩‍👧‍👦"
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=300)
LINES = st.lists(st.sampled_from(["", " ", "\t", "\u3000", "稿", "a b", "\r", "\u2028"])).map("\n".join)


@pytest.mark.parametrize(
    "text",
    [
        "字",
        "🎉🎉",
        "שלום עולם",
        "a\tb",
        "第一段\n\n第二段",
        "  \u3000\u3000首行缩进",
        "行尾空格  \n下一行",
        "a\u2028b",
        "\U000f0000",
    ],
)
def test_a_text_is_kept_as_it_was_typed(text: str) -> None:
    assert tidy(text) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("一\r\n二\r三\n四", "一\n二\n三\n四"),
        ("\n \n\t\n  正文\n\n\u3000\n", "  正文"),
        ("\r\n正文  \r\n", "正文  "),
    ],
)
def test_line_ends_become_one_kind_and_blank_lines_around_go(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u3000\u00a0", "\u200b\u2060", "\ufeff"])
def test_a_text_in_which_there_is_nothing_to_see_is_empty(text: str) -> None:
    with pytest.raises(TextEmpty):
        tidy(text)


@pytest.mark.parametrize(
    ("text", "line", "place", "code"),
    [
        ("\0", 1, 1, "U+0000"),
        ("第一行\r\n第二\x1b[31m行", 2, 3, "U+001B"),
        ("稿件\ud83d", 1, 3, "U+D83D"),
        ("一\n二\n\x0b", 3, 1, "U+000B"),
    ],
)
def test_what_is_no_character_is_refused_with_its_place(text: str, line: int, place: int, code: str) -> None:
    with pytest.raises(TextHasControl) as refused:
        tidy(text)
    assert refused.value.values == {"line": line, "place": place, "code": code}


def test_a_text_over_the_limit_is_refused_with_both_counts() -> None:
    assert len(tidy("字" * 100_000 + "\r\n")) == 100_000
    with pytest.raises(TextTooLong) as refused:
        tidy("字" * 100_001)
    assert refused.value.values == {"size": 100_001, "most": 100_000}


@given(st.one_of(ANYTHING, LINES))
def test_tidying_twice_is_tidying_once(text: str) -> None:
    try:
        kept = tidy(text)
    except Refused:
        return
    assert tidy(kept) == kept
    assert kept in re.sub("\r\n?", "\n", text)


@pytest.mark.parametrize(
    ("text", "most", "line"),
    [
        ("健康宣传日", 20, "健康宣传日"),
        ("健康宣传日走进社区", 6, "健康宣传日…"),
        ("标题\r\n2026-11-22 approved by 刘总", 40, "标题 2026-11-22 approved by 刘总"),
        ("a\x1b[2Jb\x7fc\x9bd", 40, "a␛[2Jb␡c�d"),
        ("gpj\u202eexe\u2066x\u2069\u200e", 40, "gpjexex"),
        ("稿\ud800件", 40, "稿�件"),
        ("שלום", 40, "\u2068שלום\u2069"),
        ("שלום עולם", 7, "\u2068שלום…\u2069"),
        ("שלום", 2, "ש…"),
        (" \n ", 10, ""),
        ("a" + " " * 1000 + "b", 10, "a…"),
        ("a" * 1000, 10, "aaaaaaaaa…"),
    ],
)
def test_anything_is_shown_on_one_line(text: str, most: int, line: str) -> None:
    assert plain_line(text, most) == line


@given(ANYTHING, st.integers(1, 80))
@example("\u2028" * 9, 3)
@example("\u05d0\u202e" * 9, 3)
def test_no_line_holds_what_could_forge_another(text: str, most: int) -> None:
    line = plain_line(text, most)

    assert len(line) <= most
    inner = line[1:-1] if line.startswith("\u2068") else line
    assert all(unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"} for character in inner)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]", inner)
    line.encode()


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("a bcd", 3, "a…"),
        (f"a{FAMILY}b", 5, "a…"),
        ("ae\u0301bc", 3, "a…"),
        ("a👍🏽bc", 3, "a…"),
        ("a🇨🇳🇯🇵b", 4, "a🇨🇳…"),
        ("a🇨🇳🇯🇵b", 5, "a🇨🇳…"),
        ("a\u1112\u1161\u11abb", 3, "a…"),
        (FAMILY, 3, "👨\u200d…"),  # nothing else would be left of it
        ("e" + "\u0301" * 300, 100, "e" + "\u0301" * 98 + "…"),
        ("abc", 1, "…"),
    ],
)
def test_a_cut_falls_between_what_is_read_as_one_character(text: str, most: int, shown: str) -> None:
    assert cut(text, most) == shown

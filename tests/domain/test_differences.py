"""What differs between two texts is found, can be read, and loses nothing."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.differences import Piece, compare, places, shortened

WORDS = st.lists(
    st.sampled_from(["the ", "clinic ", "opens", "。", "\n", "健康", "日", "走进", "6月3日", " ", "1,480", "a"])
)
TEXTS = st.one_of(st.text(), WORDS.map("".join))


def shown(old: str, new: str) -> str:
    marks = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(marks[piece.change].format(piece.text) for piece in compare(old, new))


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("", "", ""),
        ("a b", "a b", "a b"),
        ("", "新", "[+新+]"),
        ("旧", "", "[-旧-]"),
        (
            "The clinic opens on Monday.",
            "The new clinic opens on Tuesday.",
            "The [+new +]clinic opens on [-Monday-][+Tuesday+].",
        ),
        ("共 1,480 人。", "共 1,500 人。", "共 [-1,480-][+1,500+] 人。"),
        ("6月3日义诊120人。", "6月4日义诊138人。", "6月[-3-][+4+]日义诊[-120-][+138+]人。"),
        ("现场气氛热烈。", "现场秩序井然。", "现场[-气氛热烈-][+秩序井然+]。"),
        ("一。\n二。\n三。\n", "一。\n三。\n四。\n", "一。\n[-二。\n-]三。\n[+四。\n+]"),
        ("甲乙丙丁戊", "子乙丑丁寅", "[-甲乙丙丁戊-][+子乙丑丁寅+]"),
        ("don't stop", "don't go", "don't [-stop-][+go+]"),
    ],
)
def test_changes_are_shown_by_word_and_character(old: str, new: str, seen: str) -> None:
    assert shown(old, new) == seen


def test_a_paragraph_that_moved_is_one_removal_and_one_addition() -> None:
    assert (
        shown("一二三。\n四五六。\n七八九。\n", "四五六。\n七八九。\n一二三。\n")
        == "[-一二三。\n-]四五六。\n七八九。\n[+一二三。\n+]"
    )


def test_a_line_between_two_changes_stays_a_line() -> None:
    assert shown("甲\n\n乙", "丙\n\n丁") == "[-甲-][+丙+]\n\n[-乙-][+丁+]"


@given(TEXTS, TEXTS)
@example("ab" * 9, "ba" * 9)
def test_the_pieces_make_up_both_texts(old: str, new: str) -> None:
    pieces = compare(old, new)
    assert "".join(piece.text for piece in pieces if piece.change != "added") == old
    assert "".join(piece.text for piece in pieces if piece.change != "removed") == new
    assert all(piece.text for piece in pieces)
    assert all(one.change != other.change for one, other in pairwise(pieces))
    assert (places(pieces) == 0) == (old == new)


def test_a_removal_with_what_came_instead_is_one_place() -> None:
    assert places(compare("一二三四五六七", "一二叁四五六柒")) == 2


def test_long_stretches_that_stayed_are_shortened_around_the_changes() -> None:
    long = "甲" * 100
    pieces = (
        Piece("same", long),
        Piece("added", "新"),
        Piece("same", long),
        Piece("removed", "旧"),
        Piece("same", long),
    )
    assert [len(piece.text) for piece in shortened(pieces, keep=10)] == [11, 1, 21, 1, 11]
    assert shortened(pieces, keep=100) == pieces
    assert shortened((Piece("same", "短"),)) == (Piece("same", "短"),)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("一二三四五六七八九十" * 10_000, "十九八七六五四三二一" * 10_000),
        ("ab" * 50_000, "ba" * 50_000),
        ("a\nb\n" * 25_000, "b\nb\na\n" * 16_000),
        ("甲。乙。" * 25_000, "乙。乙。甲。" * 16_000),
    ],
    ids=["no common order", "one word", "lines", "sentences"],
)
def test_a_hundred_thousand_characters_in_another_order_are_compared_all_the_same(old: str, new: str) -> None:
    pieces = compare(old, new)
    assert "".join(piece.text for piece in pieces if piece.change != "added") == old

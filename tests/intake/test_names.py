"""Names of files, as they are shown and offered for downloading."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.kinds import SORTS
from bot.intake.names import LONGEST, fitting_name, shown_name, split


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("健康宣传日走进社区.docx", "健康宣传日走进社区.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\王\\稿件.docx", "稿件.docx"),
        ("photo\u202egpj.exe", "photo gpj.exe"),
        ("稿件\n2026-01-01 INFO approved\x1b[2J.docx", "稿件 2026-01-01 INFO approved [2J.docx"),
        ("稿\ud800件.docx", "稿 件.docx"),
        ('a<b>:"|?*.txt', "a_b______.txt"),
        (".htaccess", "htaccess"),
        ("cafe\u0301.txt", "café.txt"),
        ("..", "file"),
        ("", "file"),
        ("稿件/", "file"),
    ],
)
def test_a_name_hides_nothing_and_leads_nowhere(given_name: str, shown: str) -> None:
    assert shown_name(given_name) == shown


def test_a_long_name_keeps_its_extension() -> None:
    shown = shown_name("健康" * 100 + ".docx")

    assert len(shown) == LONGEST
    assert shown.endswith("…" + ".docx")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("稿.DOCX", ("稿", ".DOCX")),
        ("关于3.8活动", ("关于3.8活动", "")),
        ("docx", ("docx", "")),
        (".docx", (".docx", "")),
    ],
)
def test_only_what_means_something_is_an_extension(name: str, parts: tuple[str, str]) -> None:
    assert split(name) == parts


def test_a_fitting_name_stays_within_the_limit() -> None:
    assert fitting_name("稿.doc", SORTS["docx"]) == "稿.docx"
    assert len(fitting_name("稿" * LONGEST, SORTS["docx"])) == LONGEST


@given(st.text(st.characters(), max_size=300))
def test_no_name_is_ever_empty_long_or_dangerous(name: str) -> None:
    shown = shown_name(name)

    assert 0 < len(shown) <= LONGEST
    assert shown not in {".", ".."}
    assert not set(shown) & set('/\\<>:"|?*')
    assert all(unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"} for character in shown)
    assert shown_name(shown) == shown

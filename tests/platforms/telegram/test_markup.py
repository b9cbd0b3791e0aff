"""What people wrote, as Telegram's HTML: shown as it is, dead, measured and parted as Telegram counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.telegram.markup import clean, cut_to, dead, pieces, plain, reach, seen, units
from tests.support.telegram.html import entities
from tests.support.telegram.looks import alive, shown


@pytest.mark.parametrize(
    ("text", "look"),
    [
        (
            "see https://a.example/c?d=1&e=2, or (www.evil.com).",
            "see `https://a.example/c?d=1&e=2`, or (`www.evil.com`).",
        ),
        ("查看www.evil.com。之后", "查看`www.evil.com`。之后"),
        ("详见weibo.com/路径。之后", "详见`weibo.com/`路径。之后"),
        ("例子.中国很好", "`例子.中国很好`"),
        ("tg://resolve?domain=x", "`tg://resolve?domain=x`"),
        ("#健康#今天", "`#健康#今天`"),
        ("@wang_min and a@b.cn", "`@wang_min` and `a@b.cn`"),
        ("/start now; and/or 1/2", "`/start` now; and/or 1/2"),
        ("$AAPL 1.2.3.4", "`$AAPL` `1.2.3.4`"),
        ("+86 10 1234 5678 or 13812345678", "`+86 10 1234 5678` or `13812345678`"),
        ("6222 0210 0112 2334", "`6222 0210 0112 2334`"),
        ("稿件.docx", "`稿件.docx`"),
        (
            "2026-0142 · 3.5米, v1.2, 2026-11-22 10:00, e.g. 10 a.m.",
            "2026-0142 · 3.5米, v1.2, 2026-11-22 10:00, e.g. 10 a.m.",
        ),
        ("<b>bold</b> & &lt;", "<b>bold</b> & &lt;"),
    ],
)
def test_what_a_client_would_find_stands_in_code_and_all_else_as_it_was(text: str, look: str) -> None:
    html = dead(text)
    assert shown(html) == look
    assert plain(html) == text
    assert alive(html) == []


def test_a_style_stands_beside_code_and_never_around_it() -> None:
    assert dead("for www.a.com now", "b") == "<b>for </b><code>www.a.com</code><b> now</b>"
    assert dead("@a1 @b2", "u") == "<code>@a1</code> <code>@b2</code>"
    assert dead("@a1 @b2 @c3", "u", live=2) == "<code>@a1 @b2 @c3</code>"


@given(text=st.text(max_size=80) | st.text("ab.@#/$:+12 -。字\n<&", max_size=80), live=st.integers(0, 9))
def test_whatever_was_written_is_read_again_and_nothing_of_it_is_alive(text: str, live: int) -> None:
    html = dead(clean(text), "b", live=live)
    assert plain(html) == clean(text)
    assert alive(html) == []
    assert len(entities(html, auto=False)[1]) <= 2 * live + 1


def test_what_telegram_takes_out_is_not_counted_on() -> None:
    assert clean("a\r\nb\rc\x00\x1b\u202ed\ud800") == "a\nb\ncd"
    assert not seen(" \n\u200b\u3164")
    assert seen("…")


def test_lengths_are_counted_in_utf_16() -> None:
    assert units("a字😀") == 4
    assert reach("😀😀", 3) == 1
    assert cut_to("😀" * 10, 7) == "😀😀…"
    assert cut_to("short", 5) == "short"
    family = "👩‍👩‍👧‍👦"
    assert cut_to(family * 3, 25) == family * 2 + "…"


def test_a_text_is_parted_at_the_ends_of_lines_sentences_or_words() -> None:
    assert list(pieces("one\ntwo\nthree", 9, 9)) == ["one\ntwo", "three"]
    assert list(pieces("第一句。第二句。三", 6, 6)) == ["第一句。", "第二句。三"]
    assert list(pieces("one two three", 9, 5)) == ["one two ", "three"]
    assert list(pieces("abcdefgh", 3, 4)) == ["abc", "defg", "h"]
    assert list(pieces("👩‍👩‍👧‍👦" * 2, 15, 15)) == ["👩‍👩‍👧‍👦"] * 2
    assert list(pieces("", 3, 3)) == [""]


@given(text=st.text(max_size=200), first=st.integers(2, 40), others=st.integers(2, 40))
def test_nothing_is_lost_where_a_text_is_parted(text: str, first: int, others: int) -> None:
    parts = list(pieces(text, first, others))
    assert "".join(parts).replace("\n", "") == text.replace("\n", "")
    assert all(units(part) <= most for part, most in zip(parts, [first, *[others] * len(parts)], strict=False))

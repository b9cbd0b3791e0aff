"""Pre-cleared statements: their blanks, what fits into one, until when one may be used."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.drafts import DraftId
from bot.domain.people import PersonId
from bot.domain.precleared import (
    EXPIRING,
    LONGEST,
    BlankEmpty,
    BlankHasLines,
    BlankTooLong,
    Precleared,
    answer,
    blanks,
    filled,
    language_of,
    place,
)
from bot.errors import Refused
from tests.support.printing import NOW

TEXT = "关于{地点}情况的说明\n今天｛ 时间 ｝，{地点}发生____，已有＿＿人到场。"
ONE = Precleared(
    DraftId("d1"), "S-2026-01", "说明", 1, PersonId("gao"), PersonId("wang"), "zh-Hans", NOW, NOW + timedelta(days=183)
)


def test_each_blank_is_named_once_in_its_order() -> None:
    assert blanks(TEXT) == ("地点", "时间", "#1", "#2")
    assert blanks("没有空白，a_b 也不是。") == ()


def test_what_is_known_goes_into_its_blanks_and_the_others_stay() -> None:
    known = {"地点": "北门", "#2": "三"}
    assert filled(TEXT, known) == "关于北门情况的说明\n今天｛ 时间 ｝，北门发生____，已有三人到场。"
    assert blanks(filled(TEXT, dict.fromkeys(blanks(TEXT), "x"))) == ()


def test_what_is_put_in_is_never_taken_for_a_place_of_its_own() -> None:
    assert filled("{a} {b}", {"a": r"\g<0> %s", "b": "2"}) == r"\g<0> %s 2"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", BlankEmpty),
        ("  \n ", BlankEmpty),
        ("北门\n南门", BlankHasLines),
        ("北门\u2028南门", BlankHasLines),
        ("在{地点}", BlankHasLines),
        ("x" * (LONGEST + 1), BlankTooLong),
    ],
)
def test_what_does_not_fit_is_refused(words: str, why: type[Refused]) -> None:
    with pytest.raises(why):
        answer("地点", words)


def test_what_fits_is_taken_without_the_space_around_it() -> None:
    assert answer("地点", " 北门 \n") == "北门"
    assert answer("地点", "x" * LONGEST) == "x" * LONGEST


def test_whoever_fills_a_blank_sees_where_it_stands() -> None:
    assert place("在{地点}", "地点") == "在{地点}"
    assert place(TEXT, "#1") == TEXT.partition("\n")[2]
    long = f"{'前' * 40}{{空}}{'后' * 40}"
    assert place(long, "空") == f"…{'前' * 30}{{空}}{'后' * 30}…"


def test_it_may_be_used_until_it_ends() -> None:
    assert ONE.standing(NOW) == "valid"
    assert ONE.standing(ONE.until - EXPIRING) == "expiring"
    assert ONE.standing(ONE.until - timedelta(seconds=1)) == "expiring"
    assert ONE.standing(ONE.until) == "expired"
    assert replace(ONE, until=NOW).standing(NOW) == "expired"


def test_its_language_is_that_of_its_text() -> None:
    assert language_of("We are aware of the event.", "zh-Hans") == "en"
    assert language_of("我们已注意到", None) == "zh-Hans"
    assert language_of("我们已注意到", "en") == "zh-Hans"
    assert language_of("我們已注意到", "zh-Hant") == "zh-Hant"

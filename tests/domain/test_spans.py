"""Spans of days, as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.spans import Said, Span, read_span, understood

TODAY = date(2026, 4, 20)  # a Monday


def span(since: str, until: str = "") -> Span:
    return Span(date.fromisoformat(since), date.fromisoformat(until or since))


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("1-7 May", span("2026-05-01", "2026-05-07")),
        ("May 1-7", span("2026-05-01", "2026-05-07")),
        ("1 May to 3 June", span("2026-05-01", "2026-06-03")),
        ("from 1st May until 3rd May", span("2026-05-01", "2026-05-03")),
        ("1 May 2027", span("2027-05-01")),
        ("May 1, 2027", span("2027-05-01")),
        ("1 March", span("2027-03-01")),
        ("5月1日至7日", span("2026-05-01", "2026-05-07")),
        ("五月一日至七日", span("2026-05-01", "2026-05-07")),
        ("5月1日-5月7日", span("2026-05-01", "2026-05-07")),
        ("5月28日到3日", span("2026-05-28", "2026-06-03")),
        ("12月28日至3日", span("2026-12-28", "2027-01-03")),
        ("5/1-5/7", span("2026-05-01", "2026-05-07")),
        ("2026-05-01 to 2026-05-07", span("2026-05-01", "2026-05-07")),
        ("2020年1月1日至1月3日", span("2020-01-01", "2020-01-03")),
        ("今天", span("2026-04-20")),
        ("tomorrow", span("2026-04-21")),
        ("明天到后天", span("2026-04-21", "2026-04-22")),
        ("until Friday", span("2026-04-20", "2026-04-24")),
        ("到周五", span("2026-04-20", "2026-04-24")),
        ("下周五至周二", span("2026-05-01", "2026-05-05")),
        ("this week", span("2026-04-20", "2026-04-26")),
        ("下周", span("2026-04-27", "2026-05-03")),
        ("3 days", span("2026-04-20", "2026-04-22")),
        ("for a week", span("2026-04-20", "2026-04-26")),
        ("三天", span("2026-04-20", "2026-04-22")),
        ("两周", span("2026-04-20", "2026-05-03")),
        ("4月18日至22日", span("2026-04-18", "2026-04-22")),  # it has begun
        ("12月20日至1月5日", span("2026-12-20", "2027-01-05")),
        ("29 February", None),
        ("0 days", None),
        ("31 April to 3 May", None),
        ("13月1日", None),
        ("7日", None),
        ("somewhere else", None),
        ("", None),
    ],
)
def test_days_are_read_as_they_are_meant(words: str, days: Span | None) -> None:
    assert read_span(words, TODAY) == days


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("1-7 May -> Zhang", Said(span("2026-05-01", "2026-05-07"), "Zhang")),
        ("5月1日至7日 由张伟代", Said(span("2026-05-01", "2026-05-07"), "张伟")),
        ("5月1日至7日，请张伟代为处理", Said(span("2026-05-01", "2026-05-07"), "张伟")),
        ("5月1日至7日 张伟", Said(span("2026-05-01", "2026-05-07"), "张伟")),
        ("tomorrow, covered by Zhang Wei", Said(span("2026-04-21"), "Zhang Wei")),
        ("李主任 5月1日至7日 由张伟代", Said(span("2026-05-01", "2026-05-07"), "张伟", "李主任")),
        ("Li Guohua 1-7 May -> Zhang", Said(span("2026-05-01", "2026-05-07"), "Zhang", "Li Guohua")),
        ("李主任", Said(None, "", "李主任")),
        ("由张伟代", Said(None, "张伟", "")),
    ],
)
def test_days_and_names_are_told_apart(words: str, said: Said) -> None:
    assert understood(words, TODAY) == said


@given(st.text(max_size=60), st.dates())
def test_any_words_on_any_day_are_understood_or_not(words: str, today: date) -> None:
    found = understood(words, today).span
    assert found is None or found.since <= found.until

"""The release plan: titles of one subject, times that meet, since when an item was known."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.drafts import DraftId, Particulars, Version
from bot.domain.people import PersonId, UnitId
from bot.domain.plans import Out, PlanEntry, alike, conflicts, counts_from, days_short

AT = datetime(2026, 6, 12, 2, tzinfo=UTC)
ENTRY = PlanEntry(
    "p1", UnitId("u1"), PersonId("wang"), "健康宣传日走进社区", "business", ("wechat",), AT, AT - timedelta(days=9)
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("健康宣传日走进社区", "“健康宣传日”走进社区！", True),
        ("健康宣传日走进社区", "健康宣传日走进社区义诊", True),
        ("健康宣传日走进社区", "名医讲堂开讲", False),
        ("New clinic opens in May", "New Clinic Opens In June", True),
        ("开业", "开业", True),
        ("开业", "开学", False),
        ("", "", True),
    ],
)
def test_titles_speak_of_one_subject(one: str, other: str, *, same: bool) -> None:
    assert alike(one, other) is same
    assert alike(other, one) is same


@given(st.text(), st.text())
def test_likeness_is_mutual_and_a_title_is_like_itself(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)
    assert alike(one, one)


def other(**changes: object) -> PlanEntry:
    return replace(ENTRY, id="p2", title="名医讲堂", by=PersonId("chen"), **changes)  # type: ignore[arg-type]


def test_an_entry_meets_a_time_in_its_own_channels_only() -> None:
    assert [one.kind for one in conflicts(ENTRY, [other()], ())] == ["time"]
    assert [one.kind for one in conflicts(ENTRY, [other(planned=AT - timedelta(minutes=59))], ())] == ["near"]
    assert conflicts(ENTRY, [other(planned=AT + timedelta(hours=1))], ()) == ()
    assert conflicts(ENTRY, [other(channels=("weibo",))], ()) == ()
    assert conflicts(ENTRY, [ENTRY], ()) == ()


def test_what_meets_in_subject_and_time_is_told_once() -> None:
    [found] = conflicts(ENTRY, [replace(ENTRY, id="p2", by=PersonId("chen"))], ())
    assert (found.kind, found.entry, found.by) == ("subject", "p2", "chen")


def test_a_subject_that_is_out_already_is_named_unless_it_is_the_item_itself() -> None:
    out = Out(DraftId("d1"), "健康宣传日走进社区", UnitId("u2"), AT - timedelta(days=20))
    [found] = conflicts(ENTRY, (), [out, replace(out, title="名医讲堂")])
    assert (found.kind, found.by) == ("released", None)
    assert conflicts(replace(ENTRY, draft=DraftId("d1")), (), [out]) == ()


def test_an_item_was_known_since_it_was_entered_unless_it_appears_before() -> None:
    def version(planned: datetime | None) -> Version:
        return Version(DraftId("d1"), 1, PersonId("wang"), particulars=Particulars(planned=planned))

    assert counts_from(ENTRY, version(AT)) == ENTRY.entered
    assert counts_from(ENTRY, version(AT + timedelta(days=3))) == ENTRY.entered
    assert counts_from(ENTRY, version(AT - timedelta(days=1))) is None
    assert counts_from(ENTRY, version(None)) is None
    assert counts_from(None, version(AT)) is None


def test_an_entry_is_short_of_the_week_ahead_by_local_days() -> None:
    zone = ZoneInfo("Asia/Shanghai")
    for entered, short in ((timedelta(days=9), 0), (timedelta(days=7), 0), (timedelta(days=3), 4), (timedelta(0), 7)):
        assert days_short(replace(ENTRY, entered=AT - entered), zone) == short

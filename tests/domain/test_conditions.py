"""When a `when` of policy holds: every particular, and what counts as figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import stopwatch
from bot.domain.conditions import cites_figures, holds
from bot.domain.drafts import DraftId, Particulars, Version
from bot.domain.people import PersonId, UnitId
from bot.domain.policies import Condition

ITEM = Version(
    DraftId("d"),
    1,
    PersonId("wang"),
    title="新门诊开业",
    particulars=Particulars(
        category="news",
        channels=("weibo", "wechat"),
        urgency="important",
        audience="internal",
        origin="repost",
        concerned=(UnitId("medical"),),
        matters=("finance", "reform"),
    ),
)
PLAIN = Version(DraftId("d"), 1, PersonId("wang"))


def met(particular: str, *values: str, item: Version = ITEM, kind: str = "department") -> bool:
    return holds(((Condition(particular, values),),), item, kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("particular", "holding", "failing"),
    [
        ("category", ("culture", "news"), ("culture",)),
        ("urgency", ("important", "crisis"), ("routine",)),
        ("audience", ("internal",), ("public",)),
        ("origin", ("repost", "comment"), ("original",)),
        ("channels", ("wechat", "site"), ("site",)),
        ("only", ("weibo", "wechat", "site"), ("weibo", "site")),
        ("concerned", ("yes",), ("no",)),
        ("quoted", ("no",), ("yes",)),
        ("matters", ("yes",), ("no",)),
        ("matters", ("strategy", "finance"), ("strategy",)),
        ("secrecy", ("no",), ("yes",)),
        ("secrecy", ("state", "no"), ("state",)),
        ("kind", ("department", "subsidiary"), ("subsidiary",)),
        ("figures", ("no",), ("yes",)),
    ],
)
def test_each_particular_holds_or_does_not(particular: str, holding: tuple[str, ...], failing: tuple[str, ...]) -> None:
    assert met(particular, *holding)
    assert not met(particular, *failing)


def test_nothing_is_only_there_before_a_channel_is_chosen() -> None:
    assert not met("only", "weibo", item=PLAIN)
    assert not met("category", "news", item=PLAIN)


def test_one_table_is_enough_and_in_it_everything_has_to_hold() -> None:
    news, crisis = Condition("category", ("news",)), Condition("urgency", ("crisis",))

    assert holds((), ITEM, "department")
    assert holds(((),), ITEM, "department")
    assert holds(((crisis,), (news,)), ITEM, "department")
    assert not holds(((news, crisis),), ITEM, "department")


def test_figures_are_looked_for_in_title_text_and_wordings() -> None:
    parts = [
        Version(DraftId("d"), 1, PersonId("w"), title="服务群众5万人次"),
        Version(DraftId("d"), 1, PersonId("w"), text="收入增长12.5%"),
        Version(DraftId("d"), 1, PersonId("w"), wordings=(("weibo", "收入3亿元"),)),
    ]
    assert all(met("figures", "yes", item=part) for part in parts)


FIGURES = [
    *("营业收入增长12.5% ", "12％", "百分之三十", "三分之二", "翻一番", "三成患者", "3成", "两倍", "提升3倍"),
    *("120名患者", "120 名医生", "１２０人", "20多家", "三百余家", "一百二十名", "5000元", "¥300", "RMB 300"),
    *("投资3亿元", "十万", "几千万", "服务群众5万人次", "5萬人次", "1,234,567"),
    *("served 1,200 patients", "3.5 million", "growth of 12 percent", "300 km"),
]
NONE = [
    *("2026年5月3日", "2026-05-03", "上午10:30", "10点", "3个月", "版本2.5", "5G时代", "in 2026 the people"),
    *("电话010-12345678", "400 800 1234", "https://example.cn/120人"),
    *("1. 名称", "2、人员安排", "(3)项目", "3 项目", "10 人员安排", "第3名", "第十二条", "Article 5 says", "三、家庭"),
    *("千万不要", "万一", "一个平台", "一成不变", "二成立", "十五五规划", ""),
]


@pytest.mark.parametrize("text", FIGURES)
def test_amounts_shares_and_numbers_of_something_are_figures(text: str) -> None:
    assert cites_figures(text)


@pytest.mark.parametrize("text", NONE)
def test_dates_times_telephones_and_paragraphs_are_none(text: str) -> None:
    assert not cites_figures(text)


@pytest.mark.parametrize("sign", ["1", "一", " ", "第", "1,", "一百", "1.", "¥ ", "1,111", "第1"])
def test_no_text_takes_long(sign: str) -> None:
    start = stopwatch()
    cites_figures((sign * 100_000)[:100_000])
    assert stopwatch() - start < 5


@given(st.text(), st.sampled_from(FIGURES))
def test_figures_are_found_wherever_they_stand(text: str, figures: str) -> None:
    assert cites_figures(f"{text}\n。{figures}。\n{text}") or "http" in text

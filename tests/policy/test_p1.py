"""P1 as it ships: the leader before the PR desk, the short cut on own accounts, quotations, the category "other"."""

from typing import Any

import pytest

from tests.policy.ways import Way, open_to, policy, way

DESK = ("gao-yun", "luo-jing", "sun-yue")
MATTERS = ["strategy", "reform", "finance", "attention", "sensitive"]


def item(author: str = "yu-xia", **said: Any) -> Way:  # noqa: ANN401 - any of the particulars
    return way("p1", author, **{"category": "news", "channels": ["wechat"], **said})


@pytest.mark.parametrize("category", ["company", "news", "culture"])
def test_article_17_1_the_head_approves_and_the_pr_desk_releases(category: str) -> None:
    found = item(category=category)

    assert found.steps == {"unit-head": ("feng-lei",), "pr-desk": DESK}
    assert (found.publishers, found.clause) == (("ma-tao", "cheng-lu"), "第十七条第1项")


@pytest.mark.parametrize("category", ["company", "news", "culture"])
def test_article_17_1_on_its_own_account_a_subsidiary_needs_its_head_only_and_releases_itself(category: str) -> None:
    found = item(category=category, channels=["own-wechat", "own-weibo"])

    assert found.steps == {"unit-head": ("feng-lei",)}
    assert (found.publishers, found.clause) == (("yu-xia",), "第六条")


@pytest.mark.parametrize("matter", MATTERS)
@pytest.mark.parametrize("channel", ["wechat", "own-wechat"])
def test_article_14_the_companys_leader_comes_before_the_pr_desk(matter: str, channel: str) -> None:
    found = item(matters=[matter], channels=[channel])

    assert found.ids == ["unit-head", "leader", "pr-desk"]
    assert found.steps["leader"] == ("fang-zhiqiang",)
    assert found.publishers == ("ma-tao", "cheng-lu")


@pytest.mark.parametrize("channel", ["wechat", "own-wechat"])
def test_article_12_4_other_things_need_a_company_leader(channel: str) -> None:
    found = item(category="other", channels=[channel])

    assert found.ids == ["unit-head", "company-leader", "pr-desk"]
    assert found.steps["company-leader"] == ("fang-zhiqiang",)
    assert found.publishers == ("ma-tao", "cheng-lu")


def test_article_17_2_who_is_quoted_confirms_it_and_it_takes_no_short_cut() -> None:
    found = item(channels=["own-wechat"], quoted=["A professor"])

    assert found.ids == ["unit-head", "pr-desk"]
    assert found.asked == ("confirmation",)
    assert found.publishers == ("ma-tao", "cheng-lu")


def test_article_17_2_management_is_for_the_pr_desk_to_approve() -> None:
    found = item(channels=["own-wechat"], matters=["management"])

    assert found.ids == ["unit-head", "pr-desk"]
    assert found.publishers == ("ma-tao", "cheng-lu")


def test_article_17_1_both_kinds_of_channel_at_once_are_no_short_cut() -> None:
    assert item(channels=["own-wechat", "wechat"]).ids == ["unit-head", "pr-desk"]


def test_article_6_own_accounts_are_for_subsidiaries_only() -> None:
    assert open_to("p1", "news", "marketing") == ["site", "wechat", "weibo", "app", "inside"]
    assert open_to("p1", "news", "huadong")[-2:] == ["own-wechat", "own-weibo"]


def test_article_15_16_22_source_pictures_reposts_and_comments() -> None:
    p1 = policy("p1")

    assert (p1.source_clause, p1.picture_hint, p1.picture_warns) == ("第十五条", "第十六条", True)
    assert {"source", "origin"} <= set(p1.asks)
    assert "转发、评论" in p1.clauses["第二十二条"]


@pytest.mark.parametrize("origin", ["repost", "comment"])
def test_article_22_reposts_and_comments_are_approved_like_everything_else(origin: str) -> None:
    assert item(origin=origin).ids == ["unit-head", "pr-desk"]

"""P3 as it ships: the chain, the questions and the words that its articles ask for."""

from datetime import timedelta

import pytest

from bot.domain.people import Role, Who
from bot.domain.policies import Category, Channel, Policy, ReadyReason, Reopen, Reopening, SourceChoice
from bot.policy import read_policy, shipped
from bot.text import Names


@pytest.fixture(scope="module")
def p3() -> Policy:
    path = shipped()["p3"]
    return read_policy(path.read_text("utf-8"), path.name)


def on_buttons(p3: Policy) -> list[Names]:
    kinds: tuple[tuple[Category | SourceChoice | ReadyReason | Channel, ...], ...]
    kinds = (p3.categories, p3.sources, p3.reasons, p3.channels)
    return [choice.names for kind in kinds for choice in kind]


def test_the_chain_of_article_12_1(p3: Policy) -> None:
    assert [(step.id, step.who, step.clause) for step in p3.steps] == [
        ("unit-head", Who(Role.HEAD, "unit"), "第六条"),
        ("office", Who(Role.PR_DESK), "第十二条第1项"),
        ("confidentiality", Who(Role.CONFIDENTIALITY), "第十二条第1项"),
        ("chief", Who(Role.CHIEF), "第十二条第1项"),
    ]
    assert not any(step.when for step in p3.steps)


def test_every_step_and_the_publisher_has_a_stand_in(p3: Policy) -> None:
    in_charge = Who(Role.LEADER_IN_CHARGE, "unit")

    assert [step.nobody for step in p3.steps] == [in_charge, Who(Role.CHIEF), Who(Role.CHIEF), in_charge]
    assert (p3.publisher, p3.publisher_nobody) == (Who(Role.PUBLISHER), Who(Role.PR_DESK))
    assert p3.publisher_clause == "第十二条第3项"


def test_the_chain_is_done_within_the_week_of_article_12_2(p3: Policy) -> None:
    assert sum((step.due or timedelta.max for step in p3.steps), timedelta()) <= 5 * timedelta(hours=8)


def test_the_categories_of_article_10(p3: Policy) -> None:
    assert sorted(category.clause for category in p3.categories) == [f"第十条第{number}项" for number in range(1, 6)]
    linked = [category for category in p3.categories if category.link]
    assert [(category.id, category.clause) for category in linked] == [("health", "第十条第2项")]


def test_the_source_of_article_11_cannot_be_unknown(p3: Policy) -> None:
    assert p3.asks == ("source", "category", "link", "channels", "planned")
    assert (p3.source_clause, p3.picture_hint) == ("第十一条", "第十一条")
    assert {"来源不明", "來源不明", "网上", "unknown", "n/a", "?"} <= set(p3.unknown_sources)
    assert {source.id: source.detail for source in p3.sources} == {
        "own": False,
        "unit": True,
        "media": True,
        "other": True,
    }


def test_it_appears_on_weibo_and_wechat(p3: Policy) -> None:
    assert [(channel.id, channel.address) for channel in p3.channels] == [("weibo", "url"), ("wechat", "url")]


def test_a_change_of_content_goes_past_everybody_again(p3: Policy) -> None:
    assert p3.reopening == Reopening(Reopen.ALL, Reopen.ALL, Reopen.RETURNER, Reopen.NOTHING)
    assert p3.own_drafts is False


@pytest.mark.parametrize("verdict", ["return", "reject", "problem"])
def test_there_are_ready_reasons_for_each(p3: Policy, verdict: str) -> None:
    assert 3 <= sum(verdict in reason.verdicts for reason in p3.reasons) <= 8


def test_every_name_is_there_in_three_languages(p3: Policy) -> None:
    assert all(name.zh_hans and name.zh_hant and name.en for name in (p3.names, *on_buttons(p3)))
    assert all(step.names.zh_hans and step.names.zh_hant and step.names.en for step in p3.steps)


def test_what_stands_on_a_button_is_short(p3: Policy) -> None:
    assert all(len(name.zh_hans) <= 12 and len(name.zh_hant) <= 12 and len(name.en) <= 40 for name in on_buttons(p3))


def test_what_comes_with_the_bot_can_all_be_read() -> None:
    for name, path in shipped().items():
        assert read_policy(path.read_text("utf-8"), path.name).id == name

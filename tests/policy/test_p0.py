"""P0 as it ships: six kinds of information with rules of their own, the leading group, secrets, follow-ups."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.policies import Answer, Reopen
from tests.policy.ways import Way, open_to, originators, policy, way

GROUP = ("lin-shuhua", "fang-zhiqiang", "he-jianping")
CHIEF = ("zhou-guangyuan",)


def item(author: str = "wang-min", **said: Any) -> Way:  # noqa: ANN401 - any of the particulars
    return way("p0", author, **{"category": "operation", "channels": ["site"], **said})


def test_three_2_business_goes_past_the_head_and_information_management() -> None:
    found = item()

    assert found.steps == {"unit-head": ("li-guohua",), "desk": ("gao-yun", "luo-jing", "sun-yue")}
    assert (found.publishers, found.clause) == (("ma-tao", "cheng-lu"), "四(四)2")
    assert found.asked == ()


def test_three_1_decisions_are_approved_by_the_leadership_and_explained() -> None:
    found = item(category="decision")

    assert found.ids == ["unit-head", "desk", "leaders"]
    assert found.steps["leaders"] == CHIEF
    assert found.asked == ("explainer",)


def test_three_3_products_come_from_product_and_market_units() -> None:
    assert originators("p0", "product") == [
        *("marketing", "medical", "it", "huadong", "yuanshan", "mingde", "hongkong", "anhe"),
    ]
    assert item(category="product").ids == ["unit-head", "desk"]


def test_three_4_rules_stay_inside_and_are_taught_and_explained() -> None:
    assert open_to("p0", "rules", "hr") == ["oa", "board"]
    assert item(category="rules", channels=["oa"]).asked == ("explainer",)
    [training] = policy("p0").categories[3].follow_ups
    assert (training.id, training.clause, training.due) == ("training", "三(四)2", timedelta(hours=80))


def test_three_4_changes_of_staff_are_announced_inside() -> None:
    assert open_to("p0", "personnel", "hr") == ["oa", "board"]
    assert item(category="personnel", channels=["board"]).ids == ["unit-head", "desk"]


def test_three_4_finances_go_to_the_head_of_the_leading_group() -> None:
    found = item(category="finance")

    assert found.ids == ["unit-head", "desk", "leading-group"]
    assert found.steps["leading-group"] == CHIEF


def test_three_5_culture_comes_from_the_unit_for_it() -> None:
    assert originators("p0", "culture") == ["culture"]
    assert item("zheng-kai", category="culture").ids == ["unit-head", "desk"]


def test_three_6_emergencies_go_to_information_management_at_once() -> None:
    assert item(category="emergency").ids == ["desk", "leading-group"]


@pytest.mark.parametrize("matter", ["important", "sensitive", "effect"])
def test_four_3_2_what_is_important_sensitive_or_of_large_effect_goes_to_the_leading_group(matter: str) -> None:
    found = item(matters=[matter])

    assert found.ids == ["unit-head", "desk", "leading-group"]
    assert found.asked == ("explainer",)


def test_two_1_major_releases_are_deliberated_by_most_of_the_group_first() -> None:
    found = item(matters=["major"])

    assert found.ids == ["unit-head", "desk", "group-review", "leading-group"]
    assert found.steps["group-review"] == GROUP
    assert next(step.answer for step in policy("p0").steps if step.id == "group-review") is Answer.MAJORITY


def test_two_3_3_units_concerned_look_at_what_concerns_them() -> None:
    found = item(concerned=["medical", "marketing", "hr"])

    assert found.ids == ["unit-head", "concerned", "desk"]
    assert found.steps["concerned"] == ("wu-haiyan", "huang-yi")


@pytest.mark.parametrize("question", ["state", "business", "sensitive", "circle", "unauthorised"])
def test_six_2_a_yes_to_any_of_five_questions_adds_the_confidentiality_head(question: str) -> None:
    found = item(secrecy=[question])

    assert found.ids == ["unit-head", "desk", "confidentiality"]
    assert found.steps["confidentiality"] == ("he-jianping",)


def test_four_3_1_information_management_looks_at_five_things_and_may_edit() -> None:
    desk = next(step for step in policy("p0").steps if step.id == "desk")

    assert [one.id for one in desk.questions] == ["true", "accurate", "timely", "rules", "secrets"]
    assert {one.clause for one in desk.questions} == {"四(三)1"}
    assert desk.edits
    assert policy("p0").reopening.edited is Reopen.NOTHING


def test_three_2_important_business_is_followed_up() -> None:
    [coverage] = policy("p0").categories[1].follow_ups

    assert (coverage.id, coverage.clause) == ("coverage", "三(二)2")
    assert coverage.when


def test_four_4_2_the_source_is_named_and_known() -> None:
    assert policy("p0").source_clause == "四(四)2"
    assert "不详" in policy("p0").unknown_sources

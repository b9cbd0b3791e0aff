"""P4 as it ships: first review, countersigning with a ruling, the office, three levels of sign-off, other eyes."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.people import Role, Who
from bot.domain.policies import Answer, StepRule
from tests.policy.ways import Way, policy, way


def item(author: str = "wang-min", text: str = "", **said: Any) -> Way:  # noqa: ANN401 - any of the particulars
    return way("p4", author, text, **{"category": "work", "channels": ["portal"], **said})


def rule(step: str) -> StepRule:
    return next(one for one in policy("p4").steps if one.id == step)


@pytest.mark.parametrize("category", ["policy", "work", "service"])
def test_routine_items_are_signed_off_by_the_leader_in_charge(category: str) -> None:
    found = item(category=category)

    assert found.steps == {
        "first-review": ("li-guohua",),
        "office": ("gao-yun", "luo-jing", "sun-yue"),
        "leader-sign-off": ("lin-shuhua",),
    }
    assert (found.publishers, found.clause) == (("ma-tao", "cheng-lu"), "二(四)2")


def test_ordinary_notices_are_reviewed_by_an_officer_and_signed_off_by_the_head() -> None:
    found = item(category="notice")

    assert found.ids == ["officer-review", "office", "head-sign-off"]
    assert (found.steps["officer-review"], found.steps["head-sign-off"]) == (("sun-hao",), ("li-guohua",))


def test_a_head_who_did_the_first_review_does_not_sign_off() -> None:
    found = item("chen-si", category="notice")

    assert (found.steps["officer-review"], found.steps["head-sign-off"]) == (("wu-haiyan",), ("fang-zhiqiang",))


def test_a_leader_who_stood_in_for_the_first_review_does_not_sign_off() -> None:
    found = item("huang-yi")

    assert (found.steps["first-review"], found.steps["leader-sign-off"]) == (("he-jianping",), ("zhou-guangyuan",))


@pytest.mark.parametrize("matter", ["overall", "policy", "decision", "response"])
@pytest.mark.parametrize("category", ["work", "notice"])
def test_matters_of_weight_are_signed_off_by_the_chief(matter: str, category: str) -> None:
    found = item(category=category, matters=[matter])

    assert found.ids == ["first-review", "office", "chief-sign-off"]
    assert found.steps["chief-sign-off"] == ("zhou-guangyuan",)


def test_units_concerned_countersign_all_at_once_and_all_of_them() -> None:
    found = item(concerned=["medical", "hr", "marketing"])

    assert found.ids == ["first-review", "countersign", "office", "leader-sign-off"]
    assert found.steps["countersign"] == ("wu-haiyan", "huang-yi")
    assert rule("countersign").answer is Answer.ALL


def test_complex_items_are_countersigned_in_any_case() -> None:
    assert item(matters=["complex"]).asked == ("concerned",)
    assert item(matters=["complex"], concerned=["hr"]).ids == [
        "first-review",
        "countersign",
        "office",
        "leader-sign-off",
    ]


def test_who_does_not_agree_talks_and_then_the_leader_of_the_lead_unit_rules() -> None:
    ends = rule("countersign").disagreement

    assert ends
    assert (ends.talk, ends.clause) == (timedelta(hours=8), "二(二)2")
    assert (ends.who, ends.nobody) == (Who(Role.LEADER_IN_CHARGE, "unit"), Who(Role.CHIEF))


@pytest.mark.parametrize("question", ["state", "work", "business", "privacy", "remit"])
def test_a_yes_to_any_of_five_questions_adds_a_review_for_secrets(question: str) -> None:
    assert item(secrecy=[question]).ids == ["first-review", "office", "confidentiality", "leader-sign-off"]


def test_figures_and_quoted_policies_want_a_basis() -> None:
    assert item(text="服务群众5万人次").asked == ("basis",)
    assert item(category="policy").asked == ("basis",)
    assert item(matters=["policy"]).asked == ("basis",)
    assert item(text="今天开放").asked == ()


def test_each_review_has_its_questions() -> None:
    asked = {step.id: [one.id for one in step.questions] for step in policy("p4").steps if step.questions}

    assert asked == {
        "officer-review": ["true", "fit", "sensitive", "wording"],
        "first-review": ["true", "fit", "sensitive", "wording"],
        "countersign": ["ours"],
        "office": ["plan", "conflict", "form", "procedure"],
    }

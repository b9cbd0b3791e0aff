"""P2 as it ships: three rule sets that disagree on who reviews, and none of which asks the head of a unit."""

import pytest

from tests.policy.ways import policy, way

DESK = ("gao-yun", "luo-jing", "sun-yue")
HEADS = ("li-guohua", "wu-haiyan", "liu-fang", "huang-yi", "cao-rui", "gao-yun")


def test_p2a_7_and_8_content_then_form_then_the_head_of_the_group() -> None:
    found = way("p2a", "wang-min", channels=["douyin"])

    assert found.steps == {
        "content": ("sun-yue", "he-xinyi", "jiang-bo"),
        "form": ("luo-jing",),
        "group-head": ("gao-yun",),
    }
    assert (found.publishers, found.clause) == (("sun-yue", "he-xinyi", "jiang-bo"), "第五条第3项")


def test_p2a_a_member_does_not_review_what_he_wrote() -> None:
    assert way("p2a", "he-xinyi", channels=["douyin"]).steps["content"] == ("sun-yue", "jiang-bo")


def test_p2a_7_each_step_has_its_questions() -> None:
    assert {step.id: [one.id for one in step.questions] for step in policy("p2a").steps} == {
        "content": ["law", "values", "accurate"],
        "form": ["format"],
        "group-head": [],
    }


@pytest.mark.parametrize("number", range(7))
def test_p2b_7_the_office_reviews_and_releases_each_of_seven_categories(number: int) -> None:
    category = policy("p2b").categories[number]
    found = way("p2b", "wang-min", category=category.id, channels=["weibo"])

    assert category.clause == f"第八条第{number + 1}项"
    assert found.steps == {"office": DESK}
    assert (found.publishers, found.clause) == (DESK, "第七条第3项")


def test_p2b_6_2_the_office_may_approve_what_it_wrote() -> None:
    assert way("p2b", "sun-yue", category="news", channels=["weibo"]).steps == {"office": DESK}


def test_p2b_9_titles_that_exaggerate_and_missing_pictures_are_pointed_out() -> None:
    p2b = policy("p2b")

    assert p2b.title_rule
    assert (p2b.title_rule.clause, p2b.picture_hint, p2b.picture_warns) == ("第九条第2项", "第九条第3项", True)
    assert {"震惊", "史上最", "shocking"} <= set(p2b.title_rule.words)


def test_p2c_8_3_anybody_designated_reviews() -> None:
    found = way("p2c", "wang-min", channels=["wechat"])

    assert found.steps == {"review": HEADS}
    assert (found.publishers, found.clause) == (("ma-tao", "cheng-lu"), "第八条第4项")


@pytest.mark.parametrize("question", ["state", "business", "privacy", "sensitive", "internal"])
def test_p2c_9_and_11_a_yes_on_secrets_takes_it_to_the_head_of_the_leading_group(question: str) -> None:
    found = way("p2c", "wang-min", channels=["wechat"], secrecy=[question])

    assert found.ids == ["review", "leading-group"]
    assert found.steps["leading-group"] == ("zhou-guangyuan",)


def test_p2c_11_1_figures_want_a_basis() -> None:
    assert way("p2c", "wang-min", "接诊1,200人次", channels=["wechat"]).asked == ("basis",)
    assert way("p2c", "wang-min", "2026年6月1日开业", channels=["wechat"]).asked == ()


def test_p2c_6_2_who_works_on_it_may_approve_what_he_wrote() -> None:
    assert way("p2c", "huang-yi", channels=["wechat"]).steps == {"review": HEADS}


@pytest.mark.parametrize("name", ["p2a", "p2b", "p2c"])
def test_the_channels_are_those_of_article_2(name: str) -> None:
    assert [channel.id for channel in policy(name).channels] == ["wechat", "weibo", "douyin", "kuaishou"]

"""Templates of categories in a policy file: several lines in three languages, and what is said of a wrong one."""

import pytest

from bot.mistakes import Mistakes
from bot.policy import read_policy, shipped
from bot.text import LANGUAGES
from tests.policy.files import lines, small_policy

PLACE = '[[category]]\nid = "other"\nnames = { zh-Hans = "其他", zh-Hant = "其他", en = "Other" }\nclause = "1"\n'
TEMPLATE = '\n[category.template]\nzh-Hans = """\n时间：\n地点：\n"""\nzh-Hant = "時間："\nen = "When:"\n'


def test_a_template_has_lines_and_a_language() -> None:
    health, other = small_policy((PLACE, PLACE + TEMPLATE)).categories
    assert health.template is None
    assert other.template is not None
    assert [other.template.in_language(language) for language in LANGUAGES] == ["时间：\n地点：", "時間：", "When:"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('zh-Hant = ""', "category[2].template.zh-Hant: is empty"),
        ('zh-Hant = "\\u202e"', "category[2].template.zh-Hant: is empty, or has signs in it that cannot be seen"),
        ("", "category[2].template.zh-Hant"),
    ],
)
def test_a_template_that_says_nothing_is_named_with_its_place(wrong: str, said: str) -> None:
    template = TEMPLATE.replace('zh-Hant = "時間："', wrong)
    with pytest.raises(Mistakes) as caught:
        small_policy((PLACE, PLACE + template))
    assert [line for line in lines(caught.value) if line.startswith(said)]


@pytest.mark.parametrize("name", ["p1", "p3", "p4"])
def test_some_shipped_policies_bring_a_template(name: str) -> None:
    text = shipped()[name].read_text("utf-8")
    templates = [category.template for category in read_policy(text, name).categories if category.template]
    assert templates
    assert all("\n" in template.in_language(language) for template in templates for language in LANGUAGES)

"""How a policy's clauses are cited, and which link its categories want."""

import pytest

from bot.domain.policies import LinkRule, cited
from bot.text import Names, Text


@pytest.mark.parametrize(
    ("clause", "article", "item"),
    [
        ("第六条", 6, ""),
        ("第十条第2项", 10, "2"),
        ("第十二条第1项", 12, "1"),
        ("第二十条", 20, ""),
        ("第九十九条第12项", 99, "12"),
        ("第一百零五条", 105, ""),
        ("第一百一十条", 110, ""),
        ("第三百二十一条", 321, ""),
    ],
)
def test_articles_are_cited_in_the_manner_of_each_language(clause: str, article: int, item: str) -> None:
    said = cited(clause)
    assert isinstance(said, Text)
    number = said.values["article"]
    assert isinstance(number, Names)
    assert (number.en, said.values.get("item", "")) == (str(article), item)
    assert f"第{number.zh_hans}条" == clause.partition("条")[0] + "条"


@pytest.mark.parametrize("clause", ["二(二)", "10.2", "Article 12", "附件一", "第十条、第十一条"])
def test_other_clauses_stay_as_they_are_written(clause: str) -> None:
    assert cited(clause) == clause


def test_without_a_clause_it_is_the_chain_of_statements() -> None:
    assert cited("") == Text("clause-fast")


def test_a_link_is_wanted_with_its_hosts_and_an_example() -> None:
    rule = LinkRule(("video.example", "v.example:8443"), Names(en="Site"), "第十条第2项")
    assert rule.wanted == {
        "site": rule.names,
        "clause": cited("第十条第2项"),
        "host": ("video.example", "v.example:8443"),
        "example": "https://video.example/123",
    }

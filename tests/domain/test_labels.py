"""Labelled lines at the head and the foot of a text, and addresses that are to be reposted."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.labels import is_labelled, labels, parts, put_back, value, without
from bot.domain.reposts import linked
from bot.i18n import I18n
from bot.text import Language, Text

TEXT = "6月3日，公司医务志愿队走进青溪街道。\n来源：这一行在正文里\n为居民测量血压。"


def said(text: str) -> dict[str, str]:
    return {label.field: label.words for label in labels(text)}


@pytest.mark.parametrize(
    ("line", "field", "words"),
    [
        ("来源：区卫健委", "source", "区卫健委"),
        ("稿件來源: 區衞生局", "source", "區衞生局"),
        ("Source: Health bureau", "source", "Health bureau"),
        ("資訊來源：區衞生局", "source", "區衞生局"),
        ("  【栏目】 ： 业务宣传 ", "category", "业务宣传"),
        ("類別：業務宣傳", "category", "業務宣傳"),
        ("[Channels]: Weibo", "channels", "Weibo"),
        ("发布时间：6月12日 10:00", "planned", "6月12日 10:00"),
        ("Release time: Thu 10:00", "planned", "Thu 10:00"),
        ("ｓｏｕｒｃｅ：x", "source", "x"),
        ("依据：《统计公报》", "basis", "《统计公报》"),
        ("引用：张院士", "quoted", "张院士"),
        ("涉及部門：人力資源部", "concerned", "人力資源部"),
        ("備註：請儘快", "note", "請儘快"),
        ("解读人：李主任", "explainer", "李主任"),
        ("Explainer: Dr Li", "explainer", "Dr Li"),
        ("紧急：重要", "urgency", "重要"),
        ("来源：", "source", ""),
    ],
)
@pytest.mark.parametrize("place", ["{}\n" + TEXT, "标题\n\n{}\n\n" + TEXT, TEXT + "\n{}", TEXT + "\n\n{}\n\n"])
def test_labels_are_found_at_head_and_foot(line: str, field: str, words: str, place: str) -> None:
    text = place.format(line)
    found = labels(text)
    assert [(label.field, label.words) for label in found] == [(field, words)]
    assert "这一行在正文里" in without(text, found)
    assert line.strip() not in without(text, found).splitlines()


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "标题\n" + TEXT,
        "标题\n副标题\n来源：这里不是开头\n" + TEXT,
        "",
        "https://example.org/1",
        "地点：青溪街道\n" + TEXT,
        "一个很长的句子里面说明了消息的来源：区卫健委",
        "来源 区卫健委\n" + TEXT,
        "来源：" + "长" * 500 + "\n" + TEXT,
    ],
)
def test_what_stands_within_a_text_is_left_alone(text: str) -> None:
    assert labels(text) == ()
    assert without(text, ()) == text


def test_authors_stay_and_part_nothing_and_repeats_go_too() -> None:
    text = f"标题：健康日\n作者：王敏\n来源：甲\n来源：乙\n{TEXT}\n摄影：陈静\n备注：急"
    assert said(text) == {"title": "健康日", "source": "甲", "note": "急"}
    assert without(text, labels(text)) == f"作者：王敏\n{TEXT}\n摄影：陈静"
    assert [label.said for label in labels(text)] == [("健康日",), ("甲", "乙"), ("急",)]


def test_repeats_are_told_apart_by_what_they_say() -> None:
    [label] = labels(f"来源：\n来源：Ａ\n来源：a\n{TEXT}\n来源：乙")
    assert label.said == ("Ａ", "乙")
    assert put_back(TEXT, [label]) == f"来源：\n来源：Ａ\n来源：a\n{TEXT}\n来源：乙"


def test_lines_that_are_no_answer_go_back_to_where_they_stood() -> None:
    text = f"栏目：没有的栏目\n{TEXT}\n渠道：报纸"
    assert put_back(without(text, labels(text)), labels(text)) == text
    assert put_back("", labels("来源：甲")) == "来源：甲"
    assert is_labelled("来源：甲")
    assert is_labelled("作者：王敏")
    assert not is_labelled("健康日：走进社区")


def test_several_are_parted_and_values_known_in_three_languages() -> None:
    assert parts("微博、微信; Weibo / 网站 |") == ("微博", "微信", "Weibo", "网站")
    assert [value(words) for words in ("紧急", "緊急", "Important", "尽快", "無", "随便")] == [
        "important",
        "important",
        "important",
        "asap",
        "none",
        "",
    ]


@given(st.text(alphabet="来源栏目：: \nab标题", max_size=80))
def test_taking_labels_out_loses_nothing_else(text: str) -> None:
    found = labels(text)
    gone = {line.line for label in found for line in label.lines}
    kept = [line for place, line in enumerate(text.split("\n")) if place not in gone]
    assert "\n".join(kept).strip("\n") == without(text, found)
    assert len({label.field for label in found}) == len(found)


@pytest.mark.parametrize(
    ("words", "origin", "in_words"),
    [
        ("https://health.example/news/1?a=b#c", "repost", False),
        ("转发 https://health.example/news/1", "repost", True),
        ("轉載：https://health.example/news/1", "repost", True),
        ("Repost https://health.example/news/1", "repost", True),
        ("https://health.example/news/1 评论", "comment", True),
        ("comment: https://health.example/news/1", "comment", True),
    ],
)
def test_an_address_alone_is_offered_as_a_repost(words: str, origin: str, in_words: bool) -> None:  # noqa: FBT001
    found = linked(words)
    assert found is not None
    assert (found.host, found.origin, found.said) == ("health.example", origin, in_words)
    assert found.address in words


@pytest.mark.parametrize(
    "words", ["", "转发", "请看 https://health.example 这条新闻", "https://a.example https://b.example", "x" * 3000]
)
def test_what_says_more_than_an_address_is_a_text(words: str) -> None:
    assert linked(words) is None


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
@pytest.mark.parametrize(
    "field",
    [
        *("title", "source", "category", "channels", "planned", "urgency", "audience", "origin", "concerned"),
        *("quoted", "confirmation", "note", "matters", "basis", "explainer", "lateness"),
    ],
)
def test_what_the_bot_calls_a_field_is_its_label(field: str, language: Language) -> None:
    called = I18n().say(Text(f"field-{field}"), language, zone=ZoneInfo("UTC"), now=datetime(2026, 6, 3, tzinfo=UTC))
    assert said(f"{called}：甲")[field] == "甲"

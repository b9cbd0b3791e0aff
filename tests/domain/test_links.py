"""Web addresses without a scheme are understood; what only looks like one stays as it was written."""

import pytest

from bot.domain.links import schemed, without


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("www.health-first.example", "https://www.health-first.example"),
        ("weibo.example/1/abc?d=e", "https://weibo.example/1/abc?d=e"),
        ("视频在www.health-first.example/watch/42，请看", "视频在https://www.health-first.example/watch/42，请看"),
        ("WWW.Health-First.example:8080/a", "https://WWW.Health-First.example:8080/a"),
    ],
)
def test_an_address_without_a_scheme_gets_one(written: str, meant: str) -> None:
    assert schemed(written) == meant


@pytest.mark.parametrize(
    "words",
    [
        "https://www.health-first.example/a",
        "http://weibo.example/www.weibo.example/a",
        "ftp://weibo.example/1",
        "somebody@www.health-first.example",
        "发好了",
        "a.b",
        "readme.md",
        "1.5/2",
        "见第3.2/4页",
        "//www.health-first.example/a",
    ],
)
def test_anything_else_stays_as_it_is(words: str) -> None:
    assert schemed(words) == words


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("某平台出现视频 https://video.example/v/1 ，转发迅速", "某平台出现视频 ，转发迅速"),
        ("视频在www.video.example/watch/42，请看", "视频在，请看"),
        ("Power is out\nin the east wing", "Power is out in the east wing"),
        ("https://video.example/v/1", "https://video.example/v/1"),
    ],
)
def test_what_is_said_beside_addresses(written: str, left: str) -> None:
    assert without(written) == left

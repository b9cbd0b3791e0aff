"""Nothing is released but what was signed off, once in each channel, after it was read once more."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import releases
from bot.domain.drafts import Draft, DraftState, fingerprint
from bot.domain.policies import Channel
from bot.domain.releases import (
    AddressUnclear,
    AlreadyReleased,
    FingerprintDiffers,
    Hold,
    NotProofread,
    NotSignedOff,
    OnHold,
    Release,
    Task,
)
from bot.text import Names
from tests.domain.line import ANN, BEN, DRAFT, FAY, NOW, UNIT, WANG, version

WEIBO, HALL = Channel("weibo", Names(en="Weibo")), Channel("hall", Names(en="Notice board"), "words")
PRINT = fingerprint(version())
TASK = Task(DRAFT, 1, PRINT, ("weibo", "hall"), None, publishers=(FAY,))
READ = replace(TASK, proofread_by=FAY, proofread_at=NOW)
SIGNED = Draft(DRAFT, WANG, UNIT, "digest", "2026-0142", DraftState.SIGNED_OFF, version=1, working=False)


def row(channel: str, number: int = 1) -> Release:
    return Release(
        DRAFT,
        number,
        channel,
        "https://weibo.example/1",
        NOW,
        FAY,
        "2026-0142",
        "健康日",
        "",
        "",
        UNIT,
        WANG,
        (ANN,),
        PRINT,
    )


def test_a_signed_off_version_may_be_worked_on() -> None:
    assert releases.ready(TASK, SIGNED, on=1) is TASK


@pytest.mark.parametrize(
    ("task", "state", "on"),
    [
        (None, DraftState.SIGNED_OFF, 1),
        (replace(TASK, open=False), DraftState.SIGNED_OFF, 1),
        (TASK, DraftState.IN_REVIEW, 1),
        (TASK, DraftState.RETURNED, 1),
        (TASK, DraftState.RELEASED, 1),
        (TASK, DraftState.SIGNED_OFF, 2),
    ],
)
def test_nothing_else_may(task: Task | None, state: DraftState, on: int) -> None:
    with pytest.raises(NotSignedOff):
        releases.ready(task, replace(SIGNED, state=state), on=on)


def test_who_proofread_it_first_is_noted() -> None:
    read = releases.proofread(TASK, by=FAY, now=NOW)
    assert (read.proofread_by, read.proofread_at) == (FAY, NOW)
    assert releases.proofread(read, by=BEN, now=NOW) is read


def test_what_was_signed_off_and_proofread_may_be_released() -> None:
    assert releases.may_release(READ, version(), WEIBO, ()) is WEIBO
    assert releases.may_release(READ, version(), HALL, (row("weibo"),)) is HALL


@pytest.mark.parametrize("channel", [None, Channel("wechat", Names(en="WeChat"))])
def test_only_in_the_channels_it_was_signed_off_for(channel: Channel | None) -> None:
    with pytest.raises(NotSignedOff):
        releases.may_release(READ, version(), channel, ())


def test_not_before_somebody_has_read_it_once_more() -> None:
    with pytest.raises(NotProofread):
        releases.may_release(TASK, version(), WEIBO, ())


def test_not_while_it_is_held() -> None:
    with pytest.raises(OnHold) as refused:
        releases.may_release(replace(READ, hold=Hold("错字", FAY, NOW)), version(), WEIBO, ())
    assert refused.value.values == {"reason": "错字"}


@pytest.mark.parametrize("task", [READ, replace(READ, hold=Hold("错字", FAY, NOW)), TASK])
def test_not_twice_in_a_channel(task: Task) -> None:
    with pytest.raises(AlreadyReleased) as refused:
        releases.may_release(task, version(), WEIBO, (row("hall"), row("weibo")))
    assert refused.value.values == {"channel": WEIBO.names, "at": NOW}


def test_other_content_in_the_channel_does_not_stand_in_the_way_but_the_same_in_an_older_version_does() -> None:
    second = replace(READ, version=2)
    other = replace(row("weibo", 1), fingerprint="another")
    assert releases.may_release(second, version(), WEIBO, (other,)) is WEIBO
    assert releases.remaining(second, (other,)) == ("weibo", "hall")
    same = replace(row("weibo", 1), fingerprint=second.fingerprint)
    assert releases.remaining(second, (same,)) == ("hall",)
    with pytest.raises(AlreadyReleased):
        releases.may_release(second, version(), WEIBO, (same,))


@pytest.mark.parametrize(
    "what", [{"title": "健康曰"}, {"text": "义诊走近社区。"}, {"attachments": ()}, {"source": "x"}]
)
def test_nothing_that_differs_from_what_was_signed_off_is_released(what: dict[str, object]) -> None:
    with pytest.raises(FingerprintDiffers):
        releases.may_release(READ, version(**what), WEIBO, ())


def test_what_remains_stands_in_the_order_of_the_channels() -> None:
    assert releases.remaining(READ, ()) == ("weibo", "hall")
    assert releases.remaining(READ, (row("weibo"),)) == ("hall",)
    assert releases.remaining(READ, (row("hall"), row("weibo"))) == ()


@pytest.mark.parametrize(
    ("words", "channel", "kept"),
    [
        (" https://weibo.example/1 ", WEIBO, "https://weibo.example/1"),
        ("http://例子.example/健康?id=1#a", WEIBO, "http://例子.example/健康?id=1#a"),
        ("一楼公告栏", HALL, "一楼公告栏"),
        ("https://weibo.example/" + "a" * 1978, WEIBO, "https://weibo.example/" + "a" * 1978),
    ],
)
def test_an_address_says_where_it_stands(words: str, channel: Channel, kept: str) -> None:
    assert releases.address(words, channel) == kept


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "ftp://weibo.example/1",
        "javascript:alert(1)",
        "https://",
        "https:///1",
        "https://[",
        "发了",
        "https://weibo.example/1 和2",
        "https://weibo.example/1\thttps",
        "https://weibo.example/\u30001",
        "https://a.example/1\nx",
        "https://weibo.example/" + "a" * 1979,
    ],
)
def test_what_is_no_web_address_is_refused_where_one_is_wanted(words: str) -> None:
    with pytest.raises(AddressUnclear):
        releases.address(words, WEIBO)


@pytest.mark.parametrize("words", ["", "\n", "一楼\n二楼", "一楼\r二楼", "楼" * 2001])
def test_words_that_say_no_place_are_refused(words: str) -> None:
    with pytest.raises(AddressUnclear):
        releases.address(words, HALL)


@given(st.text() | st.text("htps:/[]@.%\\?#a1").map("https://".__add__), st.sampled_from([WEIBO, HALL]))
def test_an_address_is_kept_or_refused_whatever_it_is(words: str, channel: Channel) -> None:
    try:
        kept = releases.address(words, channel)
    except AddressUnclear:
        return
    assert kept == words.strip()


@given(st.text())
def test_a_summary_is_one_line_of_at_most_120_characters(text: str) -> None:
    line = releases.summary(text)
    assert len(line) <= 120
    assert len(line.splitlines()) <= 1
    assert line == " ".join(text.split()) or line.endswith("…")


def test_a_long_text_is_cut_and_says_so() -> None:
    assert releases.summary(" 义诊\n走进  社区。 ") == "义诊 走进 社区。"
    assert releases.summary("义" * 120) == "义" * 120
    assert releases.summary("义" * 121) == "义" * 119 + "…"

"""What a version says: its fingerprint, what is missing from it, and what differs from the one before."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.drafts import Attachment, Draft, Particulars, Version, changed, fingerprint, freeze, lacks_link
from bot.domain.people import UnitId
from bot.domain.policies import Category, LinkRule
from bot.text import Names
from tests.domain.line import DRAFT, NOW, PICTURE, UNIT, WANG, rules, version

SITE = LinkRule(("video.example", "v.example:8443"), Names(en="Site"), "10.2")
POLICY = rules(
    categories=(Category("health", Names(en="Health"), "10.2", SITE), Category("news", Names(en="News"), "10"))
)
WORDS = st.text(max_size=6)
FILES = st.lists(WORDS.map(lambda digest: Attachment(digest, "other", "file", 1)), max_size=3).map(tuple)
LATER = NOW + timedelta(hours=1)
VERSIONS = st.builds(version, title=WORDS, text=WORDS, source=WORDS, source_words=WORDS, attachments=FILES)


def parts(one: Version) -> tuple[object, ...]:
    digests = tuple(file.digest for file in one.attachments)
    return (one.title, one.text, one.source, one.source_words, digests)


@given(VERSIONS, VERSIONS)
@example(version(title="ab", text="c"), version(title="a", text="bc"))
@example(version(text="a\n", source="b"), version(text="a", source="\nb"))
@example(version(source="x", source_words=""), version(source="", source_words="x"))
@example(version(source_words="", attachments=(PICTURE,)), version(source_words=PICTURE.digest, attachments=()))
def test_two_contents_share_a_fingerprint_only_if_they_are_the_same(one: Version, other: Version) -> None:
    assert (fingerprint(one) == fingerprint(other)) is (parts(one) == parts(other))


@given(VERSIONS, st.integers(0, 5), st.integers(1, 4))
def test_no_boundary_can_be_moved(one: Version, at: int, by: int) -> None:
    together = one.title + one.text
    moved = replace(one, title=together[: at + by], text=together[at + by :])
    assert (fingerprint(moved) == fingerprint(one)) is (moved == one)


def test_the_order_of_files_is_content_and_their_names_are_not() -> None:
    one, other = PICTURE, replace(PICTURE, digest="b" * 64)
    here = fingerprint(version(attachments=(one, other)))
    assert fingerprint(version(attachments=(other, one))) != here
    assert fingerprint(version(attachments=(replace(one, name="新名.jpg"), other))) == here


def test_a_fingerprint_stays_what_it_is() -> None:
    """It stands in ledgers and audit logs for ever."""
    assert fingerprint(version()) == "31199779d27fad091d014215a371c3e4d76a83ff048dd6d0a0eb9cf36667ec5a"


def test_a_frozen_version_carries_its_fingerprint() -> None:
    frozen = freeze(version(), now=NOW)
    assert (frozen.fingerprint, frozen.frozen_at) == (fingerprint(version()), NOW)


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("视频：https://video.example/watch/1", True),
        ("视频：https://video.example", True),
        ("见https://video.example。", True),
        ("见https://video.example查看", True),
        ("See https://video.example.", True),
        ("See (http://www.video.example/a)", True),
        ("HTTPS://VIDEO.EXAMPLE/A", True),
        ("https://video.example?v=1", True),
        ("https://video.example#1", True),
        ("https://video.example:443/1", True),
        ("https://v.example:8443/1", True),
        ("video.example/watch/1", False),
        ("https://video.example.evil.test/", False),
        ("https://video.example-evil.test/", False),
        ("https://video.example@evil.test/", False),
        ("https://video.example:secret@evil.test/", False),
        ("https://video.example:80@evil.test/", False),
        ("https://notvideo.example/", False),
        ("https://videoxexample/", False),
        ("https://v.example/1", False),
        ("", False),
    ],
)
def test_a_link_is_to_the_site_itself(text: str, *, linked: bool) -> None:
    health = Particulars("health", ("weibo",), planned_known=True)
    assert lacks_link(version(text=text, particulars=health), POLICY) is not linked
    assert not lacks_link(version(text=text), POLICY)
    assert not lacks_link(version(text=text, particulars=Particulars()), POLICY)


@pytest.mark.parametrize(
    ("what", "differs"),
    [
        ({}, set()),
        ({"title": "新"}, {"content"}),
        ({"text": "新"}, {"content"}),
        ({"source_words": "卫健委"}, {"content"}),
        ({"attachments": ()}, {"content"}),
        ({"note": "急"}, {"note"}),
        ({"frozen_at": NOW}, set()),
        ({"particulars": Particulars("staff", ("weibo",), planned_known=True)}, {"category"}),
        ({"particulars": Particulars("news", ("weibo",), urgency="crisis", planned_known=True)}, {"category"}),
        ({"particulars": Particulars("news", ("weibo",), audience="internal", planned_known=True)}, {"category"}),
        ({"particulars": Particulars("news", ("weibo",), origin="repost", planned_known=True)}, {"category"}),
        ({"particulars": Particulars("news", ("weibo",), quoted=("王",), planned_known=True)}, {"category"}),
        (
            {"particulars": Particulars("news", ("weibo",), concerned=(UnitId("office"),), planned_known=True)},
            {"category"},
        ),
        ({"particulars": Particulars("news", ("hall",), planned_known=True)}, {"channels"}),
        ({"particulars": Particulars("news", ("weibo",), LATER, planned_known=True)}, {"planned"}),
        ({"text": "新", "note": "急", "particulars": Particulars("staff", (), LATER)}, None),
    ],
)
def test_what_differs_is_named_in_policys_words(what: dict[str, Any], differs: set[str] | None) -> None:
    everything = {"content", "category", "channels", "planned", "note"}
    assert changed(version(), version(**what)) == (everything if differs is None else differs)


def test_the_newest_version_counts_the_working_copy() -> None:
    draft = Draft(DRAFT, WANG, UNIT, "digest")
    assert draft.latest == 1
    assert replace(draft, version=1, working=False).latest == 1
    assert replace(draft, version=1, working=True).latest == 2

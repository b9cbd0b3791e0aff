"""What policy sets limits to: who originates what, where it may appear, how long it may be, what a title may say."""

from dataclasses import replace

import pytest

from bot.domain import limits
from bot.domain.drafts import Particulars
from bot.domain.people import Unit, UnitId
from bot.domain.policies import Category, Channel, TitleRule
from bot.text import Names, Text
from tests.domain.line import PICTURE, rules, version

CULTURE = Category("culture", Names(en="Culture"), "三(五)2", duties=("culture",))
OWN_NEWS = Category("own", Names(en="Own news"), "十七", kinds=("subsidiary",))
NOTICE = Category("notice", Names(en="Notices"), "三(四)2", channels=("board", "oa"))
ANY = Category("news", Names(en="News"), "10")
CHANNELS = (
    Channel("weibo", Names(en="Weibo"), length=10),
    Channel("oa", Names(en="Office system")),
    Channel("board", Names(en="Board")),
    Channel("mine", Names(en="Our account"), own=True),
)
POLICY = rules(categories=(CULTURE, OWN_NEWS, NOTICE, ANY), channels=CHANNELS)
OFFICE = Unit(UnitId("office"), Names(en="Office"), "department")
ARTS = Unit(UnitId("arts"), Names(en="Arts"), "department", duties=("culture", "sports"))
NORTH = Unit(UnitId("north"), Names(en="North"), "subsidiary")


@pytest.mark.parametrize(
    ("unit", "own"),
    [
        (OFFICE, ["notice", "news"]),
        (ARTS, ["culture", "notice", "news"]),
        (NORTH, ["own", "notice", "news"]),
        (None, ["notice", "news"]),
    ],
)
def test_a_unit_originates_what_is_its_own_to_originate(unit: Unit | None, own: list[str]) -> None:
    assert [category.id for category in limits.categories(POLICY, unit)] == own


def test_who_may_not_is_told_who_may() -> None:
    limits.check_category(CULTURE, ARTS, (OFFICE, ARTS))
    with pytest.raises(limits.CategoryNotYours) as refused:
        limits.check_category(CULTURE, OFFICE, (OFFICE, ARTS, NORTH))
    assert refused.value.values == {"category": CULTURE.names, "clause": "三(五)2", "units": (ARTS.names,)}
    with pytest.raises(limits.CategoryNotYours) as nobody:
        limits.check_category(CULTURE, OFFICE, (OFFICE,))
    assert nobody.value.values["units"] == (Text("none"),)


@pytest.mark.parametrize(
    ("unit", "category", "open_to"),
    [
        (OFFICE, "news", ["weibo", "oa", "board"]),
        (NORTH, "news", ["weibo", "oa", "board", "mine"]),
        (OFFICE, "notice", ["oa", "board"]),
        (None, None, ["weibo", "oa", "board"]),
    ],
)
def test_an_item_appears_where_its_category_and_its_unit_may(
    unit: Unit | None, category: str | None, open_to: list[str]
) -> None:
    assert [channel.id for channel in limits.channels(POLICY, category, unit)] == open_to


def test_where_it_may_not_appear_it_is_said_where_it_may() -> None:
    limits.check_channels(POLICY, "notice", OFFICE, ("oa",))
    with pytest.raises(limits.ChannelNotForIt) as refused:
        limits.check_channels(POLICY, "notice", OFFICE, ("oa", "weibo"))
    shown = (Names(en="Office system"), Names(en="Board"))
    assert refused.value.values == {"channel": Names(en="Weibo"), "clause": "三(四)2", "channels": shown}
    with pytest.raises(limits.ChannelNotForIt) as gone:
        limits.check_channels(POLICY, "news", OFFICE, ("pigeon",))
    assert (gone.value.values["channel"], gone.value.values["clause"]) == (Names(en="pigeon"), Text("none"))


def test_words_that_exaggerate_are_found_however_they_are_written() -> None:
    policy = replace(POLICY, title_rule=TitleRule(("震惊", "Best Ever"), "第九条第2项"))
    assert limits.exaggerations(version(title="BEST EVER 义诊，震惊全城"), policy) == ("震惊", "Best Ever")
    assert limits.exaggerations(version(title="健康日"), policy) == ()
    assert limits.exaggerations(version(title="震惊"), POLICY) == ()


def test_evidence_is_no_picture() -> None:
    wanting = replace(POLICY, picture_hint="第十六条")
    assert not limits.lacks_picture(version(), wanting)
    assert limits.lacks_picture(version(attachments=(replace(PICTURE, evidence=True),)), wanting)
    assert not limits.lacks_picture(version(attachments=()), POLICY)


def test_each_channels_text_is_measured_by_its_own_length() -> None:
    item = version(text="一" * 12, particulars=Particulars("news", ("weibo", "oa", "gone")))
    [long] = limits.too_long(item, POLICY)
    assert (long.channel, long.size, long.most, long.over) == (Names(en="Weibo"), 12, 10, 2)
    assert limits.too_long(replace(item, wordings=(("weibo", "一" * 10),)), POLICY) == ()
    [own] = limits.too_long(replace(item, text="短", wordings=(("weibo", "一" * 11),)), POLICY)
    assert own.over == 1

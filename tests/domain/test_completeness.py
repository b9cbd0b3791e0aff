"""What is still to be asked: what policy asks of every item, and what only of some."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, get_args

import pytest

from bot.domain import fields
from bot.domain.completeness import missing, obliged
from bot.domain.drafts import Attachment, Particulars
from bot.domain.people import Unit, UnitId
from bot.domain.policies import Ask, Category, Channel, Condition, Entry, Field, LinkRule
from bot.text import Names
from tests.domain.line import NOW, UNIT, rules, version

SITE = LinkRule(("video.example", "v.example:8443"), Names(en="Site"), "10.2")
POLICY = rules(
    categories=(
        Category("health", Names(en="Health"), "10.2", SITE),
        Category("news", Names(en="News"), "10"),
        Category("staff", Names(en="Staff"), "10", duties=("personnel",), channels=("hall",)),
    ),
    matters=(Entry("reform", Names(en="Reform"), "14"),),
    secrecy=(Entry("contract", Names(en="Contract"), "9"),),
)
LATER = NOW + timedelta(hours=1)
SHOT = Attachment("e" * 64, "picture", "mail.png", 1, "image/png")
DEPARTMENT = Unit(UNIT, Names(en="Marketing"), "department")


def asks(*names: Field, **more: Any) -> Any:  # noqa: ANN401 - a policy
    return replace(POLICY, asks=names, **more)


def test_nothing_is_missing_from_a_whole_version() -> None:
    assert missing(version(), POLICY, DEPARTMENT) == ()
    assert missing(version(), POLICY, None) == ()


@pytest.mark.parametrize(
    ("what", "asked"),
    [
        ({"title": ""}, ["title"]),
        ({"title": " \u3000"}, ["title"]),
        ({"text": "\n"}, ["text"]),
        ({"source": ""}, ["source"]),
        ({"source": "gone-from-policy"}, ["source"]),
        ({"source": "", "source_words": "卫健委"}, []),
        ({"particulars": Particulars()}, ["category", "channels", "planned"]),
        ({"particulars": Particulars("gone", ("weibo",), planned_known=True)}, ["category"]),
        ({"particulars": Particulars("news", ("weibo", "gone"), planned_known=True)}, ["channels"]),
        ({"particulars": Particulars("news", ("weibo",))}, ["planned"]),
        ({"particulars": Particulars("news", ("weibo",), LATER, planned_known=True)}, []),
        ({"particulars": Particulars("health", ("weibo",), planned_known=True)}, ["link"]),
        ({"particulars": Particulars("staff", ("hall",), planned_known=True)}, ["category"]),  # not this unit's
        ({"title": "", "text": "", "source": "", "particulars": Particulars("health")}, None),
    ],
)
def test_what_is_missing_is_asked_in_policys_order(what: dict[str, Any], asked: list[str] | None) -> None:
    everything = ["title", "text", "source", "link", "channels", "planned"]
    assert list(missing(version(**what), POLICY, DEPARTMENT)) == (everything if asked is None else asked)


def test_what_a_category_is_not_released_in_is_asked_again() -> None:
    staff = replace(DEPARTMENT, duties=("personnel",))
    notice = version(particulars=Particulars("staff", ("hall", "weibo"), planned_known=True))
    assert missing(notice, POLICY, staff) == ("channels",)
    assert missing(fields.channels(notice, ("hall",)), POLICY, staff) == ()


def test_a_subsidiarys_own_account_is_for_a_subsidiary() -> None:
    own = rules(channels=(Channel("own", Names(en="Our account"), own=True),))
    item = version(particulars=Particulars("news", ("own",), planned_known=True))
    assert missing(item, own, DEPARTMENT) == ("channels",)
    assert missing(item, own, None) == ("channels",)
    assert missing(item, own, Unit(UnitId("north"), Names(en="North"), "subsidiary")) == ()


def test_policy_may_ask_for_less() -> None:
    assert missing(version(source="", particulars=Particulars()), asks(), None) == ()


def answered(name: Field) -> Any:  # noqa: ANN401 - a version in which this has been answered
    item = version()
    match name:
        case "urgency" | "audience" | "origin":
            return fields.particular(item, name, getattr(item.particulars, name))
        case "concerned" | "matters":
            return getattr(fields, name)(item, ())
        case "secrecy":
            return fields.secrecy(item, (), earlier=())
        case "quoted":
            return fields.quoted(item, "")
        case "note":
            return fields.note(item, "请快审")
        case _:
            return fields.nothing(item, name)


@pytest.mark.parametrize(
    "name",
    ["urgency", "audience", "origin", "concerned", "quoted", "matters", "secrecy", "basis", "explainer", "note"],
)
def test_what_has_a_value_anyway_is_asked_once(name: Field) -> None:
    assert missing(version(), asks(name), DEPARTMENT) == (name,)
    assert missing(answered(name), asks(name), DEPARTMENT) == ()


def test_pictures_and_files_may_be_answered_with_none() -> None:
    assert missing(version(), asks("files"), None) == ()
    bare = version(attachments=())
    assert missing(bare, asks("files"), None) == ("files",)
    assert missing(fields.nothing(bare, "files"), asks("files"), None) == ()


def test_a_list_that_policy_does_not_have_is_not_asked() -> None:
    assert missing(version(), asks("matters", "secrecy", matters=(), secrecy=()), None) == ()


def test_an_answer_that_policys_list_has_lost_is_asked_again() -> None:
    assert missing(fields.matters(version(), ("reform",)), asks("matters"), None) == ()
    assert missing(fields.matters(version(), ("merger",)), asks("matters"), None) == ("matters",)


def test_wordings_are_offered_and_never_asked() -> None:
    assert missing(version(), asks("wordings"), None) == ()


def test_only_quotations_have_to_be_confirmed_by_words_or_by_files() -> None:
    policy = asks("quoted", "confirmation")
    nobody = fields.quoted(version(), "")
    assert missing(nobody, policy, None) == ()
    somebody = fields.quoted(nobody, "李院士")
    assert missing(somebody, policy, None) == ("confirmation",)
    assert missing(fields.confirmation(somebody, "李院士邮件确认"), policy, None) == ()
    shown = fields.confirmation(somebody, "", (SHOT,))
    assert missing(shown, policy, None) == ()
    assert missing(fields.quoted(shown, "李院士、王院长"), policy, None) == ("confirmation",)  # another has not


def test_what_policy_asks_because_of_what_the_item_is_comes_after_the_rest() -> None:
    figures = ((Condition("figures", ("yes",)),),)
    urgent = ((Condition("urgency", ("important",)),),)
    policy = asks("origin", asks_when=(Ask("basis", figures, "二(一)2"), Ask("concerned", urgent, "二(二)")))
    item = fields.particular(version(text="惠及三百多名居民。"), "origin", "original")
    assert missing(item, policy, DEPARTMENT) == ("basis",)
    assert missing(fields.nothing(item, "basis"), policy, None) == (
        "basis",
    )  # "none" is no answer where there are some
    checked = fields.in_words(item, "basis", "民政局通报")
    assert missing(checked, policy, None) == ()
    pressing = fields.particular(checked, "urgency", "important")
    assert obliged(pressing, policy, None, "concerned")
    assert missing(fields.concerned(pressing, ()), policy, None) == ("concerned",)
    assert missing(fields.concerned(pressing, ("hr",)), policy, None) == ()


def test_a_subsidiary_may_be_asked_what_a_department_is_not() -> None:
    policy = asks(asks_when=(Ask("explainer", ((Condition("kind", ("subsidiary",)),),), "三(一)2"),))
    assert missing(version(), policy, DEPARTMENT) == ()
    assert missing(version(), policy, replace(DEPARTMENT, kind="subsidiary")) == ("explainer",)


def test_who_is_late_has_to_say_why() -> None:
    assert missing(version(), POLICY, None, late=True) == ("lateness",)
    assert missing(fields.in_words(version(), "lateness", "刚接到通知"), POLICY, None, late=True) == ()


@pytest.mark.parametrize("name", get_args(Field))
def test_whatever_policy_asks_can_be_told_missing_or_not(name: Field) -> None:
    assert set(missing(version(), asks(name), None)) <= {name}

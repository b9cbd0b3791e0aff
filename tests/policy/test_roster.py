"""What an administrator is told of a roster: who is who, and every mistake in it by its place."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people import Holding, Person, PersonId, Role, Unit, UnitId, Who, drafters
from bot.mistakes import Mistakes
from bot.roster import RosterFile, read_roster
from bot.text import Names
from tests.policy.files import ROSTER, lines, spoilt

SHANGHAI = ZoneInfo("Asia/Shanghai")
MARKETING, NEWTOWN = UnitId("marketing"), UnitId("newtown")
NOW = datetime(2026, 6, 1, tzinfo=UTC)


def small_roster(*changes: tuple[str, str], zone: ZoneInfo = SHANGHAI) -> RosterFile:
    return read_roster(spoilt(ROSTER, *changes), "roster.toml", zone)


def told(*changes: tuple[str, str]) -> list[str]:
    with pytest.raises(Mistakes) as found:
        small_roster(*changes)
    assert {mistake.file for mistake in found.value.mistakes} == {"roster.toml"}
    return lines(found.value)


def test_a_roster_says_who_is_who() -> None:
    roster = small_roster()

    assert roster.units == (
        Unit(MARKETING, Names("市场部", "", "Marketing"), "department"),
        Unit(NEWTOWN, Names("", "", "Newtown"), "subsidiary", "preparation"),
    )
    assert roster.people[0] == Person(PersonId("wang"), Names("王敏"), MARKETING, "en")
    assert roster.people[1].language is None
    assert roster.emails == {"wang": "wang@example.org"}
    assert roster.digest == sha256(ROSTER.encode()).hexdigest()


def test_roles_stand_in_the_unit_or_in_the_organisation_in_the_order_of_the_file() -> None:
    wang, li, bai = (PersonId(name) for name in ("wang", "li", "bai"))

    assert small_roster().holdings[:-1] == (
        Holding(wang, Role.OFFICER, MARKETING),
        Holding(wang, Role.PUBLISHER),
        Holding(li, Role.HEAD, MARKETING),
        Holding(bai, Role.LIAISON, NEWTOWN),
        Holding(li, Role.LEADER_IN_CHARGE, MARKETING),
        Holding(li, Role.LEADER_IN_CHARGE, NEWTOWN),
    )


def test_a_dated_role_is_held_on_its_first_and_its_last_local_day() -> None:
    chief = small_roster().holdings[-1]

    assert chief.since == datetime(2025, 12, 31, 16, tzinfo=UTC)
    assert chief.until == datetime(2026, 6, 30, 16, tzinfo=UTC)
    assert small_roster(zone=ZoneInfo("America/New_York")).holdings[-1].until == datetime(2026, 7, 1, 4, tzinfo=UTC)


def test_a_role_without_units_is_held_in_ones_own() -> None:
    roster = small_roster(('\nunits = ["marketing", "newtown"]', ""))

    assert Holding(PersonId("li"), Role.LEADER_IN_CHARGE, MARKETING) in roster.holdings


def test_the_directory_at_a_moment() -> None:
    roster = small_roster().at(NOW)

    assert roster.asked(Who(Role.CHIEF), MARKETING) == ("bai",)
    assert small_roster().at(NOW + timedelta(days=90)).asked(Who(Role.CHIEF), MARKETING) == ()
    assert roster.units[NEWTOWN].state == "preparation"


def test_officers_draft_and_liaisons_only_while_their_unit_is_in_preparation() -> None:
    assert drafters(small_roster().at(NOW), MARKETING) == ("wang",)
    assert drafters(small_roster().at(NOW), NEWTOWN) == ("bai",)
    assert drafters(small_roster(('\nstate = "preparation"', "")).at(NOW), NEWTOWN) == ()


def test_somebody_who_has_left_is_asked_nothing() -> None:
    roster = small_roster(('language = "en"', "active = false"))

    assert drafters(roster.at(NOW), MARKETING) == ()


CASES = {
    "an unknown unit": (
        [('unit = "newtown"', 'unit = "newtwon"')],
        ["person[3].unit: unknown unit 'newtwon'; did you mean 'newtown'?"],
    ),
    "an unknown unit of a role": (
        [('units = ["marketing", "newtown"]', 'units = ["marketing", "sales"]')],
        ["role[1].units[2]: unknown unit 'sales'; there are: marketing, newtown"],
    ),
    "an unknown role": (
        [('roles = ["head"]', 'roles = ["haed"]')],
        ["person[2].roles[1]: unknown role 'haed'; did you mean 'head'?"],
    ),
    "an unknown role elsewhere": (
        [('role = "chief"', 'role = "cheif"')],
        ["role[2].role: unknown role 'cheif'; did you mean 'chief'?"],
    ),
    "an unknown person": (
        [('person = "li"', 'person = "lee"')],
        ["role[1].person: unknown person 'lee'; there are: wang, li, bai"],
    ),
    "two people of one id": (
        [('id = "li"', 'id = "wang"'), ('person = "li"', 'person = "wang"')],
        ["person[2].id: 'wang' is used twice, first at person[1].id; give this one an id of its own"],
    ),
    "two units of one id": (
        [('id = "newtown"', 'id = "marketing"'), ('unit = "newtown"', 'unit = "marketing"'), (', "newtown"]', "]")],
        ["unit[2].id: 'marketing' is used twice, first at unit[1].id; give this one an id of its own"],
    ),
    "two people at one address": (
        [('roles = ["head"]', 'roles = ["head"]\nemail = "Wang@example.org"')],
        [
            (
                "person[2].email: 'wang@example.org' is used twice, first at person[1].email; "
                "give this one an address of its own"
            )
        ],
    ),
    "two heads": (
        [('roles = ["officer", "publisher"]', 'roles = ["head"]')],
        [
            (
                "person[2].roles[1]: 市场部 (marketing) has two heads at the same time, "
                "王敏 (wang) (person[1].roles[1]) and 李国华 (li); "
                "make one of them 'deputy-head', or give their roles days that do not overlap"
            )
        ],
    ),
    "a role held twice": (
        [('roles = ["head"]', 'roles = ["head", "head"]')],
        ["person[2].roles[2]: 李国华 (li) is head already, by person[2].roles[1]; leave one of them out"],
    ),
    "units for a role that has none": (
        [('role = "chief"', 'role = "chief"\nunits = ["newtown"]')],
        ["role[2].units: chief is a role in the whole organisation, not in units; leave units out"],
    ),
    "days the wrong way round": (
        [("until = 2026-06-30", "until = 2025-06-30")],
        ["role[2].until: 2025-06-30 is before 2026-01-01; exchange since and until"],
    ),
    "a day nobody means": (
        [("2026-06-30", "9999-12-31")],
        ["role[2].until: 9999-12-31 is too far away to be meant; years go from 1900 to 2199"],
    ),
    "a day in quotes": (
        [("2026-06-30", '"2026-06-30"')],
        ["role[2].until: must be a date such as 2026-01-31, without quotes, and is '2026-06-30'"],
    ),
    "a day with a time": (
        [("2026-06-30", "2026-06-30T12:00:00")],
        ["role[2].until: must be a date such as 2026-01-31, without quotes, and is 2026-06-30 12:00:00"],
    ),
    "a person without a name": (
        [('names = { zh-Hans = "王敏" }', "names = {}")],
        ["person[1].names: is empty; give the name in one language at least: zh-Hans, zh-Hant or en"],
    ),
    "no address at all": (
        [('"wang@example.org"', '"wang at example"')],
        [
            (
                "person[1].email: 'wang at example' is no e-mail address; "
                "write it like 'wang.min@example.com', or leave it out"
            )
        ],
    ),
    "an unknown language": (
        [('language = "en"', 'language = "zh-TW"')],
        ["person[1].language: cannot be 'zh-TW'; did you mean 'zh-Hant'?"],
    ),
    "an unknown kind of unit": (
        [('kind = "department"', 'kind = "departement"')],
        ["unit[1].kind: cannot be 'departement'; did you mean 'department'?"],
    ),
    "no unit": (
        [('unit = "newtown"\n', "")],
        ["person[3].unit: is missing; say which unit the person belongs to"],
    ),
}


@pytest.mark.parametrize(("changes", "expected"), CASES.values(), ids=CASES)
def test_what_is_wrong_is_said_with_its_place_and_its_mend(changes: list[tuple[str, str]], expected: list[str]) -> None:
    assert told(*changes) == expected


def test_a_head_may_follow_another() -> None:
    follow = '\n[[role]]\nperson = "wang"\nrole = "head"\nuntil = 2026-03-31\n'
    after = '\n[[role]]\nperson = "li"\nrole = "head"\nsince = 2026-04-01\n'
    for one, other in ((follow, after), (after, follow)):
        roster = read_roster(spoilt(ROSTER, ('roles = ["head"]\n', "")) + one + other, "roster.toml", SHANGHAI)
        assert roster.at(NOW).asked(Who(Role.HEAD, "unit"), MARKETING) == ("li",)


def test_an_empty_roster_says_what_belongs_into_it() -> None:
    with pytest.raises(Mistakes) as found:
        read_roster("", "roster.toml", SHANGHAI)

    assert str(found.value) == (
        "roster.toml: 2 mistakes\n"
        "  - unit: is missing; an organisation has at least one [[unit]]\n"
        "  - person: is missing; an organisation has at least one [[person]]"
    )


@given(st.integers(0, len(ROSTER)), st.integers(1, 40))
def test_a_torn_file_is_read_or_named(start: int, length: int) -> None:
    torn = ROSTER[:start] + ROSTER[start + length :]
    try:
        assert read_roster(torn, "torn.toml", SHANGHAI).people
    except Mistakes as found:
        assert "torn.toml: " in str(found)  # noqa: PT017 - either outcome is right


BODY = """
[[body]]
id = "group"
names = { zh-Hans = "领导小组" }
head = "li"
deputies = ["wang"]

[[role]]
person = "bai"
role = "body-member"
units = ["group"]
until = 2026-06-30
"""


def with_body(*changes: tuple[str, str]) -> RosterFile:
    return read_roster(ROSTER + spoilt(BODY, *changes), "roster.toml", SHANGHAI)


def test_a_body_has_its_head_its_deputies_and_members_for_a_time() -> None:
    roster, group = with_body().at(NOW), UnitId("group")
    assert [body.names.zh_hans for body in roster.bodies.values()] == ["领导小组"]
    assert group not in roster.units
    asked = [roster.asked(Who(role, "group"), MARKETING) for role in (Role.BODY_HEAD, Role.BODY_DEPUTY)]
    assert asked == [("li",), ("wang",)]
    assert roster.asked(Who(Role.BODY_MEMBER, "group"), MARKETING) == ("bai",)
    assert with_body().at(NOW + timedelta(days=90)).asked(Who(Role.BODY_MEMBER, "group"), MARKETING) == ()


def test_a_unit_says_for_what_it_answers() -> None:
    assert small_roster(('kind = "department"', 'kind = "department"\nduties = ["products"]')).units[0].duties == (
        "products",
    )


BODY_CASES = {
    "an id that policies mean otherwise": (
        ('id = "group"', 'id = "concerned"'),
        "body[1].id: 'concerned' means something else in policies; give the body another id",
    ),
    "a unit's id": (('id = "group"', 'id = "marketing"'), "body[1].id: 'marketing' is used twice, first at unit[1].id"),
    "nobody known": (('head = "li"', 'head = "lee"'), "body[1].head[1]: unknown person 'lee'"),
    "two heads": (('head = "li"', 'head = ["li", "bai"]'), "body[1].head[2]: 领导小组 (group) has two heads at"),
    "his own deputy": (('["wang"]', '["li"]'), "body[1].deputies[1]: 李国华 (li) would stand in for himself"),
    "a role in a body that is a unit": (('units = ["group"]', 'units = ["newtown"]'), "role[3].units[1]: unknown body"),
}


@pytest.mark.parametrize(("change", "expected"), BODY_CASES.values(), ids=BODY_CASES)
def test_what_does_not_fit_in_a_body_is_said(change: tuple[str, str], expected: str) -> None:
    with pytest.raises(Mistakes) as found:
        with_body(change)
    assert any(line.startswith(expected) for line in lines(found.value))


def test_somebody_may_be_deputy_after_he_was_head() -> None:
    until = '\n[[role]]\nperson = "bai"\nrole = "head"\nuntil = 2026-03-31\n'
    after = '\n[[role]]\nperson = "bai"\nrole = "deputy-head"\nsince = 2026-04-01\n'
    assert (
        len(read_roster(ROSTER + until + after, "roster.toml", SHANGHAI).holdings) == len(small_roster().holdings) + 2
    )


def test_a_head_who_has_left_makes_room_for_the_next() -> None:
    gone = '\n[[person]]\nid = "old"\nnames = { en = "Old" }\nunit = "marketing"\nactive = false\nroles = ["head"]\n'
    roster = read_roster(ROSTER + gone, "roster.toml", SHANGHAI)
    assert roster.at(NOW).asked(Who(Role.HEAD, "unit"), MARKETING) == ("li",)
    assert [holding for holding in roster.holdings if holding.person == "old"] == []

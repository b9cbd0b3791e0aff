"""The sample organisation: large and mixed enough to show every case, and right in all its parts."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.config import sample_settings
from bot.console import say
from bot.domain.drafts import Draft, DraftId, Particulars, Version, lacks_link
from bot.domain.people import PersonId, Role, Roster, UnitId, Who, drafters
from bot.domain.policies import Policy
from bot.domain.routing import plan
from bot.policy import read_policy
from bot.rehearsal import check
from bot.roster import RosterFile, read_roster

NOW = datetime(2026, 6, 1, tzinfo=UTC)
SETTINGS = sample_settings(Path("data"), 8080)
DRAFTS = SETTINGS.roster.parent / "drafts"


@pytest.fixture(scope="module")
def file() -> RosterFile:
    return read_roster(SETTINGS.roster.read_text("utf-8"), "roster.toml", ZoneInfo("Asia/Shanghai"))


@pytest.fixture(scope="module")
def roster(file: RosterFile) -> Roster:
    return file.at(NOW)


@pytest.fixture(scope="module")
def p3() -> Policy:
    return read_policy(SETTINGS.policy.read_text("utf-8"), SETTINGS.policy.name)


def chain(p3: Policy, roster: Roster, author: str) -> dict[str, tuple[str, ...]]:
    person = roster.people[PersonId(author)]
    version = Version(DraftId("d"), 1, person.id, particulars=Particulars("image"))
    found = plan(p3, version, Draft(DraftId("d"), person.id, person.unit, p3.digest), roster)
    assert not found.gaps
    assert found.publishers == ("ma-tao", "cheng-lu")
    return {step.rule.id: step.people for step in found.steps}


def test_six_departments_and_six_subsidiaries_one_of_them_in_preparation(file: RosterFile) -> None:
    assert [unit.kind for unit in file.units] == ["department"] * 6 + ["subsidiary"] * 6
    assert [unit.id for unit in file.units if unit.state == "preparation"] == ["yinian"]
    assert 38 <= len(file.people) <= 45


def test_everybody_has_a_chinese_and_an_english_name_and_an_address(file: RosterFile) -> None:
    assert all(person.names.zh_hans and person.names.zh_hant and person.names.en for person in file.people)
    assert all(unit.names.zh_hans and unit.names.zh_hant and unit.names.en for unit in file.units)
    assert set(file.emails) == {person.id for person in file.people}


def test_every_unit_has_a_head_and_somebody_who_drafts(roster: Roster) -> None:
    for unit in roster.units:
        assert len(roster.asked(Who(Role.HEAD, "unit"), unit)) == 1
        assert len(roster.asked(Who(Role.LEADER_IN_CHARGE, "unit"), unit)) == 1
        assert drafters(roster, unit)


@pytest.mark.parametrize(
    ("role", "people"),
    [
        (Role.PR_DESK, ("gao-yun", "luo-jing", "sun-yue")),
        (Role.CONFIDENTIALITY, ("he-jianping",)),
        (Role.CHIEF, ("zhou-guangyuan",)),
        (Role.PUBLISHER, ("ma-tao", "cheng-lu")),
        (Role.ARCHIVIST, ("wei-lan",)),
        (Role.AUDITOR, ("tang-guoqing",)),
        (Role.ADMINISTRATOR, ("shen-tong",)),
    ],
)
def test_every_role_in_the_organisation_is_held(roster: Roster, role: Role, people: tuple[str, ...]) -> None:
    assert roster.asked(Who(role), UnitId("office")) == people


def test_languages_are_mostly_left_open(file: RosterFile) -> None:
    languages = [person.language for person in file.people]
    assert (languages.count("zh-Hant"), languages.count("en")) == (3, 2)
    assert languages.count(None) > len(languages) / 2


def test_the_first_officer_goes_the_whole_way(p3: Policy, roster: Roster) -> None:
    assert chain(p3, roster, "wang-min") == {
        "unit-head": ("li-guohua",),
        "office": ("gao-yun", "luo-jing", "sun-yue"),
        "confidentiality": ("he-jianping",),
        "chief": ("zhou-guangyuan",),
    }


def test_the_officer_of_the_office_does_not_review_her_own_and_her_head_is_in_two_steps(
    p3: Policy, roster: Roster
) -> None:
    steps = chain(p3, roster, "sun-yue")
    assert (steps["unit-head"], steps["office"]) == (("gao-yun",), ("gao-yun", "luo-jing"))


def test_a_head_who_is_his_own_officer_is_reviewed_by_the_leader_in_charge_who_is_in_two_steps(
    p3: Policy, roster: Roster
) -> None:
    steps = chain(p3, roster, "huang-yi")
    assert steps["unit-head"] == steps["confidentiality"] == ("he-jianping",)


def test_the_liaison_of_a_unit_in_preparation_has_a_chain(p3: Policy, roster: Roster) -> None:
    assert chain(p3, roster, "bai-yang")["unit-head"] == ("fan-li",)


def test_the_sample_is_ready_and_says_what_is_worth_knowing() -> None:
    assert say(check(SETTINGS, NOW).lines(), "en") == (
        "Rehearsed Measures for the official Weibo and WeChat accounts (p3) (5 categories, 4 steps) "
        "with 12 units and 43 people.\n\n"
        "Notes (good to know)\n"
        "  - unit Human Resources (hr), items of Huang Yi (huang-yi): He Jianping (he-jianping) (leader in charge) "
        "will stand in at step Unit head (unit-head): the author is the only unit head\n"
        "  - category Health topic (health), link.hosts: items have to link to video.health-first.example, "
        "which is made up; set the real site in your policy file\n\n"
        "Ready."
    )


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_a_sample_draft_has_a_title_and_the_link_that_health_topics_need(p3: Policy, language: str) -> None:
    title, blank, *text = (DRAFTS / f"{language}.txt").read_text("utf-8").split("\n")

    version = Version(DraftId("d"), 1, PersonId("wang-min"), title, "\n".join(text), particulars=Particulars("health"))
    assert 10 <= len(title) <= 80
    assert not blank
    assert not lacks_link(version, p3)

"""What `qianfa check` says before anybody relies on a policy and a roster."""

import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.config import read_config
from bot.console import say as written
from bot.console import word
from bot.domain.people import Roster
from bot.domain.policies import Policy
from bot.domain.rehearsals import rehearse
from bot.rehearsal import Report, check
from bot.rehearsal import said as say
from bot.roster import read_roster
from tests.policy.files import POLICY, ROSTER, small_policy, spoilt

NOW = datetime(2026, 6, 1, tzinfo=UTC)
CHIEF = '[[role]]\nperson = "bai"\nrole = "chief"\nsince = 2026-01-01\nuntil = 2026-06-30\n'
TAO = """[[person]]
id = "tao"
names = { en = "Tao" }
unit = "newtown"
roles = ["chief", "pr-desk", "administrator"]
"""
# Everybody who is asked is somebody else: nothing is worth saying.
SOUND = spoilt(
    ROSTER,
    (CHIEF, '[[role]]\nperson = "tao"\nrole = "head"\nunits = ["newtown"]\n'),
    (
        "[[role]]",
        TAO + "\n[[role]]",
    ),
    ('names = { zh-Hans = "李国华" }', 'names = { zh-Hans = "李国华" }\nemail = "li@example.org"'),
    ('names = { en = "Bai" }', 'names = { en = "Bai" }\nemail = "bai@example.org"'),
    ('names = { en = "Tao" }', 'names = { en = "Tao" }\nemail = "tao@example.org"'),
)
CHIEF_ALWAYS = ("when = [{ urgency", "when = [{}, { urgency")


def roster(*changes: tuple[str, str]) -> Roster:
    return read_roster(spoilt(SOUND, *changes), "roster.toml", ZoneInfo("Asia/Shanghai")).at(NOW)


def said(*changes: tuple[str, str], policy: Policy | None = None) -> list[str]:
    found = rehearse(policy or small_policy(), roster(*changes), with_ids=True)
    return [f"{finding.weight}: {word(say(finding), 'en')}" for finding in found]


def test_a_sound_directory_has_nothing_said_of_it() -> None:
    assert said() == []


CASES = {
    "the author is the only unit head": (
        [('roles = ["officer", "publisher"]', 'roles = ["officer", "publisher", "head"]'), ('roles = ["head"]\n', "")],
        [
            (
                "note: unit Marketing (marketing), items of 王敏 (wang): "
                "李国华 (li) (leader in charge) will stand in at step Head (head): "
                "the author is the only unit head"
            )
        ],
    ),
    "the author is all there is": (
        [
            ('roles = ["officer", "publisher"]', 'roles = ["officer", "publisher", "head"]'),
            ('roles = ["head"]\n', ""),
            ('"marketing", "newtown"', '"newtown"'),
        ],
        [
            (
                "gap: unit Marketing (marketing), items of 王敏 (wang): step Head (head) has only the author in it, "
                "and nobody approves his own item (1)"
            )
        ],
    ),
    "a unit without a head": (
        [('roles = ["head"]\n', "")],
        [
            (
                "note: unit Marketing (marketing): 李国华 (li) (leader in charge) will stand in at step Head (head): "
                "nobody is unit head"
            ),
            "warning: unit Marketing (marketing): has no head",
        ],
    ),
    "a unit without a head and nobody in charge": (
        [('roles = ["head"]\n', ""), ('"marketing", "newtown"', '"newtown"')],
        [
            (
                "gap: unit Marketing (marketing): step Head (head) is empty: "
                "nobody is unit head, nor leader in charge to stand in (1)"
            ),
            "warning: unit Marketing (marketing): has no head",
        ],
    ),
    "no unit has a head or anybody in charge": (
        [
            ('roles = ["head"]\n', ""),
            ('role = "leader-in-charge"\nunits = ["marketing", "newtown"]', 'role = "auditor"'),
            ('role = "head"\nunits = ["newtown"]', 'role = "archivist"'),
        ],
        [
            "gap: every unit: step Head (head) is empty: nobody is unit head, nor leader in charge to stand in (1)",
            "warning: unit Marketing (marketing): has no head",
            "warning: unit Newtown (newtown): has no head",
        ],
    ),
    "no chief": (
        [('"chief", "pr-desk"', '"pr-desk"')],
        ["note: every unit: Tao (tao) (PR desk) will stand in at step Chief (chief): nobody is chief"],
    ),
    "nobody to release": (
        [('"officer", "publisher"', '"officer"'), ('"chief", "pr-desk"', '"chief"')],
        ["gap: every unit: nobody is publisher or PR desk, so nothing is released (1)"],
    ),
    "a unit without an officer": (
        [('"officer", "publisher"', '"publisher"')],
        ["warning: unit Marketing (marketing): has no information officer, so nobody drafts for it"],
    ),
    "a unit in preparation without a liaison": (
        [('roles = ["liaison"]\n', "")],
        ["warning: unit Newtown (newtown): has no liaison, so nobody drafts for it"],
    ),
    "no administrator": (
        [(', "administrator"', "")],
        ["warning: organisation: has no administrator to tell when a message cannot go out"],
    ),
}


@pytest.mark.parametrize(("changes", "expected"), CASES.values(), ids=CASES)
def test_what_would_come_in_the_way_is_said(changes: list[tuple[str, str]], expected: list[str]) -> None:
    assert said(*changes, policy=small_policy(CHIEF_ALWAYS)) == expected


NO_CHIEF = ('"chief", "pr-desk"', '"pr-desk"')


def chief_when(condition: str) -> Policy:
    before = 'when = [{ urgency = "important", channels = ["weibo"] }, '
    after = '{ category = ["health", "other"], concerned = false }]'
    return small_policy((before + after, f"when = {condition}"), ('"urgency"]', '"urgency", "concerned"]'))


@pytest.mark.parametrize(
    ("condition", "where"),
    [
        ('{ category = "other" }', "every unit, category Other (other)"),
        ('{ category = "health", urgency = "crisis" }', "every unit, category Health (health)"),
        ('{ urgency = "important", channels = "weibo" }', "every unit"),
        ("{ concerned = true }", "every unit"),
        ("{ concerned = false }", "every unit"),
    ],
)
def test_steps_that_are_there_only_sometimes_are_brought_about(condition: str, where: str) -> None:
    assert said(NO_CHIEF, policy=chief_when(condition)) == [
        f"note: {where}: Tao (tao) (PR desk) will stand in at step Chief (chief): nobody is chief"
    ]


def test_where_own_drafts_are_allowed_the_author_may_be_the_only_one() -> None:
    policy = small_policy(('picture = { weight = "hint", clause = "1" }', "own_drafts = true"))
    alone = ('roles = ["officer", "publisher"]', 'roles = ["officer", "publisher", "head"]'), ('roles = ["head"]\n', "")

    assert said(*alone, policy=policy) == []


def test_a_policy_without_categories_is_rehearsed_once() -> None:
    begin, end = POLICY.index("[[category]]"), POLICY.index("[[channel]]")
    policy = small_policy(
        (POLICY[begin:end], ""),
        ('"category", "link", ', ""),
        ('category = ["health", "other"], concerned', "concerned"),
    )

    assert said(NO_CHIEF, policy=policy) == [
        "note: every unit: Tao (tao) (PR desk) will stand in at step Chief (chief): nobody is chief"
    ]


def checked(folder: Path, policy: str, roster: str) -> Report:
    (folder / "policy.toml").write_text(policy, "utf-8")
    (folder / "roster.toml").write_text(roster, "utf-8")
    (folder / "config.toml").write_text(
        '[organisation]\nname = "Q"\nzone = "Asia/Shanghai"\npolicy = "policy.toml"\nroster = "roster.toml"\n'
        '[data]\nfolder = "data"\n',
        "utf-8",
    )
    return check(read_config(folder / "config.toml"), NOW)


def told(report: Report) -> str:
    return written(report.lines(), "en")


def test_a_sound_organisation_is_ready(tmp_path: Path) -> None:
    report = checked(tmp_path, POLICY, SOUND)

    assert report.ready
    assert told(report) == (
        "Rehearsed Rules (small) (2 categories, 2 steps) with 2 units and 4 people.\n\n"
        "Notes (good to know)\n"
        "  - step Chief (chief): has no due, so nobody is reminded here and nothing is ever late; "
        'add one, such as due = "1 working day"\n'
        "  - category Health (health), link.hosts: items have to link to video.example, which is made up; "
        "set the real site in your policy file\n\n"
        "Ready."
    )


def test_a_real_site_to_link_to_is_worth_no_note(tmp_path: Path) -> None:
    in_time = ('answer = "all"\n', 'answer = "all"\ndue = "1 working day"\n')
    report = checked(tmp_path, spoilt(POLICY, ("www.video.example", "www.video.cn"), in_time), SOUND)

    assert told(report).endswith("4 people.\n\nReady.")


def test_one_with_gaps_is_not(tmp_path: Path) -> None:
    changes = ('roles = ["head"]\n', ""), ('"marketing", "newtown"', '"newtown"'), NO_CHIEF
    report = checked(tmp_path, spoilt(POLICY, ("video.example", "video.cn")), spoilt(SOUND, *changes))

    assert not report.ready
    assert told(report) == (
        "Rehearsed Rules (small) (2 categories, 2 steps) with 2 units and 4 people.\n\n"
        "Gaps (nothing passes here)\n"
        "  - unit Marketing (marketing): step Head (head) is empty: "
        "nobody is unit head, nor leader in charge to stand in (1)\n\n"
        "Warnings (against policy)\n"
        "  - unit Marketing (marketing): has no head\n\n"
        "Notes (good to know)\n"
        "  - every unit: Tao (tao) (PR desk) will stand in at step Chief (chief): nobody is chief\n"
        "  - step Chief (chief): has no due, so nobody is reminded here and nothing is ever late; "
        'add one, such as due = "1 working day"\n\n'
        "Not ready: mend the gaps."
    )


def test_a_body_that_the_policy_asks_and_the_roster_lacks_is_named(tmp_path: Path) -> None:
    asked = ('nobody = { role = "pr-desk" }\nanswer', 'nobody = { body = "group", seat = "head" }\nanswer')
    policy = spoilt(POLICY, asked)
    group = '[[body]]\nid = "group"\nnames = { en = "Group" }\nhead = "bai"\n'

    assert (
        "Warnings (against policy)\n  - organisation: there is no body group in the roster, and the policy asks it; "
        "add it to the sheet “Bodies” with this ID\n"
    ) in told(checked(tmp_path, policy, SOUND))
    assert "Warnings" not in told(checked(tmp_path, policy, group + SOUND))


def test_a_unit_that_a_quota_names_and_the_roster_lacks_is_named(tmp_path: Path) -> None:
    quota = (
        '\n[[quota]]\nid = "weekly"\nclause = "1"\nat_least = 1\ncounts = "submitted"\nunits = ["marketing", "gone"]\n'
        'names = { zh-Hans = "每周", zh-Hant = "每週", en = "Weekly" }\n'
    )
    said = told(checked(tmp_path, POLICY + quota, SOUND))
    assert (
        "  - Quota Weekly (weekly): is for a unit “gone” that the roster does not have; "
        "nobody is asked for anything there"
    ) in said
    assert "“marketing”" not in said


def test_the_mistakes_of_both_files_are_told_together(tmp_path: Path) -> None:
    policy = spoilt(POLICY, ('role = "chief"', 'role = "cheif"'))
    report = checked(tmp_path, policy, spoilt(SOUND, ('unit = "marketing"', 'unit = "markting"')))

    assert not report.ready
    assert told(report) == (
        "policy.toml: 1 mistake\n"
        '  - line 48, step[2] "chief".who.role: '
        "unknown role 'cheif'; did you mean 'chief'?\n"
        "roster.toml: 1 mistake\n"
        '  - line 16, person[1] "wang".unit: '
        "unknown unit 'markting'; did you mean 'marketing'?\n\n"
        "Nothing was rehearsed. Mend these first, then check again."
    )


def test_who_has_no_address_is_named_or_counted(tmp_path: Path) -> None:
    some, all_of_them = SOUND.replace('email = "li@example.org"\n', ""), re.sub("email = .*\n", "", SOUND)
    two_more = "".join(
        f'[[person]]\nid = "{name}"\nnames = {{ en = "{name}" }}\nunit = "marketing"\nroles = ["auditor"]\n\n'
        for name in ("ann", "bob")
    )

    few, many = (
        checked(tmp_path, POLICY, roster)
        for roster in (some, all_of_them.replace("[[role]]", f"{two_more}[[role]]", 1))
    )
    assert "- organisation: no e-mail address is known of 李国华 (li), so each has" in told(few)
    assert "- organisation: 6 people have no e-mail address (王敏 (wang), " in told(many)

"""What a rehearsal finds of the finer rules: bodies, other eyes, duties, own drafts, the units concerned."""

from pathlib import Path
from zoneinfo import ZoneInfo

from bot.config import sample_settings
from bot.domain.people import Roster
from bot.domain.policies import Policy
from bot.domain.rehearsals import Finding, rehearse
from bot.i18n import I18n
from bot.policy import read_policy
from bot.rehearsal import said as say
from bot.roster import read_roster
from bot.text import Language
from tests.policy.files import spoilt
from tests.policy.full import FULL
from tests.policy.ways import NOW, policy, sample

ZONE = ZoneInfo("Asia/Shanghai")
ROSTER = sample_settings(Path("data"), 0).roster.read_text("utf-8")


def roster(*changes: tuple[str, str]) -> Roster:
    return read_roster(spoilt(ROSTER, *changes), "roster.toml", ZONE).at(NOW)


def found(name: str, *changes: tuple[str, str]) -> list[str]:
    return [f"{one.weight}: {say(one)}" for one in rehearse(policy(name), roster(*changes), by_id=True)]


def body(name: str) -> tuple[str, str]:
    """Give a change that takes a body out of the sample organisation."""
    begin = ROSTER.index(f'[[body]]\nid = "{name}"')
    end = ROSTER.find("[[body]]", begin + 1)
    return ROSTER[begin : end if end > 0 else len(ROSTER)], ""


def test_a_body_that_is_not_in_the_roster_is_a_gap() -> None:
    assert found("p2a", body("working-group"))[:2] == [
        (
            "gap: every unit: step content is empty: "
            "nobody is body-member of working-group, nor body-deputy of working-group to stand in (第七条第3项)"
        ),
        (
            "gap: every unit: step form is empty: "
            "nobody is body-deputy of working-group, nor body-member of working-group to stand in (第七条第3项)"
        ),
    ]


def test_a_body_is_called_by_its_name_in_chat() -> None:
    changed = roster(('members = ["sun-yue", "he-xinyi", "jiang-bo"]\n', ""))
    [content, *_] = rehearse(policy("p2a"), changed)

    assert told(content, "zh-Hans").startswith("每个单位：“内容审核”一步将由罗静（新媒体信息工作小组副组长）代行")
    assert told(content, "en").startswith("every unit: Luo Jing (deputy of New Media Working Group) will stand in")


def told(finding: Finding, language: Language) -> str:
    i18n = I18n()
    where, what = (i18n.say(text, language, zone=ZONE, now=NOW) for text in (finding.where, finding.what))
    return f"{where}：{what}" if language == "zh-Hans" else f"{where}: {what}"


def test_whoever_reviewed_first_is_replaced_and_it_is_said_why() -> None:
    assert (
        "note: unit hr, drafts of huang-yi: zhou-guangyuan (chief) will stand in at step leader-sign-off: "
        "whoever was asked at step first-review is not asked again"
    ) in found("p4")


def test_a_category_that_no_unit_may_originate_is_a_warning() -> None:
    assert ("warning: category culture: no unit has the duty that it is left to: culture") in found(
        "p0", ('duties = ["culture"]\n', "")
    )


def test_a_unit_concerned_that_nobody_answers_for_is_a_gap() -> None:
    """Each unit is concerned by the drafts of the one before it."""
    changes = (
        ('roles = ["head", "officer"]', 'roles = ["officer"]'),
        ('units = ["hr", "it", "office"]', 'units = ["it", "office"]'),
    )
    gaps = [line for line in found("p4", *changes) if line.startswith("gap: unit culture")]

    assert gaps == [
        "gap: unit culture: step countersign is empty: nobody is head, nor leader-in-charge to stand in (二(二)1)"
    ]


def test_who_may_approve_his_own_and_is_alone_is_pointed_out() -> None:
    changes = (
        ('roles = ["head", "pr-desk"]', 'roles = ["head"]'),
        ('roles = ["deputy-head", "pr-desk"]', 'roles = ["deputy-head"]'),
    )

    assert (
        "note: unit office, drafts of sun-yue: sun-yue is the only one who looks at what he wrote himself, "
        "which this policy allows"
    ) in found("p2b", *changes)


def test_own_accounts_are_released_by_somebody_too() -> None:
    changes = (
        ('roles = ["officer"]\n\n[[person]]\nid = "xiao-hong"', '\n[[person]]\nid = "xiao-hong"'),
        (
            'unit = "huadong"\nlanguage = "zh-Hans"\nemail = "feng.lei@qinghe.example"\nroles = ["head"]',
            'unit = "huadong"\nroles = []',
        ),
    )

    assert any("nobody is officer or head, so nothing is released (第六条)" in line for line in found("p1", *changes))


def test_conditions_of_all_kinds_are_brought_about() -> None:
    """A step of a rule that depends on everything there is, once each, is found empty."""
    conditions = (
        '{ audience = "internal" }',
        '{ channels = "own" }',
        "{ quoted = true }",
        '{ secrecy = "state" }',
        "{ secrecy = true }",
        "{ figures = true }",
        '{ origin = "repost", kind = "department" }',
        '{ urgency = "crisis", matters = false }',
    )
    for when in conditions:
        gaps = [say(one) for one in rehearse(full(when), sample(), by_id=True) if one.weight == "gap"]
        assert any("step group is empty" in gap for gap in gaps), when


def full(when: str) -> Policy:
    before = 'when = [{ secrecy = true }, { matters = ["big"], figures = true }]'
    text = spoilt(
        FULL,
        (before, f"when = {when}"),
        ('"quoted", "planned"]', '"quoted", "planned", "audience", "origin"]'),
        ('nobody = { role = "head", of = "concerned" }', 'nobody = { body = "group", seat = "member" }'),
    )
    return read_policy(text, "full.toml")

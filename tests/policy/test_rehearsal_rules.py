"""What a rehearsal finds of the finer rules: bodies, other eyes, duties, own drafts, the units concerned."""

from pathlib import Path
from zoneinfo import ZoneInfo

from bot.config import sample_settings
from bot.console import word
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
    return [f"{one.weight}: {word(say(one), 'en')}" for one in rehearse(policy(name), roster(*changes), with_ids=True)]


def body(name: str) -> tuple[str, str]:
    """Give a change that takes a body out of the sample organisation."""
    begin = ROSTER.index(f'[[body]]\nid = "{name}"')
    end = ROSTER.find("[[body]]", begin + 1)
    return ROSTER[begin : end if end > 0 else len(ROSTER)], ""


def test_a_body_that_is_not_in_the_roster_is_a_gap() -> None:
    assert found("p2a", body("working-group"))[:2] == [
        (
            "gap: every unit: step Review of the content (content) is empty: "
            "nobody is member of working-group, nor deputy of working-group to stand in (Art. 7 (3))"
        ),
        (
            "gap: every unit: step Review of the form (form) is empty: "
            "nobody is deputy of working-group, nor member of working-group to stand in (Art. 7 (3))"
        ),
    ]


def test_a_body_is_called_by_its_name_in_chat() -> None:
    changed = roster(('members = ["sun-yue", "he-xinyi", "jiang-bo"]\n', ""))
    [content, *_] = rehearse(policy("p2a"), changed)

    assert told(content, "zh-Hans").startswith("每个单位：“内容审核”环节将由罗静（新媒体信息工作小组副组长）代审")
    assert told(content, "en").startswith("every unit: Luo Jing (deputy of New Media Working Group) will stand in")


def told(finding: Finding, language: Language) -> str:
    i18n = I18n()
    where, what = (i18n.say(text, language, zone=ZONE, now=NOW) for text in (finding.where, finding.what))
    return f"{where}：{what}" if language == "zh-Hans" else f"{where}: {what}"


def test_whoever_reviewed_first_is_replaced_and_it_is_said_why() -> None:
    assert (
        "note: unit Human Resources (hr), items of Huang Yi (huang-yi): Zhou Guangyuan (zhou-guangyuan) (chief) "
        "will stand in at step Sign-off by the leader in charge (leader-sign-off): "
        "whoever was asked at step First review by the head (first-review) is not asked again"
    ) in found("p4")


def test_a_category_that_no_unit_may_originate_is_a_warning() -> None:
    assert (
        "warning: category Culture and activities (culture): no unit has the duty that it is left to: culture"
    ) in found("p0", ('duties = ["culture"]\n', ""))


def test_a_unit_concerned_that_nobody_answers_for_is_a_gap() -> None:
    """Each unit is concerned by the drafts of the one before it."""
    changes = (
        ('roles = ["head", "officer"]', 'roles = ["officer"]'),
        ('units = ["hr", "it", "office"]', 'units = ["it", "office"]'),
    )
    gaps = [line for line in found("p4", *changes) if line.startswith("gap: unit Corporate")]

    assert gaps == [
        (
            "gap: unit Corporate Culture (culture): step Countersigning (countersign) is empty: "
            "nobody is unit head, nor leader in charge to stand in (二(二)1)"
        )
    ]


def test_who_may_approve_his_own_and_is_alone_is_pointed_out() -> None:
    changes = (
        ('roles = ["head", "pr-desk"]', 'roles = ["head"]'),
        ('roles = ["deputy-head", "pr-desk"]', 'roles = ["deputy-head"]'),
    )

    assert (
        "note: unit Office (office), items of Sun Yue (sun-yue): "
        "Sun Yue (sun-yue) is the only one who looks at what he wrote himself, "
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

    unreleased = "nobody is information officer or unit head, so nothing is released (Art. 6)"
    assert any(unreleased in line for line in found("p1", *changes))


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
        gaps = [word(say(one), "en") for one in rehearse(full(when), sample(), with_ids=True) if one.weight == "gap"]
        assert any("step A (group) is empty" in gap for gap in gaps), when


def full(when: str) -> Policy:
    before = 'when = [{ secrecy = true }, { matters = ["big"], figures = true }]'
    text = spoilt(
        FULL,
        (before, f"when = {when}"),
        ('"quoted", "planned"]', '"quoted", "planned", "audience", "origin"]'),
        ('nobody = { role = "head", of = "concerned" }', 'nobody = { body = "group", seat = "member" }'),
    )
    return read_policy(text, "full.toml")

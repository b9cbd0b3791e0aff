"""Mistakes in a roster as a chat tells them: in the reader's language, each with its place."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.i18n import I18n
from bot.mistakes import Mistake
from bot.roster import sent_roster
from bot.rosters.problems import told
from bot.text import Language
from tests.policy.files import ROSTER

I18N, UTC_ZONE = I18n(), ZoneInfo("UTC")
NOW = datetime(2026, 6, 1, tzinfo=UTC)


def said(mistake: Mistake, language: Language = "zh-Hans") -> str:
    return I18N.say(told(mistake), language, zone=UTC_ZONE, now=NOW)


@pytest.mark.parametrize(
    ("mistake", "expected"),
    [
        (Mistake("a", "人员, row 3, column 角色", "unknown role 'x'"), "“人员”第 3 行“角色”列：没有“x”这个角色"),
        (Mistake("a", "人员, row 3", "is missing"), "“人员”第 3 行：还空着，请补上"),
        (Mistake("a", "任职", "has no row of headings"), "任职：没有找到表头"),
        (Mistake("a", "unit[1].id", "'x' cannot be an id", line=4), "第 4 行 unit[1].id：“x”不能作编号"),
        (Mistake("a", "", "not TOML (x)", line=4), "第 4 行：不合 TOML 的写法"),
        (Mistake("a", "", "said by nobody yet", line=4), "第 4 行：said by nobody yet"),
        (Mistake("a", "person[1].roles[1]", "unknown role 'x'"), "person[1].roles[1]：没有“x”这个角色，可以写：off"),
        (Mistake("a", "", "is locked by a password"), "文件有密码"),
        (Mistake("a", "role[1]", "li is head already, by person[1].roles[1]"), "role[1]：li 的“部门负责人”写了两次"),
    ],
)
def test_a_mistake_is_said_with_its_place(mistake: Mistake, expected: str) -> None:
    assert said(mistake).startswith(expected)


def test_only_what_has_the_tables_of_a_roster_is_taken_for_one() -> None:
    assert sent_roster("notes.toml", b"[notes]", UTC_ZONE, "") is None
    assert sent_roster("ledger.xlsx", b"PK", UTC_ZONE, "") is None
    assert sent_roster("list.csv", "编号,标题\n1,二".encode(), UTC_ZONE, "看看") is None
    assert sent_roster("report.docx", b"PK", UTC_ZONE, "") is None
    found = sent_roster("our.toml", ROSTER.encode(), UTC_ZONE, "")
    assert found is not None
    assert found.only
    sheet = "单位\n编号,名称,类型\nsc,市场部,部门\n人员\n编号,姓名,单位\nchen,陈欣,sc\n"
    attached = sent_roster("our.csv", sheet.encode(), UTC_ZONE, "")
    assert attached is not None
    assert not attached.only
    asked = sent_roster("our.docx", b"PK", UTC_ZONE, "/名冊")
    assert asked is not None
    assert asked.mistakes

"""What is taken for a roster when a file comes in a chat."""

from zoneinfo import ZoneInfo

from bot.roster import sent_roster
from tests.policy.files import ROSTER

UTC_ZONE = ZoneInfo("UTC")


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

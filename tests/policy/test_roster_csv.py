"""A roster as text with commas: several tables below one another, in the encodings in which it is saved."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.i18n import I18n
from bot.mistakes import Mistakes
from bot.roster import read_roster_file
from bot.rosters.templates import template
from bot.rosters.writing import Shape
from bot.text import Text

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 6, 1, 4, tzinfo=UTC)
I18N = I18n()


def told(name: str, data: bytes) -> list[str]:
    with pytest.raises(Mistakes) as found:
        read_roster_file(data, name, SHANGHAI)
    return [str(mistake) for mistake in found.value.mistakes]


def test_a_csv_holds_its_tables_one_below_another_in_any_usual_encoding() -> None:
    units = "单位;;\n编号;名称;类型\nsc;市场部;部门\n\n"
    text = f'{units}[人员]\n编号;姓名;所在单位;角色\nchen;"陈欣\n";市场部;信息员\nxu;许斌;西场部;\n'
    for encoding in ("utf-8", "utf-8-sig", "gb18030"):
        assert told("名册.csv", text.encode(encoding)) == [
            "人员, row 9, column 所在单位: unknown unit '西场部'; did you mean '市场部'?"
        ]
    assert told("名册.csv", b"\xff\xfe\xfd\x80") == [
        "is not UTF-8 text; save it as 'CSV UTF-8' in your spreadsheet program"
    ]


def test_a_csv_as_excel_writes_it_in_hong_kong_and_taiwan_is_read() -> None:
    shape = Shape(".csv", "zh-Hant", lambda key: I18N.say(Text(key), "zh-Hant", zone=SHANGHAI, now=NOON))
    written = template(shape).decode("utf-8-sig")
    kept = written.encode("big5hkscs", errors="replace")  # what Big5 has no sign for is lost before it comes here
    names = [person.names.zh_hant for person in read_roster_file(kept, "名冊.csv", SHANGHAI).people]
    assert names[:3] == ["陳欣", "許斌", "譚傑"]
    assert len(told("名冊.csv", "備註\n沒有表\n".encode("big5hkscs"))) == 2

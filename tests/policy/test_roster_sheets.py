"""A roster as a spreadsheet: written in many ways, read as one directory; mistakes by sheet, row and column."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile
from zoneinfo import ZoneInfo

import pytest
import xlsxwriter

from bot.domain.people import Holding, PersonId, Role, UnitId
from bot.i18n import I18n
from bot.mistakes import Mistakes
from bot.roster import RosterFile, load_roster, read_roster_file
from bot.rosters.grids import MOST_ROWS
from bot.rosters.templates import template
from bot.rosters.words import ROLE_MEANT, folded
from bot.rosters.writing import Shape
from bot.text import LANGUAGES, Language, Text

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 6, 1, 4, tzinfo=UTC)
I18N = I18n()
LARGE = 10_000

Rows = Sequence[Sequence[object]]
UNITS: Rows = [("编号", "名称", "类型"), ("sc", "市场部", "部门"), ("bg", "办公室", "部门")]
PEOPLE: Rows = [
    ("编号", "姓名", "所在单位", "角色"),
    ("chen", "陈欣", "市场部", "信息员"),
    ("xu", "许斌", "sc", "部门负责人"),
]


def workbook(sheets: dict[str, Rows], *merged: tuple[str, tuple[int, int, int, int], str]) -> bytes:
    written = BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    dated = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for at, cell in enumerate(row):
                page.write(number, at, cell, dated if isinstance(cell, date) else None)
        for sheet, place, value in merged:
            if sheet == name:
                page.merge_range(*place, value)
    book.close()
    return written.getvalue()


def roster(**sheets: Rows) -> RosterFile:
    return read_roster_file(workbook({"单位": UNITS, "人员": PEOPLE, **sheets}), "名册.xlsx", SHANGHAI)


def told(name: str, data: bytes) -> list[str]:
    with pytest.raises(Mistakes) as found:
        read_roster_file(data, name, SHANGHAI)
    return [str(mistake) for mistake in found.value.mistakes]


def wrong(**sheets: Rows) -> list[str]:
    return told("名册.xlsx", workbook({"单位": UNITS, "人员": PEOPLE, **sheets}))


def word(language: Language) -> Any:  # noqa: ANN401 - says the word of a key
    return lambda key: I18N.say(Text(key), language, zone=SHANGHAI, now=NOON)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_says_the_same_as_toml_sheets_and_csv_in_every_language(tmp_path: Path, language: Language) -> None:
    found = []
    for kind in ("toml", "xlsx", "csv"):
        path = tmp_path / f"roster.{kind}"
        path.write_bytes(template(Shape(f".{kind}", language, word(language))))
        found.append(replace(load_roster(path, SHANGHAI), digest="", emails={}))
    assert found[0] == found[1] == found[2]
    assert [body.id for body in found[0].bodies] == ["leading-group", "working-group"]
    assert Holding(PersonId("du-jun"), Role.BODY_DEPUTY, UnitId("leading-group")) in found[0].holdings


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_role_is_understood_as_cards_call_it(language: Language) -> None:
    for role in Role:
        if not role.startswith("body"):
            assert ROLE_MEANT[folded(word(language)(f"role-{role}"))] == role


def test_cells_are_read_as_people_write_them() -> None:
    found = roster(
        人员=[
            ("某集团人员名册", "", "", "", "", ""),
            (" 编 号".replace(" ", ""), "姓名 ", "部门", "角色", "在职", "#电话"),
            (10023, " 王  敏 ", "市场部", "信息员、发布人", 1, "139"),
            ("LI Guohua", "李国华", "ＳＣ", "unit head\nPR desk", "是", ""),
            ("", "", "", "", "", ""),
            ("zhao_lei", "赵磊", "办公室", "", "否", ""),
        ]
    )
    assert [(person.id, person.names.zh_hans, person.active) for person in found.people] == [
        ("n10023", "王 敏", True),
        ("li-guohua", "李国华", True),
        ("zhao-lei", "赵磊", False),
    ]
    assert [(held.person, held.role, held.unit) for held in found.holdings] == [
        ("n10023", Role.OFFICER, "sc"),
        ("n10023", Role.PUBLISHER, None),
        ("li-guohua", Role.HEAD, "sc"),
        ("li-guohua", Role.PR_DESK, None),
    ]


DAYS = [
    date(2026, 3, 1),
    datetime(2026, 3, 1),  # noqa: DTZ001 - as a sheet has it
    "2026-03-01",
    "2026/3/1",
    "2026.3.1",
    "2026年3月1日",
    "２０２６年３月１日",
    "20260301",
    20260301,
    46082,
    "2026-03-01 00:00:00",
]


@pytest.mark.parametrize("day", DAYS, ids=repr)
def test_days_are_understood_in_the_ways_people_write_them(day: object) -> None:
    found = roster(任职=[("人员", "角色", "开始日期"), ("陈欣", "发布人", day)])
    assert found.holdings[-1].since == datetime(2026, 2, 28, 16, tzinfo=UTC)


@pytest.mark.parametrize("day", ["2026-02-30", "下个月", "3/1/26", 12, True])
def test_what_is_no_day_is_said(day: object) -> None:
    [said] = wrong(任职=[("人员", "角色", "止"), ("陈欣", "发布人", day)])
    assert said.startswith("任职, row 2, column 止: '")
    assert "is no day; write it like 2026-01-31" in said


def test_a_value_of_merged_cells_holds_for_each_of_them() -> None:
    rows = [("编号", "姓名", "所在单位"), ("chen", "陈欣", ""), ("xu", "许斌", "")]
    data = workbook({"单位": UNITS, "人员": rows}, ("人员", (1, 2, 2, 2), "市场部"))
    assert {person.unit for person in read_roster_file(data, "a.xlsx", SHANGHAI).people} == {"sc"}


def test_one_row_may_name_several_roles_and_several_units() -> None:
    found = roster(任职=[("人员", "角色", "单位"), ("许斌", "分管领导，信息联络员", "市场部/bg")])
    assert [(held.role, held.unit) for held in found.holdings[-4:]] == [
        (Role.LEADER_IN_CHARGE, "sc"),
        (Role.LEADER_IN_CHARGE, "bg"),
        (Role.LIAISON, "sc"),
        (Role.LIAISON, "bg"),
    ]


CASES: dict[str, tuple[dict[str, Rows], list[str]]] = {
    "an unknown unit, role and answer, all at once": (
        {
            "人员": [
                ("编号", "姓名", "所在单位", "角色", "在职"),
                ("chen", "陈欣", "市场不", "信息员", ""),
                ("xu", "许斌", "sc", "信息圆", "也许"),
            ]
        },
        [
            "人员, row 2, column 所在单位: unknown unit '市场不'; did you mean '市场部'?",
            "人员, row 3, column 角色: unknown role '信息圆'; did you mean '信息员'?",
            "人员, row 3, column 在职: '也许' is neither yes nor no; write 是 or 否, yes or no, 1 or 0",
        ],
    ),
    "two people of one name": (
        {"人员": [*PEOPLE, ("xu-2", "许斌", "bg", "")], "任职": [("人员", "角色"), ("许斌", "发布人")]},
        ["任职, row 2, column 人员: '许斌' is the name of several (xu, xu-2); write the id of the one you mean"],
    ),
    "two people of one name, of whom one has a number": (
        {"人员": [*PEOPLE, (1017, "许斌", "bg", "")], "任职": [("人员", "角色"), ("许斌", "发布人")]},
        ["任职, row 2, column 人员: '许斌' is the name of several (xu, 1017); write the id of the one you mean"],
    ),
    "two heads": (
        {"人员": [*PEOPLE, ("wu", "吴迪", "sc", "负责人")]},
        [
            (
                "人员, row 4, column 角色: 市场部 (sc) has two heads at the same time, "
                "许斌 (xu) (人员, row 3, column 角色) and 吴迪 (wu); "
                "make one of them 'deputy-head', or give their roles days that do not overlap"
            )
        ],
    ),
    "his own deputy": (
        {"人员": [*PEOPLE, ("wu", "吴迪", "bg", "负责人、副职")]},
        [
            (
                "人员, row 4, column 角色: 吴迪 (wu) would stand in for himself: he is head of 办公室 (bg) "
                "(人员, row 4, column 角色) and deputy-head; make somebody else the deputy"
            )
        ],
    ),
    "two of one id": (
        {"人员": [*PEOPLE, ("chen", "陈心", "bg", "")]},
        [
            (
                "人员, row 4, column 编号: 'chen' is used twice, first at 人员, row 2, column 编号; "
                "give this one an id of its own"
            )
        ],
    ),
    "ids as they are written, and told though other cells are wrong too": (
        {
            "单位": [*UNITS, ("hr", "人事部", "处")],
            "人员": [PEOPLE[0], (0, "王敏", "bg", ""), ("0012", "陈欣", "bg", ""), ("王 小军", "王小军", "sc", "")],
            "任职": [("人员", "角色"), ("0012", "信息圆")],
            "机构": [("编号", "名称"), ("SC", "小组"), ("0012", "大组")],
        },
        [
            "单位, row 4, column 类型: cannot be '处'; there are: 部门 (department), 子公司 (subsidiary)",
            (
                "人员, row 4, column 编号: '王 小军' cannot be an id; "
                "use letters, digits and hyphens, at most 20 in all; a staff number will do"
            ),
            "任职, row 2, column 角色: unknown role '信息圆'; did you mean '信息员'?",
            (
                "机构, row 2, column 编号: 'SC' is used twice, first at 单位, row 2, column 编号; "
                "give this one an id of its own"
            ),
        ],
    ),
    "a number is a number in what does not fit together too": (
        {"人员": [PEOPLE[0], ("0012", "陈欣", "bg", "负责人"), ("0013", "王敏", "bg", "负责人")]},
        [
            (
                "人员, row 3, column 角色: 办公室 (bg) has two heads at the same time, "
                "陈欣 (0012) (人员, row 2, column 角色) and 王敏 (0013); "
                "make one of them 'deputy-head', or give their roles days that do not overlap"
            )
        ],
    ),
    "in the order of the file": (
        {
            "人员": [
                PEOPLE[0],
                ("a b c d e f g h i j k l", "陈欣", "", ""),
                ("wu", "吴迪", "sx", ""),
                ("wu", "吴迪", "bg", "主要领"),
            ]
        },
        [
            (
                "人员, row 2, column 编号: 'a b c d e f g h i j k l' cannot be an id; "
                "use letters, digits and hyphens, at most 20 in all; a staff number will do"
            ),
            "人员, row 2, column 所在单位: is missing; say which unit the person belongs to",
            "人员, row 3, column 所在单位: unknown unit 'sx'; there are: 市场部, 办公室",
            (
                "人员, row 4, column 编号: 'wu' is used twice, first at 人员, row 3, column 编号; "
                "give this one an id of its own"
            ),
            "人员, row 4, column 角色: unknown role '主要领'; did you mean '主要领导'?",
        ],
    ),
    "a kind that there is not, and no name": (
        {"单位": [*UNITS, ("x", "", "处")]},
        [
            "单位, row 4, column 类型: cannot be '处'; there are: 部门 (department), 子公司 (subsidiary)",
            "单位, row 4, column 名称: is missing; name the unit in one language at least",
        ],
    ),
    "a heading that is misspelt": (
        {"人员": [("编号", "姓名", "所在单位", "角色色"), ("chen", "陈欣", "sc", "信息员")]},
        [
            (
                "人员, row 1, column 角色色: there is no such column; did you mean '角色'?; "
                "put # before the heading of a column that is only for yourselves"
            )
        ],
    ),
    "a heading twice": (
        {"人员": [("编号", "姓名", "单位", "部门"), ("chen", "陈欣", "sc", "sc")]},
        [
            (
                "人员, row 1, column 部门: stands here twice; leave one of them out; "
                "put # before the heading of a column that is only for yourselves"
            )
        ],
    ),
    "no headings": (
        {"任职": [("陈欣", "发布人")]},
        ["任职: has no row of headings; write them above the rows, such as Person, Role, Units or body"],
    ),
    "a body of nobody known": (
        {"机构": [("编号", "名称", "组长"), ("ldxz", "领导小组", "王五")]},
        ["机构, row 2, column 组长: unknown person '王五'; there are: 陈欣, 许斌"],
    ),
    "a role in a body without one": (
        {"任职": [("人员", "角色"), ("陈欣", "组长")]},
        [
            (
                "任职, row 2, column Units or body: body-head is a role in a body, and none is named; "
                "name the body's id here"
            )
        ],
    ),
    "a role in a body among one's own": (
        {"人员": [*PEOPLE, ("wu", "吴迪", "bg", "成员")]},
        [
            (
                "人员, row 4, column 角色: body-member is a role in a body; "
                "name the person in the body's own table instead"
            )
        ],
    ),
    "no unit for a person": (
        {"人员": [*PEOPLE, ("wu", "吴迪", "", "")]},
        ["人员, row 4, column 所在单位: is missing; say which unit the person belongs to"],
    ),
}


@pytest.mark.parametrize(("sheets", "expected"), CASES.values(), ids=CASES)
def test_mistakes_are_told_by_sheet_row_and_column(sheets: dict[str, Rows], expected: list[str]) -> None:
    assert wrong(**sheets) == expected


def test_an_address_that_two_people_have_is_told_by_its_cell() -> None:
    addresses = ("邮箱", "wang.min@example.com", "Wang.Min@example.com")
    [told] = wrong(人员=[(*row, address) for row, address in zip(PEOPLE, addresses, strict=True)])
    assert told.startswith(
        "人员, row 3, column 邮箱: 'wang.min@example.com' is used twice, first at 人员, row 2, column 邮箱"
    )


def test_sheets_that_are_missing_are_named_with_those_found() -> None:
    assert told("a.xlsx", workbook({"Sheet1": [("a", "b")], "人员": PEOPLE})) == [
        (
            "there is no sheet Units (unit) with rows in it; sheets found: Sheet1, 人员; "
            "qianfa org template writes a file to begin with"
        )
    ]
    assert told("a.csv", b"") == [
        f"there is no sheet {sheet} with rows in it; qianfa org template writes a file to begin with"
        for sheet in ("Units (unit)", "People (person)")
    ]


def test_roles_may_stand_side_by_side_in_a_cell() -> None:
    rows = [*PEOPLE, ("wu", "吴迪", "bg", "核稿人 信息员\u3000管理员"), ("Li", "Li Na", "bg", "information officer")]
    assert [
        (holding.person, str(holding.role)) for holding in roster(人员=rows).holdings if holding.person in {"wu", "li"}
    ] == [("wu", "pr-desk"), ("wu", "officer"), ("wu", "administrator"), ("li", "officer")]
    [told] = wrong(人员=[*PEOPLE, ("wu", "吴迪", "bg", "核稿人 信息圆")])
    assert told == "人员, row 4, column 角色: unknown role '核稿人 信息圆'; did you mean '核稿人'?"


def test_a_file_that_is_none_is_named() -> None:
    damaged = ["is damaged, or no .xlsx file; open it in your spreadsheet program and save it as .xlsx"]
    assert told("a.xlsx", b"PK\x03\x04 nothing") == damaged
    empty = BytesIO()
    with ZipFile(empty, "w") as archive:
        archive.writestr("xl/nothing.xml", "")
    assert told("a.xlsx", empty.getvalue()) == damaged


def test_fault_75_a_cell_far_out_or_a_bomb_is_not_unpacked() -> None:
    far = workbook({"单位": UNITS, "人员": [*PEOPLE, *[()] * 0]})
    written = BytesIO()
    with ZipFile(BytesIO(far)) as given, ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name in given.namelist():
            part = given.read(name)
            archive.writestr(name, part.replace(b'<c r="A1"', b'<c r="XFD1048576"'))
    [said] = told("a.xlsx", written.getvalue())
    assert said.startswith("is too large for a roster; keep to ")
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 101_000_000)
    assert "is too large" in told("a.xlsx", bomb.getvalue())[0]
    assert MOST_ROWS > LARGE


def seconds() -> float:
    return getrusage(RUSAGE_SELF).ru_utime


def test_a_roster_of_ten_thousand_rows_is_read_in_seconds_and_so_are_its_mistakes() -> None:
    people = [(f"p{number}", f"人{number}", "市场部", "信息员") for number in range(LARGE)]
    roles = [(f"p{number}", "发布人") for number in range(0, LARGE, 2)]
    begun = seconds()  # what else the machine does is not the bot's
    found = roster(人员=[PEOPLE[0], *people], 任职=[("人员", "角色"), *roles])
    assert len(found.people) == LARGE
    worse = wrong(人员=[PEOPLE[0], *((*row[:2], "市场不", row[3]) for row in people)])
    assert len(worse) == LARGE
    assert seconds() - begun < 30

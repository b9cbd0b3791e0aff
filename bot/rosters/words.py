"""What the sheets of a roster, their columns and what stands in them are called, in any of the three languages."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final, Literal

from bot.domain.people import Role
from bot.frozen import frozen
from bot.text import Language, Names

Shape = Literal["words", "id", "unit", "person", "units", "people", "roles", "list", "choice", "truth", "day"]


@frozen
class Column:
    """A column: its key in the roster's table, how its cells are read, its heading, and other headings for it."""

    key: str
    shape: Shape
    names: Names
    others: tuple[str, ...] = ()
    width: int = 16


@frozen
class Sheet:
    """A sheet: the roster's table that it holds, its name, other names for it, and its columns."""

    table: str
    names: Names
    others: tuple[str, ...]
    columns: tuple[Column, ...]

    def column(self, key: str) -> Column | None:
        """Find the column in which a key of the table stands."""
        return next((column for column in self.columns if column.key == key), None)


_ID: Final = Column("id", "id", Names("编号", "編號", "ID"), ("代码", "代碼", "工号", "工號", "code", "number"), 14)
_UNIT_NAMES: Final = (
    Column("names.zh-Hans", "words", Names("名称", "簡體名稱", "Name (simplified)"), ("简体名称", "name", "名字"), 24),
    Column("names.zh-Hant", "words", Names("繁体名称", "名稱", "Name (traditional)"), ("繁體名稱",), 24),
    Column("names.en", "words", Names("英文名称", "英文名稱", "Name (English)"), ("english name",), 28),
)
UNITS: Final = Sheet(
    "unit",
    Names("单位", "單位", "Units"),
    ("unit", "部门", "部門", "部门与公司", "机构单位", "departments"),
    (
        _ID,
        *_UNIT_NAMES,
        Column("kind", "choice", Names("类型", "類型", "Kind"), ("类别", "類別", "type"), 12),
        Column("state", "choice", Names("状态", "狀態", "State"), ("status",), 12),
        Column("duties", "list", Names("职责", "職責", "Duties"), ("duty",), 24),
    ),
)
PEOPLE: Final = Sheet(
    "person",
    Names("人员", "人員", "People"),
    ("person", "persons", "staff", "员工", "員工", "名册", "名冊"),
    (
        _ID,
        Column("names.zh-Hans", "words", Names("姓名", "簡體姓名", "Name (simplified)"), ("简体姓名", "name"), 14),
        Column("names.zh-Hant", "words", Names("繁体姓名", "姓名（繁體）", "Name (traditional)"), ("繁體姓名",), 16),
        Column("names.en", "words", Names("英文姓名", "英文姓名", "Name (English)"), ("english name", "拼音"), 20),
        Column(
            "unit", "unit", Names("所在单位", "所屬單位", "Unit"), ("单位", "單位", "部门", "部門", "department"), 18
        ),
        Column("roles", "roles", Names("角色", "角色", "Roles"), ("role", "职务", "職務"), 24),
        Column("language", "choice", Names("语言", "語言", "Language"), (), 12),
        Column(
            "email",
            "words",
            Names("电子邮箱", "電子郵件", "E-mail"),
            ("邮箱", "郵箱", "email", "mail", "电邮", "電郵"),
            28,
        ),
        Column("active", "truth", Names("在职", "在職", "Active"), ("是否在职", "是否在職"), 8),
    ),
)
BODIES: Final = Sheet(
    "body",
    Names("领导机构", "領導機構", "Bodies"),
    ("body", "机构", "機構", "领导小组", "領導小組"),
    (
        _ID,
        *_UNIT_NAMES,
        Column("head", "people", Names("组长", "組長", "Head"), ("主任", "负责人", "負責人"), 16),
        Column("deputies", "people", Names("副组长", "副組長", "Deputies"), ("副主任", "deputy"), 24),
        Column("members", "people", Names("成员", "成員", "Members"), ("组员", "組員", "member"), 32),
    ),
)
ROLES: Final = Sheet(
    "role",
    Names("任职", "任職", "Roles"),
    ("role", "角色", "分管", "分工"),
    (
        Column("person", "person", Names("人员", "人員", "Person"), ("姓名", "编号", "編號", "name", "id"), 16),
        Column("role", "roles", Names("角色", "角色", "Role"), ("roles", "职务", "職務"), 18),
        Column(
            "units", "units", Names("单位或机构", "單位或機構", "Units or body"), ("单位", "單位", "units", "unit"), 32
        ),
        Column("since", "day", Names("开始日期", "開始日期", "From"), ("起", "起始", "since", "自"), 14),
        Column("until", "day", Names("结束日期", "結束日期", "Until"), ("止", "截止", "to", "至"), 14),
    ),
)
SHEETS: Final = (UNITS, PEOPLE, BODIES, ROLES)

ROLE_NAMES: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.OFFICER: ("信息员", "資訊員", "information officer", "信息員"),
    Role.LIAISON: ("信息联络员", "資訊聯絡員", "liaison", "联络员", "聯絡員"),
    Role.HEAD: ("部门负责人", "部門負責人", "unit head", "负责人", "負責人", "head of unit"),
    Role.DEPUTY_HEAD: ("部门副职", "部門副主管", "deputy head", "副职", "副職"),
    Role.PR_DESK: ("核稿人", "核稿人", "PR desk", "核稿", "pr"),
    Role.DUTY: ("值班", "值班", "on duty", "值班员", "值班人员", "值班員", "值班人員", "duty"),
    Role.CONFIDENTIALITY: ("保密负责人", "保密負責人", "confidentiality head", "保密"),
    Role.LEADER_IN_CHARGE: ("分管领导", "分管領導", "leader in charge"),
    Role.CHIEF: ("主要领导", "主要領導", "chief", "一把手"),
    Role.PUBLISHER: ("发布人", "發佈人", "publisher", "發布人", "发布员"),
    Role.BODY_HEAD: ("机构负责人", "機構負責人", "body head", "组长", "組長"),
    Role.BODY_DEPUTY: ("机构副职", "機構副主管", "body deputy", "副组长", "副組長"),
    Role.BODY_MEMBER: ("机构成员", "機構成員", "body member", "成员", "成員"),
    Role.ARCHIVIST: ("档案员", "檔案管理員", "archivist", "檔案員"),
    Role.AUDITOR: ("督查员", "稽核員", "auditor", "督查員"),
    Role.ASSISTANT: ("助理", "秘书", "秘書", "assistant", "secretary"),
    Role.ADMINISTRATOR: ("管理员", "管理員", "administrator", "系统管理员", "系統管理員", "admin"),
}
CHOICES: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "kind": {
        "department": ("部门", "部門", "department", "处室", "處室"),
        "subsidiary": ("子公司", "附屬公司", "subsidiary", "下属公司", "分公司", "控股公司"),
    },
    "state": {
        "active": ("在用", "運作中", "active", "正常", "运行"),
        "preparation": ("筹备", "籌備", "preparation", "筹备中", "籌備中", "in preparation"),
    },
    "language": {
        "zh-Hans": ("简体中文", "簡體中文", "simplified chinese", "简体", "簡體", "中文", "zh", "zh-cn"),
        "zh-Hant": ("繁体中文", "繁體中文", "traditional chinese", "繁体", "繁體", "zh-tw", "zh-hk"),
        "en": ("英文", "英文", "english", "英语", "英語"),
    },
}
YES: Final = ("是", "是", "yes", "1", "y", "true", "在职", "在職", "√", "✓", "对")
NO: Final = ("否", "否", "no", "0", "n", "false", "离职", "離職", "×", "✗", "x", "不")
_PLACE: Final[Mapping[Language, int]] = {"zh-Hans": 0, "zh-Hant": 1, "en": 2}


def folded(words: str) -> str:
    """Give words as they are compared: half-width, small, without blanks around and double ones between."""
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())


def _called(names: Names, others: Iterable[str], key: str) -> set[str]:
    return {folded(name) for name in (names.zh_hans, names.zh_hant, names.en, key, *others) if name}


def sheet_called(name: str) -> Sheet | None:
    """Find the sheet that goes by a name; a star or brackets about it are passed over."""
    wanted = folded(name).strip("[]【】*# ")
    return next((sheet for sheet in SHEETS if wanted in _called(sheet.names, sheet.others, sheet.table)), None)


def column_called(sheet: Sheet, heading: str) -> Column | None:
    """Find the column that goes by a heading; the first one, where several might."""
    wanted = folded(heading).rstrip("* ")
    by_name = (column for column in sheet.columns if wanted in _called(column.names, (), column.key))
    by_others = (column for column in sheet.columns if wanted in {folded(other) for other in column.others})
    return next(by_name, None) or next(by_others, None)


def said(names: tuple[str, ...], language: Language) -> str:
    """Give the usual word of those for one thing, in a language."""
    return names[_PLACE[language]]


def meanings(known: Mapping[Role, tuple[str, ...]] | Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Give the key that each word means, folded: the key itself, or one of its names."""
    named = {folded(name): str(key) for key, names in known.items() for name in names}
    return named | {folded(key): str(key) for key in known}


ROLE_MEANT: Final = meanings(ROLE_NAMES)
CHOICE_MEANT: Final = {key: meanings(known) for key, known in CHOICES.items()}
TRUTH_MEANT: Final = {folded(word): True for word in YES} | {folded(word): False for word in NO}

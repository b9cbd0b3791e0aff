"""Policies for the sample organisation: one asks everything there is to ask, one only minds times."""

from pathlib import Path
from typing import Final

TEXT: Final = """
id = "everything"
names = { zh-Hans = "样样都问的办法", zh-Hant = "樣樣都問的辦法", en = "Rules that ask everything" }
asks = ["category", "channels", "matters", "secrecy", "quoted", "confirmation", "urgency", "planned"]
picture = { weight = "warn", clause = "第十六条" }

[clauses]
"第十六条" = "信息应当图文并茂。"
"第九条第2项" = "标题不得夸张。"
"第十二条第2项" = "常规信息提前一周，重要且紧急的提前一个工作日。"
"第十条第1项" = "栏目。"
"第十四条" = "重大事项。"
"六(二)1" = "保密。"

[[category]]
id = "rules"
names = { zh-Hans = "规章制度", zh-Hant = "規章制度", en = "Internal rules" }
clause = "第十条第1项"
channels = ["oa", "board"]
audience = "internal"
[[category.follow_up]]
id = "training"
names = { zh-Hans = "培训和解读", zh-Hant = "培訓和解讀", en = "Training and explanation" }
clause = "第十条第1项"
due = "2 working days"
[[category.follow_up]]
id = "coverage"
names = { zh-Hans = "跟踪报道", zh-Hant = "跟蹤報道", en = "Follow-up coverage" }
clause = "第十条第1项"
due = "5 working days"
when = { matters = true }

[[category]]
id = "culture"
names = { zh-Hans = "企业文化", zh-Hant = "企業文化", en = "Culture" }
clause = "第十条第1项"
duties = ["culture"]

[[category]]
id = "news"
names = { zh-Hans = "动态", zh-Hant = "動態", en = "News" }
clause = "第十条第1项"

[[channel]]
id = "weibo"
names = { zh-Hans = "微博", zh-Hant = "微博", en = "Weibo" }
length = 20

[[channel]]
id = "oa"
names = { zh-Hans = "办公系统", zh-Hant = "辦公系統", en = "Office system" }
address = "words"

[[channel]]
id = "board"
names = { zh-Hans = "公告栏", zh-Hant = "公告欄", en = "Notice board" }
address = "words"

[[channel]]
id = "own"
names = { zh-Hans = "自有账号", zh-Hant = "自有帳號", en = "Own account" }
own = true

[[matter]]
id = "reform"
names = { zh-Hans = "改革", zh-Hant = "改革", en = "Reform" }
clause = "第十四条"

[[matter]]
id = "finance"
names = { zh-Hans = "财务", zh-Hant = "財務", en = "Finance" }
clause = "第十四条"

[[secrecy]]
id = "contract"
names = { zh-Hans = "未公开的合同", zh-Hant = "未公開的合同", en = "Contracts not made public" }
clause = "六(二)1"

[[secrecy]]
id = "research"
names = { zh-Hans = "未公开的研究", zh-Hant = "未公開的研究", en = "Research not made public" }
clause = "六(二)1"

[[ask]]
field = "basis"
when = { figures = true }
clause = "第十四条"

[[ask]]
field = "concerned"
when = { urgency = "important" }
clause = "第十四条"

[[ask]]
field = "explainer"
when = { matters = true }
clause = "第十四条"

[lead]
routine = { days = 7, clause = "第十二条第2项" }
pressing = { clause = "第十二条第2项" }

[title]
words = ["震惊", "史上最"]
clause = "第九条第2项"

[[step]]
id = "unit-head"
names = { zh-Hans = "部门负责人", zh-Hant = "部門負責人", en = "Unit head" }
clause = "第十四条"
who = { role = "head", of = "unit" }
nobody = { role = "leader-in-charge", of = "unit" }

[[step]]
id = "confidentiality"
names = { zh-Hans = "保密负责人", zh-Hant = "保密負責人", en = "Confidentiality head" }
clause = "六(二)1"
who = { role = "confidentiality" }
nobody = { role = "chief" }
when = { secrecy = true }

[publisher]
who = { role = "publisher" }
nobody = { role = "pr-desk" }
clause = "第十四条"

[reopening]
content = "all"
category = "all"
channels = "returner"
planned = "nothing"
note = "nothing"
"""


TIMES: Final = """
id = "times"
names = { zh-Hans = "只管时间的办法", zh-Hant = "只管時間的辦法", en = "Rules on times" }
asks = ["channels", "urgency", "planned"]

[clauses]
"第十二条第2项" = "常规信息由各部门提前一周内提出发布需求；重要且紧急信息需提前一个工作日提出发布需求。"

[[channel]]
id = "weibo"
names = { zh-Hans = "微博", zh-Hant = "微博", en = "Weibo" }

[lead]
routine = { days = 7, clause = "第十二条第2项" }
pressing = { clause = "第十二条第2项" }

[[step]]
id = "unit-head"
names = { zh-Hans = "部门负责人", zh-Hant = "部門負責人", en = "Unit head" }
clause = "第十二条第2项"
who = { role = "head", of = "unit" }
nobody = { role = "leader-in-charge", of = "unit" }

[publisher]
who = { role = "publisher" }
nobody = { role = "pr-desk" }
clause = "第十二条第2项"
"""


def everything_asked(folder: Path, *changes: tuple[str, str]) -> Path:
    """Write it into a folder, with some of its words replaced."""
    text = TEXT
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    path = folder / "everything.toml"
    path.write_text(text, "utf-8")
    return path


def times_minded(folder: Path) -> Path:
    """Write the one of times into a folder."""
    path = folder / "times.toml"
    path.write_text(TIMES, "utf-8")
    return path

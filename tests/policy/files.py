"""Small files that are right, to be spoilt by one replacement at a time."""

from dataclasses import replace

from bot.mistakes import Mistakes
from bot.policy import Policy, read_policy

POLICY = """
id = "small"
names = { zh-Hans = "办法", zh-Hant = "辦法", en = "Rules" }
asks = ["source", "category", "link", "channels", "urgency"]
source_clause = "1"
unknown_sources = ["Unknown", "不详"]
picture = { weight = "hint", clause = "1" }

[clauses]
"1" = "The only clause."

[[category]]
id = "health"
names = { zh-Hans = "健康", zh-Hant = "健康", en = "Health" }
clause = "1"
link = { hosts = ["www.video.example"], names = { zh-Hans = "网", zh-Hant = "網", en = "Site" }, clause = "1" }

[[category]]
id = "other"
names = { zh-Hans = "其他", zh-Hant = "其他", en = "Other" }
clause = "1"

[[channel]]
id = "weibo"
names = { zh-Hans = "微博", zh-Hant = "微博", en = "Weibo" }

[[source]]
id = "own"
names = { zh-Hans = "本部门", zh-Hant = "本部門", en = "Own" }

[[reason]]
id = "unclear"
names = { zh-Hans = "不清", zh-Hant = "不清", en = "Unclear" }
verdicts = ["reject", "return"]

[[step]]
id = "head"
names = { zh-Hans = "负责人", zh-Hant = "負責人", en = "Head" }
clause = "1"
who = { role = "head", of = "unit" }
nobody = { role = "leader-in-charge" }
due = "4 working hours"

[[step]]
id = "chief"
names = { zh-Hans = "领导", zh-Hant = "領導", en = "Chief" }
clause = "1"
who = { role = "chief" }
nobody = { role = "pr-desk" }
answer = "all"
fresh_eyes = true
when = [{ urgency = "important", channels = ["weibo"] }, { category = ["health", "other"], concerned = false }]

[publisher]
who = { role = "publisher" }
nobody = { role = "pr-desk" }
clause = "1"

[reopening]
channels = "all"
"""

ROSTER = """
[[unit]]
id = "marketing"
names = { zh-Hans = "市场部", en = "Marketing" }
kind = "department"

[[unit]]
id = "newtown"
names = { en = "Newtown" }
kind = "subsidiary"
state = "preparation"

[[person]]
id = "wang"
names = { zh-Hans = "王敏" }
unit = "marketing"
language = "en"
email = "wang@example.org"
roles = ["officer", "publisher"]

[[person]]
id = "li"
names = { zh-Hans = "李国华" }
unit = "marketing"
roles = ["head"]

[[person]]
id = "bai"
names = { en = "Bai" }
unit = "newtown"
roles = ["liaison"]

[[role]]
person = "li"
role = "leader-in-charge"
units = ["marketing", "newtown"]

[[role]]
person = "bai"
role = "chief"
since = 2026-01-01
until = 2026-06-30
"""


def spoilt(text: str, *changes: tuple[str, str]) -> str:
    """Give a text with each of the changes made; each must change something."""
    for right, wrong in changes:
        assert right in text
        text = text.replace(right, wrong, 1)
    return text


def small_policy(*changes: tuple[str, str]) -> Policy:
    return read_policy(spoilt(POLICY, *changes), "small.toml")


def lines(mistakes: Mistakes) -> list[str]:
    """Give what is said of each key; the line, and whose table it is, have tests of their own."""
    return [str(replace(mistake, line=0, name="")) for mistake in mistakes.mistakes]

"""A policy in which every kind of rule stands once, to be spoilt by one replacement at a time."""

N = 'names = { zh-Hans = "甲", zh-Hant = "甲", en = "A" }\nclause = "1"'
FULL = """
id = "small"
names = { zh-Hans = "办法", zh-Hant = "辦法", en = "Rules" }
asks = ["source", "category", "link", "channels", "urgency", "matters", "secrecy", "concerned", "quoted", "planned"]
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

duties = "market"
kinds = "subsidiary"
channels = ["weibo", "own"]

[[category.follow_up]]
id = "train"
names = { zh-Hans = "甲", zh-Hant = "甲", en = "A" }
clause = "1"
due = "2 working days"
when = { matters = true }

[[channel]]
id = "own"
names = { zh-Hans = "自", zh-Hant = "自", en = "Own" }
length = 140
own = true

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
apart_from = "head"
edits = true
when = [{ urgency = "important", channels = ["weibo"] }, { category = ["health", "other"], concerned = false }]

[step.on_disagreement]
talk = "1 working day"
clause = "1"
who = { role = "leader-in-charge" }
nobody = { body = "group", seat = "head" }

[[publisher]]
who = { role = "officer" }
nobody = { role = "head" }
clause = "1"
when = { kind = "subsidiary", only = "own" }

[[publisher]]
who = { role = "publisher" }
nobody = { role = "pr-desk" }
clause = "1"

[[step]]
id = "group"
names = { zh-Hans = "甲", zh-Hant = "甲", en = "A" }
clause = "1"
who = { body = "group", seat = "deputy" }
nobody = { role = "head", of = "concerned" }
when = [{ secrecy = true }, { matters = ["big"], figures = true }]

[[step.question]]
id = "true"
names = { zh-Hans = "甲", zh-Hant = "甲", en = "A" }
clause = "1"

[reopening]
channels = "all"
edited = "nothing"

[[matter]]
id = "big"
names = { zh-Hans = "甲", zh-Hant = "甲", en = "A" }
clause = "1"

[[secrecy]]
id = "state"
names = { zh-Hans = "甲", zh-Hant = "甲", en = "A" }
clause = "1"

[[ask]]
field = "basis"
when = { figures = true }
clause = "1"

[[ask]]
field = "concerned"
when = { matters = "big" }
clause = "1"

[lead]
routine = { days = 7, clause = "1" }
pressing = { clause = "1" }

[title]
words = "best ever"
clause = "1"
"""

"""Labelled lines, such as "来源：区卫健委" or "Source: Health bureau", at the head or the foot of a text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import takewhile
from typing import Final

from bot.domain.policies import Field
from bot.frozen import frozen

_CALLED: Final[Mapping[Field, str]] = {
    "title": "标题 標題 题目 題目 title headline",
    "source": "来源 來源 稿件来源 稿件來源 信息来源 信息來源 資訊來源 消息来源 消息來源 资料来源 資料來源 source",
    "category": "栏目 欄目 类别 類別 category",
    "channels": "渠道 发布渠道 發佈渠道 發布渠道 channel channels",
    "planned": "发布时间 發佈時間 發布時間 拟发布时间 擬發佈時間 计划发布时间 計劃發佈時間 time planned release-time",
    "urgency": "紧急 緊急 紧急程度 緊急程度 urgency",
    "audience": "阅读范围 閱讀範圍 readers audience",
    "origin": "原创或转载 原創或轉載 origin",
    "matters": "涉及事项 涉及事項 事项 事項 matters",
    "basis": "依据 依據 数据和引用的依据 數據及引述的依據 basis",
    "quoted": "引用 引述 引用的人或机构 引述的人士或機構 quoted people-quoted",
    "confirmation": "引用的确认 引述的確認 confirmation",
    "concerned": "涉及部门 涉及部門 涉及单位 涉及單位 units",
    "note": "备注 備註 備注 给审核人的说明 給審核人的說明 note",
    "lateness": "迟交原因 遲交原因",
    "explainer": "解读人 解讀人 explainer",
}
_FIELDS: Final[Mapping[str, Field]] = {word: name for name, words in _CALLED.items() for word in words.split()}
# What officers write beside them, and what stays in the text: it parts nothing.
# A list as people read it, in a line.
_KEPT: Final = frozenset("作者 撰稿 撰文 供稿 摄影 攝影 图 圖 图文 圖文 author text photo photos words".split())  # noqa: SIM905
_LABELLED: Final = re.compile(r"[【\[]?\s*([^\W\d_]{1,10}(?:[ -][^\W\d_]{1,10})?)\s*[】\]]?\s*[:：](?!//)")
_TITLE_LONGEST: Final = 100  # characters; a headline of the channels that P3 names holds fewer
_TITLE_LONGEST_IN_LETTERS: Final = 200  # the same where words are spelt
_CHINESE: Final = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
SENTENCE_ENDS: Final = ("。", "；", ".", "”")  # with which no title ends
LONGEST_LINE: Final = 500  # characters of a line that may be a labelled one, or was meant as a title
_PARTING: Final = re.compile("[、,，;；|/]")

# What people write for the values of those fields that policy names no values for; the first is what is kept.
_MEANT: Final[Mapping[str, str]] = {
    "routine": "常规 一般 普通 不急 routine normal",
    "important": "重要且紧急 重要且緊急 重要 紧急 緊急 急 加急 important urgent",
    "crisis": "突发 突發 危机 危機 crisis",
    "public": "对外公开 對外公開 公开 公開 对外 對外 public",
    "internal": "仅供内部 僅限內部 内部 內部 internal",
    "original": "原创 原創 original",
    "repost": "转载 轉載 转发 轉發 repost",
    "comment": "评论 評論 comment",
    "asap": "尽快 盡快 儘快 签发后 簽發後 签发后尽快 簽發後盡快 签发后即发 簽發後即發 签发即发 簽發即發 "
    "越快越好 马上 馬上 立即 立刻 asap a.s.a.p. now immediately",
    "none": "无 無 没有 沒有 不涉及 都不涉及 均不涉及 none no",
}
_VALUES: Final = {word: value for value, words in _MEANT.items() for word in words.split()}


@frozen
class Label:
    """A labelled line: the field that it names, what it says of it, as it was written, and which line it is, from 0.

    `repeats` are the other lines for the same field, in their order.
    """

    field: Field
    words: str
    written: str
    line: int
    at_foot: bool = False
    repeats: tuple["Label", ...] = ()

    @property
    def lines(self) -> tuple["Label", ...]:
        """Give every line for this field."""
        return (self, *self.repeats)

    @property
    def said(self) -> tuple[str, ...]:
        """Give what the lines say, each once, however it was written; lines that say nothing are passed over."""
        said: dict[str, str] = {}
        for line in self.lines:
            said.setdefault(plain(line.words), line.words)
        return tuple(filter(None, said.values()))


def longest_title(words: str) -> int:
    """Say how many characters a title may have; one that is spelt needs twice as many as a Chinese one."""
    return _TITLE_LONGEST if _CHINESE.search(words) else _TITLE_LONGEST_IN_LETTERS


def labels(text: str) -> tuple[Label, ...]:
    """Find the labelled lines in the first and the last block of a text; the first line may be a title.

    A line further within says what the item says, and is left alone. Several for one field are one label.
    """
    lines = text.split("\n")
    found: dict[Field, list[Label]] = {}
    for place, at_foot in _edges(lines):
        line = lines[place]
        name = _field(line)
        if name is not None:
            said = line.replace("：", ":").partition(":")[2].strip()
            found.setdefault(name, []).append(Label(name, said, line.strip(), place, at_foot))
    return tuple(replace(first, repeats=tuple(repeats)) for first, *repeats in found.values())


def without(text: str, taken: Iterable[Label]) -> str:
    """Give the text without these lines, and without the blank ones that then stand at its edges."""
    gone = {line.line for label in taken for line in label.lines}
    return "\n".join(line for place, line in enumerate(text.split("\n")) if place not in gone).strip("\n")


def put_back(text: str, labels: Iterable[Label]) -> str:
    """Give the text with these lines where they stood, at its head or its foot."""
    given = tuple(line for label in labels for line in label.lines)
    head = [label.written for label in given if not label.at_foot]
    foot = [label.written for label in given if label.at_foot]
    return "\n".join((*head, *([text] if text else []), *foot))


def is_labelled(line: str) -> bool:
    """Tell whether a line is a labelled one, or one with authors, so that it is nobody's title."""
    return _field(line) is not None or _name(line) in _KEPT


def parts(words: str) -> tuple[str, ...]:
    """Take apart what names several things."""
    return tuple(part.strip() for part in _PARTING.split(words) if part.strip())


def value(words: str) -> str:
    """Give the code of a value that policy does not name ("important", "asap", "none"); "" where words mean none."""
    return _VALUES.get(plain(words), "")


def plain(words: str) -> str:
    """Give words as they are compared: however wide or tall they were written, without spaces around them."""
    return unicodedata.normalize("NFKC", words).casefold().strip()


def _edges(lines: list[str]) -> Iterator[tuple[int, bool]]:
    """Give the places of the lines at the head and (True) at the foot, blank ones and those with authors among them."""
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    if not _at_edge(lines[first]) and _may_be_title(lines[first].strip()):
        first += 1
    head = list(takewhile(lambda place: _at_edge(lines[place]), range(first, len(lines))))
    yield from ((place, False) for place in head)
    end = head[-1] if head else first - 1
    foot = takewhile(lambda place: _at_edge(lines[place]), range(len(lines) - 1, end, -1))
    yield from ((place, True) for place in sorted(foot))


def _may_be_title(line: str) -> bool:
    """Tell whether a line may be meant as the title, though it may be too long for one."""
    return len(line) <= LONGEST_LINE and not line.endswith(SENTENCE_ENDS)


def _at_edge(line: str) -> bool:
    return not line.strip() or is_labelled(line)


def _field(line: str) -> Field | None:
    return _FIELDS.get(_name(line))


def _name(line: str) -> str:
    found = _LABELLED.match(line.strip()) if len(line) <= LONGEST_LINE else None
    return plain(found[1]).replace(" ", "-") if found else ""

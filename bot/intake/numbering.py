"""The numbers and bullets that Word gives to paragraphs by itself (ECMA-376 part 1, 17.9)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from docx.oxml.ns import qn

from bot.frozen import frozen
from bot.intake.packages import Element

BULLET: Final = "•"
_VALUE: Final = qn("w:val")
_DEEPEST: Final = 9  # levels of a list
_LARGEST: Final = 99_999  # nobody counts further, and a Roman numeral of it is still short
_PATTERN: Final = 20  # characters around and between the numbers
_DIGITS: Final = "零一二三四五六七八九"
_PLACES: Final = ("", "十", "百", "千")
_CHINESE_AT_MOST: Final = 9_999
_TEENS: Final = range(10, 20)
_CIRCLED_AT_MOST: Final = 20
_ROMAN: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@frozen
class Level:
    """One level of a list: how it counts, what stands around the number, where it begins."""

    form: str
    pattern: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document; `label` counts on with each paragraph that it is asked about."""

    lists: Mapping[str, tuple[str, Mapping[int, Level]]] = field(default_factory=dict)
    styles: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def of(self, paragraph: Element, style: str) -> tuple[str, int] | None:
        """Give the list and the level of a paragraph, its own or its style's; None for an ordinary one."""
        said = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if said is None:
            return self.styles.get(style)
        return _place(said, self.styles.get(style))

    def label(self, place: tuple[str, int]) -> str | None:
        """Count on, and give the number or bullet as Word shows it; None for a list that is not described."""
        abstract, levels = self.lists.get(place[0], ("", {}))
        level = levels.get(place[1])
        if level is None:
            return None
        counts = self._counts.setdefault(abstract, {})
        counts[place[1]] = min(counts.get(place[1], level.start - 1) + 1, _LARGEST)
        for deeper in [one for one in counts if one > place[1]]:
            del counts[deeper]
        if level.form == "bullet":
            return BULLET
        return _shown(level.pattern, levels, counts)


def numbering(root: Element, styles: Element | None) -> Numbering:
    """Read the lists out of the numbering part, and which styles belong to them out of the styles."""
    abstract = {
        one.get(qn("w:abstractNumId"), ""): {level: _level(found) for level, found in _levels(one)}
        for one in root.iterchildren(qn("w:abstractNum"))
    }
    lists: dict[str, tuple[str, Mapping[int, Level]]] = {}
    for one in root.iterchildren(qn("w:num")):
        name = _said(one, "w:abstractNumId")
        restarts = any(True for _ in one.iter(qn("w:startOverride")))
        ident = one.get(qn("w:numId"), "")
        lists[ident] = (f"{name}/{ident}" if restarts else name, abstract.get(name, {}))
    by_style = {} if styles is None else dict(_of_styles(styles))
    return Numbering(lists, by_style)


def _of_styles(styles: Element) -> "list[tuple[str, tuple[str, int]]]":
    found = []
    for style in styles.iterchildren(qn("w:style")):
        said = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        place = _place(said, None) if said is not None else None
        if place is not None:
            found.append((str(style.get(qn("w:styleId"), "")), place))
    return found


def _place(said: Element, by_style: tuple[str, int] | None) -> tuple[str, int] | None:
    ident = _said(said, "w:numId") or (by_style[0] if by_style else "")
    if ident in ("", "0"):  # 0 takes a paragraph out of its style's list
        return None
    return ident, _number(_said(said, "w:ilvl"), by_style[1] if by_style else 0)


def _levels(one: Element) -> "list[tuple[int, Element]]":
    return [(_number(level.get(qn("w:ilvl"), ""), 0), level) for level in one.iterchildren(qn("w:lvl"))]


def _level(found: Element) -> Level:
    start = _number(_said(found, "w:start"), 1)
    return Level(_said(found, "w:numFmt"), _said(found, "w:lvlText")[:_PATTERN], min(start, _LARGEST))


def _said(element: Element, name: str) -> str:
    child = element.find(qn(name))
    return "" if child is None else str(child.get(_VALUE, ""))


def _number(words: str, otherwise: int) -> int:
    return int(words[:6]) if words.isascii() and words.isdigit() else otherwise


def _shown(pattern: str, levels: Mapping[int, Level], counts: Mapping[int, int]) -> str:
    for level in range(_DEEPEST):
        place = f"%{level + 1}"
        if place in pattern:
            known = levels.get(level, Level("decimal", "", 1))
            form = _FORMS.get(known.form, str)
            pattern = pattern.replace(place, form(counts.get(level, known.start)))
    return pattern.strip()


def _chinese(number: int) -> str:
    if not 0 < number <= _CHINESE_AT_MOST:
        return str(number)
    digits = [int(digit) for digit in reversed(str(number))]
    said = "".join(
        _DIGITS[digit] + (_PLACES[place] if digit else "") for place, digit in reversed(list(enumerate(digits)))
    )
    while "零零" in said:
        said = said.replace("零零", "零")
    said = said.rstrip("零")
    return said.removeprefix("一") if number in _TEENS else said


def _letters(number: int) -> str:
    """Give a, b, ..., z, aa, bb, as Word does."""
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 20) if number > 0 else str(number)


def _roman(number: int) -> str:
    if not 0 < number <= _CHINESE_AT_MOST:
        return str(number)
    said = ""
    for worth, sign in _ROMAN:
        said += sign * (number // worth)
        number %= worth
    return said


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 0 < number <= _CIRCLED_AT_MOST else str(number)


_FORMS: Final[Mapping[str, Callable[[int], str]]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "none": lambda _: "",
}

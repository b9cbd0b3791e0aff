"""Whether a `when` of policy holds for an item, particular by particular."""

import re
import unicodedata
from typing import Final

from bot.domain.drafts import Version
from bot.domain.policies import Condition, When

# Addresses and places in a row are no figures. All that repeats has an end: no text takes longer than its length.
_NO_FIGURES: Final = re.compile(r"https?://\S+|第\s{0,3}[\d一二三四五六七八九十百]+")
_NUMBER: Final = r"(?<!\d)\d{1,15}(?:,\d{3}){0,6}(?:\.\d{1,9})?"
_COUNTED: Final = (
    r"(?:人(?![员員力事才工民文大类類])|名(?![称稱字])|例(?!如|会|會)|位(?![于於置])|[个個](?!月|工作日|[小时時])"
    r"|[项項](?!目)|[美欧歐港]元|[元圓](?![旦月])|[块塊][钱錢]|家(?![庭属屬])|[件篇张張床台套辆輛座所间間批吨噸亩畝户戶岁歲倍折场場次]"
    r"|公里|千米|公斤|千克|[平立]方|公[顷頃]|毫[克升米]|[厘釐]米|米(?![饭飯])|百分[点點]|成(?![立为為功员員果本长長绩績熟]))"
)
_WORDS: Final = (
    r"(?:percent|per cent|hundred|thousand|million|billion|trillion|times|yuan|dollars?|euros?|cents|people|persons"
    r"|patients|visitors|visits|employees|staff|members|participants|residents|students|doctors|nurses|households"
    r"|hospitals|clinics|stores|shops|branches|companies|units|projects|cases|items|pieces|copies|beds|tons?|tonnes"
    r"|kilomet(?:re|er)s?|met(?:re|er)s?|kilograms?|km2?|kg|mg|ml|mm|cm|m2|m²|kwh?|mwh?|gb|tb|points)\b"
)
_NUMERAL: Final = "[一二三四五六七八九十两兩几幾数數]"
_ROUND: Final = "[多余餘几幾来來]?"
_FIGURES: Final = re.compile(
    "|".join(
        (
            rf"[¥$€£]\s?{_NUMBER}|(?:RMB|CNY|USD|HKD|EUR)\s?{_NUMBER}",
            r"(?<![\d.,])\d{1,3}(?:,\d{3}){1,6}(?![\d,])",
            rf"{_NUMBER}\s?(?:[%‰]|{_ROUND}\s?[百千万萬亿億]|{_ROUND}\s?{_COUNTED}|[+-]?\s?{_WORDS})",
            rf"{_NUMERAL}[零〇一二三四五六七八九十百千]{{0,12}}{_ROUND}[万萬亿億]",
            rf"[一二三四五六七八九两兩][零〇一二三四五六七八九十百千]{{0,9}}[十百千][零〇一二三四五六七八九]{{0,3}}{_ROUND}{_COUNTED}",
            r"百分之[零〇一二三四五六七八九十百\d]|[一二三四五六七八九十]分之[一二三四五六七八九十]|翻[一两兩三四]?番",
            r"[二两兩三四五六七八九](?:倍|成(?![立为為功员員果本长長绩績熟]))",
        )
    ),
    re.IGNORECASE,
)


def holds(when: When, version: Version, kind: str) -> bool:
    """Tell whether some table of a `when` holds for a version by a unit of this kind; True where there is no table."""
    return not when or any(all(_holds(condition, version, kind) for condition in table) for table in when)


def cites_figures(text: str) -> bool:
    """Tell whether a text has figures that can be checked: amounts, percentages, numbers of something (P4 二(一)2).

    Dates, times of day, telephone numbers and numbers of paragraphs are none.
    """
    return _FIGURES.search(_NO_FIGURES.sub(" ", unicodedata.normalize("NFKC", text))) is not None


def _holds(condition: Condition, version: Version, kind: str) -> bool:
    particulars, values = version.particulars, condition.values
    match condition.particular:
        case "kind":
            return kind in values
        case "figures":
            return _yes_no(_has_figures(version)) in values
        case "only":
            return bool(particulars.channels) and set(particulars.channels) <= set(values)
        case "concerned" | "quoted" | "matters" | "secrecy" as several:
            said = getattr(particulars, several)
            return _yes_no(bool(said)) in values or any(one in values for one in said)
        case "channels":
            return any(channel in values for channel in particulars.channels)
        case single:
            return getattr(particulars, single) in values


def _yes_no(answer: bool) -> str:  # noqa: FBT001 - the answer itself
    return "yes" if answer else "no"


def _has_figures(version: Version) -> bool:
    return any(map(cites_figures, (version.title, version.text, *(words for _, words in version.wordings))))

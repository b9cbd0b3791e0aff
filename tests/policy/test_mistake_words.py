"""Mistakes in the files of an administrator are told in his language: every one that our code can find."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.console import say, word
from bot.i18n import LOCALES
from bot.mistake_words import listed, told
from bot.mistakes import MOST_TOLD, Mistake, Mistakes
from bot.policy import read_policy
from bot.text import Language
from bot.troubles import told as troubled
from tests.policy.files import POLICY, spoilt

ROOT = Path(__file__).parents[2]
FINDERS = (
    *(
        ROOT / "bot" / f"{name}.py"
        for name in ("config", "official_days", "mistakes", "policy_checks", "policy_conditions", "roster")
    ),
    *(
        ROOT / "bot" / f"{name}.py"
        for name in (
            "policy_files",
            "policy_quotas",
            "policy_crises",
            "crisis_settings",
            "slack_settings",
            "telegram_settings",
            "tables",
            "explaining/drafts",
        )
    ),
    *(ROOT / "bot" / "rosters").glob("*.py"),
)
SAID_BY = ("note", "wrong", "Mistake")  # what takes a problem and perhaps a mend as its last arguments
AROUND = {"note": 1, "wrong": 0, "Mistake": 2}  # how many arguments come before them
FITTING = {
    "who": "he is x of x (x) and x",
    "consequence": "the step would never be there",
    "why": "asks that",
    "kind": "unit",
}


def words_in(node: ast.expr) -> str | None:
    """Give what an expression says, with a word in place of each value; None where it is put together elsewhere."""
    match node:
        case ast.Constant(value=str(words)):
            return words
        case ast.JoinedStr(values=parts):
            return "".join(words_in(part) or "x" for part in parts)
        case ast.FormattedValue(value=ast.Name(id=name)):
            return FITTING.get(name, "x")
        case ast.FormattedValue():
            return "x"
        case _:
            return None


def said_in(source: Path) -> Iterator[str]:
    """Give every problem and mend that a module names, as an argument, a name bound before or a field's description."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name), args=arguments) if name in SAID_BY:
                yield from filter(None, map(words_in, arguments[AROUND[name] :]))
            case ast.keyword(arg="description", value=value):
                yield from filter(None, [words_in(value)])
            case ast.Assign(targets=[ast.Name(id="problem" | "mend")], value=value):
                yield from filter(None, [words_in(value)])
            case ast.Assign(targets=[ast.Tuple(elts=[ast.Name(id="problem"), _])], value=ast.Tuple(elts=parts)):
                yield from filter(None, map(words_in, parts))
            case ast.Return(value=ast.Tuple(elts=[ast.Constant(), ast.Constant()] as parts)):
                yield from filter(None, map(words_in, parts))


def test_every_mistake_that_can_be_found_has_words_in_all_languages() -> None:
    said = {words for source in FINDERS for words in said_in(source) if " " in words}
    assert len(said) > 200
    assert {words for words in said if told(Mistake("", "", words)).key == "named"} == set()


def test_every_mistake_is_known_by_its_own_words_and_not_by_those_of_another() -> None:
    written = (LOCALES / "en" / "mistakes.ftl").read_text("utf-8")
    said = dict(re.findall(r"^(mistake-[\w-]+) = (.*)", written, re.MULTILINE))
    plain = {key: re.sub(r'\{ "(.)" \}', r"\1", words) for key, words in said.items()}
    found = {key: told(Mistake("", "", re.sub(r"\{ \$\w+ \}", "x", words))).key for key, words in plain.items()}
    assert {key: other for key, other in found.items() if key != other} == {}


@pytest.mark.parametrize(
    ("mistake", "language", "expected"),
    [
        (
            Mistake("p", "step[2].who.role", "unknown role 'cheif'", "did you mean 'chief'?", 48, "chief"),
            "zh-Hans",
            '第 48 行 step[2] "chief".who.role：没有“cheif”这个角色；是不是“chief”？',
        ),
        (
            Mistake("r", "单位, row 1, column 类型", "'x' is used twice, first at 单位, row 2, column 编号"),
            "zh-Hant",
            "「单位」第 1 列「类型」欄：「x」用了兩次，第一次在「单位」第 2 列「编号」欄",
        ),
        (
            Mistake("r", "单位, row 1", "there is no such column", "did you mean '类型'?; put # before it"),
            "zh-Hans",
            "“单位”第 1 行：没有这一列；是不是“类型”？；put # before it",
        ),
        (
            Mistake("r", "role[1]", "li is head already, by person[1].roles[1]", "leave one of them out"),
            "en",
            "role[1]: li is unit head (head) already, by person[1].roles[1]; leave one of them out",
        ),
        (
            Mistake("c", "", "not TOML (Invalid value): x = ", "look at it", line=4),
            "zh-Hans",
            "第 4 行：不合 TOML 的写法（Invalid value）：x = ；look at it",
        ),
        (
            Mistake("c", "a", "must be text in quotes, and is a table"),
            "zh-Hans",
            "a：这里要写带引号的文字，现在是一张表",
        ),
        (
            Mistake("r", "", "unknown role 'x'", "there are: 信息员 (officer), 部门负责人 (head)"),
            "zh-Hant",
            "沒有「x」這個角色；可以寫：資訊員、部門負責人",
        ),
        (
            Mistake("r", "", "cannot be 'x'", "there are: 部门 (department), 子公司 (subsidiary)"),
            "en",
            "cannot be 'x'; there are: department, subsidiary",
        ),
        (Mistake("p", "answer", "cannot be 'most'"), "zh-Hant", "answer：不能寫「most」"),
        (Mistake("p", "port", "cannot be 3"), "zh-Hant", "port：不能寫3"),
        (
            Mistake("d", "author", "cannot be found without a roster", "name one with --roster, or leave author out"),
            "zh-Hant",
            "author：沒有名冊就找不到；請用 --roster 指明名冊，或者去掉 author",
        ),
        (
            Mistake(
                "r",
                "People, row 9",
                "Sales (sales) has two heads at the same time, Li (li) (People, row 3) and Xu (xu)",
            ),
            "zh-Hant",
            "「People」第 9 列：Sales（sales）同時有兩位負責人：Li（li）在「People」第 3 列，Xu（xu）在這裡",
        ),
        (
            Mistake(
                "r",
                "",
                "there is no sheet People (person) with rows in it",
                "sheets found: 員工; qianfa org template writes a file to begin with",
            ),
            "zh-Hant",
            "沒有「人員」這張表，或者表裡沒有內容；找到的表：員工；可以先用 qianfa org template 寫一份範本",
        ),
        (
            Mistake("r", "", "unknown unit 'x'", "there are: 市场部 (shanghai), 办公室"),
            "zh-Hans",
            "没有“x”这个单位；可以写：市场部 (shanghai)、办公室",
        ),
        (Mistake("c", "", "said by nobody yet"), "zh-Hans", "said by nobody yet"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_its_mend(mistake: Mistake, language: Language, expected: str) -> None:
    assert word(told(mistake), language) == expected


def test_in_english_it_is_told_as_it_was_found() -> None:
    with pytest.raises(Mistakes) as caught:
        read_policy(spoilt(POLICY, ('answer = "all"', 'answer = "al"'), ('role = "chief"', 'rol = "chief"')), "p.toml")
    assert say(troubled(caught.value), "en") == str(caught.value)


def test_of_very_many_some_are_told_and_the_rest_counted() -> None:
    lines = listed(tuple(Mistake("a", f"x[{number}]", "is empty") for number in range(MOST_TOLD + 2)))
    assert len(lines) == MOST_TOLD + 1
    assert word(lines[-1], "zh-Hans") == "还有 2 处"

"""Mistakes in rosters as they are told in a chat: in the reader's language, as far as each is known."""

import re
from typing import Final

from bot.domain.people import Role
from bot.mistakes import Mistake
from bot.text import Text, Value

_CELL: Final = re.compile(r"(?P<sheet>.*), row (?P<row>\d+)(?:, column (?P<column>.*))?")
# What is said in English by those who find a mistake, and the key under which the catalogue has it; the names of the
# groups are those of its values.
_KNOWN: Final = tuple(
    (re.compile(pattern), f"roster-wrong-{key}")
    for pattern, key in (
        (r"unknown person '(?P<word>.*)'", "person"),
        (r"unknown unit '(?P<word>.*)'", "unit"),
        (r"unknown body '(?P<word>.*)'", "body"),
        (r"unknown role '(?P<word>.*)'", "role"),
        (r"'(?P<word>.*)' is the name of several \((?P<ids>.*)\)", "several"),
        (r"'(?P<word>.*)' is neither yes nor no", "truth"),
        (r"'(?P<word>.*)' is no day", "day"),
        (r"'(?P<word>.*)' is used twice, first at .*", "twice"),
        (r"'(?P<word>.*)' cannot be an id", "id"),
        (r"'(?P<word>.*)' is no e-mail address", "email"),
        (r"cannot be '(?P<word>.*)'", "choice"),
        (r"is missing", "missing"),
        (r"is empty", "missing"),
        (r"there is no such column", "column"),
        (r"there is no such key here", "column"),
        (r"stands here twice", "repeated"),
        (r"has no row of headings", "headings"),
        (r"there is no sheet (?P<word>.*) with rows in it", "sheet"),
        (r"(?P<unit>\S*) has two heads at the same time, (?P<one>\S*) \(.*\) and (?P<other>\S*)", "heads"),
        (r"(?P<person>\S*) is (?P<role>\S*) already, by .*", "already"),
        (r"(?P<person>\S*) would stand in for himself: .*", "himself"),
        (r"(?P<role>\S*) is a role in a body, and none is named", "no-body"),
        (r"(?P<role>\S*) is a role in a body", "in-body"),
        (r"(?P<role>\S*) is a role in the whole organisation, not in units", "whole"),
        (r"(?P<until>\S*) is before (?P<since>\S*)", "days"),
        (r"is locked by a password", "locked"),
        (r"is damaged, or no .xlsx file", "damaged"),
        (r"is damaged, or no .csv file", "unparted"),
        (r"is too large for a roster", "large"),
        (r"is not UTF-8 text.*", "encoding"),
        (r"brackets are nested too deeply to be meant", "brackets"),
        (r"stands here twice: .*", "repeated"),
        (r"text needs quotation marks.*", "quotes"),
        (r"the list before this line has no end.*", "unended"),
        (r"there is no value after =.*", "missing"),
        (r"true and false are written small.*", "flag"),
        (r"not TOML \(.*", "toml"),
        (r"must be text in quotes, and is .*", "quotes"),
        (r"must be a list in square brackets, and is .*", "list"),
        (r"must be true or false, and is .*", "flag"),
        (r"must be a date such as .*", "date"),
        (r"must be a table, and is .*", "table"),
        (r"is an empty list", "missing"),
        (r"has blanks around it, or signs in it that cannot be seen", "signs"),
        (r"is longer than (?P<most>\d+) characters", "long"),
        (r"'(?P<word>.*)' means something else in policies", "reserved"),
        (r"(?P<day>\S*) is too far away to be meant", "far"),
    )
)


def told(mistake: Mistake) -> Text:
    """Give a mistake with its place, to be said in any language; one that is not known is quoted in English."""
    place = _place(mistake)
    problem = _problem(mistake, in_sheet=_CELL.fullmatch(mistake.key) is not None)
    return Text("roster-wrong-at", {"place": place, "problem": problem}) if place else problem


def _place(mistake: Mistake) -> Text | None:
    cell = _CELL.fullmatch(mistake.key)
    if cell and cell["column"]:
        return Text("roster-place-cell", {"sheet": cell["sheet"], "row": int(cell["row"]), "column": cell["column"]})
    if cell:
        return Text("roster-place-row", {"sheet": cell["sheet"], "row": int(cell["row"])})
    if mistake.line and not mistake.key:
        return Text("roster-place-text", {"line": mistake.line})
    if mistake.line:
        return Text("roster-place-line", {"line": mistake.line, "key": mistake.key})
    return Text("roster-place-key", {"key": mistake.key}) if mistake.key else None


def _problem(mistake: Mistake, *, in_sheet: bool) -> Text:
    for pattern, key in _KNOWN:
        found = pattern.fullmatch(mistake.problem)
        if found:
            values = {name: _value(name, word) for name, word in found.groupdict().items()}
            if key == "roster-wrong-role":
                return Text("roster-wrong-role-known", values | _roles(in_sheet=in_sheet))
            return Text(key, values)
    return Text("roster-wrong-other", {"problem": mistake.problem})


def _roles(*, in_sheet: bool) -> dict[str, Value]:
    """Give the roles that there are, as they are written there: in sheets by their names."""
    return {"roles": tuple(Text(f"role-{role}") if in_sheet else str(role) for role in Role)}


def _value(name: str, word: str) -> Value:
    return Text(f"role-{word}") if name == "role" else word

"""What stands in a cell, read as what its column holds: words, lists, yes or no, days in the ways people write them."""

import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import Final

from bot.rosters.grids import Cell
from bot.rosters.words import TRUTH_MEANT, folded

_PARTED: Final = re.compile(r"[,，、;；/\n|]+")
_DAY: Final = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]0?0:00(?::00)?)?")
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_EPOCH: Final = date(1899, 12, 30)  # of Excel's day numbers
_DAY_NUMBERS: Final = range(20_000, 80_000)  # 1954 to 2119
_BLANKS: Final = re.compile(r"[^\S\n]+")


def words(cell: Cell) -> str:
    """Give a cell as words on one line or more; what cannot be seen is left out, a whole number has no fraction."""
    match cell:
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer():
            return str(int(cell))
        case str() if cell.isprintable() and "  " not in cell:
            return cell.strip()
        case str():
            shown = "".join(sign for sign in cell if sign == "\n" or sign.isprintable() or sign.isspace())
            lines = (_BLANKS.sub(" ", line).strip() for line in shown.splitlines())
            return "\n".join(line for line in lines if line)
        case _:
            return str(cell)


def listed(cell: Cell) -> list[str]:
    """Give the parts of a cell that holds several, in the order in which they stand."""
    parts = (part.strip() for part in _PARTED.split(words(cell)))
    return [part for part in parts if part]


def identifier(written: str) -> str:
    """Give an id as the tables want it: half-width and small, hyphens for blanks; a number is given a letter."""
    plain = re.sub(r"[\s_]+", "-", folded(written))
    return f"n{plain}" if plain[:1].isdigit() else plain


def truth(cell: Cell) -> bool | None:
    """Read yes or no; None where it is neither."""
    return TRUTH_MEANT.get(folded(words(cell)))


def day(cell: Cell) -> date | None:
    """Read a day: a date, one of the ways in which dates are written, or Excel's number for it; None if it is none."""
    match cell:
        case datetime():
            return cell.date()
        case date():
            return cell
    written = unicodedata.normalize("NFKC", words(cell))
    found = _DAY.fullmatch(written) or _COMPACT.fullmatch(written)
    if found:
        return _date(int(found[1]), int(found[2]), int(found[3]))
    number = int(written) if written.isdecimal() else 0
    return _EPOCH + timedelta(days=number) if number in _DAY_NUMBERS else None


def _date(year: int, month: int, of_month: int) -> date | None:
    try:
        return date(year, month, of_month)
    except ValueError:
        return None

"""Official days: of mainland China by the State Council's yearly notices, of other countries as far as is known."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from chinese_calendar import holidays, workdays

from bot.domain.calendars import OfficialDays
from bot.mistakes import Mistake, Mistakes
from bot.tables import Table, read_file, read_table

CHINA: Final = ("china", "CN")
_YEARS: Final = range(2020, 2041)  # of other countries; of any other year only the week is known
_ESTIMATED: Final = "(estimated)"  # how the library marks days that nobody has announced yet
_OFF: Final = frozenset({"off", "休", "放假"})
_WORKED: Final = frozenset({"worked", "班", "上班"})


@cache
def china() -> OfficialDays:
    """Give days off and make-up days of every year that the library knows.

    It has a notice for each year in which it has any day off: New Year's Day is one in all of them.
    """
    return OfficialDays(frozenset(holidays), frozenset(workdays), frozenset(day.year for day in holidays))


@cache
def of(country: str) -> OfficialDays | None:
    """Give the public holidays of a country or of a part of it, by its code: HK, DE, DE-BY; None where none are known.

    Make-up days are among them where there are such. Years of which a day is only estimated, as by the moon, are
    provisional.
    """
    if country in CHINA:
        return china()
    import holidays as elsewhere  # noqa: PLC0415 - it takes a while, and few need it

    code, _, part = country.partition("-")
    try:
        known = elsewhere.country_holidays(code, subdiv=part or None, years=_YEARS, language="en_US")
    except NotImplementedError:
        return None
    estimated = {day.year for day, name in known.items() if _ESTIMATED in name}
    return OfficialDays(frozenset(known), frozenset(known.weekend_workdays), frozenset(_YEARS) - estimated)


class _OwnDays(Table):
    days_off: list[date] = []
    days_worked: list[date] = []
    years: list[int] = []


def own(path: Path) -> OfficialDays:
    """Read an organisation's own days: as TOML, or as CSV with a date and off or worked in each line.

    The `years` of a TOML file are those whose days are all known with it. `Mistakes` names what cannot be read.
    """
    text = read_file(path)
    if path.suffix.casefold() == ".csv":
        return _listed(text, path.name)
    table = read_table(text, path.name, _OwnDays)
    return OfficialDays(frozenset(table.days_off), frozenset(table.days_worked), frozenset(table.years))


def _listed(text: str, name: str) -> OfficialDays:
    off, worked, wrong = set[date](), set[date](), list[Mistake]()
    for number, line in enumerate(text.splitlines(), 1):
        day, _, rest = line.partition(",")
        kind = rest.partition(",")[0].strip().casefold()
        try:
            found = date.fromisoformat(day.strip())
        except ValueError:
            if line.strip() and (number > 1 or kind in _OFF | _WORKED):  # the first line may say what the columns are
                problem = f"'{day}' is no date"
                wrong.append(Mistake(name, "", problem, "write it like 2027-02-05", number))
            continue
        if kind in _OFF | _WORKED:
            (off if kind in _OFF else worked).add(found)
        else:
            problem = f"'{kind}' says neither that the day is off nor that it is worked"
            wrong.append(Mistake(name, "", problem, "write 'off' or 'worked' behind the date", number))
    if wrong:
        raise Mistakes(wrong)
    return OfficialDays(frozenset(off), frozenset(worked))

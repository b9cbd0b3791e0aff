"""Official days of other countries, an organisation's own days from a file, and how people are usually told."""

from datetime import date, time
from pathlib import Path

import pytest

from bot import official_days
from bot.config import read_config
from bot.domain.calendars import Hours, OfficialDays
from bot.domain.habits import Gathers, Habits
from bot.mistakes import Mistakes
from tests.policy.files import ROSTER, lines
from tests.policy.test_config import CONFIG, written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "roster.toml").write_text(ROSTER, "utf-8")
    return tmp_path


def official(folder: Path, said: str) -> OfficialDays:
    return read_config(written(folder, f"{CONFIG}\n[working_week]\n{said}")).week.official


def told(folder: Path, said: str) -> list[str]:
    with pytest.raises(Mistakes) as found:
        official(folder, said)
    return lines(found.value)


@pytest.mark.parametrize(
    ("code", "off", "worked"),
    [
        ("HK", date(2026, 2, 17), date(2026, 2, 16)),
        ("TW", date(2026, 2, 28), date(2026, 2, 23)),
        ("DE", date(2026, 10, 3), date(2026, 1, 6)),
        ("DE-BY", date(2026, 1, 6), date(2026, 1, 7)),
    ],
)
def test_another_countrys_days(folder: Path, code: str, off: date, worked: date) -> None:
    days = official(folder, f'official_days = "{code}"')
    assert off in days.off
    assert worked not in days.off
    assert 2026 in days.years


def test_china_goes_by_its_code_too() -> None:
    assert official_days.of("CN") == official_days.of("china") == official_days.china()


def test_years_with_days_that_are_only_estimated_are_provisional(folder: Path) -> None:
    malaysia = official(folder, 'official_days = "MY"')
    assert 2026 in malaysia.years
    assert 2035 not in malaysia.years


@pytest.mark.parametrize("code", ["XX", "DE-XX", "mars"])
def test_unknown_days(folder: Path, code: str) -> None:
    [mistake] = told(folder, f'official_days = "{code}"')
    assert f"the official days of '{code}' are not known" in mistake


def test_own_days_from_a_list(folder: Path) -> None:
    (folder / "days.csv").write_text("日期,安排,备注\n2027-02-05,休,春节\n2027-02-14, worked\n\n2026-10-01,班", "utf-8")
    days = official(folder, 'days_file = "days.csv"\ndays_off = [2027-02-14]')
    assert {date(2027, 2, 5), date(2027, 2, 14)} <= days.off
    assert date(2026, 10, 1) in days.worked
    assert date(2026, 10, 1) not in days.off


def test_own_days_from_a_table_may_make_a_year_known(folder: Path) -> None:
    (folder / "days.toml").write_text("days_off = [2027-02-05]\ndays_worked = [2027-02-14]\nyears = [2027]", "utf-8")
    days = official(folder, 'official_days = "none"\ndays_file = "days.toml"')
    assert days == OfficialDays(frozenset({date(2027, 2, 5)}), frozenset({date(2027, 2, 14)}), frozenset({2027}))


def test_mistakes_in_a_list_are_named_by_their_lines(folder: Path) -> None:
    (folder / "days.csv").write_text("morgen,off\n2027-02-05\n2027-02-30,off", "utf-8")
    with pytest.raises(Mistakes) as found:
        official(folder, 'days_file = "days.csv"')
    assert [str(mistake) for mistake in found.value.mistakes] == [
        "line 1: 'morgen' is no date; write it like 2027-02-05",
        "line 2: '' says neither that the day is off nor that it is worked; write 'off' or 'worked' behind the date",
        "line 3: '2027-02-30' is no date; write it like 2027-02-05",
    ]


def test_a_file_that_is_not_there(folder: Path) -> None:
    assert "there is no such file: days.csv" in told(folder, 'days_file = "days.csv"')[0]


def test_how_people_are_usually_told(folder: Path) -> None:
    usual = read_config(written(folder, CONFIG)).habits
    assert usual == Habits(Hours(time(21), time(7, 30)), time(8, 30), Gathers.REMINDERS)
    own = '[people]\nquiet_from = "00:00"\nquiet_until = "00:00"\ndigest = "17:00"\ngathers = "nothing"'
    assert read_config(written(folder, f"{CONFIG}\n{own}")).habits == Habits(None, time(17), Gathers.NOTHING)

"""What an administrator is told of the configuration: what it means, and every mistake in it by its place."""

from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.config import read_config, sample_settings
from bot.domain.calendars import OfficialDays, WorkingWeek
from bot.mistakes import Mistakes
from bot.official_days import china
from bot.policy import shipped
from tests.policy.files import POLICY, ROSTER, lines, spoilt

CONFIG = """
[organisation]
name = "Qinghe"
zone = "Asia/Shanghai"
policy = "p3"
roster = "roster.toml"

[data]
folder = "data"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "roster.toml").write_text(ROSTER, "utf-8")
    (tmp_path / "policy.toml").write_text(POLICY, "utf-8")
    return tmp_path


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return path


def told(folder: Path, text: str) -> list[str]:
    with pytest.raises(Mistakes) as found:
        read_config(written(folder, text))
    assert {mistake.file for mistake in found.value.mistakes} == {"config.toml"}
    return lines(found.value)


def test_what_is_not_said_is_usual(folder: Path) -> None:
    settings = read_config(written(folder, CONFIG))

    assert (settings.organisation, settings.zone) == ("Qinghe", ZoneInfo("Asia/Shanghai"))
    assert settings.week == WorkingWeek(ZoneInfo("Asia/Shanghai"), official=china())
    assert (settings.policy, settings.roster) == (shipped()["p3"], folder / "roster.toml")
    assert (settings.data, settings.seals) == (folder / "data", folder / "data.seals")
    assert (settings.port, settings.file_bytes, settings.text_characters) == (8080, 50_000_000, 100_000)
    assert (settings.log_level, settings.log_format) == ("info", "text")


def test_everything_can_be_said(folder: Path) -> None:
    text = (
        spoilt(CONFIG, ('"p3"', '"policy.toml"'), ('"data"', '"/srv/qianfa/data"'))
        + """
[web]
port = 0
[working_week]
days = ["sunday", "monday"]
opens = "08:30"
closes = "16:00"
official_days = "none"
days_off = [2026-06-08]
days_worked = [2026-06-13]
[audit]
seals = "elsewhere/seals"
[limits]
file_mb = 20
text_characters = 20000
[log]
level = "warning"
format = "json"
"""
    )
    settings = read_config(written(folder, text))

    assert settings.policy == folder / "policy.toml"
    assert (settings.data, settings.seals) == (Path("/srv/qianfa/data"), folder / "elsewhere" / "seals")
    official = OfficialDays(frozenset({date(2026, 6, 8)}), frozenset({date(2026, 6, 13)}))
    assert settings.week == WorkingWeek(ZoneInfo("Asia/Shanghai"), frozenset({6, 0}), time(8, 30), time(16), official)
    assert (settings.port, settings.file_bytes, settings.text_characters) == (0, 20_000_000, 20_000)
    assert (settings.log_level, settings.log_format) == ("warning", "json")


def test_ones_own_days_are_exceptions_to_the_official_ones(folder: Path) -> None:
    text = CONFIG + "[working_week]\ndays_off = [2026-09-20, 2026-06-08]\ndays_worked = [2026-06-19]\n"
    week = read_config(written(folder, text)).week

    days = (date(2026, 9, 20), date(2026, 6, 8), date(2026, 6, 19), date(2026, 10, 1), date(2026, 10, 10))
    assert [week.works(day) for day in days] == [False, False, True, False, True]


def test_a_day_cannot_be_both_worked_and_off(folder: Path) -> None:
    text = CONFIG + "[working_week]\ndays_off = [2026-09-20]\ndays_worked = [2026-09-20]\n"

    assert told(folder, text) == [
        "working_week.days_worked: 2026-09-20 is among days_off as well; leave it in one of them"
    ]


def test_a_tilde_is_ones_home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder / "home"))

    assert read_config(written(folder, spoilt(CONFIG, ('"data"', '"~/data"')))).data == folder / "home" / "data"


def test_the_demo_needs_no_file(tmp_path: Path) -> None:
    settings = sample_settings(tmp_path / ".data", 9000)

    assert (settings.data, settings.seals) == (tmp_path / ".data", tmp_path / ".data" / "audit.seals")
    assert settings.port == 9000
    assert settings.policy.exists()
    assert settings.roster.exists()


ZONES = {
    "Asia/Beijing": "did you mean 'Asia/Shanghai'?",
    "Asia/Bejing": "did you mean 'Asia/Shanghai'?",
    "Asia/Bejiing": "did you mean 'Asia/Shanghai'?",
    "Pekin": "did you mean 'Asia/Shanghai'?",
    "Asia/Beriut": "did you mean 'Asia/Beirut'?",
    "Beijing": "did you mean 'Asia/Shanghai'?",
    "shanghai": "did you mean 'Asia/Shanghai'?",
    "Asia/Honkong": "did you mean 'Asia/Hong_Kong'?",
    "America/New York": "did you mean 'America/New_York'?",
    "../etc/passwd": "write it like 'Asia/Shanghai'",
}


@pytest.mark.parametrize(("zone", "mend"), ZONES.items())
def test_a_zone_that_is_none_gets_the_one_that_is_meant(folder: Path, zone: str, mend: str) -> None:
    assert told(folder, spoilt(CONFIG, ("Asia/Shanghai", zone))) == [
        f"organisation.zone: unknown zone '{zone}'; {mend}"
    ]


CASES = {
    "a misspelt key": ("[web]\nprot = 1", ["web.prot: there is no such key here; did you mean 'port'?"]),
    "a misspelt table": (
        "[workingweek]\n",
        ["workingweek: there is no such key here; did you mean 'working_week'?"],
    ),
    "a port beyond the last": ("[web]\nport = 70000", ["web.port: must be 65535 or less, and is 70000"]),
    "a port below the first": ("[web]\nport = -1", ["web.port: must be 0 or more, and is -1"]),
    "a port in quotes": ('[web]\nport = "8080"', ["web.port: must be a whole number, and is '8080'"]),
    "a misspelt day": (
        '[working_week]\ndays = ["mondy"]',
        ["working_week.days[1]: cannot be 'mondy'; did you mean 'monday'?"],
    ),
    "no day": (
        "[working_week]\ndays = []",
        ["working_week.days: is an empty list; put at least one thing into it, or leave the key out"],
    ),
    "no time": (
        '[working_week]\nopens = "25:00"',
        ["working_week.opens: '25:00' is no time of day; write hours and minutes, like '08:30' or '17:00'"],
    ),
    "a time in other words": (
        '[working_week]\nopens = "9am"',
        ["working_week.opens: '9am' is no time of day; write hours and minutes, like '08:30' or '17:00'"],
    ),
    "hours the wrong way round": (
        '[working_week]\nopens = "17:00"\ncloses = "09:00"',
        ["working_week.closes: 09:00 is not after opens (17:00); exchange them, or write hours of one day"],
    ),
    "an unknown level": ('[log]\nlevel = "warn"', ["log.level: cannot be 'warn'; did you mean 'warning'?"]),
    "seals among the data": (
        '[audit]\nseals = "data/seals"',
        [
            (
                "audit.seals: lies in the data folder; "
                "name a file elsewhere, best on another disk: whoever tampers with the data must not reach it"
            )
        ],
    ),
    "seals among the data, by a detour": (
        '[audit]\nseals = "other/../data/seals"',
        [
            (
                "audit.seals: lies in the data folder; "
                "name a file elsewhere, best on another disk: whoever tampers with the data must not reach it"
            )
        ],
    ),
}


@pytest.mark.parametrize(("more", "expected"), CASES.values(), ids=CASES)
def test_what_is_wrong_is_said_with_its_place_and_its_mend(folder: Path, more: str, expected: list[str]) -> None:
    assert told(folder, CONFIG + more) == expected


def test_files_that_are_not_there_are_all_named(folder: Path) -> None:
    (folder / "file").write_text("", "utf-8")
    text = spoilt(CONFIG, ('"p3"', '"p9"'), ("roster.toml", "people.toml"), ('"data"', '"file"'))

    assert told(folder, text) == [
        (
            f"organisation.policy: neither a policy of ours nor a file: {folder}/p9; "
            "there are: p0, p1, p2a, p2b, p2c, p3, p4"
        ),
        f"organisation.roster: there is no such file: {folder}/people.toml; mend the path",
        f"data.folder: is not a folder: {folder}/file; name a folder; it is made if it is not there",
    ]


def test_an_empty_file_says_what_belongs_into_it(folder: Path) -> None:
    assert told(folder, "") == [
        "organisation: is missing; add [organisation] with name, zone, policy and roster",
        "data: is missing; add [data] with folder",
    ]


def test_a_file_that_is_not_there_is_looked_for_where_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(Mistakes) as found:
        read_config(tmp_path / "config.toml")

    assert str(found.value) == (
        f"config.toml: 1 mistake\n  - there is no such file; looked for it at {tmp_path / 'config.toml'}"
    )

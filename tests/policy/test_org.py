"""`qianfa org`: an example to fill in, and a roster imported while the bot stands."""

import re
import sqlite3
from asyncio import to_thread
from contextlib import closing
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.roster import load_roster
from storage import connections
from tests.support.releases import fill
from tests.support.shell import ROOT, Shell, configured
from tests.support.world import world

UTC_ZONE = ZoneInfo("UTC")
SAMPLE = (ROOT / "bot/sample/roster.toml").read_text("utf-8")
RENAMED = SAMPLE.replace('zh-Hans = "王敏", zh-Hant = "王敏", en = "Wang Min"', 'zh-Hans = "王梅", en = "Wang Mei"')


def names(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "data" / "qianfa.db")) as db:
        return [row[0] for row in db.execute("SELECT names FROM people WHERE id = 'wang-min'")]


@pytest.mark.parametrize("kind", ["xlsx", "csv", "toml"])
def test_the_example_is_written_checked_and_can_be_imported(shell: Shell, kind: str) -> None:
    configured(shell.folder)
    assert "qianfa org import" in shell.told("org", "template", f"我们.{kind}")
    assert "no mistakes" in shell.told("check", "--roster", f"我们.{kind}")
    told = shell.told("org", "import", f"我们.{kind}", "--yes")
    assert "11 new: Chen Xin (Marketing), Xu Bin (Marketing)" in told
    assert "Applied: 12 people and 3 units on file." in told
    assert "nothing to change" in shell.told("org", "import", f"我们.{kind}")


def test_an_example_that_is_there_stays(shell: Shell) -> None:
    shell.told("org", "template", "a.xlsx", "--language", "en")
    assert "is there already" in shell.told("org", "template", "a.xlsx", code=1)
    shell.told("org", "template", "a.xlsx", "--force")
    assert "end the name in .xlsx, .csv, .toml" in shell.told("org", "template", "a.ods", code=1)


def test_what_would_change_is_shown_and_applied_only_when_confirmed(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    configured(shell.folder)
    shell.told("org", "import", "roster.toml", "--yes")
    (shell.folder / "new.toml").write_text(RENAMED, "utf-8")
    monkeypatch.setattr("typer.confirm", lambda _: False)
    told = shell.told("org", "import", "new.toml")
    assert "1 renamed: Wang Min → Wang Mei" in told
    assert "Nothing was changed." in told
    assert "王敏" in names(shell.folder)[0]
    monkeypatch.setattr("typer.confirm", lambda _: True)
    assert "Applied" in shell.told("org", "import", "new.toml")
    assert "王梅" in names(shell.folder)[0]
    assert "nothing to change" in shell.told("org", "import", "new.toml")


def test_an_import_before_the_first_start_comes_after_the_configured_roster(shell: Shell) -> None:
    configured(shell.folder)
    (shell.folder / "new.toml").write_text(RENAMED, "utf-8")
    shell.told("org", "import", "new.toml", "--yes")
    with closing(sqlite3.connect(shell.folder / "data" / "qianfa.db")) as db:
        kinds = [row[0] for row in db.execute("SELECT kind FROM facts ORDER BY id")]
    assert kinds == ["roster-read", "roster-imported"]


def test_mistakes_are_named_and_nothing_is_applied(shell: Shell) -> None:
    configured(shell.folder)
    (shell.folder / "wrong.toml").write_text(SAMPLE.replace('unit = "hr"', 'unit = "hrr"', 1), "utf-8")
    assert "unknown unit 'hrr'; did you mean 'hr'?" in shell.told("org", "import", "wrong.toml", code=1)
    assert "there is no such file" in shell.told("org", "import", "nothing.xlsx", code=1)


@pytest.mark.parametrize("kind", ["xlsx", "csv", "toml"])
def test_the_roster_in_force_is_exported_and_imported_again(shell: Shell, kind: str) -> None:
    configured(shell.folder)
    assert "There is nothing in" in shell.told("org", "export", f"now.{kind}", code=1)
    shell.told("org", "import", "roster.toml", "--yes")
    with connections.lock(shell.folder / "data"):  # as if the bot ran
        told = shell.told("org", "export", f"now.{kind}", "--language", "zh-Hant")
    assert told.startswith(f"now.{kind} 裡是現行名冊：43 人，12 個單位。")
    assert "wang.min@qinghe.example" in str(load_roster(shell.folder / f"now.{kind}", UTC_ZONE).emails)
    assert "nothing to change" in shell.told("org", "import", f"now.{kind}")
    assert "is there already" in shell.told("org", "export", f"now.{kind}", code=1)


def test_a_folder_without_people_has_no_roster_to_export(shell: Shell) -> None:
    configured(shell.folder)
    fill(shell.folder / "data", [])
    with closing(sqlite3.connect(shell.folder / "data" / "qianfa.db")) as db, db:
        db.execute("UPDATE people SET active = 0")
    assert "There is nobody on file in" in shell.told("org", "export", "now.csv", code=1)


async def test_while_the_bot_runs_the_chat_is_named(shell: Shell) -> None:
    async with world(shell.folder):
        (shell.folder / "new.toml").write_text(RENAMED, "utf-8")
        told = await to_thread(shell.told, "org", "import", "new.toml", "--data", "data", "--yes", code=1)
    assert "send the file to the bot with the word “roster”" in told


def test_a_check_rehearses_the_people_on_file_and_says_that_they_are_not_the_rosters(shell: Shell) -> None:
    configured(shell.folder)
    shell.told("org", "import", "roster.toml", "--yes")
    assert shell.told("check").count("Rehearsed") == 1
    (shell.folder / "new.toml").write_text(without_administrators_or_publishers(), "utf-8")
    shell.told("org", "import", "new.toml", "--yes")
    told = shell.told("check", code=1)
    assert re.search(r"goes by the people on file in \S+data\.", told)
    assert "differ from" in told
    assert "stay until another roster is sent" in told
    assert (told.count("Rehearsed"), told.count("Not ready")) == (1, 1)
    assert "nobody is publisher or PR desk, so nothing is released" in told


def test_a_roster_changed_since_it_was_read_is_rehearsed_beside_the_people_on_file(shell: Shell) -> None:
    configured(shell.folder)
    shell.told("org", "import", "roster.toml", "--yes")
    (shell.folder / "roster.toml").write_text(RENAMED, "utf-8")
    told = shell.told("check")
    assert "1 renamed: Wang Mei → Wang Min" in told
    assert "at the next start it replaces them" in told
    assert told.count("Rehearsed") == 2


def without_administrators_or_publishers() -> str:
    """Give the sample's roster without anybody who releases."""
    return re.sub(r'"(publisher|pr-desk)"', '"archivist"', SAMPLE)

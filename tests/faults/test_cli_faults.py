"""Faults of the list that show on the command line, in exports and in logs."""

import asyncio
import csv
import logging
import sqlite3
import sys
import zipfile
from asyncio import to_thread
from asyncio.subprocess import PIPE
from collections.abc import Awaitable, Callable, Sequence
from contextlib import closing
from io import StringIO
from pathlib import Path

import aiohttp
import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from bot import logs
from bot.exports import Column, table
from tests.support.processes import logs_restored
from tests.support.releases import fill, titled
from tests.support.shell import ROOT, Shell, configured


def damage(path: Path, place: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        file.write(b"\xa5" * (path.stat().st_size - place))


@pytest.mark.parametrize(
    "words",
    [["ledger", "export", "l.csv"], ["audit", "verify"], ["backup", "copy.db"], ["demo", "--port", "0"]],
)
@pytest.mark.parametrize("place", [0, 8192])
def test_fault_63_a_damaged_database_is_named_with_the_way_to_restore(
    shell: Shell, filled: Path, words: Sequence[str], place: int
) -> None:
    damage(filled / "qianfa.db", place)
    with logs_restored():
        told = shell.told(*words, code=1)

    assert f"{filled / 'qianfa.db'} is damaged" in told
    assert "Restore the last back-up: 1. move qianfa.db, qianfa.db-wal and qianfa.db-shm out of" in told
    assert "2. copy the back-up (a file that `qianfa backup` made) to" in told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE facts SET by = 'li-guohua' WHERE subject = 'd-1' AND seq = 2", "fact 2 of 2026-0001 is not what was"),
        ("DELETE FROM facts WHERE subject = 'd-1' AND seq = 1", "fact 1 of 2026-0001 is gone"),
        ("DELETE FROM facts WHERE subject = 'd-2'", "facts 1 to 2 of 2026-0002 are gone"),
        ("DELETE FROM facts WHERE id = 2", "row 2 of the table facts is gone"),
        ("DELETE FROM seals", "seal 1 is gone from the database"),
        ("UPDATE seals SET at = at + 1", "seal 1 is not what was written"),
        (
            "UPDATE releases SET address = 'x', title = 'x' WHERE draft = 'd-1'",
            "release in weibo, version 2, of 2026-0001 is not what the record says (address, title)",
        ),
        (
            "DELETE FROM releases WHERE draft = 'd-1'",
            "release in weibo, version 2, of 2026-0001 is gone, though the record has it",
        ),
        ("UPDATE releases SET channel = 'x'", "release in x, version 2, of 2026-0001 is not on record"),
    ],
)
def test_fault_65_a_record_that_was_tampered_with_names_the_row(
    shell: Shell, filled: Path, change: str, told: str
) -> None:
    with closing(sqlite3.connect(filled / "qianfa.db")) as db, db:
        db.execute(change)

    report = shell.told("audit", "verify", code=1)
    assert report.startswith("The record is not as it was written (")
    assert told in report


FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\0=1",
    '=HYPERLINK("http://x")',
    "  =1",
    "＝1+1",
    "＠A1",
]


def sheet(path: Path) -> str:
    """Give the XML of the one sheet of an .xlsx file."""
    with zipfile.ZipFile(path) as book:
        return book.read("xl/worksheets/sheet1.xml").decode()


def second_cells(path: Path) -> list[str]:
    """Read the second column of a file, without its header."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [line[1] for line in csv.reader(file)][1:]
    return [str(row[1]) for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()][1:]


def test_fault_74_a_formula_in_a_title_stays_a_text(shell: Shell) -> None:
    fill(shell.folder / ".data", titled(*FORMULAS))
    for name in ("l.xlsx", "l.csv"):
        shell.run("ledger", "export", name)

    assert "<f>" not in sheet(shell.folder / "l.xlsx")
    assert second_cells(shell.folder / "l.xlsx")[:4] == FORMULAS[:4]
    assert second_cells(shell.folder / "l.csv")[:4] == [f"'{formula}" for formula in FORMULAS[:4]]
    assert all(cell.startswith("'") for cell in second_cells(shell.folder / "l.csv"))


@given(st.sampled_from([*"=+-@\t\r\n\0"]), st.text(st.characters(exclude_categories=[]), max_size=40))
def test_fault_74_whatever_begins_like_a_formula_is_none(
    tmp_path_factory: pytest.TempPathFactory, sign: str, rest: str
) -> None:
    folder = tmp_path_factory.mktemp("formulas")
    for name in ("a.xlsx", "a.csv"):
        with table(folder / name, "sheet", [Column("one"), Column("two")]) as write:
            write(["", f"{sign}{rest}"])

    assert "<f>" not in sheet(folder / "a.xlsx")
    assert 't="inlineStr"' in sheet(folder / "a.xlsx").split('r="B2"')[1]
    (cell,) = second_cells(folder / "a.csv")
    assert cell.startswith("'")


FORGED = "nothing\n2026-06-03T00:00:00Z info bot: all is well\x1b[2J\r\x9b1m\u202e\u2028\x7f"


@pytest.mark.parametrize("form", ["text", "json"])
def test_fault_76_no_value_begins_a_line_or_moves_the_cursor(form: logs.Format) -> None:
    with logs_restored():
        logs.set_up("info", form, stream := StringIO())
        logging.getLogger("bot.inbox").warning("not taken: %s", FORGED, extra={"key": FORGED, FORGED: 1})
        structlog.get_logger("bot.web").warning("not taken", key=FORGED, keys=[FORGED], told={FORGED: "x"})

    assert stream.getvalue().count("\n") == 2
    assert stream.getvalue().replace("\n", "").isprintable()


def test_fault_76_a_forged_row_does_not_speak_to_the_terminal(shell: Shell, filled: Path) -> None:
    with closing(sqlite3.connect(filled / "qianfa.db")) as db, db:
        db.execute("UPDATE drafts SET number = ? WHERE id = 'd-1'", ("\x1b[2JThe record is as it was written\n",))
        db.execute("DELETE FROM facts WHERE subject = 'd-1' AND seq = 1")

    report = shell.run("audit", "verify", code=1)
    assert report.replace("\n", "").isprintable()
    assert "fact 1 of \\x1b[2JThe record is as it was written\\n is gone" in report


CANARIES = {
    "title": "Canary-Title",
    "text": "canarytext",
    "identity number": "11010519491231002X",
    "telephone": "13800138000",
    "e-mail": "canary@mail.example.cn",
    "Slack token": "xoxb-EXAMPLE-0000-canary",
    "Telegram token": "123456789:CANARYEXAMPLECANARYEXAMPLECANARY123",
    "file": "canary-file",
}


async def bot_at_work(folder: Path, play: Callable[[aiohttp.ClientSession], Awaitable[None]]) -> str:
    """Start `qianfa run` in a process of its own, play, end it, and give all that it printed."""
    words = (sys.executable, "-m", "bot", "run", "--config", str(folder / "config.toml"))
    running = await asyncio.create_subprocess_exec(*words, cwd=ROOT, stdout=PIPE, stderr=PIPE)
    assert running.stdout is not None
    ready = (await running.stdout.readline()).decode()
    try:
        async with aiohttp.ClientSession(ready.split()[-1]) as http:
            await play(http)
    finally:
        running.terminate()
        out, err = await running.communicate()
    assert running.returncode == 0
    return ready + out.decode() + err.decode()


async def say(chat: aiohttp.ClientWebSocketResponse, event: str, **said: object) -> None:
    """Say something and wait until it was answered, or the socket was closed."""
    await chat.send_json({"type": "say", "event": event, **said})
    async for frame in chat:
        if frame.json()["type"] in {"ack", "problem"}:
            return


async def test_fault_90_nothing_planted_is_found_in_anything_printed(tmp_path: Path) -> None:
    configured(tmp_path, ('# level = "info"', 'level = "debug"'))
    paper = f"{CANARIES['title']}\n\n" + " ".join(CANARIES.values()) * 3

    async def play(http: aiohttp.ClientSession) -> None:
        async with http.post("/uploads", params={"name": f"{CANARIES['file']}.txt"}, data=paper.encode()) as answer:
            upload = (await answer.json())["id"]
        async with http.ws_connect("/ws") as chat:
            await chat.send_json({"type": "hello", "person": "wang-min"})
            await say(chat, "first", text=paper)
            await say(chat, CANARIES["telephone"], text="", files=[upload])
            await to_thread(break_tables, tmp_path / "data" / "qianfa.db")
            await say(chat, CANARIES["e-mail"], text=paper)
            await say(chat, CANARIES["Slack token"], text="", files=[upload])

    printed = await bot_at_work(tmp_path, play)

    assert " error " in printed
    assert [name for name, canary in CANARIES.items() if canary.casefold() in printed.casefold()] == []


def break_tables(path: Path) -> None:
    """Let nothing more be written, with errors that quote what was to be written."""
    with closing(sqlite3.connect(path)) as db, db:
        for table, column in {"versions": "text", "dialogs": "data", "facts": "data", "outbox": "key"}.items():
            quote = f"SELECT json_extract('{{}}', NEW.{column})"
            for doing in ("INSERT", "UPDATE"):
                db.execute(f"CREATE TRIGGER broken_{doing}_{table} BEFORE {doing} ON {table} BEGIN {quote}; END")

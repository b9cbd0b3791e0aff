"""What stands in the logs, and what never does."""

import json
import logging
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import Enum
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import structlog

from bot import logs
from bot.logs import blamed, masked
from tests.support.processes import logs_restored


class Verdict(Enum):
    APPROVE = "approve"


class Paper:
    """A stand-in for what a library passes on, and the logger whose handler writes there."""

    def __init__(self, form: logs.Format) -> None:
        self.stream = StringIO()
        self.logger = logging.getLogger(f"bot.tests.{form}")
        self.logger.handlers = [logs.handler(form, self.stream)]
        self.logger.setLevel(logging.DEBUG)
        self.logger.propagate = False

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    @property
    def event(self) -> dict[str, Any]:
        (line,) = self.text.splitlines()
        event: dict[str, Any] = json.loads(line)
        return event

    def bound(self, **values: object) -> None:
        """Log by structlog what is given."""
        structlog.wrap_logger(
            self.logger,
            processors=[
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
                structlog.processors.TimeStamper(),
                structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
            ],
            wrapper_class=structlog.stdlib.BoundLogger,
        ).info("draft.taken", **values)


@pytest.fixture
def text() -> Iterator[Paper]:
    paper = Paper("text")
    yield paper
    paper.logger.handlers = []


@pytest.fixture
def lines() -> Iterator[Paper]:
    paper = Paper("json")
    yield paper
    paper.logger.handlers = []


def test_a_line_says_when_how_grave_where_and_what(text: Paper) -> None:
    text.logger.warning("a message has nowhere to go", extra={"key": "web:1", "tries": 3})

    assert text.text.endswith("Z warning bot.tests.text: a message has nowhere to go key=web:1 tries=3\n")
    assert text.text.startswith("20")


def test_json_lines_hold_the_same(lines: Paper) -> None:
    lines.logger.warning("a message has nowhere to go", extra={"key": "web:1", "tries": 3})

    assert {name: lines.event[name] for name in ("level", "logger", "event", "key", "tries")} == {
        "level": "warning",
        "logger": "bot.tests.json",
        "event": "a message has nowhere to go",
        "key": "web:1",
        "tries": 3,
    }


def test_what_is_given_besides_never_takes_the_place_of_the_event(lines: Paper) -> None:
    lines.logger.warning("an event could not be handled", extra={"event": "web:1"})

    assert lines.event["event"] == "an event could not be handled"
    assert lines.event["event_"] == "web:1"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, None),
        (True, True),
        (3, 3),
        (1.5, 1.5),
        ("draft-1", "draft-1"),
        (Path("/srv/qianfa/qianfa.db"), "/srv/qianfa/qianfa.db"),
        (Verdict.APPROVE, "approve"),
        (datetime(2026, 6, 3, tzinfo=UTC), "2026-06-03T00:00:00+00:00"),
        ("two words", "[9 characters]"),
        ("健康", "[2 characters]"),
        ("x" * 201, "[201 characters]"),
        (b"bytes", "[5 bytes]"),
        (object(), "[object]"),
        (13800138000, "[hidden]"),
        (["draft-1", "two words"], ["draft-1", "[9 characters]"]),
        ({"seat": "s-1", "two words": 1}, {"seat": "s-1", "[key]": 1}),
        (ValueError("two words"), "ValueError"),
        ("http://user:pass@host/path?token=abc&x=1", "http://[hidden]@host/path?[hidden]"),
    ],
)
def test_words_of_machines_are_shown_and_words_of_people_are_counted(
    lines: Paper, value: object, shown: object
) -> None:
    lines.bound(value=value)

    assert lines.event["value"] == shown


@pytest.mark.parametrize("key", ["title", "text", "remark", "reason", "person_name", "file_name", "email", "raw"])
def test_what_people_wrote_is_not_shown_even_when_it_is_one_word(lines: Paper, key: str) -> None:
    lines.bound(**{key: "Confidential"})

    assert lines.event[key] == "[12 characters]"


@pytest.mark.parametrize("key", ["bot_token", "client_secret", "Authorization", "password", "api_key", "Set-Cookie"])
def test_secrets_are_not_even_counted(lines: Paper, key: str) -> None:
    lines.bound(**{key: "abc"})

    assert lines.event[key] == "[hidden]"


@pytest.mark.parametrize(
    "secret",
    [
        "xoxb-EXAMPLE-0000-abcdef",
        "xapp-1-A0-1-EXAMPLE",
        "123456789:EXAMPLEEXAMPLEEXAMPLEEXAMPLE12345",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
        "Bearer abcdefgh12345678",
        "password: hunter2",
        "wang.min+news@mail.example.cn",
        "11010519491231002X",
        "110105491231002",
        "A123456(7)",
        "A123456789",
        "13800138000",
        "138-0013-8000",
        "+86 138 0013 8000",
        "+852 2123 4567",
        "010-62345678",
    ],
)
def test_secrets_and_personal_data_are_found_in_running_text(secret: str) -> None:
    assert masked(f"see {secret} there") == "see [hidden] there"


@pytest.mark.parametrize(
    "harmless",
    [
        "2026-0142",
        "2026-06-03T12:00:00.123456Z",
        "ab" * 16 + "13800138000" + "c" * 21,
        "127.0.0.1:8080",
        "d-1 at 12:30",
    ],
)
def test_numbers_and_hashes_stay_as_they_are(harmless: str) -> None:
    assert masked(harmless) == harmless


def test_an_error_is_told_by_its_kind_and_place_not_by_its_words(text: Paper) -> None:
    try:
        try:
            int("confidential title")
        except ValueError as error:
            raise KeyError("another title") from error
    except KeyError:
        text.logger.exception("an event could not be handled")

    assert "title" not in text.text
    assert "KeyError at" in text.text
    assert "; because of ValueError at" in text.text
    assert "test_an_error_is_told" in text.text


def test_words_of_the_system_and_the_interpreter_are_shown(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file") as missing:
        (tmp_path / "王敏的身份证.jpg").read_bytes()
    with pytest.raises(TypeError) as mistyped:
        len(3)  # type: ignore[arg-type]
    with pytest.raises(sqlite3.Error) as refused:
        sqlite3.connect(":memory:").execute("SELECT 'a title' FROM nothing")

    assert blamed(missing.value).startswith("FileNotFoundError: No such file or directory at")
    assert "int" not in blamed(mistyped.value).split(" at ")[0]
    assert blamed(mistyped.value).startswith("TypeError: object of type [5 characters] has no len() at")
    assert blamed(refused.value).startswith("OperationalError: SQLITE_ERROR at")


def test_a_group_of_errors_is_told_with_its_members_and_a_circle_ends() -> None:
    one, other = ValueError("a title"), KeyError("a name")
    one.__context__, other.__context__ = other, one

    assert blamed(ExceptionGroup("a title", [one])) == "ExceptionGroup; because of ValueError; because of KeyError"


def test_what_a_library_quotes_is_counted(text: Paper) -> None:
    text.logger.error("Task failed: <Task exception=ValueError('a title')> by 王敏")

    assert text.text.endswith("Task failed: <Task exception=ValueError([9 characters])> by [2 characters]\n")


def test_an_error_can_be_given_as_it_is(lines: Paper) -> None:
    lines.bound(exc_info=ValueError("a title"))

    assert lines.event["error"] == "ValueError"


@pytest.mark.parametrize("given", [True, sys.exc_info()])
def test_no_error_is_no_error(lines: Paper, given: object) -> None:
    lines.bound(exc_info=given, stack_info="a stack")

    assert "error" not in lines.event
    assert "stack" not in lines.text


PROGRAM = """
import logging, sys, threading
import structlog
from bot import logs

logs.set_up("{level}", "{form}")
{body}
"""


def run(body: str, level: str = "info", form: str = "text") -> subprocess.CompletedProcess[str]:
    program = PROGRAM.format(level=level, form=form, body=body)
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)


SPEAK = """
for name in ("bot.inbox", "aiosqlite"):
    for level in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR):
        logging.getLogger(name).log(level, "%s of %s", logging.getLevelName(level), name)
structlog.get_logger("bot.web").info("from structlog", draft="d-1")
"""


@pytest.mark.parametrize(
    ("level", "ours", "theirs"), [("debug", 4, 2), ("info", 3, 2), ("warning", 2, 2), ("error", 1, 1)]
)
def test_libraries_are_heard_only_when_something_is_wrong(level: str, ours: int, theirs: int) -> None:
    done = run(SPEAK, level)

    assert done.stdout == ""
    assert done.stderr.count("of bot.inbox") == ours
    assert done.stderr.count("of aiosqlite") == theirs
    assert done.stderr.count("bot.web: from structlog draft=d-1") == (1 if level in {"debug", "info"} else 0)


CALL = """
import asyncio
from slack_bolt.async_app import AsyncApp
from bot.platforms.slack.api import Api

async def main():
    api = Api("xoxb-1", "http://127.0.0.1/")
    app = AsyncApp(client=api.client, signing_secret="1", logger=logging.getLogger("slack_bolt"))
    print(api.client._logger.level, app.logger.level)
    await api.close()

asyncio.run(main())
"""


@pytest.mark.parametrize(("level", "theirs"), [("debug", logging.WARNING), ("error", logging.ERROR)])
def test_slack_s_libraries_do_not_write_out_what_nobody_reads(level: str, theirs: int) -> None:
    assert run(CALL, level).stdout.split() == [str(theirs), str(theirs)]


def test_a_line_that_cannot_be_written_is_not_shown_either() -> None:
    stream = StringIO()
    record = logging.LogRecord("bot", logging.ERROR, "", 1, "one value is missing: %s %s", ("a title",), None)
    logs.handler("text", stream).handle(record)

    assert stream.getvalue() == "a line of bot could not be written: TypeError\n"


@pytest.fixture
def process() -> Iterator[StringIO]:
    """Set up the logs of this process, to where they can be read."""
    stream = StringIO()
    with logs_restored():
        logs.set_up("info", "text", stream)
        yield stream


def test_all_ends_are_written_down_in_our_manner(process: StringIO) -> None:
    error = ValueError("a secret title")
    sys.excepthook(ValueError, error, None)
    threading.excepthook(threading.ExceptHookArgs((ValueError, error, None, None)))
    sys.unraisablehook(SimpleNamespace(exc_value=error))
    structlog.get_logger("bot.web").info("from structlog")

    kept = [line.split(" ", 1)[1] for line in process.getvalue().splitlines()]
    assert kept == [
        "critical bot: the process ends by an error of its own error=ValueError",
        "error   bot: a thread ended by an error of its own error=ValueError",
        "error   bot: an error came where nobody could take it error=ValueError",
        "info    bot.web: from structlog",
    ]


def test_set_up_twice_every_line_still_comes_once() -> None:
    done = run('logs.set_up("info", "json")\nlogging.getLogger("bot").info("once")')

    assert [json.loads(line)["event"] for line in done.stderr.splitlines()] == ["once"]


def test_what_ends_the_process_a_thread_or_nothing_at_all_is_written_down_without_its_words() -> None:
    done = run(
        """
def fail(): raise ValueError("a secret title")
class Lost:
    def __del__(self): fail()
lost = Lost()
del lost
thread = threading.Thread(target=fail)
thread.start()
thread.join()
fail()
"""
    )

    assert done.returncode == 1
    assert "secret" not in done.stderr
    assert [line.split(": ")[1].split(" error=")[0] for line in done.stderr.splitlines()] == [
        "an error came where nobody could take it",
        "a thread ended by an error of its own",
        "the process ends by an error of its own",
    ]

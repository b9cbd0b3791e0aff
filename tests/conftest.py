"""What holds for every test: only loopback is reached, nothing is skipped unseen; the command line to run verbs in."""

import os
import pickle
import shutil
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from tests.support.shell import Shell

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})

# How fast the machine is says nothing about the code.
settings.register_profile("usual", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("thorough", settings.get_profile("usual"), max_examples=300)
settings.load_profile("usual")

# Memory in place of a disk, where there is plenty, halves the time: what a disk keeps over a power cut no test can see.
MEMORY: Final = Path("/dev/shm")  # noqa: S108 - pytest makes folders of its own in it
PLENTY: Final = 4 * 1024**3  # bytes

if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > PLENTY:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

# Where no bytecode may be kept, each process that a test starts compiles the bot anew, which is most of its start.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def remembered(loads: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """Give a reader of TOML that reads a text once: each world reads the same roster and policy, which takes its time.

    Whoever asks has a value of his own, as from the parser.
    """
    known: dict[tuple[str, object], bytes] = {}

    def read(text: str, /, *, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
        read_before = known.get((text, parse_float))
        if read_before is None:
            read_before = known[text, parse_float] = pickle.dumps(loads(text, parse_float=parse_float))
        found: dict[str, Any] = pickle.loads(read_before)  # noqa: S301 - what was put there a line ago
        return found

    return read


tomllib.loads = remembered(tomllib.loads)


def keep_to_loopback(event: str, values: tuple[Any, ...]) -> None:
    """Refuse to look up the names of other machines and to listen to them; pytest-socket refuses to connect."""
    if event == "socket.getaddrinfo":
        host = values[0].decode() if isinstance(values[0], bytes) else values[0]
        allowed = not host or host in LOOPBACK
    elif event == "socket.bind" and isinstance(values[1], tuple):
        host = values[1][0]
        allowed = host in LOOPBACK
    else:
        return
    if not allowed:
        raise RuntimeError(f"A test reached beyond this machine: {event} {host!r}")


sys.addaudithook(keep_to_loopback)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> "Shell":
    """Give the command line, run in a folder of its own."""
    from tests.support.shell import Shell  # noqa: PLC0415 - only some tests need all that it runs

    return Shell(tmp_path, capsys, monkeypatch)


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the data folder of a demo with two releases, which is only read."""
    from tests.support.shell import released  # noqa: PLC0415 - as above

    return released(tmp_path_factory.mktemp("full"))


@pytest.fixture
def filled(full: Path, shell: "Shell") -> Path:
    """Give such a data folder in the folder in which the shell runs."""
    from tests.support.shell import copied  # noqa: PLC0415 - as above

    return copied(full, shell.folder)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--nothing-skipped", action="store_true", help="fail if anything was skipped")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.config.getoption("--nothing-skipped") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED

"""What holds for every test: only loopback is reached, no machine is too slow, nothing is skipped unseen."""

import sys
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, settings

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})

# How fast the machine is says nothing about the code.
settings.register_profile("usual", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("thorough", settings.get_profile("usual"), max_examples=300)
settings.load_profile("usual")


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


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--nothing-skipped", action="store_true", help="fail if anything was skipped")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.config.getoption("--nothing-skipped") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED

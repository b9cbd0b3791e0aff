"""The loop that the bot runs on: the faster one where it is installed, and Python's own where it is not."""

import asyncio
import sys

import pytest

from bot import loops


async def _module() -> str:
    return type(asyncio.get_running_loop()).__module__


def test_the_bot_runs_on_the_faster_loop_where_it_is_installed() -> None:
    pytest.importorskip("uvloop")

    assert loops.run(_module()) == "uvloop"


def test_without_it_the_bot_runs_on_pythons_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvloop", None)

    assert loops.run(_module()).startswith("asyncio.")

"""The event loop that the bot runs on: libuv's where there is one for the machine, else Python's own."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


def run(main: Coroutine[Any, Any, T]) -> T:
    """Run this to its end on a loop of its own.

    What goes over the network costs a third less on libuv's loop, and one press is mostly that.
    """
    with asyncio.Runner(loop_factory=_factory()) as runner:
        return runner.run(main)


def _factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        from uvloop import new_event_loop  # noqa: PLC0415 - it is not there for every machine
    except ImportError:  # on Windows, and where Python is another one than CPython
        return None
    return new_event_loop

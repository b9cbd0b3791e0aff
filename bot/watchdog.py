"""The watchdog: a process whose event loop has stood still for too long is ended, so that it is started anew."""

import asyncio
import faulthandler
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Final

LONGEST: Final = 30.0  # seconds for which the loop may stand still (fault 39)
EXIT: Final = 70
_LOOKS: Final = 6  # in that time
_log = logging.getLogger(__name__)


def end() -> None:
    """End the process at once: what was committed stays, and what was under way is taken up after the start."""
    _log.critical("the event loop has stood still for too long: the process ends, to be started anew")
    faulthandler.dump_traceback(file=sys.stderr)
    os._exit(EXIT)


@contextmanager
def watched(longest: float = LONGEST, end: Callable[[], None] = end) -> Iterator[None]:
    """Watch the running loop for the length of a block; `end` is called in a thread when it stands still."""
    over, loop = threading.Event(), asyncio.get_running_loop()

    def watch() -> None:
        while not over.is_set():
            alive = threading.Event()
            with suppress(RuntimeError):  # it was closed in this moment
                loop.call_soon_threadsafe(alive.set)
            if not alive.wait(longest) and not over.is_set():
                end()
                return
            over.wait(longest / _LOOKS)

    watching = threading.Thread(target=watch, name="qianfa-watchdog", daemon=True)
    watching.start()
    try:
        yield
    finally:
        over.set()

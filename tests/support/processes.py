"""What a test changes in its own process, put back afterwards."""

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from bot import logs


@contextmanager
def logs_restored() -> Iterator[None]:
    """Put the set-up of the logs back."""
    hooks = [(module, hook, getattr(module, hook)) for module, hook in _HOOKS]
    loggers = [logging.getLogger(name) for name in ("", *logs.OURS, *logs.ASKED)]
    before = [(logger, logger.level, logger.handlers[:]) for logger in loggers]
    try:
        yield
    finally:
        structlog.reset_defaults()
        for module, hook, kept in hooks:
            setattr(module, hook, kept)
        for logger, level, handlers in before:
            logger.setLevel(level)
            logger.handlers = handlers


_HOOKS = ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook"))

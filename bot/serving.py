"""Serving until somebody ends it: signals, the line that says where the bot is, and a port that is taken."""

import asyncio
import gc
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Final

import typer

from bot import app, in_messengers, logs, loops
from bot.config import Settings
from bot.console import Line, say
from bot.mistakes import Trouble
from bot.text import Language, Text
from bot.troubles import is_taken, sole

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


def serve(chosen: Settings, advice: Text, language: Language) -> None:
    """Serve until Ctrl-C or SIGTERM, which is a good end; say where it is, on each platform, and once the advice."""
    logs.set_up(chosen.log_level, chosen.log_format)

    advised = False

    def ready(url: str) -> None:
        nonlocal advised
        lines = (Line(Text("serving-ready", {"url": url})), *(() if advised else (Line(advice),)))
        typer.echo(say(lines, language))
        advised = True
        gc.collect()
        gc.freeze()  # what is loaded by now stays: to look through it for garbage would hold up everybody for 0.1 s

    def tell(text: Text) -> None:
        typer.echo(say((Line(text),), language))

    try:
        loops.run(_served(chosen, ready, tell))
    except (BaseExceptionGroup, OSError) as error:
        if is_taken(sole(error)):
            raise Trouble(Text("trouble-port", {"port": str(_port(chosen))})) from error
        raise


def _port(chosen: Settings) -> int:
    """Give the port that is listened on, of which another program may have been faster."""
    if chosen.slack is not None and chosen.slack.mode == "http":
        return chosen.slack.port
    if chosen.telegram is not None and chosen.telegram.mode == "webhook":
        return chosen.telegram.port
    return chosen.calendar.port if chosen.in_earnest else chosen.port


async def _served(chosen: Settings, ready: Callable[[str], None], tell: Callable[[Text], None]) -> None:
    if chosen.in_earnest:
        work = asyncio.create_task(in_messengers.serve(chosen, ready=ready, tell=tell))
    else:
        work = asyncio.create_task(app.serve(chosen, ready=ready))
    loop = asyncio.get_running_loop()

    def end() -> None:
        for number in _SIGNALS:  # a second one ends the process at once
            loop.remove_signal_handler(number)
        work.cancel()

    for number in _SIGNALS:
        loop.add_signal_handler(number, end)
    with suppress(asyncio.CancelledError):
        await work

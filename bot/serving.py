"""Serving until somebody ends it: signals, the line that says where the bot is, and a port that is taken."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Final

import typer

from bot import app, in_slack, logs
from bot.config import Settings
from bot.console import Line, say
from bot.mistakes import Trouble
from bot.text import Language, Text
from bot.troubles import is_taken, sole

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


def serve(chosen: Settings, advice: Text, language: Language) -> None:
    """Serve the web chat until Ctrl-C or SIGTERM, which is a good end; say where it is, and the advice."""
    logs.set_up(chosen.log_level, chosen.log_format)

    def ready(url: str) -> None:
        typer.echo(say((Line(Text("serving-ready", {"url": url})), Line(advice)), language))

    try:
        asyncio.run(_served(chosen, ready))
    except (BaseExceptionGroup, OSError) as error:
        if is_taken(sole(error)):
            raise Trouble(Text("trouble-port", {"port": str(chosen.port)})) from error
        raise


async def _served(chosen: Settings, ready: Callable[[str], None]) -> None:
    if chosen.slack is None:
        work = asyncio.create_task(app.serve(chosen, ready=ready))
    else:
        work = asyncio.create_task(in_slack.serve(chosen, chosen.slack, ready=ready))
    loop = asyncio.get_running_loop()

    def end() -> None:
        for number in _SIGNALS:  # a second one ends the process at once
            loop.remove_signal_handler(number)
        work.cancel()

    for number in _SIGNALS:
        loop.add_signal_handler(number, end)
    with suppress(asyncio.CancelledError):
        await work

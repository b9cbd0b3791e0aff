"""Serving until somebody ends it: signals, the line that says where the bot is, and a port that is taken."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Final

import typer

from bot import app, logs
from bot.config import Settings
from bot.troubles import Trouble, is_taken, sole

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


def serve(chosen: Settings, advice: str) -> None:
    """Serve the web chat until Ctrl-C or SIGTERM, which is a good end; say where it is, and the advice."""
    logs.set_up(chosen.log_level, chosen.log_format)

    def ready(url: str) -> None:
        typer.echo(f"Qianfa is ready: {url}\n{advice}")

    try:
        asyncio.run(_served(chosen, ready))
    except (BaseExceptionGroup, OSError) as error:
        if is_taken(sole(error)):
            raise Trouble(_taken(chosen.port)) from error
        raise


async def _served(chosen: Settings, ready: Callable[[str], None]) -> None:
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


def _taken(port: int) -> str:
    return (
        f"Port {port} is taken by another program; perhaps Qianfa runs already: http://127.0.0.1:{port}\n"
        "If it is not Qianfa, choose another port: qianfa demo --port 8081, or port under [web] in config.toml."
    )

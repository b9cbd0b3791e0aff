"""What `qianfa schedule` and `qianfa simulate` take from the command line, and print."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.text import Language

_Config = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="The configuration; config.toml if it is there.")
]
_Data = Annotated[
    Path | None, typer.Option("--data", metavar="FOLDER", help="The data folder of a demo, instead of a configuration.")
]
_Language = Annotated[
    Language | None,
    typer.Option("--language", help="The language of what is said and written; that of the terminal (LANG) else."),
]
_BEGINS: Final = datetime(2026, 1, 5)  # noqa: DTZ001 - a day, as it is written; the Spring Festival lies ahead


def schedule(
    config: _Config = None,
    data: _Data = None,
    days: Annotated[int, typer.Option(min=1, max=366, help="How far ahead.")] = 7,
    person: Annotated[str, typer.Option(metavar="PERSON", help="Only what is about somebody, by id or by name.")] = "",
    language: _Language = None,
) -> None:
    """List what falls due in the next days, and why: reminders, lists, reports. The bot may go on running."""
    from bot import agenda  # noqa: PLC0415 - a verb imports what it needs
    from bot.clock import SystemClock  # noqa: PLC0415
    from bot.config import settings  # noqa: PLC0415
    from bot.console import say, speak  # noqa: PLC0415

    spoken = speak(language)
    typer.echo(say(agenda.listed(settings(config, data), SystemClock().now(), days, person), spoken))


def simulate(
    weeks: Annotated[int, typer.Option(min=1, max=53, help="How long.")] = 12,
    seed: Annotated[int, typer.Option(help="Another number is another quarter; the same is the same again.")] = 1,
    since: Annotated[
        datetime, typer.Option("--from", metavar="DATE", formats=["%Y-%m-%d"], help="A day of the first week.")
    ] = _BEGINS,
    policy: Annotated[
        str, typer.Option(metavar="POLICY", help="One that comes with the bot, such as p1, or a file; p3 unless told.")
    ] = "p3",
    language: _Language = None,
) -> None:
    """Play weeks of the sample organisation in a moment: who is told what when, and whether anybody is pestered."""
    from bot.console import say, speak  # noqa: PLC0415 - a verb imports what it needs
    from bot.loops import run  # noqa: PLC0415
    from bot.policy import shipped  # noqa: PLC0415
    from bot.simulating import played  # noqa: PLC0415

    spoken = speak(language)
    found = run(played.play(weeks, seed, since.date(), spoken, shipped().get(policy, Path(policy))))
    typer.echo(say(played.lines(found, spoken), spoken))

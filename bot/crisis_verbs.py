"""What `qianfa crisis` takes from the command line, and prints."""

from pathlib import Path
from typing import Annotated, Final

import typer

from bot.text import Language

crisis: Final = typer.Typer(no_args_is_help=True)

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


@crisis.callback()
def _crises() -> None:
    """Keep `export` a verb of its own while there is no other."""


@crisis.command()
def export(
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="The crisis, such as C-2026-03.")],
    *,
    into: Annotated[
        Path | None, typer.Option("--into", metavar="FILE", help="A name in .html, .xlsx or .csv; else NUMBER.html.")
    ] = None,
    config: _Config = None,
    data: _Data = None,
    language: _Language = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")] = False,
) -> None:
    """Write what happened in a crisis, in its order, with how long things took. The bot may go on running."""
    from bot import crisis_papers  # noqa: PLC0415 - a verb imports what it needs
    from bot.config import settings  # noqa: PLC0415 - as above
    from bot.console import Line, say, speak  # noqa: PLC0415 - as above

    spoken = speak(language)
    told = crisis_papers.export(settings(config, data), number.upper(), into, spoken, overwrite=force)
    typer.echo(say([Line(told)], spoken))

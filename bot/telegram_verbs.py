"""What `qianfa telegram` does: asks Telegram whether the bot would work; makes a picture that leads people to it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.text import Language

if TYPE_CHECKING:
    from bot.telegram_settings import TelegramSettings
    from bot.text import Text

_KINDS: Final = (".png", ".svg")
_Config = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="The configuration; config.toml if it is there.")
]
_Language = Annotated[
    Language | None, typer.Option("--language", help="The language of what is said; that of the terminal (LANG) else.")
]

telegram: Final = typer.Typer(no_args_is_help=True)


@telegram.command("check")
def check(config: _Config = None, language: _Language = None) -> None:
    """Ask Telegram whether the token works, what the bot is called, and whether it may write in the group."""
    import asyncio  # noqa: PLC0415 - a verb imports what it needs

    from bot.console import speak  # noqa: PLC0415
    from bot.platforms.registry import telegram_checked  # noqa: PLC0415
    from bot.telegram_settings import telegram_secrets  # noqa: PLC0415

    speak(language)
    settings, named = _configured(config)
    token = telegram_secrets(settings, named).token
    told, works = asyncio.run(telegram_checked(token, settings.api, settings.name, settings.pr_desk))
    _say(told)
    raise typer.Exit(0 if works else 1)


@telegram.command("poster")
def poster(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What to write: a name in .png or .svg.")],
    *,
    config: _Config = None,
    language: _Language = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")] = False,
) -> None:
    """Write a QR picture that opens the chat with the bot, for a notice board; it needs the bot's name."""
    import segno  # noqa: PLC0415 - a verb imports what it needs

    from bot.console import speak  # noqa: PLC0415
    from bot.mistakes import Trouble  # noqa: PLC0415
    from bot.text import Text  # noqa: PLC0415

    speak(language)
    settings, _ = _configured(config)
    if not settings.name:
        raise Trouble(Text("trouble-telegram-name"))
    if file.suffix.lower() not in _KINDS:
        raise Trouble(Text("trouble-ending", {"file": str(file), "kinds": _KINDS}))
    if file.exists() and not force:
        raise FileExistsError(file)
    url = f"https://t.me/{settings.name}"
    segno.make(url, error="m", micro=False).save(str(file), scale=12, border=4)
    _say([Text("telegram-poster", {"file": str(file), "url": url})])


def _configured(config: Path | None) -> "tuple[TelegramSettings, str]":
    from bot.config import own_settings  # noqa: PLC0415 - a verb imports what it needs
    from bot.mistakes import Trouble  # noqa: PLC0415
    from bot.text import Text  # noqa: PLC0415

    settings = own_settings(config)
    if settings.telegram is None:
        raise Trouble(Text("trouble-telegram-off"))
    return settings.telegram, settings.read_from.name if settings.read_from else "config.toml"


def _say(told: "Sequence[Text]") -> None:
    from bot.console import Line, say, speak  # noqa: PLC0415 - a verb imports what it needs

    typer.echo(say([Line(text) for text in told], speak()))

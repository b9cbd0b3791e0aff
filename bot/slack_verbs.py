"""What `qianfa slack` does: writes the manifest from which Slack makes the app."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from bot.slack_settings import SlackSettings

slack = typer.Typer(no_args_is_help=True)


def _configured(config: Path | None) -> "SlackSettings | None":
    from bot.config import CONFIG, own_settings  # noqa: PLC0415 - a verb imports what it needs

    return own_settings(config).slack if config is not None or CONFIG.exists() else None


@slack.callback()
def _all() -> None:
    """Keep `manifest` a verb of its own although it is the only one."""


@slack.command("manifest")
def manifest(
    config: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="The configuration; config.toml if it is there.")
    ] = None,
    *,
    mode: Annotated[
        Literal["socket", "http"] | None, typer.Option(help="How Slack is reached; the configuration's else.")
    ] = None,
    url: Annotated[
        str, typer.Option(metavar="URL", help="Over HTTP: where Slack reaches the bot, such as https://qianfa.example.")
    ] = "",
) -> None:
    """Write the manifest from which Slack makes the app: paste it at https://api.slack.com/apps, "From a manifest"."""
    from bot.platforms.registry import slack_manifest  # noqa: PLC0415 - a verb imports what it needs

    chosen = _configured(config)
    how = mode or (chosen.mode if chosen else "socket")
    if how == "http" and not url.startswith("https://"):
        raise typer.BadParameter("Slack calls the bot at an address that begins with https://", param_hint="--url")
    typer.echo(
        json.dumps(slack_manifest(how, url, place=bool(chosen and chosen.pr_desk)), ensure_ascii=False, indent=2)
    )

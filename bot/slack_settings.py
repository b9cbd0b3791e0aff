"""The [slack] table of the configuration: how Slack is reached, and where its secrets are."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from bot.frozen import frozen
from bot.mistakes import Mistake, Mistakes, shown
from bot.tables import Table, wrong

Mode = Literal["socket", "http"]
API: Final = "https://slack.com/api/"
_PREFIX: Final = "QIANFA_SLACK_"
# What each secret begins with, and where Slack shows it.
_SECRETS: Final = {
    "bot_token": ("xoxb-", "OAuth & Permissions, Bot User OAuth Token"),
    "app_token": ("xapp-", "Basic Information, App-Level Tokens"),
    "signing_secret": ("", "Basic Information, App Credentials, Signing Secret"),
}
_NEEDED: Final[Mapping[Mode, tuple[str, str]]] = {
    "socket": ("bot_token", "app_token"),
    "http": ("bot_token", "signing_secret"),
}


@frozen
class SlackSettings:
    """How Slack is reached. `host` and `port` are where its requests are taken, behind a proxy that speaks TLS.

    `files` are those in which secrets lie, by their names; the others are in the environment. `pr_desk` is a channel.
    """

    mode: Mode = "socket"
    files: tuple[tuple[str, Path], ...] = ()
    pr_desk: str = ""
    guests: frozenset[str] = frozenset()
    host: str = "127.0.0.1"
    port: int = 8081
    api: str = API


@frozen
class SlackSecrets:
    """What opens Slack: the bot's token, and by the way it is reached the app's token or the signing secret."""

    bot_token: str
    app_token: str = ""
    signing_secret: str = ""

    def __repr__(self) -> str:
        """Keep them out of whatever is printed."""
        return "SlackSecrets(...)"


def _channel(words: str) -> str:
    if not re.fullmatch(r"([CG][A-Z0-9]{2,})?", words):
        raise wrong(
            f"'{shown(words)}' is no id of a channel", "Slack shows it at the end of the channel's details: C0..."
        )
    return words


def _member(words: str) -> str:
    if not re.fullmatch(r"[UW][A-Z0-9]{2,}", words):
        raise wrong(f"'{shown(words)}' is no id of a member", "Slack shows it in the menu of his profile: U0...")
    return words


def _address(words: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+/.*/", words):
        raise wrong(f"'{shown(words)}' is no address", f"write it like '{API}', or leave it out")
    return words


class SlackTable(Table):
    """The shape of [slack]."""

    mode: Literal["off", "socket", "http"] = "off"
    bot_token_file: str = ""
    app_token_file: str = ""
    signing_secret_file: str = ""
    pr_desk: Annotated[str, AfterValidator(_channel)] = ""
    guests: list[Annotated[str, AfterValidator(_member)]] = []
    http_host: str = "127.0.0.1"
    http_port: Annotated[int, Field(ge=0, le=65535)] = 8081
    api: Annotated[str, AfterValidator(_address)] = API

    def settings(self, folder: Path) -> SlackSettings | None:
        """Give the settings, None where the bot is not in Slack; files are seen from this folder."""
        if self.mode == "off":
            return None
        named = ((name, str(getattr(self, f"{name}_file"))) for name in _SECRETS)
        files = tuple((name, folder / Path(file).expanduser()) for name, file in named if file)
        return SlackSettings(
            self.mode,
            files,
            self.pr_desk,
            frozenset(self.guests),
            self.http_host,
            self.http_port,
            self.api,
        )


def slack_secrets(settings: SlackSettings, config: str) -> SlackSecrets:
    """Read the secrets from their files or from the environment, never from the configuration itself.

    `Mistakes` tells which are not there or are none, and where Slack shows them; `config` is the file they belong to.
    """
    found: dict[str, str] = {}
    wrong: list[Mistake] = []
    for name in _NEEDED[settings.mode]:
        try:
            found[name] = _secret(name, dict(settings.files).get(name))
        except _Wrong as error:
            wrong.append(Mistake(config, f"slack.{name}_file", error.problem, error.mend))
    if wrong:
        raise Mistakes(wrong)
    return SlackSecrets(**found)


class _Wrong(Exception):
    def __init__(self, problem: str, mend: str) -> None:
        super().__init__(problem)
        self.problem, self.mend = problem, mend


def _secret(name: str, file: Path | None) -> str:
    begins, shown = _SECRETS[name]
    variable = f"{_PREFIX}{name.upper()}"
    try:
        secret = file.read_text("utf-8").strip() if file else os.environ.get(variable, "").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise _Wrong(f"there is no such file: {file}", f"put the secret into it; Slack shows it at {shown}") from error
    if not secret:
        raise _Wrong(
            f"the secret is missing, and {variable} is not set either", f"set one of them; Slack shows it at {shown}"
        )
    if not secret.startswith(begins) or len(secret.split()) != 1:
        begun = f"this is another one: such a secret begins with '{begins}'"
        problem = begun if begins else "this is another one: such a secret is one word"
        raise _Wrong(problem, f"copy it anew; Slack shows it at {shown}")
    return secret

"""The [telegram] table of the configuration: how Telegram is reached, and where its secrets are."""

import os
import re
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from bot.frozen import frozen
from bot.mistakes import Mistake, Mistakes, shown
from bot.tables import Table, wrong

Mode = Literal["polling", "webhook"]
API: Final = "https://api.telegram.org"
_TOKEN: Final = re.compile(r"\d{3,}:[A-Za-z0-9_-]{20,}")
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{16,256}")  # as Telegram takes it, and long enough not to be guessed


@frozen
class TelegramSettings:
    """How Telegram is reached. `host` and `port` are where its requests are taken, behind a proxy that speaks TLS.

    Files of secrets that are None are in the environment. `pr_desk` is a group's id, `name` the bot's @name.
    """

    mode: Mode = "polling"
    token_file: Path | None = None
    secret_file: Path | None = None
    pr_desk: str = ""
    name: str = ""
    host: str = "127.0.0.1"
    port: int = 8081
    url: str = ""
    api: str = API


@frozen
class TelegramSecrets:
    """What opens Telegram: the bot's token, and over a webhook what Telegram's requests have to carry."""

    token: str
    secret: str = ""

    def __repr__(self) -> str:
        """Keep them out of whatever is printed."""
        return "TelegramSecrets(...)"


def _group(words: str) -> str:
    if not re.fullmatch(r"(-\d{3,})?", words):
        raise wrong(f"'{shown(words)}' is no id of a group", "add the bot to the group, and it tells the id: -100...")
    return words


def _name(words: str) -> str:
    name = words.removeprefix("https://t.me/").removeprefix("@")
    if not re.fullmatch(r"([A-Za-z]\w{3,31})?", name, re.ASCII):
        raise wrong(f"'{shown(words)}' is no name of a bot", "write it as @BotFather shows it, such as '@qianfa_bot'")
    return name


def _api(words: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+(/[^\s]*)?", words):
        raise wrong(f"'{shown(words)}' is no address", f"write it like '{API}', or leave it out")
    return words.rstrip("/")


def _url(words: str) -> str:
    if not re.fullmatch(r"(https?://[^\s/]+(/[^\s]*)?)?", words):
        raise wrong(f"'{shown(words)}' is no address", "write it like 'https://qianfa.example'")
    return words.rstrip("/")


class TelegramTable(Table):
    """The shape of [telegram]."""

    mode: Literal["off", "polling", "webhook"] = "off"
    token_file: str = ""
    secret_file: str = ""
    pr_desk: Annotated[str, AfterValidator(_group)] = ""
    name: Annotated[str, AfterValidator(_name)] = ""
    http_host: str = "127.0.0.1"
    http_port: Annotated[int, Field(ge=0, le=65535)] = 8081
    url: Annotated[str, AfterValidator(_url)] = ""
    api: Annotated[str, AfterValidator(_api)] = API

    def settings(self, folder: Path) -> TelegramSettings | None:
        """Give the settings, None where the bot is not on Telegram; files are seen from this folder."""
        if self.mode == "off":
            return None
        return TelegramSettings(
            mode=self.mode,
            token_file=_file(folder, self.token_file),
            secret_file=_file(folder, self.secret_file),
            pr_desk=self.pr_desk,
            name=self.name,
            host=self.http_host,
            port=self.http_port,
            url=self.url,
            api=self.api,
        )


def _file(folder: Path, words: str) -> Path | None:
    return folder / Path(words).expanduser() if words else None


def telegram_secrets(settings: TelegramSettings, config: str) -> TelegramSecrets:
    """Read the secrets from their files or from the environment, never from the configuration itself.

    `Mistakes` tells which are not there or are none, and where they come from; `config` is the file they belong to.
    """
    wrong: list[Mistake] = []
    found = {"token": "", "secret": ""}
    for name in ("token", "secret") if settings.mode == "webhook" else ("token",):
        try:
            found[name] = _TOLD[name](settings)
        except _Wrong as error:
            wrong.append(Mistake(config, f"telegram.{name}_file", error.problem, error.mend))
    if wrong:
        raise Mistakes(wrong)
    return TelegramSecrets(**found)


class _Wrong(Exception):
    def __init__(self, problem: str, mend: str) -> None:
        super().__init__(problem)
        self.problem, self.mend = problem, mend


def _token(settings: TelegramSettings) -> str:
    token = _read(settings.token_file, "QIANFA_TELEGRAM_TOKEN")
    if not _TOKEN.fullmatch(token):
        raise _Wrong("this is no token: it is a number, a colon and letters", "copy it anew from @BotFather")
    return token


def _secret(settings: TelegramSettings) -> str:
    secret = _read(settings.secret_file, "QIANFA_TELEGRAM_SECRET")
    if not _SECRET.fullmatch(secret):
        raise _Wrong("this is no such secret: 16 to 256 letters, digits, _ and -", "choose another one")
    return secret


_TOLD: Final = {"token": _token, "secret": _secret}


def _read(file: Path | None, variable: str) -> str:
    try:
        secret = file.read_text("utf-8").strip() if file else os.environ.get(variable, "").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise _Wrong(
            f"there is no such file: {file}",
            "put the secret into it; the README says under “In Telegram” where it comes from",
        ) from error
    if not secret:
        raise _Wrong(
            f"the secret is missing, and {variable} is not set either",
            "set one of them; the README says under “In Telegram” where it comes from",
        )
    return secret

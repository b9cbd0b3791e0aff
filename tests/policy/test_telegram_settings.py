"""The [telegram] table: what it says, what is wrong in it, and where its secrets come from."""

from pathlib import Path

import pytest

from bot.config import read_config
from bot.mistakes import Mistakes
from bot.telegram_settings import TelegramSecrets, TelegramSettings, telegram_secrets

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
TOKEN = "7000000001:AAloopback-token-of-the-bot-in-tests-0001"
SECRET = "0123456789abcdef"


def config(folder: Path, *lines: str) -> Path:
    text = EXAMPLE.read_text("utf-8").replace('roster = "bot', f'roster = "{EXAMPLE.parent}/bot')
    path = folder / "config.toml"
    path.write_text(text.replace("[telegram]\n", "[telegram]\n" + "\n".join(lines) + "\n"), "utf-8")
    return path


def telegram(folder: Path, *lines: str) -> TelegramSettings:
    settings = read_config(config(folder, *lines)).telegram
    assert settings is not None
    return settings


def wrong(settings: TelegramSettings) -> list[str]:
    with pytest.raises(Mistakes) as found:
        telegram_secrets(settings, "config.toml")
    return [str(one) for one in found.value.mistakes]


def test_telegram_is_off_unless_something_else_is_said(tmp_path: Path) -> None:
    assert read_config(config(tmp_path)).telegram is None


def test_the_token_is_in_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QIANFA_TELEGRAM_TOKEN", f"{TOKEN}\n")
    assert telegram_secrets(telegram(tmp_path, 'mode = "polling"'), "") == TelegramSecrets(TOKEN)


def test_or_in_files_and_a_webhook_has_a_secret(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(TOKEN, "utf-8")
    (tmp_path / "secret").write_text(SECRET, "utf-8")
    settings = telegram(tmp_path, 'mode = "webhook"', 'token_file = "token"', 'secret_file = "secret"')

    assert telegram_secrets(settings, "") == TelegramSecrets(TOKEN, SECRET)
    assert SECRET not in repr(telegram_secrets(settings, ""))


def test_what_is_missing_or_no_secret_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QIANFA_TELEGRAM_SECRET", raising=False)
    (tmp_path / "token").write_text("my token", "utf-8")

    told = wrong(telegram(tmp_path, 'mode = "webhook"', 'token_file = "token"'))
    assert "this is no token" in told[0]
    assert "QIANFA_TELEGRAM_SECRET is not set" in told[1]
    monkeypatch.setenv("QIANFA_TELEGRAM_SECRET", "too short")
    assert "this is no such secret" in wrong(telegram(tmp_path, 'mode = "webhook"', 'token_file = "token"'))[1]
    assert "there is no such file" in wrong(telegram(tmp_path, 'mode = "polling"', 'token_file = "nowhere"'))[0]


def test_a_name_is_taken_as_people_write_it(tmp_path: Path) -> None:
    names = ("@qianfa_bot", "qianfa_bot", "https://t.me/qianfa_bot")

    assert {telegram(tmp_path, 'mode = "polling"', f'name = "{name}"').name for name in names} == {"qianfa_bot"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('pr_desk = "news"', "is no id of a group"),
        ('name = "our bot"', "is no name of a bot"),
        ('api = "api.telegram.org"', "is no address"),
        ('url = "qianfa.example"', "is no address"),
        ('mode = "sometimes"', "mode"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, line: str, expected: str) -> None:
    with pytest.raises(Mistakes, match=expected):
        read_config(config(tmp_path, line))

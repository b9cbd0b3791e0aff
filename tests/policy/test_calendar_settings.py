"""The [calendar] table: where programs subscribe to the release plan, and what is said where nobody can."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import checking
from bot.config import CalendarSettings, read_config
from bot.console import say
from bot.mistakes import Mistakes

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
TOKEN = "7000000001:AAloopback-token-of-the-bot-in-tests-0001"
NOW = datetime(2026, 6, 1, tzinfo=UTC)


def config(folder: Path, calendar: str, *, telegram: str = "off") -> Path:
    text = EXAMPLE.read_text("utf-8").replace('roster = "bot', f'roster = "{EXAMPLE.parent}/bot')
    text = text.replace("[telegram]\n", f'[telegram]\nmode = "{telegram}"\n')
    path = folder / "config.toml"
    path.write_text(text.replace("[calendar]\n", f"[calendar]\n{calendar}\n"), "utf-8")
    return path


def test_there_is_no_address_unless_one_is_named(tmp_path: Path) -> None:
    assert read_config(config(tmp_path, "")).calendar == CalendarSettings()


def test_an_address_is_public_and_encrypted(tmp_path: Path) -> None:
    named = 'url = "https://qianfa.example/bot/"\nhttp_host = "10.0.0.7"\nhttp_port = 9000'
    assert read_config(config(tmp_path, named)).calendar == CalendarSettings(
        "https://qianfa.example/bot", "10.0.0.7", 9000
    )


@pytest.mark.parametrize(
    "url", ["http://qianfa.example", "qianfa.example", "https://", "https://a b", "https://a/?x=1"]
)
def test_another_one_is_a_mistake_with_its_mend(tmp_path: Path, url: str) -> None:
    with pytest.raises(Mistakes) as found:
        read_config(config(tmp_path, f'url = "{url}"'))
    [mistake] = found.value.mistakes
    assert (mistake.called, mistake.mend.split(":")[0]) == ("calendar.url", "write it like 'https")


@pytest.mark.parametrize(
    ("calendar", "telegram", "told"),
    [("", "polling", True), ('url = "https://qianfa.example"', "polling", False), ("", "off", False)],
)
def test_the_check_says_where_nobody_can_subscribe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calendar: str, telegram: str, *, told: bool
) -> None:
    monkeypatch.setenv("QIANFA_TELEGRAM_TOKEN", TOKEN)
    lines, _ = checking.check(config(tmp_path, calendar, telegram=telegram), (), None, NOW)
    assert ("Nobody can subscribe to the release plan" in say(lines, "en")) is told

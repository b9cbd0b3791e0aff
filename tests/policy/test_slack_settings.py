"""Slack in the configuration: what it takes, where the secrets are, and what is said when one is missing."""

from pathlib import Path

import pytest

from bot.__main__ import main
from bot.config import read_config
from bot.mistakes import Mistakes
from bot.slack_settings import SlackSecrets, SlackSettings, slack_secrets

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
BOT, APP = "QIANFA_SLACK_BOT_TOKEN", "QIANFA_SLACK_APP_TOKEN"


@pytest.fixture(autouse=True)
def without_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (BOT, APP, "QIANFA_SLACK_SIGNING_SECRET"):
        monkeypatch.delenv(name, raising=False)


def config(folder: Path, *lines: str) -> Path:
    text = EXAMPLE.read_text("utf-8").replace("bot/sample", str(EXAMPLE.parent / "bot/sample"))
    (folder / "config.toml").write_text(text.replace("[slack]\n", "[slack]\n" + "\n".join(lines) + "\n"), "utf-8")
    return folder / "config.toml"


def slack(folder: Path, *lines: str) -> SlackSettings:
    settings = read_config(config(folder, *lines)).slack
    assert settings is not None
    return settings


def wrong(settings: SlackSettings) -> list[str]:
    with pytest.raises(Mistakes) as found:
        slack_secrets(settings, "config.toml")
    return [f"{it.key}: {it.problem}; {it.mend}" for it in found.value.mistakes]


def test_it_is_off_unless_it_is_said_to_be_on(tmp_path: Path) -> None:
    assert read_config(config(tmp_path)).slack is None


def test_secrets_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(BOT, "xoxb-1")
    monkeypatch.setenv(APP, " xapp-1\n")

    assert slack_secrets(slack(tmp_path, 'mode = "socket"'), "") == SlackSecrets("xoxb-1", "xapp-1")


def test_secrets_come_from_files_beside_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "bot.token").write_text("xoxb-2\n", "utf-8")
    (tmp_path / "secret").write_text("0123abcd", "utf-8")
    settings = slack(tmp_path, 'mode = "http"', 'bot_token_file = "bot.token"', 'signing_secret_file = "secret"')

    assert slack_secrets(settings, "") == SlackSecrets("xoxb-2", signing_secret="0123abcd")


def test_what_is_missing_is_named_with_where_slack_shows_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(APP, "xoxb-not-this-one")

    told = wrong(slack(tmp_path, 'mode = "socket"', 'bot_token_file = "nowhere"'))

    assert [one.partition(":")[0] for one in told] == ["slack.bot_token_file", "slack.app_token_file"]
    assert "there is no such file" in told[0]
    assert "OAuth & Permissions" in told[0]
    assert "begins with 'xapp-'" in told[1]


def test_a_signing_secret_is_one_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(BOT, "xoxb-1")
    monkeypatch.setenv("QIANFA_SLACK_SIGNING_SECRET", "Signing Secret: 0123abcd")

    assert "such a secret is one word" in wrong(slack(tmp_path, 'mode = "http"'))[0]


def test_a_secret_that_is_not_there_names_its_variable(tmp_path: Path) -> None:
    assert "QIANFA_SLACK_SIGNING_SECRET is not set" in wrong(slack(tmp_path, 'mode = "http"'))[1]


def test_fault_90_a_secret_is_in_nothing_that_is_printed() -> None:
    assert "xoxb" not in repr(SlackSecrets("xoxb-1", "xapp-1"))


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('pr_desk = "#news"', "is no id of a channel"),
        ('guests = ["wang"]', "is no id of a member"),
        ('api = "slack.com"', "is no address"),
    ],
)
def test_what_cannot_be_is_named(tmp_path: Path, line: str, problem: str) -> None:
    with pytest.raises(Mistakes) as found:
        read_config(config(tmp_path, line))

    assert problem in str(found.value)


def test_check_names_the_secrets_that_are_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", "--config", str(config(tmp_path, 'mode = "socket"')), "--language", "en"])

    told = capsys.readouterr().out
    assert ended.value.code == 1
    assert "QIANFA_SLACK_BOT_TOKEN" in told
    assert "QIANFA_SLACK_APP_TOKEN" in told
    assert "Ready." not in told
    assert "Not ready: mend these first." in told


def test_check_says_when_no_administrator_could_pass_on_the_first_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = config(tmp_path, 'mode = "socket"')
    roster = (EXAMPLE.parent / "bot/sample/roster.toml").read_text("utf-8")
    (tmp_path / "roster.toml").write_text(roster.replace('email = "shen.tong@qinghe.example"\n', ""), "utf-8")
    file.write_text(file.read_text("utf-8").replace(str(EXAMPLE.parent / "bot/sample/roster.toml"), "roster.toml"))
    with pytest.raises(SystemExit):
        main(["check", "--config", str(file), "--language", "en"])

    assert "on Slack nobody could issue the first code" in capsys.readouterr().out

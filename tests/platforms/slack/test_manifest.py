"""The app's manifest: what Slack is told, and that the README gives a reason for each scope."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.platforms.slack.manifest import PLACE_SCOPES, SCOPES, manifest

README = (Path(__file__).parents[3] / "README.md").read_text("utf-8")


def written(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> Any:  # noqa: ANN401 - JSON
    with pytest.raises(SystemExit) as ended:
        main(["slack", "manifest", *arguments])
    assert not ended.value.code
    return json.loads(capsys.readouterr().out)


def test_every_scope_has_its_reason_in_the_readme() -> None:
    table = README.partition("| scope |")[2].partition("\n\n")[0]

    assert set(re.findall(r"`([a-z.:]+)`", table)) == {*SCOPES, *PLACE_SCOPES}


def test_over_socket_mode_it_names_no_address(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    made = written([], capsys)

    assert made["settings"]["socket_mode_enabled"]
    assert "request_url" not in str(made)
    assert made["oauth_config"]["scopes"]["bot"] == list(SCOPES)


def test_over_http_everything_comes_to_one_address(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    made = written(["--mode", "http", "--url", "https://qianfa.example/"], capsys)

    found = re.findall(r"https://[^'\"]+", json.dumps(made))
    assert set(found) == {"https://qianfa.example/slack/events"}
    assert len(found) == 3


def test_over_http_it_wants_to_know_the_address(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        main(["slack", "manifest", "--mode", "http"])

    assert "https://" in capsys.readouterr().err


def test_slack_would_take_it() -> None:
    """Keep to the lengths of https://docs.slack.dev/reference/app-manifest."""
    made = manifest("socket", place=True)
    features = made["features"]

    assert len(made["display_information"]["name"]) <= 35
    assert len(made["display_information"]["description"]) <= 140
    assert len(features["bot_user"]["display_name"]) <= 80
    assert all(len(it["name"]) <= 24 and len(it["description"]) <= 150 for it in features["shortcuts"])
    assert all(len(it["description"]) <= 2000 and len(it["usage_hint"]) <= 1000 for it in features["slash_commands"])
    assert len(made["oauth_config"]["scopes"]["bot"]) <= 255

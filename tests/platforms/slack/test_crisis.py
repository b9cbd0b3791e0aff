"""Raising the alarm on Slack: by the shortcut, by the slash word, by the red button of the Home tab."""

from bot.platforms.slack.manifest import ALARM, manifest
from bot.platforms.slack.parse import Written, read


def test_the_shortcut_asks_what_has_happened() -> None:
    body = {
        "type": "shortcut",
        "callback_id": ALARM,
        "trigger_id": "1.2.3",
        "user": {"id": "U1", "team_id": "T1"},
        "team": {"id": "T1"},
    }
    it = read(body)
    assert isinstance(it, Written)
    assert (it.message.text, it.caller.user, it.event) == ("/crisis", "U1", "slack:T1:1.2.3")


def test_the_slash_word_raises_it_at_once() -> None:
    body = {"command": "/qianfa", "text": "突发 门诊漏水", "user_id": "U1", "team_id": "T1", "trigger_id": "1.2.4"}
    it = read(body)
    assert isinstance(it, Written)
    assert it.message.text == "/突发 门诊漏水"


def test_the_app_has_the_shortcut() -> None:
    shortcuts = manifest("socket")["features"]["shortcuts"]
    assert [one["type"] for one in shortcuts if one["callback_id"] == ALARM] == ["global"]

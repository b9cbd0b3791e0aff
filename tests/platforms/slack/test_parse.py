"""What Slack delivers, taken apart: what people meant, and under which key it is told from all else."""

from collections.abc import Mapping
from typing import Any

import pytest

from bot.platforms.slack.parse import Altered, Closed, Dropped, Pressed, Sent, Written, read
from bot.platforms.slack.prose import plain, words_of
from bot.ports import FileRef

TEAM = "T1"


def said(**event: object) -> dict[str, Any]:
    event = {"type": "message", "channel_type": "im", "channel": "D1", "user": "U1", "ts": "1.1", **event}
    return {"type": "event_callback", "team_id": TEAM, "event_id": "Ev1", "event": event}


def pressed(**action: object) -> dict[str, Any]:
    return {
        "type": "block_actions",
        "user": {"id": "U1", "team_id": TEAM},
        "team": {"id": TEAM},
        "channel": {"id": "D1"},
        "message": {"ts": "1.1"},
        "response_url": "https://hooks.slack.com/actions/1",
        "trigger_id": "t1",
        "actions": [{"type": "button", "action_id": "tap:0", "action_ts": "5.5", **action}],
    }


def view(**more: object) -> dict[str, Any]:
    return {"id": "V1", "hash": "h1", "state": {"values": {}}, **more}


def modal(kind: str, **more: object) -> dict[str, Any]:
    return {"type": kind, "user": {"id": "U1", "team_id": TEAM}, "team": {"id": TEAM}, "view": view(**more)}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("A &amp; B &lt; C", "A & B < C"),
        ("see <https://who.int/a|who.int/a>", "see https://who.int/a"),
        ("see <https://who.int/a|the report>", "see the report (https://who.int/a)"),
        ("see <https://who.int>", "see https://who.int"),
        ("<mailto:a@b.org|a@b.org>", "a@b.org"),
        ("<@U1|wang> and <@U2>", "@wang and @U2"),
        ("<#C1|news>", "#news"),
        ("<!here> hear", "@here hear"),
        ("<!date^1392734382^{date}|yesterday>", "@yesterday"),
        ("a < b > c", "a < b > c"),
        ("&amp;lt; stays what it is", "&lt; stays what it is"),
    ],
)
def test_a_line_says_what_was_meant(written: str, meant: str) -> None:
    assert plain(written) == meant


def rich(*elements: Mapping[str, Any]) -> dict[str, Any]:
    return {"text": "not this", "blocks": [{"type": "rich_text", "elements": list(elements)}]}


def section(*pieces: Mapping[str, Any], kind: str = "rich_text_section", **more: object) -> dict[str, Any]:
    return {"type": kind, "elements": list(pieces), **more}


def text(words: str, **style: bool) -> dict[str, Any]:
    return {"type": "text", "text": words, "style": style}


def test_rich_text_loses_its_looks_and_keeps_its_words() -> None:
    message = rich(
        section(text("Bold", bold=True), text(" & <plain>\n")),
        section(section(text("one")), section(text("two")), kind="rich_text_list", style="ordered"),
        section(section(text("deeper")), kind="rich_text_list", style="bullet", indent=1),
        section(section(text("four")), kind="rich_text_list", style="ordered", offset=3),
        section(text("said\nso"), kind="rich_text_quote"),
        section(text("as it is"), kind="rich_text_preformatted"),
    )

    assert words_of(message).splitlines() == [
        "Bold & <plain>",
        "1. one",
        "2. two",
        "  • deeper",
        "4. four",
        "> said",
        "> so",
        "as it is",
    ]


def test_rich_text_names_people_places_signs_and_addresses() -> None:
    message = rich(
        section(
            {"type": "user", "user_id": "U1"},
            {"type": "channel", "channel_id": "C1"},
            {"type": "usergroup", "usergroup_id": "S1"},
            {"type": "broadcast", "range": "here"},
            {"type": "emoji", "name": "thumbsup", "unicode": "1f44d"},
            {"type": "emoji", "name": "own"},
            {"type": "emoji", "name": "odd", "unicode": "zz"},
            {"type": "link", "url": "https://who.int", "text": "WHO"},
            {"type": "link", "url": "https://who.int"},
            {"type": "date", "timestamp": 1, "fallback": " in 1970"},
            {"type": "color", "value": "#fff"},
            {"type": "something new"},
        )
    )

    assert words_of(message) == "@U1#C1@S1@here👍:own::odd:WHO (https://who.int)https://who.int in 1970#fff"


def test_a_message_has_its_words_and_files() -> None:
    files = [
        {"id": "F1", "name": "a.docx", "size": 5},
        {"id": "F2", "title": "b"},
        {"id": "F3", "mode": "tombstone"},
        {"name": "no id"},
    ]

    it = read(said(text="A &amp; B", files=files, subtype="file_share", thread_ts="1.0"))

    assert isinstance(it, Written)
    assert (it.event, it.message.text) == ("slack:T1:Ev1", "A & B")
    assert it.message.files == (FileRef("F1", "a.docx", 5), FileRef("F2", "b", 0))
    assert (it.spot.channel, it.spot.thread) == ("D1", "1.0")


@pytest.mark.parametrize(
    "event",
    [
        {"bot_id": "B1"},
        {"user": ""},
        {"channel_type": "channel"},
        {"subtype": "channel_join"},
        {"type": "reaction_added"},
        {"type": "app_home_opened", "tab": "messages"},
    ],
)
def test_what_is_nothing_to_the_bot_is_passed_over(event: dict[str, Any]) -> None:
    assert read(said(text="x", **event)) is None


def test_somebody_of_another_workspace_comes_with_his_own() -> None:
    it = read(said(text="x", user_team="T2"))

    assert isinstance(it, Written)
    assert it.caller.team == "T2"


def test_a_change_of_ones_own_message_is_noticed() -> None:
    before, now = {"user": "U1", "text": "a"}, {"user": "U1", "text": "b"}

    edited = read(said(subtype="message_changed", previous_message=before, message=now))
    deleted = read(said(subtype="message_deleted", previous_message=before))
    buried = read(said(subtype="message_changed", previous_message=before, message={"subtype": "tombstone"}))

    assert [isinstance(it, Altered) and it.deleted for it in (edited, deleted, buried)] == [False, True, True]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ({"user": "U1", "text": "a"}, {"user": "U1", "text": "a", "attachments": [{}]}),
        ({"user": "U9", "bot_id": "B1", "text": "a"}, {"text": "b"}),
        ({}, {"text": "b"}),
    ],
)
def test_an_unfolded_address_and_an_edited_card_are_no_changes(before: dict[str, Any], now: dict[str, Any]) -> None:
    assert read(said(subtype="message_changed", previous_message=before, message=now)) is None


def test_a_press_has_a_key_of_its_own() -> None:
    it = read(pressed(value="ok.seat.2."))

    assert isinstance(it, Pressed)
    assert (it.event, it.token) == ("slack:T1:5.5:U1:tap:0", "ok.seat.2.")
    assert (it.spot.channel, it.spot.trigger, it.view, it.home) == ("D1", "t1", None, False)


def test_what_is_chosen_from_a_menu_is_a_press() -> None:
    it = read(pressed(type="static_select", value=None, selected_option={"value": "an.q.0.own"}))

    assert isinstance(it, Pressed)
    assert it.token == "an.q.0.own"


def test_what_only_fills_in_a_field_is_no_press() -> None:
    assert read(pressed(action_id="in.title.words", value="ok.a.1.")) is None


@pytest.mark.parametrize("value", ["no token", "ok.1", None])
def test_a_button_of_ours_is_pressed_whatever_it_carries(value: str | None) -> None:
    it = read(pressed(value=value))

    assert isinstance(it, Pressed)
    assert it.token == (value or "")


def test_a_press_in_a_modal_is_told_from_one_at_home() -> None:
    inside = read({**pressed(value="ok.a.1."), "view": view(type="modal")})
    home = read({**pressed(value="ok.a.1."), "view": view(type="home")})

    assert isinstance(inside, Pressed)
    assert isinstance(home, Pressed)
    assert (inside.view is not None, inside.home, home.view, home.home) == (True, False, None, True)


def test_a_modal_that_is_sent_with_other_words_is_another_event() -> None:
    filled = [modal("view_submission", state={"values": {"b": {"in": {"value": words}}}}) for words in ("a", "b", "a")]
    keys = [it.event for body in filled if isinstance(it := read(body), Sent)]

    assert keys[0] == keys[2] != keys[1]


def test_a_closed_modal_and_one_that_was_sent_are_two_events() -> None:
    closed, sent = read(modal("view_closed")), read(modal("view_submission"))

    assert isinstance(closed, Closed)
    assert isinstance(sent, Sent)
    assert closed.event != sent.event


@pytest.mark.parametrize(
    ("typed", "heard"), [("inbox", "/inbox"), ("/查 健康", "/查 健康"), ("", "/help"), ("  mine ", "/mine")]
)
def test_a_slash_command_is_the_command_that_it_names(typed: str, heard: str) -> None:
    body = {
        "command": "/qianfa",
        "text": typed,
        "user_id": "U1",
        "team_id": TEAM,
        "channel_id": "C1",
        "trigger_id": "t9",
    }

    it = read(body)

    assert isinstance(it, Written)
    assert (it.message.text, it.event, it.given_back) == (heard, "slack:T1:t9", typed.strip())


def test_slack_says_that_it_delivers_only_a_part() -> None:
    assert read({"type": "app_rate_limited", "minute_rate_limited": 1518467820}) == Dropped(1518467820)


@pytest.mark.parametrize(
    "body",
    [{}, {"type": "hello"}, {"type": "shortcut", "callback_id": "other"}, {"type": "block_actions", "actions": []}],
)
def test_payloads_that_are_nothing_to_the_bot_are_passed_over(body: dict[str, Any]) -> None:
    assert read(body) is None

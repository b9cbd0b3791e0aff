"""What people wrote: addresses behind words, commands with the bot's name, where something was forwarded from."""

from typing import Any

import pytest
from telegram import Update

from bot.platforms.telegram import parse
from bot.platforms.telegram.parse import Altered, Moved, Written

USER = {"id": 7, "is_bot": False, "first_name": "Wang", "last_name": "Min", "language_code": "zh-hans"}
CHAT = {"id": 7, "type": "private", "first_name": "Wang"}


def read(**message: Any) -> object:  # noqa: ANN401 - fields of the Bot API's message
    given = {"message_id": 5, "date": 1_774_000_000, "chat": CHAT, "from": USER, **message}
    return parse.read(Update.de_json({"update_id": 9, "message": given}, None), "qianfa_bot")


def words(**message: Any) -> str:  # noqa: ANN401 - as above
    found = read(**message)
    assert isinstance(found, Written)
    return found.message.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/inbox", "/inbox"),
        ("/inbox@qianfa_bot", "/inbox"),
        ("/start", "/start"),
        ("/start ABCD2345", "/start ABCD2345"),
        ("/find 健康 宣传", "/find 健康 宣传"),
        ("/查健康宣传", "/查健康宣传"),
        ("看 /inbox", "看 /inbox"),
    ],
)
def test_a_command_is_taken_as_it_is_meant(text: str, expected: str) -> None:
    assert words(text=text) == expected


def test_an_address_behind_words_is_said_where_it_says_something_else() -> None:
    text = "👍 Read here: the bureau's notice, example.org/a"
    links = [
        {"type": "text_link", "offset": 14, "length": 19, "url": "https://gov.example/n1"},
        {"type": "text_link", "offset": 35, "length": 13, "url": "https://example.org/a"},
        {"type": "bold", "offset": 0, "length": 2},
    ]

    assert words(text=text, entities=links) == (
        "👍 Read here: the bureau's notice (https://gov.example/n1), example.org/a"
    )


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        (
            {"type": "channel", "chat": {"id": -1001, "type": "channel", "title": "卫健委"}, "message_id": 3},
            "来源：卫健委",
        ),
        ({"type": "chat", "sender_chat": {"id": -1001, "type": "supergroup", "title": "宣传群"}}, "来源：宣传群"),
        ({"type": "hidden_user", "sender_user_name": "李 华"}, "来源：李 华"),
        ({"type": "user", "sender_user": {"id": 8, "is_bot": False, "first_name": "Li"}}, "来源：Li"),
        ({"type": "user", "sender_user": {"id": 8, "is_bot": True, "first_name": "Bot"}}, ""),
        ({"type": "user", "sender_user": USER}, ""),
    ],
)
def test_where_it_was_forwarded_from_is_offered_as_the_source(origin: dict[str, Any], expected: str) -> None:
    told = words(text="健康宣传日走进社区", forward_origin={**origin, "date": 1_774_000_000})

    assert told.partition("\n")[2] == expected


def test_what_names_its_source_itself_keeps_it() -> None:
    origin = {"type": "hidden_user", "sender_user_name": "李华", "date": 1_774_000_000}

    assert words(text="健康宣传日\n来源：区卫健委", forward_origin=origin) == "健康宣传日\n来源：区卫健委"


@pytest.mark.parametrize(
    "message",
    [
        {"text": "hello", "from": {**USER, "is_bot": True}},
        {"text": "in a group", "chat": {"id": -5, "type": "group", "title": "PR"}},
        {"new_chat_title": "another"},
    ],
)
def test_what_nobody_said_to_the_bot_is_nothing(message: dict[str, Any]) -> None:
    assert read(**message) is None


def test_an_update_is_told_from_one_of_the_same_number_after_a_quiet_week() -> None:
    keys = {found.event for date in (1, 2) if isinstance(found := read(text="a text", date=date), Written)}

    assert len(keys) == 2


def test_a_group_that_moved_and_a_message_that_was_changed_are_noticed() -> None:
    assert read(migrate_to_chat_id=-1007, chat={"id": -7, "type": "group", "title": "PR"}) == Moved("-7", "-1007")
    edited = {"message_id": 5, "date": 1, "edit_date": 2, "chat": CHAT, "from": USER, "text": "b"}
    assert isinstance(parse.read(Update.de_json({"update_id": 9, "edited_message": edited}, None), "x"), Altered)
    assert parse.read(Update.de_json({"update_id": 9}, None), "x") is None


def test_files_are_named_by_what_they_are() -> None:
    file = {"file_id": "f", "file_unique_id": "u", "file_size": 10}
    video = {**file, "width": 1, "height": 1, "duration": 1}
    for kind, given, name in (
        ("audio", {**file, "duration": 1}, "audio-5.mp3"),
        ("video_note", {**file, "length": 1, "duration": 1}, "video-5.mp4"),
        ("video", {**video, "file_name": "film.mov"}, "film.mov"),
        ("document", file, "file-5"),
    ):
        found = read(**{kind: given})
        assert isinstance(found, Written)
        assert [ref.name for ref in found.message.files] == [name]

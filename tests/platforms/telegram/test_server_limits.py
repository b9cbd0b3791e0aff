"""What Telegram takes of calls: each limit at its edge, in Telegram's own words."""

from typing import Any

import pytest

from tests.support.telegram.limits import problems

Json = dict[str, Any]


def send(text: str = "x", **more: object) -> list[str]:
    return problems("sendMessage", {"chat_id": 5, "text": text, **more})


def keys(*rows: list[Json]) -> Json:
    return {"inline_keyboard": list(rows)}


def key(label: str = "OK", data: str = "a", **more: object) -> Json:
    return {"text": label, "callback_data": data, **more}


@pytest.mark.parametrize(
    ("just", "over"),
    [("甲" * 4096, "甲" * 4097), ("😀" * 2048, "😀" * 2049), ("&lt;" * 4096, "&lt;" * 4097)],
)
def test_4096_units_are_taken_as_they_are_shown(just: str, over: str) -> None:
    assert send(just, parse_mode="HTML") == []
    assert send(over, parse_mode="HTML") == ["message is too long"]


def test_escapes_may_not_swell_a_text_beyond_32_768_bytes() -> None:
    assert send("&amp;" * 4096 + " " * 13_000, parse_mode="HTML") == ["text is too long"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "message text is empty"),
        (" \n ", "text must be non-empty"),
        ("<b></b>", "text must be non-empty"),
        ("<p>x</p>", 'can\'t parse entities: Unsupported start tag "p" at byte offset 0'),
        ("a\ud800", "strings must be encoded in UTF-8"),
    ],
)
def test_a_text_that_cannot_be_shown_is_refused(text: str, words: str) -> None:
    assert send(text, parse_mode="HTML") == [words]


def test_only_html_is_spoken_here() -> None:
    assert send("x", parse_mode="MarkdownV2") == ["Unsupported parse_mode"]


def test_a_hundred_entities_are_kept() -> None:
    assert send("<b>a</b> " * 100, parse_mode="HTML") == []
    assert "more than 100 entities" in send("<b>a</b> " * 101, parse_mode="HTML")[0]
    assert send("#a " * 200) == []  # what Telegram finds itself is no loss


def test_captions_are_shorter() -> None:
    def photo(caption: str) -> list[str]:
        return problems("sendPhoto", {"chat_id": 5, "photo": "id", "caption": caption})

    assert (photo("甲" * 1024), photo("甲" * 1025)) == ([], ["message caption is too long"])


def test_answers_to_presses_are_shorter_still() -> None:
    def answer(text: str) -> list[str]:
        return problems("answerCallbackQuery", {"callback_query_id": "1", "text": text})

    assert (answer("甲" * 200), answer("甲" * 201)) == ([], ["MESSAGE_TOO_LONG"])


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (keys([key(data="a" * 64)]), None),
        (keys([key(data="a" * 65)]), "BUTTON_DATA_INVALID"),
        (keys([key(data="甲" * 22)]), "BUTTON_DATA_INVALID"),
        (keys([key(data="")]), "BUTTON_DATA_INVALID"),
        (keys([key(" ")]), "inline keyboard button text must be non-empty"),
        (keys([key()] * 8), None),
        (keys([key()] * 9), "row 0 of the keyboard has 9 buttons, more than 8"),
        (keys([key()], []), "row 1 of the keyboard is empty"),
        (keys(*[[key()]] * 100), None),
        (keys(*[[key()]] * 101), "reply markup is too long"),
        (keys([key(style="danger")]), None),
        (keys([key(style="red")]), "can't parse inline keyboard button: invalid button style specified"),
        (
            keys([{"text": "x"}]),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (keys([key(url="https://a.org")]), "can't parse inline keyboard button: it leads to url and callback_data"),
        (keys([{"text": "x", "url": "https://a.org/x"}]), None),
        (
            keys([{"text": "x", "url": "http://localhost/x"}]),
            "inline keyboard button URL 'http://localhost/x' is invalid: Wrong HTTP URL",
        ),
        (keys([{"text": "x", "copy_text": {"text": "K7F-42"}}]), None),
        (keys([{"text": "x", "copy_text": {"text": "x" * 257}}]), "BUTTON_COPY_TEXT_INVALID"),
        (
            keys([{"text": "x", "callback": "a"}]),
            'can\'t parse inline keyboard button: InlineKeyboardButton: unknown field "callback"',
        ),
        (
            {"inline_keyboard": [key()]},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        ({"force_reply": True, "input_field_placeholder": "Why?"}, None),
        (
            {"force_reply": True, "input_field_placeholder": "x" * 65},
            "input_field_placeholder must have 1-64 characters",
        ),
        ({"keyboard": [["a"]], "resize_keyboard": True}, None),
        ({"remove_keyboard": True}, None),
        ({"buttons": []}, 'reply_markup: unknown field "buttons"'),
        ([], "object expected as reply markup"),
    ],
)
def test_keyboards_have_their_limits(markup: Any, words: str | None) -> None:  # noqa: ANN401 - JSON
    assert send(reply_markup=markup) == ([words] if words else [])


def test_an_edit_can_carry_an_inline_keyboard_only() -> None:
    edit = {"chat_id": 5, "message_id": 7, "text": "x"}
    assert problems("editMessageText", {**edit, "reply_markup": keys([key()])}) == []
    assert problems("editMessageText", {**edit, "reply_markup": {}}) == []
    assert problems("editMessageText", {**edit, "reply_markup": {"force_reply": True}}) == ["inline keyboard expected"]


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": "wang", "text": "x"}, "chat not found"),
        ("sendMessage", {"chat_id": 5, "text": 7}, 'field "text" must be of type String'),
        (
            "sendMessage",
            {"chat_id": 5, "text": "x", "reply_to_message_id": 7},
            'unknown parameter "reply_to_message_id"',
        ),
        (
            "sendMessage",
            {"chat_id": 5, "text": "x", "disable_notification": "perhaps", "protect_content": 3},
            'field "protect_content" must be of type Boolean',
        ),
        (
            "sendMessage",
            {"chat_id": 5, "text": "x", "link_preview_options": {"disabled": True}},
            'link_preview_options: unknown field "disabled"',
        ),
        (
            "sendMessage",
            {"chat_id": 5, "text": "x", "reply_parameters": {"chat_id": 7}},
            'reply_parameters: parameter "message_id" is required',
        ),
        ("editMessageText", {"chat_id": 5, "text": "x"}, "message identifier is not specified"),
        ("sendPhoto", {"chat_id": 5}, "there is no photo in the request"),
        ("sendDocument", {"chat_id": 5, "document": 7}, 'field "document" must be an InputFile or a String'),
        ("getUpdates", {"limit": 101}, '"limit" must be between 1 and 100'),
        ("getUpdates", {"allowed_updates": "message"}, 'field "allowed_updates" must be an Array of String'),
        ("setWebhook", {"url": "http://a.org"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ("setWebhook", {"url": "https://a.org", "secret_token": "a b"}, "secret token contains unallowed characters"),
        ("createForumTopic", {"chat_id": 5, "name": "x" * 129}, "TOPIC_TITLE_INVALID"),
        ("createForumTopic", {"chat_id": 5, "name": " "}, "TOPIC_TITLE_EMPTY"),
        ("sendmessage", {}, "method sendmessage not found"),
    ],
)
def test_what_is_missing_wrong_or_unknown_is_named(method: str, params: Json, words: str) -> None:
    assert problems(method, params) == [words]


def test_what_comes_as_a_form_is_read_like_json() -> None:
    form = {"chat_id": "5", "text": "x", "protect_content": "true", "reply_markup": '{"inline_keyboard": [[]]}'}
    assert send(**{**form, "chat_id": "-100"}) == ["row 0 of the keyboard is empty"]
    assert send(**{**form, "reply_markup": "{"}) == ["object expected as reply markup"]


def album(*media: Json) -> list[str]:
    return problems("sendMediaGroup", {"chat_id": 5, "media": list(media)})


def test_albums_have_two_to_ten_parts_of_kinds_that_go_together() -> None:
    photo, document = ({"type": kind, "media": "id"} for kind in ("photo", "document"))
    assert album(*[photo] * 10) == album(document, document) == []
    assert album(photo) == album(*[photo] * 11) == ["an album must include 2-10 items"]
    assert album(photo, document) == ["Document can't be mixed with other media types"]
    assert album(photo, photo | {"caption": "甲" * 1025}) == ["message caption is too long"]
    assert album(photo, {"type": "animation", "media": "id"}) == [
        'can\'t parse InputMedia: type "animation" is unsupported'
    ]
    assert album(photo, {"type": "photo"}) == ['can\'t parse InputMedia: InputMedia: parameter "media" is required']


def menu(command: str = "help", words: str = "Help", **more: object) -> list[str]:
    return problems("setMyCommands", {"commands": [{"command": command, "description": words}], **more})


def test_menus_have_short_plain_commands_a_scope_and_a_language() -> None:
    assert menu(scope={"type": "chat", "chat_id": 5}, language_code="zh") == menu("a" * 32, "甲" * 256) == []
    assert menu("Help") == menu("帮助") == menu("a" * 33) == menu("") == ["BOT_COMMAND_INVALID"]
    assert menu(words="") == menu(words="甲" * 257) == ["BOT_COMMAND_DESCRIPTION_INVALID"]
    assert menu(scope={"type": "chat"}) == ["can't parse BotCommandScope: Unsupported type specified"]
    assert menu(language_code="zh-hans") == ["invalid language code specified"]
    many = [{"command": "a", "description": "b"}] * 101
    assert problems("setMyCommands", {"commands": many}) == ["BOT_COMMANDS_TOO_MUCH"]
    assert problems("setMyCommands", {"commands": [{"command": "a"}]}) == [
        'can\'t parse BotCommand: BotCommand: parameter "description" is required'
    ]

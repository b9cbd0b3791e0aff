"""The parameters of each method, as the Bot API documents them (10.0)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from tests.support.telegram.keyboards import inline, markup
from tests.support.telegram.rules import BODY, CAPTION, Rule, album, answer_fits, commands, menu, topic_fits, webhook
from tests.support.telegram.shapes import (
    ARRAY,
    CHAT,
    FILE,
    FLAG,
    INTEGER,
    NAMES,
    OBJECT,
    TEXT,
    Shape,
    checked,
    record,
    within,
)


@dataclass(frozen=True)
class Method:
    """A method's parameters, and rules that look at several of them."""

    takes: Mapping[str, Shape] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()


_REPLY: Final = record(
    {
        "message_id": INTEGER,
        "chat_id": CHAT,
        "allow_sending_without_reply": FLAG,
        "quote": TEXT,
        "quote_parse_mode": TEXT,
        "quote_entities": ARRAY,
        "quote_position": INTEGER,
        "checklist_task_id": INTEGER,
    },
    "message_id",
)
_PREVIEW: Final = record(
    {
        "is_disabled": FLAG,
        "url": TEXT,
        "prefer_small_media": FLAG,
        "prefer_large_media": FLAG,
        "show_above_text": FLAG,
    }
)
_TO: Final = {"business_connection_id": TEXT, "chat_id": CHAT, "message_thread_id": INTEGER}
_SENT: Final = {
    **_TO,
    "direct_messages_topic_id": INTEGER,
    "disable_notification": FLAG,
    "protect_content": FLAG,
    "allow_paid_broadcast": FLAG,
    "message_effect_id": TEXT,
    "reply_parameters": checked(_REPLY),
}
_MARKED: Final = {"suggested_post_parameters": OBJECT, "reply_markup": checked(markup)}
_WORDS: Final = {"text": TEXT, "parse_mode": TEXT, "entities": ARRAY, "link_preview_options": checked(_PREVIEW)}
_CAPTIONED: Final = {"caption": TEXT, "parse_mode": TEXT, "caption_entities": ARRAY}
_EDITED: Final = {
    "business_connection_id": TEXT,
    "chat_id": CHAT,
    "message_id": INTEGER,
    "inline_message_id": TEXT,
    "reply_markup": checked(inline),
}
_IN_MENU: Final = {"scope": OBJECT, "language_code": TEXT}

METHODS: Final = {
    "getMe": Method(),
    "getUpdates": Method(
        {"offset": INTEGER, "limit": within(1, 100), "timeout": INTEGER, "allowed_updates": NAMES},
    ),
    "setWebhook": Method(
        {
            "url": TEXT,
            "certificate": FILE,
            "ip_address": TEXT,
            "max_connections": within(1, 100),
            "allowed_updates": NAMES,
            "drop_pending_updates": FLAG,
            "secret_token": TEXT,
        },
        rules=(webhook,),
    ),
    "deleteWebhook": Method({"drop_pending_updates": FLAG}),
    "getWebhookInfo": Method(),
    "sendMessage": Method({**_SENT, **_MARKED, **_WORDS}, ("chat_id", "text"), (BODY,)),
    "sendPhoto": Method(
        {
            **_SENT,
            **_MARKED,
            **_CAPTIONED,
            "photo": FILE,
            "show_caption_above_media": FLAG,
            "has_spoiler": FLAG,
        },
        ("chat_id", "photo"),
        (CAPTION,),
    ),
    "sendDocument": Method(
        {
            **_SENT,
            **_MARKED,
            **_CAPTIONED,
            "document": FILE,
            "thumbnail": FILE,
            "disable_content_type_detection": FLAG,
        },
        ("chat_id", "document"),
        (CAPTION,),
    ),
    "sendVideo": Method({**_SENT, **_MARKED, **_CAPTIONED, "video": FILE}, ("chat_id", "video"), (CAPTION,)),
    "sendAudio": Method({**_SENT, **_MARKED, **_CAPTIONED, "audio": FILE}, ("chat_id", "audio"), (CAPTION,)),
    "sendVoice": Method({**_SENT, **_MARKED, **_CAPTIONED, "voice": FILE}, ("chat_id", "voice"), (CAPTION,)),
    "sendMediaGroup": Method({**_SENT, "media": ARRAY}, ("chat_id", "media"), (album,)),
    "sendChatAction": Method({**_TO, "action": TEXT}, ("chat_id", "action")),
    "editMessageText": Method({**_EDITED, **_WORDS}, ("chat_id", "message_id", "text"), (BODY,)),
    "editMessageReplyMarkup": Method(_EDITED, ("chat_id", "message_id")),
    "deleteMessage": Method({"chat_id": CHAT, "message_id": INTEGER}, ("chat_id", "message_id")),
    "answerCallbackQuery": Method(
        {"callback_query_id": TEXT, "text": TEXT, "show_alert": FLAG, "url": TEXT, "cache_time": INTEGER},
        ("callback_query_id",),
        (answer_fits,),
    ),
    "getFile": Method({"file_id": TEXT}, ("file_id",)),
    "setMyCommands": Method({**_IN_MENU, "commands": ARRAY}, ("commands",), (commands, menu)),
    "deleteMyCommands": Method(_IN_MENU, rules=(menu,)),
    "getMyCommands": Method(_IN_MENU, rules=(menu,)),
    "setMyDescription": Method({"description": TEXT, "language_code": TEXT}),
    "setMyShortDescription": Method({"short_description": TEXT, "language_code": TEXT}),
    "setChatMenuButton": Method({"chat_id": CHAT, "menu_button": OBJECT}),
    "getChat": Method({"chat_id": CHAT}, ("chat_id",)),
    "getChatMember": Method({"chat_id": CHAT, "user_id": INTEGER}, ("chat_id", "user_id")),
    "createForumTopic": Method(
        {"chat_id": CHAT, "name": TEXT, "icon_color": INTEGER, "icon_custom_emoji_id": TEXT},
        ("chat_id", "name"),
        (topic_fits,),
    ),
}

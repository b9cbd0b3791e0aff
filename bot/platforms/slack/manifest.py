"""The app as Slack has to know it: what it may do and why, what it is told of, where it is called."""

from typing import Any, Final, Literal

SUBMIT: Final = "qianfa-submit"
COMPOSE: Final = "qianfa-compose"
ALARM: Final = "qianfa-crisis"
COMMAND: Final = "/qianfa"
PATH: Final = "/slack/events"

# Each with what would be missing without it.
SCOPES: Final = {
    "chat:write": "send cards and keep them up to date",
    "im:write": "open the conversation with somebody to whom a card goes",
    "im:history": "hear what people write to the bot, and look up a card whose delivery is in doubt",
    "commands": f"{COMMAND} and the three shortcuts",
    "files:read": "take in Word files and pictures that people send",
    "files:write": "send attachments, printed sheets and texts that do not fit on a card",
    "users:read": "the language of somebody's profile, and whether he is a member or a guest",
    "users:read.email": "know people by the e-mail addresses of the roster",
    "metadata.message:read": "find a card again by its key, so that nothing is sent twice",
}
PLACE_SCOPES: Final = {
    "channels:history": "the same in the PR desk's channel, if it is a public one",
    "groups:history": "the same in the PR desk's channel, if it is a private one",
}
EVENTS: Final = ("app_home_opened", "message.im", "user_change")


def manifest(mode: Literal["socket", "http"], url: str = "", *, place: bool = False) -> dict[str, Any]:
    """Write the manifest; over HTTP `url` is where Slack reaches the bot. `place`: it writes in a channel, too."""
    address = {"request_url": f"{url.rstrip('/')}{PATH}"} if mode == "http" else {}
    where = {"url": address["request_url"]} if address else {}
    return {
        "display_information": {
            "name": "Qianfa",
            "description": "Carries news from the officer who drafts it to its release. 稿件送审、签发与发布。",
            "background_color": "#1f3a5f",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Qianfa", "always_online": True},
            "shortcuts": [
                {
                    "name": "Submit as draft 提交稿件",
                    "type": "message",
                    "callback_id": SUBMIT,
                    "description": "Begin an item with this message 用这条消息起稿",
                },
                {
                    "name": "New item 新稿件",
                    "type": "global",
                    "callback_id": COMPOSE,
                    "description": "Write an item, or attach it 写一篇稿件或附上文件",
                },
                {
                    "name": "Report a crisis 突发报警",
                    "type": "global",
                    "callback_id": ALARM,
                    "description": "Call out whoever is on duty 立即呼叫值班人员",
                },
            ],
            "slash_commands": [
                {
                    "command": COMMAND,
                    "description": "What waits for you, your items, search 待办、我的稿件、查找",
                    "usage_hint": "inbox | mine | find … | crisis … | help   待办 | 我的 | 查 … | 突发 …",
                    "should_escape": False,
                    **where,
                }
            ],
        },
        "oauth_config": {"scopes": {"bot": [*SCOPES, *(PLACE_SCOPES if place else ())]}},
        "settings": {
            "event_subscriptions": {**address, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **address},
            "org_deploy_enabled": False,
            "socket_mode_enabled": mode == "socket",
            "token_rotation_enabled": False,
        },
    }

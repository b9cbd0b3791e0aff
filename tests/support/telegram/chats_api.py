"""The methods about chats, topics, members, and the menus of commands."""

from typing import Final

from tests.support.telegram import shown
from tests.support.telegram.calls import Call, method
from tests.support.telegram.space import ApiError, Chat, Json, Space, User

_GREY: Final = 7322096


@method("getMe")
def get_me(call: Call) -> Json:
    return shown.me(call.space)


@method("getChat")
def get_chat(call: Call) -> Json:
    return shown.whole_chat(call.chat("read"))


@method("getChatMember")
def get_chat_member(call: Call) -> Json:
    chat, who = call.chat("read"), call.space.users.get(call.number("user_id"))
    if who is None:
        raise ApiError("Bad Request: invalid user_id specified")
    status = chat.bot_status if who is call.space.bot else chat.members.get(who.id, "left")
    return shown.member(who, status)


@method("createForumTopic")
def create_forum_topic(call: Call) -> Json:
    chat = call.chat()
    if not chat.forum:
        raise ApiError("Bad Request: the chat is not a forum")
    if chat.bot_status != "administrator":
        raise ApiError("Bad Request: not enough rights to create a topic")
    topic = call.space.topic(chat, call.text("name").strip())
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": call.number("icon_color", _GREY)}


@method("setMyCommands")
def set_my_commands(call: Call) -> bool:
    commands = [dict(one) for one in call.params["commands"]]
    call.space.menus[_scope(call), call.text("language_code")] = commands
    return True


@method("deleteMyCommands")
def delete_my_commands(call: Call) -> bool:
    call.space.menus.pop((_scope(call), call.text("language_code")), None)
    return True


@method("getMyCommands")
def get_my_commands(call: Call) -> list[Json]:
    return call.space.menus.get((_scope(call), call.text("language_code")), [])


@method("setMyDescription")
@method("setMyShortDescription")
@method("setChatMenuButton")
def taken(_call: Call) -> bool:
    return True


def _scope(call: Call) -> str:
    """Name whose menu a call is about; a chat has to be one that the bot is in."""
    scope = call.params.get("scope") or {"type": "default"}
    if "chat_id" in scope:
        Call(call.space, scope).chat("read")
    return scope_key(str(scope["type"]), scope.get("chat_id"), scope.get("user_id"))


def scope_key(kind: str, chat: object = None, user: object = None) -> str:
    """Give the name under which a menu is kept: "default", "chat:7", "chat_member:-100:7"."""
    return ":".join(str(part) for part in (kind, chat, user) if part is not None)


def menu(space: Space, who: User, chat: Chat | None = None) -> list[Json]:
    """Give the commands that somebody's client lists in a chat, his own with the bot unless another is named."""
    where = chat or space.private(who)
    for scope in _scopes(where, who):
        for language in (who.language_code.partition("-")[0], ""):
            if (scope, language) in space.menus:
                return space.menus[scope, language]
    return []


def _scopes(where: Chat, who: User) -> list[str]:
    """Name whose menus are looked for, the nearest first, as the Bot API documents it."""
    if where.kind == "private":
        return [scope_key("chat", where.id), "all_private_chats", "default"]
    administers = where.members.get(who.id) in ("administrator", "creator")
    own = [scope_key("chat_member", where.id, who.id)]
    theirs = [scope_key("chat_administrators", where.id)] if administers else []
    all_theirs = ["all_chat_administrators"] if administers else []
    return [*own, *theirs, scope_key("chat", where.id), *all_theirs, "all_group_chats", "default"]

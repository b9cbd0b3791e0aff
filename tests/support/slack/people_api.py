"""The methods auth.*, bots.*, team.*, users.*, conversations.*: who is there, and where they talk."""

from typing import Final

from tests.support.slack.calls import Call, method
from tests.support.slack.chat import shown
from tests.support.slack.workspace import ApiError, Channel, Json, Member

_PAGE: Final = 100
_WINDOW: Final = "cursor include_all_metadata inclusive latest limit oldest"


@method("auth.test", tier=4)
def test(call: Call) -> Json:
    space = call.space
    return {
        "url": f"https://{space.domain}.slack.com/",
        "team": space.domain,
        "user": "qianfa",
        "team_id": space.team,
        "user_id": space.bot_user,
        "bot_id": space.bot,
        "is_enterprise_install": False,
    }


@method("bots.info", takes="bot team_id", scope="users:read")
def bot_info(call: Call) -> Json:
    space = call.space
    if call.text("bot") != space.bot:
        raise ApiError("bot_not_found")
    names = {"id": space.bot, "deleted": False, "name": "qianfa", "app_id": space.app, "user_id": space.bot_user}
    return {"bot": names}


@method("team.info", takes="team domain", scope="team:read")
def team_info(call: Call) -> Json:
    return {"team": {"id": call.space.team, "name": call.space.domain, "domain": call.space.domain}}


@method("users.info", needs="user", takes="include_locale", scope="users:read", tier=4)
def user_info(call: Call) -> Json:
    member = call.space.members.get(call.text("user"))
    if member is None:
        raise ApiError("user_not_found")
    return {"user": profile(member, locale=call.flag("include_locale"))}


@method("users.lookupByEmail", needs="email", scope="users:read.email")
def lookup_by_email(call: Call) -> Json:
    email = call.text("email").casefold()
    found = [one for one in call.space.members.values() if one.email.casefold() == email and not one.deleted]
    if not found or not email:
        raise ApiError("users_not_found")
    return {"user": profile(found[0], locale=False)}


def profile(member: Member, *, locale: bool) -> Json:
    """Give an account as users.info shows it."""
    made: Json = {
        "id": member.id,
        "team_id": member.team,
        "name": member.name.casefold(),
        "deleted": member.deleted,
        "real_name": member.name,
        "tz": member.tz,
        "profile": {"real_name": member.name, "display_name": member.name, "email": member.email, "team": member.team},
        "is_admin": False,
        "is_restricted": member.guest,
        "is_ultra_restricted": False,
        "is_bot": member.bot,
        "is_stranger": member.stranger,
        "is_app_user": False,
    }
    if not member.email:
        del made["profile"]["email"]
    return made | ({"locale": member.locale} if locale else {})


@method("conversations.open", takes="users channel return_im prevent_creation", scope="im:write")
def open_conversation(call: Call) -> Json:
    users = [user for user in call.text("users").split(",") if user]
    if not users and not call.text("channel"):
        raise ApiError("users_list_not_supplied")
    if len(users) > 1:
        raise ApiError("too_many_users")  # the bot talks to one person at a time
    if not users:
        return {"channel": {"id": call.channel().id}}
    member = call.space.members.get(users[0])
    if member is None:
        raise ApiError("user_not_found")
    if member.deleted:
        raise ApiError("user_disabled")
    if member.bot:
        raise ApiError("cannot_dm_bot")
    return {"channel": {"id": call.space.direct(member.id).id}}


@method("conversations.info", needs="channel", takes="include_locale include_num_members", scope="channels:read")
def conversation_info(call: Call) -> Json:
    channel = call.channel()
    return {
        "channel": {
            "id": channel.id,
            "name": channel.name,
            "is_im": channel.kind == "im",
            "is_channel": channel.kind == "channel",
            "is_private": channel.kind != "channel",
            "is_archived": channel.archived,
            "is_member": call.space.bot_user in channel.members,
            **({"user": channel.user} if channel.kind == "im" else {}),
        }
    }


@method("conversations.history", needs="channel", takes=_WINDOW, scope="im:history")
def history(call: Call) -> Json:
    channel = call.channel()
    roots = [one for one in channel.messages if not one.only_for and one.thread in ("", one.ts)]
    return _page(call, channel, [one.ts for one in reversed(roots)])


@method("conversations.replies", needs="channel ts", takes=_WINDOW, scope="im:history")
def replies(call: Call) -> Json:
    channel, ts = call.channel(), call.text("ts")
    if channel.at(ts) is None:
        raise ApiError("thread_not_found")
    return _page(call, channel, [one.ts for one in channel.messages if not one.only_for and ts in (one.ts, one.thread)])


def _page(call: Call, channel: Channel, stamps: list[str]) -> Json:
    """Give a window of a conversation, with a cursor to what follows."""
    if call.space.bot_user not in channel.members:
        raise ApiError("not_in_channel")
    oldest, latest, with_edges = call.text("oldest") or "0", call.text("latest") or "9" * 20, call.flag("inclusive")
    for name, stamp in (("oldest", oldest), ("latest", latest)):
        if not stamp.replace(".", "").isdigit():
            raise ApiError(f"invalid_ts_{name}")
    inside = [
        ts for ts in stamps if float(oldest) < float(ts) < float(latest) or (with_edges and ts in (oldest, latest))
    ]
    begin, most = call.number("cursor", 0), min(call.number("limit", _PAGE), 999)
    page, more = inside[begin : begin + most], len(inside) > begin + most
    messages = [
        shown(call.space, found, metadata=call.flag("include_all_metadata")) for ts in page if (found := channel.at(ts))
    ]
    cursor = {"response_metadata": {"next_cursor": str(begin + most)}} if more else {}
    return {"messages": messages, "has_more": more, **cursor}

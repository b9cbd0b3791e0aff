"""What Slack tells the app: events, presses, submissions, shortcuts, commands, in the shapes of the documents."""

from collections.abc import Iterable

from tests.support.slack import files_api, views_api
from tests.support.slack.chat import shown
from tests.support.slack.workspace import Channel, File, Json, Member, Message, View, Workspace

TOKEN = "verification-token"


def event(space: Workspace, inner: Json) -> Json:
    """Wrap what happened as the Events API does."""
    return {
        "token": TOKEN,
        "team_id": space.team,
        "api_app_id": space.app,
        "event": inner,
        "type": "event_callback",
        "event_id": f"Ev0{space.number():06d}",
        "event_time": int(space.seconds()),
        "authorizations": [{"team_id": space.team, "user_id": space.bot_user, "is_bot": True}],
        "is_ext_shared_channel": False,
    }


def said(space: Workspace, channel: Channel, message: Message, files: Iterable[File], base: str) -> Json:
    """Tell of a message to the app."""
    inner = shown(space, message) | {"channel": channel.id, "channel_type": _kind(channel), "event_ts": message.ts}
    inner["client_msg_id"] = f"m-{message.ts}"
    inner["team"] = inner["user_team"] = space.members[message.user].team
    shared = [files_api.shown(base, space.team, file) for file in files]
    if shared:
        inner |= {"subtype": "file_share", "files": shared}
    return event(space, inner)


def altered(space: Workspace, channel: Channel, before: Json, now: Json | None) -> Json:
    """Tell that a message was changed, or (without `now`) deleted."""
    inner: Json = {"type": "message", "channel": channel.id, "channel_type": _kind(channel), "previous_message": before}
    inner |= {"ts": space.ts(), "hidden": True}
    if now is None:
        return event(space, inner | {"subtype": "message_deleted", "deleted_ts": before["ts"]})
    return event(space, inner | {"subtype": "message_changed", "message": now})


def home_opened(space: Workspace, user: str, channel: Channel) -> Json:
    """Tell that somebody opened the Home tab."""
    inner = {"type": "app_home_opened", "user": user, "channel": channel.id, "tab": "home", "event_ts": space.ts()}
    view = space.views.get(space.homes.get(user, ""))
    return event(space, inner | ({"view": views_api.shown(space, view)} if view else {}))


def _kind(channel: Channel) -> str:
    return {"im": "im", "channel": "channel", "private": "group"}[channel.kind]


def _interaction(space: Workspace, kind: str, member: Member, view: View | None = None) -> Json:
    return {
        "type": kind,
        "user": {"id": member.id, "username": member.name, "name": member.name, "team_id": member.team},
        "api_app_id": space.app,
        "token": TOKEN,
        "team": {"id": space.team, "domain": space.domain},
        "enterprise": None,
        "is_enterprise_install": False,
        "trigger_id": space.trigger(member.id, view.id if view else ""),
        **({"view": views_api.shown(space, view)} if view else {}),
    }


def pressed(
    space: Workspace, member: Member, action: Json, where: tuple[Channel, Message] | View, response_url: str
) -> Json:
    """Tell that somebody used an element of a message, a modal or the Home tab."""
    acted = {"actions": [action | {"action_ts": space.ts()}]}
    if isinstance(where, View):
        of_view = {"container": {"type": "view", "view_id": where.id}}
        return _interaction(space, "block_actions", member, where) | acted | of_view
    channel, message = where
    container: Json = {"type": "message", "message_ts": message.ts, "channel_id": channel.id}
    container["is_ephemeral"] = bool(message.only_for)
    if message.thread:
        container["thread_ts"] = message.thread
    told = {} if message.only_for else {"message": shown(space, message)}
    name = "directmessage" if channel.kind == "im" else channel.name
    where_it_was = {"container": container, "channel": {"id": channel.id, "name": name}, "response_url": response_url}
    return _interaction(space, "block_actions", member) | acted | where_it_was | told | {"state": {"values": {}}}


def submitted(space: Workspace, view: View) -> Json:
    """Tell that a modal was sent."""
    return _interaction(space, "view_submission", space.members[view.user], view) | {"response_urls": []}


def closed(space: Workspace, view: View, *, cleared: bool) -> Json:
    """Tell that a modal was closed."""
    payload = _interaction(space, "view_closed", space.members[view.user], view) | {"is_cleared": cleared}
    del payload["trigger_id"]
    return payload


def shortcut(space: Workspace, member: Member, callback: str) -> Json:
    """Tell that somebody chose a global shortcut."""
    return _interaction(space, "shortcut", member) | {"callback_id": callback, "action_ts": space.ts()}


def message_shortcut(
    space: Workspace, member: Member, callback: str, where: tuple[Channel, Message], response_url: str, base: str
) -> Json:
    """Tell that somebody chose a shortcut of a message."""
    channel, message = where
    files = [files_api.shown(base, space.team, space.files[file]) for file in message.files]
    told = shown(space, message) | ({"files": files} if files else {})
    return _interaction(space, "message_action", member) | {
        "callback_id": callback,
        "action_ts": space.ts(),
        "message_ts": message.ts,
        "channel": {"id": channel.id, "name": channel.name or "directmessage"},
        "message": told,
        "response_url": response_url,
    }


def commanded(space: Workspace, member: Member, channel: Channel, line: tuple[str, str], response_url: str) -> Json:
    """Tell that somebody typed a slash command: its name, and what followed."""
    command, text = line
    return {
        "token": TOKEN,
        "team_id": member.team,
        "team_domain": space.domain,
        "channel_id": channel.id,
        "channel_name": channel.name or "directmessage",
        "user_id": member.id,
        "user_name": member.name,
        "command": command,
        "text": text,
        "api_app_id": space.app,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": space.trigger(member.id),
    }

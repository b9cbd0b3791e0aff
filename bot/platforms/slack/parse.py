"""Takes apart what Slack delivers: who did what, under which key it is told from all else."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, Final

import orjson

from bot.frozen import frozen
from bot.platforms.slack.blocks import TAP
from bot.platforms.slack.manifest import ALARM, COMPOSE, SUBMIT
from bot.platforms.slack.prose import shared, words_of
from bot.ports import FileRef, Message

Plain = Mapping[str, Any]

_WRITTEN: Final = frozenset({None, "file_share", "me_message", "thread_broadcast"})
_CHANGED: Final = frozenset({"message_changed", "message_deleted"})


@frozen
class Caller:
    """An account that did something, and the workspace that it belongs to."""

    user: str
    team: str


@frozen
class Spot:
    """Where somebody may be answered privately: a channel and its thread, the address that Slack gave for it.

    `message` is the message in which he pressed.
    """

    channel: str = ""
    thread: str = ""
    response_url: str = ""
    trigger: str = ""
    message: str = ""


@frozen
class Written:
    """A message to the bot; `given_back` is what its sender no longer sees if it is not taken."""

    caller: Caller
    event: str
    message: Message
    spot: Spot
    given_back: str = ""


@frozen
class Pressed:
    """A press; `view` is the modal that it was made in, with what stands in it by now, and `home` the Home tab."""

    caller: Caller
    event: str
    token: str
    spot: Spot
    view: Plain | None = None
    home: bool = False


@frozen
class Sent:
    """A modal that was sent."""

    caller: Caller
    event: str
    view: Plain
    trigger: str


@frozen
class Closed:
    """A modal that was closed and not sent."""

    caller: Caller
    event: str
    view: Plain


@frozen
class Altered:
    """A message to the bot that its sender changed, or took back."""

    caller: Caller
    event: str
    spot: Spot
    deleted: bool


@frozen
class CameHome:
    """Somebody looks at the Home tab."""

    caller: Caller


@frozen
class Composes:
    """Somebody wants to write an item: the global shortcut."""

    caller: Caller
    trigger: str


@frozen
class Profiled:
    """Somebody's profile is another one now."""

    user: Plain


@frozen
class Dropped:
    """Slack has stopped delivering events for a while (fault 14)."""

    minute: int


Delivered = Written | Pressed | Sent | Closed | Altered | CameHome | Composes | Profiled | Dropped


def read(body: Plain) -> Delivered | None:
    """Take a payload apart; None when it is nothing that the bot takes notice of."""
    match body.get("type"):
        case "event_callback":
            return _event(body, body["event"])
        case "block_actions":
            return _pressed(body)
        case "view_submission":
            return Sent(_caller(body), _view_key(body, "sent"), body["view"], str(body.get("trigger_id", "")))
        case "view_closed":
            return Closed(_caller(body), _view_key(body, "closed"), body["view"])
        case "message_action" if body.get("callback_id") == SUBMIT:
            return _submitted(body)
        case "shortcut" if body.get("callback_id") == COMPOSE:
            return Composes(_caller(body), str(body.get("trigger_id", "")))
        case "shortcut" if body.get("callback_id") == ALARM:
            return _alarmed(body)
        case "app_rate_limited":
            return Dropped(int(body.get("minute_rate_limited", 0)))
        case None if "command" in body:
            return _commanded(body)
        case _:
            return None


def _event(body: Plain, event: Plain) -> Delivered | None:
    match event.get("type"):
        case "message" if event.get("channel_type") == "im":
            return _message(body, event)
        case "app_home_opened" if event.get("tab") == "home":
            return CameHome(Caller(str(event["user"]), str(body.get("team_id", ""))))
        case "user_change":
            return Profiled(event["user"])
        case _:
            return None


def _message(body: Plain, event: Plain) -> Written | Altered | None:
    key, subtype = f"slack:{body.get('team_id', '')}:{body.get('event_id', '')}", event.get("subtype")
    if subtype in _CHANGED:
        return _altered(body, event, key)
    if subtype not in _WRITTEN or event.get("bot_id") or not event.get("user"):
        return None
    spot = Spot(str(event["channel"]), str(event.get("thread_ts", "")))
    caller = Caller(str(event["user"]), str(event.get("user_team") or event.get("team") or body.get("team_id", "")))
    under = f"{spot.channel}:{spot.thread}" if spot.thread else ""
    return Written(caller, key, Message(words_of(event), tuple(_files(event)), under), spot)


def _altered(body: Plain, event: Plain, key: str) -> Altered | None:
    """Tell that somebody changed what he wrote: not that an address in it was unfolded, nor that a card was edited."""
    before: Plain = event.get("previous_message") or {}
    now: Plain = event.get("message") or {}
    deleted = event.get("subtype") == "message_deleted" or now.get("subtype") == "tombstone"
    if before.get("bot_id") or not before.get("user") or not (deleted or before.get("text") != now.get("text")):
        return None
    caller = Caller(str(before["user"]), str(before.get("team") or body.get("team_id", "")))
    return Altered(caller, key, Spot(str(event["channel"])), deleted)


def _files(event: Plain) -> Iterator[FileRef]:
    passed_on = (file for one in shared(event) for file in one.get("files") or ())
    for file in (*(event.get("files") or ()), *passed_on):
        if file.get("id") and file.get("mode") != "tombstone":
            yield FileRef(str(file["id"]), str(file.get("name") or file.get("title") or ""), int(file.get("size") or 0))


def _pressed(body: Plain) -> Pressed | None:
    action = next(iter(body.get("actions") or ()), None)
    if action is None or not str(action.get("action_id", "")).startswith(TAP):
        return None  # what only fills in a field
    token = _token(action)
    caller, view = _caller(body), body.get("view")
    key = f"slack:{caller.team}:{action.get('action_ts', '')}:{caller.user}:{action.get('action_id', '')}"
    container, message = body.get("container") or {}, body.get("message") or {}
    spot = Spot(
        str((body.get("channel") or {}).get("id") or container.get("channel_id") or ""),
        str(message.get("thread_ts") or ""),
        str(body.get("response_url") or ""),
        str(body.get("trigger_id") or ""),
        str(message.get("ts") or container.get("message_ts") or ""),
    )
    if view is None:
        return Pressed(caller, key, token, spot)
    home = view.get("type") == "home"
    return Pressed(caller, key, token, spot, None if home else view, home=home)


def _token(action: Plain) -> str:
    """Give the token that was pressed, as it is: one that is malformed is answered as any dead button."""
    return str(action.get("value") or (action.get("selected_option") or {}).get("value") or "")


def _submitted(body: Plain) -> Written:
    """Take somebody's message, his own or another's, as the beginning of an item."""
    caller, message = _caller(body), body.get("message") or {}
    key = f"slack:{caller.team}:{body.get('trigger_id') or body.get('action_ts', '')}"
    spot = Spot(
        str((body.get("channel") or {}).get("id") or ""),
        response_url=str(body.get("response_url") or ""),
        trigger=str(body.get("trigger_id") or ""),
    )
    return Written(caller, key, Message(words_of(message), tuple(_files(message))), spot)


def _alarmed(body: Plain) -> Written:
    """Take the shortcut of an alarm as the command: it asks what has happened."""
    caller, trigger = _caller(body), str(body.get("trigger_id") or body.get("action_ts", ""))
    return Written(caller, f"slack:{caller.team}:{trigger}", Message("/crisis"), Spot("", trigger=trigger))


def _commanded(body: Plain) -> Written:
    caller = Caller(str(body.get("user_id", "")), str(body.get("team_id", "")))
    said = str(body.get("text") or "").strip()
    spot = Spot(
        str(body.get("channel_id") or ""),
        response_url=str(body.get("response_url") or ""),
        trigger=str(body.get("trigger_id") or ""),
    )
    line = said if "\n" in said else f"/{said.removeprefix('/')}" if said else "/help"  # several lines are an item
    return Written(caller, f"slack:{caller.team}:{body.get('trigger_id', '')}", Message(line), spot, given_back=said)


def _caller(body: Plain) -> Caller:
    user, team = body.get("user") or {}, body.get("team") or {}
    return Caller(str(user.get("id", "")), str(user.get("team_id") or team.get("id") or ""))


def _view_key(body: Plain, what: str) -> str:
    """Give the key of a modal that was sent or closed.

    Its hash stays when it is given back with what is wrong, and what stands in it does not: the same sent once more
    is the same event.
    """
    caller, view = _caller(body), body["view"]
    filled = sha256(orjson.dumps(view.get("state") or {}, option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]
    return f"slack:{caller.team}:{view.get('id', '')}:{view.get('hash', '')}:{filled}:{what}"


def composed(view: Plain) -> Message:
    """Give what was written into the modal for a new item."""
    values = (view.get("state") or {}).get("values") or {}
    entries = [entry for block in values.values() for entry in block.values()]
    words = next((str(entry["value"]) for entry in entries if entry.get("value")), "")
    return Message(words, tuple(ref for entry in entries for ref in _files(entry)))


def typed(view: Plain) -> str:
    """Give all the words that were typed into a modal."""
    values = (view.get("state") or {}).get("values") or {}
    return "\n\n".join(
        str(entry["value"]) for block in values.values() for entry in block.values() if entry.get("value")
    )

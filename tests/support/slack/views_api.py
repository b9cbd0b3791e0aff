"""The methods views.*: modals on top of each other, and each member's Home tab."""

import copy
from collections.abc import Iterator
from typing import Any, Final

from tests.support.slack.calls import Call, method
from tests.support.slack.chat import elements_of, with_ids
from tests.support.slack.limits import view_problems
from tests.support.slack.workspace import ApiError, Json, View, Workspace

MOST_ON_TOP: Final = 3


@method("views.open", needs="view", takes="trigger_id interactivity_pointer", tier=4)
def open_view(call: Call) -> Json:
    body, trigger = sound(call.json("view"), "modal"), call.space.exchange(call.text("trigger_id"))
    view = made(call.space, trigger.user, body)
    call.space.modals[trigger.user] = [view.id]
    return {"view": shown(call.space, view)}


@method("views.push", needs="view", takes="trigger_id interactivity_pointer", tier=4)
def push_view(call: Call) -> Json:
    body, trigger = sound(call.json("view"), "modal"), call.space.exchange(call.text("trigger_id"))
    return {"view": shown(call.space, pushed(call.space, trigger.user, body))}


@method("views.update", needs="view", takes="view_id external_id hash", tier=4)
def update_view(call: Call) -> Json:
    space, body = call.space, call.json("view")
    view = space.views.get(call.text("view_id")) or _named(space, call.text("external_id"))
    if view is None or not _standing(space, view):
        raise ApiError("not_found")
    _same(call, view)
    changed(space, view, sound(body, view.body["type"]))
    return {"view": shown(space, view)}


@method("views.publish", needs="view user_id", takes="hash interactivity_pointer", tier=4)
def publish_view(call: Call) -> Json:
    space, user = call.space, call.text("user_id")
    if user not in space.members:
        raise ApiError("invalid_arguments", "[ERROR] must be a valid user [json-pointer:/user_id]")
    body, standing = sound(call.json("view"), "home"), space.views.get(space.homes.get(user, ""))
    if standing is None:
        standing = made(space, user, body)
        space.homes[user] = standing.id
    else:
        _same(call, standing)
        changed(space, standing, body)
    return {"view": shown(space, standing)}


def sound(body: Any, kind: str) -> Json:  # noqa: ANN401 - whatever was sent
    """Give a view that Slack would take; ApiError says what is wrong with it."""
    if not isinstance(body, dict) or body.get("type") != kind:
        raise ApiError("invalid_arguments", "[ERROR] unsupported view type [json-pointer:/view/type]")
    found = view_problems(body)
    if any("view_too_large" in words for words in found):
        raise ApiError("view_too_large")
    if found:
        raise ApiError(
            "invalid_arguments", *(f"[ERROR] {words.replace('pointer:', 'pointer:/view')}" for words in found)
        )
    return body


def made(space: Workspace, user: str, body: Json, *, root: str = "", previous: str = "") -> View:
    """Put a new view before somebody, its fields filled with what they begin with."""
    view = View(f"V0{space.number():06d}", user, {}, "", root, previous)
    view.root = view.root or view.id
    space.views[view.id] = view
    changed(space, view, body)
    view.before.clear()
    return view


def pushed(space: Workspace, user: str, body: Json) -> View:
    """Put a view on top of those that somebody has before him."""
    stack = space.modals.get(user, [])
    if not stack:
        raise ApiError("not_found")
    if len(stack) >= MOST_ON_TOP:
        raise ApiError("push_limit_reached")
    view = made(space, user, body, root=stack[0], previous=stack[-1])
    stack.append(view.id)
    return view


def changed(space: Workspace, view: View, body: Json) -> None:
    """Change what a view says. What was put into a field stays in it as long as its block's and its own id do."""
    view.before.append(view.body)
    view.body = copy.deepcopy(body) | {"blocks": with_ids(space, body["blocks"])}
    view.hash, view.errors = f"{space.ts()}.hash", {}
    view.values = {key: view.values.get(key, begins) for key, begins in _fields(view.body["blocks"])}


def _fields(blocks: list[Json]) -> Iterator[tuple[tuple[str, str], Json]]:
    """Give every element that holds a value, by block and action, with the value that it begins with."""
    for block in blocks:
        for element in elements_of(block):
            if "action_id" in element and element["type"] not in ("button", "overflow", "icon_button"):
                yield (block["block_id"], element["action_id"]), _begins(element)


def _begins(element: Json) -> Json:
    """Give what a field holds before anybody touches it, as `view.state.values` shows it."""
    kind = element["type"]
    shapes = {
        "radio_buttons": {"selected_option": element.get("initial_option")},
        "static_select": {"selected_option": element.get("initial_option")},
        "checkboxes": {"selected_options": element.get("initial_options", [])},
        "multi_static_select": {"selected_options": element.get("initial_options", [])},
        "users_select": {"selected_user": element.get("initial_user")},
        "multi_users_select": {"selected_users": element.get("initial_users", [])},
        "datepicker": {"selected_date": element.get("initial_date")},
        "timepicker": {"selected_time": element.get("initial_time")},
        "datetimepicker": {"selected_date_time": element.get("initial_date_time")},
        "file_input": {"files": []},
    }
    return {"type": kind, **shapes.get(kind, {"value": element.get("initial_value") or None})}


def _named(space: Workspace, name: str) -> View | None:
    """Find a view by the id that the app gave to it."""
    return next((one for one in space.views.values() if name and one.body.get("external_id") == name), None)


def _standing(space: Workspace, view: View) -> bool:
    """Tell whether somebody still has the view before him."""
    return view.id in space.modals.get(view.user, []) or space.homes.get(view.user) == view.id


def _same(call: Call, view: View) -> None:
    """Refuse a change that was made to another state of the view."""
    if call.text("hash") and call.text("hash") != view.hash:
        raise ApiError("hash_conflict")


def shown(space: Workspace, view: View) -> Json:
    """Give a view as methods and payloads show it."""
    values: Json = {}
    for (block, action), value in view.values.items():
        values.setdefault(block, {})[action] = value
    given = {"private_metadata": "", "callback_id": "", "external_id": "", "clear_on_close": False}
    return {
        **given,
        "notify_on_close": False,
        **view.body,
        "id": view.id,
        "team_id": space.team,
        "app_id": space.app,
        "bot_id": space.bot,
        "hash": view.hash,
        "root_view_id": view.root,
        "previous_view_id": view.previous or None,
        "state": {"values": values},
    }

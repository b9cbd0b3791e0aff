"""The methods chat.*: posting, editing, deleting, ephemeral messages, links to messages."""

import copy
import json
from collections.abc import Iterator
from typing import Any, Final

from tests.support.slack.calls import Call, method
from tests.support.slack.kit import BLOCKS
from tests.support.slack.limits import MOST_TEXT, problems
from tests.support.slack.rates import POSTING
from tests.support.slack.workspace import ApiError, Channel, Json, Message, Workspace

MOST_UPDATED: Final = 4000  # characters of `text` in chat.update
MOST_METADATA: Final = 16_000  # bytes
_CONTENT: Final = "text blocks attachments metadata parse link_names markdown_text as_user"
_LOOKS: Final = "username icon_emoji icon_url"


@method(
    "chat.postMessage",
    needs="channel",
    takes=f"{_CONTENT} {_LOOKS} mrkdwn reply_broadcast thread_ts unfurl_links unfurl_media",
    scope="chat:write",
    rate=POSTING,
)
def post_message(call: Call) -> Json:
    channel = _open(call)
    text, blocks = _content(call, MOST_TEXT)
    thread = call.text("thread_ts")
    if thread and channel.at(thread) is None:
        raise ApiError("thread_not_found")
    message = Message(call.space.ts(), call.space.bot_user, text, blocks, thread, _metadata(call), by_app=True)
    message.sent_as = dict(call.args)
    channel.messages.append(message)
    return {"channel": channel.id, "ts": message.ts, "message": shown(call.space, message)}


@method(
    "chat.update",
    needs="channel ts",
    takes=f"{_CONTENT} reply_broadcast file_ids",
    scope="chat:write",
)
def update(call: Call) -> Json:
    channel = call.channel()
    if channel.archived:
        raise ApiError("is_inactive")
    message = _own(call, channel, "ts", "cant_update_message")
    text, blocks = _content(call, MOST_UPDATED)
    message.edits.append((message.text, message.blocks))
    message.text, message.blocks = text, blocks if call.args.get("blocks") is not None else message.blocks
    if call.args.get("metadata") is not None:
        message.metadata = _metadata(call)
    return {"channel": channel.id, "ts": message.ts, "text": text, "message": shown(call.space, message)}


@method(
    "chat.postEphemeral",
    needs="channel user",
    takes=f"{_CONTENT} {_LOOKS} thread_ts",
    scope="chat:write",
    tier=4,
)
def post_ephemeral(call: Call) -> Json:
    channel, user = _open(call), call.text("user")
    if user not in channel.members:
        raise ApiError("user_not_in_channel")
    text, blocks = _content(call, MOST_TEXT)
    return {"message_ts": whispered(call.space, channel, user, text, blocks, call.text("thread_ts"))}


def whispered(space: Workspace, channel: Channel, user: str, text: str, blocks: list[Json], thread: str = "") -> str:
    """Put a message into a conversation that only one member sees."""
    message = Message(space.ts(), space.bot_user, text, blocks, thread, by_app=True, only_for=user)
    channel.messages.append(message)
    return message.ts


@method("chat.delete", needs="channel ts", takes="as_user", scope="chat:write")
def delete(call: Call) -> Json:
    channel = call.channel()
    channel.messages.remove(_own(call, channel, "ts", "cant_delete_message"))
    return {"channel": channel.id, "ts": call.text("ts")}


@method("chat.getPermalink", needs="channel message_ts", tier=4)
def get_permalink(call: Call) -> Json:
    channel, ts = call.channel(), call.text("message_ts")
    if channel.at(ts) is None:
        raise ApiError("message_not_found")
    link = f"https://{call.space.domain}.slack.com/archives/{channel.id}/p{ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": link}


def _open(call: Call) -> Channel:
    """Find a conversation that can be written into."""
    channel = call.channel()
    if channel.archived:
        raise ApiError("is_archived")
    if call.space.bot_user not in channel.members:
        raise ApiError("not_in_channel")
    if channel.kind == "im" and call.space.members[channel.user].deleted:
        raise ApiError("channel_not_found")
    return channel


def _own(call: Call, channel: Channel, name: str, otherwise: str) -> Message:
    """Find the message that is to be changed; only what the app posted itself can be."""
    message = channel.at(call.text(name))
    if message is None:
        raise ApiError("message_not_found")
    if not message.by_app:
        raise ApiError(otherwise)
    return message


def _content(call: Call, most: int) -> tuple[str, list[Json]]:
    """Take in what a message is to say, if Slack would."""
    text, blocks = call.text("text"), call.json("blocks") or []
    if not text and not blocks:
        raise ApiError("no_text")
    if len(text) > most:
        raise ApiError("msg_too_long")
    return text, taken_in(call.space, blocks)


def taken_in(space: Workspace, blocks: Any) -> list[Json]:  # noqa: ANN401 - whatever was sent
    """Take blocks in, with the ids that Slack gives to what has none; ApiError says what is wrong with them."""
    if not isinstance(blocks, list):
        raise ApiError("invalid_blocks_format")
    found = problems(blocks, "message")
    if any("msg_blocks_too_long" in words for words in found):
        raise ApiError("msg_blocks_too_long")
    if found:
        raise ApiError("invalid_blocks", *(f"[ERROR] {words}" for words in found), errors=found)
    return with_ids(space, blocks)


def with_ids(space: Workspace, blocks: list[Json]) -> list[Json]:
    """Give every block and element the id that Slack gives where the app gave none."""
    made: list[Json] = copy.deepcopy(blocks)
    for block in made:
        block.setdefault("block_id", f"b{space.number():04d}")
        for element in elements_of(block):
            element.setdefault("action_id", f"a{space.number():04d}")
    return made


def elements_of(block: Json) -> Iterator[Json]:
    """Give the elements of a block that somebody can use, those of the blocks and cards in it included."""
    if block["type"] in ("rich_text", "table", "data_table"):
        return
    for name in ("elements", "actions", "child_blocks"):
        for inner in block.get(name, ()):
            yield from elements_of(inner) if inner["type"] in BLOCKS else _used(inner)
    yield from (one for name in ("element", "accessory") if name in block for one in _used(block[name]))


def _used(element: Json) -> Iterator[Json]:
    return iter(() if element["type"] in ("image", "plain_text", "mrkdwn") else (element,))


def _metadata(call: Call) -> Json | None:
    """Take in a message's metadata: an event's type, and a payload of plain values."""
    metadata = call.json("metadata")
    if metadata in (None, {}):
        return None
    if not isinstance(metadata, dict) or set(metadata) != {"event_type", "event_payload"}:
        raise ApiError("invalid_metadata_format")
    payload = metadata["event_payload"]
    if not isinstance(payload, dict) or not all(
        isinstance(value, str | int | float | bool) for value in payload.values()
    ):
        raise ApiError("invalid_metadata_schema")
    if len(json.dumps(metadata).encode()) > MOST_METADATA:
        raise ApiError("metadata_too_large")
    return metadata


def shown(space: Workspace, message: Message, *, metadata: bool = False) -> Json:
    """Give a message as methods and events show it."""
    made: Json = {"type": "message", "user": message.user, "ts": message.ts, "text": message.text, "team": space.team}
    if message.by_app:
        made |= {"bot_id": space.bot, "app_id": space.app}
    if message.blocks:
        made["blocks"] = message.blocks
    if message.thread:
        made["thread_ts"] = message.thread
    if message.edits:
        made["edited"] = {"user": message.user, "ts": message.ts}
    if metadata and message.metadata:
        made["metadata"] = message.metadata
    return made

"""The methods files.*: sending a file in two steps, and what is known of one."""

from tests.support.slack.calls import Call, method
from tests.support.slack.workspace import ApiError, File, Json, Message


@method(
    "files.getUploadURLExternal", needs="filename length", takes="alt_txt snippet_type", scope="files:write", tier=4
)
def upload_url(call: Call) -> Json:
    space, size = call.space, call.number("length", 0)
    if size == 0:
        raise ApiError("missing_argument")
    file = File(f"F0{space.number():06d}", call.text("filename"), size, space.bot_user)
    space.files[file.id] = file
    return {"file_id": file.id, "upload_url": f"{call.base}/upload/v1/{file.id}"}


@method(
    "files.completeUploadExternal",
    needs="files",
    takes="channel_id channels thread_ts initial_comment blocks username icon_url icon_emoji",
    scope="files:write",
    tier=4,
)
def complete_upload(call: Call) -> Json:
    space, named = call.space, call.json("files")
    files = [space.files.get(one.get("id", "")) for one in named]
    found = [file for file in files if file is not None and file.uploaded]
    if len(found) < len(files):
        raise ApiError("file_not_found")
    channel = call.channel("channel_id") if call.text("channel_id") else None
    if channel is not None and (channel.archived or space.bot_user not in channel.members):
        raise ApiError("posting_to_channel_denied" if channel.archived else "not_in_channel")
    for file, one in zip(found, named, strict=True):
        file.complete, file.title = True, one.get("title") or file.name
    if channel is not None:
        words, ids = call.text("initial_comment"), [file.id for file in found]
        sent = Message(space.ts(), space.bot_user, words, thread=call.text("thread_ts"), files=ids, by_app=True)
        sent.sent_as = dict(call.args)
        channel.messages.append(sent)
    return {"files": [shown(call.base, space.team, file) for file in found]}


@method("files.info", needs="file", takes="cursor limit", scope="files:read", tier=4)
def info(call: Call) -> Json:
    file = call.space.files.get(call.text("file"))
    if file is None or not file.complete:
        raise ApiError("file_not_found")
    return {"file": shown(call.base, call.space.team, file)}


def shown(base: str, team: str, file: File) -> Json:
    """Give a file as methods and events show it; its links need the app's token."""
    where = f"{base}/files-pri/{team}-{file.id}"
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title,
        "mimetype": file.media_type,
        "filetype": file.name.rpartition(".")[2],
        "size": file.size,
        "user": file.owner,
        "mode": "hosted",
        "is_external": False,
        "file_access": "visible",
        "url_private": f"{where}/{file.name}",
        "url_private_download": f"{where}/download/{file.name}",
    }

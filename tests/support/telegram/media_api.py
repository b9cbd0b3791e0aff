"""The methods that send photos and files, alone and as albums, and that say where a file can be fetched."""

from typing import Any

from tests.support.telegram import shown
from tests.support.telegram.calls import Call, Upload, method
from tests.support.telegram.files import MOST_FETCHED, MOST_PHOTO, MOST_SENT, File, photo_problem
from tests.support.telegram.messages_api import sent
from tests.support.telegram.rules import styled
from tests.support.telegram.space import ApiError, Chat, Json, Message


@method("sendPhoto")
def send_photo(call: Call) -> Json:
    return shown.message(_sent(call, call.chat(), "photo", call.params))


@method("sendDocument")
def send_document(call: Call) -> Json:
    return shown.message(_sent(call, call.chat(), "document", call.params))


@method("sendVideo")
def send_video(call: Call) -> Json:
    return shown.message(_sent(call, call.chat(), "video", call.params))


@method("sendAudio")
def send_audio(call: Call) -> Json:
    return shown.message(_sent(call, call.chat(), "audio", call.params))


@method("sendVoice")
def send_voice(call: Call) -> Json:
    return shown.message(_sent(call, call.chat(), "voice", call.params))


@method("sendMediaGroup")
def send_media_group(call: Call) -> list[Json]:
    chat, album = call.chat(), f"{call.space.number():017d}"
    found = [(item, _files(call, item["type"], item["media"])) for item in call.params["media"]]
    messages = [_put(call, chat, item["type"], item, files, album=album) for item, files in found]
    return [shown.message(message) for message in messages]


def _sent(call: Call, chat: Chat, kind: str, content: Json) -> Message:
    return _put(call, chat, kind, content, _files(call, kind, call.params[kind]))


def _put(call: Call, chat: Chat, kind: str, content: Json, files: list[File], **more: Any) -> Message:  # noqa: ANN401 - fields of `Message`
    text, entities = styled(content, "caption")
    return sent(call, chat, text=text, entities=entities, media=kind, files=files, **more)


def _files(call: Call, kind: str, named: str) -> list[File]:
    """Find what is to be sent: uploaded with the call, or sent before."""
    if named.startswith("attach://"):
        upload = call.uploads.get(named.removeprefix("attach://"))
        if upload is None:
            raise ApiError(f'Bad Request: can\'t parse InputMedia: media "{named}" not found')
        return _uploaded(call, kind, upload)
    if named.startswith(("http://", "https://")):
        raise ApiError("Bad Request: failed to get HTTP URL content")
    if named not in call.space.files.kept:
        raise ApiError("Bad Request: wrong remote file identifier specified: Wrong character in the string")
    return [call.space.files.kept[named]]


def _uploaded(call: Call, kind: str, upload: Upload) -> list[File]:
    if len(upload.data) > MOST_SENT:
        raise ApiError("Request Entity Too Large", 413)
    if not upload.data:
        raise ApiError("Bad Request: file must be non-empty")
    if kind != "photo":
        return [call.space.files.add(kind, upload.name, upload.data, media_type=upload.media_type)]
    if len(upload.data) > MOST_PHOTO:
        raise ApiError("Bad Request: too big photo")
    wrong = photo_problem(upload.data)
    if wrong:
        raise ApiError(f"Bad Request: {wrong}")
    return call.space.files.photo(upload.data)


@method("getFile")
def get_file(call: Call) -> Json:
    file = call.space.files.kept.get(call.text("file_id"))
    if file is None:
        raise ApiError("Bad Request: wrong file_id or the file is temporarily unavailable")
    if file.size > MOST_FETCHED:
        raise ApiError("Bad Request: file is too big")
    return {"file_id": file.id, "file_unique_id": file.unique, "file_size": file.size, "file_path": file.path}

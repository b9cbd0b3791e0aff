"""What Telegram asks of several parameters of a call together: lengths after parsing, albums, menus, webhooks."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from tests.support.telegram.found import FOUND
from tests.support.telegram.html import BadMarkup, entities, finished, units
from tests.support.telegram.shapes import ARRAY, CHAT, FLAG, INTEGER, TEXT, record

MOST_TEXT: Final = 4096  # UTF-16 units after entities are parsed, as all lengths here
MOST_CAPTION: Final = 1024
MOST_ANSWER: Final = 200
MOST_RAW: Final = 32_768  # bytes, before entities are parsed
MOST_ENTITIES: Final = 100
MOST_COMMANDS: Final = 100
MOST_TOPIC: Final = 128
Params = Mapping[str, Any]
Rule = Callable[[Params], Iterator[str]]


def styled(params: Params, name: str = "text") -> tuple[str, list[dict[str, Any]]]:
    """Give what a client shows of a text or a caption that was sent; BadMarkup when its entities cannot be parsed."""
    text, listed = str(params.get(name) or ""), "entities" if name == "text" else "caption_entities"
    mode = str(params.get("parse_mode") or "").lower()
    if mode not in ("", "none", "html"):
        raise BadMarkup("Unsupported parse_mode")
    return entities(text) if mode == "html" else finished(text, list(params.get(listed) or ()))


def _text_fits(name: str, most: int, words: str) -> Rule:
    def rule(params: Params) -> Iterator[str]:
        if name not in params:
            return
        if len(params[name].encode()) > MOST_RAW:
            yield "text is too long"
            return
        try:
            text, marked = styled(params, name)
        except BadMarkup as error:
            yield str(error) if "parse_mode" in str(error) else f"can't parse entities: {error}"
            return
        if not text and name == "text":
            yield "text must be non-empty"
        if units(text) > most:
            yield words
        if sum(one["type"] not in FOUND for one in marked) > MOST_ENTITIES:
            yield f"more than {MOST_ENTITIES} entities: the others would be left out without a word"

    return rule


BODY: Final = _text_fits("text", MOST_TEXT, "message is too long")
CAPTION: Final = _text_fits("caption", MOST_CAPTION, "message caption is too long")


def answer_fits(params: Params) -> Iterator[str]:
    """Hold the words of an answer to a press against their length."""
    if units(params.get("text", "")) > MOST_ANSWER:
        yield "MESSAGE_TOO_LONG"


def topic_fits(params: Params) -> Iterator[str]:
    """Hold a topic's name against its length."""
    if not 1 <= units(params["name"].strip()) <= MOST_TOPIC:
        yield "TOPIC_TITLE_INVALID" if params["name"].strip() else "TOPIC_TITLE_EMPTY"


_MEDIA: Final = record(
    {
        "type": TEXT,
        "media": TEXT,
        "thumbnail": TEXT,
        "caption": TEXT,
        "parse_mode": TEXT,
        "caption_entities": ARRAY,
        "show_caption_above_media": FLAG,
        "has_spoiler": FLAG,
        "disable_content_type_detection": FLAG,
        "width": INTEGER,
        "height": INTEGER,
        "duration": INTEGER,
    },
    "type",
    "media",
)
_ALONE: Final = ("document", "audio")
_IN_ALBUMS: Final = (*_ALONE, "photo", "video", "live_photo")
_ALBUM: Final = range(2, 11)


def album(params: Params) -> Iterator[str]:
    """Look at the parts of an album."""
    media = params["media"]
    if len(media) not in _ALBUM:
        yield f"an album must include {_ALBUM[0]}-{_ALBUM[-1]} items"
    wrong = [one for item in media for one in _MEDIA(item, "InputMedia")]
    yield from (f"can't parse InputMedia: {one}" for one in wrong)
    if wrong:
        return
    kinds = {item["type"] for item in media}
    yield from (f'can\'t parse InputMedia: type "{kind}" is unsupported' for kind in kinds - set(_IN_ALBUMS))
    mixed = sorted(kinds & set(_ALONE)) if len(kinds) > 1 else []
    yield from (f"{kind.capitalize()} can't be mixed with other media types" for kind in mixed)
    yield from (one for item in media for one in CAPTION(item))


_COMMAND: Final = record({"command": TEXT, "description": TEXT}, "command", "description")


def commands(params: Params) -> Iterator[str]:
    """Look at the commands of a menu."""
    for command in params["commands"]:
        wrong = list(_COMMAND(command, "BotCommand"))
        yield from (f"can't parse BotCommand: {one}" for one in wrong)
        if not wrong:
            name, words = command["command"].removeprefix("/"), command["description"]
            if not (name.isascii() and name.replace("_", "a").isalnum() and name == name.lower() and len(name) <= 32):
                yield "BOT_COMMAND_INVALID"
            if not 1 <= units(words) <= 256:
                yield "BOT_COMMAND_DESCRIPTION_INVALID"
    if len(params["commands"]) > MOST_COMMANDS:
        yield "BOT_COMMANDS_TOO_MUCH"


_SCOPES: Final = {
    **dict.fromkeys(("default", "all_private_chats", "all_group_chats", "all_chat_administrators"), ()),
    **dict.fromkeys(("chat", "chat_administrators"), ("chat_id",)),
    "chat_member": ("chat_id", "user_id"),
}
_SCOPE: Final = record({"type": TEXT, "chat_id": CHAT, "user_id": INTEGER}, "type")


def menu(params: Params) -> Iterator[str]:
    """Look at whose menu it is, and in which language."""
    scope, language = params.get("scope", {"type": "default"}), params.get("language_code", "")
    wrong = list(_SCOPE(scope, "scope"))
    if not wrong and (scope["type"] not in _SCOPES or set(scope) - {"type"} != set(_SCOPES[scope["type"]])):
        wrong = ["Unsupported type specified"]
    yield from (f"can't parse BotCommandScope: {one}" for one in wrong)
    if language and not (len(language) == len("zh") and language.isascii() and language.islower()):
        yield "invalid language code specified"


def webhook(params: Params) -> Iterator[str]:
    """Look at the address and the secret of a webhook."""
    url, secret = params.get("url", ""), params.get("secret_token", "")
    if url and not url.startswith(("https://", "http://127.0.0.1:")):  # loopback stands for what has a certificate
        yield "bad webhook: An HTTPS URL must be provided for webhook"
    allowed = secret.replace("_", "a").replace("-", "a")
    if secret and not (allowed.isascii() and allowed.isalnum() and len(secret) <= 256):
        yield "secret token contains unallowed characters"

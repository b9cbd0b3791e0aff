"""What people wrote on Telegram, as they meant it: addresses behind words are said, and where it is from."""

import re
from collections.abc import Iterator
from typing import Final

from telegram import (
    Message,
    MessageEntity,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from bot.domain.labels import labels
from bot.i18n import pick
from bot.intake.words import plain_line

_LONGEST: Final = 200  # characters of the name of an origin


def words_of(post: Message) -> str:
    """Give a message's text or caption; an address behind words stands in brackets behind them."""
    text = post.text or post.caption or ""
    entities = post.entities if post.text else post.caption_entities
    links = [one for one in entities if one.type == MessageEntity.TEXT_LINK and one.url]
    if not links:
        return text
    return "".join(_pieces(text.encode("utf-16-le"), links))


def _pieces(raw: bytes, links: list[MessageEntity]) -> Iterator[str]:
    """Give the text, piece by piece; places are counted in UTF-16 units, of two bytes each."""
    done = 0
    for link in sorted(links, key=lambda one: one.offset):
        end = 2 * (link.offset + link.length)
        words = raw[2 * link.offset : end].decode("utf-16-le")
        yield raw[done:end].decode("utf-16-le")
        url = str(link.url)
        if _bare(url) != _bare(words):
            yield f" ({url})"
        done = end
    yield raw[done:].decode("utf-16-le")


def _bare(address: str) -> str:
    return re.sub(r"^\w+://", "", address.strip()).rstrip("/").casefold()


def origin(post: Message) -> str:
    """Give the labelled line that names where a forwarded message is from, as officers write it for the source.

    Empty where it was not forwarded, where it is the sender's own or a bot's, or says its source itself.
    """
    line = plain_line(_origin(post), _LONGEST)
    if not line or any(label.field == "source" for label in labels(post.text or post.caption or "")):
        return ""
    english = post.from_user is not None and pick(post.from_user.language_code or "zh") == "en"
    return f"Source: {line}" if english else f"来源：{line}"


def _origin(post: Message) -> str:
    match post.forward_origin:
        case MessageOriginUser(sender_user=user):
            return "" if user.is_bot or user == post.from_user else user.full_name
        case MessageOriginHiddenUser(sender_user_name=name):
            return name
        case MessageOriginChat(sender_chat=chat) | MessageOriginChannel(chat=chat):
            return chat.title or chat.full_name or ""
        case _:
            return ""

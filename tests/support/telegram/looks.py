"""What somebody sees of a message on Telegram, as plain text."""

import re
from html import unescape
from typing import Final

from bot.i18n import I18n
from bot.platforms.telegram.ear import Ear
from bot.platforms.telegram.keyboards import SURE, Key, Rows
from bot.platforms.telegram.render import Drawn
from bot.text import Language
from tests.support.printing import NOW, ZONE
from tests.support.telegram.html import entities
from tests.support.telegram.limits import problems

I18N: Final = I18n()
ALIVE: Final = frozenset({"url", "email", "mention", "hashtag", "cashtag", "bot_command", "phone_number"})
_TONES: Final = {"primary": "*", "danger": "!"}
_MARKS: Final = {"b": "**", "i": "~", "u": "__", "s": "~~", "code": "`"}
_QUOTE: Final = re.compile(r"<blockquote( expandable)?>(.*?)</blockquote>", re.DOTALL)
_LINK: Final = re.compile(r'<a href="([^"]*)">.*?</a>')


def ear(language: Language) -> Ear:
    """Give a reader's ear on the Wednesday on which all journeys of the tests play."""
    return Ear(I18N, language, ZONE, NOW)


def seen(drawn: Drawn) -> str:
    """Print a message: **bold**, `dead`, <a live link>, > a quotation (>> folded), then its keyboard and its pages."""
    return "\n".join([shown(drawn.text), *keys(drawn.keyboard), *(f"── {shown(page)}" for page in drawn.more)])


def shown(html: str) -> str:
    """Print HTML with its marks."""
    text = _LINK.sub(r"&lt;\1&gt;", _QUOTE.sub(_quoted, html))
    return unescape(re.sub(r"</?(b|i|u|s|code)>", lambda tag: _MARKS[tag[1]], text))


def _quoted(found: re.Match[str]) -> str:
    mark = "&gt;&gt;" if found[1] else "&gt;"
    return "\n".join(f"{mark} {line}".rstrip() for line in found[2].split("\n"))


def keys(rows: Rows) -> list[str]:
    """Print a keyboard: [key] with * likely, ! grave, ? asks once more."""
    return ["  ".join(f"[{key['text']}]{_manner(key)}" for key in row) for row in rows]


def _manner(key: Key) -> str:
    return _TONES.get(key.get("style", ""), "") + "?" * key["callback_data"].startswith(SURE)


def pressable(rows: Rows) -> list[str]:
    """Give the data of all that can be pressed."""
    return [key["callback_data"] for row in rows for key in row]


def alive(html: str) -> list[str]:
    """Give what a client makes live by itself in a message, though nobody marked it."""
    text, found = entities(html)
    data = text.encode("utf-16-le")
    spans = [(one["offset"] * 2, (one["offset"] + one["length"]) * 2) for one in found if one["type"] in ALIVE]
    return [data[start:end].decode("utf-16-le") for start, end in spans]


def wrong(drawn: Drawn) -> list[str]:
    """Say what Telegram would not take of a message, of the same without marks, and of its pages."""
    html = {"parse_mode": "HTML"}
    texts = [(drawn.text, html), (drawn.plain, {}), *((page, html) for page in drawn.more)]
    keyboard = {"reply_markup": {"inline_keyboard": drawn.keyboard}}
    calls = ({"chat_id": 1, "text": text, **manner, **keyboard} for text, manner in texts)
    return [problem for call in calls for problem in problems("sendMessage", call)]

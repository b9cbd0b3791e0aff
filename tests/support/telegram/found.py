"""What Telegram finds in a text by itself and makes live: links, addresses, mentions, hashtags, commands, numbers."""

import re
from typing import Any, Final

# Telegram knows all top-level domains; these and all of two letters are near enough.
_ENDINGS: Final = "com|org|net|gov|edu|int|info|app|dev|site|online|shop|top|xyz|vip|club|asia|news|中国|香港"
_KINDS: Final = (
    ("email", r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    ("url", r"(?<!\w)(?:https?|ftp|tg|ton|tonsite)://[^\s<>\"]*[^\s<>\".,;:!?。，；：！？)）」』]"),
    ("url", rf"(?<![\w@.-])(?:[\w-]+\.)+(?:{_ENDINGS}|[a-z]{{2}})(?![\w-])(?::\d+)?(?:/[^\s<>\"]*)?"),
    ("mention", r"(?<![\w@])@[A-Za-z]\w{1,31}(?!\w)"),
    ("hashtag", r"(?<![\w#])#(?!\d+(?!\w))\w+"),
    ("cashtag", r"(?<![\w$])\$[A-Z]{1,8}(?!\w)"),
    ("bot_command", r"(?<![\w/<>])/[A-Za-z0-9_]{1,32}(?:@[A-Za-z]\w{2,31})?(?![\w/])"),
    ("phone_number", r"(?<!\w)\+\d[\d ()-]{6,}\d"),
)
FOUND: Final = frozenset(kind for kind, _ in _KINDS)
_ANY: Final = [(kind, re.compile(pattern, re.IGNORECASE if kind == "url" else 0)) for kind, pattern in _KINDS]


def found(text: str) -> list[dict[str, Any]]:
    """Give what becomes live, in order, none within another; offsets and lengths are in UTF-16 units."""
    kept: list[tuple[int, int, str]] = []
    for kind, pattern in _ANY:
        for one in pattern.finditer(text):
            if all(one.end() <= start or one.start() >= end for start, end, _ in kept):
                kept.append((one.start(), one.end(), kind))
    return [
        {"type": kind, "offset": _units(text[:start]), "length": _units(text[start:end])}
        for start, end, kind in sorted(kept)
    ]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2

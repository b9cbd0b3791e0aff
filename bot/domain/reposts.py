"""Reposts and comments: a message that is a web address, with or without a word for what is to become of it."""

import re
from typing import Final, Literal

from bot.frozen import frozen

Origin = Literal["repost", "comment"]

_ADDRESS: Final = re.compile(r"https?://([^\s/?#，。；、]+)[^\s，。；、]*", re.IGNORECASE)
_CALLED: Final[dict[str, Origin]] = {
    **dict.fromkeys(("转发", "轉發", "转载", "轉載", "转帖", "轉帖", "repost", "share", "forward"), "repost"),
    **dict.fromkeys(("评论", "評論", "点评", "點評", "comment"), "comment"),
}
_AROUND: Final = " \t\n:：,，。.()（）<>"
_LONGEST: Final = 2_000  # characters of an address with a word beside it


@frozen
class Linked:
    """An address of something that others published, and what is to become of it; `said` tells whether in words."""

    address: str
    host: str
    origin: Origin
    said: bool


def linked(words: str) -> Linked | None:
    """Find out whether a message is only a web address, which is offered as a repost; None where it says more."""
    found = _ADDRESS.search(words) if len(words) <= _LONGEST else None
    if found is None:
        return None
    beside = (words[: found.start()] + words[found.end() :]).strip(_AROUND).casefold()
    if beside and beside not in _CALLED:
        return None
    return Linked(found[0], found[1], _CALLED.get(beside, "repost"), bool(beside))

"""Text as Telegram's HTML: what people wrote stands in it dead, and lengths are counted as Telegram counts them.

A client makes addresses, @names, #tags, /commands and numbers of telephones live wherever it finds them, but not within
`<code>` (core.telegram.org/api/entities); so that is where they are put (faults 72 and 73).
"""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from string import ascii_letters
from typing import Final

from bot.domain.links import readable
from bot.intake.words import cut

MESSAGE: Final = 4096  # UTF-16 units of a message, after its entities were taken out of it
ENTITIES: Final = 100  # above this Telegram leaves entities out, and what was dead comes alive
LIVE: Final = 8  # stretches that are put into <code> one by one; where there are more, the whole text is
NOTHING: Final = "…"  # where Telegram wants a text and there is nothing to see
_LONGEST_LINK: Final = 1000
_WORD: Final = 24  # letters of a word beside a sign that are put into <code> with it

_UNTAKEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]")
_TAG: Final = re.compile("<[^>]*>")
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Mn", "Zl", "Zp", "Zs"})
_BLANK_LETTERS: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
# What makes a client find something in a text: see match_urls and its neighbours in tdlib's MessageEntity.cpp.
_SIGN: Final = re.compile(
    r"""
    ://                                          # an address with its scheme
    | @\w                                        # a name, an e-mail address
    | (?<=\w)\.(?=[a-z]{2}|[^\W\d_a-z])          # a domain, in any writing
    | \#\w | \$[a-z]                             # a tag, a share
    | (?<![\w/<>])/\w                            # a command
    | (?<![\d.])\d{1,3}(?:\.\d{1,3}){3}          # a machine
    | \+\d[\d\ ()-]{5,}\d | \d{7,} | \d{4}(?:[\ -]\d{4}){3}   # a telephone, a card of a bank
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HINT: Final = re.compile(r"[@#$/.+]|\d{7}|\d{4}[ -]\d{4}[ -]")  # without one of these there is no sign
_OF_ADDRESSES: Final = frozenset("!#$%&'()*+,-./0123456789:;=?@[]^_`{|}~\\") | frozenset(ascii_letters)
_LETTERS: Final = re.compile(rf"[\w#]{{0,{_WORD}}}")
_ENDS: Final = ("\n", "。", ". ", " ")
_AROUND: Final = "([{'`*"
_BEHIND: Final = ".,;:!?)]}'`*"


def clean(text: str) -> str:
    """Take out what Telegram takes out of messages, or refuses: controls, marks that turn the writing around."""
    return text if text.isprintable() else _UNTAKEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def units(text: str) -> int:
    """Count a text as Telegram does, in UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def plain(html: str) -> str:
    """Give HTML as it is read."""
    return unescape(_TAG.sub("", html))


def entities(html: str) -> int:
    """Count what is marked in HTML."""
    return html.count("</")


def seen(text: str) -> bool:
    """Tell whether there is anything to see in a text; Telegram takes no message without."""
    return any(unicodedata.category(one) not in _UNSEEN and one not in _BLANK_LETTERS for one in text)


def reach(text: str, most: int) -> int:
    """Count the characters from the beginning that have so many units at most."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * most].decode("utf-16-le", "ignore"))


def cut_to(text: str, most: int) -> str:
    """Shorten a text to so many units, never inside what is read as one character."""
    return text if units(text) <= most else cut(text, max(reach(text, most), 1))


def pieces(text: str, first: int, others: int) -> Iterator[str]:
    """Part a text into pieces, at the ends of lines, sentences or words; `first` and `others` are units."""
    most = first
    while units(text) > most:
        end = _end(text, most)
        yield text[:end].removesuffix("\n")
        text, most = text[end:], others
    yield text


def _end(text: str, most: int) -> int:
    end = reach(text, most)
    for sign in _ENDS:
        place = text.rfind(sign, end // 2, end)
        if place > 0:
            return place + len(sign)
    return len(cut(f"{text[: end + 1]} ", end + 1)) - 1 or end


def escaped(text: str) -> str:
    """Give a text as it stands in HTML."""
    return text.translate(_ESCAPES)


def dead(text: str, tag: str = "", *, live: int = LIVE) -> str:
    """Give what people wrote, with nothing in it that could be followed; `tag` is b, i, u or s, outside of <code>."""
    found = list(_stretches(text)) if _HINT.search(text) else [(text, False)]
    if sum(alive for _, alive in found) > live:
        return _tagged(text, "code")
    return "".join(_tagged(stretch, "code" if alive else tag) for stretch, alive in found)


def _tagged(text: str, tag: str) -> str:
    return f"<{tag}>{escaped(text)}</{tag}>" if tag and seen(text) else escaped(text)


def _stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Part a text into stretches, and tell of each whether a client would find something in it."""
    start = 0
    while (sign := _SIGN.search(text, start)) is not None:
        begin, end = _begin(text, sign.start(), start), _end_of(text, sign.end())
        yield from ((text[start:begin], False),) if begin > start else ()
        yield text[begin:end], True
        start = end
    yield from ((text[start:], False),) if start < len(text) else ()


def _begin(text: str, sign: int, least: int) -> int:
    """Find where the address or word begins that a sign stands in."""
    begin = sign
    while begin > least and text[begin - 1] in _OF_ADDRESSES:
        begin -= 1
    while begin < sign and text[begin] in _AROUND:
        begin += 1
    if begin == sign and text[sign] == ".":  # a domain that is not written in ASCII
        while begin > max(least, sign - _WORD) and text[begin - 1].isalnum():
            begin -= 1
    return begin


def _end_of(text: str, sign: int) -> int:
    """Find where it ends."""
    found = _LETTERS.match(text, sign)
    end = after = found.end() if found else sign
    while after < len(text) and text[after] in _OF_ADDRESSES:
        after += 1
    while after > end and text[after - 1] in _BEHIND:
        after -= 1
    return after


def followed(url: str) -> bool:
    """Tell whether an address may be made a live link."""
    return readable(url) and len(url) < _LONGEST_LINK


def link(url: str) -> str:
    """Make a live link that shows its whole address; `url` has passed `followed`."""
    return f'<a href="{escaped(url)}">{escaped(url)}</a>'


def quote(html: str, *, folded: bool = False) -> str:
    """Set HTML off as somebody's own words; `folded` shows the first lines until it is tapped."""
    return f"<blockquote{' expandable' * folded}>{html}</blockquote>"

"""Texts that people typed: what is kept of them, and how they are shown on one line."""

import re
import unicodedata
from typing import Final

from bot.errors import Refused
from bot.intake.given import LIMITS

_ISOLATED: Final = ("\u2068", "\u2069")  # first strong isolate, and the end of it
_BIDI: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_LINES: Final = "\u2028\u2029"
_SURROGATES: Final = "\ud800-\udfff"

_UNKEPT: Final = re.compile(rf"[\x00-\x08\x0b-\x1f{_SURROGATES}]")
HIDDEN: Final = re.compile(rf"[\x00-\x1f\x7f-\x9f{_LINES}{_BIDI}{_SURROGATES}\ufeff\ufff9-\ufffb]")
_SPACES: Final = re.compile(rf"[\t\n\x0b\x0c\r\x85{_LINES} ]+")
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

_BLANK_LETTERS: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters by category, nothing to the eye
_UNSEEN: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_BLANK: Final = " \t\n\u00a0\u3000"

_JOINER: Final = "\u200d"
_FARTHEST_BACK: Final = 64  # longer chains of joined characters are no writing, and are cut where they stand


class TextEmpty(Refused):
    """There is nothing to see in the text."""

    key = "refused-text-empty"


class TextTooLong(Refused):
    """The text has `size` characters where `most` are taken."""

    key = "refused-text-too-long"


class TextHasControl(Refused):
    """Something in the text is no character of any writing; `line` and `place` count from one."""

    key = "refused-text-has-control"


def tidy(text: str, most: int = LIMITS.text_characters) -> str:
    """Give the text as it will be kept: lines end in newlines, blank lines around it are gone, all else is as typed.

    Giving it what it gave changes nothing. The size is looked at first, and every step takes time in proportion to it.
    """
    kept = _without_blank_edges(text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(kept) > most:
        raise TextTooLong(size=len(kept), most=most)
    if found := _UNKEPT.search(kept):
        raise _at(found.start(), kept)
    if all(character in _BLANK_LETTERS or unicodedata.category(character) in _UNSEEN for character in kept):
        raise TextEmpty
    return kept


def without_controls(text: str) -> str:
    """Give a text without what is no character of any writing, so that the rest of it can be kept."""
    return _UNKEPT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _without_blank_edges(text: str) -> str:
    # By find and strip: an expression for trailing blank lines takes quadratic time on ten megabytes of them.
    end = text.find("\n", len(text.rstrip(_BLANK)))
    text = text[:end] if end >= 0 else text
    start = text.rfind("\n", 0, len(text) - len(text.lstrip(_BLANK)))
    return text[start + 1 :]


def _at(place: int, text: str) -> TextHasControl:
    before = text[:place]
    return TextHasControl(
        line=before.count("\n") + 1, place=place - before.rfind("\n"), code=f"U+{ord(text[place]):04X}"
    )


def plain_line(text: str, most: int) -> str:
    """Show anything on one line of at most `most` characters, for cards and logs, where it can forge nothing.

    Line ends become spaces, other controls are drawn, marks that turn the writing direction are dropped, and text that
    runs from right to left is isolated, so that it does not rearrange what stands beside it.
    """
    if _is_plain(text) and len(text) <= most:
        return text
    whole = text.strip()
    head = whole[: 4 * most]
    line = HIDDEN.sub(_drawn, _SPACES.sub(" ", head)).strip()
    isolated = most > len(_ISOLATED) and _RIGHT_TO_LEFT.search(line)
    room = most - len(_ISOLATED) if isolated else most
    ended = len(whole) == len(head)
    line = cut(line if ended else line + "…", room)
    return line.join(_ISOLATED) if isolated else line


def _is_plain(text: str) -> bool:
    """Tell quickly that nothing has to be done to a text; most are so."""
    tidy_spaces = "  " not in text and text[:1] != " " and text[-1:] != " "
    return tidy_spaces and text.isprintable() and (text.isascii() or not _RIGHT_TO_LEFT.search(text))


def _drawn(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:  # noqa: PLR2004 - the C0 controls, which Unicode has pictures of
        return chr(0x2400 + code)
    if code == 0x7F:  # noqa: PLR2004 - DEL
        return "\u2421"
    return "" if unicodedata.category(found[0]) == "Cf" else "\ufffd"


def cut(text: str, most: int) -> str:
    """Shorten to at most `most` characters, the ellipsis included, never inside what is read as one character."""
    if len(text) <= most:
        return text
    for end in range(most - 1, max(0, most - 1 - _FARTHEST_BACK), -1):
        if _parts_at(text, end):
            return text[:end].rstrip() + "…"
    return text[: most - 1] + "…"


def _parts_at(text: str, place: int) -> bool:
    """Tell whether a reader sees one character end and another begin here."""
    before, after = text[place - 1], text[place]
    if _JOINER in (before, after) or _extends(after):
        return False
    if _is_flag_letter(before) and _is_flag_letter(after):  # flags are pairs of them
        return _flag_letters_before(text, place) % 2 == 0
    return True


def _extends(character: str) -> bool:
    return (
        unicodedata.category(character) in ("Mn", "Me", "Mc")
        or "\U0001f3fb" <= character <= "\U0001f3ff"  # skin tones
        or "\U000e0020" <= character <= "\U000e007f"  # the tags that spell regional flags
        or "\u1160" <= character <= "\u11ff"  # the vowels and endings of decomposed Hangul
    )


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _flag_letters_before(text: str, place: int) -> int:
    start = place
    while start and _is_flag_letter(text[start - 1]):
        start -= 1
    return place - start

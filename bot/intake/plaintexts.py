"""Files of nothing but text: told from others by their bytes, and decoded."""

import codecs
import re
from typing import Final

_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")  # a form feed may part pages
_BOMS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SAMPLE: Final = 20_000
_UNUSUAL_SHARE: Final = 0.1
# What Chinese letters are made of; GB 18030 gives a meaning to almost any bytes, so that decoding alone proves little.
_USUAL: Final = re.compile(
    r"[\t\n\r\x20-\x7e\u00b7\u2010-\u2027\u2103-\u22ff\u2460-\u24ff\u25a0-\u2642\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]+"
)
# Letters that no page of Chinese does without, in both writings, and the punctuation.
_EVERYDAY: Final = re.compile(
    "[的一是不了在人有中大上为為和国國地到以说說时時要会會就出也年个個们們这這来來于於，。、：]"
)

_PAGE: Final = re.compile(
    r"\s*(<!--.*?-->\s*)?<(!doctype\s+html|html|head|body|title|meta|script|style|iframe|frameset|form)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEAD: Final = 4_096


def decoded(data: bytes) -> str | None:
    """Give the text of a file in UTF-8, GB 18030, Big5 (also Hong Kong's) or marked UTF-16; None if it is no text."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = _decoded(data[len(mark) :], encoding)
            return None if text is None or _CONTROLS.search(text.encode("utf-8", "replace")) else text
    if _CONTROLS.search(data):
        return None
    text = _decoded(data, "utf-8")
    return _likelier(data) if text is None else text


def _likelier(data: bytes) -> str | None:
    """Decode what may be GB 18030 or Big5: most bytes mean something in both, but only one of them makes sentences."""
    read = (_plausible(_decoded(data, encoding)) for encoding in ("gb18030", "big5hkscs"))
    return max((text for text in read if text is not None), key=_everyday, default=None)


def _everyday(text: str) -> int:
    return len(_EVERYDAY.findall(text[:_SAMPLE]))


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _plausible(text: str | None) -> str | None:
    if text is None:
        return None
    sample = text[:_SAMPLE]
    return text if len(_USUAL.sub("", sample)) <= _UNUSUAL_SHARE * len(sample) else None


def disguise(text: str) -> str | None:
    """Tell what a text is besides: "program", "svg", "page" or another format; None for plain words."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    lowered = head.lower()
    for start, what in (("#!", "program"), ("{\\rtf", "rtf"), ("%!ps", "ps")):
        if lowered.startswith(start):
            return what
    if lowered.startswith("<") and "<svg" in lowered:
        return "svg"
    if _PAGE.match(head):
        return "page"
    return "xml" if lowered.startswith("<?xml") else None

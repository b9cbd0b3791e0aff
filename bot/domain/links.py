"""Web addresses as people write them: without the scheme that browsers add by themselves."""

import re
from typing import Final
from urllib.parse import urlsplit

_HOST: Final = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d{1,5})?"
# What is an address beyond doubt: it names the web, or a place in a site.
_REST: Final = r"[^\s，。；、）]*"
_BARE: Final = re.compile(
    rf"(?<![A-Za-z0-9_/.:@-])(?:(?=www\.){_HOST}(?:[/?#]{_REST})?|{_HOST}/{_REST})",
    re.IGNORECASE,
)
_WHOLE: Final = re.compile(rf"[a-z][a-z0-9+.-]*://{_REST}", re.IGNORECASE)


def schemed(words: str) -> str:
    """Give words with the scheme before each address that has none; what only looks like one stays as it is."""
    return _BARE.sub(lambda found: f"https://{found[0]}", words)


def without(words: str) -> str:
    """Give words without the addresses in them, on one line; where nothing else was said, as they are."""
    return " ".join(_BARE.sub("", _WHOLE.sub("", words)).split()) or words


def readable(url: str) -> bool:
    """Tell whether where an address leads can be read off it, as it has to be of a live link (fault 73)."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    known = parts.scheme in ("http", "https") and "@" not in parts.netloc and "." in host
    return known and url.isascii() and url.isprintable() and not set(url) & set(' <>|"')

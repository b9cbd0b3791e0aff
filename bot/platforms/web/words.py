"""The web chat's own words, in three hand-written languages: one file for the page and the server."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bot.text import LANGUAGES, Language

PAGES: Final = Path(__file__).with_name("pages")
_DRAFTS: Final = Path(__file__).parents[2] / "sample" / "drafts"


def _read(language: Language) -> dict[str, str]:
    """Read the words of a language, and the sample organisation's draft, which the page offers to a newcomer."""
    words: dict[str, str] = json.loads((PAGES / "words" / f"{language}.json").read_text(encoding="utf-8"))
    return {**words, "sample-text": (_DRAFTS / f"{language}.txt").read_text(encoding="utf-8").strip()}


WORDS: Final[Mapping[Language, Mapping[str, str]]] = {language: _read(language) for language in LANGUAGES}


def word(key: str, language: Language, **values: str) -> str:
    """Give one of the words with its values put in."""
    return WORDS[language][key].format(**values)

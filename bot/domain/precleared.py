"""Pre-cleared statements: texts with blanks that were signed before anything happened; what is put into the blanks."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final, Literal

from bot.domain.drafts import DraftId
from bot.domain.people import PersonId
from bot.errors import Refused
from bot.frozen import frozen
from bot.text import Language

EXPIRING: Final = timedelta(days=14)  # before its end, from when on one is to be renewed
LONGEST: Final = 120  # characters of what is put into a blank
# Braces and lines as they are typed in Latin or in Chinese (of full width).
_BLANK: Final = re.compile(r"[{\uff5b]\s*([^{}\uff5b\uff5d\n]{1,40}?)\s*[}\uff5d]|_{3,}|\uff3f{2,}")
_CHINESE: Final = re.compile(r"[\u3400-\u9fff]")
_SHOWN: Final = 30  # characters on either side of a blank, where it stands


@frozen
class Precleared:
    """One in the library: its draft and number, the version that was signed, by whom, until when it may be used.

    `renewal` is the draft by which it is to be replaced.
    """

    draft: DraftId
    number: str
    title: str
    version: int
    signer: PersonId
    author: PersonId
    language: Language
    signed_at: datetime
    until: datetime
    renewal: DraftId | None = None

    def standing(self, now: datetime) -> Literal["valid", "expiring", "expired"]:
        """Say whether it may be used now, and whether for long."""
        if now >= self.until:
            return "expired"
        return "expiring" if now >= self.until - EXPIRING else "valid"


class BlankEmpty(Refused):
    """Nothing was put into a blank."""

    key = "refused-blank-empty"


class BlankTooLong(Refused):
    """What was put into a blank is more than fits there."""

    key = "refused-blank-too-long"


class BlankHasLines(Refused):
    """What was put into a blank runs over several lines, or has a blank in it itself."""

    key = "refused-blank-has-lines"


class Expired(Refused):
    """It was signed for a time that is over."""

    key = "refused-precleared-expired"


class Altered(Refused):
    """The text is not any more what was signed with something put into its blanks."""

    key = "refused-precleared-altered"


def blanks(text: str) -> tuple[str, ...]:
    """Name the blanks in a text, each once, in their order: {place} by its name, a line by its number: #1."""
    return tuple(dict.fromkeys(name for name, _ in _found(text)))


def _found(text: str) -> list[tuple[str, re.Match[str]]]:
    found: list[tuple[str, re.Match[str]]] = []
    lines = 0
    for match in _BLANK.finditer(text):
        lines += not match[1]
        found.append((match[1] or f"#{lines}", match))
    return found


def answer(name: str, words: str) -> str:
    """Give what goes into a blank; BlankEmpty, BlankTooLong, BlankHasLines where it cannot."""
    said = words.strip()
    if not said:
        raise BlankEmpty(blank=name)
    if len(said.splitlines()) > 1 or _BLANK.search(said):
        raise BlankHasLines(blank=name)
    if len(said) > LONGEST:
        raise BlankTooLong(blank=name, size=len(said), most=LONGEST)
    return said


def filled(text: str, answers: Mapping[str, str]) -> str:
    """Put answers into the blanks; one that has none yet stays a blank."""
    for name, match in reversed(_found(text)):
        text = text[: match.start()] + answers.get(name, match[0]) + text[match.end() :]
    return text


def place(text: str, name: str) -> str:
    """Give the words around a blank, so that whoever fills it sees where it stands."""
    match = next(match for found, match in _found(text) if found == name)
    before = text[: match.start()].rpartition("\n")[2]
    after = text[match.end() :].partition("\n")[0]
    first = f"…{before[-_SHOWN:]}" if len(before) > _SHOWN else before
    last = f"{after[:_SHOWN]}…" if len(after) > _SHOWN else after
    return f"{first}{match[0]}{last}"


def language_of(text: str, writer: Language | None) -> Language:
    """Say in which language a text is: Chinese in its writer's script, or else English."""
    if not _CHINESE.search(text):
        return "en"
    return "zh-Hant" if writer == "zh-Hant" else "zh-Hans"

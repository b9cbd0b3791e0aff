"""Enrolment: how an account on a messenger comes to be somebody's, and the one-time code that shows it."""

import re
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, Literal
from unicodedata import normalize

from bot.domain.people import PersonId
from bot.frozen import frozen

VALID: Final = timedelta(minutes=10)
MOST_TRIES: Final = 5  # wrong codes of one account ...
IN: Final = timedelta(hours=1)  # ... in this time
LETTERS: Final = "abcdefghijkmnpqrstuvwxyz23456789"  # without l, o, 0 and 1
LENGTH: Final = 8  # 40 bits, of which nobody can try more than a few
_CODE: Final = re.compile(rf"[{LETTERS}]{{{LENGTH}}}")
_BETWEEN: Final = re.compile(r"[\s\u002d\u2010-\u2015]")  # blanks and dashes
_LABEL: Final = re.compile(
    r"^\s*(?:/start\s|(?:您的|the |your )?(?:验证码|驗證碼|代码|代碼|code)\s*(?:是|为|為|is)?\s*:?\s*)", re.IGNORECASE
)
_AROUND: Final = " 。.,!\"'()“”「」"
_HALF: Final = f"[{LETTERS}]{{{LENGTH // 2}}}"
# A code among other words: in its two halves, or in one piece in which a digit tells it from a word.
_AMONG: Final = re.compile(
    rf"(?<![a-z0-9])(?:{_HALF}[\u002d\u2010-\u2015]{_HALF}|(?=[a-z]*[0-9])[{LETTERS}]{{{LENGTH}}})(?![a-z0-9])"
)


class Step(StrEnum):
    """What a code is for."""

    HANDED_ON = "handed-on"  # an administrator gives it to somebody, whose account it links at once
    SENT = "sent"  # somebody sends it from his new account ...
    BACK = "back"  # ... to which this one is shown, to be sent from the one that is his


@frozen
class Code:
    """A one-time code as it is on file: for whom, by whom, until when (UTC), and whether it was used.

    Of one that comes back, `account` is the new account to which it was shown: platform, workspace, account.
    """

    id: str
    digest: str
    person: PersonId
    issuer: PersonId
    until: datetime
    used: bool = False
    step: Step = Step.HANDED_ON
    account: tuple[str, str, str] | None = None

    def holds(self, now: datetime) -> bool:
        """Tell whether it may still be used."""
        return not self.used and now < self.until


@frozen
class Tries:
    """How many wrong codes an account has sent since a moment."""

    since: datetime
    count: int

    def now(self, now: datetime) -> "Tries":
        """Give the tries that still count."""
        return self if now < self.since + IN else Tries(now, 0)

    @property
    def too_many(self) -> bool:
        """Tell whether no more codes are looked at."""
        return self.count >= MOST_TRIES


@frozen
class Linked:
    """An account became somebody's: by the e-mail address in its profile, or by a code that `by` had issued.

    By "codes" somebody linked it himself, with one code from each side.
    """

    person: PersonId
    platform: str
    account: str
    how: Literal["email", "code", "codes"]
    by: PersonId | None = None


def shown(code: str) -> str:
    """Write a code as it is read out: in two halves."""
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"


def written(words: str) -> str | None:
    """Give the code that somebody wrote, in whatever manner, alone or behind a label; None when it is none."""
    plain = normalize("NFKC", words)
    code = _BETWEEN.sub("", _LABEL.sub("", plain).strip(_AROUND)).casefold()
    return code if _CODE.fullmatch(code) else None


def found_in(words: str) -> str | None:
    """Give the code that stands among words; None where there is none, or more than one."""
    found = {_BETWEEN.sub("", one) for one in _AMONG.findall(normalize("NFKC", words).casefold())}
    return found.pop() if len(found) == 1 else None

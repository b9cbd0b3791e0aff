"""What follows from a fact: messages to send, due items to add or drop."""

from dataclasses import field
from datetime import datetime
from enum import IntEnum
from typing import Final

from bot.domain.drafts import DraftId
from bot.domain.people import PersonId
from bot.domain.standing_in import InPlace
from bot.frozen import frozen
from bot.text import Text


class Lane(IntEnum):
    """What goes first; nothing of a higher number holds up a lower one."""

    CRISIS = 0
    DECISIONS = 1
    REQUESTS = 2
    REMINDERS = 3
    BULK = 4


PR_DESK: Final = "pr-desk"
"""The place where the PR desk reads."""

CRISIS_PLACE: Final = "crisis"
"""The place where crises are posted; where there is none, the PR desk's."""


@frozen
class Send:
    """A new message for a person. `key` makes it once; `kind` and `subject` say which card, `text` what news.

    `buttons` are pairs of a verb's code and a label's key for news; cards bring their own. With a `place` it is for
    whoever reads there, and about the item that is its subject. What is `needed_by` a moment is gathered for no digest
    that comes later; what is needed at once, such as an answer to what somebody did himself, waits for no quiet hours.
    """

    key: str
    to: PersonId
    kind: str
    subject: str = ""
    version: int = 0
    lane: Lane = Lane.REQUESTS
    text: Text | None = None
    buttons: tuple[tuple[str, str], ...] = field(default=())
    place: str = ""
    platform: str = ""  # his account on that one alone
    needed_by: datetime | None = None


@frozen
class Remind:
    """A due item: at `at` (UTC) look at `subject` by `rule`; unique for (rule, subject, period)."""

    rule: str
    subject: str
    period: str
    at: datetime


@frozen
class Forget:
    """Due items that no longer mean anything: those of this rule and subject."""

    rule: str
    subject: str


@frozen
class Lend:
    """A seat of this item that somebody besides its person may answer, and so may see the item."""

    draft: DraftId
    asked: InPlace


Effect = Send | Remind | Forget | Lend

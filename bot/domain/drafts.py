"""A draft and its versions: what an item says, what is still missing, and what may be done with it."""

import hashlib
import re
from dataclasses import field, replace
from datetime import datetime
from enum import StrEnum
from typing import Literal, NewType

from bot.domain.people import PersonId, UnitId
from bot.domain.policies import Policy
from bot.domain.statements import Statement
from bot.errors import Refused
from bot.frozen import frozen

DraftId = NewType("DraftId", str)


class DraftState(StrEnum):
    """Where a draft stands; the last three are ends, though a withdrawn or rejected one may be taken up again."""

    GATHERING = "gathering"
    IN_REVIEW = "in-review"
    RETURNED = "returned"
    SIGNED_OFF = "signed-off"
    RELEASED = "released"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


EDITABLE = frozenset({DraftState.GATHERING, DraftState.IN_REVIEW, DraftState.RETURNED, DraftState.SIGNED_OFF})
SUBMITTED = frozenset({DraftState.IN_REVIEW, DraftState.RETURNED, DraftState.SIGNED_OFF})
ENDED = frozenset({DraftState.RELEASED, DraftState.REJECTED, DraftState.WITHDRAWN})


@frozen
class Attachment:
    """A file that belongs to a version: the digest of its bytes, what it is, and the name it was given."""

    digest: str
    kind: Literal["picture", "document", "video", "audio", "other"]
    name: str
    size: int
    media_type: str = "application/octet-stream"
    original: bool = False  # the Word file that the text was read from: kept, not released
    evidence: bool = False  # shows that somebody quoted agreed (APR4): kept, not released


@frozen
class Particulars:
    """What policy asks to know of an item besides its content; `planned` None means: when signed off.

    `matters` and `secrecy` are ids of policy's lists, of the latter those answered with yes; `secrecy_taken_back` are
    those among them that an earlier version of this journey said yes to and this one no. `answered` names the fields
    that somebody has answered, be it with "none".
    """

    category: str | None = None
    channels: tuple[str, ...] = ()
    planned: datetime | None = None
    planned_known: bool = False
    urgency: Literal["routine", "important", "crisis"] = "routine"
    audience: Literal["public", "internal"] = "public"
    origin: Literal["original", "repost", "comment"] = "original"
    concerned: tuple[UnitId, ...] = ()
    quoted: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    secrecy: tuple[str, ...] = ()
    secrecy_taken_back: tuple[str, ...] = ()
    confirmation: str = ""
    basis: str = ""
    explainer: str = ""
    lateness: str = ""
    answered: tuple[str, ...] = ()


@frozen
class Version:
    """One state of an item. It is frozen when it is submitted; until then it is the author's working copy.

    `source` is the id of one of policy's choices, `source_words` what was said besides or instead.
    `note` is for those who approve; it is not released and not part of the fingerprint.
    """

    draft: DraftId
    number: int
    author: PersonId
    title: str = ""
    text: str = ""
    source: str = ""
    source_words: str = ""
    attachments: tuple[Attachment, ...] = ()
    particulars: Particulars = field(default_factory=Particulars)
    note: str = ""
    frozen_at: datetime | None = None
    fingerprint: str = ""
    wordings: tuple[tuple[str, str], ...] = ()  # channel and its own text, where that is another one


@frozen
class Draft:
    """An item on its way. `version` is the last one submitted, 0 before that; `working` says that a copy is open."""

    id: DraftId
    author: PersonId
    unit: UnitId
    policy: str
    number: str | None = None
    state: DraftState = DraftState.GATHERING
    revision: int = 0
    version: int = 0
    working: bool = True
    round: str | None = None
    editor: PersonId | None = None  # whose the working copy is, when it is not the author's
    submitted_at: datetime | None = None  # the first time
    statement: Statement | None = None  # what makes it one; then it goes by the chain of statements

    @property
    def latest(self) -> int:
        """The number of the newest version, the working copy counted."""
        return self.version + 1 if self.working else self.version

    @property
    def writer(self) -> PersonId:
        """Whose the working copy is, or would be."""
        return self.editor or self.author

    def latest_for(self, person: PersonId) -> int:
        """Give the number of the newest version that somebody may see: a working copy is only its writer's."""
        return self.latest if person == self.writer else self.version


class NotYours(Refused):
    """Only the author may do this."""

    key = "refused-not-yours"


class NothingToSubmit(Refused):
    """There is no working copy, or it says what the last version said."""

    key = "refused-nothing-to-submit"


class TooLateToEdit(Refused):
    """The item has ended; its text stands as it is."""

    key = "refused-too-late-to-edit"


class TooLateToWithdraw(Refused):
    """The item has been released in some channel, or has ended."""

    key = "refused-too-late-to-withdraw"


class StillMissing(Refused):
    """Something that policy asks for is not there yet."""

    key = "refused-still-missing"


def fingerprint(version: Version) -> str:
    """Give the SHA-256 over title, text, source, attachment digests and the channels' own wordings, as hex.

    Parts are preceded by their length, so that no two contents share a fingerprint by moving a
    boundary; newlines were normalised when the text was taken in.
    """
    parts = (
        version.title,
        version.text,
        version.source,
        version.source_words,
        *(attachment.digest for attachment in version.attachments),
        *(part for wording in version.wordings for part in ("wording", *wording)),
    )
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode()
        digest.update(len(content).to_bytes(8, "big"))
        digest.update(content)
    return digest.hexdigest()


def lacks_link(version: Version, policy: Policy) -> bool:
    """Tell whether the category asks for a link to a site that the text does not carry (P3 10.2)."""
    category = policy.category(version.particulars.category)
    if category is None or category.link is None:
        return False
    return not any(_links(version.text, host) for host in category.link.hosts)


def _links(text: str, host: str) -> bool:
    """Tell whether a text carries a web address on this host; one that only begins so, or logs in there, does not."""
    site = rf"https?://(?:www\.)?{re.escape(host)}(?::\d+)?(?![\w:@-]|\.\w)"
    return re.search(site, text, re.ASCII | re.IGNORECASE) is not None


def changed(old: Version, new: Version) -> frozenset[str]:
    """Name what differs, in policy's words: content, category, channels, planned; and note."""
    before, after = old.particulars, new.particulars
    differences = {
        "content": fingerprint(old) != fingerprint(new),
        "category": _about(before) != _about(after),
        "channels": before.channels != after.channels,
        "planned": before.planned != after.planned,
        "note": old.note != new.note,
    }
    return frozenset(name for name, differs in differences.items() if differs)


def _about(said: Particulars) -> Particulars:
    """Give what an item is about, without where and when it is to appear."""
    return replace(said, channels=(), planned=None, planned_known=True, lateness="", answered=())


def freeze(version: Version, *, now: datetime) -> Version:
    """Close a working copy: from now on it is what approvers were asked about."""
    return replace(version, frozen_at=now, fingerprint=fingerprint(version))

"""Releasing what was signed off: proofreading, one ledger row per channel, and a problem found at the last moment."""

import unicodedata
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from bot.domain.drafts import Draft, DraftId, DraftState, Version, fingerprint
from bot.domain.links import schemed
from bot.domain.people import PersonId, UnitId
from bot.domain.policies import Channel
from bot.errors import Refused
from bot.frozen import frozen

SUMMARY = 120  # characters of the text that the ledger shows
_LONGEST_ADDRESS = 2000


@frozen
class Hold:
    """Why a release waits."""

    reason: str
    by: PersonId
    at: datetime


@frozen
class Task:
    """What the publishers have to do: this version, this fingerprint, these channels (P3 12.3; PUB1)."""

    draft: DraftId
    version: int
    fingerprint: str
    channels: tuple[str, ...]
    planned: datetime | None
    open: bool = True
    proofread_by: PersonId | None = None
    proofread_at: datetime | None = None
    hold: Hold | None = None
    publishers: tuple[PersonId, ...] = ()


@frozen
class Release:
    """One appearance in one channel; a row of the ledger (P4 二(四)4; PUB3)."""

    draft: DraftId
    version: int
    channel: str
    address: str
    at: datetime
    by: PersonId
    number: str
    title: str
    summary: str
    source: str
    unit: UnitId
    author: PersonId
    approvers: tuple[PersonId, ...]
    fingerprint: str


@frozen
class Entered:
    """A row of the ledger with its place in it, and the digest of the policy under which the item went."""

    place: int
    release: Release
    policy: str


class NotSignedOff(Refused):
    """The item is not signed off in this version (P3 8)."""

    key = "refused-not-signed-off"


class NotThePublisher(Refused):
    """Only the designated publisher releases (P3 12.3)."""

    key = "refused-not-the-publisher"


class FingerprintDiffers(Refused):
    """What is on file is not what was signed off; nothing may be released."""

    key = "refused-fingerprint-differs"


class NotProofread(Refused):
    """The publisher has not yet read the text once more (P4 二(四)2)."""

    key = "refused-not-proofread"


class AlreadyReleased(Refused):
    """This channel is in the ledger already."""

    key = "refused-already-released"


class OnHold(Refused):
    """The release is held; it has to be resumed first."""

    key = "refused-on-hold"


class AddressUnclear(Refused):
    """The address of a release is not a web address, or is missing."""

    key = "refused-address-unclear"


def ready(task: Task | None, draft: Draft, *, on: int) -> Task:
    """Give the task if this version may be worked on now, and say why not otherwise."""
    if task is None or not task.open or draft.state is not DraftState.SIGNED_OFF or task.version != on:
        raise NotSignedOff
    return task


def proofread(task: Task, *, by: PersonId, now: datetime) -> Task:
    """Note that the publisher has read the signed-off text once more; a second time changes nothing."""
    return task if task.proofread_by else replace(task, proofread_by=by, proofread_at=now)


def may_release(task: Task, version: Version, channel: Channel | None, out: tuple[Release, ...]) -> Channel:
    """Give the channel in which this version may appear now (APR8): proofread, not held, not out yet, unaltered."""
    if channel is None or channel.id not in task.channels:
        raise NotSignedOff
    earlier = next((row for row in out if row.channel == channel.id and row.fingerprint == task.fingerprint), None)
    if earlier is not None:
        raise AlreadyReleased(channel=channel.names, at=earlier.at)
    if task.hold is not None:
        raise OnHold(reason=task.hold.reason)
    if task.proofread_by is None:
        raise NotProofread
    if fingerprint(version) != task.fingerprint:
        raise FingerprintDiffers
    return channel


def address(words: str, channel: Channel) -> str:
    """Read the address of a release: a web address where the channel has one, else words that say where it stands."""
    words = schemed(words.strip()) if channel.address == "url" else words.strip()
    if len(words) > _LONGEST_ADDRESS or len(words.splitlines()) != 1:
        raise AddressUnclear
    if channel.address == "url" and not is_web_address(words):
        raise AddressUnclear
    return words


def is_web_address(words: str) -> bool:
    """Tell whether words are a web address that can be followed and says where it leads (fault 73)."""
    try:
        parts = urlsplit(words)
    except ValueError:
        return False
    unseen = any(sign.isspace() or unicodedata.category(sign) in ("Cc", "Cf") for sign in words)
    named = bool(parts.hostname) and "@" not in parts.netloc
    return parts.scheme in ("http", "https") and named and not unseen


def remaining(task: Task, out: tuple[Release, ...]) -> tuple[str, ...]:
    """Name the channels in which what was signed off has not appeared yet, in whatever version it was released."""
    done = {row.channel for row in out if row.fingerprint == task.fingerprint}
    return tuple(channel for channel in task.channels if channel not in done)


def summary(text: str) -> str:
    """Give the beginning of a text as one line for the ledger."""
    line = " ".join(text.split())
    return line if len(line) <= SUMMARY else line[: SUMMARY - 1] + "…"

"""Who can be reached: by no account, by none that takes anything, or by none on a platform that is used; pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from bot.domain.people import PersonId
from bot.frozen import frozen


class Gap(StrEnum):
    """Why somebody cannot be reached; each is mended in another way."""

    NO_ACCOUNT = "no-account"
    ELSEWHERE = "elsewhere"  # his accounts are on platforms that are not used any more
    REFUSES = "refuses"  # all his accounts have refused what was sent to them last


@frozen
class Account:
    """An account as far as its reach is known: whether it took, or refused, what was sent to it last."""

    platform: str
    works: bool = True


@frozen
class OutOfReach:
    """Somebody who cannot be reached: why, on which platform, since when that is known, and who knows of it."""

    person: PersonId
    gap: Gap
    platform: str
    since: datetime
    noted_by: PersonId | None = None


@frozen
class ReachabilityChanged:
    """Others cannot be reached than before: these besides, and those can be again."""

    fresh: tuple[PersonId, ...]
    mended: tuple[PersonId, ...]
    left: int
    told: tuple[PersonId, ...]
    by: PersonId | None = None


@frozen
class ReachabilityNoted:
    """An administrator knows who cannot be reached."""

    people: tuple[PersonId, ...]
    by: PersonId


def gap(accounts: Sequence[Account], used: Sequence[str]) -> tuple[Gap, str] | None:
    """Say why somebody cannot be reached, and by which platform he should be; None where he can be."""
    there = [one for one in accounts if one.platform in used]
    if any(one.works for one in there):
        return None
    if there:
        return Gap.REFUSES, there[0].platform
    return (Gap.ELSEWHERE, accounts[0].platform) if accounts else (Gap.NO_ACCOUNT, "")


def looked(
    found: Mapping[PersonId, tuple[Gap, str]], before: Sequence[OutOfReach], now: datetime
) -> tuple[OutOfReach, ...]:
    """Give who cannot be reached now; what was so before is so since then, and known to whom it was known."""
    known = {(one.person, one.gap, one.platform): one for one in before}
    return tuple(known.get((person, *why)) or OutOfReach(person, *why, since=now) for person, why in found.items())

"""Who can be reached: by no account, by none that takes anything, or by none on a platform that is used; pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.people import PersonId
from bot.frozen import frozen

AT_ONCE: Final = 5  # accounts of a platform that are asked at one moment
EVERY: Final = timedelta(seconds=30)


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


@frozen
class AccountLost:
    """An account that was asked takes no messages any more; `elsewhere` its person still has one that does."""

    person: PersonId
    platform: str
    elsewhere: bool
    by: PersonId | None = None


@frozen
class AccountBack:
    """An account that was asked takes messages again."""

    person: PersonId
    platform: str
    by: PersonId | None = None


def gap(accounts: Sequence[Account], used: Sequence[str]) -> tuple[Gap, str] | None:
    """Say why somebody cannot be reached, and by which platform he should be; None where he can be."""
    there = [one for one in accounts if one.platform in used]
    if any(one.works for one in there):
        return None
    if there:
        return Gap.REFUSES, there[0].platform
    return (Gap.ELSEWHERE, accounts[0].platform) if accounts else (Gap.NO_ACCOUNT, "")


def bunches(linked: Sequence[tuple[str, str]], began: datetime) -> tuple[tuple[str, datetime], ...]:
    """Say when each account is asked, by pairs of a platform and the account's name: a few at a time of each platform.

    So the night is long enough for some hundreds, and a platform never has more of it at once than it has of messages.
    """
    asked = Counter[str]()
    found: list[tuple[str, datetime]] = []
    for platform, name in linked:
        found.append((name, began + EVERY * (asked[platform] // AT_ONCE)))
        asked[platform] += 1
    return tuple(found)


def looked(
    found: Mapping[PersonId, tuple[Gap, str]], before: Sequence[OutOfReach], now: datetime
) -> tuple[OutOfReach, ...]:
    """Give who cannot be reached now; what was so before is so since then, and known to whom it was known."""
    known = {(one.person, one.gap, one.platform): one for one in before}
    return tuple(known.get((person, *why)) or OutOfReach(person, *why, since=now) for person, why in found.items())

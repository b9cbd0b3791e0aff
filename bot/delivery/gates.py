"""When something may go out: how often a scope takes anything, and until when it takes nothing at all."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from bot.domain.effects import Lane
from bot.ports import Rate

USED: Final = 0.97  # of the rate that is allowed: clocks and networks are not that even
BREAKS_AT: Final = 5  # failures in a row after which a platform is left alone for a while (fault 4)
FIRST_PAUSE: Final = timedelta(seconds=5)  # doubled with each failure after that
LONGEST_PAUSE: Final = timedelta(minutes=1)
PROBE: Final = timedelta(seconds=35)  # how long one call has to show that a platform works again
_KEPT: Final = 4096  # scopes whose rates are remembered


class Gates:
    """One for each scope that platforms name; a platform's own name is the scope of all that goes there.

    Rates are kept in memory: after a start they are as if the burst had just been used. Deadlines are told by platforms
    and kept on file by whoever owns this.
    """

    def __init__(self, began: datetime) -> None:
        """Begin with everything open."""
        self._began = began
        self._next: dict[str, datetime] = {}  # when the next one would come if all came evenly
        self._shut: dict[str, datetime] = {}
        self._failures: dict[str, int] = {}

    def opens(self, platform: str, scopes: Mapping[str, Rate], lane: int) -> datetime:
        """Say from when on something of this lane may go there; a moment that has passed means now."""
        opens = self._shut.get(platform, self._began)
        for scope, rate in scopes.items():
            at = self._next.get(scope, self._began + _gap(rate) * (rate.burst - 1))
            opens = max(opens, at - _gap(rate) * _ahead(rate, lane), self._shut.get(scope, self._began))
        return opens

    def take(self, platform: str, scopes: Mapping[str, Rate], now: datetime) -> None:
        """Count one that goes there now; where a platform was left alone, the first one shows whether it works."""
        if self._failures.get(platform, 0) >= BREAKS_AT:
            self._shut[platform] = now + PROBE
        if len(self._next) > _KEPT:
            self._next = {scope: at for scope, at in self._next.items() if at > now}
        for scope, rate in scopes.items():
            self._next[scope] = max(self._next.get(scope, self._began + _gap(rate) * (rate.burst - 1)), now) + _gap(
                rate
            )

    def shut(self, scope: str, until: datetime) -> None:
        """Let nothing through before this moment."""
        self._shut[scope] = until

    def open(self, scopes: Iterable[str]) -> None:
        """Let everything through again."""
        for scope in scopes:
            self._shut.pop(scope, None)

    def worked(self, platform: str) -> None:
        """Note that a platform answered."""
        if self._failures.pop(platform, 0) >= BREAKS_AT:
            self._shut.pop(platform, None)

    def fails(self, platform: str) -> bool:
        """Tell whether a platform did not answer as it should the last time."""
        return platform in self._failures

    def failed(self, platform: str, now: datetime) -> None:
        """Note that a platform did not answer as it should; after several in a row it is left alone for a while."""
        failures = self._failures[platform] = self._failures.get(platform, 0) + 1
        if failures >= BREAKS_AT:
            self._shut[platform] = now + min(FIRST_PAUSE * 2 ** min(failures - BREAKS_AT, 8), LONGEST_PAUSE)


def _gap(rate: Rate) -> timedelta:
    return timedelta(seconds=1 / (rate.per_second * USED))


def _ahead(rate: Rate, lane: int) -> int:
    """Say how many may come at once; what can wait leaves the last part of a shared budget to what cannot."""
    kept = max(1, rate.burst // 4) if lane >= Lane.REMINDERS and rate.burst > 1 else 0
    return rate.burst - 1 - kept

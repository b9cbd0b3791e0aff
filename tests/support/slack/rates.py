"""How often Slack lets an app call each method, as token buckets on a clock that the test owns."""

import math
from dataclasses import dataclass, field
from typing import Final

from bot.clock import Clock
from bot.frozen import frozen
from tests.support.buckets import Bucket, Buckets


@frozen
class Allowed:
    """So many calls a minute in the long run, `burst` at once; counted for each channel, or for the workspace."""

    per_minute: float
    burst: int
    by_channel: bool = False


# docs.slack.dev/apis/web-api/rate-limits: "N+ per minute"; a minute's worth may come at once.
TIERS: Final = {1: Allowed(1, 1), 2: Allowed(20, 20), 3: Allowed(50, 50), 4: Allowed(100, 100)}
POSTING: Final = (Allowed(60, 3, by_channel=True), Allowed(300, 60))


@dataclass
class Rates:
    """Counts the calls; `enforced` says whether those beyond the rate are refused."""

    clock: Clock
    enforced: bool = False
    refused: list[str] = field(default_factory=list)  # methods for which a 429 had to be given
    _buckets: Buckets = field(default_factory=Buckets)

    def wait(self, method: str, channel: str, limits: tuple[Allowed, ...]) -> int | None:
        """Count a call; seconds to wait (as `Retry-After` says them) when it is one too many."""
        now = self.clock.now().timestamp()
        buckets = [(self._bucket(method, channel, place, one, now), one) for place, one in enumerate(limits)]
        missing = [(1 - bucket.tokens) * 60 / one.per_minute for bucket, one in buckets if bucket.tokens < 1]
        if missing:
            self.refused.append(method)
            return max(1, math.ceil(max(missing)))
        for bucket, _ in buckets:
            bucket.tokens -= 1
        return None

    def _bucket(self, method: str, channel: str, place: int, allowed: Allowed, now: float) -> Bucket:
        key = (method, channel if allowed.by_channel else "", place)
        return self._buckets.filled(key, allowed.burst, allowed.per_minute / 60, now)

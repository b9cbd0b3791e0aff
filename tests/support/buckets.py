"""Token buckets, by which messengers count how often they are called."""

from collections.abc import Hashable
from dataclasses import dataclass, field


@dataclass
class Bucket:
    """What is left at a moment, in seconds since 1970."""

    tokens: float
    at: float


@dataclass
class Buckets:
    """Buckets by what they count."""

    kept: dict[Hashable, Bucket] = field(default_factory=dict)

    def filled(self, what: Hashable, burst: int, per_second: float, now: float) -> Bucket:
        """Give a bucket as it is by now; it begins full."""
        bucket = self.kept.setdefault(what, Bucket(burst, now))
        since = max(0.0, now - bucket.at)
        bucket.tokens, bucket.at = min(burst, bucket.tokens + since * per_second), now
        return bucket

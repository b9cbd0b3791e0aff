"""A clock that a test owns."""

from datetime import UTC, datetime, timedelta


class VirtualClock:
    """Stands still until it is moved; begins on a Tuesday morning in Shanghai."""

    def __init__(self, start: datetime = datetime(2026, 6, 2, 1, 0, tzinfo=UTC)) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def move(self, by: timedelta) -> None:
        self._now += by

    def move_to(self, moment: datetime) -> None:
        self._now = max(self._now, moment)

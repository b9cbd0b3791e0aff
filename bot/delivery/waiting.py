"""What waits to be sent, kept in mind so that thousands of rows are not read again for each message."""

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from heapq import heappop, heappush
from typing import Final

from bot.cards.card import Kind
from bot.domain.people import PersonId
from bot.mail import Slip
from bot.text import moment

HOLDS: Final = 5  # tries up to which a message that was put off holds back those behind it
_EVER: Final = moment(0)
Who = tuple[PersonId, str]  # a person, or a place


class Waiting:
    """By lane, and in each by whom it is for; what is for one goes in its order, those who have had one go last."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._lanes: dict[int, dict[Who, list[Slip]]] = defaultdict(dict)
        self._busy: dict[Who, list[int]] = defaultdict(list)  # lanes in which something is on its way to somebody
        self._ids: set[int] = set()  # of all that waits or is on its way
        self._under_way: set[int] = set()
        self._later: list[datetime] = []  # a heap: when those that were put off may go

    def add(self, slips: Iterable[Slip]) -> None:
        """Put messages in their places."""
        for slip in slips:
            if slip.id in self._ids:
                continue
            self._ids.add(slip.id)
            insort(self._lanes[slip.lane].setdefault(_who(slip), []), slip, key=lambda one: one.id)
            if slip.not_before > _EVER:
                heappush(self._later, slip.not_before)

    def people(self) -> set[PersonId]:
        """Name everybody for whom something waits."""
        return {person for lane in self._lanes.values() for person, place in lane if not place}

    def next(self, now: datetime, way: Callable[[Slip], str]) -> Iterator[Slip]:
        """Give the next message for each, the first lane first; none to whom something as urgent is on its way.

        What does not go holds up what would go after it, by the same platform if there are several ways to somebody.
        """
        for lane in sorted(self._lanes):
            for who, slips in list(self._lanes[lane].items()):
                held = set[str]()
                for slip in slips.copy():
                    if any(busy <= lane for busy in self._busy.get(who, ())):
                        break
                    if held and way(slip) in held:
                        continue
                    if slip.not_before <= now:
                        yield slip
                    elif slip.aside or slip.attempts > HOLDS:
                        continue
                    if slip.id not in self._under_way:
                        held.add(way(slip))
                        if "" in held:
                            break

    def next_at(self, now: datetime) -> datetime | None:
        """Tell when the next message that was put off may go."""
        while self._later and self._later[0] <= now:
            heappop(self._later)
        return self._later[0] if self._later else None

    def take(self, slip: Slip) -> None:
        """Take a message out: it is on its way. What has to be drawn first holds up nothing."""
        lane, who = self._lanes[slip.lane], _who(slip)
        slips = lane.pop(who)
        del slips[next(place for place, waiting in enumerate(slips) if waiting.id == slip.id)]
        if slips:
            lane[who] = slips
        self._under_way.add(slip.id)
        if slip.kind != Kind.SHEET:
            self._busy[who].append(slip.lane)

    def done(self, slip: Slip) -> None:
        """Note that a message is on its way no more."""
        self._ids.discard(slip.id)
        self._under_way.discard(slip.id)
        who = _who(slip)
        if slip.kind != Kind.SHEET:
            self._busy[who].remove(slip.lane)
            if not self._busy[who]:
                del self._busy[who]


def _who(slip: Slip) -> Who:
    return slip.person, slip.place

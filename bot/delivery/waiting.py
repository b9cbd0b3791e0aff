"""What waits to be sent, kept in mind so that thousands of rows are not read again for each message."""

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from heapq import heappop, heappush
from typing import Final

from bot.cards.card import Kind
from bot.domain.effects import Lane
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
        self._whos: dict[int, Who] = {}  # whose it is, of all that waits or is on its way
        self._later: list[datetime] = []  # a heap: when those that were put off may go

    def add(self, slips: Iterable[Slip]) -> None:
        """Put messages in their places."""
        for slip in slips:
            if slip.id in self._ids:
                continue
            self._ids.add(slip.id)
            who = self._whos[slip.id] = _who(slip)
            insort(self._lanes[slip.lane].setdefault(who, []), slip, key=lambda one: one.id)
            if slip.not_before > _EVER:
                heappush(self._later, slip.not_before)

    def people(self) -> set[PersonId]:
        """Name everybody for whom something waits."""
        return {person for lane in self._lanes.values() for person, _ in lane if person}

    def reminders(self) -> Iterator[tuple[PersonId, list[Slip]]]:
        """Give the reminders that wait, by whom they are for."""
        for (person, _), slips in self._lanes.get(Lane.REMINDERS, {}).items():
            if person:
                yield person, slips

    def urgent(self) -> bool:
        """Tell whether anything of a crisis waits."""
        return bool(self._lanes.get(Lane.CRISIS))

    def next(
        self, now: datetime, way: Callable[[Slip], str], rests: Callable[[Slip], bool] = lambda _: False
    ) -> Iterator[Slip]:
        """Give the next message for each, the first lane first; none to whom something as urgent is on its way.

        What does not go holds up what would go after it, by the same platform if there are several ways to somebody;
        but not what `rests` because he is left in peace.
        """
        for lane in sorted(self._lanes):
            for who, slips in list(self._lanes[lane].items()):
                held = set[str]()
                for slip in slips.copy():
                    if any(busy <= lane for busy in self._busy.get(who, ())):
                        break
                    if (held and way(slip) in held) or rests(slip):
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

    def has(self, slip: Slip) -> bool:
        """Tell whether a message waits, or is on its way."""
        return slip.id in self._ids

    def take(self, slip: Slip) -> None:
        """Take a message out: it is on its way. What has to be drawn first holds up nothing."""
        lane, who = self._lanes[slip.lane], self._whos[slip.id]
        slips = lane.pop(who)
        del slips[next(place for place, waiting in enumerate(slips) if waiting.id == slip.id)]
        if slips:
            lane[who] = slips
        self._under_way.add(slip.id)
        if slip.kind != Kind.SHEET:
            self._busy[who].append(slip.lane)

    def put_away(self, slips: Sequence[Slip]) -> None:
        """Forget messages that wait; they are added again when they may go."""
        away = {slip.id for slip in slips}
        for lane, who in {(slip.lane, self._whos.pop(slip.id)) for slip in slips}:
            left = [waiting for waiting in self._lanes[lane].pop(who) if waiting.id not in away]
            if left:
                self._lanes[lane][who] = left
        self._ids -= away

    def done(self, slip: Slip) -> None:
        """Note that a message is on its way no more."""
        self._ids.discard(slip.id)
        self._under_way.discard(slip.id)
        who = self._whos.pop(slip.id)
        if slip.kind != Kind.SHEET:
            self._busy[who].remove(slip.lane)
            if not self._busy[who]:
                del self._busy[who]


def _who(slip: Slip) -> Who:
    """Say whose it is; an alert on one platform waits for nothing that hangs on another."""
    on = slip.address.platform if slip.kind == Kind.CRISIS and slip.address is not None else ""
    return slip.person, slip.place or on

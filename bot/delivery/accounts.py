"""By which accounts people can be reached, as it was looked up last, and which of them a message goes to."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from bot.cards.card import Kind
from bot.delivery.lines import Lines
from bot.domain.effects import Lane
from bot.domain.people import PersonId
from bot.mail import Slip
from bot.ports import Address

_THERE_ALONE: Final = (Kind.PARTING, Kind.CRISIS)  # which platform a crisis calls on is the ladder's to say
KNOWN: Final = timedelta(minutes=1)  # for which accounts are remembered


class Accounts:
    """People's accounts on the platforms that are in use, and the places of the organisation."""

    def __init__(self, lines: Lines, places: Mapping[str, Address]) -> None:
        """Know the places; people are looked up by whoever owns this."""
        self._lines, self._places = lines, places
        self.known: Final[dict[PersonId, tuple[Address, ...]]] = {}
        self._until: datetime | None = None

    def refresh(self, now: datetime) -> None:
        """Forget everybody from time to time: people come to have other accounts."""
        if self._until is None or now >= self._until:
            self._until = now + KNOWN
            self.known.clear()

    def put(self, found: Mapping[PersonId, tuple[Address, ...]]) -> None:
        """Remember what was looked up, but for those who have none: they may have one the next time."""
        self.known.update({person: addresses for person, addresses in found.items() if addresses})

    def forget(self, person: PersonId) -> None:
        """Have somebody looked up anew."""
        self.known.pop(person, None)

    def to(self, slip: Slip) -> Address | None:
        """Say where a message goes: where it may be out, or alone is for, in a crisis to the first that works now.

        Any other goes to the account that it is meant for or was given to, else to the first.
        """
        there = slip.address is not None and slip.address.platform in self._lines.platforms
        if there and (slip.state == "unknown" or slip.kind in _THERE_ALONE):
            return slip.address
        found = self._of(slip)
        if slip.doubt and slip.address in found:
            return slip.address
        if slip.lane == Lane.CRISIS:
            usual = (slip.address, *found)
            return min(found, key=lambda at: (self._lines.likely(at, slip.lane), usual.index(at)), default=None)
        return slip.address if slip.address in found else next(iter(found), None)

    def way(self, slip: Slip) -> str:
        """Name the platform by which a message goes, if it could be another one; empty if there is but one way."""
        to = self.to(slip) if len(self._of(slip)) > 1 else None
        return to.platform if to is not None else ""

    def besides(self, slip: Slip, to: Address) -> Address | None:
        """Give an account of the same person on another platform."""
        return next((at for at in self._of(slip) if at.platform != to.platform), None)

    def _of(self, slip: Slip) -> tuple[Address, ...]:
        place = self._places.get(slip.place)
        found = self.known.get(slip.person, ()) if not slip.place else (place,) if place is not None else ()
        return tuple(at for at in found if at.platform in self._lines.platforms)

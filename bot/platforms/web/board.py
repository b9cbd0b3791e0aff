"""What every window shows alike: the people who can be played and the item in hand."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.i18n import I18n
from bot.platforms.web import render
from bot.platforms.web.panes import Above, CastMember
from bot.text import Language

Cast = Callable[[], Awaitable[Sequence[CastMember]]]
InHand = Callable[[], Awaitable[Above]]


class Board:
    """The last look at cast and strip; `revision` grows when a look finds something new."""

    def __init__(self, cast: Cast, strip: InHand, i18n: I18n, clock: Clock, zone: ZoneInfo) -> None:
        """Ask `cast` and `strip` whenever a look is taken; times in the strip are in this zone."""
        self._ask_cast: Final = cast
        self._ask_strip: Final = strip
        self._i18n: Final = i18n
        self._clock: Final = clock
        self._zone: Final = zone
        self._cast: tuple[CastMember, ...] = ()
        self._strip = Above()
        self.revision = 0

    async def look(self) -> None:
        """Take a fresh look."""
        cast, strip = tuple(await self._ask_cast()), await self._ask_strip()
        if (cast, strip) != (self._cast, self._strip):
            self._cast, self._strip = cast, strip
            self.revision += 1

    async def ear(self, person: str) -> render.Ear | None:
        """Give the ear of somebody as he wants to be spoken to by now; None when there is nobody of this id."""
        await self.look()
        member = self.member(person)
        if member is None:
            return None
        return render.Ear(self._i18n, member.language, member.zone, self._clock.now())

    def member(self, person: str) -> CastMember | None:
        """Find somebody, as of the last look."""
        return next((member for member in self._cast if member.id == person), None)

    @property
    def now(self) -> datetime:
        """The present moment."""
        return self._clock.now()

    def people(self, language: Language) -> list[render.Plain]:
        """Write the cast for a page in this language."""
        return [render.member(member, self._i18n, language, self.now) for member in self._cast]

    def frames(self, language: Language) -> tuple[render.Plain, render.Plain]:
        """Write cast and strip as frames for a page in this language."""
        ear = render.Ear(self._i18n, language, self._zone, self.now)
        return {"type": "cast", "people": self.people(language)}, render.strip(self._strip, ear)

"""What the bot asks of storage to find items by their words."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from bot.domain.drafts import Draft, DraftId
from bot.domain.people import PersonId
from bot.frozen import frozen


@frozen
class Hit:
    """An item that was found, in the version that was: `place` is where to go on, the extract where the words stand."""

    place: int
    draft: Draft
    version: int
    title: str
    extract: str


class Search(Protocol):
    """The index of items by number, title and text. What an act changes is in it when the act ends."""

    def index(self, items: Iterable[DraftId]) -> None:
        """Bring the index up to items; needed only where an item changed hands without a new version or seat."""
        ...

    def understands(self, said: str) -> bool:
        """Tell whether there is anything in the words that can be looked for."""
        ...

    def find(self, person: PersonId, said: str, now: datetime, *, before: int, most: int) -> tuple[Hit, ...]:
        """Give what somebody may see that has all the words, the newest first; `before` is a place, 0 the beginning."""
        ...

    def keep(self, search: str, person: PersonId, said: str, now: datetime) -> None:
        """Remember under an id what somebody looks for; what he looked for before is forgotten."""
        ...

    def kept(self, search: str, person: PersonId) -> str | None:
        """Give what somebody looked for under this id, if it is his last."""
        ...

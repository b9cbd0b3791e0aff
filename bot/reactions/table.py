"""The whole table: what follows from each fact."""

from datetime import datetime
from typing import Final

from bot.domain.effects import Effect
from bot.domain.facts import Fact, NamesOf
from bot.reactions import calling, chasing, crises, items, organisation, owing, planning, releasing, standing, telling
from bot.reactions.news import Reactions

_REACTIONS: Final[Reactions] = {
    **items.REACTIONS,
    **releasing.REACTIONS,
    **organisation.REACTIONS,
    **standing.REACTIONS,
    **owing.REACTIONS,
    **calling.REACTIONS,
    **planning.REACTIONS,
    **chasing.REACTIONS,
    **telling.REACTIONS,
    **crises.REACTIONS,
}


def react(fact: Fact, at: datetime, people: NamesOf) -> tuple[Effect, ...]:
    """Say what follows from a fact that was recorded at `at`; `people` gives the names that stand in the news."""
    follows = _REACTIONS.get(type(fact))
    return follows(fact, at, people) if follows is not None else ()

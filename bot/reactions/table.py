"""The whole table: what follows from each fact."""

from datetime import datetime
from typing import Final

from bot.domain.effects import Effect
from bot.domain.facts import Fact, NamesOf
from bot.domain.items import Declared
from bot.reactions import (
    aftermath,
    calling,
    chasing,
    crises,
    drills,
    emergency_plans,
    items,
    organisation,
    owing,
    planning,
    releasing,
    situation,
    standing,
    statements,
    telling,
)
from bot.reactions.news import Reactions

_REACTIONS: Final[Reactions] = {
    **aftermath.REACTIONS,
    **emergency_plans.REACTIONS,
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
    **statements.REACTIONS,
    **situation.REACTIONS,
    **drills.REACTIONS,
}


def react(fact: Fact, at: datetime, people: NamesOf) -> tuple[Effect, ...]:
    """Say what follows from a fact that was recorded at `at`; `people` gives the names that stand in the news."""
    follows = _REACTIONS.get(type(fact))
    effects = follows(fact, at, people) if follows is not None else ()
    item = getattr(fact, "item", None)
    return statements.hastened(fact, item, at, effects) if isinstance(item, Declared) else effects

"""What follows from facts about chasing what waits: reminders, others who may act as well, nudges."""

from datetime import datetime
from typing import Final

from bot.domain import chasing, facts
from bot.domain.effects import Effect, Lane
from bot.domain.policies import cited
from bot.reactions.news import AGAIN, OPEN, Reactions, marked, news, of, soon
from bot.text import Value


def _reminded(fact: chasing.StepReminded, at: datetime, _: facts.NamesOf) -> tuple[Effect, ...]:
    """Remind: before its time a step is needed by then; afterwards a digest will do."""
    if fact.due_at is None:
        return news(fact, at, fact.told, of(fact, "news-step-waits", step=fact.names), AGAIN, Lane.REMINDERS)
    before = fact.due_at > at
    text = of(fact, "news-step-due" if before else "news-step-late", step=fact.names, due=fact.due_at)
    needed_by = fact.due_at if before else None
    return news(fact, at, fact.told, marked(text, fact.meant_for), AGAIN, Lane.REMINDERS, needed_by=needed_by)


def _others_asked(fact: chasing.OthersAsked, at: datetime, people: facts.NamesOf) -> tuple[Effect, ...]:
    """Tell the author and those who kept silent that others may act as well; the author too where nobody is left."""
    said: dict[str, Value] = {"step": fact.names, "people": tuple(map(people, fact.silent))}
    if fact.unreached:
        return _unreached(fact, at, people, said)
    if not fact.others:
        text = marked(of(fact, "news-nobody-else", **said), fact.meant_for)
        return news(fact, at, (fact.item.author,), text)
    others = tuple(map(people, fact.others))
    by: dict[str, Value] = {"clause": cited(fact.clause)} if fact.clause else {}
    key = "news-others-asked-by" if by else "news-others-asked"
    to_author = marked(of(fact, key, **said, others=others, **by), fact.meant_for)
    to_silent = marked(of(fact, "news-others-may", step=fact.names, others=others), fact.meant_for)
    late = (person for person in fact.silent if person != fact.item.author)
    told = news(fact, at, (fact.item.author,), to_author)
    return (*told, *news(fact, at, late, to_silent, AGAIN, Lane.REMINDERS, needed_by=soon(at)))


def _unreached(
    fact: chasing.OthersAsked, at: datetime, people: facts.NamesOf, said: dict[str, Value]
) -> tuple[Effect, ...]:
    """Tell the author alone: those who are asked are not there, so that there is nobody to tell."""
    others = tuple(map(people, fact.others))
    text = of(fact, "news-others-unreached" if others else "news-nobody-reached", **said, others=others)
    return news(fact, at, (fact.item.author,), marked(text, fact.meant_for))


def _nudged(fact: chasing.Nudged, at: datetime, people: facts.NamesOf) -> tuple[Effect, ...]:
    text = of(fact, "news-nudge", by=people(fact.by), since=fact.since)
    return news(fact, at, fact.told, text, OPEN)


REACTIONS: Final[Reactions] = {
    chasing.StepReminded: _reminded,
    chasing.OthersAsked: _others_asked,
    chasing.Nudged: _nudged,
}

"""What follows from facts about a release: its cards, its time, what is to be done after it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from bot.cards.card import Kind
from bot.cards.tokens import Verb
from bot.domain import facts, publishing
from bot.domain.drafts import DraftId
from bot.domain.effects import Effect, Lane, Remind, Send
from bot.domain.people import PersonId
from bot.domain.policies import cited
from bot.reactions.news import OPEN, OPEN_OR_CHANGE, Reactions, news, of
from bot.reactions.rules import RELEASE_TIME


def _signed_off(fact: facts.SignedOff, at: datetime, _: facts.NamesOf) -> tuple[Effect, ...]:
    draft = fact.item.draft
    cards = release_cards(draft, fact.version, fact.publishers)
    told = news(fact, at, (fact.item.author,), of(fact, "news-signed-off"))
    return (*cards, *told, *release_time(draft, fact.version, fact.planned, at))


def release_time(draft: DraftId, version: int, planned: datetime | None, at: datetime) -> tuple[Remind, ...]:
    """Remind of a signed-off version at its planned time, if that is still to come."""
    return (Remind(RELEASE_TIME, draft, str(version), planned),) if planned is not None and planned > at else ()


def release_cards(draft: DraftId, version: int, publishers: Iterable[PersonId]) -> tuple[Send, ...]:
    """Put the signed-off version before its publishers."""
    return tuple(
        Send(f"release:{draft}:{version}:{person}", person, Kind.RELEASE, draft, version, Lane.DECISIONS)
        for person in publishers
    )


def _release(
    fact: publishing.Released | publishing.ReleaseStopped | publishing.ReleaseResumed,
    at: datetime,
    people: facts.NamesOf,
) -> tuple[Send, ...]:
    author, by = fact.item.author, people(fact.by)
    match fact:
        case publishing.Released(complete=False):
            return ()
        case publishing.Released():
            told = (one for one in (author, *fact.deciders) if one != fact.by)  # his release was answered already
            return news(fact, at, told, of(fact, "news-released", by=by, channels=fact.everywhere))
        case publishing.ReleaseStopped(back=True):
            text = of(fact, "news-release-back", by=by, reason=fact.reason)
            return (
                *news(fact, at, (author,), text, OPEN_OR_CHANGE),
                *news(fact, at, (one for one in (*fact.deciders, *fact.publishers) if one != author), text),
            )
        case publishing.ReleaseStopped():
            text = of(fact, "news-release-held", by=by, reason=fact.reason)
            return news(fact, at, (author, *fact.deciders, *fact.publishers), text)
    return news(fact, at, (author, *fact.told), of(fact, "news-release-resumed", by=by))


def _followed(
    fact: publishing.FollowUpDue | publishing.FollowedUp, at: datetime, people: facts.NamesOf
) -> tuple[Send, ...]:
    match fact:
        case publishing.FollowUpDue():
            text = of(fact, "news-follow-up", what=fact.names, clause=cited(fact.clause))
            done = (f"{Verb.FOLLOW_UP}.{fact.follow_up}", "button-follow-up")
            return news(fact, at, fact.told, text, (done, *OPEN), Lane.REMINDERS)
    text = of(fact, "news-followed-up", by=people(fact.by), what=fact.names, words=fact.words)
    return news(fact, at, fact.others, text)


REACTIONS: Final[Reactions] = {
    facts.SignedOff: _signed_off,
    **dict.fromkeys((publishing.Released, publishing.ReleaseStopped, publishing.ReleaseResumed), _release),
    **dict.fromkeys((publishing.FollowUpDue, publishing.FollowedUp), _followed),
}

"""What follows from each fact: a pure table from facts to messages and due items."""

from collections.abc import Iterable
from datetime import datetime

from bot.cards.card import Kind
from bot.cards.tokens import Verb
from bot.domain import facts
from bot.domain.drafts import DraftId
from bot.domain.effects import Effect, Forget, Lane, Remind, Send
from bot.domain.people import PersonId
from bot.domain.steps import SeatId
from bot.text import Text, Value, micros

SETTLE = "settle"  # a decision can no longer be undone: the route moves on; subject = seat
STEP_DUE = "step-due"  # a step's time is up; subject = step
RELEASE_TIME = "release-time"  # the planned time has come; subject = draft
RULES = (SETTLE, STEP_DUE, RELEASE_TIME)

_OPEN = ((Verb.OPEN.value, "button-open"),)
_OPEN_OR_CHANGE = ((Verb.OPEN.value, "button-open"), (Verb.CHANGE.value, "button-change"))


def react(fact: facts.Fact, at: datetime, people: facts.NamesOf) -> tuple[Effect, ...]:
    """Say what follows from a fact that was recorded at `at`; `people` gives the names that stand in the news."""
    match fact:
        case facts.StepOpened():
            due = (Remind(STEP_DUE, fact.step, str(fact.version), fact.due_at),) if fact.due_at else ()
            return (*_asks(fact.seats, fact.version), *due)
        case facts.SeatPassedOn():
            return _asks(fact.seats, fact.version)
        case facts.StepPassed():
            return (Forget(STEP_DUE, fact.step),)
        case facts.Decided():
            return _decided(fact, at, people)
        case facts.Returned() | facts.Rejected():
            return (Forget(STEP_DUE, fact.step), *_sent_back(fact, at, people))
        case facts.SignedOff():
            return _signed_off(fact, at)
        case facts.Released() | facts.ReleaseStopped() | facts.ReleaseResumed():
            return _release(fact, at, people)
        case facts.ReleasePassedOn() | facts.AuthorChanged() | facts.AuthorMissing():
            return _handed_on(fact, at)
        case facts.StepOverdue() | facts.ReleaseTimeCame() | facts.StepUnmanned():
            return _chased(fact, at)
        case _:
            return ()


def _asks(seats: Iterable[tuple[SeatId, PersonId]], version: int) -> tuple[Send, ...]:
    return tuple(
        Send(f"review:{seat}:{version}", person, Kind.REVIEW, seat, version, Lane.DECISIONS) for seat, person in seats
    )


def _news(
    fact: facts.ItemFact,
    at: datetime,
    to: Iterable[PersonId],
    text: Text,
    buttons: tuple[tuple[str, str], ...] = _OPEN,
    lane: Lane = Lane.REQUESTS,
) -> tuple[Send, ...]:
    draft = fact.item.draft
    once = f"{text.key}:{_about(fact)}:{micros(at)}"
    return tuple(
        Send(f"{once}:{person}", person, Kind.NEWS, draft, 0, lane, text, buttons) for person in dict.fromkeys(to)
    )


def _about(fact: facts.ItemFact) -> str:
    """Say what of its item a fact is about: two facts of one moment are two pieces of news."""
    match fact:
        case facts.Decided():
            return fact.seat
        case facts.Returned() | facts.Rejected() | facts.StepOverdue() | facts.StepUnmanned():
            return fact.step
        case _:
            return fact.item.draft


def _of(fact: facts.ItemFact, key: str, **more: Value) -> Text:
    return Text(key, {"title": fact.item.title, "number": fact.item.number, **more})


def _decided(fact: facts.Decided, at: datetime, people: facts.NamesOf) -> tuple[Effect, ...]:
    settle = Remind(SETTLE, fact.seat, str(fact.version), fact.settles_at)
    if not fact.opinion.remark:
        return (settle,)
    text = _of(fact, "news-remark", by=people(fact.by), step=fact.names, remark=fact.opinion.remark)
    others = (person for person in (fact.item.author, *fact.earlier) if person != fact.by)
    return (settle, *_news(fact, at, others, text))


def _sent_back(fact: facts.Returned | facts.Rejected, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    said: dict[str, Value] = {"by": people(fact.by), "step": fact.names, "reason": fact.reason}
    if isinstance(fact, facts.Rejected):
        return _news(fact, at, (fact.item.author, *fact.earlier), _of(fact, "news-rejected", **said))
    if fact.to is not None:
        text = _of(fact, "news-returned-to-step", to=fact.to, **said)
        return _news(fact, at, (fact.item.author, *fact.earlier), text)
    text = _of(fact, "news-returned", **said)
    return (
        *_news(fact, at, (fact.item.author,), text, _OPEN_OR_CHANGE),
        *_news(fact, at, (person for person in fact.earlier if person != fact.item.author), text),
    )


def _signed_off(fact: facts.SignedOff, at: datetime) -> tuple[Effect, ...]:
    draft = fact.item.draft
    cards = release_cards(draft, fact.version, fact.publishers)
    news = _news(fact, at, (fact.item.author,), _of(fact, "news-signed-off"))
    return (*cards, *news, *release_time(draft, fact.version, fact.planned, at))


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
    fact: facts.Released | facts.ReleaseStopped | facts.ReleaseResumed, at: datetime, people: facts.NamesOf
) -> tuple[Send, ...]:
    author, by = fact.item.author, people(fact.by)
    match fact:
        case facts.Released(complete=False):
            return ()
        case facts.Released():
            return _news(
                fact, at, (author, *fact.deciders), _of(fact, "news-released", by=by, channels=fact.everywhere)
            )
        case facts.ReleaseStopped(back=True):
            text = _of(fact, "news-release-back", by=by, reason=fact.reason)
            return (
                *_news(fact, at, (author,), text, _OPEN_OR_CHANGE),
                *_news(fact, at, (person for person in fact.deciders if person != author), text),
            )
        case facts.ReleaseStopped():
            return _news(fact, at, (author, *fact.deciders), _of(fact, "news-release-held", by=by, reason=fact.reason))
    return _news(fact, at, (author,), _of(fact, "news-release-resumed", by=by))


def _chased(fact: facts.StepOverdue | facts.ReleaseTimeCame | facts.StepUnmanned, at: datetime) -> tuple[Send, ...]:
    match fact:
        case facts.StepOverdue():
            people = (person for _, person in fact.waiting)
            return _news(fact, at, people, _of(fact, "news-step-overdue", step=fact.names), lane=Lane.REMINDERS)
        case facts.ReleaseTimeCame():
            return _news(fact, at, fact.publishers, _of(fact, "news-release-time"), lane=Lane.REMINDERS)
    return _news(fact, at, fact.administrators, _of(fact, "news-unmanned", step=fact.names))


def _handed_on(
    fact: facts.ReleasePassedOn | facts.AuthorChanged | facts.AuthorMissing, at: datetime
) -> tuple[Effect, ...]:
    match fact:
        case facts.ReleasePassedOn(publishers=()):
            return _news(fact, at, fact.administrators, _of(fact, "news-release-unmanned"))
        case facts.ReleasePassedOn():
            return release_cards(fact.item.draft, fact.version, fact.publishers)
        case facts.AuthorChanged():
            return _news(fact, at, (fact.item.author,), _of(fact, "news-author-changed"), _OPEN_OR_CHANGE)
    return _news(fact, at, fact.administrators, _of(fact, "news-author-missing"))

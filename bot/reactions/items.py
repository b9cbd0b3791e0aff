"""What follows from facts about an item on its way: cards for those asked, news of opinions, reminders."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from bot.cards.card import Kind
from bot.cards.tokens import Verb
from bot.domain import facts, handovers, publishing
from bot.domain.drafts import DraftId
from bot.domain.effects import Effect, Forget, Lane, Lend, Remind, Send
from bot.domain.people import PersonId
from bot.domain.policies import cited
from bot.domain.standing_in import InPlace
from bot.domain.steps import SeatId, StepId, Verdict
from bot.reactions.news import AGAIN, CHANGES, OPEN, OPEN_OR_CHANGE, Reactions, decider, marked, news, of, soon, today
from bot.reactions.releasing import release_cards
from bot.reactions.rules import SETTLE, STEP_DUE, STEP_RUNG
from bot.text import Text, Value, micros


def _in_step(
    fact: facts.StepOpened | handovers.SeatPassedOn | facts.StepPassed, at: datetime, _people: facts.NamesOf
) -> tuple[Effect, ...]:
    match fact:
        case facts.StepOpened():
            due = (Remind(STEP_DUE, fact.step, str(fact.version), fact.due_at),) if fact.due_at else ()
            rungs = (Remind(STEP_RUNG, fact.step, f"{fact.version}.{rung}", when) for rung, when in fact.ladder)
            return (*_asks(fact.seats, fact.version), *_asks_in_place(fact, at), *due, *rungs)
        case handovers.SeatPassedOn():
            return (*_asks(fact.seats, fact.version), *_asks_in_place(fact, at))
    return over(fact.step)


def over(step: StepId) -> tuple[Forget, ...]:
    """Nothing falls due any more in a step."""
    return Forget(STEP_DUE, step), Forget(STEP_RUNG, step)


def _asks(seats: Iterable[tuple[SeatId, PersonId]], version: int) -> tuple[Send, ...]:
    return tuple(
        Send(f"review:{seat}:{version}", person, Kind.REVIEW, seat, version, Lane.DECISIONS) for seat, person in seats
    )


def _asks_in_place(fact: facts.StepOpened | facts.TalkBegan | handovers.SeatPassedOn, at: datetime) -> Iterator[Effect]:
    for asked in fact.acting:
        yield from _lent(fact.item.draft, asked, fact.version, at)


def _lent(draft: DraftId, asked: InPlace, version: int, at: datetime) -> tuple[Effect, ...]:
    """Put a seat before somebody who may answer it in another's place: now, and maybe again at another time."""
    key = f"review:{asked.seat}:{version}:{asked.person}:{micros(at)}"
    return (Lend(draft, asked), Send(key, asked.person, Kind.REVIEW, asked.seat, version, Lane.DECISIONS))


def _seat_lent(fact: handovers.SeatLent, at: datetime, _: facts.NamesOf) -> tuple[Effect, ...]:
    return _lent(fact.item.draft, fact.asked, fact.version, at)


def _said(fact: facts.Decided | facts.Submitted, at: datetime, people: facts.NamesOf) -> tuple[Effect, ...]:
    """Say what follows from a version, which is news only where it is not the author's, and from an opinion."""
    if isinstance(fact, facts.Submitted):
        return _edited(fact, at, people) if fact.by != fact.item.author else ()
    settle = Remind(SETTLE, fact.seat, str(fact.version), fact.settles_at)
    if not fact.opinion.remark:
        return (settle,)
    text = of(fact, "news-remark", by=decider(fact, people), step=fact.names, remark=fact.opinion.remark)
    others = (person for person in (fact.item.author, *fact.earlier) if person != fact.by)
    return (settle, *news(fact, at, others, text))


def _edited(fact: facts.Submitted, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    """Tell the author and those who decided before that somebody who was asked changed the text himself."""
    text = of(fact, "news-edited", by=people(fact.by), version=fact.version)
    return news(fact, at, (fact.item.author, *fact.deciders), text, (CHANGES, *OPEN))


def _talked(
    fact: facts.TalkBegan | facts.SaidInTalk | facts.TalkEnded | facts.Ruled, at: datetime, people: facts.NamesOf
) -> tuple[Effect, ...]:
    match fact:
        case facts.TalkBegan():
            due = (Remind(STEP_DUE, fact.step, str(fact.version), fact.due_at),) if fact.due_at else ()
            return (*_asks(fact.seats, fact.version), *_asks_in_place(fact, at), *_talk_cards(fact), *due)
        case facts.SaidInTalk():
            text = of(fact, "news-said", by=people(fact.by), words=fact.words)
            return _about_talk(fact, at, fact.others, text)
        case facts.TalkEnded(by=by):
            values = {"by": people(by)} if by else {}
            text = of(fact, f"news-talk-{fact.why}", step=fact.names, clause=cited(fact.clause), **values)
            told = (person for person in fact.parties if person != by)
            return (Forget(STEP_DUE, fact.step), *news(fact, at, told, text))
    if fact.opinion.verdict is not Verdict.APPROVE:
        return ()  # it goes back or ends, and that is told as such
    return news(fact, at, fact.parties, _ruled(fact, people))


def _ruled(fact: facts.Ruled, people: facts.NamesOf) -> Text:
    words = fact.opinion.remark
    key = "news-ruled-words" if words else "news-ruled"
    return of(fact, key, by=decider(fact, people), step=fact.names, clause=cited(fact.clause), words=words)


def _talk_cards(fact: facts.TalkBegan) -> tuple[Send, ...]:
    """Put the talk before those who take part in it and have no seat."""
    return tuple(
        Send(f"talk:{fact.step}:{person}", person, Kind.TALK, fact.step, fact.version, Lane.DECISIONS)
        for person in fact.others
    )


def _about_talk(fact: facts.SaidInTalk, at: datetime, to: Iterable[PersonId], text: Text) -> tuple[Send, ...]:
    once = f"{text.key}:{fact.step}:{fact.by}:{micros(at)}"
    buttons = ((Verb.TALK.value, "button-talk"),)
    return tuple(
        Send(f"{once}:{person}", person, Kind.NEWS, fact.step, fact.version, Lane.REQUESTS, text, buttons)
        for person in dict.fromkeys(to)
    )


def _sent_back(fact: facts.Returned | facts.Rejected, at: datetime, people: facts.NamesOf) -> tuple[Effect, ...]:
    return (*over(fact.step), *_told_back(fact, at, people))


def _told_back(fact: facts.Returned | facts.Rejected, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    said: dict[str, Value] = {"by": decider(fact, people), "step": fact.names, "reason": fact.reason}
    if isinstance(fact, facts.Rejected):
        return news(fact, at, (fact.item.author, *fact.earlier), of(fact, "news-rejected", **said))
    if fact.to is not None:
        text = of(fact, "news-returned-to-step", to=fact.to, **said)
        return news(fact, at, (fact.item.author, *fact.earlier), text)
    text = of(fact, "news-returned", **said)
    return (
        *news(fact, at, (fact.item.author,), text, OPEN_OR_CHANGE),
        *news(fact, at, (person for person in fact.earlier if person != fact.item.author), text),
    )


def _chased(
    fact: facts.StepOverdue | publishing.ReleaseTimeCame | handovers.StepUnmanned, at: datetime, _: facts.NamesOf
) -> tuple[Send, ...]:
    match fact:
        case facts.StepOverdue():
            text = marked(of(fact, "news-step-overdue", step=fact.names), fact.meant_for)
            return news(fact, at, fact.told, text, AGAIN, Lane.REMINDERS, needed_by=today(at))
        case publishing.ReleaseTimeCame():
            text = marked(of(fact, "news-release-time"), fact.meant_for)
            needed_by = at if fact.meant_for is None else soon(at)
            return news(fact, at, fact.publishers, text, lane=Lane.REMINDERS, needed_by=needed_by)
    return news(fact, at, fact.administrators, of(fact, "news-unmanned", step=fact.names))


def _handed_on(
    fact: handovers.ReleasePassedOn | handovers.AuthorChanged | handovers.UnitChanged | handovers.AuthorMissing,
    at: datetime,
    _: facts.NamesOf,
) -> tuple[Effect, ...]:
    match fact:
        case handovers.ReleasePassedOn(publishers=()):
            return news(fact, at, fact.administrators, of(fact, "news-release-unmanned"))
        case handovers.ReleasePassedOn():
            return release_cards(fact.item.draft, fact.version, fact.publishers)
        case handovers.AuthorChanged():
            return news(fact, at, (fact.item.author,), of(fact, "news-author-changed"), OPEN_OR_CHANGE)
        case handovers.UnitChanged():
            return news(fact, at, (fact.item.author,), of(fact, "news-unit-changed"), OPEN)
    return news(fact, at, fact.administrators, of(fact, "news-author-missing"))


def _withdrawn(fact: facts.Withdrawn, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    return news(fact, at, fact.told, of(fact, "news-withdrawn", by=people(fact.by)))


REACTIONS: Final[Reactions] = {
    **dict.fromkeys((facts.StepOpened, handovers.SeatPassedOn, facts.StepPassed), _in_step),
    **dict.fromkeys((facts.TalkBegan, facts.SaidInTalk, facts.TalkEnded, facts.Ruled), _talked),
    **dict.fromkeys((facts.Decided, facts.Submitted), _said),
    **dict.fromkeys((facts.Returned, facts.Rejected), _sent_back),
    facts.Withdrawn: _withdrawn,
    handovers.SeatLent: _seat_lent,
    **dict.fromkeys((facts.StepOverdue, publishing.ReleaseTimeCame, handovers.StepUnmanned), _chased),
    **dict.fromkeys(
        (handovers.ReleasePassedOn, handovers.AuthorChanged, handovers.UnitChanged, handovers.AuthorMissing), _handed_on
    ),
}

"""What follows from each fact: a pure table from facts to messages and due items."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from bot.cards.card import Kind
from bot.cards.tokens import Verb
from bot.domain import enrolling, facts, handovers, publishing, upkeep
from bot.domain.drafts import DraftId
from bot.domain.effects import PR_DESK, Effect, Forget, Lane, Remind, Send
from bot.domain.people import PersonId
from bot.domain.policies import cited
from bot.domain.steps import SeatId, Verdict
from bot.text import Text, Value, micros

SETTLE = "settle"  # a decision can no longer be undone: the route moves on; subject = seat
STEP_DUE = "step-due"  # a step's time is up; subject = step
RELEASE_TIME = "release-time"  # the planned time has come; subject = draft
GATHERING = "gathering"  # nothing more has come for a draft: go on; subject = question
REHEARSAL = "rehearsal"  # would items get through? by night, and after a change; subject = ORGANISATION
STAFFING = "staffing"  # has every unit its officer? every week, and after a change; subject = ORGANISATION
FOLLOW_UP = "follow-up"  # something is to be done after a release; subject = draft and follow-up, parted by a dot
RULES = (SETTLE, STEP_DUE, RELEASE_TIME, FOLLOW_UP, GATHERING, REHEARSAL, STAFFING)
ORGANISATION = "organisation"

_OPEN = ((Verb.OPEN.value, "button-open"),)
_CHANGES = (Verb.CHANGES.value, "button-changes")
_OPEN_OR_CHANGE = ((Verb.OPEN.value, "button-open"), (Verb.CHANGE.value, "button-change"))


def react(fact: facts.Fact, at: datetime, people: facts.NamesOf) -> tuple[Effect, ...]:
    """Say what follows from a fact that was recorded at `at`; `people` gives the names that stand in the news."""
    match fact:
        case facts.StepOpened() | handovers.SeatPassedOn() | facts.StepPassed():
            return _in_step(fact)
        case facts.TalkBegan() | facts.SaidInTalk() | facts.TalkEnded() | facts.Ruled():
            return _talked(fact, at, people)
        case facts.Decided() | facts.Submitted():
            return _said(fact, at, people)
        case facts.Returned() | facts.Rejected():
            return (Forget(STEP_DUE, fact.step), *_sent_back(fact, at, people))
        case facts.SignedOff():
            return _signed_off(fact, at)
        case publishing.Released() | publishing.ReleaseStopped() | publishing.ReleaseResumed():
            return _release(fact, at, people)
        case (
            handovers.ReleasePassedOn()
            | handovers.AuthorChanged()
            | handovers.UnitChanged()
            | handovers.AuthorMissing()
        ):
            return _handed_on(fact, at)
        case facts.StepOverdue() | publishing.ReleaseTimeCame() | handovers.StepUnmanned():
            return _chased(fact, at)
        case publishing.FollowUpDue() | publishing.FollowedUp():
            return _followed(fact, at, people)
        case _:
            return _organised(fact, at, people)


def _in_step(fact: facts.StepOpened | handovers.SeatPassedOn | facts.StepPassed) -> tuple[Effect, ...]:
    match fact:
        case facts.StepOpened():
            due = (Remind(STEP_DUE, fact.step, str(fact.version), fact.due_at),) if fact.due_at else ()
            return (*_asks(fact.seats, fact.version), *due)
        case handovers.SeatPassedOn():
            return _asks(fact.seats, fact.version)
    return (Forget(STEP_DUE, fact.step),)


def _organised(fact: facts.Fact, at: datetime, people: facts.NamesOf) -> tuple[Effect, ...]:
    """Say what follows from facts about the organisation itself."""
    match fact:
        case upkeep.RosterRead() | upkeep.RosterImported() | upkeep.RoleEnded():
            return (_soon(REHEARSAL, at), _soon(STAFFING, at))
        case upkeep.PolicyTaken():
            return (_soon(REHEARSAL, at),)
        case upkeep.Rehearsed():
            return _rehearsed(fact, at)
        case upkeep.OfficersMissing():
            return tuple(_understaffed(fact, at))
        case enrolling.Linked():
            return tuple(_linked(fact, at, people))
        case _:
            return ()


def _linked(fact: enrolling.Linked, at: datetime, people: facts.NamesOf) -> Iterator[Send]:
    """Tell both sides that an account is somebody's now."""
    names: dict[str, Value] = {"person": people(fact.person), "platform": Text(f"platform-{fact.platform}")}
    told = [(fact.person, Text("news-linked", names))]
    if fact.by is not None and fact.by != fact.person:
        told.append((fact.by, Text("news-linked-other", names)))
    for person, text in told:
        yield Send(f"linked:{fact.account}:{micros(at)}:{person}", person, Kind.NEWS, text=text)


def _soon(rule: str, at: datetime) -> Remind:
    return Remind(rule, ORGANISATION, f"after-{micros(at)}", at)


def _rehearsed(fact: upkeep.Rehearsed, at: datetime) -> tuple[Send, ...]:
    return tuple(
        Send(f"rehearsed:{micros(at)}:{person}", person, Kind.REHEARSAL, lane=Lane.REMINDERS)
        for person in fact.administrators
    )


def _understaffed(fact: upkeep.OfficersMissing, at: datetime) -> Iterator[Send]:
    told: list[tuple[PersonId, str, Text]] = []
    for unit, names, role, heads in fact.units:
        text = Text("news-officer-missing", {"unit": names, "role": Text(f"role-{role}")})
        told += [(head, str(unit), text) for head in heads]
    if fact.units:
        units = Text("news-officers-missing", {"units": tuple(names for _, names, *_ in fact.units)})
        told += [(person, "", units) for person in fact.pr_desk]
    if fact.desk:
        desk = Text("news-desk-missing", {"roles": tuple(Text(f"role-{role}") for role in fact.desk)})
        told += [(person, "", desk) for person in fact.administrators]
    for person, about, text in told:
        yield Send(f"{text.key}:{about}:{micros(at)}:{person}", person, Kind.NEWS, lane=Lane.REMINDERS, text=text)


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
        case facts.Returned() | facts.Rejected() | facts.StepOverdue() | handovers.StepUnmanned():
            return fact.step
        case facts.TalkEnded() | facts.Ruled():
            return fact.step
        case publishing.FollowUpDue() | publishing.FollowedUp():
            return f"{fact.item.draft}.{fact.follow_up}"
        case _:
            return fact.item.draft


def _of(fact: facts.ItemFact, key: str, **more: Value) -> Text:
    return Text(key, {"title": fact.item.title, "number": fact.item.number, **more})


def _said(fact: facts.Decided | facts.Submitted, at: datetime, people: facts.NamesOf) -> tuple[Effect, ...]:
    """Say what follows from a version, which is news only where it is not the author's, and from an opinion."""
    if isinstance(fact, facts.Submitted):
        return _edited(fact, at, people) if fact.by != fact.item.author else ()
    settle = Remind(SETTLE, fact.seat, str(fact.version), fact.settles_at)
    if not fact.opinion.remark:
        return (settle,)
    text = _of(fact, "news-remark", by=people(fact.by), step=fact.names, remark=fact.opinion.remark)
    others = (person for person in (fact.item.author, *fact.earlier) if person != fact.by)
    return (settle, *_news(fact, at, others, text))


def _edited(fact: facts.Submitted, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    """Tell the author and those who decided before that somebody who was asked changed the text himself."""
    text = _of(fact, "news-edited", by=people(fact.by), version=fact.version)
    return _news(fact, at, (fact.item.author, *fact.deciders), text, (_CHANGES, *_OPEN))


def _talked(
    fact: facts.TalkBegan | facts.SaidInTalk | facts.TalkEnded | facts.Ruled, at: datetime, people: facts.NamesOf
) -> tuple[Effect, ...]:
    match fact:
        case facts.TalkBegan():
            due = (Remind(STEP_DUE, fact.step, str(fact.version), fact.due_at),) if fact.due_at else ()
            return (*_asks(fact.seats, fact.version), *_talk_cards(fact), *due)
        case facts.SaidInTalk():
            text = _of(fact, "news-said", by=people(fact.by), words=fact.words)
            return _about_talk(fact, at, fact.others, text)
        case facts.TalkEnded(by=by):
            values = {"by": people(by)} if by else {}
            text = _of(fact, f"news-talk-{fact.why}", step=fact.names, clause=cited(fact.clause), **values)
            told = (person for person in fact.parties if person != by)
            return (Forget(STEP_DUE, fact.step), *_news(fact, at, told, text))
    if fact.opinion.verdict is not Verdict.APPROVE:
        return ()  # it goes back or ends, and that is told as such
    return _news(fact, at, fact.parties, _ruled(fact, people))


def _ruled(fact: facts.Ruled, people: facts.NamesOf) -> Text:
    words = fact.opinion.remark
    key = "news-ruled-words" if words else "news-ruled"
    return _of(fact, key, by=people(fact.by), step=fact.names, clause=cited(fact.clause), words=words)


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
    fact: publishing.Released | publishing.ReleaseStopped | publishing.ReleaseResumed,
    at: datetime,
    people: facts.NamesOf,
) -> tuple[Send, ...]:
    author, by = fact.item.author, people(fact.by)
    match fact:
        case publishing.Released(complete=False):
            return ()
        case publishing.Released():
            return _news(
                fact, at, (author, *fact.deciders), _of(fact, "news-released", by=by, channels=fact.everywhere)
            )
        case publishing.ReleaseStopped(back=True):
            text = _of(fact, "news-release-back", by=by, reason=fact.reason)
            return (
                *_news(fact, at, (author,), text, _OPEN_OR_CHANGE),
                *_news(fact, at, (person for person in fact.deciders if person != author), text),
            )
        case publishing.ReleaseStopped():
            return _news(fact, at, (author, *fact.deciders), _of(fact, "news-release-held", by=by, reason=fact.reason))
    return _news(fact, at, (author,), _of(fact, "news-release-resumed", by=by))


def _chased(
    fact: facts.StepOverdue | publishing.ReleaseTimeCame | handovers.StepUnmanned, at: datetime
) -> tuple[Send, ...]:
    match fact:
        case facts.StepOverdue():
            people = (person for _, person in fact.waiting)
            return _news(fact, at, people, _of(fact, "news-step-overdue", step=fact.names), lane=Lane.REMINDERS)
        case publishing.ReleaseTimeCame():
            return _news(fact, at, fact.publishers, _of(fact, "news-release-time"), lane=Lane.REMINDERS)
    return _news(fact, at, fact.administrators, _of(fact, "news-unmanned", step=fact.names))


def _followed(
    fact: publishing.FollowUpDue | publishing.FollowedUp, at: datetime, people: facts.NamesOf
) -> tuple[Send, ...]:
    match fact:
        case publishing.FollowUpDue():
            text = _of(fact, "news-follow-up", what=fact.names, clause=cited(fact.clause))
            done = (f"{Verb.FOLLOW_UP}.{fact.follow_up}", "button-follow-up")
            return _news(fact, at, fact.told, text, (done, *_OPEN), Lane.REMINDERS)
    text = _of(fact, "news-followed-up", by=people(fact.by), what=fact.names, words=fact.words)
    return _news(fact, at, fact.others, text)


def _handed_on(
    fact: handovers.ReleasePassedOn | handovers.AuthorChanged | handovers.UnitChanged | handovers.AuthorMissing,
    at: datetime,
) -> tuple[Effect, ...]:
    match fact:
        case handovers.ReleasePassedOn(publishers=()):
            return _news(fact, at, fact.administrators, _of(fact, "news-release-unmanned"))
        case handovers.ReleasePassedOn():
            return release_cards(fact.item.draft, fact.version, fact.publishers)
        case handovers.AuthorChanged():
            return _news(fact, at, (fact.item.author,), _of(fact, "news-author-changed"), _OPEN_OR_CHANGE)
        case handovers.UnitChanged():
            return _news(fact, at, (fact.item.author,), _of(fact, "news-unit-changed"), _OPEN)
    return _news(fact, at, fact.administrators, _of(fact, "news-author-missing"))


def posted(fact: facts.Fact, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    """Say what is posted where the PR desk reads: an item when it comes in, and in its thread what becomes of it."""
    match fact:
        case facts.Submitted(version=1, item=item):
            return (Send(f"posted:{item.draft}", PersonId(""), Kind.POSTED, item.draft, place=PR_DESK),)
        case facts.Submitted():
            text = _of(fact, "posted-submitted", by=people(fact.by), version=fact.version)
        case facts.SignedOff():
            text = _of(fact, "posted-signed-off")
        case facts.Returned():
            text = _of(fact, "posted-returned", by=people(fact.by), step=fact.names)
        case facts.Rejected():
            text = _of(fact, "posted-rejected", by=people(fact.by), step=fact.names)
        case facts.Withdrawn():
            text = _of(fact, "posted-withdrawn", by=people(fact.by))
        case publishing.Released(complete=True):
            text = _of(fact, "posted-released", by=people(fact.by), channels=fact.everywhere)
        case _:
            return ()
    key = f"{text.key}:{fact.item.draft}:{micros(at)}"
    return (Send(key, PersonId(""), Kind.NEWS, fact.item.draft, text=text, place=PR_DESK),)

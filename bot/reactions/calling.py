"""What follows where units are called upon: cards for those asked and for the PR desk, reminders, packages."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from bot.cards.card import Kind
from bot.cards.tokens import Verb
from bot.domain import calling, facts
from bot.domain.effects import Effect, Forget, Lane, Remind, Send
from bot.domain.people import PersonId
from bot.domain.submissions import SubmissionLate
from bot.reactions.news import OPEN, OPEN_OR_CHANGE, Reactions
from bot.reactions.rules import CONTRIBUTION, PACKAGE
from bot.text import Text, Value, micros

_CALL: Final = ((Verb.OPEN_CALL.value, "button-open-call"),)
_ANSWERS: Final = ((Verb.GRANT.value, "button-grant"), (Verb.DENY.value, "button-deny"))
_SHORT: Final = ((Verb.OPEN_CALL.value, "button-open-call"), (Verb.GO_WITHOUT.value, "button-go-without"))
_PLAN: Final = ((Verb.HAND_IN.value, "button-hand-in"),)


def _of(call: calling.Call, key: str, **more: Value) -> Text:
    return Text(key, {"topic": call.topic, "number": call.number, **more})


def _news(
    subject: str,
    at: datetime,
    to: Iterable[PersonId],
    text: Text,
    buttons: tuple[tuple[str, str], ...] = _CALL,
    lane: Lane = Lane.REQUESTS,
) -> tuple[Send, ...]:
    once = f"{text.key}:{subject}:{micros(at)}"
    return tuple(
        Send(f"{once}:{person}", person, Kind.NEWS, subject, 0, lane, text, buttons) for person in dict.fromkeys(to)
    )


def part_card(contribution: str, person: PersonId) -> Send:
    """Put before somebody what his unit is called upon for."""
    return Send(f"contribution:{contribution}:{person}", person, Kind.CONTRIBUTION, contribution)


def _called(fact: calling.Called, _: datetime, _people: facts.NamesOf) -> tuple[Effect, ...]:
    cards = (part_card(part, person) for part, _, people in fact.asked for person in people)
    call = fact.call.id
    boards = (Send(f"board:{call}:{person}", person, Kind.BOARD, call, lane=Lane.REQUESTS) for person in fact.desk)
    package = (Remind(PACKAGE, call, "1", fact.release_at),) if fact.release_at is not None else ()
    return (*cards, *boards, *package)


def _time_asked(fact: calling.MoreTimeAsked, at: datetime, people: facts.NamesOf) -> tuple[Effect, ...]:
    said: dict[str, Value] = {"unit": fact.unit, "by": people(fact.by), "until": fact.until, "why": fact.why}
    return _news(fact.contribution, at, fact.desk, _of(fact.call, "news-time-asked", **said), _ANSWERS)


def _time_answered(fact: calling.MoreTimeAnswered, at: datetime, people: facts.NamesOf) -> tuple[Effect, ...]:
    key = "news-time-granted" if fact.granted else "news-time-denied"
    text = _of(fact.call, key, by=people(fact.by), due=fact.due)
    return _news(fact.contribution, at, fact.told, text)


def _extended(fact: calling.CallExtended, at: datetime, people: facts.NamesOf) -> tuple[Effect, ...]:
    text = _of(fact.call, "news-call-extended", by=people(fact.by), due=fact.due)
    return tuple(send for part, told in fact.told for send in _news(part, at, told, text))


def _moved(fact: calling.CommonTimeMoved, at: datetime, people: facts.NamesOf) -> tuple[Effect, ...]:
    call, text = fact.call.id, _of(fact.call, "news-common-time", by=people(fact.by), at=fact.at)
    again = (Forget(PACKAGE, call), Remind(PACKAGE, call, f"{micros(fact.at)}.1", fact.at))
    return (*again, *_news(call, at, fact.told, text, ()))


def _handed_in(fact: calling.HandedIn, _: datetime, _people: facts.NamesOf) -> tuple[Effect, ...]:
    return (Forget(CONTRIBUTION, fact.contribution),)


def _ended(fact: calling.WentWithout | calling.CalledOff, at: datetime, people: facts.NamesOf) -> tuple[Effect, ...]:
    match fact:
        case calling.WentWithout():
            return _news(fact.call.id, at, fact.told, _of(fact.call, "news-went-without", by=people(fact.by)), ())
    text = _of(fact.call, "news-called-off", by=people(fact.by), reason=fact.reason)
    return (Forget(PACKAGE, fact.call.id), *_news(fact.call.id, at, fact.told, text, ()))


def _due(fact: calling.ContributionDue, at: datetime, _: facts.NamesOf) -> tuple[Effect, ...]:
    said: dict[str, Value] = {"due": fact.due, "days": fact.days}
    key = "news-contribution-late" if fact.days else "news-contribution-due"
    told = _news(fact.contribution, at, fact.officers, _of(fact.call, key, **said), lane=Lane.REMINDERS)
    text = _of(fact.call, "news-contribution-late-head", unit=fact.unit, **said)
    return (*told, *_news(fact.contribution, at, fact.heads, text, lane=Lane.REMINDERS))


def _package(fact: calling.PackageReady | calling.PackageShort, at: datetime, _: facts.NamesOf) -> tuple[Effect, ...]:
    call = fact.call.id
    match fact:
        case calling.PackageReady():
            cards = (
                Send(f"package:{call}:{person}", person, Kind.PACKAGE, call, lane=Lane.DECISIONS)
                for person in fact.publishers
            )
            return (Forget(PACKAGE, call), *cards)
    said: dict[str, Value] = {"units": fact.missing, "signed": fact.signed, "of": fact.of}
    return _news(call, at, fact.desk, _of(fact.call, "news-package-short", **said), _SHORT, Lane.DECISIONS)


def _submission_late(fact: SubmissionLate, at: datetime, _: facts.NamesOf) -> tuple[Effect, ...]:
    said: dict[str, Value] = {"title": fact.title, "number": fact.number, "due": fact.due, "days": fact.days}
    mine, theirs = (_PLAN, ()) if fact.kind == "plan" else (OPEN_OR_CHANGE, OPEN)
    text = Text(f"news-{fact.kind}-late" if fact.days else f"news-{fact.kind}-due", said)
    told = _news(fact.subject, at, fact.officers, text, mine, Lane.REMINDERS)
    text = Text(f"news-{fact.kind}-late-head", {**said, "unit": fact.unit})
    return (*told, *_news(fact.subject, at, fact.heads, text, theirs, Lane.REMINDERS))


REACTIONS: Final[Reactions] = {
    calling.Called: _called,
    calling.MoreTimeAsked: _time_asked,
    calling.MoreTimeAnswered: _time_answered,
    calling.CallExtended: _extended,
    calling.CommonTimeMoved: _moved,
    calling.HandedIn: _handed_in,
    **dict.fromkeys((calling.WentWithout, calling.CalledOff), _ended),
    calling.ContributionDue: _due,
    **dict.fromkeys((calling.PackageReady, calling.PackageShort), _package),
    SubmissionLate: _submission_late,
}

"""What follows from facts about a crisis: alerts, and news for those who have it, reported it or lead."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from bot.cards.card import Kind
from bot.cards.crisis import untitled
from bot.cards.tokens import Verb
from bot.domain import crisis_facts, facts
from bot.domain.crisis_facts import Call, Named
from bot.domain.effects import Effect, Lane, Send
from bot.domain.people import PersonId
from bot.reactions.news import Reactions
from bot.text import Text, Value, micros

_OPEN: Final = ((Verb.OPEN_CRISIS.value, "button-open-crisis"),)
_TELL: Final = ((Verb.TELL_CRISIS.value, "button-tell-crisis"), *_OPEN)
_END: Final = {
    how: ((Verb.CONFIRM_END.value, "button-confirm-end"), (Verb.KEEP_CRISIS.value, f"button-keep-crisis-{how}"), *_OPEN)
    for how in ("closed", "false-alarm")
}
_Buttons = tuple[tuple[str, str], ...]


def alerts(crisis: Named, calls: Iterable[Call]) -> tuple[Send, ...]:
    """Send the card of a crisis to people, each on the platform that he is called on."""
    return tuple(
        Send(key, person, Kind.CRISIS, crisis.id, lane=Lane.CRISIS, platform=platform)
        for person, platform, key in calls
    )


def words(crisis: Named, key: str, **more: Value) -> Text:
    """Give words about a crisis; those of a drill are marked at both ends."""
    text = Text(key, {"title": crisis.title or untitled(drill=crisis.drill), "number": crisis.number, **more})
    return Text("crisis-drill", {"text": text}) if crisis.drill else text


def _news(
    crisis: Named, at: datetime, to: Iterable[PersonId], text: Text, buttons: _Buttons = _OPEN
) -> tuple[Send, ...]:
    once = f"{text.key}:{crisis.id}:{micros(at)}"
    return tuple(
        Send(f"{once}:{person}", person, Kind.NEWS, crisis.id, 0, Lane.CRISIS, text, buttons)
        for person in dict.fromkeys(to)
    )


def _called(fact: crisis_facts.CrisisCalled, at: datetime, _: facts.NamesOf) -> tuple[Effect, ...]:
    called = alerts(fact.crisis, fact.calls)
    if not fact.nobody:
        return called
    return (*called, *_news(fact.crisis, at, fact.administrators, words(fact.crisis, "news-crisis-nobody")))


def _taken(fact: crisis_facts.CrisisTaken, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    text = words(fact.crisis, "news-crisis-taken", by=people(fact.by), after=lasted(fact.seconds))
    return _news(fact.crisis, at, (one for one in (fact.reporter, *fact.others) if one != fact.by), text)


def lasted(seconds: int) -> Text:
    """Say how long something took, in minutes and seconds."""
    minutes, rest = divmod(seconds, 60)
    return Text("crisis-minutes" if minutes else "crisis-seconds", {"minutes": minutes, "seconds": rest})


def _added(fact: crisis_facts.CrisisAdded, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    if fact.tells or fact.owner is None or fact.owner == fact.by:
        return ()
    text = words(fact.crisis, "news-crisis-added", by=people(fact.by), words=fact.words, count=len(fact.files))
    return _news(fact.crisis, at, (fact.owner,), text)


def _silent(fact: crisis_facts.OwnerSilent, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    way = "lost" if fact.lost else "silent"
    own = words(fact.crisis, f"news-crisis-{way}-owner", minutes=fact.minutes)
    text = words(fact.crisis, f"news-crisis-{way}", by=people(fact.owner), minutes=fact.minutes)
    to_owner = _news(fact.crisis, at, (fact.owner,), own, _OPEN if fact.lost else _TELL)
    return (*to_owner, *_news(fact.crisis, at, fact.leaders, text))


def _handed(
    fact: crisis_facts.CrisisOffered | crisis_facts.CrisisHandedOver, at: datetime, people: facts.NamesOf
) -> tuple[Send, ...]:
    if isinstance(fact, crisis_facts.CrisisOffered):
        return alerts(fact.crisis, fact.calls)
    key = "news-crisis-declined" if fact.declined else "news-crisis-accepted"
    return _news(fact.crisis, at, (fact.before,), words(fact.crisis, key, by=people(fact.by)))


def _ending(
    fact: crisis_facts.EndProposed | crisis_facts.KeptOpen | crisis_facts.CrisisEnded,
    at: datetime,
    people: facts.NamesOf,
) -> tuple[Send, ...]:
    by = people(fact.by)
    match fact:
        case crisis_facts.EndProposed():
            text = words(fact.crisis, f"news-crisis-end-{fact.how}", by=by)
            return _news(fact.crisis, at, fact.confirm, text, _END[fact.how])
        case crisis_facts.KeptOpen():
            return _news(fact.crisis, at, (fact.before,), words(fact.crisis, "news-crisis-kept", by=by))
    text = words(fact.crisis, f"news-crisis-{fact.how}", by=by, first=people(fact.first))
    return _news(fact.crisis, at, (person for person in fact.told if person != fact.by), text)


def _moved(
    fact: crisis_facts.CrisisMerged | crisis_facts.CalledChanged, at: datetime, _: facts.NamesOf
) -> tuple[Send, ...]:
    if isinstance(fact, crisis_facts.CrisisMerged):
        return _news(fact.crisis, at, fact.told, words(fact.crisis, "news-crisis-merged", into=fact.into))
    return _news(fact.crisis, at, fact.left, words(fact.crisis, "news-crisis-left"), ())


REACTIONS: Final[Reactions] = {
    crisis_facts.CrisisCalled: _called,
    crisis_facts.CrisisTaken: _taken,
    crisis_facts.CrisisAdded: _added,
    crisis_facts.OwnerSilent: _silent,
    **dict.fromkeys((crisis_facts.CrisisOffered, crisis_facts.CrisisHandedOver), _handed),
    **dict.fromkeys((crisis_facts.EndProposed, crisis_facts.KeptOpen, crisis_facts.CrisisEnded), _ending),
    **dict.fromkeys((crisis_facts.CrisisMerged, crisis_facts.CalledChanged), _moved),
}

"""What follows from facts about a crisis: alerts, and news for those who have it, reported it or lead."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from bot.cards.card import Kind
from bot.cards.crisis_sheet import called
from bot.cards.tokens import Verb
from bot.domain import crisis_facts, facts
from bot.domain.crisis_facts import Call, Named
from bot.domain.effects import Effect, Lane, Send
from bot.domain.people import PersonId
from bot.reactions.news import Reactions
from bot.text import Text, Value, micros

_OPEN: Final = ((Verb.OPEN_CRISIS.value, "button-open-crisis"),)
_FILES: Final = ((Verb.CRISIS_FILES.value, "button-crisis-files"), *_OPEN)
_TELL: Final = ((Verb.TELL_CRISIS.value, "button-tell-crisis"), *_OPEN)
_END: Final = {
    how: (
        (f"{Verb.CONFIRM_END}.{how}", f"button-confirm-end-{how}"),
        (Verb.KEEP_CRISIS.value, f"button-keep-crisis-{how}"),
        *_OPEN,
    )
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
    """Give words about a crisis, called by the beginning of what was reported; a drill's are marked at both ends."""
    text = Text(key, {"title": called(crisis.title, drill=crisis.drill), "number": crisis.number, **more})
    return Text("crisis-drill", {"text": text}) if crisis.drill else text


def _news(
    crisis: Named, at: datetime, to: Iterable[PersonId], key: str, buttons: _Buttons = _OPEN, **more: Value
) -> tuple[Send, ...]:
    text = words(crisis, key, **more)
    return tuple(
        Send(f"{key}:{crisis.id}:{micros(at)}:{person}", person, Kind.NEWS, crisis.id, 0, Lane.CRISIS, text, buttons)
        for person in dict.fromkeys(to)
    )


def _called(fact: crisis_facts.CrisisCalled, at: datetime, _: facts.NamesOf) -> tuple[Effect, ...]:
    called = alerts(fact.crisis, fact.calls)
    if not fact.nobody:
        return called
    return (*called, *_news(fact.crisis, at, fact.administrators, "news-crisis-nobody"))


def _taken(fact: crisis_facts.CrisisTaken, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    told = (one for one in (fact.reporter, *fact.others) if one != fact.by)
    return _news(fact.crisis, at, told, "news-crisis-taken", by=people(fact.by), after=lasted(fact.seconds))


def lasted(seconds: int) -> Text:
    """Say how long something took, in minutes and seconds."""
    minutes, rest = divmod(seconds, 60)
    return Text("crisis-minutes" if minutes else "crisis-seconds", {"minutes": minutes, "seconds": rest})


def _added(fact: crisis_facts.CrisisAdded, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    if fact.tells or fact.owner is None or fact.owner == fact.by:
        return ()
    by, files = people(fact.by), len(fact.files)
    if not files:
        return _news(fact.crisis, at, (fact.owner,), "news-crisis-added", by=by, words=fact.words)
    values: dict[str, Value] = {"by": by, "words": fact.words, "count": files}
    key = "news-crisis-added-files" if fact.words else "news-crisis-files"
    return _news(fact.crisis, at, (fact.owner,), key, _FILES, **values)


def _silent(fact: crisis_facts.OwnerSilent, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    way = "lost" if fact.lost else "silent"
    key, buttons, minutes = f"news-crisis-{way}", _OPEN if fact.lost else _TELL, fact.minutes
    to_owner = _news(fact.crisis, at, (fact.owner,), f"{key}-owner", buttons, minutes=minutes)
    return (*to_owner, *_news(fact.crisis, at, fact.leaders, key, by=people(fact.owner), minutes=minutes))


def _handed(
    fact: crisis_facts.CrisisOffered | crisis_facts.CrisisHandedOver, at: datetime, people: facts.NamesOf
) -> tuple[Send, ...]:
    if isinstance(fact, crisis_facts.CrisisOffered):
        return alerts(fact.crisis, fact.calls)
    key = "news-crisis-declined" if fact.declined else "news-crisis-accepted"
    return _news(fact.crisis, at, (fact.before,), key, by=people(fact.by))


def _ending(
    fact: crisis_facts.EndProposed | crisis_facts.KeptOpen | crisis_facts.CrisisEnded,
    at: datetime,
    people: facts.NamesOf,
) -> tuple[Send, ...]:
    by = people(fact.by)
    match fact:
        case crisis_facts.EndProposed():
            return _news(fact.crisis, at, fact.confirm, f"news-crisis-end-{fact.how}", _END[fact.how], by=by)
        case crisis_facts.KeptOpen():
            return _news(fact.crisis, at, (fact.before,), "news-crisis-kept", by=by)
    told = (person for person in fact.told if person != fact.by)
    return _news(fact.crisis, at, told, f"news-crisis-{fact.how}", by=by, first=people(fact.first))


def _moved(
    fact: crisis_facts.CrisisMerged | crisis_facts.CalledChanged, at: datetime, _: facts.NamesOf
) -> tuple[Send, ...]:
    if isinstance(fact, crisis_facts.CrisisMerged):
        return _news(fact.crisis, at, fact.told, "news-crisis-merged", into=fact.into)
    return _news(fact.crisis, at, fact.left, "news-crisis-left", ())


REACTIONS: Final[Reactions] = {
    crisis_facts.CrisisCalled: _called,
    crisis_facts.CrisisTaken: _taken,
    crisis_facts.CrisisAdded: _added,
    crisis_facts.OwnerSilent: _silent,
    **dict.fromkeys((crisis_facts.CrisisOffered, crisis_facts.CrisisHandedOver), _handed),
    **dict.fromkeys((crisis_facts.EndProposed, crisis_facts.KeptOpen, crisis_facts.CrisisEnded), _ending),
    **dict.fromkeys((crisis_facts.CrisisMerged, crisis_facts.CalledChanged), _moved),
}

"""How a drill went: who was called, by what he was reached, when somebody had it; and the last drills beside it."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.cards.card import Button, Card, Entry
from bot.cards.crisis_sheet import level
from bot.cards.lists import menu
from bot.cards.sheets import joined, label_key
from bot.cards.tokens import Token, Verb
from bot.domain.crises import CrisisId
from bot.domain.drills import Drill, Why
from bot.domain.policies import cited
from bot.frozen import frozen
from bot.text import Names, Text, Value

MOST: Final = 25  # people of whom there is a line each; more are counted
_SECOND: Final = timedelta(seconds=1)
_AT_ONCE: Final = timedelta(seconds=5)  # within which of the call it goes without saying when that was


def lasted(time: timedelta) -> Text:
    """Say how long something took, in minutes and seconds."""
    minutes, seconds = divmod(time // _SECOND, 60)
    if minutes and not seconds:
        return Text("drill-minutes", {"minutes": minutes})
    return Text("crisis-minutes" if minutes else "crisis-seconds", {"minutes": minutes, "seconds": seconds})


@frozen
class Answered:
    """Somebody whom a drill called: after how long a platform took the call, he saw it, joined in or had it.

    `lost` says why nothing reached him.
    """

    names: Names
    where: tuple[Text, ...] = ()  # platforms that took a call
    called: timedelta = timedelta(0)
    accepted: timedelta | None = None
    seen: timedelta | None = None
    taken: timedelta | None = None
    lost: Text | None = None


@frozen
class OnPlatform:
    """How many were called on a platform, and for how many it took the call."""

    name: Text
    called: int
    accepted: int


@frozen
class DrillSheet:
    """All that the report of a drill needs; `wanted` is by when the policy would have somebody have it."""

    drill: Drill
    number: str
    wanted: timedelta
    by: Names | None = None
    owner: Names | None = None
    real: str = ""
    platforms: tuple[OnPlatform, ...] = ()
    people: tuple[Answered, ...] = ()
    clauses: tuple[str, ...] = ()
    level: int = 1  # of calls, which it came to


def report(sheet: DrillSheet) -> Card:
    """Build the report; it is marked at both ends as all that a drill says."""
    return Card(
        title=Text("crisis-drill", {"text": Text("drill-title", {"number": sheet.number})}),
        facts=tuple(_facts(sheet)),
        entries=tuple(Entry(_line(one)) for one in _ordered(sheet.people)[:MOST]),
        notes=(*_more(len(sheet.people) - MOST), Text("crisis-drill-note")),
        buttons=(Button(Text(label_key(Verb.DRILLS)), Token(Verb.DRILLS)),),
    )


def _more(count: int) -> tuple[Text, ...]:
    return (Text("drill-more", {"count": count}),) if count > 0 else ()


def _facts(sheet: DrillSheet) -> Iterator[Text]:
    drill = sheet.drill
    over = drill.over_at or drill.until
    by: Value = sheet.by or ""
    yield Text(f"drill-began-{drill.occasion}", {"at": drill.began_at, "by": by, "clause": _clauses(sheet.clauses)})
    yield Text(
        f"drill-over-{drill.why or Why.TIME}", {"time": lasted(over - drill.began_at), "real": sheet.real, "at": over}
    )
    yield _taken(sheet)
    if drill.why is Why.REAL:
        yield Text("drill-came", {"level": level(sheet.level)})
    counts: dict[str, Value] = {"called": drill.called, "reached": drill.reached, "seen": drill.seen}
    yield Text("drill-counts", counts)
    for one in sheet.platforms:
        yield Text("drill-platform", {"platform": one.name, "called": one.called, "reached": one.accepted})


def _clauses(clauses: tuple[str, ...]) -> Value:
    return Text("drill-clause", {"clause": tuple(map(cited, clauses))}) if clauses else ""


def _taken(sheet: DrillSheet) -> Text:
    """Say whether somebody had it in the time that the policy gives before further people are called."""
    values: dict[str, Value] = {"wanted": lasted(sheet.wanted)}
    if sheet.drill.taken is None or sheet.owner is None:
        return Text("drill-not-yet-taken" if sheet.drill.why is Why.REAL else "drill-not-taken", values)
    taken = timedelta(seconds=sheet.drill.taken)
    key = "drill-taken" if taken <= sheet.wanted else "drill-taken-late"
    return Text(key, {**values, "by": sheet.owner, "time": lasted(taken)})


def _ordered(people: Sequence[Answered]) -> list[Answered]:
    """Put those whom nothing reached first, then who answered, the fastest first, then who did not."""
    return sorted(people, key=lambda one: (one.lost is None, _or(one.taken), _or(one.seen), one.called))


def _or(time: timedelta | None) -> timedelta:
    return timedelta.max if time is None else time


def _line(one: Answered) -> Text:
    if one.lost is not None:
        return Text("drill-line-lost", {"person": one.names, "why": one.lost})
    slow = one.accepted is None or one.accepted - one.called > _AT_ONCE
    what: list[Value] = [Text("drill-line-called", {"time": lasted(one.called)})] if one.called and slow else []
    if one.accepted is not None:
        what.append(Text("drill-line-accepted", {"where": one.where, "time": lasted(one.accepted)}))
    seen = Text("drill-line-unseen") if one.seen is None else Text("drill-line-seen", {"time": lasted(one.seen)})
    what.append(seen if one.taken is None else Text("drill-line-taken", {"time": lasted(one.taken)}))
    return Text("drill-line", {"person": one.names, "what": joined("dotted", what)})


@frozen
class Past:
    """A drill in the list of the last ones."""

    crisis: CrisisId
    number: str
    drill: Drill

    @property
    def at(self) -> datetime:
        """When it began."""
        return self.drill.began_at


def listed(found: Sequence[Past], coming: Sequence[Text] = (), running: Sequence[str] = ()) -> Card:
    """Build the list of the last drills, the newest first; `coming` says how often policy asks for one.

    `running` are the numbers of those that are not over.
    """
    entries = tuple(Entry(_past(one), (_open(one),)) for one in found)
    title = Text("drills-title", {"count": len(found)}) if found else Text("drills-none")
    notes = (*(Text("drills-running", {"number": number}) for number in running), *coming)
    return Card(title=title, entries=entries, notes=notes, buttons=menu(Verb.DRILL, Verb.REACHABILITY))


def _open(one: Past) -> Button:
    return Button(Text(label_key(Verb.OPEN_DRILL)), Token(Verb.OPEN_DRILL, one.crisis))


def _past(one: Past) -> Text:
    drill = one.drill
    taken = Text("drills-not-taken") if drill.taken is None else _after(drill.taken)
    values: dict[str, Value] = {"number": one.number, "at": one.at, "called": drill.called, "reached": drill.reached}
    stopped = "-stopped" if drill.why is Why.REAL else ""
    return Text(f"drills-line{stopped}", {**values, "taken": taken})


def _after(seconds: int) -> Text:
    return Text("drills-taken", {"time": lasted(timedelta(seconds=seconds))})

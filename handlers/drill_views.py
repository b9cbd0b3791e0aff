"""Cards of drills: the report of one, and the last ones."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from bot.cards import drill as cards
from bot.cards.card import Kind
from bot.cards.drill import Answered, DrillSheet, OnPlatform, Past
from bot.crises import Called
from bot.deps import Act
from bot.domain import crisis_ladder, drills
from bot.domain.crises import Crisis, CrisisId
from bot.domain.crisis_ladder import CrisisLadder, Way
from bot.domain.drill_rules import Occasion
from bot.domain.drills import Drill
from bot.domain.people import Person, PersonId
from bot.errors import NotFound
from bot.sheets.drill_trend import Held, Trend
from bot.text import Text
from handlers import alerts
from handlers import drills as drills_made
from handlers.drills import NotForDrills, may, rules
from handlers.made import Made, Wanted

LAST: Final = 12  # drills that are listed, and stand in the picture
_SECOND: Final = timedelta(seconds=1)


def report(act: Act, wanted: Wanted) -> Made | None:
    """Build the report of a drill that is over."""
    crisis, drill = act.crises.get(wanted.subject), act.tables.drills.get(wanted.subject)
    return None if crisis is None or drill is None else Made(cards.report(_sheet(act, crisis, drill)), still=True)


def open_report(act: Act, person: Person, crisis_id: str) -> None:
    """Send somebody who may read it the report of a drill again."""
    if not may(act, person.id) or act.tables.drills.get(crisis_id) is None:
        raise NotFound
    act.tell(person, Kind.DRILL, crisis_id)


def show(act: Act, person: Person) -> None:
    """Send somebody who may read it the list of the last drills."""
    if not may(act, person.id):
        raise NotForDrills
    act.tell(person, Kind.DRILLS)


def listed(act: Act, _: PersonId) -> Made:
    """Build the list of the last drills."""
    found = act.tables.drills.latest(LAST)
    running = tuple(_number(act, drill.crisis) for drill in act.tables.drills.running())
    card = cards.listed(tuple(_past(act, drill) for drill in found), tuple(_coming(act)), running)
    return Made(card, paper=Trend(tuple(_held(act, drill) for drill in reversed(found))) if found else None)


def _held(act: Act, drill: Drill) -> Held:
    crisis = act.crises.get(drill.crisis)
    ladder = crisis.ladder if crisis is not None else CrisisLadder()
    wanted, number = drills.wanted(ladder) // _SECOND, crisis.number if crisis is not None else ""
    return Held(number, drill.began_at, drill.taken, wanted, drill.called, drill.reached)


def _coming(act: Act) -> Iterable[Text]:
    for occasion in (Occasion.IN_HOURS, Occasion.OFF_HOURS):
        every = rules(act).every(occasion)
        if every is not None:
            yield Text(f"drills-every-{every}-{occasion}")


def _past(act: Act, drill: Drill) -> Past:
    return Past(drill.crisis, _number(act, drill.crisis), drill)


def _number(act: Act, crisis_id: CrisisId | None) -> str:
    crisis = act.crises.get(crisis_id) if crisis_id is not None else None
    return crisis.number if crisis is not None else ""


def _sheet(act: Act, crisis: Crisis, drill: Drill) -> DrillSheet:
    ways = act.crises.ways(crisis.id)
    called = [one for one in act.crises.called(crisis.id) if one.left_at is None]
    first, answered = _first(act, crisis), drills_made.answered(act, crisis)
    return DrillSheet(
        drill=drill,
        number=crisis.number,
        wanted=drills.wanted(crisis.ladder),
        by=act.names(drill.by) if drill.by is not None else None,
        owner=act.names(first) if first is not None else None,
        real=_number(act, drill.real),
        platforms=_platforms(ways),
        people=tuple(
            _answered(
                act,
                drill,
                one,
                [way for way in ways if way.person == one.person],
                did=answered.get(one.person),
                owned=crisis.first_owned_at if one.person == first else None,
            )
            for one in called
        ),
        clauses=rules(act).clauses,
        level=crisis_ladder.level(crisis.ladder, crisis.top),
    )


def _first(act: Act, crisis: Crisis) -> PersonId | None:
    """Give who had it first; since then he may have handed it over, or lost it."""
    taken = (fact.by for fact in act.tables.situations.happened(crisis.id) if fact.kind == "crisis-taken")
    return next(taken, None)


def _platforms(ways: Iterable[Way]) -> tuple[OnPlatform, ...]:
    ways = tuple(ways)
    called = Counter(way.platform for way in ways)
    accepted = Counter(way.platform for way in ways if way.accepted_at is not None)
    return tuple(OnPlatform(_platform(name), called[name], accepted[name]) for name in sorted(called))


def _platform(name: str) -> Text:
    return Text(f"platform-{name}")


def _answered(
    act: Act, drill: Drill, one: Called, ways: list[Way], *, did: datetime | None, owned: datetime | None
) -> Answered:
    """Say how somebody answered, all times from the beginning of the drill; `owned` is when he had it, as the first."""
    accepted = [(way.accepted_at, way.platform) for way in ways if way.accepted_at is not None]
    return Answered(
        names=act.names(one.person),
        where=tuple(_platform(platform) for _, platform in sorted(accepted)),
        called=one.since - drill.began_at,
        accepted=min(accepted)[0] - drill.began_at if accepted else None,
        seen=did - drill.began_at if did is not None else None,
        taken=owned - drill.began_at if owned is not None else None,
        lost=None if accepted else _lost(act, one.person),
    )


def _lost(act: Act, person: PersonId) -> Text:
    """Say why nothing reached somebody."""
    if alerts.platforms(act, person):
        return Text("drill-lost-slow")
    return Text("drill-lost-refused" if act.people.addresses(person) else "drill-lost-no-account")

"""The alarm of a crisis: who is called when and where, an owner who tells nothing, whoever is called no more."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.deps import Act
from bot.domain import crises, crisis_ladder, situation
from bot.domain.crises import CALLING, OPEN, Crisis, CrisisState
from bot.domain.crisis_facts import Call, CalledChanged, CrisisCalled, Named, OwnerSilent
from bot.domain.crisis_ladder import Group, On, Rung
from bot.domain.dialogs import Purpose, Question
from bot.domain.effects import CRISIS_PLACE, PR_DESK, Forget, Remind
from bot.domain.people import PersonId, Role, UnitId
from bot.ports import Address
from bot.reactions.crises import words
from bot.reactions.rules import CRISIS_REACH, CRISIS_REPORT, CRISIS_STEP, DRILL_END, DRILL_STOP
from bot.text import micros
from handlers import questions

LOST_FOR: Final = timedelta(days=1)  # how long an account that took nothing is not called
LATE: Final = timedelta(seconds=5)  # after which a step that is due is late
_ARRIVED: Final = timedelta(seconds=15)  # after which alerts have come in, or are slow
_LISTENS: Final = timedelta(minutes=30)  # for which what somebody sends joins a crisis
_MINUTE: Final = timedelta(minutes=1)


def named(crisis: Crisis) -> Named:
    """Say how a crisis is spoken of in facts."""
    return Named(crisis.id, crisis.number, crisis.title, crisis.drill)


def put(act: Act, crisis: Crisis) -> Crisis:
    """Keep a crisis, and have its next step fall due."""
    kept = act.crises.save(crisis)
    act.dues.drop(Forget(CRISIS_STEP, kept.id))
    if kept.next_at is not None:
        act.remind(Remind(CRISIS_STEP, kept.id, f"{kept.revision}:{micros(kept.next_at)}", kept.next_at))
    elif kept.drill:
        act.remind(Remind(DRILL_END, kept.id, "over", act.now))
    _wind(act, kept)
    return kept


def _wind(act: Act, crisis: Crisis) -> None:
    """Have the next situation report fall due; what its owner was reminded of once he is not reminded of again."""
    act.dues.drop(Forget(CRISIS_REPORT, crisis.id))
    at = situation.reminder(crisis)
    if at is not None:
        act.remind(Remind(CRISIS_REPORT, crisis.id, f"{crisis.owner}:{micros(at)}", at))


def start(act: Act, crisis: Crisis, *, unconfirmed: bool = False) -> Crisis:
    """Give it a number and call the first ones; all in the act in which it was reported."""
    year = act.now.astimezone(act.organisation.zone).year
    return climb(
        act, crises.begun(crisis, act.crises.number(year, drill=crisis.drill), act.now, unconfirmed=unconfirmed)
    )


def step(act: Act, crisis_id: str) -> None:
    """Run the next step of a crisis if it is time: by its due item, or by the auditor where that is late."""
    crisis = act.crises.get(crisis_id)
    if crisis is None or crisis.next_at is None or crisis.next_at > act.now:
        return
    if crisis.state is CrisisState.REPORTED:
        listen(act, crisis.reporter, start(act, crisis, unconfirmed=True))
    elif crisis.state in CALLING:
        climb(act, crisis)
    else:
        _silence(act, crisis)


def reached(act: Act, crisis_id: str) -> None:
    """Have the cards say whom the alerts have reached, which nobody did anything for."""
    crisis = act.crises.get(crisis_id)
    if crisis is not None and crisis.state in OPEN:
        act.crises.save(crisis)


def listen(act: Act, person: PersonId, crisis: Crisis) -> None:
    """Have what a reporter sends next join a crisis, where nothing else is asked of him."""
    asked = act.dialogs.open(person)
    if asked is None or asked.subject == crisis.id:
        ask_more(act, person, crisis)


def is_bare(crisis: Crisis) -> bool:
    """Tell whether nothing but the word was said, and it is still to be seen whether it is one."""
    told = crisis.title or crisis.pictures or crisis.files
    return crisis.state is CrisisState.REPORTED and not told


def ask_more(act: Act, person: PersonId, crisis: Crisis) -> None:
    """Ask what somebody knows; it joins the crisis for as long as that listens."""
    prompt = words(named(crisis), "ask-crisis-what" if is_bare(crisis) else "ask-crisis-more")
    kept = {"until": str(micros(act.now + _LISTENS)), "question": _between(act, person, crisis)}
    questions.ask(
        act,
        Question(act.new_id(), person, Purpose.CRISIS_MORE, prompt, subject=crisis.id, files=True, kept=kept),
    )


def _between(act: Act, person: PersonId, crisis: Crisis) -> str:
    """Name the question that what is asked about a crisis comes between; it is put once more afterwards."""
    asked = act.dialogs.open(person)
    if asked is None:
        return ""
    return asked.kept.get("question", "") if asked.subject == crisis.id else asked.id


def audit(act: Act) -> int:
    """Run every step that is late, whatever became of its due item; give how many there were."""
    late = act.crises.late(act.now - LATE)
    for crisis_id in late:
        step(act, crisis_id)
    return len(late)


def climb(act: Act, crisis: Crisis) -> Crisis:
    """Climb the rungs whose time has come; where nobody on them can be reached, the next one at once (fault 68)."""
    at_once = crisis.rung == 0
    crisis, rung = crises.climbed(crisis, act.now)
    reach = _reach(act, crisis)
    nobody = not any(reach.values())
    while not any(reach.values()) and crisis_ladder.next_level(crisis.ladder, crisis.rung) is not None:
        crisis, rung = crises.climbed(crises.hurried(crisis, act.now), act.now)
        reach = _reach(act, crisis)
    if nobody and not rung.outside and crisis.ladder.hook:
        crisis, rung = crises.outside(crisis), crisis_ladder.outside(rung)
    return _called(act, crisis, rung, reach, at_once=at_once, nobody=nobody)


def _called(
    act: Act, crisis: Crisis, rung: Rung, reach: dict[PersonId, tuple[str, ...]], *, at_once: bool, nobody: bool
) -> Crisis:
    before = {one.person for one in act.crises.called(crisis.id) if one.left_at is None}
    fresh = tuple(person for person in reach if person not in before)
    for person in fresh:
        act.crises.call(crisis.id, person, act.now)
    ringing = {person: way for person, way in reach.items() if not (at_once and person == crisis.reporter)}
    if at_once and not crisis.drill and act.tables.drills.give_way():
        act.remind(Remind(DRILL_STOP, crisis.id, f"{micros(act.now)}", act.now))
    calls = _calls(act, crisis, rung.on, ringing)
    kept = put(act, crisis)
    at = act.now + _ARRIVED
    act.remind(Remind(CRISIS_REACH, kept.id, f"{kept.revision}:{micros(at)}", at))
    fact = CrisisCalled(
        crisis=named(kept),
        level=kept.level,
        calls=calls,
        fresh=fresh,
        unreached=tuple(person for person, way in reach.items() if not way),
        nobody=nobody,
        outside=rung.outside,
        administrators=_administrators(act) if nobody else (),
        places=places(act) if at_once else (),
    )
    act.record(fact)
    return kept


def places(act: Act) -> tuple[str, ...]:
    """Name the place where a crisis is posted: its own, or where the PR desk reads."""
    names = {place.partition("@")[0] for place, _ in act.organisation.places}
    return next(((name,) for name in (CRISIS_PLACE, PR_DESK) if name in names), ())


def _reach(act: Act, crisis: Crisis) -> dict[PersonId, tuple[str, ...]]:
    """Give everybody who is called by now, with the platforms that reach him, the one he prefers first."""
    roster = act.people.roster(act.now)
    meant = crisis_ladder.members(roster, crisis_ladder.groups(crisis.ladder, crisis.rung), crisis.unit)
    called = (one.person for one in act.crises.called(crisis.id) if one.left_at is None)
    active = (one for one in called if one in roster.people and roster.people[one].active)
    return ways(act, dict.fromkeys((*meant, *active)))


def ways(act: Act, people: Iterable[PersonId]) -> dict[PersonId, tuple[str, ...]]:
    """Name the platforms that reach each of these; an account that took nothing of late is none."""
    found = act.tables.senders.reached(act.now - LOST_FOR)
    return {person: _platforms(act, found.get(person, ())) for person in people}


def platforms(act: Act, person: PersonId) -> tuple[str, ...]:
    """Name the platforms that reach somebody."""
    return _platforms(act, act.tables.senders.reachable(person, act.now - LOST_FOR))


def _platforms(act: Act, found: Iterable[Address]) -> tuple[str, ...]:
    used = set(act.organisation.messengers)
    return tuple(dict.fromkeys(address.platform for address in found if address.platform in used))


def where(act: Act, person: PersonId) -> str:
    """Name the platform on which somebody is acting."""
    if act.here is not None:
        return act.here.address.platform
    return next((address.platform for address in act.people.addresses(person)), "")


def _calls(act: Act, crisis: Crisis, on: On, reach: dict[PersonId, tuple[str, ...]]) -> tuple[Call, ...]:
    before = act.crises.ways(crisis.id)
    made: list[Call] = []
    for person, found in reach.items():
        own = [way for way in before if way.person == person]
        made += [_call(act, crisis, person, name) for name in crisis_ladder.ways(found, own, on, act.now)]
    return tuple(made)


def _call(act: Act, crisis: Crisis, person: PersonId, platform: str) -> Call:
    key = f"crisis:{crisis.id}:{person}:{platform}:{micros(act.now)}"
    act.crises.way(crisis.id, person, platform, key, act.now)
    return person, platform, key


def ring(act: Act, crisis: Crisis, person: PersonId) -> tuple[Call, ...]:
    """Send one person the card anew, on all his platforms and at once: he is asked to do something about it."""
    act.crises.call(crisis.id, person, act.now)
    own = [way for way in act.crises.ways(crisis.id) if way.person == person]
    return tuple(_call(act, crisis, person, name) for name in crisis_ladder.asking(platforms(act, person), own))


def reporters(act: Act, crisis: Crisis) -> tuple[PersonId, ...]:
    """Name all who reported it, whoever was first and those whose reports are part of it."""
    reports = (line.by for line in act.crises.told(crisis.id) if line.kind == "report")
    return tuple(dict.fromkeys((crisis.reporter, *reports)))


def _administrators(act: Act) -> tuple[PersonId, ...]:
    return members(act, (Group(Role.ADMINISTRATOR),), UnitId(""))


def members(act: Act, groups: tuple[Group, ...], unit: UnitId) -> tuple[PersonId, ...]:
    """Give the people of some groups as the directory stands now; `unit` is the reporter's."""
    return crisis_ladder.members(act.people.roster(act.now), groups, unit)


def _silence(act: Act, crisis: Crisis) -> None:
    """Ask an owner who tells nothing; where he was asked, call all anew. Leaders are told either way."""
    owner = crisis.owner or crisis.reporter
    lost, heard = crisis.asked, crisis.heard_at or act.now
    after = crises.silent(crisis, act.now)
    leaders = tuple(one for one in members(act, crisis.ladder.leaders, crisis.unit) if one != owner)
    act.record(OwnerSilent(named(crisis), owner, (act.now - heard) // _MINUTE, lost, leaders))
    if lost:
        climb(act, after)
    else:
        put(act, after)


def roster_changed(act: Act) -> None:
    """See who is called by what the roster is now (fault 87): who is not any more is told, and rung no more."""
    for crisis in act.crises.open():
        _recast(act, crisis)


def _recast(act: Act, crisis: Crisis) -> None:
    roster = act.people.roster(act.now)
    groups = crisis_ladder.groups(crisis.ladder, crisis.top)
    meant = {*crisis_ladder.members(roster, groups, crisis.unit), crisis.owner, crisis.offered, crisis.reporter}
    listed = [one.person for one in act.crises.called(crisis.id) if one.left_at is None]
    active = {person.id for person in roster.people.values() if person.active}
    left = tuple(person for person in listed if person not in meant or person not in active)
    for person in left:
        act.crises.leave(crisis.id, person, act.now)
    if left:
        act.record(CalledChanged(named(crisis), left))
    if crisis.offered is not None and crisis.offered not in active:
        crisis = put(act, replace(crisis, offered=None))
    fresh = {person: way for person, way in _reach(act, crisis).items() if person not in listed}
    if crisis.owner is not None and crisis.owner not in active:
        climb(act, crises.called_anew(crisis, act.now))
    elif crisis.state in CALLING and fresh:
        _called(act, crisis, Rung(timedelta(0), on="first"), fresh, at_once=False, nobody=False)


def find(act: Act, crisis_id: str) -> Crisis | None:
    """Give a crisis; for one that is part of another, that other one."""
    crisis = act.crises.get(crisis_id)
    return find(act, crisis.into) if crisis is not None and crisis.into is not None else crisis


def leaders(act: Act, crisis: Crisis) -> tuple[PersonId, ...]:
    """Give the leaders of a crisis, or where there are none whom the first rung calls."""
    found = members(act, crisis.ladder.leaders, crisis.unit)
    return found or members(act, crisis.ladder.rungs[0].calls, crisis.unit)

"""Drills (P1 8): begun by hand or because policy asks for it, on the machinery of crises; they end by themselves."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from bot.cards.card import Kind
from bot.cards.tokens import Verb
from bot.crises import Line
from bot.deps import Act
from bot.domain import crises, crisis_ladder, drills
from bot.domain.crises import OVER, Crisis, CrisisId, Deed
from bot.domain.crisis_ladder import CrisisLadder, Group
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.drill_facts import DrillBegan, DrillEnded, DrillPutOff
from bot.domain.drill_rules import DrillRules, Occasion
from bot.domain.drills import Drill, Why
from bot.domain.effects import Forget, Lane, Remind, Send
from bot.domain.people import Person, PersonId, Role, UnitId
from bot.errors import NotFound, Refused
from bot.reactions.crises import words
from bot.reactions.rules import DRILL_END
from bot.text import Text
from handlers import aftermath, alerts, questions, statement_deeds
from handlers import crises as reports
from handlers.answering import Given

_SURE: Final = "sure"
_MINUTE: Final = timedelta(minutes=1)
_SECOND: Final = timedelta(seconds=1)
_MAY: Final = (Role.PR_DESK, Role.LEADER_IN_CHARGE, Role.CHIEF, Role.ADMINISTRATOR)


class NotForDrills(Refused):
    """Drills are begun by the PR desk, the leaders and the administrators."""

    key = "refused-drill-not-yours"


class SomethingReal(Refused):
    """A real crisis is open, which a drill must not disturb."""

    key = "refused-drill-real"


class DrillRuns(Refused):
    """There is a drill already."""

    key = "refused-drill-runs"


def rules(act: Act) -> DrillRules:
    """Give what the policy in force says of drills."""
    policy = act.policies.active()
    return policy.drills if policy else DrillRules()


def may(act: Act, person: PersonId) -> bool:
    """Tell whether somebody may begin drills and read how they went: the PR desk, leaders, administrators."""
    return any(held.role in _MAY for held in act.people.roles(person, act.now))


def menu(act: Act, person: PersonId) -> tuple[Verb, ...]:
    """Name what somebody may look at of drills."""
    return (Verb.DRILLS,) if may(act, person) else ()


def ask(act: Act, person: Person, title: str = "") -> None:
    """Ask whether a drill is to begin: how many people it calls, how long it lasts."""
    _free(act, person)
    ladder, lasts = _ladder(act), rules(act).lasts // _MINUTE
    first = alerts.members(act, crisis_ladder.groups(ladder, 1), person.unit)
    everybody = alerts.members(act, crisis_ladder.groups(ladder, len(ladder.rungs)), person.unit)
    prompt = Text("ask-drill", {"first": len(first), "count": len(everybody), "minutes": lasts})
    question = Question(act.new_id(), person.id, Purpose.DRILL, prompt, hint=Text("hint-drill"))
    choices = (Choice(_SURE, Text("choice-drill-sure")),)
    kept = {"title": " ".join(title.split())[: reports.LONGEST]}
    questions.ask(act, replace(question, choices=choices, words=False, kept=kept))


def _free(act: Act, person: Person) -> None:
    """Refuse a drill to whom it is not for, and while something real or another drill is going on."""
    if not may(act, person.id):
        raise NotForDrills
    going_on = in_the_way(act)
    if going_on is not None:
        raise (DrillRuns if going_on.drill else SomethingReal)(number=going_on.number)


def in_the_way(act: Act) -> Crisis | None:
    """Give the open crisis, or the drill, because of which none can begin."""
    found = sorted(act.crises.open(), key=lambda one: one.drill)
    return found[0] if found else None


def _ladder(act: Act) -> CrisisLadder:
    policy = act.policies.active()
    return drills.ladder(policy.crisis if policy else CrisisLadder(), rules(act))


def _begin(act: Act, person: Person, question: Question, _: Given) -> None:
    _free(act, person)
    crisis = start(act, person, person.unit, Occasion.HAND, title=question.kept["title"])
    key = f"{act.event}:{Kind.CRISIS}:{crisis.id}:reporter"
    act.send(Send(key, person.id, Kind.CRISIS, crisis.id, lane=Lane.CRISIS))
    count = len(act.crises.called(crisis.id))
    text = words(alerts.named(crisis), "news-drill-began", count=count, minutes=rules(act).lasts // _MINUTE)
    buttons = ((Verb.STOP_DRILL.value, "button-stop-drill"), (Verb.OPEN_CRISIS.value, "button-open-crisis"))
    key = f"{act.event}:{text.key}:{crisis.id}"
    act.send(Send(key, person.id, Kind.NEWS, crisis.id, lane=Lane.DECISIONS, text=text, buttons=buttons))


def start(act: Act, person: Person, unit: UnitId, occasion: Occasion, *, title: str = "", period: str = "") -> Crisis:
    """Begin a drill as a report from this unit would; `period` is the one that policy asks for one in."""
    policy = act.policies.active()
    crisis = Crisis(
        id=CrisisId(act.new_id()),
        title=title,
        policy=policy.digest if policy else "",
        ladder=_ladder(act),
        reporter=person.id,
        unit=unit,
        reported_at=act.now,
        since=act.now,
        drill=True,
    )
    act.crises.add(crisis)
    act.crises.tell(crisis.id, Line(0, act.now, person.id, "report", title))
    drill = drills.begun(crisis, occasion, rules(act), act.now, period)
    act.tables.drills.add(drill)
    act.remind(Remind(DRILL_END, crisis.id, "", drill.until))
    started = alerts.start(act, crisis)
    act.record(DrillBegan(alerts.named(started), occasion, period, drill.by))
    return started


def begin_by_itself(act: Act, occasion: Occasion, period: str) -> None:
    """Begin the drill of a period; what stands in its way puts it off."""
    going_on, person = in_the_way(act), _answering(act)
    if going_on is not None or person is None:
        act.record(DrillPutOff(occasion, period, going_on.id if going_on is not None else None))
        return
    start(act, person, _unit(act, occasion, period), occasion, period=period)


def _answering(act: Act) -> Person | None:
    """Give in whose name a drill stands that nobody began: an administrator, best one whom it does not call."""
    roster, ladder = act.people.roster(act.now), _ladder(act)
    called = set(crisis_ladder.members(roster, crisis_ladder.groups(ladder, len(ladder.rungs)), UnitId("")))
    found = sorted(_administrators(act), key=lambda one: one in called)
    return roster.people[found[0]] if found else None


def _unit(act: Act, occasion: Occasion, period: str) -> UnitId:
    """Draw the unit from which a drill is as if reported, so that in time each leader is called."""
    units = [unit.id for unit in act.people.roster(act.now).units.values() if unit.state == "active"]
    number = int.from_bytes(sha256(f"{seed(act)}:{occasion}:{period}:unit".encode()).digest()[:8])
    return units[number % len(units)]


def seed(act: Act) -> str:
    """Say from what an organisation's drills are drawn."""
    return act.organisation.name or "organisation"


def over_time(act: Act, crisis_id: str) -> None:
    """End a drill that has lasted as long as it may, or that those who were called have ended as a real one."""
    _end(act, crisis_id, Why.TIME)


def stop(act: Act, person: Person, crisis_id: str) -> Text:
    """End a drill before its time, for those who may begin one."""
    crisis = act.crises.get(crisis_id)
    if crisis is None or not crisis.drill or not may(act, person.id):
        raise NotFound
    crises.check(crisis, Deed.SEE)
    _end(act, crisis.id, Why.HAND, by=person.id)
    return words(alerts.named(crisis), "notice-drill-stopped")


def give_way(act: Act, real_id: str) -> None:
    """End every drill because of something real, whose alarm is out already; all who were called are told."""
    real = act.crises.get(real_id)
    for drill in act.tables.drills.running():
        _end(act, drill.crisis, Why.REAL, real=real)


def _end(act: Act, crisis_id: str, why: Why, *, real: Crisis | None = None, by: PersonId | None = None) -> None:
    """End a drill once, however many ends it comes to; where people ended it as a real one, that was its end."""
    drill, crisis = act.tables.drills.get(crisis_id), act.crises.get(crisis_id)
    if drill is None or crisis is None or drill.over_at is not None:
        return
    why = Why.PEOPLE if crisis.state in OVER else why
    act.tables.drills.give_way()
    over = drills.over(drill, why, act.now, real.id if real is not None else None)
    act.tables.drills.end(_counted(act, over, crisis))
    closed = alerts.put(act, crises.drilled(crisis, act.now))
    act.dues.drop(Forget(DRILL_END, crisis.id))
    began = () if drill.by is None else (drill.by,)
    told = () if why is Why.PEOPLE else (*_called(act, crisis), *began)
    number = real.number if real is not None else ""
    act.record(
        DrillEnded(
            crisis=alerts.named(closed),
            why=why,
            told=tuple(one for one in dict.fromkeys(told) if one != by),
            reported=tuple(dict.fromkeys((*reads(act, crisis), *began))),
            real=number,
            by=by,
        )
    )
    statement_deeds.over(act, closed, "closed")
    if why is not Why.REAL:
        aftermath.ended(act, closed)


def _called(act: Act, crisis: Crisis) -> tuple[PersonId, ...]:
    return tuple(one.person for one in act.crises.called(crisis.id) if one.left_at is None)


def _counted(act: Act, drill: Drill, crisis: Crisis) -> Drill:
    """Say how a drill came out: whom it called, whom that reached, who saw it, when somebody had it."""
    called = {one.person: one for one in act.crises.called(crisis.id) if one.left_at is None}
    reached = {way.person for way in act.crises.ways(crisis.id) if way.accepted_at is not None}
    taken = (crisis.first_owned_at - drill.began_at) // _SECOND if crisis.first_owned_at else None
    seen = len(answered(act, crisis).keys() & called.keys())
    return replace(drill, called=len(called), reached=len(reached & called.keys()), seen=seen, taken=taken)


def answered(act: Act, crisis: Crisis) -> Mapping[PersonId, datetime]:
    """Say when each did something first; whoever helped or decided on a statement has answered, too."""
    facts = [fact for fact in act.tables.situations.happened(crisis.id) if fact.at > crisis.reported_at]
    did = [(fact.at, fact.by) for fact in facts if fact.by is not None]
    did += [(one.seen_at, one.person) for one in act.crises.called(crisis.id) if one.seen_at is not None]
    for draft in act.tables.statements.of(crisis.id):
        journey = act.drafts.round(draft.id)
        seats = [seat for step in journey.steps for seat in step.seats] if journey is not None else []
        did += [(seat.decision.at, seat.decision.by) for seat in seats if seat.decision is not None]
    return {person: at for at, person in sorted(did, reverse=True)}


def reads(act: Act, crisis: Crisis) -> tuple[PersonId, ...]:
    """Name those who have a drill's report: the PR desk, the leaders, the administrators."""
    desk = alerts.members(act, (Group(Role.PR_DESK),), crisis.unit)
    return tuple(dict.fromkeys((*desk, *alerts.leaders(act, crisis), *_administrators(act))))


def _administrators(act: Act) -> tuple[PersonId, ...]:
    return alerts.members(act, (Group(Role.ADMINISTRATOR),), UnitId(""))


PURPOSES: Final[Mapping[Purpose, Callable[[Act, Person, Question, Given], Text | None]]] = {Purpose.DRILL: _begin}

"""What a rehearsal shows besides conversations: who can be played, and where the item in hand stands."""

from typing import Literal

from bot.deps import Act
from bot.domain import routing
from bot.domain.crises import Crisis
from bot.domain.drafts import Draft, DraftState, Version
from bot.domain.people import BODY_ROLES, Holding, Person, PersonId, Role
from bot.domain.rounds import Round
from bot.domain.steps import SeatState, Step, StepState
from bot.frozen import frozen
from bot.text import Names, Text


@frozen
class Player:
    """Somebody who can be played."""

    person: Person
    unit: Names
    roles: tuple[Role, ...]


@frozen
class Station:
    """A station of the item in hand: where it stands, its name, and the people whom it waits for."""

    state: Literal["done", "against", "now", "next"]
    text: Text
    people: tuple[PersonId, ...]


@frozen
class InHand:
    """The item that moved last."""

    number: str | None
    title: str
    version: int
    stations: tuple[Station, ...]


@frozen
class Alarm:
    """A crisis that is open, and those who have it or are called."""

    number: str
    title: str
    state: Text
    people: tuple[PersonId, ...]
    drill: bool


_STATES: dict[StepState, Literal["done", "against", "now", "next"]] = {
    StepState.PASSED: "done",
    StepState.OPEN: "now",
    StepState.RETURNED: "against",
    StepState.REJECTED: "against",
}
_STOPPED = (DraftState.RETURNED, DraftState.REJECTED)


def cast(act: Act) -> tuple[Player, ...]:
    """Give everybody who can be played; first an officer, his unit's head, and somebody of the PR desk."""
    roster = act.people.roster(act.now)
    held = tuple(one for one in roster.holdings if one.role not in BODY_ROLES and one.at(act.now))
    players = {
        person.id: Player(
            person,
            roster.units[person.unit].names,
            tuple(dict.fromkeys(holding.role for holding in held if holding.person == person.id)),
        )
        for person in roster.people.values()
        if person.active
    }
    first = _leads(held)
    return tuple(players[person] for person in dict.fromkeys((*first, *players)) if person in players)


def _leads(held: tuple[Holding, ...]) -> tuple[PersonId, ...]:
    desk = {holding.person: holding.unit for holding in held if holding.role is Role.PR_DESK}
    for officer in held:
        if officer.role is Role.OFFICER and officer.person not in desk:
            heads = [h.person for h in held if h.role is Role.HEAD and h.unit == officer.unit]
            if heads and officer.person not in heads:
                return (officer.person, heads[0], *list(desk)[:1])
    return ()


def in_hand(act: Act) -> InHand | None:
    """Give the item that moved last as a line of stations, so that a newcomer sees the chain move."""
    newest = act.drafts.newest()
    draft = act.drafts.get(newest) if newest else None
    if draft is None:
        return None
    version = act.drafts.version(draft.id, draft.latest)
    journey = act.drafts.round(draft.id) if draft.round else None
    middle = _of_journey(journey, draft) if journey else _of_plan(act, draft, version)
    return InHand(draft.number, version.title, version.number, (_author(draft), *middle, _publisher(act, draft)))


def alarms(act: Act) -> tuple[Alarm, ...]:
    """Give the crises that are open, the newest first."""
    return tuple(_alarm(act, one) for one in reversed(act.crises.open()))


def _alarm(act: Act, crisis: Crisis) -> Alarm:
    called = tuple(one.person for one in act.crises.called(crisis.id) if one.left_at is None)
    people = called if crisis.owner is None else (crisis.owner,)
    state = Text(f"crisis-state-{crisis.state}")
    if crisis.owner is not None:
        state = Text("strip-crisis-owned", {"state": state, "by": act.names(crisis.owner)})
    return Alarm(crisis.number, crisis.title, state, people, crisis.drill)


def _author(draft: Draft) -> Station:
    now = draft.state in (DraftState.GATHERING, DraftState.RETURNED, DraftState.WITHDRAWN)
    return Station("now" if now else "done", Text("strip-draft"), (draft.author,))


def _of_journey(journey: Round, draft: Draft) -> tuple[Station, ...]:
    """Give one station for each rule: a step that looks again stands in the place of the one before."""
    latest = {step.rule: step for step in journey.steps}
    return tuple(
        Station(_state(step, draft), Text("named", {"name": step.names}), _people(step)) for step in latest.values()
    )


def _state(step: Step, draft: Draft) -> Literal["done", "against", "now", "next"]:
    state = _STATES.get(step.state, "next")
    return "next" if state == "against" and draft.state not in _STOPPED else state


def _people(step: Step) -> tuple[PersonId, ...]:
    return tuple(seat.person for seat in step.seats if seat.state in (SeatState.OPEN, SeatState.WAITING))


def _of_plan(act: Act, draft: Draft, version: Version) -> tuple[Station, ...]:
    plan = routing.plan(act.policy_of(draft), version, draft, act.people.roster(act.now))
    return tuple(Station("next", Text("named", {"name": step.rule.names}), step.people) for step in plan.steps)


def _publisher(act: Act, draft: Draft) -> Station:
    version = act.drafts.version(draft.id, draft.latest)
    who = routing.publishers(act.policy_of(draft), version, draft, act.people.roster(act.now))
    state = {DraftState.SIGNED_OFF: "now", DraftState.RELEASED: "done"}.get(draft.state, "next")
    return Station(state, Text("strip-release"), who)  # type: ignore[arg-type]  # one of its states

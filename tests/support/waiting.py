"""Whether open items wait for people who may answer, or somebody was told that nobody may."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from bot.domain import routing, seating
from bot.domain.drafts import Draft, DraftId, DraftState
from bot.domain.people import Roster
from bot.domain.rounds import Round
from bot.domain.steps import Seat, SeatState, Step
from bot.memory import Tables


def problems(tables: Tables, now: datetime, drafts: Iterable[str], told: frozenset[str]) -> list[str]:
    """Name what is wrong with these open items; `told` are the steps and items of which administrators know."""
    roster = tables.people.roster(now)
    found: list[str] = []
    for name in drafts:
        draft = tables.drafts.get(DraftId(name))
        assert draft is not None
        found += _problems(tables, draft, roster, told)
    return found


def _problems(tables: Tables, draft: Draft, roster: Roster, told: frozenset[str]) -> Iterator[str]:
    journey = tables.drafts.round(draft.id)
    if draft.state is DraftState.IN_REVIEW and journey is not None:
        yield from _asked(tables, draft, journey, roster, told)
    elif draft.state is DraftState.SIGNED_OFF:
        yield from _released(tables, draft, roster, told)
    elif not roster.people[draft.author].active and draft.id not in told:
        yield f"{draft.id} waits for {draft.author}, who has left, and nobody was told"


def _asked(tables: Tables, draft: Draft, journey: Round, roster: Roster, told: frozenset[str]) -> Iterator[str]:
    step = journey.open
    seats = [seat for seat in step.seats if seat.state is SeatState.OPEN] if step else []
    if step is None:
        return
    able = [seat for seat in seats if _may(tables, draft, journey, step, seat, roster)]
    for seat in seats:
        if seat not in able and step.id not in told:
            yield f"{draft.id} waits for {seat.person} in {step.rule}, who may not answer, and nobody was told"


def _may(tables: Tables, draft: Draft, journey: Round, step: Step, seat: Seat, roster: Roster) -> bool:
    policy = tables.policies.get(journey.policy)
    who = seating.held_as(seat, step, policy)
    place = seating.place_of(who, draft, seat.unit)
    holds = tables.people.holds(seat.person, who.role, place, roster.now)
    apart = seating.apart(seating.rule_of(step, policy), journey.steps)
    return holds and seat.person not in seating.barred_from(draft, policy) | apart


def _released(tables: Tables, draft: Draft, roster: Roster, told: frozenset[str]) -> Iterator[str]:
    task, version = tables.releases.task(draft.id), tables.drafts.version(draft.id, draft.version)
    now = routing.publishers(tables.policies.get(draft.policy), version, draft, roster)
    if task is not None and task.publishers != now:
        yield f"{draft.id} is to be released by {task.publishers} instead of {now}"
    if not now and draft.id not in told:
        yield f"{draft.id} waits for nobody who may release it, and nobody was told"

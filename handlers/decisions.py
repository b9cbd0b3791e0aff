"""What deciders do: give an opinion on the version they were shown; and how the draft moves on when it settles."""

from dataclasses import dataclass, replace

from bot.deps import Act
from bot.domain import steps
from bot.domain.advancing import advance
from bot.domain.drafts import Draft, DraftState, Version
from bot.domain.facts import Decided, Fact, SignedOff
from bot.domain.people import Person
from bot.domain.releases import Task
from bot.domain.rounds import Round
from bot.domain.steps import (
    AlreadyDecided,
    NotOpen,
    NotYourTurn,
    Opinion,
    Seat,
    SeatId,
    SeatState,
    StaleCard,
    StepAnswered,
    StepState,
    Verdict,
)
from bot.errors import DeadButton, Offer, Refused
from bot.memory import Held
from bot.text import Text
from handlers import items


class OwnDraft(Refused):
    """Nobody decides his own draft (APR7)."""

    key = "refused-own-draft"


@dataclass(frozen=True, slots=True)
class Decide:
    """Somebody's opinion for a seat, on the version that his card showed."""

    seat: SeatId
    version: int
    opinion: Opinion


def decide(act: Act, person: Person, command: Decide) -> Text:
    """Take a seat's opinion and say what was noted. The route moves on when it settles, which is an act of its own."""
    held = holding(act, person, command.seat, on=command.version)
    return notice(_decided_on(act, person, command, held), last=held.last)


def _decided_on(act: Act, person: Person, command: Decide, held: Held) -> Decided:
    seat = steps.decide(held.seat, command.opinion, on=command.version, by=person.id, now=act.now)
    decision = seat.decision
    if decision is None or not act.drafts.take(decision):
        raise _decided(act, held, person)
    act.drafts.touch(held.draft, act.now)
    decided = Decided(
        item=items.item(held.draft, held.title),
        by=person.id,
        seat=seat.id,
        step=held.step.id,
        names=held.step.names,
        version=decision.version,
        opinion=decision.opinion,
        settles_at=decision.settles_at,
        earlier=tuple(earlier for earlier in held.earlier if earlier != person.id),
    )
    act.record(decided)
    return decided


def holding(act: Act, person: Person, seat_id: SeatId, *, on: int) -> Held:
    """Give what a seat holds if this person may decide it now on this version, and refuse exactly otherwise (APR9)."""
    held = act.drafts.holding(seat_id)
    if held is None:
        raise DeadButton
    _may(act, person, held)
    _is_open(act, person, held, on)
    return held


def _may(act: Act, person: Person, held: Held) -> None:
    """Rights are read at the moment of pressing, never from the card (faults 55, 78, 83)."""
    if held.seat.person != person.id:
        raise NotYourTurn(Offer("progress", held.draft.id), step=held.step.names)
    if held.seat.decision is not None or held.seat.state is not SeatState.OPEN:
        return
    unit = held.draft.unit if held.step.who.of == "unit" else None
    if not act.people.holds(person.id, held.step.who.role, unit, act.now):
        raise NotYourTurn(Offer("progress", held.draft.id), step=held.step.names)
    if held.draft.author == person.id and not act.policy_of(held.draft).own_drafts:
        raise OwnDraft


def _is_open(act: Act, person: Person, held: Held, on: int) -> None:
    draft, seat = held.draft, held.seat
    if seat.decision is not None and seat.decision.version == on:
        raise _decided(act, held, person)
    if not 0 < on <= draft.version:
        raise DeadButton  # no card of ours shows such a version
    if on != draft.version:
        raise _stale(act, person, held, on)
    if draft.state is not DraftState.IN_REVIEW:
        raise NotOpen(Offer("progress", draft.id), state=items.state(draft))
    if held.step.state is not StepState.OPEN or seat.state is not SeatState.OPEN or steps.verdict(held.step):
        raise _answered(act, held)


def _decided(act: Act, held: Held, person: Person) -> Refused:
    current = act.drafts.holding(held.seat.id) or held
    decision = current.seat.decision
    if decision is None:
        return NotOpen(Offer("progress", held.draft.id), state=items.state(current.draft))
    verdict = Text(f"verdict-{decision.opinion.verdict}")
    return AlreadyDecided(by=items.reader_or_name(act, decision.by, person), at=decision.at, verdict=verdict)


def _stale(act: Act, person: Person, held: Held, on: int) -> Refused:
    current = act.drafts.version(held.draft.id, held.draft.version)
    offers = (Offer("changes", held.draft.id, on), Offer("open", held.draft.id))
    by = items.reader_or_name(act, current.author, person)
    return StaleCard(*offers, shown=on, current=current.number, by=by, at=current.frozen_at or act.now)


def _answered(act: Act, held: Held) -> Refused:
    other = _answer_of(held)
    if other is None or other.decision is None:
        return NotOpen(Offer("progress", held.draft.id), state=items.state(held.draft))
    return StepAnswered(
        Offer("progress", held.draft.id),
        by=act.names(other.decision.by),
        at=other.decision.at,
        step=held.step.names,
    )


def _answer_of(held: Held) -> Seat | None:
    return next((seat for seat in held.step.seats if seat.decision is not None), None)


def settle(act: Act, seat_id: SeatId) -> None:
    """Move the draft on once a decision can no longer be undone; without effect if it has moved on already."""
    draft_id = act.drafts.with_seat(seat_id)
    draft = act.drafts.get(draft_id) if draft_id else None
    journey = act.drafts.round(draft.id) if draft else None
    if draft is None or journey is None or draft.state is not DraftState.IN_REVIEW:
        return
    move(act, draft, journey)


def settled(act: Act, draft: Draft) -> Draft:
    """Give a draft moved on by what has been decided so far: no new version overtakes a rejection (fault 54)."""
    journey = act.drafts.round(draft.id) if draft.state is DraftState.IN_REVIEW else None
    if journey is not None:
        move(act, draft, journey)
    return act.drafts.get(draft.id) or draft


def move(act: Act, draft: Draft, journey: Round) -> None:
    """Carry a draft as far as its decisions let it, and write down where it is."""
    version = act.drafts.version(draft.id, draft.version)
    around = act.around(act.policies.get(journey.policy))
    moved = advance(draft, journey, items.item(draft, version.title), version, around)
    if not moved.facts:
        return
    act.drafts.save_round(journey, moved.round)
    act.drafts.save(moved.draft, act.now)
    keep(act, version, moved.facts)


def keep(act: Act, version: Version, facts: tuple[Fact, ...]) -> None:
    """Record what happened on the way; what was signed off becomes the publishers' task (P3 12.3)."""
    said = version.particulars
    for fact in facts:
        if isinstance(fact, SignedOff):
            task = Task(version.draft, version.number, fact.fingerprint, said.channels, said.planned)
            act.releases.put_task(replace(task, publishers=fact.publishers))
    act.record(*facts)


def notice(decided: Decided, *, last: bool = False) -> Text:
    """Say what was decided, to the one who decided; `last` says that no step comes after his."""
    signed = last and decided.opinion.verdict is Verdict.APPROVE
    key = "notice-sign-off" if signed else f"notice-{decided.opinion.verdict}"
    return Text(key, {"number": decided.item.number, "title": decided.item.title})

"""What deciders do: give an opinion on the version they were shown; and how the draft moves on when it settles."""

from dataclasses import replace
from itertools import chain

from bot.deps import Act
from bot.domain import disagreements, review_questions, seating, steps
from bot.domain.advancing import advance
from bot.domain.drafts import Draft, DraftState, Version
from bot.domain.edits import EditOpen
from bot.domain.facts import Decided, Fact, SignedOff
from bot.domain.people import Person, PersonId
from bot.domain.policies import cited
from bot.domain.releases import Task
from bot.domain.rounds import Moved, Round
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
from bot.frozen import frozen
from bot.journeys import Held
from bot.text import Text, Value
from handlers import copies, items, packages, quotas, standing_in, statements


class OwnDraft(Refused):
    """Nobody decides his own draft (APR7)."""

    key = "refused-own-draft"


class AskedBefore(Refused):
    """Another pair of eyes is wanted here: this person was asked in a step before (P4 二(三)1)."""

    key = "refused-asked-before"


@frozen
class Decide:
    """Somebody's opinion for a seat, on the version that his card showed."""

    seat: SeatId
    version: int
    opinion: Opinion


def decide(act: Act, person: Person, command: Decide) -> Text:
    """Take a seat's opinion and say what was noted. The route moves on when it settles, which is an act of its own."""
    held = holding(act, person, command.seat, on=command.version)
    decided = _decided_on(act, person, command, held)
    about = _about(act, held, decided)
    said = Text(about, decided_about(decided)) if about else notice(decided, last=held.last)
    return statements.marked(held.draft, said)


def _about(act: Act, held: Held, decided: Decided) -> str:
    """Give the key of what is said where an opinion does not do what it usually does: before, in and after a talk."""
    verdict = decided.opinion.verdict
    if held.step.kind == "ruling":
        return f"notice-ruling-{verdict}"
    if held.step.kind == "talk":
        return "notice-agreed" if verdict is Verdict.APPROVE else "notice-kept"
    return "notice-objected" if verdict is not Verdict.APPROVE and hears_all(act, held) else ""


def hears_all(act: Act, held: Held) -> bool:
    """Tell whether a step goes on asking although somebody is against: they will talk about it (P4 二(二)2)."""
    return disagreements.patient(held.step, act.policy_of(held.draft).rule(held.step.rule))


def _decided_on(act: Act, person: Person, command: Decide, held: Held) -> Decided:
    looked_at = review_questions.looked_at(held.step, act.policy_of(held.draft))
    opinion = review_questions.signed(command.opinion, looked_at)
    seat = steps.decide(held.seat, opinion, on=command.version, by=person.id, now=act.now)
    decision = seat.decision
    if decision is None or not act.drafts.take(decision):
        raise _decided(act, held, person)
    act.drafts.touch(held.draft, act.now)
    decided = Decided(  # by the places of its fields, which is half the price of their names
        items.item(held.draft, held.title),
        person.id,
        seat.id,
        held.step.id,
        held.step.names,
        decision.version,
        decision.opinion,
        decision.settles_at,
        tuple([earlier for earlier in held.earlier if earlier != person.id]),
        held.seat.person if held.seat.person != person.id else None,
    )
    act.record(decided)
    return decided


def holding(act: Act, person: Person, seat_id: SeatId, *, on: int) -> Held:
    """Give what a seat holds if this person may decide it now on this version, and refuse exactly otherwise (APR9)."""
    held = seated(act, person, seat_id, on=on)
    if held.draft.editor == person.id:
        raise EditOpen(Offer("edit", seat_id, on))
    return held


def seated(act: Act, person: Person, seat_id: SeatId, *, on: int) -> Held:
    """Give what a seat holds if it waits for this person and this version, be he editing it or not."""
    held = act.drafts.holding(seat_id)
    if held is None:
        raise DeadButton
    _may(act, person, held)
    _is_open(act, person, held, on)
    return held


def _may(act: Act, person: Person, held: Held) -> None:
    """Rights are read at the moment of pressing, never from the card (faults 55, 78, 83)."""
    if held.seat.person != person.id and not _in_place(act, person, held):
        raise NotYourTurn(Offer("progress", held.draft.id), step=held.step.names)
    if held.seat.decision is not None or held.seat.state is not SeatState.OPEN:
        return
    policy = act.policy_of(held.draft)
    who = seating.held_as(held.seat, held.step, policy)
    if not act.people.holds(held.seat.person, who.role, seating.place_of(who, held.draft, held.seat.unit), act.now):
        raise NotYourTurn(Offer("progress", held.draft.id), step=held.step.names)
    if held.draft.author == person.id and not policy.own_drafts:
        raise OwnDraft
    rule = seating.rule_of(held.step, policy)
    journey = act.drafts.round(held.draft.id) if rule is not None and rule.apart_from else None
    if rule is not None and journey is not None and person.id in seating.apart(rule, journey.steps):
        raise AskedBefore(Offer("progress", held.draft.id), clause=cited(rule.clause))


def _in_place(act: Act, person: Person, held: Held) -> bool:
    """Tell whether somebody may answer for the seat's person, or was asked to before it was answered (ORG7)."""
    if held.seat.decision is not None or held.seat.state is not SeatState.OPEN:
        return standing_in.stood(act, person, held.seat.id)
    return standing_in.may(act, person, held)


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
    if held.step.state is not StepState.OPEN or seat.state is not SeatState.OPEN or _is_answered(act, held):
        raise _answered(act, held)


def _is_answered(act: Act, held: Held) -> bool:
    """Tell whether what has been decided answers the step, or this unit's part of it, before anybody has moved on."""
    if _of_unit(held):
        return True
    said = steps.verdict(held.step)
    return said is not None and steps.verdict(held.step, patient=hears_all(act, held)) is not None


def _decided(act: Act, held: Held, person: Person) -> Refused:
    current = act.drafts.holding(held.seat.id) or held
    decision = current.seat.decision
    if decision is None:
        return NotOpen(Offer("progress", held.draft.id), state=items.state(current.draft))
    verdict = Text(f"verdict-{_called(decision.opinion.verdict, last=held.last)}")
    by: Value = items.reader_or_name(act, decision.by, person)
    if decision.by not in (current.seat.person, person.id):
        by = standing_in.named(act, decision.by, current.seat.person)
    return AlreadyDecided(by=by, at=decision.at, verdict=verdict)


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
        by=_decider(act, other, other.decision.by),
        at=other.decision.at,
        step=held.step.names,
    )


def _decider(act: Act, seat: Seat, by: PersonId) -> Value:
    return act.names(by) if by == seat.person else standing_in.named(act, by, seat.person)


def _answer_of(held: Held) -> Seat | None:
    """Give the answer of somebody else that was enough: for the unit where units answer, else for the step."""
    decided = (seat for seat in held.step.seats if seat.decision is not None)
    return next(chain(_of_unit(held), decided), None)


def _of_unit(held: Held) -> tuple[Seat, ...]:
    """Give the answer for the unit for which a seat was to answer, if units answer and somebody has."""
    unit = held.seat.unit
    if unit is None:
        return ()
    return tuple(seat for seat in held.step.seats if seat.unit == unit and seat.decision)


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
    around = act.around(act.policy_of(draft))
    moved = advance(draft, journey, items.item(draft, version.title), version, around)
    if not moved.facts and moved.round is journey:
        return
    write(act, journey, moved, version)


def write(act: Act, before: Round, moved: Moved, version: Version) -> None:
    """Write down where a draft is after it moved on, and what happened on the way."""
    act.drafts.save_round(before, moved.round)
    saved = act.drafts.save(moved.draft, act.now)
    copies.checked(act, saved)
    keep(act, version, moved.facts)
    if saved.state is not DraftState.IN_REVIEW:
        packages.moved(act, saved)


def keep(act: Act, version: Version, facts: tuple[Fact, ...]) -> None:
    """Record what happened on the way; what was signed off becomes the publishers' task (P3 12.3)."""
    said = version.particulars
    for fact in facts:
        if isinstance(fact, SignedOff) and not statements.beforehand(fact):
            task = Task(version.draft, version.number, fact.fingerprint, said.channels, said.planned)
            act.releases.put_task(replace(task, publishers=fact.publishers))
    act.record(*facts)
    quotas.follow(act, version, facts)
    statements.follow(act, facts)


def notice(decided: Decided, *, last: bool = False) -> Text:
    """Say what was decided, to the one who decided; `last` says that no step comes after his."""
    return Text(f"notice-{_called(decided.opinion.verdict, last=last)}", decided_about(decided))


def _called(verdict: Verdict, *, last: bool) -> str:
    """Say what an opinion is called: the last approval signs the item off."""
    return "sign-off" if last and verdict is Verdict.APPROVE else verdict


def decided_about(decided: Decided) -> dict[str, Value]:
    """Give the values by which a notice speaks of the item."""
    return {"number": decided.item.number, "title": decided.item.title}

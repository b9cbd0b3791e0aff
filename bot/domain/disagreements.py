"""When those who countersign do not agree: they talk for so long, then somebody rules (P4 二(二)2)."""

from dataclasses import replace
from datetime import datetime
from itertools import chain

from bot.domain.drafts import Draft
from bot.domain.people import PersonId, Role, Roster, Who
from bot.domain.policies import Answer, StepRule
from bot.domain.rounds import Round, numbered
from bot.domain.routing import NewId, Surroundings, seat_for
from bot.domain.seating import Asked, barred_from, people_of, ruling_rule
from bot.domain.steps import (
    Decision,
    Seat,
    SeatId,
    SeatState,
    Step,
    StepId,
    StepState,
    Verdict,
    answer_of,
    voices,
)
from bot.frozen import frozen


@frozen
class Remark:
    """What somebody said in a talk, in his own words."""

    step: StepId
    person: PersonId
    at: datetime
    said: str


def patient(step: Step, rule: StepRule | None) -> bool:
    """Tell whether a step hears everybody although somebody is against: policy has a talk for that."""
    return step.kind == "ask" and rule is not None and rule.disagreement is not None


def goes_on(step: Step, rule: StepRule | None) -> bool:
    """Tell whether a step that came out against goes on to a talk or a ruling instead of back."""
    return step.kind != "ruling" and rule is not None and rule.disagreement is not None


def talk(step: Step, rule: StepRule, new_id: NewId) -> Step | None:
    """Give the talk that follows a disagreement; None where policy gives no time for one, or it has been."""
    ends = rule.disagreement
    if step.kind != "ask" or ends is None or not ends.talk:
        return None
    again = StepId(new_id())
    against = (voice for voice in voices(step) if _against(answer_of(voice)))
    seats = tuple(_once_more(voice, again, new_id) for voice in against)
    return replace(_fresh(step, again), kind="talk", clause=ends.clause, answer=Answer.ALL, due=ends.talk, seats=seats)


def _against(decision: Decision | None) -> bool:
    return decision is not None and decision.opinion.verdict is not Verdict.APPROVE


def _once_more(voice: tuple[Seat, ...], step: StepId, new_id: NewId) -> Seat:
    spoke = next(seat for seat in voice if seat.decision is not None)
    return Seat(SeatId(new_id()), step, spoke.person, unit=spoke.unit, stands_in=spoke.stands_in)


def ruling(step: Step, rule: StepRule, draft: Draft, around: Surroundings) -> Step | None:
    """Give the step in which somebody decides between them; None when there is nobody who may."""
    ends = ruling_rule(rule)
    if ends is None:
        return None
    barred = barred_from(draft, around.policy)
    people, stands_in = people_of(ends.who, ends.nobody, draft, around.roster, barred)
    if not people:
        return None
    again = StepId(around.new_id())
    return replace(
        _fresh(step, again),
        kind="ruling",
        clause=ends.clause,
        who=ends.nobody if stands_in else ends.who,
        answer=Answer.ANY,
        stands_in=stands_in,
        due=ends.due,
        seats=tuple(seat_for(Asked(person), again, around.new_id, units=False) for person in people),
    )


def _fresh(step: Step, again: StepId) -> Step:
    return replace(step, id=again, state=StepState.WAITING, opened_at=None, due_at=None, seats=())


def followed(journey: Round, step: Step, then: Step) -> Round:
    """Give the journey with a disputed step and, right behind it, the one that answers for it."""
    steps: list[Step] = []
    for found in journey.steps:
        steps += [step, then] if found.id == step.id else [found]
    return replace(journey, steps=numbered(tuple(steps)))


def disputed(journey: Round, step: Step) -> tuple[Step, ...]:
    """Give the steps for which a talk or a ruling answers, the oldest first."""
    return tuple(found for found in journey.steps if found.rule == step.rule and found.state is StepState.DISPUTED)


def asked_first(journey: Round, step: Step) -> Step:
    """Give the step that is asked again where a talk or a ruling would be: the one in which they disagreed."""
    return next((found for found in disputed(journey, step) if found.kind == "ask"), step)


def objections(journey: Round, step: Step) -> tuple[Decision, ...]:
    """Give what was said against the item, before a talk and in it, the latest first."""
    seats = (seat for found in reversed(disputed(journey, step)) for seat in found.seats)
    return tuple(seat.decision for seat in seats if seat.decision is not None and _against(seat.decision))


def objection(journey: Round, step: Step, seat: Seat) -> Decision | None:
    """Give what the person of a talk's seat, or somebody before him for the same unit, has against the item."""
    seats = {found.id: found for earlier in disputed(journey, step) for found in earlier.seats}
    said = objections(journey, step)
    own = (made for made in said if seats[made.seat].person == seat.person)
    of_unit = (made for made in said if seat.unit is not None and seats[made.seat].unit == seat.unit)
    return next(chain(own, of_unit), None)


def spoken(journey: Round, step: Step, *, but: PersonId | None = None) -> frozenset[PersonId]:
    """Name those who have given their opinion before a talk: none of them takes over somebody else's objection.

    Whoever spoke in the place of `but` goes on doing so.
    """
    seats = (seat for found in disputed(journey, step) for seat in found.seats if seat.person != but)
    said = [(seat.person, seat.decision.by) for seat in seats if seat.decision is not None]
    return frozenset(person for both in said for person in both)


def parties(journey: Round, step: Step, draft: Draft, roster: Roster) -> tuple[PersonId, ...]:
    """Name all who take part in a talk, each once: countersigners, author, the head of the lead unit."""
    people = [
        seat.person
        for found in (*disputed(journey, step), step)
        for seat in found.seats
        if seat.decision is not None or seat.state in (SeatState.OPEN, SeatState.CARRIED)
    ]
    return tuple(dict.fromkeys((*people, draft.author, *roster.asked(Who(Role.HEAD, "unit"), draft.unit))))


def talks(journey: Round | None) -> bool:
    """Tell whether there is, or was, a talk in a journey."""
    return journey is not None and any(step.kind == "talk" for step in journey.steps)

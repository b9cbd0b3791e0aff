"""Keeping seats with people who may answer: what waits for somebody who has left passes on (ORG3, faults 55, 89)."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain import seating, standing_in
from bot.domain.disagreements import spoken
from bot.domain.drafts import Draft, Version
from bot.domain.people import PersonId, UnitId
from bot.domain.policies import Policy, StepRule
from bot.domain.rounds import Round
from bot.domain.routing import Surroundings, seat_for
from bot.domain.seating import Asked, people_of
from bot.domain.standing_in import InPlace
from bot.domain.steps import Seat, SeatId, SeatState, Step
from bot.frozen import frozen

_WAITING = (SeatState.WAITING, SeatState.OPEN)


@frozen
class Manned:
    """A step with its seats passed on, and the seats that nobody is there to take."""

    step: Step
    unable: frozenset[SeatId] = frozenset()


@frozen
class Manning:
    """What seats are passed on against."""

    draft: Draft
    version: Version
    journey: Round
    around: Surroundings

    def barred(self, step: Step) -> frozenset[PersonId]:
        """Name whom a step must not ask: the author, those of steps apart from it, in a talk those who have spoken."""
        return barred(self.draft, self.journey, step, self.around.policy)

    def man(self, step: Step) -> Manned:
        """Pass on the seats of people who may no longer answer, to those who may now, else to those who stand in.

        Units concerned whom nobody answers for any more get a seat of their own. Decisions taken stay. A unit that is
        gone is not asked where others are; where it was the only one, somebody of the lead unit stands in for it.
        """
        left = tuple(seat for seat in step.seats if seat.state in _WAITING and not self._may(seat, step))
        places = dict.fromkeys((*(seat.unit for seat in left), *self._unheard(step, left)))
        unable: set[SeatId] = set()
        for place in sorted(places, key=self._dissolved):
            gone = tuple(seat for seat in left if seat.unit == place)
            dissolved = step.kind == "ask" and self._dissolved(place)
            step, people = self._in_its_place(step, gone) if dissolved else self._followers(step, place)
            if people or (dissolved and _others(step, gone)):
                step = self._passed_on(step, gone, people)
            else:
                unable |= {seat.id for seat in gone}
        return Manned(step, frozenset(unable))

    def _may(self, seat: Seat, step: Step) -> bool:
        who = seating.held_as(seat, step, self.around.policy)
        place = seat.unit if who.of == "concerned" else self.draft.unit
        held = place is not None and seat.person in self.around.roster.asked(who, place)
        rule = seating.rule_of(step, self.around.policy)
        return held and seat.person not in seating.apart(rule, self.journey.steps)

    def _unheard(self, step: Step, left: tuple[Seat, ...]) -> Iterator[UnitId]:
        rule = self.around.policy.rule(step.rule)
        if rule is None or step.kind != "ask" or step.stands_in:
            return
        stay = [seat for seat in step.seats if seat not in left and seat.state is not SeatState.CLOSED]
        for unit in seating.concerned(rule, self.draft, self.version):
            people = self._of_unit(rule, unit, self.barred(step))
            if people and not any(seat.unit == unit or seat.person in people for seat in stay):
                yield unit

    def _of_unit(self, rule: StepRule, unit: UnitId, barred: frozenset[PersonId]) -> tuple[PersonId, ...]:
        return people_of(rule.who, rule.nobody, self.draft, self.around.roster, barred, unit)[0]

    def _followers(self, step: Step, unit: UnitId | None) -> tuple[Step, tuple[Asked, ...]]:
        """Say who answers now in a step (for this unit), with the step that asks them."""
        rule, barred = seating.rule_of(step, self.around.policy), self.barred(step)
        roster = self.around.roster
        people, nobody_left = people_of(step.who, step.who, self.draft, roster, barred, unit)
        if not nobody_left or rule is None:
            return step, tuple(Asked(person, unit) for person in people)
        people, stands_in = people_of(rule.who, rule.nobody, self.draft, roster, barred, unit)
        if people and unit is None:
            step = replace(step, who=rule.nobody if stands_in else rule.who, stands_in=stands_in)
        return step, tuple(Asked(person, unit, stands_in) for person in people)

    def _dissolved(self, unit: UnitId | None) -> bool:
        return unit is not None and unit in self.around.roster.former

    def _in_its_place(self, step: Step, gone: tuple[Seat, ...]) -> tuple[Step, tuple[Asked, ...]]:
        """Say who stands in for a unit that is gone: nobody where others are asked, else whoever would rule for it.

        Where policy has nobody rule, that is who holds the stand-in's role in the lead unit.
        """
        rule = self.around.policy.rule(step.rule)
        if rule is None or _others(step, gone):
            return step, ()
        standing = replace(rule.nobody, of="unit") if rule.nobody.of == "concerned" else rule.nobody
        ends = seating.ruling_rule(rule)
        for who in (ends.who, ends.nobody, standing) if ends is not None else (standing,):
            people, _ = people_of(who, who, self.draft, self.around.roster, self.barred(step))
            if people:
                return replace(step, who=who, stands_in=True), tuple(Asked(person) for person in people)
        return step, ()

    def _passed_on(self, step: Step, gone: tuple[Seat, ...], people: tuple[Asked, ...]) -> Step:
        """Close the seats of those who are gone and seat the others who are not seated yet."""
        seats = tuple(replace(seat, state=SeatState.CLOSED) if seat in gone else seat for seat in step.seats)
        seated = {seat.person for seat in seats if seat.state is not SeatState.CLOSED}
        new_id = self.around.new_id
        fresh = (seat_for(asked, step.id, new_id, units=asked.unit is not None) for asked in people)
        return replace(step, seats=(*seats, *(seat for seat in fresh if seat.person not in seated)))


def _others(step: Step, gone: tuple[Seat, ...]) -> bool:
    return any(seat.state is not SeatState.CLOSED and seat not in gone for seat in step.seats)


def barred(
    draft: Draft, journey: Round, step: Step, policy: Policy, *, whose: PersonId | None = None
) -> frozenset[PersonId]:
    """Name whom a step must not ask: the author, those of steps apart from it, in a talk those who have spoken.

    In the place of `whose` the talk goes on with whoever spoke for him.
    """
    rule = seating.rule_of(step, policy)
    told = spoken(journey, step, but=whose) if step.kind == "talk" else frozenset()
    return seating.barred_from(draft, policy) | seating.apart(rule, journey.steps) | told


def in_place(
    draft: Draft, journey: Round, step: Step, around: Surroundings, unable: frozenset[SeatId] = frozenset()
) -> tuple[InPlace, ...]:
    """Say who is asked in the place of those who are away, for each open seat that somebody can answer (ORG7)."""
    found: list[InPlace] = []
    for seat in step.seats:
        if seat.person in around.away and seat.state is SeatState.OPEN and seat.id not in unable:
            who = seating.held_as(seat, step, around.policy)
            place = seating.place_of(who, draft, seat.unit)
            kept = barred(draft, journey, step, around.policy, whose=seat.person)
            beside = standing_in.seated_beside(step, seat)
            asked = frozenset(one.person for one in found) if seat.unit is None else frozenset()
            actors = standing_in.asked_for(seat.person, who, place, around.away, around.roster, kept | beside | asked)
            found += [InPlace(seat.id, one.person, seat.person, one.why, one.delegation) for one in actors]
    return tuple(found)

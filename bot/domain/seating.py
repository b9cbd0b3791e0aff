"""Whom a step asks: who holds its role, each unit concerned by its own people, and who stands in (APR3, APR7)."""

from collections.abc import Iterable

from bot.domain.drafts import Draft, Version
from bot.domain.people import PersonId, Roster, UnitId, Who
from bot.domain.policies import Policy, StepRule
from bot.domain.steps import Seat, Step, StepState
from bot.frozen import frozen

_COUNTING = frozenset({StepState.OPEN, StepState.PASSED, StepState.DISPUTED})


@frozen
class Asked:
    """Somebody whom a step asks: for which of the units concerned, and whether he stands in for its own people."""

    person: PersonId
    unit: UnitId | None = None
    stands_in: bool = False


def asked(
    rule: StepRule, draft: Draft, version: Version, roster: Roster, barred: frozenset[PersonId]
) -> tuple[Asked, ...]:
    """Give all whom a rule asks about a version; nobody where one of the units concerned has nobody, nor a stand-in.

    Somebody who answers for two units has one seat, for the first of them: he decides once. Where a rule asks the
    units concerned and none is named, those who stand in are asked.
    """
    units = concerned(rule, draft, version)
    seats: dict[PersonId, Asked] = {}
    for unit in units or (None,):
        people, stands_in = people_of(rule.who, rule.nobody, draft, roster, barred, unit)
        if not people:
            return ()
        for person in people:
            seats.setdefault(person, Asked(person, unit, stands_in))
    return tuple(seats.values())


def concerned(rule: StepRule, draft: Draft, version: Version) -> tuple[UnitId, ...]:
    """Name the units whose people a rule asks, each once; the author's own unit does not countersign."""
    if rule.who.of != "concerned":
        return ()
    return tuple(unit for unit in dict.fromkeys(version.particulars.concerned) if unit != draft.unit)


def people_of(
    who: Who, nobody: Who, draft: Draft, roster: Roster, barred: frozenset[PersonId], unit: UnitId | None = None
) -> tuple[tuple[PersonId, ...], bool]:
    """Give whom a step asks (of this unit concerned), and True where these are the stand-ins; nobody is () (APR7)."""
    people = _holders(who, draft, roster, barred, unit)
    if people:
        return people, False
    return _holders(nobody, draft, roster, barred, unit), True


def _holders(
    who: Who, draft: Draft, roster: Roster, barred: frozenset[PersonId], unit: UnitId | None
) -> tuple[PersonId, ...]:
    place = unit if who.of == "concerned" else draft.unit
    found = roster.asked(who, place) if place is not None else ()
    return tuple(person for person in found if person not in barred)


def barred_from(draft: Draft, policy: Policy) -> frozenset[PersonId]:
    """Name whom the steps of a draft must not ask: its author, unless policy lets one office write and review."""
    return frozenset() if policy.own_drafts else frozenset({draft.author})


def apart(rule: StepRule | None, steps: Iterable[Step]) -> frozenset[PersonId]:
    """Name those whom a rule must not ask, because a step from which it stands apart asked them (P4 二(三)1).

    Whoever ruled on a disagreement did not review the item in that step; who decided in another's place did.
    """
    others = rule.apart_from if rule is not None else ()
    asking = (step for step in steps if step.rule in others and step.state in _COUNTING and step.kind != "ruling")
    seats = [seat for step in asking for seat in step.seats]
    return frozenset((*(seat.person for seat in seats), *(seat.decision.by for seat in seats if seat.decision)))


def ruling_rule(rule: StepRule) -> StepRule | None:
    """Give the rule by which somebody decides between those who disagreed, if policy has one (P4 二(二)2)."""
    if rule.disagreement is None:
        return None
    ends = rule.disagreement
    return StepRule(rule.id, rule.names, ends.clause, ends.who, ends.nobody, due=rule.due)


def rule_of(step: Step, policy: Policy) -> StepRule | None:
    """Find the rule that a step follows; a ruling has one of its own."""
    rule = policy.rule(step.rule)
    return ruling_rule(rule) if rule is not None and step.kind == "ruling" else rule


def held_as(seat: Seat, step: Step, policy: Policy) -> Who:
    """Say which role somebody answers in: the step's, or for one who stands in for a unit the stand-in's."""
    rule = rule_of(step, policy) if seat.stands_in else None
    return rule.nobody if rule is not None else step.who


def place_of(who: Who, draft: Draft, unit: UnitId | None) -> UnitId | None:
    """Say for what a role has to be held: a unit, a body, or None for the organisation."""
    places = {"unit": draft.unit, "concerned": unit, "organisation": None}
    return places.get(who.of, UnitId(who.of))

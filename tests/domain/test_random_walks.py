"""Random people do random things under random policies; what must hold holds after each of them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from bot.domain import disagreements, seating, steps
from bot.domain.advancing import rule_now
from bot.domain.drafts import DraftState, changed, freeze
from bot.domain.facts import Rejected, Returned, Ruled, SignedOff, StepPassed, TalkBegan, TalkEnded
from bot.domain.handovers import SeatPassedOn, StepUnmanned
from bot.domain.people import Holding, PersonId, Role, UnitId, Who
from bot.domain.policies import Answer, Condition, Disagreement, Policy, Reopen, Reopening
from bot.domain.routing import NobodyToAsk, applies, reopens
from bot.domain.steps import Seat, SeatState, Step, StepState, Verdict
from tests.domain.line import ANN, BEN, CAI, DAN, EVA, NOW, PUBLISHING, UNIT, WANG, Line, holds, rule, rules

WALKS, ACTS, LOTS = 40, 60, 12
PEOPLE = (WANG, ANN, BEN, CAI, DAN, EVA)
ASKED = (Role.PR_DESK, Role.CONFIDENTIALITY, Role.CHIEF)
ROLES = (*ASKED, Role.DEPUTY_HEAD)
ENDS = (DraftState.REJECTED, DraftState.WITHDRAWN)
UNITS = (UnitId("law"), UnitId("net"))
CONCERNED, DEPUTIES = Who(Role.HEAD, "concerned"), Who(Role.DEPUTY_HEAD, "concerned")
TALK = Disagreement(timedelta(hours=4), "二(二)2", Who(Role.CHIEF), Who(Role.DEPUTY_HEAD, "unit"))
AT_ONCE = replace(TALK, talk=timedelta())
WHEN = ((), (), ((Condition("category", ("staff",)),),), ((Condition("channels", ("weibo",)),),))
CHANGES: dict[str, tuple[Any, ...]] = {
    "text": ("甲", "乙", "丙"),
    "note": ("", "急"),
    "category": ("news", "staff"),
    "channels": (("weibo",), ("hall",)),
    "concerned": ((), (UNITS[0],), UNITS, UNITS),
    "planned": (None, NOW + timedelta(days=1)),
}
SAID = (*[Verdict.APPROVE] * 14, *[Verdict.RETURN] * 4, Verdict.REJECT)
COUNTING = (SeatState.OPEN, SeatState.WAITING, SeatState.DECIDED, SeatState.CARRIED)


def policy(random: Random) -> Policy:
    """Give one to four steps that ask any, all or most of somebody, in working time or not."""
    chain = [
        rule(
            f"step-{number}",
            random.choice(ASKED),
            random.choice(list(Answer)),
            when=random.choice(WHEN),
            due=random.choice([None, timedelta(hours=8)]),
            fresh_eyes=random.random() < 0.2,
            apart_from=("step-0",) if number and random.random() < 0.2 else (),
            disagreement=random.choice([None, None, TALK, AT_ONCE]),
        )
        for number in range(random.randint(1, 4))
    ]
    if random.random() < 0.5:
        place = random.randrange(len(chain))
        chain[place] = replace(
            chain[place], who=CONCERNED, nobody=random.choice([DEPUTIES, Who(Role.DEPUTY_HEAD, "unit")])
        )
    reopening = Reopening(*(random.choice(list(Reopen)) for _ in range(5)))
    return rules(*chain, own_drafts=random.random() < 0.2, reopening=reopening)


class Walk:
    """One item, whatever happens to it."""

    def __init__(self, random: Random) -> None:
        self.random = random
        held = [(role, random.choice(PEOPLE)) for role in ROLES for _ in range(random.randint(role in ASKED, 3))]
        holdings = tuple(holding for role, person in held for holding in holds(role, person))
        heads = (Holding(random.choice(PEOPLE), Role.HEAD, unit) for unit in UNITS for _ in range(random.randint(0, 2)))
        deputies = (Holding(random.choice(PEOPLE), Role.DEPUTY_HEAD, unit) for unit in UNITS)
        self.item = Line(policy(random), (*holdings, *heads, *deputies, *PUBLISHING))
        self.opened: dict[int, Reopen] = {}  # what each version re-opened
        self.taken: dict[str, PersonId] = {}  # who decided, by the seat

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.item.round.steps if self.item.journey else ()

    @property
    def seats(self) -> list[Seat]:
        return [seat for step in self.steps for seat in step.seats]

    def acts(self) -> None:
        """Do one of the things that can be done now."""
        self.item.now += timedelta(hours=self.random.randint(0, 5))
        weights: dict[Callable[[], None], int] = {self.leaves: 3, self.joins: 3}
        weights[self.submits] = 2 if self.item.draft.state is DraftState.IN_REVIEW else 6
        if self.item.draft.state is DraftState.IN_REVIEW:
            weights[self.decides] = 12
            weights[self.has_it_ruled_on] = 1
        if self.item.draft.version:
            weights[self.withdraws] = 1 if self.random.random() < 0.1 else 0
        self.random.choices(list(weights), list(weights.values()))[0]()

    def submits(self) -> None:
        item, chosen = self.item, self.random.sample(list(CHANGES), self.random.randint(1, 2))
        before = item.draft, item.versions[item.draft.latest]
        item.changes(**{name: self.random.choice(CHANGES[name]) for name in chosen})
        new = freeze(item.versions[item.draft.latest], now=item.now)
        what = reopens(changed(item.version, new), item.round, item.policy) if item.journey else Reopen.ALL
        try:
            item.submits()
        except NobodyToAsk:  # it stays as it was
            item.draft, item.versions[before[1].number] = before
            return
        self.opened[item.draft.version] = what

    def decides(self) -> None:
        item = self.item
        able = [person for person in item.waits_for() if person in may_answer(item)]
        if able:
            person, to = self.random.choice(able), self.random.choice([None, *item.round.passed])
            seat = item.seat(person).id
            assert seat not in self.taken
            item.says(person, self.random.choice(SAID), reason="来源不明", to=to.id if to else steps.AUTHOR)
            self.taken[seat] = person

    def leaves(self) -> None:
        item = self.item
        if item.draft.state is DraftState.IN_REVIEW:  # more often than not it is somebody who is asked
            item.leaves(self.random.choice([*PEOPLE, *item.waits_for() * 9]), item.open.who.role)
        elif item.journey:
            item.leaves(self.random.choice(PEOPLE), self.random.choice(ROLES))

    def joins(self) -> None:
        self.item.joins(self.random.choice(PEOPLE), self.random.choice(ROLES))

    def withdraws(self) -> None:
        self.item.withdraws()

    def has_it_ruled_on(self) -> None:
        item = self.item
        by = self.random.choice([None, WANG])
        moved = rule_now(item.draft, item.round, (item.item, item.version), item.around, by)
        item.draft, item.journey, item.facts = moved.draft, moved.round, [*item.facts, *moved.facts]


def may_answer(item: Line) -> set[PersonId]:
    """Name those whom the open step waits for and who hold the role in which they were asked."""
    waiting = [seat for seat in item.open.seats if seat.state is SeatState.OPEN]
    able = set()
    for seat in waiting:
        who = seating.held_as(seat, item.open, item.policy)
        place = seat.unit if who.of == "concerned" else UNIT
        able |= {seat.person} & set(item.roster.asked(who, place) if place else ())
    return able - seating.apart(seating.rule_of(item.open, item.policy), item.round.steps)


def nothing_decided_is_lost(walk: Walk) -> None:
    decided = [seat for seat in walk.seats if seat.decision is not None]
    assert {seat.id: seat.decision.by for seat in decided if seat.decision} == walk.taken
    assert decided == [seat for seat in walk.seats if seat.state is SeatState.DECIDED]


def a_person_has_one_seat_in_a_step(walk: Walk) -> None:
    for step in walk.steps:
        people = [seat.person for seat in step.seats if seat.state in COUNTING]
        assert len(people) == len(set(people))


def nobody_decides_his_own_unless_policy_says_so(walk: Walk) -> None:
    assert walk.item.policy.own_drafts or WANG not in {seat.person for seat in walk.seats}


def in_review_it_waits_for_somebody_or_the_administrators_know(walk: Walk) -> None:
    item = walk.item
    if item.draft.state is not DraftState.IN_REVIEW:
        return
    [waiting] = [step for step in walk.steps if step.state is StepState.OPEN]
    assert item.waits_for()
    assert may_answer(item) or waiting.id in {fact.step for fact in item.told(StepUnmanned)}
    patient = disagreements.patient(waiting, item.policy.rule(waiting.rule))
    assert steps.verdict(waiting, patient=patient) is None
    assert steps.heard(waiting) is waiting
    assert all(seat.version == item.draft.version for seat in waiting.seats if seat.state is SeatState.OPEN)


def what_does_not_wait_has_nothing_open(walk: Walk) -> None:
    if walk.item.draft.state is not DraftState.IN_REVIEW:
        assert StepState.OPEN not in {step.state for step in walk.steps}
        assert SeatState.OPEN not in {seat.state for seat in walk.seats}
    if walk.item.draft.state in ENDS:
        assert SeatState.WAITING not in {seat.state for seat in walk.seats}


def only_steps_to_come_have_seats_to_come(walk: Walk) -> None:
    for step in walk.steps:
        assert step.state is StepState.WAITING or SeatState.WAITING not in {seat.state for seat in step.seats}


def steps_stand_in_order_and_count_once(walk: Walk) -> None:
    assert [step.position for step in walk.steps] == list(range(len(walk.steps)))
    counting = [step.rule for step in walk.steps if step.state is StepState.PASSED]
    assert len(counting) == len(set(counting))


def what_is_disputed_is_answered_for_by_the_step_behind_it(walk: Walk) -> None:
    for step, then in zip(walk.steps, walk.steps[1:], strict=False):
        if step.state is StepState.DISPUTED:
            assert then.rule == step.rule
            assert then.kind != "ask"
            assert then.state is not StepState.WAITING


def nobody_looks_twice_where_another_pair_of_eyes_is_wanted(walk: Walk) -> None:
    for step in walk.steps:
        rule = walk.item.policy.rule(step.rule)
        if step.state in (StepState.OPEN, StepState.PASSED) and step.kind == "ask":
            decided = {seat.person for seat in step.seats if seat.decision is not None}
            assert not decided & seating.apart(rule, walk.steps)


def what_is_signed_off_was_approved_in_this_version_or_one_as_good(walk: Walk) -> None:
    item = walk.item
    if item.draft.state is not DraftState.SIGNED_OFF:
        return
    assert item.round.signed == item.version.fingerprint
    assert {rule.id for rule in item.policy.steps if applies(rule, item.version, "department")} <= {
        step.rule for step in item.round.passed
    }
    since = max(number for number, what in walk.opened.items() if what is Reopen.ALL)
    for step in item.round.passed:
        patient = disagreements.patient(step, item.policy.rule(step.rule))
        assert steps.verdict(step, patient=patient) is Verdict.APPROVE
        assert all(seat.decision.version >= since for seat in step.seats if seat.decision is not None)
        assert all(seat.version >= since for seat in step.seats if seat.state is SeatState.CARRIED)


HOLDING = (
    nothing_decided_is_lost,
    a_person_has_one_seat_in_a_step,
    nobody_decides_his_own_unless_policy_says_so,
    in_review_it_waits_for_somebody_or_the_administrators_know,
    what_does_not_wait_has_nothing_open,
    only_steps_to_come_have_seats_to_come,
    steps_stand_in_order_and_count_once,
    what_is_disputed_is_answered_for_by_the_step_behind_it,
    nobody_looks_twice_where_another_pair_of_eyes_is_wanted,
    what_is_signed_off_was_approved_in_this_version_or_one_as_good,
)


def walk(seed: str) -> Walk:
    """Walk until the item ends, or for so many acts; what must hold is looked at after each."""
    walking = Walk(Random(seed))
    for _ in range(ACTS):
        walking.acts()
        for holds_still in HOLDING:
            holds_still(walking)
        if walking.item.draft.state in ENDS:
            break
    return walking


@pytest.mark.parametrize("lot", range(LOTS))
def test_whatever_people_do(lot: int) -> None:
    met = Counter[object]()
    for number in range(WALKS):
        walked = walk(f"{lot}/{number}")
        met.update(type(fact) for fact in walked.item.facts)
        met.update(seat.state for seat in walked.seats)
        met.update(walked.opened.values())
    kinds = (SignedOff, Returned, Rejected, StepPassed, StepUnmanned, SeatPassedOn, TalkBegan, TalkEnded, Ruled)
    assert [kind for kind in (*kinds, SeatState.CARRIED, *Reopen) if not met[kind]] == [], "walks that went nowhere"

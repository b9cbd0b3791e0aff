"""What a step's decisions come to, and when an opinion counts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import steps
from bot.domain.people import PersonId, Role, UnitId, Who
from bot.domain.policies import Answer
from bot.domain.steps import Decision, Opinion, ReasonMissing, Seat, SeatId, SeatState, Step, StepId, Verdict
from bot.text import Names
from tests.domain.line import NOW

APPROVE, RETURN, REJECT = Verdict.APPROVE, Verdict.RETURN, Verdict.REJECT
CARRIED, CLOSED, OPEN = SeatState.CARRIED, SeatState.CLOSED, SeatState.OPEN
Said = Verdict | SeatState


def seat(place: int, said: Said) -> Seat:
    """Give an open seat, or one that is decided so, or in such a state."""
    person, id_ = PersonId(f"p{place}"), SeatId(f"s{place}")
    if isinstance(said, SeatState):
        return Seat(id_, StepId("step"), person, 1, said)
    reason = "" if said is APPROVE else "来源不明"
    decision = Decision(id_, 1, Opinion(said, reason=reason), person, NOW, NOW)
    return Seat(id_, StepId("step"), person, 1, SeatState.DECIDED, decision)


def step(answer: Answer, said: Sequence[Said]) -> Step:
    seats = tuple(seat(place, one) for place, one in enumerate(said))
    return Step(StepId("step"), "head", 0, Names(en="Head"), "12.1", Who(Role.HEAD, "unit"), answer, seats=seats)


@pytest.mark.parametrize(
    ("answer", "said", "comes_to"),
    [
        (Answer.ANY, [OPEN, OPEN], None),
        (Answer.ANY, [OPEN, APPROVE], APPROVE),
        (Answer.ANY, [RETURN, OPEN], RETURN),
        (Answer.ANY, [REJECT, APPROVE], REJECT),
        (Answer.ALL, [APPROVE, OPEN], None),
        (Answer.ALL, [APPROVE, APPROVE], APPROVE),
        (Answer.ALL, [APPROVE, RETURN, OPEN], RETURN),
        (Answer.ALL, [RETURN, REJECT, OPEN], REJECT),
        (Answer.MAJORITY, [APPROVE, OPEN, OPEN], None),
        (Answer.MAJORITY, [APPROVE, RETURN, OPEN], None),
        (Answer.MAJORITY, [APPROVE, RETURN, APPROVE], APPROVE),
        (Answer.MAJORITY, [RETURN, RETURN, OPEN], RETURN),
        (Answer.MAJORITY, [APPROVE, RETURN, OPEN, OPEN], None),
        (Answer.MAJORITY, [APPROVE, APPROVE, OPEN, OPEN], None),
        (Answer.MAJORITY, [APPROVE, APPROVE, RETURN, REJECT], REJECT),
        (Answer.MAJORITY, [APPROVE], APPROVE),
    ],
)
def test_any_all_and_majority_mean_what_they_say(answer: Answer, said: list[Said], comes_to: Verdict | None) -> None:
    assert steps.verdict(step(answer, said)) is comes_to


@pytest.mark.parametrize(
    ("answer", "said", "comes_to"),
    [
        (Answer.ANY, [CARRIED, OPEN], None),
        (Answer.ANY, [CARRIED, APPROVE], APPROVE),
        (Answer.ANY, [CARRIED, RETURN], RETURN),
        (Answer.ALL, [CARRIED, OPEN], None),
        (Answer.ALL, [CARRIED, APPROVE, OPEN], None),
        (Answer.ALL, [CARRIED, APPROVE], APPROVE),
        (Answer.MAJORITY, [CARRIED, CARRIED, OPEN], None),
        (Answer.MAJORITY, [CARRIED, OPEN, OPEN, APPROVE], None),
        (Answer.MAJORITY, [CARRIED, APPROVE, OPEN], APPROVE),
    ],
)
def test_others_are_waited_for_though_somebody_decided_before(
    answer: Answer, said: list[Said], comes_to: Verdict | None
) -> None:
    assert steps.verdict(step(answer, said)) is comes_to


@pytest.mark.parametrize("answer", Answer)
def test_a_step_whose_people_have_all_decided_before_passes(answer: Answer) -> None:
    assert steps.verdict(step(answer, [CARRIED, CARRIED, CLOSED])) is APPROVE


@pytest.mark.parametrize("answer", Answer)
@pytest.mark.parametrize("said", [[], [CLOSED], [CLOSED, CLOSED]])
def test_a_step_in_which_nobody_has_a_seat_is_never_passed(answer: Answer, said: list[Said]) -> None:
    assert steps.verdict(step(answer, said)) is None


def test_a_majority_is_counted_without_those_whose_seats_are_closed() -> None:
    assert steps.verdict(step(Answer.MAJORITY, [APPROVE, OPEN, OPEN])) is None
    assert steps.verdict(step(Answer.MAJORITY, [APPROVE, CLOSED, OPEN])) is None
    assert steps.verdict(step(Answer.MAJORITY, [APPROVE, CLOSED, CLOSED])) is APPROVE
    assert steps.verdict(step(Answer.MAJORITY, [APPROVE, APPROVE, OPEN, OPEN])) is None
    assert steps.verdict(step(Answer.MAJORITY, [APPROVE, APPROVE, OPEN, CLOSED])) is APPROVE


SAID = st.lists(st.sampled_from([APPROVE, RETURN, REJECT, OPEN, CARRIED, CLOSED]), max_size=7)


@given(st.sampled_from(Answer), SAID)
def test_a_step_comes_to_what_its_seats_said(answer: Answer, said: list[Said]) -> None:
    comes_to = steps.verdict(step(answer, said))
    asked = [one for one in said if one is not CLOSED]
    for_it = sum(one in (APPROVE, CARRIED) for one in asked)
    against = sum(one in (RETURN, REJECT) for one in asked)
    if comes_to is APPROVE:
        enough = {
            Answer.ANY: for_it >= 1,
            Answer.ALL: for_it == len(asked) > 0,
            Answer.MAJORITY: for_it * 2 > len(asked),
        }
        assert enough[answer]
    elif comes_to is not None:
        assert comes_to in said
        assert against * 2 >= len(asked) if answer is Answer.MAJORITY else against >= 1
    else:
        assert not asked or OPEN in asked


@given(st.sampled_from(Answer), SAID, st.randoms(use_true_random=False))
def test_it_does_not_matter_who_sits_where(answer: Answer, said: list[Said], random: object) -> None:
    shuffled = list(said)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert steps.verdict(step(answer, said)) is steps.verdict(step(answer, shuffled))


@given(st.sampled_from(Answer), SAID)
def test_later_approvals_do_not_overturn_a_step_that_is_answered(answer: Answer, said: list[Said]) -> None:
    comes_to = steps.verdict(step(answer, said))
    if comes_to is RETURN or comes_to is REJECT:
        assert steps.verdict(step(answer, [APPROVE if one is OPEN else one for one in said])) is comes_to


@given(SAID)
def test_a_patient_step_hears_everybody_once_somebody_is_against(said: list[Said]) -> None:
    comes_to = steps.verdict(step(Answer.ALL, said), patient=True)
    asked = [one for one in said if one is not CLOSED]
    if any(one in (RETURN, REJECT) for one in asked):
        assert (comes_to is None) == (OPEN in asked)
        assert comes_to is not APPROVE
    else:
        assert comes_to is steps.verdict(step(Answer.ALL, said))


def units(answer: Answer, said: list[tuple[str, Said]]) -> Step:
    """Give a step whose seats answer for units."""
    plain = step(answer, [one for _, one in said])
    seats = zip(plain.seats, (UnitId(name) for name, _ in said), strict=True)
    return replace(plain, seats=tuple(replace(seat, unit=unit) for seat, unit in seats))


@given(st.sampled_from(Answer), SAID)
def test_units_with_one_person_each_come_to_what_people_do(answer: Answer, said: list[Said]) -> None:
    of_units = units(answer, [(str(number), one) for number, one in enumerate(said)])
    for patient in (False, True):
        assert steps.verdict(of_units, patient=patient) is steps.verdict(step(answer, said), patient=patient)


@given(st.sampled_from(Answer), st.lists(st.sampled_from([APPROVE, RETURN, REJECT]), min_size=1, max_size=6))
def test_colleagues_who_have_not_answered_change_nothing(answer: Answer, said: list[Said]) -> None:
    alone = [(str(number), one) for number, one in enumerate(said)]
    together = [pair for unit, one in alone for pair in ((unit, OPEN), (unit, one), (unit, OPEN))]
    assert steps.verdict(units(answer, together)) is steps.verdict(units(answer, alone))


def test_when_one_has_answered_for_a_unit_the_others_of_it_are_closed() -> None:
    both = units(Answer.ALL, [("law", APPROVE), ("law", OPEN), ("net", OPEN)])
    told = steps.heard(both)
    assert [seat.state for seat in told.seats] == [SeatState.DECIDED, SeatState.CLOSED, SeatState.OPEN]
    assert steps.heard(told) is told


@pytest.mark.parametrize(
    ("said", "comes_to"),
    [
        ([APPROVE, APPROVE, RETURN, RETURN], RETURN),
        ([APPROVE, APPROVE, REJECT, RETURN], REJECT),
        ([APPROVE, APPROVE, APPROVE, RETURN], APPROVE),
        ([APPROVE, RETURN, OPEN, OPEN], None),
        ([APPROVE, APPROVE, RETURN, OPEN], None),
        ([RETURN, RETURN, OPEN, OPEN], RETURN),
        ([RETURN, OPEN], RETURN),
        ([APPROVE, OPEN], None),
        ([APPROVE, APPROVE, RETURN, RETURN, OPEN], None),
    ],
)
def test_half_is_no_majority(said: list[Said], comes_to: Verdict | None) -> None:
    assert steps.verdict(step(Answer.MAJORITY, said)) is comes_to


def test_a_decision_says_who_when_and_on_which_version() -> None:
    opened = replace(seat(1, OPEN), opened_at=NOW - timedelta(minutes=5))

    decided = steps.decide(opened, Opinion(APPROVE, "好"), on=3, by=PersonId("p1"), now=NOW, undo=timedelta(seconds=60))

    assert decided.state is SeatState.DECIDED
    assert decided.decision == Decision(
        SeatId("s1"), 3, Opinion(APPROVE, "好"), PersonId("p1"), NOW, NOW + timedelta(seconds=60), opened.opened_at
    )


@pytest.mark.parametrize("said", [RETURN, REJECT])
@pytest.mark.parametrize("reason", ["", " ", "\n\u3000"])
def test_a_return_and_a_rejection_give_a_reason(said: Verdict, reason: str) -> None:
    with pytest.raises(ReasonMissing):
        steps.decide(seat(1, OPEN), Opinion(said, reason=reason), on=1, by=PersonId("p1"), now=NOW)


def test_an_approval_needs_none() -> None:
    assert steps.decide(seat(1, OPEN), Opinion(APPROVE), on=1, by=PersonId("p1"), now=NOW).decision is not None


def test_a_persons_seat_is_the_one_he_was_given_last() -> None:
    before, now = seat(1, CLOSED), replace(seat(1, OPEN), id=SeatId("again"))
    both = replace(step(Answer.ANY, []), seats=(before, seat(2, CLOSED), now))

    assert both.seat_of(PersonId("p1")) == now
    assert both.seat_of(PersonId("p9")) is None

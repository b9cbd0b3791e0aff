"""Journeys: the frozen route is read as it was planned, and only what differs is written."""

import sqlite3
from dataclasses import replace

import pytest

from bot.domain.drafts import DraftId
from bot.domain.people import PersonId
from bot.domain.rounds import Round
from bot.domain.steps import Decision, Opinion, Seat, SeatId, SeatState, Step, StepId, StepState, Verdict
from storage.tables import Tables
from tests.support.records import HEADS, HOUR, NOW, draft, journey, step, version

LI, ZHAO, QIAN = HEADS[:3]


def begun(tables: Tables) -> Round:
    """Put an item on file whose first step has passed, with a second one open and a third to come."""
    of = draft()
    steps = (
        step("first", [LI]),
        step("second", [ZHAO, QIAN], position=1),
        step("third", HEADS[3:], position=2, opened=False),
    )
    tables.drafts.add(of, version(of), NOW)
    tables.drafts.start(journey(of, *steps), NOW)
    tables.drafts.take(Decision(SeatId("first-li"), 1, Opinion(Verdict.APPROVE), LI, NOW, NOW))
    before = present(tables)
    after = put(before, replace(before.steps[0], state=StepState.PASSED))
    tables.drafts.save_round(before, after)
    return present(tables)


def present(tables: Tables) -> Round:
    found = tables.drafts.round(DraftId("item"))
    assert found is not None
    return found


def put(of: Round, *changed: Step) -> Round:
    by_id = {found.id: found for found in changed}
    return replace(of, steps=tuple(by_id.get(found.id, found) for found in of.steps))


def saved(tables: Tables, before: Round, after: Round) -> Round:
    tables.drafts.save_round(before, after)
    return present(tables)


def test_a_journey_is_read_with_its_steps_seats_and_decisions_in_order(tables: Tables) -> None:
    found = begun(tables)
    assert [each.id for each in found.steps] == ["first", "second", "third"]
    assert [each.state for each in found.steps] == [StepState.PASSED, StepState.OPEN, StepState.WAITING]
    assert [decision.by for decision in found.decisions] == [LI]
    assert found.steps[1] == step("second", [ZHAO, QIAN], position=1)
    assert found.steps[2] == step("third", HEADS[3:], position=2, opened=False)


def test_an_item_without_a_journey_has_none(tables: Tables) -> None:
    of = replace(draft(), round=None)
    tables.drafts.add(of, version(of), NOW)
    assert tables.drafts.round(of.id) is None
    assert tables.drafts.rounds(of.id) == 0


def test_an_earlier_journey_is_found_by_its_seats(tables: Tables) -> None:
    first = begun(tables)
    of = tables.drafts.get(DraftId("item"))
    assert of is not None
    second = Round("again", of.id, 2, of.policy, 1, (step("anew", [LI]),))
    tables.drafts.start(second, NOW)
    tables.drafts.save(replace(of, round="again"), NOW)
    assert tables.drafts.rounds(of.id) == 2
    assert present(tables) == second
    assert tables.drafts.round_of_seat(SeatId("first-li")) == first
    assert tables.drafts.round_of_seat(SeatId("none")) is None


def test_the_sign_off_is_written_into_the_journey(tables: Tables) -> None:
    before = begun(tables)
    after = replace(before, version=2, signed="f" * 64)
    assert saved(tables, before, after) == after


def test_a_step_that_opens_is_written_with_its_seats(tables: Tables) -> None:
    before = begun(tables)
    third = before.steps[2]
    seats = tuple(replace(seat, state=SeatState.OPEN, version=1) for seat in third.seats)
    opened = replace(third, state=StepState.OPEN, opened_at=NOW, due_at=NOW + HOUR, seats=seats)
    after = put(before, replace(before.steps[1], state=StepState.PASSED), opened)
    assert saved(tables, before, after) == after


def test_steps_to_come_may_vanish_and_others_take_their_place(tables: Tables) -> None:
    before = begun(tables)
    fresh = step("fourth", [LI, QIAN], position=2)
    after = replace(before, steps=(*before.steps[:2], fresh))
    assert saved(tables, before, after) == after


def test_a_seat_passes_from_somebody_who_left_to_others(tables: Tables) -> None:
    before = begun(tables)
    second = before.steps[1]
    closed = tuple(replace(seat, state=SeatState.CLOSED) for seat in second.seats)
    fresh = tuple(Seat(SeatId(f"new-{who}"), second.id, who, 1, SeatState.OPEN) for who in (ZHAO, LI))
    after = put(before, replace(second, seats=closed + fresh, stands_in=True))
    assert saved(tables, before, after) == after


def test_nothing_that_was_decided_is_ever_deleted(tables: Tables) -> None:
    before = begun(tables)
    after = replace(before, steps=before.steps[1:])
    with pytest.raises(sqlite3.IntegrityError):
        tables.drafts.save_round(before, after)


def test_what_does_not_differ_is_not_written(tables: Tables) -> None:
    before = begun(tables)
    written = tables.drafts.count_waiting(PersonId("li")), _changes(tables)
    tables.drafts.save_round(before, before)
    assert (tables.drafts.count_waiting(PersonId("li")), _changes(tables)) == written


def _changes(tables: Tables) -> int:
    return tables._db.total_changes  # noqa: SLF001 - what SQLite itself counted


def test_a_step_without_seats_is_one(tables: Tables) -> None:
    of = draft()
    tables.drafts.add(of, version(of), NOW)
    empty = replace(step("empty", []), id=StepId("empty"), due=None)
    tables.drafts.start(journey(of, empty), NOW)
    assert present(tables).steps == (empty,)

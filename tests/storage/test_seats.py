"""Seats and decisions: one opinion for each seat and version, taken once."""

import sqlite3
from dataclasses import replace

import pytest

from bot.domain.drafts import DraftId
from bot.domain.people import PersonId
from bot.domain.steps import AUTHOR, Decision, Opinion, SeatId, SeatState, StepId, Verdict
from storage.tables import Tables
from tests.support.records import HEADS, HOUR, NOW, draft, file_item, journey, step, version

LI, ZHAO = HEADS[:2]
SEAT = SeatId("item-step-li")
YES = Opinion(Verdict.APPROVE, remark="写得好")


def decision(seat: str = SEAT, by: PersonId = LI, opinion: Opinion = YES, on: int = 1) -> Decision:
    return Decision(SeatId(seat), on, opinion, by, NOW, NOW + HOUR, NOW - HOUR)


def test_what_is_held_has_all_that_a_decision_needs(tables: Tables) -> None:
    of = file_item(tables)
    held = tables.drafts.holding(SEAT)
    assert held is not None
    assert held.draft == of
    assert held.title == "About item"
    assert held.step == step("item-step", HEADS)
    assert held.seat is held.step.seats[0]
    assert held.earlier == ()
    assert tables.drafts.holding(SeatId("none")) is None


def test_a_decision_closes_its_seat_and_is_read_as_it_was_taken(tables: Tables) -> None:
    file_item(tables)
    assert tables.drafts.take(decision())
    held = tables.drafts.holding(SEAT)
    assert held is not None
    assert held.seat.state is SeatState.DECIDED
    assert held.seat.decision == decision()
    assert [seat.state for seat in held.step.seats[1:]] == [SeatState.OPEN] * 5


def test_the_second_press_is_too_late(tables: Tables) -> None:
    file_item(tables)
    assert tables.drafts.take(decision())
    assert not tables.drafts.take(decision(opinion=Opinion(Verdict.REJECT, reason="no")))
    held = tables.drafts.holding(SEAT)
    assert held is not None
    assert held.seat.decision == decision()


def test_an_opinion_on_another_version_is_not_taken(tables: Tables) -> None:
    file_item(tables)
    assert not tables.drafts.take(decision(on=2))


def test_whoever_decided_before_in_the_journey_is_named_once_first_things_first(tables: Tables) -> None:
    of = draft()
    tables.drafts.add(of, version(of), NOW)
    steps = (step("b", HEADS[:2], position=0), step("a", HEADS[1:3], position=1), step("c", HEADS[3:], position=2))
    tables.drafts.start(journey(of, *steps), NOW)
    for hours, seat, by in ((2, "a-zhao", ZHAO), (1, "b-zhao", ZHAO), (0, "b-li", LI)):
        assert tables.drafts.take(replace(decision(seat, by), at=NOW + hours * HOUR))
    held = tables.drafts.holding(SeatId("c-sun"))
    assert held is not None
    assert held.earlier == (LI, ZHAO)
    assert held.step == steps[2]


def test_the_first_look_at_the_text_is_remembered(tables: Tables) -> None:
    file_item(tables)
    tables.drafts.opened(SEAT, NOW)
    tables.drafts.opened(SEAT, NOW + HOUR)
    held = tables.drafts.holding(SEAT)
    assert held is not None
    assert held.seat.opened_at == NOW


def test_a_draft_is_found_by_its_seats_and_steps(tables: Tables) -> None:
    file_item(tables)
    assert tables.drafts.with_seat(SEAT) == "item"
    assert tables.drafts.with_step(StepId("item-step")) == "item"
    assert tables.drafts.with_seat(SeatId("none")) is None
    assert tables.drafts.with_step(StepId("none")) is None


def test_the_seats_that_wait_for_somebody_are_named(tables: Tables) -> None:
    file_item(tables, "one")
    file_item(tables, "two")
    tables.drafts.take(decision("one-step-li"))
    assert tables.drafts.seats_of(LI) == ("two-step-li",)
    assert tables.drafts.seats_of(ZHAO) == ("one-step-zhao", "two-step-zhao")


def test_every_decision_on_an_item_is_remembered_oldest_first(tables: Tables) -> None:
    file_item(tables)
    back = Opinion(Verdict.RETURN, reason="来源不明", to=AUTHOR)
    tables.drafts.take(decision("item-step-zhao", ZHAO))
    tables.drafts.take(Decision(SEAT, 1, back, LI, NOW - HOUR, NOW))
    taken = tables.drafts.decisions(DraftId("item"))
    assert [(found.id, said.by, said.opinion) for found, said in taken] == [
        ("item-step", LI, back),
        ("item-step", ZHAO, YES),
    ]
    assert taken[0][0].names.en == "Countersign"


def test_nobody_has_two_seats_of_a_step_that_count(tables: Tables) -> None:
    of = draft()
    tables.drafts.add(of, version(of), NOW)
    twice = step("twice", [LI])
    seats = (*twice.seats, replace(twice.seats[0], id=SeatId("another")))
    with pytest.raises(sqlite3.IntegrityError, match=r"seats\.step, seats\.person"):
        tables.drafts.start(journey(of, replace(twice, seats=seats)), NOW)


def test_everybody_whom_a_seat_waits_for_is_named_once(tables: Tables) -> None:
    assert tables.drafts.seated() == ()
    file_item(tables, "one", HEADS[:2])
    file_item(tables, "two", HEADS[1:3])
    tables.drafts.take(decision("one-step-li"))
    assert sorted(tables.drafts.seated()) == sorted(HEADS[1:3])


def test_the_version_that_somebody_saw_last_is_one_he_opened_or_decided_on(tables: Tables) -> None:
    of = file_item(tables)
    assert tables.drafts.seen(of.id, LI, 2) == 0
    tables.drafts.opened(SeatId("item-step-li"), NOW)
    assert tables.drafts.seen(of.id, LI, 2) == 1
    assert tables.drafts.seen(of.id, LI, 1) == 0
    tables.drafts.take(decision("item-step-zhao"))
    assert tables.drafts.seen(of.id, ZHAO, 2) == 1

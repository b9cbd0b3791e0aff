"""What those who stand in see, and how everybody else is told who is away."""

from dataclasses import replace
from datetime import date
from typing import Any

from bot.cards.item import item
from bot.cards.reading import progress
from bot.cards.sheets import Absence, Outlook
from bot.domain.people import PersonId
from bot.domain.rounds import put
from bot.domain.standing_in import Actor, Why
from bot.domain.steps import Decision, Opinion, SeatState, Verdict
from tests.cards.conftest import Look
from tests.support.journeys import CHEN, GAO, LI, LIU, WANG, ZHOU, Journey
from tests.support.printing import NOW

LAST = date(2026, 6, 7)
GONE = {LI: Absence(LAST, (LIU,))}


def _line(why: Why, person: PersonId = LIU, until: date | None = LAST) -> tuple[Journey, dict[str, Any]]:
    line = Journey().submits()
    return line, {"absences": GONE, "acting": {line.seat(LI).id: (Actor(person, why, until),)}}


def test_a_delegate_reads_for_whom_and_until_when(look: Look) -> None:
    line, more = _line("away")
    look(line.review(LIU, line.open, line.seat(LI), **more))


def test_who_is_away_reads_who_may_decide_besides_him(look: Look) -> None:
    line, more = _line("away")
    look(line.review(LI, line.open, line.seat(LI), **more))


def test_the_next_in_line_reads_why_it_is_with_him(look: Look) -> None:
    line, more = _line("next")
    look(line.review(LIU, line.open, line.seat(LI), **more))


def test_whoever_is_asked_because_another_was_silent(look: Look) -> None:
    line, more = _line("ladder", until=None)
    look(line.review(LIU, line.open, line.seat(LI), **{**more, "absences": {}}))


def test_a_delegate_signs_off_in_the_place_of_the_last(look: Look) -> None:
    line = Journey().submits().approves(LI, ZHOU, CHEN)
    seat = line.seat(GAO)
    more: dict[str, Any] = {"acting": {seat.id: (Actor(LIU, "away", LAST),)}, "absences": {GAO: Absence(LAST, (LIU,))}}
    look(line.review(LIU, line.open, seat, **more))


def test_a_mandate_that_has_ended(look: Look) -> None:
    line, _ = _line("away")
    look(line.review(LIU, line.open, line.seat(LI)))


def test_what_a_delegate_decided_and_in_whose_place(look: Look) -> None:
    line, _ = _line("away")
    step, seat = line.open, line.seat(LI)
    said = Decision(seat.id, 1, Opinion(Verdict.APPROVE, remark="已核"), LIU, NOW, NOW)
    decided = replace(seat, state=SeatState.DECIDED, decision=said)
    assert line.round is not None
    line.round = put(line.round, replace(step, seats=(decided,)))
    look(line.review(LI, step, seat))
    look(line.review(LIU, step, seat))


def test_the_author_reads_who_is_away_and_who_decides(look: Look) -> None:
    line, more = _line("away")
    look(item(replace(line.sheet(WANG), **more), Outlook()))
    look(progress(replace(line.sheet(ZHOU), absences={LI: Absence(LAST, ())})))

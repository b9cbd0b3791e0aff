"""How rows of drafts, steps, seats and decisions are read and written."""

from dataclasses import asdict
from datetime import timedelta
from functools import lru_cache
from typing import Final, TypeAlias

from sqlalchemy import ColumnElement, FromClause, case, func

from bot.domain.drafts import Draft, DraftState
from bot.domain.people import Role, Who
from bot.domain.policies import Answer
from bot.domain.statements import Cleared, Statement
from bot.domain.steps import Decision, Opinion, Seat, SeatState, Step, StepId, StepState, Verdict
from storage.plain import json, micros, moment, names_json, names_of, read_json, stamp, when
from storage.schema import decisions, drafts, seats, steps
from storage.statements import Row

DRAFT: Final = (
    drafts.c.id,
    drafts.c.author,
    drafts.c.unit,
    drafts.c.policy,
    drafts.c.number,
    drafts.c.state,
    drafts.c.revision,
    drafts.c.version,
    drafts.c.working,
    drafts.c.round,
    drafts.c.editor,
    drafts.c.submitted_at,
    drafts.c.statement,
)
STEP: Final = (
    steps.c.id,
    steps.c.rule,
    steps.c.position,
    steps.c.names,
    steps.c.clause,
    steps.c.role,
    steps.c.role_of,
    steps.c.answer,
    steps.c.stands_in,
    steps.c.fresh_eyes,
    steps.c.due,
    steps.c.state,
    steps.c.opened_at,
    steps.c.due_at,
    steps.c.kind,
)
SEAT: Final = (
    seats.c.id,
    seats.c.step,
    seats.c.person,
    seats.c.place,
    seats.c.version,
    seats.c.state,
    seats.c.opened_at,
    seats.c.unit,
    seats.c.stands_in,
)
DECISION: Final = (
    decisions.c.seat,
    decisions.c.version,
    decisions.c.verdict,
    decisions.c.remark,
    decisions.c.reason,
    decisions.c.return_to,
    decisions.c.by,
    decisions.c.at,
    decisions.c.settles_at,
    decisions.c.opened_at,
    decisions.c.answers,
)
Placed: TypeAlias = tuple[int, StepId, Seat]
"""A seat after its place in its step, and the step."""

_ROLES_KEPT: Final = 64
_STATEMENTS_KEPT: Final = 64
_SEATS_KEPT: Final = 2048
_OPINIONS_KEPT: Final = 256

_DRAFT_STATES: Final = {state.value: state for state in DraftState}
_STEP_STATES: Final = {state.value: state for state in StepState}
_SEAT_STATES: Final = {state.value: state for state in SeatState}
_ANSWERS: Final = {answer.value: answer for answer in Answer}


def draft_of(row: Row) -> Draft:
    """Read the columns `DRAFT`."""
    id_, author, unit, policy, number, state, revision, version, working, round_, editor, first, statement = row
    return Draft(
        id_,
        author,
        unit,
        policy,
        number,
        _DRAFT_STATES[state],
        revision,
        version,
        working != 0,
        round_,
        editor,
        when(first),
        None if statement is None else statement_of(statement),
    )


@lru_cache(_STATEMENTS_KEPT)
def statement_of(written: str) -> Statement:
    """Read what makes an item a statement."""
    said = read_json(written)
    cleared = said.pop("cleared")
    return Statement(**said, cleared=None if cleared is None else Cleared(**cleared))


def statement_row(statement: Statement | None) -> dict[str, object]:
    """Write what makes an item a statement, which never changes; nothing of another item."""
    if statement is None:
        return {"crisis": None, "statement": None}
    return {"crisis": statement.crisis or None, "statement": json(asdict(statement))}


def step_of(row: Row, its_seats: tuple[Seat, ...]) -> Step:
    """Read the columns `STEP`, and put the seats into it."""
    id_, rule, position, names, clause, role, of, answer, stands_in, fresh, due, state, opened_at, due_at, kind = row
    return Step(
        id_,
        rule,
        position,
        names_of(names),
        clause,
        _who(role, of),
        _ANSWERS[answer],
        stands_in != 0,
        fresh != 0,
        None if due is None else _working_time(due),
        _STEP_STATES[state],
        when(opened_at),
        when(due_at),
        its_seats,
        kind,
    )


def seat_line(of: FromClause) -> ColumnElement[str]:
    """Select the columns `SEAT` of this table and `DECISION`, which is to be joined to it, as one line of JSON.

    SQLite writes twenty values into a line faster than the driver gives them one by one.
    """
    decided = case((decisions.c.seat.is_not(None), func.json_array(*DECISION)))
    return func.json_array(*(of.c[column.name] for column in SEAT), decided)


@lru_cache(_SEATS_KEPT)
def placed(line: str) -> Placed:
    """Read a `seat_line`.

    The seats of a step are read again for each of its people, mostly unchanged; so what they say is kept.
    """
    id_, step, person, place, version, state, opened_at, unit, stands_in, decided = read_json(line)
    decision = None if decided is None else decision_of(decided)
    seat = Seat(id_, step, person, version, _SEAT_STATES[state], decision, when(opened_at), unit, stands_in != 0)
    return place, step, seat


def decision_of(row: Row) -> Decision:
    """Read the columns `DECISION`."""
    seat, version, verdict, remark, reason, return_to, by, at, settles_at, opened_at, answers = row
    opinion = _opinion(verdict, remark, reason, return_to, answers)
    return Decision(seat, version, opinion, by, moment(at), moment(settles_at), when(opened_at))


@lru_cache(_OPINIONS_KEPT)
def _opinion(verdict: str, remark: str, reason: str, return_to: str, answers: str) -> Opinion:
    said = tuple((question, bool(holds)) for question, holds in read_json(answers)) if answers else ()
    return Opinion(Verdict(verdict), remark, reason, return_to, said)


@lru_cache(_ROLES_KEPT)
def _working_time(due: int) -> timedelta:
    return timedelta(microseconds=due)


@lru_cache(_ROLES_KEPT)
def _who(role: str, of: str) -> Who:
    return Who(Role(role), of)


def draft_row(draft: Draft, at: int) -> dict[str, object]:
    """Write a draft; it changed at this moment (microseconds)."""
    return {
        "number": draft.number,
        "author": draft.author,
        "unit": draft.unit,
        "policy": draft.policy,
        "state": draft.state.value,
        "version": draft.version,
        "working": int(draft.working),
        "round": draft.round,
        "editor": draft.editor,
        "submitted_at": stamp(draft.submitted_at),
        "changed_at": at,
    }


def step_row(step: Step, journey: str) -> dict[str, object]:
    """Write a step without its seats."""
    return {
        "id": step.id,
        "round": journey,
        "rule": step.rule,
        "position": step.position,
        "names": names_json(step.names),
        "clause": step.clause,
        "role": step.who.role.value,
        "role_of": step.who.of,
        "answer": step.answer.value,
        "stands_in": int(step.stands_in),
        "fresh_eyes": int(step.fresh_eyes),
        "due": None if step.due is None else step.due // timedelta(microseconds=1),
        "state": step.state.value,
        "opened_at": stamp(step.opened_at),
        "due_at": stamp(step.due_at),
        "kind": step.kind,
    }


def seat_row(seat: Seat, place: int) -> dict[str, object]:
    """Write a seat without its decision; `place` is its order in the step."""
    return {
        "id": seat.id,
        "step": seat.step,
        "person": seat.person,
        "place": place,
        "version": seat.version,
        "state": seat.state.value,
        "opened_at": stamp(seat.opened_at),
        "unit": seat.unit,
        "stands_in": int(seat.stands_in),
    }


def decision_row(decision: Decision) -> Row:
    """Write a decision, by the places of its columns."""
    opinion = decision.opinion
    return (
        decision.seat,
        decision.version,
        str(opinion.verdict),  # an enum's `value` is a property in Python
        opinion.reason,
        opinion.remark,
        opinion.to,
        decision.by,
        micros(decision.at),
        micros(decision.settles_at),
        stamp(decision.opened_at),
        json(opinion.answers) if opinion.answers else "",
    )

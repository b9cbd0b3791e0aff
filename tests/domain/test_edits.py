"""Who may edit, and until when; what an edit re-opens."""

from dataclasses import replace

import pytest

from bot.domain import edits
from bot.domain.drafts import Draft
from bot.domain.people import Role
from bot.domain.policies import Reopen, Reopening
from bot.domain.routing import reopens
from bot.domain.steps import Verdict
from tests.domain.line import ANN, BEN, CAI, PUBLISHING, UNIT, WANG, Line, holds, rule, rules

DESK = rule("desk", Role.PR_DESK, edits=True)
CHIEF = rule("chief", Role.CHIEF)
HELD = (*holds(Role.PR_DESK, ANN, BEN), *holds(Role.CHIEF, CAI), *PUBLISHING)


def line(**more: object) -> Line:
    return Line(rules(DESK, CHIEF, **more), HELD).submits()


def test_somebody_edits_by_his_open_seat_of_a_step_that_may() -> None:
    item = line()
    found = edits.place(item.round, ANN, item.policy)
    assert found is not None
    step, seat = found
    assert (step.rule, seat.person) == ("desk", ANN)
    assert edits.place(item.round, CAI, item.policy) is None
    assert edits.place(None, ANN, item.policy) is None


def test_when_the_step_is_answered_nobody_edits_any_more_and_whoever_could_is_known() -> None:
    item = line()
    item.says(ANN, Verdict.APPROVE)
    for person in (ANN, BEN, CAI):
        assert edits.place(item.round, person, item.policy) is None
    assert [edits.was_asked(item.round, person, item.policy) for person in (ANN, BEN, CAI)] == [True, True, False]
    assert not edits.was_asked(None, ANN, item.policy)


def test_in_a_talk_and_a_ruling_nobody_edits() -> None:
    item = line()
    step = item.round.steps[0]
    assert edits.may_edit(step, item.policy)
    assert not edits.may_edit(replace(step, kind="talk"), item.policy)
    assert not edits.may_edit(replace(step, rule="gone"), item.policy)


@pytest.mark.parametrize("edited", list(Reopen))
def test_edited_content_has_a_rule_of_its_own_until_it_is_signed_off(edited: Reopen) -> None:
    item = line(reopening=Reopening(content=Reopen.ALL, channels=Reopen.RETURNER, edited=edited))
    assert reopens(frozenset({"content"}), item.round, item.policy, edited=True) is edited
    assert reopens(frozenset({"content"}), item.round, item.policy) is Reopen.ALL
    both = reopens(frozenset({"content", "channels"}), item.round, item.policy, edited=True)
    assert both is (Reopen.ALL if edited is Reopen.ALL else Reopen.RETURNER)
    signed = replace(item.round, signed="f")
    assert reopens(frozenset({"content"}), signed, item.policy, edited=True) is Reopen.ALL


def test_a_working_copy_is_only_its_writers_to_see() -> None:
    draft = Draft(line().draft.id, WANG, UNIT, "p", version=2, working=True)
    assert [draft.latest_for(person) for person in (WANG, ANN)] == [3, 2]
    edited = replace(draft, editor=ANN)
    assert (edited.writer, edited.latest_for(WANG), edited.latest_for(ANN)) == (ANN, 2, 3)

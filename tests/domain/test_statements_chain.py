"""The chain of a statement: who approves it, in the place of policy's steps, and by which clock."""

from dataclasses import replace
from datetime import timedelta

from bot.domain import routing, statements_chain
from bot.domain.calendars import WorkingWeek, add_working, by_the_clock, subtract_working
from bot.domain.drafts import Draft, Version
from bot.domain.ladders import LEND, Ladder, rungs
from bot.domain.people import Holding, PersonId, Role, Roster, Who
from bot.domain.policies import Policy
from bot.domain.statements import Cleared, Statement, StatementRules
from tests.domain.test_calendars import local
from tests.support.journeys import CHEN, DRAFT, GAO, HOLDINGS, LI, LIU, MARKET, PEOPLE, POLICY, UNITS, WANG, WU, ZHOU
from tests.support.printing import NOW, ZONE

HOLDING = Statement("holding", "c1", "C-2026-03", 1)
BEFOREHAND = Statement("pre-cleared")
MINUTE = timedelta(minutes=1)


def planned(policy: Policy, *, author: PersonId = WANG, holdings: tuple[Holding, ...] = HOLDINGS) -> routing.Plan:
    roster = Roster(PEOPLE, UNITS, holdings, NOW)
    draft = Draft(DRAFT, author, MARKET, POLICY.digest)
    return routing.plan(policy, Version(DRAFT, 1, author), draft, roster)


def people(plan: routing.Plan) -> list[tuple[PersonId, ...]]:
    return [step.people for step in plan.steps]


def test_it_goes_past_the_head_of_the_desk_to_the_leader_in_charge_and_the_desk_releases_it() -> None:
    plan = planned(statements_chain.fast(POLICY, HOLDING, MARKET))
    assert people(plan) == [(LI,), (LIU,)]
    assert plan.publishers == (ZHOU, WU)
    assert not plan.gaps


def test_nobody_approves_his_own_somebody_else_stands_in() -> None:
    fast = statements_chain.fast(replace(POLICY, own_drafts=True), HOLDING, MARKET)
    assert people(planned(fast, author=LI)) == [(ZHOU, WU), (LIU,)]
    assert people(planned(fast, author=LIU)) == [(LI,), (GAO,)]


def test_without_a_desk_there_is_a_gap_that_is_said() -> None:
    empty = tuple(held for held in HOLDINGS if held.role is not Role.PR_DESK)
    plan = planned(statements_chain.fast(POLICY, HOLDING, None), holdings=empty)
    assert [gap.id for gap in plan.gaps] == ["statement-1"]


def test_policy_may_name_others() -> None:
    rules = StatementRules(approvers=(Who(Role.CONFIDENTIALITY), Who(Role.CHIEF), Who(Role.ARCHIVIST)))
    fast = statements_chain.fast(replace(POLICY, statements=rules), HOLDING, MARKET)
    assert [rule.who.role for rule in fast.steps] == [Role.CONFIDENTIALITY, Role.CHIEF, Role.ARCHIVIST]
    assert fast.steps[-1].names.en == "Approval of statements"
    assert people(planned(fast)) == [(CHEN,), (GAO,), (GAO,)]


def test_nothing_is_asked_of_it_but_its_text() -> None:
    fast = statements_chain.fast(POLICY, HOLDING, MARKET)
    assert (fast.asks, fast.asks_when, fast.secrecy, fast.categories, fast.quotas) == ((), (), (), (), ())


def test_the_clause_is_its_own_or_that_on_crises() -> None:
    own = replace(POLICY, statements=StatementRules(clauses=("1", "2")))
    assert statements_chain.fast(own, HOLDING, MARKET).steps[0].clause == "1、2"
    crisis = replace(POLICY, crisis=replace(POLICY.crisis, clauses=("三(六)2",)))
    assert statements_chain.fast(crisis, HOLDING, MARKET).steps[0].clause == "三(六)2"


def test_its_time_runs_by_day_and_by_night() -> None:
    fast = statements_chain.fast(POLICY, HOLDING, MARKET)
    assert fast.by_the_clock
    week, night = by_the_clock(WorkingWeek(ZONE)), local("2026-06-06T23:50")
    assert add_working(night, 10 * MINUTE, week) == night + 10 * MINUTE
    assert subtract_working(night, 10 * MINUTE, week) == night - 10 * MINUTE
    due = night + 10 * MINUTE
    found = [(rung.name, (rung.at - night) // MINUTE) for rung in rungs(fast.reminders, due, night, week)]
    assert found[:4] == [("before", 5), (LEND, 10), ("after-1", 20), ("after-2", 30)]


def test_a_ladder_that_lends_first_does_so_once() -> None:
    ladder = Ladder(before=None, after=MINUTE, most=1, lends_first=True)
    now = local("2026-06-01T10:00")
    assert [rung.name for rung in rungs(ladder, now + MINUTE, now, WorkingWeek(ZONE))] == [LEND, "after-1"]


def test_beforehand_the_chief_signs_and_another_person_before_him_in_working_time() -> None:
    fast = statements_chain.fast(POLICY, BEFOREHAND, MARKET)
    assert people(planned(fast)) == [(LI,), (GAO,)]
    assert not fast.by_the_clock
    assert fast.reminders == POLICY.reminders
    both = (*HOLDINGS, Holding(GAO, Role.HEAD, MARKET))
    headless = tuple(held for held in both if held.person != LI)
    assert people(planned(fast, holdings=headless)) == [(GAO,), (LIU,)]


def test_one_filled_in_from_the_library_takes_one_other_person() -> None:
    fast = statements_chain.fast(POLICY, replace(HOLDING, cleared=Cleared("d1", "S-2026-01", 1, GAO, "")), MARKET)
    assert people(planned(fast, author=ZHOU)) == [(WU,)]


def test_it_appears_where_policy_says_or_else_where_the_public_reads() -> None:
    assert statements_chain.channels(POLICY) == (POLICY.channels[0].id,)
    named = replace(POLICY, statements=StatementRules(channels=("wechat", "none-such")))
    assert statements_chain.channels(named) == ("wechat",)
    inside = tuple(replace(channel, audience="internal") for channel in POLICY.channels)
    assert statements_chain.channels(replace(POLICY, channels=inside)) == ()

"""The chain of a statement: a policy with a few named approvers in the place of its steps, each for some minutes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.domain.ladders import Ladder
from bot.domain.people import Role, UnitId, Who
from bot.domain.policies import Channel, Lead, Policy, Reopening, StepRule
from bot.domain.statements import DESK, Statement, StatementRules
from bot.text import Names

_AGAIN: Final = 6  # times that somebody is reminded once his time is up, each after as long again
_BEFOREHAND: Final = timedelta(hours=8)  # of working time, for what is signed before anything has happened
_CHIEF: Final = Who(Role.CHIEF)
_LEADER: Final = Who(Role.LEADER_IN_CHARGE, "unit")
_DESK: Final = Who(Role.PR_DESK)

# What a step is called stands in its row in every language, as it does where a policy's file names it.
_NAMES: Final = {
    Role.HEAD: Names("部门负责人", "部門負責人", "Head of unit"),
    Role.DEPUTY_HEAD: Names("部门副职", "部門副職", "Deputy head"),
    Role.PR_DESK: Names("品牌公关审核", "品牌公關審核", "PR desk"),
    Role.DUTY: Names("值班审核", "值班審核", "On duty"),
    Role.CONFIDENTIALITY: Names("保密审核", "保密審核", "Confidentiality"),
    Role.LEADER_IN_CHARGE: Names("分管领导", "分管領導", "Leader in charge"),
    Role.CHIEF: Names("主要领导", "主要領導", "Chief"),
    Role.BODY_HEAD: Names("领导小组组长", "領導小組組長", "Head of the group"),
    Role.BODY_DEPUTY: Names("领导小组副组长", "領導小組副組長", "Deputy head of the group"),
}
_OF_DESK: Final = Names("品牌公关负责人", "品牌公關負責人", "Head of the PR desk")
_CONFIRMS: Final = Names("复核人", "覆核人", "Second person")
_OTHER: Final = Names("声明审批", "聲明審批", "Approval of statements")


def fast(policy: Policy, statement: Statement, desk: UnitId | None) -> Policy:
    """Give the policy by which a statement goes; `desk` is the unit of the PR desk.

    Nothing is asked but title and text, nobody approves his own, and the PR desk releases. In a crisis time is
    counted by the clock: reminded at half time, somebody else asked at the end, and reminded again after that.
    """
    rules = policy.statements
    ladder = Ladder(before=rules.time / 2, after=rules.time, doubling=False, most=_AGAIN, lends_first=True)
    return replace(
        policy,
        asks=(),
        asks_when=(),
        matters=(),
        secrecy=(),
        categories=(),
        steps=tuple(_steps(rules, policy.crisis.clauses, statement, desk)),
        publisher=_DESK,
        publisher_nobody=policy.publisher,
        publishers=(),
        picture_hint=None,
        spread=None,
        own_drafts=False,
        reopening=Reopening(),
        lead=Lead(),
        quotas=(),
        reminders=ladder if statement.urgent else policy.reminders,
        by_the_clock=statement.urgent,
    )


def _steps(
    rules: StatementRules, clauses: tuple[str, ...], statement: Statement, desk: UnitId | None
) -> Iterator[StepRule]:
    clause = "、".join(rules.clauses or clauses)
    if statement.cleared is not None:
        yield StepRule("statement-confirm", _CONFIRMS, clause, _DESK, _LEADER, due=rules.time)
    elif statement.urgent:
        for number, who in enumerate(rules.approvers, 1):
            yield _step(f"statement-{number}", clause, who, desk, due=rules.time)
    else:
        first = _step("statement-1", clause, rules.approvers[0], desk, due=_BEFOREHAND)
        yield first
        yield replace(_step("statement-chief", clause, _CHIEF, desk, due=_BEFOREHAND), apart_from=(first.id,))


def _step(id_: str, clause: str, who: Who, desk: UnitId | None, *, due: timedelta) -> StepRule:
    if who.of == DESK:
        return StepRule(id_, _OF_DESK, clause, replace(who, of=desk or DESK), _DESK, due=due)
    nobody = _LEADER if who.role is Role.CHIEF else _CHIEF
    return StepRule(id_, _NAMES.get(who.role, _OTHER), clause, who, nobody, due=due)


def channels(policy: Policy) -> tuple[str, ...]:
    """Give where statements appear unless somebody says otherwise: where policy says, else where the public reads."""
    known = {channel.id for channel in policy.channels}
    named = tuple(channel for channel in policy.statements.channels if channel in known)
    return named or tuple(channel.id for channel in policy.channels if _public(channel))[:1]


def _public(channel: Channel) -> bool:
    return channel.audience != "internal" and not channel.own

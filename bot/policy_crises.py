"""The shape of a policy file's crisis ladder: whom each rung calls, when; what holds between its parts."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from bot.domain.aftermath_rules import AfterRule, PlanRule
from bot.domain.crisis_ladder import ONCE_A, CrisisLadder, Group, ReportClock, Rung
from bot.domain.drill_rules import DrillRules, Every
from bot.domain.people import BODY_ROLES, UNIT_ROLES, Role, Who
from bot.domain.statements import StatementRules
from bot.mistakes import Proof
from bot.tables import FILLED, Table, wrong

_TIME: Final = re.compile(r"(\d{1,4}) ?(s|min|h)")
_UNITS: Final = {"s": timedelta(seconds=1), "min": timedelta(minutes=1), "h": timedelta(hours=1)}
_DEFAULT: Final = CrisisLadder()
_SHORTEST: Final = timedelta(minutes=5)  # that a drill lasts ...
_LONGEST: Final = timedelta(hours=4)
_DAYS: Final = re.compile(r"(\d{1,2}) days?")
_PLANS: Final = PlanRule()
_STATED: Final = StatementRules()


def span(words: str) -> timedelta:
    """Understand "10 s", "3 min", "1 h": by the clock, not working time."""
    found = _TIME.fullmatch(words)
    if found is None:
        raise wrong(f"'{words}' is no time by the clock", "write it like '10 s', '3 min' or '1 h'")
    return int(found[1]) * _UNITS[found[2]]


def _span(words: str) -> str:
    span(words)
    return words


def _listed(value: object) -> object:
    return [value] if isinstance(value, str | dict) else value


_Span = Annotated[str, AfterValidator(_span)]
_Clauses = Annotated[list[str], BeforeValidator(_listed)]


class GroupTable(Table):
    """Whom a rung calls: a role, of the organisation, of the reporter's unit or of any; or everybody."""

    role: str | None = None
    of: str = "organisation"
    everybody: bool = False

    def group(self) -> Group:
        """Give it as the rules know it."""
        return Group(Role(self.role) if self.role else None, self.of)


_Groups = Annotated[list[GroupTable], BeforeValidator(_listed)]


class RungTable(Table):
    """One rung."""

    after: _Span = Field(description="say how long after the report, such as after = '3 min'")
    calls: _Groups = []
    on: Literal["first", "unreached", "all"] = "all"
    outside: bool = False

    def rung(self) -> Rung:
        """Give it as the rules know it."""
        return Rung(span(self.after), tuple(item.group() for item in self.calls), self.on, self.outside)


class ReportsTable(Table):
    """How often a situation report is due."""

    first: _Span | None = None
    every: _Span | None = None
    stable: _Span | None = None

    def clock(self) -> ReportClock:
        """Give it as the rules know it."""
        usual = ReportClock()
        return ReportClock(
            first=_time(self.first, usual.first),
            every=_time(self.every, usual.every),
            stable=_time(self.stable, usual.stable),
        )


def days(words: str) -> int:
    """Understand "3 days": local ones, whether people work on them or not."""
    found = _DAYS.fullmatch(words)
    if found is None or not int(found[1]):
        raise wrong(f"'{words}' is no number of days", "write it like '3 days'")
    return int(found[1])


def _days(words: str) -> str:
    days(words)
    return words


class PlansTable(Table):
    """Which units have an emergency plan on file, and when they are asked for it."""

    clause: _Clauses = []
    kind: Annotated[list[Literal["department", "subsidiary"]], BeforeValidator(_listed), FILLED] = Field(
        description="say which kind of units have one: subsidiary, department"
    )
    months: Annotated[int, Field(ge=1, le=60)] = _PLANS.months
    before: list[Annotated[int, Field(ge=1, le=180)]] = list(_PLANS.before)
    after: list[Annotated[int, Field(ge=1, le=180)]] = list(_PLANS.after)

    def rule(self) -> PlanRule:
        """Give it as the rules know it."""
        asked = (tuple(sorted(self.before, reverse=True)), tuple(sorted(self.after)))
        return PlanRule(tuple(self.kind), tuple(self.clause), self.months, *asked)


class DrillsTable(Table):
    """How often there is a drill, and how far it may go; without an interval there is none but by hand."""

    clause: _Clauses = []
    in_hours: Every | None = None
    off_hours: Every | None = None
    any_hour: bool = False
    announce: Literal["none", "day before"] = "none"
    lasts: _Span | None = None
    everybody: bool = False
    outside: bool = False

    def rules(self) -> DrillRules:
        """Give them as the rules know them."""
        return DrillRules(
            in_hours=self.in_hours,
            off_hours=self.off_hours,
            lasts=_time(self.lasts, DrillRules().lasts),
            announced=self.announce == "day before",
            outside=self.outside,
            everybody=self.everybody,
            any_hour=self.any_hour,
            clauses=tuple(self.clause),
        )


class ApproverTable(Table):
    """Who approves statements: a role, of the reporter's unit, of the PR desk's, or of the organisation."""

    role: str
    of: Literal["unit", "pr-desk", "organisation"] | None = None

    def who(self) -> Who:
        """Give it as the rules know it; what does not fit together was found before."""
        role = Role(self.role)
        return Who(role, self.of or ("unit" if role in UNIT_ROLES else "organisation"))


class StatementsTable(Table):
    """By whom, in which time, statements are approved, and where they appear; how long a pre-cleared one holds."""

    clause: _Clauses = []
    approvers: Annotated[list[ApproverTable], BeforeValidator(_listed), FILLED] | None = None
    minutes: Annotated[int, Field(ge=1, le=240)] = _STATED.time // timedelta(minutes=1)
    channels: list[str] = []
    valid: Annotated[int, Field(ge=1, le=730)] = _STATED.valid.days  # days after the signature

    def rules(self) -> StatementRules:
        """Give them as the rules know them."""
        return StatementRules(
            approvers=tuple(one.who() for one in self.approvers) if self.approvers else _STATED.approvers,
            time=timedelta(minutes=self.minutes),
            channels=tuple(self.channels),
            valid=timedelta(days=self.valid),
            clauses=tuple(self.clause),
        )


class CrisisTable(Table):
    """How a crisis is called out; what is left out is as it usually is."""

    clause: _Clauses = []
    rung: Annotated[list[RungTable], FILLED] | None = None
    leaders: _Groups = []
    again: _Span | None = None
    again_for: _Span | None = None
    later: _Span | None = None
    unanswered: _Span | None = None
    quiet: _Span | None = None
    lost: _Span | None = None
    reports: ReportsTable | None = None
    drills: DrillsTable | None = None
    statements: StatementsTable | None = None
    account_due: Annotated[str, AfterValidator(_days)] = f"{AfterRule().days} days"
    account_of_drills: bool = False
    plans: PlansTable | None = None

    def aftermath(self) -> AfterRule:
        """Give what follows a crisis, as the rules know it."""
        return AfterRule(days(self.account_due), self.account_of_drills)

    def ladder(self) -> CrisisLadder:
        """Give it as the rules know it."""
        ladder = replace(_DEFAULT, clauses=tuple(self.clause))
        if self.rung:
            ladder = replace(ladder, rungs=tuple(item.rung() for item in self.rung))
        if self.leaders:
            ladder = replace(ladder, leaders=tuple(item.group() for item in self.leaders))
        return replace(
            ladder,
            again=_time(self.again, ladder.again),
            again_for=_time(self.again_for, ladder.again_for),
            later=_time(self.later, ladder.later),
            unanswered=_time(self.unanswered, ladder.unanswered),
            quiet=_time(self.quiet, ladder.quiet),
            lost=_time(self.lost, ladder.lost),
            reports=self.reports.clock() if self.reports else ladder.reports,
        )


def check_ladder(proof: Proof, table: CrisisTable) -> None:
    """Take down what does not fit together."""
    groups = {f"crisis.rung[{number}].calls": rung.calls for number, rung in enumerate(table.rung or [], 1)}
    sound = [_known(proof, key, group) for key, found in groups.items() for group in found]
    sound += [_known(proof, "crisis.leaders", group) for group in table.leaders]
    if all(sound):
        _times(proof, table.ladder())
    if table.drills and not _SHORTEST <= table.drills.rules().lasts <= _LONGEST:
        proof.note("crisis.drills.lasts", "is too short or too long for a drill", "write a time from '5 min' to '4 h'")


def check_statements(proof: Proof, table: StatementsTable, channels: Sequence[str]) -> None:
    """Take down approvers that cannot be meant, and channels that policy does not have."""
    for number, one in enumerate(table.approvers or [], 1):
        key = f"crisis.statements.approvers[{number}]"
        if proof.known(f"{key}.role", "role", one.role, [role for role in Role if role not in BODY_ROLES]):
            meant = "unit" if Role(one.role) in UNIT_ROLES else "organisation"
            if one.of is not None and (meant == "unit") == (one.of == "organisation"):
                problem = f"a {one.role} is one of the {meant}, not of the {one.of}"
                proof.note(f"{key}.of", problem, f"write of = '{meant}', or leave it out")
    for channel in table.channels:
        proof.known("crisis.statements.channels", "channel", channel, channels)


def _known(proof: Proof, key: str, group: GroupTable) -> bool:
    if (group.role is None) != group.everybody:
        problem = "names nobody, or a role and everybody"
        proof.note(key, problem, "write { role = '…' }, or { everybody = true }")
        return False
    return group.role is None or proof.known(key, "role", group.role, list(Role))


def _times(proof: Proof, ladder: CrisisLadder) -> None:
    rungs = ladder.rungs
    if rungs[0].after or not rungs[0].calls:
        proof.note("crisis.rung[1]", "does not call anybody at once", "write after = '0 s', and whom it calls")
    for number, (before, rung) in enumerate(pairwise(rungs), 2):
        if rung.after <= before.after:
            key = f"crisis.rung[{number}].after"
            proof.note(key, "is no later than the rung before", "put the rungs in their order")
    if ladder.lost <= ladder.quiet:
        proof.note("crisis.lost", "is no later than quiet", "let an owner be asked before it is taken from him")
    if min(ladder.again, ladder.later) < ONCE_A:
        problem = "calls people more often than once a minute"
        proof.note("crisis.again", problem, "write a minute or more for again and later")
    clock = ladder.reports
    if min(clock.first, clock.every, clock.stable) < ONCE_A:
        proof.note("crisis.reports", "asks for reports more often than once a minute", "write a minute or more")


def _time(words: str | None, usual: timedelta) -> timedelta:
    return span(words) if words is not None else usual

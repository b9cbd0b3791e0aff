"""The shape of a policy file's crisis ladder: whom each rung calls, when; what holds between its parts."""

import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from bot.domain.crisis_ladder import ONCE_A, CrisisLadder, Group, Rung
from bot.domain.people import Role
from bot.mistakes import Proof
from bot.tables import FILLED, Table, wrong

_TIME: Final = re.compile(r"(\d{1,4}) ?(s|min|h)")
_UNITS: Final = {"s": timedelta(seconds=1), "min": timedelta(minutes=1), "h": timedelta(hours=1)}
_DEFAULT: Final = CrisisLadder()


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
        )


def check_ladder(proof: Proof, table: CrisisTable) -> None:
    """Take down what does not fit together."""
    groups = {f"crisis.rung[{number}].calls": rung.calls for number, rung in enumerate(table.rung or [], 1)}
    sound = [_known(proof, key, group) for key, found in groups.items() for group in found]
    sound += [_known(proof, "crisis.leaders", group) for group in table.leaders]
    if all(sound):
        _times(proof, table.ladder())


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


def _time(words: str | None, usual: timedelta) -> timedelta:
    return span(words) if words is not None else usual

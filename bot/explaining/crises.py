"""How a policy has crises called out, in words."""

from collections.abc import Iterator
from datetime import timedelta

from bot.cards.sheets import joined
from bot.console import Line
from bot.domain.crisis_ladder import Group, Rung
from bot.domain.drill_rules import Occasion
from bot.domain.people import Role
from bot.domain.policies import Policy
from bot.domain.statements import Statement
from bot.domain.statements_chain import fast
from bot.explaining.words import clause
from bot.text import Text, Value


def explained(policy: Policy) -> Iterator[Line]:
    """Give whom a crisis calls, and when."""
    ladder = policy.crisis
    clauses = tuple(clause(one) for one in ladder.clauses)
    yield Line(Text("explain-crisis-of", {"clauses": clauses}) if clauses else Text("explain-crisis"))
    for rung in ladder.rungs:
        if rung.calls:
            yield Line(_rung(rung), 1)
    yield Line(Text("explain-crisis-on", {"quiet": _minutes(ladder.quiet), "lost": _minutes(ladder.lost)}), 1)
    times: dict[str, Value] = {name: _minutes(getattr(ladder.reports, name)) for name in ("first", "every", "stable")}
    yield Line(Text("explain-situation", times), 1)
    yield from _drills(policy)
    yield _statements(policy)
    yield from _afterwards(policy)


def _drills(policy: Policy) -> Iterator[Line]:
    """Give how often policy asks for a drill by itself."""
    for occasion in Occasion:
        every = policy.drills.every(occasion)
        if every is not None:
            yield Line(Text(f"drills-every-{every}-{occasion}"), 1)


def _afterwards(policy: Policy) -> Iterator[Line]:
    """Say when the account of it is due, and which units have a plan on file for it."""
    after, plans = policy.aftermath, policy.plans
    yield Line(Text("explain-account-drills" if after.drills else "explain-account", {"days": after.days}), 1)
    if plans.kinds:
        kinds: tuple[Value, ...] = tuple(Text(f"choice-{kind}") for kind in plans.kinds)
        values: dict[str, Value] = {"kinds": kinds, "months": plans.months}
        values |= {"clause": tuple(clause(one) for one in plans.clauses)}
        yield Line(Text("explain-plans" if plans.clauses else "explain-plans-plain", values), 1)


def _statements(policy: Policy) -> Line:
    """Say who approves what is said in public, and how long each has for it."""
    steps = fast(policy, Statement("holding"), None).steps
    values: dict[str, Value] = {"time": _minutes(policy.statements.time)}
    values |= {"steps": joined("chain", [step.names for step in steps])}
    values |= {"clauses": tuple(clause(one) for one in policy.statements.clauses)}
    return Line(Text("explain-statements-of" if policy.statements.clauses else "explain-statements", values), 1)


def _rung(rung: Rung) -> Text:
    people: tuple[Value, ...] = tuple(map(_group, rung.calls))
    if not rung.after:
        return Text("explain-crisis-at-once", {"people": people})
    return Text("explain-crisis-after", {"time": _minutes(rung.after), "people": people})


def _group(group: Group) -> Value:
    if group.role is None:
        return Text("explain-everybody")
    if group.role is Role.DUTY:
        return Text("explain-on-duty")
    role = Text(f"role-{group.role}")
    return Text("explain-who-unit", {"role": role}) if group.of == "unit" else role


def _minutes(time: timedelta) -> Text:
    minutes, seconds = divmod(time // timedelta(seconds=1), 60)
    if seconds and minutes:
        return Text("crisis-minutes", {"minutes": minutes, "seconds": seconds})
    if minutes:
        return Text("explain-clock-minutes", {"count": minutes})
    return Text("crisis-seconds", {"seconds": seconds})

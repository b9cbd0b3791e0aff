"""How a policy has crises called out, in words."""

from collections.abc import Iterator
from datetime import timedelta

from bot.console import Line
from bot.domain.crisis_ladder import Group, Rung
from bot.domain.people import Role
from bot.domain.policies import Policy
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
    return Text("explain-minutes", {"count": minutes}) if minutes else Text("crisis-seconds", {"seconds": seconds})

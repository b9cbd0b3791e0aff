"""The parts of an explanation in words: conditions, people, times, clauses."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Final

from bot.domain.people import BODY_ROLES, UNIT_ROLES, Body, UnitId, Who
from bot.domain.policies import Condition, Policy, When, cited
from bot.text import Text, Value

_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(hours=8)  # a working day, as policy files count it


def clause(named: str) -> Value:
    """Give a clause as it is cited."""
    return cited(named)


def who(asked: Who, bodies: Mapping[UnitId, Body] | None = None) -> Text:
    """Say whom a step asks; a body goes by its id where the directory is not there to name it."""
    role = Text(f"role-{asked.role}")
    if asked.role in BODY_ROLES:
        body = (bodies or {}).get(UnitId(asked.of))
        return Text("explain-who-body", {"role": role, "body": body.names if body else asked.of})
    if asked.of == "concerned":
        return Text("explain-who-concerned", {"role": role})
    return Text("explain-who-unit", {"role": role}) if asked.role in UNIT_ROLES else role


def span(time: timedelta) -> Text:
    """Say a working time: whole days, else hours, else minutes."""
    if time % _DAY == timedelta():
        return Text("explain-days", {"count": time // _DAY})
    if time % _HOUR == timedelta():
        return Text("explain-hours", {"count": time // _HOUR})
    return Text("explain-minutes", {"count": time // timedelta(minutes=1)})


def when(tables: When, policy: Policy) -> Text:
    """Say a whole `when`: one of its tables holds."""
    return _joined("explain-or", (table(conditions, policy) for conditions in tables))


def table(conditions: Iterable[Condition], policy: Policy) -> Text:
    """Say one table of a `when`: all its conditions hold; without any it always does."""
    said = [condition(one, policy) for one in conditions]
    return _joined("explain-and", said) if said else Text("explain-always")


def condition(one: Condition, policy: Policy) -> Text:
    """Say one condition."""
    if one.particular in _ANSWERED and set(one.values) <= {"yes", "no"}:
        return Text(f"explain-if-{one.particular}-{one.values[0]}")
    return Text(f"explain-if-{one.particular}", {"values": tuple(_value(one, value, policy) for value in one.values)})


_ANSWERED: Final = ("concerned", "quoted", "matters", "secrecy", "figures")


def _value(one: Condition, value: str, policy: Policy) -> Value:
    match one.particular:
        case "category":
            names = {item.id: item.names for item in policy.categories}
        case "channels" | "only":
            names = {item.id: item.names for item in policy.channels}
        case "matters":
            names = {item.id: item.names for item in policy.matters}
        case "secrecy":
            names = {item.id: item.names for item in policy.secrecy}
        case _:
            return Text(f"{one.particular}-{value}")
    return names.get(value, value)


def _joined(key: str, parts: Iterable[Text]) -> Text:
    first, *rest = parts
    for part in rest:
        first = Text(key, {"first": first, "rest": part})
    return first

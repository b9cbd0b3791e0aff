"""How long things usually take: a step's usual time, and that of several one after the other."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from statistics import median
from typing import Final

from bot.domain.policies import Policy, StepRule
from bot.domain.quota_rules import Point
from bot.domain.quotas import desk_steps

LEAST: Final = 3  # passes of a step from which on its usual time is known
_NONE: Final = timedelta(0)


def usual(times: Sequence[timedelta]) -> timedelta | None:
    """Give the usual time of a step from those of its last passes; None while there are too few."""
    return timedelta(seconds=median(one.total_seconds() for one in times)) if len(times) >= LEAST else None


def expected(rules: Iterable[StepRule], known: Mapping[str, timedelta]) -> timedelta:
    """Give how long some steps take one after the other: each its usual time, else the time in which it is due."""
    return sum((known.get(rule.id, rule.due or _NONE) for rule in rules), _NONE)


def before_point(rules: Sequence[StepRule], point: Point, policy: Policy) -> tuple[StepRule, ...]:
    """Give those of an item's steps that it passes before it counts; all of them where it never comes to the desk."""
    if point == "submitted":
        return ()
    desk = desk_steps(policy) if point == "reached-desk" else ()
    end = next((number for number, rule in enumerate(rules) if rule.id in desk), len(rules))
    return tuple(rules[:end])


def ordinary(policy: Policy) -> tuple[StepRule, ...]:
    """Give the steps of an item that is nothing out of the ordinary: those that always come, and the PR desk's."""
    desk = desk_steps(policy)
    return tuple(rule for rule in policy.steps if not rule.when or rule.id in desk)

"""What a policy asks of units and channels from time to time, in words: quotas, rhythms."""

from collections.abc import Iterator

from bot.console import Line
from bot.domain.policies import Policy
from bot.domain.quota_rules import QuotaRule
from bot.domain.quotas import desk_steps
from bot.explaining.words import clause
from bot.text import Names, Text, Value


def explained(policy: Policy) -> Iterator[Line]:
    """Give the lines that explain what is asked for periodically."""
    if policy.quotas:
        yield Line(Text("explain-quotas"))
    for rule in policy.quotas:
        yield Line(_quota(policy, rule), 1)
        yield from (Line(line, 3) for line in _finer(policy, rule))
    for channel in policy.channels:
        if channel.rhythm is not None:
            rhythm = channel.rhythm
            if rhythm.at_least is not None:
                few: dict[str, Value] = {"channel": channel.names, "count": rhythm.at_least}
                yield Line(Text("explain-rhythm", {**few, "clause": clause(rhythm.clause)}))
            if rhythm.gap is not None:
                gap: dict[str, Value] = {"channel": channel.names, "days": rhythm.gap}
                yield Line(Text("explain-gap-of", {**gap, "clause": clause(rhythm.clause)}))


def _quota(policy: Policy, rule: QuotaRule) -> Text:
    whose: tuple[Value, ...] = (*(Text(f"kind-{kind}") for kind in rule.kinds), *rule.units)
    every = Text("explain-every-weeks", {"count": rule.weeks}) if rule.weeks else Text("explain-every-month")
    desk = policy.rule(next(iter(desk_steps(policy)), ""))
    point = {"desk": desk.names if desk else Names()} if rule.counts == "reached-desk" else {}
    values: dict[str, Value] = {"name": rule.names, "whose": whose, "count": rule.at_least, "every": every}
    counts = Text(f"explain-counts-{rule.counts}", {**point})
    return Text("explain-quota", {**values, "counts": counts, "clause": clause(rule.clause)})


def _finer(policy: Policy, rule: QuotaRule) -> Iterator[Text]:
    """Say which items count, and when units are reminded."""
    names = {item.id: item.names for item in policy.categories} | {item.id: item.names for item in policy.channels}
    only: tuple[Value, ...] = (
        *(names[item] for item in (*rule.categories, *rule.channels)),
        *(Text(f"explain-medium-{medium}") for medium in rule.media),
    )
    if only:
        yield Text("explain-quota-only", {"what": only})
    if rule.reminders:
        days = tuple(
            Text("moment-weekday", {"weekday": Text(f"weekday-{one.weekday + 1}"), "time": f"{one.at:%H:%M}"})
            for one in rule.reminders
        )
        yield Text("explain-quota-reminds", {"days": days})

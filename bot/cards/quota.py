"""What a unit owes, on its officer's cards and by itself: how much counts so far, by when something is to be sent."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from bot.cards.card import Card, Entry
from bot.cards.lists import menu
from bot.cards.sheets import joined
from bot.cards.tokens import Verb
from bot.domain.policies import cited
from bot.domain.quota_rules import Point
from bot.domain.quotas import EXEMPT, Standing, named
from bot.frozen import frozen
from bot.text import Names, Text, Value

PERIODS: Final = 12  # that are looked back upon


def called(period: str, weeks: int) -> Text:
    """Name a period as people do: week 23, weeks 23 to 24, June."""
    if not weeks:
        return Text("period-month", {"month": Text(f"month-{int(period.partition('-')[2])}")})
    found = named(weeks, period)
    first = int(period.partition("-W")[2])
    if weeks == 1 or found is None:
        return Text("period-week", {"week": first})
    return Text("period-weeks", {"first": first, "last": date.isocalendar(found.days[-1]).week})


@frozen
class Owed:
    """What an item means for one quota of its unit: how much counted in the period, whether it is one of those.

    `until` is by when it has to be sent, or where it is under way to have come so far, for it to count (UTC).
    """

    called: Text
    count: int
    at_least: int
    counts: Point
    desk: Names
    counted: bool = False
    sent: bool = False
    until: datetime | None = None
    later: Text | None = None  # the period in which it is to count otherwise


def notes(owed: Sequence[Owed]) -> tuple[Text, ...]:
    """Say on an item's card what it means for what its unit owes."""
    return tuple(map(_note, owed))


def _note(one: Owed) -> Text:
    values: dict[str, Value] = {"period": one.called, "count": one.count, "least": one.at_least}
    if one.counted:
        return Text("quota-counted", values)
    if one.count >= one.at_least:
        return Text("quota-met", values)
    if one.until is None:
        return Text("quota-next", {**values, "next": one.later or one.called})
    if one.sent:
        return Text("quota-on-its-way", {**values, "at": one.until, "point": point(one.counts, one.desk)})
    return Text("quota-send-by", {**values, "at": one.until})


def point(counts: Point, desk: Names) -> Text:
    """Say how far an item has to come to count."""
    return Text(f"quota-point-{counts}", {"desk": desk} if counts == "reached-desk" else {})


@frozen
class Past:
    """How a period went for a unit, or how it stands."""

    called: Text
    count: int
    standing: Standing
    reason: str = ""


@frozen
class OwnQuota:
    """A quota as a unit sees it: what is asked, and the last periods, the present one first."""

    names: Names
    clause: str
    at_least: int
    unit: Names
    periods: tuple[Past, ...]
    until: datetime | None = None


def own(found: Sequence[OwnQuota]) -> Card:
    """Build the card of one's own unit's weeks."""
    entries: list[Entry] = []
    for one in found:
        head: dict[str, Value] = {"name": one.names, "unit": one.unit, "count": one.at_least}
        entries.append(Entry(Text("quota-head", {**head, "clause": cited(one.clause)})))
        if one.until is not None:
            entries.append(Entry(Text("quota-until", {"at": one.until})))
        entries += [Entry(_past(period, one.at_least)) for period in one.periods]
    return Card(title=Text("quota-title"), entries=tuple(entries), buttons=menu(Verb.MINE, Verb.HELP))


def _past(period: Past, least: int) -> Text:
    parts: list[Value] = [period.called, Text("quota-of", {"count": period.count, "least": least})]
    if period.standing in EXEMPT and not period.count:
        parts.pop()
    parts.append(Text(f"quota-standing-{period.standing}"))
    if period.reason:
        parts.append(Text("quota-why-excused", {"reason": period.reason}))
    return Text("list-line", {"what": joined("dotted", parts)})

"""The ladder by which a crisis is called out: whom each rung calls, when, on which platforms; frozen at its start."""

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from datetime import datetime, timedelta
from typing import Final, Literal

from bot.domain.people import PersonId, Role, Roster, UnitId, Who
from bot.frozen import frozen

ONCE_A: Final = timedelta(minutes=1)  # nobody is sent more than one message in this time; what is new is edited in
On = Literal["first", "unreached", "all"]
_WEIGHT: Final[tuple[On, ...]] = ("first", "unreached", "all")


@frozen
class Group:
    """Whom a rung calls: the holders of a role, or with no role everybody in the directory.

    Where nobody is on duty the whole PR desk is, so that the role need not be used.
    `of` is "organisation", "unit" (the reporter's), "any" (wherever they hold it), or the id of a body.
    """

    role: Role | None = None
    of: str = "organisation"


@frozen
class Rung:
    """One step: so long after the beginning these are called in addition; `on` says by which of their platforms.

    "first" is the one they prefer, "unreached" another one for those whose message no platform has taken, "all" every
    one. `outside` calls by what does not depend on our platforms.
    """

    after: timedelta
    calls: tuple[Group, ...] = ()
    on: On = "all"
    outside: bool = False


_ANEW: Final = Rung(timedelta(0), outside=True)  # what each round after the last rung does; `due` says when


def _default_rungs() -> tuple[Rung, ...]:
    """Give the ladder where policy says nothing (P0 三(六), P1 8: the PR desk is told at once).

    Who is on duty stands for the desk; all of it follows with the heads of all units, their deputies and the leaders.
    """
    answering = (Role.HEAD, Role.DEPUTY_HEAD, Role.LEADER_IN_CHARGE, Role.CHIEF)
    leaders = tuple(Group(role, "any") for role in answering)
    bodies = (Group(Role.BODY_HEAD, "any"), Group(Role.BODY_DEPUTY, "any"))
    return (
        Rung(timedelta(0), (Group(Role.DUTY), Group(Role.LEADER_IN_CHARGE, "unit")), "first"),
        Rung(timedelta(seconds=10), (), "unreached"),
        Rung(timedelta(seconds=60)),
        Rung(timedelta(minutes=3), (Group(Role.PR_DESK), *leaders, *bodies)),
        Rung(timedelta(minutes=5), (Group(),), outside=True),
    )


@frozen
class ReportClock:
    """How often a situation report is due: `first` so long after somebody took it, then `every` since the last one.

    While it is stable, `stable` stands in the place of `every` (P0 三(六)2).
    """

    first: timedelta = timedelta(minutes=10)
    every: timedelta = timedelta(minutes=30)
    stable: timedelta = timedelta(minutes=60)


@frozen
class CrisisLadder:
    """All rungs, and what comes after them: called again every `again` for `again_for`, then every `later`, for ever.

    `leaders` are told of an owner who says nothing for `quiet`; after `lost` he has it no more and all are called
    anew. A report that nobody confirmed goes out after `unanswered`. While it is stable both take `stable` times as
    long.
    """

    rungs: tuple[Rung, ...] = field(default_factory=_default_rungs)
    leaders: tuple[Group, ...] = (Group(Role.LEADER_IN_CHARGE, "unit"), Group(Role.CHIEF))
    again: timedelta = timedelta(minutes=5)
    again_for: timedelta = timedelta(hours=1)
    later: timedelta = timedelta(minutes=15)
    unanswered: timedelta = timedelta(seconds=60)
    quiet: timedelta = timedelta(minutes=15)
    lost: timedelta = timedelta(minutes=20)
    stable: int = 4
    reports: ReportClock = field(default_factory=ReportClock)
    hook: bool = True  # whether anything is called from outside; a drill may leave that
    clauses: tuple[str, ...] = ()


@frozen
class Way:
    """How somebody was called on one platform: when last, whether that still waits, when the platform took one."""

    person: PersonId
    platform: str
    called_at: datetime
    waiting: bool
    accepted_at: datetime | None = None


def due(ladder: CrisisLadder, number: int, since: datetime) -> datetime:
    """Say when a rung comes, by its number; there is always a next one."""
    if number < len(ladder.rungs):
        return since + ladder.rungs[number].after
    rounds = number - len(ladder.rungs) + 1
    frequent = min(rounds, ladder.again_for // ladder.again)
    return since + ladder.rungs[-1].after + ladder.again * frequent + ladder.later * (rounds - frequent)


def passed(ladder: CrisisLadder, number: int, since: datetime, now: datetime) -> tuple[Rung, int]:
    """Give all that has come by now from this rung on, as one; and the number of the one that comes next.

    What came late, because the bot was down, is so done once and not rung by rung.
    """
    on: On = "first"
    calls: list[Group] = []
    outside = False
    while due(ladder, number, since) <= now:
        rung = ladder.rungs[number] if number < len(ladder.rungs) else _ANEW
        on = max(on, rung.on, key=_WEIGHT.index)
        calls += rung.calls
        outside = outside or (rung.outside and ladder.hook)
        number += 1
    return Rung(due(ladder, number, since) - since, tuple(calls), on, outside), number


def outside(rung: Rung) -> Rung:
    """Give a rung that calls from outside, too."""
    return replace(rung, outside=True)


def level(ladder: CrisisLadder, number: int) -> int:
    """Give the level that is reached once the rungs before this one were climbed; the first is 1."""
    return max(1, sum(bool(rung.calls) for rung in ladder.rungs[:number]))


def next_call(ladder: CrisisLadder, number: int) -> int:
    """Give the number of the next rung that calls everybody again, not only those whom nothing has reached."""
    while number < len(ladder.rungs) and ladder.rungs[number].on == "unreached":
        number += 1
    return number


def next_level(ladder: CrisisLadder, number: int) -> int | None:
    """Give the number of the next rung that calls further people, if there is one."""
    return next((one for one in range(number, len(ladder.rungs)) if ladder.rungs[one].calls), None)


def groups(ladder: CrisisLadder, number: int) -> tuple[Group, ...]:
    """Give all whom the rungs before this one call."""
    return tuple(group for rung in ladder.rungs[:number] for group in rung.calls)


def members(roster: Roster, called: Iterable[Group], unit: UnitId) -> tuple[PersonId, ...]:
    """Give the active people in some groups, in the order of the groups and of the directory."""
    return tuple(dict.fromkeys(person for group in called for person in _members(roster, group, unit)))


def _members(roster: Roster, group: Group, unit: UnitId) -> tuple[PersonId, ...]:
    active = {person.id for person in roster.people.values() if person.active}
    if group.role is None:
        return tuple(person for person in roster.people if person in active)
    if group.role is Role.DUTY:
        return roster.asked(Who(Role.DUTY), unit) or roster.asked(Who(Role.PR_DESK), unit)
    if group.of != "any":
        return roster.asked(Who(group.role, group.of), unit)
    held = (held for held in roster.holdings if held.role is group.role and held.at(roster.now))
    return tuple(dict.fromkeys(one.person for one in held if one.person in active))


def asking(platforms: Sequence[str], before: Sequence[Way]) -> tuple[str, ...]:
    """Say by which of his platforms somebody is asked for something: all, however lately he was called.

    Where a call still waits to go out, that one will ask him.
    """
    waiting = {way.platform for way in before if way.waiting}
    return tuple(one for one in platforms if one not in waiting)


def ways(platforms: Sequence[str], before: Sequence[Way], on: On, now: datetime) -> tuple[str, ...]:
    """Say by which of his platforms, the preferred one first, somebody is called now, given how he was before.

    What still waits to go out is not queued a second time, and nobody hears from us twice within a minute.
    """
    wanted = tuple(platforms) if on == "all" else tuple(platforms[:1])
    if not before:
        return wanted
    accepted = [way for way in before if way.accepted_at is not None]
    if on == "unreached":
        tried = {way.platform for way in before}
        return () if accepted else tuple(one for one in platforms if one not in tried)
    if any(now - way.called_at < ONCE_A and not way.waiting for way in accepted):
        return ()
    return asking(wanted, before)

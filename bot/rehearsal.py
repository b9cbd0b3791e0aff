"""Tries a policy on a directory before anybody relies on it: every category, every unit, every officer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, Literal

from bot.config import Settings
from bot.domain.drafts import Draft, DraftId, Particulars, Version
from bot.domain.people import PersonId, Role, Roster, UnitId, Who
from bot.domain.policies import Condition, Policy, StepRule
from bot.domain.routing import Planned, plan
from bot.mistakes import Mistake, Mistakes
from bot.policy import read_policy
from bot.roster import RosterFile, drafters, read_roster
from bot.tables import read_file

Weight = Literal["gap", "warning", "note"]

_REHEARSED: Final = DraftId("rehearsal")
_NOBODY: Final = PersonId("")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rehearsal came upon: a gap stops drafts, a warning is against policy, a note is good to know."""

    weight: Weight
    where: str
    what: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Report:
    """What `qianfa check` found: mistakes in the files, or else what the rehearsal found."""

    mistakes: tuple[Mistake, ...] = ()
    findings: tuple[Finding, ...] = ()
    rehearsed: str = ""

    @property
    def ready(self) -> bool:
        """Tell whether drafts can go their way: no mistakes and no gaps."""
        return not self.mistakes and not any(finding.weight == "gap" for finding in self.findings)

    def __str__(self) -> str:
        """Write the report for a terminal."""
        if self.mistakes:
            return f"{Mistakes(self.mistakes)}\n\nNothing was rehearsed. Mend these first, then check again."
        return "\n\n".join([self.rehearsed, *self._sections(), "Ready." if self.ready else "Not ready: mend the gaps."])

    def _sections(self) -> Iterator[str]:
        heads: tuple[tuple[Weight, str], ...] = (
            ("gap", "Gaps (nothing passes here)"),
            ("warning", "Warnings (against policy)"),
            ("note", "Notes (good to know)"),
        )
        for weight, head in heads:
            lines = [f"  - {finding}" for finding in self.findings if finding.weight == weight]
            if lines:
                yield "\n".join([head, *lines])


def check(settings: Settings, now: datetime) -> Report:
    """Read the policy and the roster of these settings and rehearse them as they stand now."""
    policy, roster, mistakes = None, None, list[Mistake]()
    try:
        policy = read_policy(read_file(settings.policy), settings.policy.name)
    except Mistakes as found:
        mistakes.extend(found.mistakes)
    try:
        roster = read_roster(read_file(settings.roster), settings.roster.name, settings.zone)
    except Mistakes as found:
        mistakes.extend(found.mistakes)
    if policy is None or roster is None:
        return Report(tuple(mistakes))
    findings = (*rehearse(policy, roster.at(now)), *_made_up(policy))
    return Report(findings=findings, rehearsed=_rehearsed(policy, roster))


def _rehearsed(policy: Policy, roster: RosterFile) -> str:
    counts = f"{len(policy.categories)} categories, {len(policy.steps)} steps"
    return f"Rehearsed {policy.id} ({counts}) with {len(roster.units)} units and {len(roster.people)} people."


def _made_up(policy: Policy) -> Iterator[Finding]:
    """Name the sites to which no real item can link, because nobody has such a name (RFC 2606)."""
    for category in policy.categories:
        for host in category.link.hosts if category.link else ():
            if host.endswith(".example"):
                what = f"items have to link to {host}, which is made up; set the real site in your policy file"
                yield Finding("note", f"category {category.id}, link.hosts", what)


def rehearse(policy: Policy, roster: Roster) -> list[Finding]:
    """Draft an item in every category and unit, by each of its officers, and tell what would come in the way.

    Conditional steps are brought about one by one. What is the same in every unit or category is told once.
    """
    met: dict[tuple[Weight, str], dict[str, set[str]]] = {}
    for unit in roster.units:
        for author in drafters(roster, unit) or (_NOBODY,):
            for version in _versions(policy, unit, author):
                for weight, own, what in _trial(policy, roster, version, unit):
                    place = f"unit {unit}, drafts of {author}" if own else f"unit {unit}"
                    met.setdefault((weight, what), {}).setdefault(place, set()).add(version.particulars.category or "")
    found = [
        Finding(weight, where, what)
        for (weight, what), places in met.items()
        for where in _where(places, policy, roster)
    ]
    return [*found, *_warnings(roster)]


def _versions(policy: Policy, unit: UnitId, author: PersonId) -> Iterator[Version]:
    """Give one item of each category, and of each again so that every table of every step's condition holds."""
    tables = [(), *(table for rule in policy.steps for table in rule.when)]
    categories: list[str | None] = [category.id for category in policy.categories] or [None]
    for category in categories:
        for table in tables:
            particulars = replace(Particulars(category), **dict(_holding(condition, unit) for condition in table))
            yield Version(_REHEARSED, 1, author, particulars=particulars)


def _holding(condition: Condition, unit: UnitId) -> tuple[str, Any]:
    """Give a particular with a value for which the condition holds."""
    match condition.particular:
        case "concerned" | "quoted":
            return condition.particular, (unit,) if "yes" in condition.values else ()
        case "channels":
            return condition.particular, condition.values[:1]
        case _:
            return condition.particular, condition.values[0]


def _trial(policy: Policy, roster: Roster, version: Version, unit: UnitId) -> Iterator[tuple[Weight, bool, str]]:
    """Tell what one item meets: how grave, whether because of who its author is, and what."""
    draft = Draft(_REHEARSED, version.author, unit, policy.digest)
    chain = plan(policy, version, draft, roster)
    by_nobody = plan(policy, version, replace(draft, author=_NOBODY), roster)
    for rule in chain.gaps:
        own = rule not in by_nobody.gaps
        yield "gap", own, _alone(rule) if own else _empty(rule)
    expected = {step.rule.id for step in by_nobody.steps if step.stands_in}
    for step in chain.steps:
        if step.stands_in:
            own = step.rule.id not in expected
            yield "note", own, _stand_in(step, own=own)
    if not chain.publishers:
        roles = f"{policy.publisher.role} or {policy.publisher_nobody.role}"
        yield "gap", False, f"nobody is {roles}, so nothing is released ({policy.publisher_clause})"


def _empty(rule: StepRule) -> str:
    return f"step {rule.id} is empty: nobody is {rule.who.role}, nor {rule.nobody.role} to stand in ({rule.clause})"


def _alone(rule: StepRule) -> str:
    return f"step {rule.id} has only the author in it, and nobody approves his own draft ({rule.clause})"


def _stand_in(step: Planned, *, own: bool) -> str:
    why = f"the author is the only {step.rule.who.role}" if own else f"nobody is {step.rule.who.role}"
    return f"{', '.join(step.people)} ({step.rule.nobody.role}) will stand in at step {step.rule.id}: {why}"


def _where(places: dict[str, set[str]], policy: Policy, roster: Roster) -> Iterator[str]:
    units = [places.get(f"unit {unit}") for unit in roster.units]
    if units[0] and all(categories == units[0] for categories in units):
        yield "every unit" + _in_categories(units[0], policy)
        return
    for place, categories in places.items():
        yield place + _in_categories(categories, policy)


def _in_categories(categories: set[str], policy: Policy) -> str:
    named = [category.id for category in policy.categories if category.id in categories]
    return "" if len(named) == len(policy.categories) else f", category {', '.join(named)}"


def _warnings(roster: Roster) -> Iterator[Finding]:
    for unit in [unit for unit in roster.units if not drafters(roster, unit)]:
        needed = "liaison" if roster.units[unit].state == "preparation" else "officer"
        yield Finding("warning", f"unit {unit}", f"has no {needed}, so nobody drafts for it")
    for unit in roster.units:
        if not roster.asked(Who(Role.HEAD, "unit"), unit):
            yield Finding("warning", f"unit {unit}", "has no head")
    if not roster.asked(Who(Role.ADMINISTRATOR), next(iter(roster.units))):
        yield Finding("warning", "organisation", "has no administrator to tell when a message cannot go out")

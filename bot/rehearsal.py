"""Reads a policy and a roster, rehearses them together, and writes the report of `qianfa check`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final

from bot.cards.roster import changed
from bot.config import Settings
from bot.console import GAP, Line, mistaken, point
from bot.domain.directories import Directory, compare
from bot.domain.people import BODY_ROLES, Role, Roster, UnitId
from bot.domain.policies import Policy
from bot.domain.rehearsals import Finding, Weight, rehearse
from bot.frozen import frozen
from bot.mistakes import Mistake, Mistakes
from bot.policy import read_policy, shipped
from bot.roster import RosterFile, load_roster
from bot.tables import digest_of, read_file
from bot.text import Text, Value

_MOST_NAMED: Final = 5
_WEIGHTS: Final[tuple[Weight, ...]] = ("gap", "warning", "note")


@frozen
class InForce:
    """The people whom the bot goes by, the digest of the roster file that was read last, and the data folder."""

    people: Roster
    read: str
    data: Path


@frozen
class Rehearsal:
    """What was rehearsed, in words, and what came of it."""

    about: tuple[Line, ...]
    findings: tuple[Finding, ...]

    def lines(self) -> Iterator[Line]:
        """Write it for a terminal."""
        yield from self.about
        for weight in _WEIGHTS:
            found = [finding for finding in self.findings if finding.weight == weight]
            if found:
                yield from (GAP, Line(Text(f"check-{weight}")))
                yield from (point(said(finding)) for finding in found)


@frozen
class Report:
    """What `qianfa check` found: mistakes in the files, or else what was rehearsed."""

    mistakes: tuple[Mistake, ...] = ()
    rehearsals: tuple[Rehearsal, ...] = ()

    @property
    def ready(self) -> bool:
        """Tell whether drafts can go their way: no mistakes and no gaps."""
        found = (finding for rehearsal in self.rehearsals for finding in rehearsal.findings)
        return not self.mistakes and not any(finding.weight == "gap" for finding in found)

    def lines(self, missing: Sequence[Line] = ()) -> Iterator[Line]:
        """Write the report for a terminal; `missing` is what the bot lacks besides."""
        if self.mistakes:
            yield from (*mistaken(Mistakes(self.mistakes)), GAP, Line(Text("check-unrehearsed")))
            return
        for rehearsal in self.rehearsals:
            yield from (*rehearsal.lines(), GAP)
        if missing:
            yield from (*missing, GAP)
        yield Line(Text("check-lacking" if missing else "check-ready" if self.ready else "check-not-ready"))


def check(settings: Settings, now: datetime, kept: InForce | None = None) -> Report:
    """Read the policy and the roster of these settings and rehearse them as they stand now.

    `kept`: whom the bot goes by, if there is anybody yet; where they are not those of the roster, they are rehearsed.
    """
    policy, roster, mistakes = None, None, list[Mistake]()
    try:
        policy = read_policy(read_file(settings.policy), settings.policy.name)
    except Mistakes as found:
        mistakes.extend(found.mistakes)
    try:
        roster = load_roster(settings.roster, settings.zone)
    except Mistakes as found:
        mistakes.extend(found.mistakes)
    if policy is None or roster is None:
        return Report(tuple(mistakes))
    return Report(rehearsals=tuple(_rehearsals(settings, policy, roster, now, kept)))


def _rehearsals(
    settings: Settings, policy: Policy, roster: RosterFile, now: datetime, kept: InForce | None
) -> Iterator[Rehearsal]:
    here = roster.at(now)
    differing = tuple(_differing(settings, here, kept)) if kept else ()
    passing = kept is not None and kept.read != roster.digest
    if passing or not differing:
        yield Rehearsal((_about(policy, here),), _findings(settings, policy, here, roster))
    if kept and differing:
        ends = Line(Text("check-replaced" if passing else "check-stays"))
        about = (*differing, ends, GAP, _about(policy, kept.people))
        yield Rehearsal(about, _findings(settings, policy, kept.people, roster))


def _differing(settings: Settings, here: Roster, kept: InForce) -> Iterator[Line]:
    """Tell in what the people on file differ from those of the roster, if they do."""
    people = kept.people
    filed = Directory("", tuple(people.people.values()), tuple(people.units.values()), people.holdings)
    changes = compare(here, replace(filed, bodies=tuple(people.bodies.values())))
    if changes:
        yield Line(Text("check-differs", {"data": str(kept.data), "roster": str(settings.roster)}))
        yield from map(point, changed(changes, here, people))


def _findings(settings: Settings, policy: Policy, here: Roster, roster: RosterFile) -> tuple[Finding, ...]:
    found = (*rehearse(policy, here, with_ids=True), *_bodiless(policy, here))
    found = (*found, *(_locked_out(here, roster) if settings.slack else ()))
    found = (*found, *_unknown_units(policy, here))
    return (*found, *_borrowed(policy), *_unhurried(policy), *_made_up(policy), *_unlinked(here, roster))


def _about(policy: Policy, here: Roster) -> Line:
    active = sum(person.active for person in here.people.values())
    counts = (_count("categories", len(policy.categories)), _count("steps", len(policy.steps)))
    organised = {"units": _count("units", len(here.units)), "people": _count("people", active)}
    return Line(Text("check-rehearsed", {"policy": _called(policy.names, policy.id), "counts": counts, **organised}))


def _count(what: str, count: int) -> Text:
    return Text(f"check-{what}", {"count": count})


def _called(name: Value, id_: str) -> Text:
    return Text("named-id", {"name": name, "id": id_})


def _borrowed(policy: Policy) -> Iterator[Finding]:
    """Name a policy that goes by the id of one that comes with the bot and is not it: records tell them by that."""
    known = _digests().get(policy.id)
    if known and known != policy.digest:
        yield Finding("note", Text("check-policy", {"id": policy.id}), Text("check-borrowed", {"id": policy.id}))


@cache
def _digests() -> dict[str, str]:
    """Give the digest of each policy that comes with the bot; its id is its short name."""
    return {name: digest_of(read_file(path)) for name, path in shipped().items()}


def _bodiless(policy: Policy, here: Roster) -> Iterator[Finding]:
    """Name the bodies that the policy asks and the roster does not have: nobody sits in them."""
    asked = [who for rule in policy.steps for who in (rule.who, rule.nobody)]
    asked += [who for rule in policy.steps if (talk := rule.disagreement) for who in (talk.who, talk.nobody)]
    asked += [who for rule in policy.publishers for who in (rule.who, rule.nobody)]
    for body in dict.fromkeys(UnitId(who.of) for who in asked if who.role in BODY_ROLES):
        if body not in here.bodies:
            yield Finding("warning", Text("rehearsal-organisation"), Text("check-no-body", {"id": body}))


def _unknown_units(policy: Policy, here: Roster) -> Iterator[Finding]:
    """Name the units of which the policy wants items and which the roster does not have: nobody is ever reminded."""
    for quota in policy.quotas:
        where = Text("check-quota", {"quota": _called(quota.names, quota.id)})
        for unit in quota.units:
            if UnitId(unit) not in here.units:
                yield Finding("warning", where, Text("check-no-unit", {"id": unit}))


def _unhurried(policy: Policy) -> Iterator[Finding]:
    """Name the steps at which nobody is ever late."""
    for rule in policy.steps:
        if rule.due is None:
            yield Finding("note", Text("check-step", {"step": _called(rule.names, rule.id)}), Text("check-no-due"))


def _made_up(policy: Policy) -> Iterator[Finding]:
    """Name the sites to which no real item can link, because nobody has such a name (RFC 2606)."""
    for category in policy.categories:
        for host in category.link.hosts if category.link else ():
            if host.endswith(".example"):
                where = Text("rehearsal-link", {"category": _called(category.names, category.id)})
                yield Finding("note", where, Text("rehearsal-made-up", {"host": host}))


def _unlinked(here: Roster, roster: RosterFile) -> Iterator[Finding]:
    """Name those who have something to do and no address by which a messenger's account could be known as theirs."""
    busy = dict.fromkeys(holding.person for holding in here.holdings if holding.at(here.now))
    people = [person for person in busy if here.people[person].active and person not in roster.emails]
    if people:
        some = tuple(_called(here.people[person].names, person) for person in people[:_MOST_NAMED])
        told = Text("rehearsal-unlinked", {"people": some})
        if len(people) > _MOST_NAMED:
            told = Text("rehearsal-unlinked-many", {"count": len(people), "people": some})
        yield Finding("note", Text("rehearsal-organisation"), told)


def _locked_out(here: Roster, roster: RosterFile) -> Iterator[Finding]:
    """Say where no administrator can be known by his address: then there is nobody who could issue the first code."""
    administrators = (it.person for it in here.holdings if it.role is Role.ADMINISTRATOR and it.at(here.now))
    if not any(here.people[person].active and person in roster.emails for person in administrators):
        yield Finding("gap", Text("rehearsal-organisation"), Text("rehearsal-no-first-code"))


def said(finding: Finding) -> Text:
    """Say a finding in one line."""
    return Text("check-finding", {"where": finding.where, "what": finding.what})

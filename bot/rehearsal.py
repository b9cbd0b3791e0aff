"""Reads a policy and a roster, rehearses them together, and writes the report of `qianfa check`."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from bot.config import Settings
from bot.domain.people import Roster
from bot.domain.policies import Policy
from bot.domain.rehearsals import Finding, Weight, rehearse
from bot.frozen import frozen
from bot.i18n import I18n
from bot.mistakes import Mistake, Mistakes
from bot.policy import read_policy
from bot.roster import RosterFile, load_roster
from bot.tables import read_file
from bot.text import Text, moment

_MOST_NAMED: Final = 5


@frozen
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
            lines = [f"  - {said(finding)}" for finding in self.findings if finding.weight == weight]
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
        roster = load_roster(settings.roster, settings.zone)
    except Mistakes as found:
        mistakes.extend(found.mistakes)
    if policy is None or roster is None:
        return Report(tuple(mistakes))
    here = roster.at(now)
    findings = (*rehearse(policy, here, by_id=True), *_made_up(policy), *_unlinked(here, roster))
    return Report(findings=findings, rehearsed=_rehearsed(policy, roster))


def _rehearsed(policy: Policy, roster: RosterFile) -> str:
    counts = f"{len(policy.categories)} categories, {len(policy.steps)} steps"
    return f"Rehearsed {policy.id} ({counts}) with {len(roster.units)} units and {len(roster.people)} people."


def _made_up(policy: Policy) -> Iterator[Finding]:
    """Name the sites to which no real item can link, because nobody has such a name (RFC 2606)."""
    for category in policy.categories:
        for host in category.link.hosts if category.link else ():
            if host.endswith(".example"):
                where = Text("rehearsal-link", {"category": category.id})
                yield Finding("note", where, Text("rehearsal-made-up", {"host": host}))


def _unlinked(here: Roster, roster: RosterFile) -> Iterator[Finding]:
    """Name those who have something to do and no address by which a messenger's account could be known as theirs."""
    busy = dict.fromkeys(holding.person for holding in here.holdings if holding.at(here.now))
    people = [person for person in busy if here.people[person].active and person not in roster.emails]
    if people:
        told = Text("rehearsal-unlinked", {"people": tuple(people)})
        if len(people) > _MOST_NAMED:
            some = tuple(people[:_MOST_NAMED])
            told = Text("rehearsal-unlinked-many", {"count": len(people), "people": some})
        yield Finding("note", Text("rehearsal-organisation"), told)


def said(finding: Finding) -> str:
    """Say a finding in one line, as the console does."""
    return f"{_say(finding.where)}: {_say(finding.what)}"


@cache
def _catalogue() -> I18n:
    return I18n()


def _say(text: Text) -> str:
    return _catalogue().say(text, "en", zone=ZoneInfo("UTC"), now=moment(0))  # no moment is told here

"""Reads a policy and a roster, rehearses them together, and writes the report of `qianfa check`."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from bot.cards.roster import changed
from bot.config import Settings
from bot.domain.directories import Directory, compare
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
from storage import connections, migrations
from storage.store import DATABASE
from storage.tables import Tables

_MOST_NAMED: Final = 5


@frozen
class Rehearsal:
    """What was rehearsed, in words, and what came of it."""

    about: str
    findings: tuple[Finding, ...]

    def __str__(self) -> str:
        """Write it for a terminal."""
        return "\n\n".join([self.about, *self._sections()])

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

    def __str__(self) -> str:
        """Write the report for a terminal."""
        if self.mistakes:
            return f"{Mistakes(self.mistakes)}\n\nNothing was rehearsed. Mend these first, then check again."
        return "\n\n".join([*map(str, self.rehearsals), "Ready." if self.ready else "Not ready: mend the gaps."])


def check(settings: Settings, now: datetime, *, on_file: bool = False) -> Report:
    """Read the policy and the roster of these settings and rehearse them as they stand now.

    `on_file`: where the data folder has other people than the roster, those are rehearsed, whom the bot goes by.
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
    here = roster.at(now)
    other = _on_file(settings, roster, now) if on_file else None
    own = Rehearsal(_about(policy, here), _findings(policy, here, roster))
    if other is None:
        return Report(rehearsals=(own,))
    theirs = Rehearsal(f"{other.about}\n\n{_about(policy, other.people)}", _findings(policy, other.people, roster))
    return Report(rehearsals=(own, theirs) if other.passing else (theirs,))


def _findings(policy: Policy, here: Roster, roster: RosterFile) -> tuple[Finding, ...]:
    return (*rehearse(policy, here, by_id=True), *_made_up(policy), *_unlinked(here, roster))


def _about(policy: Policy, here: Roster) -> str:
    counts = f"{len(policy.categories)} categories, {len(policy.steps)} steps"
    active = sum(person.active for person in here.people.values())
    return f"Rehearsed {policy.id} ({counts}) with {len(here.units)} units and {active} people."


@frozen
class _OnFile:
    """The people whom the bot goes by, where they are not those of the roster file.

    `passing`: the file was changed since it was read, so that it replaces them at the next start.
    """

    people: Roster
    about: str
    passing: bool


def _on_file(settings: Settings, roster: RosterFile, now: datetime) -> _OnFile | None:
    """Look into the data folder, which a running bot may be using; None where it says what the roster says."""
    path = settings.data / DATABASE
    if not path.exists() or migrations.revision_of(path) != migrations.revisions()[-1]:
        return None  # a new folder, or one that the next start brings up to this release
    with closing(connections.reader(path)) as db:
        db.execute("BEGIN")
        people, read = _kept(db, now)
    kept = Directory("", tuple(people.people.values()), tuple(people.units.values()), people.holdings)
    kept = replace(kept, bodies=tuple(people.bodies.values()))
    here = roster.at(now)
    changes = compare(here, kept)
    if not read or not changes:
        return None
    passing = read != roster.digest
    lines = "\n".join(f"  - {_say(line)}" for line in changed(changes, here, people))
    ends = _REPLACED if passing else _STAYS
    return _OnFile(people, f"{_DIFFERS.format(path=path, roster=settings.roster)}\n{lines}\n{ends}", passing)


def _kept(db: sqlite3.Connection, now: datetime) -> tuple[Roster, object]:
    """Give the directory on file, and the digest of the roster file that was read last."""
    tables = Tables(db)
    return tables.people.roster(now), tables.facts.latest("roster-read").get("digest")


_DIFFERS: Final = (
    "The bot goes by the people on file in {path}. Since a roster was sent in a chat or imported, or somebody's\n"
    "account or role was changed, or the roster file was, they differ from {roster}. On file:"
)
_STAYS: Final = (
    "They stay until another roster is sent or imported, or the roster file is changed. They are rehearsed here."
)
_REPLACED: Final = (
    "The roster file was changed since: at the next start it replaces them. Until then, these are in force."
)


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

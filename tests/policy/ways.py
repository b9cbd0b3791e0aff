"""The ways that items of the sample organisation go by a policy that comes with the bot."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from bot.config import sample_settings
from bot.domain import limits
from bot.domain.completeness import asked
from bot.domain.drafts import Draft, DraftId, Particulars, Version
from bot.domain.people import PersonId, Roster, UnitId
from bot.domain.policies import Category, Channel, Policy, ReadyReason, SourceChoice
from bot.domain.rehearsals import rehearse
from bot.domain.routing import plan
from bot.policy import read_policy, shipped
from bot.roster import load_roster
from bot.text import Names

NOW = datetime(2026, 6, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Way:
    """Where an item goes: its steps with those who are asked, who releases it, and what is asked besides."""

    steps: dict[str, tuple[str, ...]]
    publishers: tuple[str, ...]
    clause: str
    asked: tuple[str, ...]

    @property
    def ids(self) -> list[str]:
        return list(self.steps)


@cache
def policy(name: str) -> Policy:
    path = shipped()[name]
    return read_policy(path.read_text("utf-8"), path.name)


@cache
def sample() -> Roster:
    settings = sample_settings(Path("data"), 0)
    return load_roster(settings.roster, settings.zone).at(NOW)


def way(name: str, author: str, text: str = "", **said: Any) -> Way:  # noqa: ANN401 - any of the particulars
    """Give the way of an item by this person of the sample organisation; nothing may stop it."""
    rules, roster = policy(name), sample()
    person = roster.people[PersonId(author)]
    said = {key: tuple(value) if isinstance(value, list) else value for key, value in said.items()}
    version = Version(DraftId("d"), 1, person.id, text=text, particulars=replace(Particulars(), **said))
    found = plan(rules, version, Draft(DraftId("d"), person.id, person.unit, rules.digest), roster)
    assert not found.gaps
    asks = tuple(ask.field for ask in asked(version, rules, roster.units[person.unit]))
    return Way({step.rule.id: step.people for step in found.steps}, found.publishers, found.publishing.clause, asks)


def on_buttons(rules: Policy) -> list[Names]:
    kinds: tuple[tuple[Category | SourceChoice | ReadyReason | Channel, ...], ...]
    kinds = (rules.categories, rules.sources, rules.reasons, rules.channels)
    return [choice.names for kind in kinds for choice in kind] + [entry.names for entry in rules.matters]


def originators(name: str, category: str) -> list[str]:
    found = policy(name).category(category)
    assert found
    return [unit.id for unit in sample().units.values() if limits.may_originate(found, unit)]


def open_to(name: str, category: str, unit: str) -> list[str]:
    return [channel.id for channel in limits.channels(policy(name), category, sample().units[UnitId(unit)])]


def gaps(name: str) -> list[str]:
    found = rehearse(policy(name), sample(), with_ids=True)
    return [f"{finding.where} {finding.what}" for finding in found if finding.weight != "note"]

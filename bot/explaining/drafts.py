"""One draft's way through a policy, and why: read from a small file that says what the draft would be."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Annotated, Final, Literal, Protocol

from pydantic import BeforeValidator, Field

from bot.console import GAP, Line
from bot.domain import limits
from bot.domain.completeness import asked
from bot.domain.conditions import holds
from bot.domain.drafts import Draft, DraftId, Particulars, Version
from bot.domain.people import PersonId, Roster, Unit, UnitId
from bot.domain.policies import Condition, Policy, StepRule, When
from bot.domain.routing import Plan, plan, publisher_rule
from bot.explaining.words import clause, span, when, who
from bot.mistakes import Proof
from bot.rosters.cells import identifier
from bot.rosters.words import folded
from bot.tables import Table, read_table
from bot.text import Names, Text, Value

_TRIED: Final = DraftId("tried")
_NOBODY: Final = PersonId("")


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


_Some = Annotated[list[str], BeforeValidator(_listed)]


class DraftTable(Table):
    """What a draft would be; all of it may be left out but the category, where policy has categories."""

    category: str | None = None
    unit: str | None = None
    kind: Literal["department", "subsidiary"] | None = None
    author: str | None = None
    urgency: Literal["routine", "important", "crisis"] = "routine"
    audience: Literal["public", "internal"] = "public"
    origin: Literal["original", "repost", "comment"] = "original"
    matters: _Some = Field(default_factory=list)
    secrecy: _Some = Field(default_factory=list)
    concerned: _Some = Field(default_factory=list)
    quoted: _Some = Field(default_factory=list)
    channels: _Some = Field(default_factory=list)
    title: str = ""
    text: str = ""

    def version(self) -> Version:
        """Give it as the rules know it."""
        particulars = Particulars(
            category=self.category,
            channels=tuple(self.channels),
            urgency=self.urgency,
            audience=self.audience,
            origin=self.origin,
            concerned=tuple(map(UnitId, self.concerned)),
            quoted=tuple(self.quoted),
            matters=tuple(self.matters),
            secrecy=tuple(self.secrecy),
        )
        author = PersonId(self.author or _NOBODY)
        return Version(_TRIED, 1, author, title=self.title, text=self.text, particulars=particulars)


def read_draft(text: str, name: str, policy: Policy, roster: Roster | None) -> DraftTable:
    """Read what a draft would be; what is meant by name in it has its id instead.

    `Mistakes` names what the policy, or the roster if there is one, does not know.
    """
    table, proof = read_table(text, name, DraftTable), Proof(name, text)
    categories = _called(policy.categories)
    if categories and table.category is None:
        proof.note("category", "is missing", f"there are: {', '.join(categories)}")
    meant = {
        "category": table.category and _one(proof, "category", "category", table.category, categories),
        "channels": _several(proof, "channels", "channel", table.channels, _called(policy.channels)),
        "matters": _several(proof, "matters", "matter", table.matters, _called(policy.matters)),
        "secrecy": _several(proof, "secrecy", "question on secrets", table.secrecy, _called(policy.secrecy)),
    }
    if roster is not None:
        meant |= _of_roster(proof, table, roster)
    elif table.author:
        proof.note("author", "cannot be found without a roster", "name one with --roster, or leave author out")
    proof.close()
    return table.model_copy(update=meant)


def _of_roster(proof: Proof, table: DraftTable, roster: Roster) -> dict[str, str | list[str] | None]:
    units, people = _called(roster.units.values()), _called(roster.people.values())
    if table.unit is None:
        proof.note("unit", "is missing", "say which unit drafts it, so that its people can be named")
    return {
        "unit": table.unit and _one(proof, "unit", "unit", table.unit, units),
        "concerned": _several(proof, "concerned", "unit", table.concerned, units),
        "author": table.author and _one(proof, "author", "person", table.author, people),
    }


class _Named(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def names(self) -> Names: ...


def _called(entries: Iterable[_Named]) -> dict[str, Names]:
    return {entry.id: entry.names for entry in entries}


def _several(proof: Proof, key: str, kind: str, words: list[str], known: dict[str, Names]) -> list[str]:
    return [_one(proof, f"{key}[{number}]", kind, word, known) for number, word in enumerate(words, 1)]


def _one(proof: Proof, key: str, kind: str, word: str, known: dict[str, Names]) -> str:
    """Give the id of what is meant, by id or by name, as in a roster; where that is not clear, it is said."""
    by_name = [id_ for id_, names in known.items() if identifier(word) == id_ or folded(word) in _folded(names)]
    found = [word] if word in known else by_name
    if len(found) > 1:
        several = ", ".join(found)
        proof.note(key, f"'{word}' is the name of several ({several})", "write the id of the one you mean")
    elif not found:
        proof.known(key, kind, word, known)
    return found[0] if len(found) == 1 else word


def _folded(names: Names) -> set[str]:
    return {folded(name) for name in (names.zh_hans, names.zh_hant, names.en) if name}


def explained_draft(policy: Policy, table: DraftTable, roster: Roster | None) -> Iterator[Line]:
    """Give the lines that explain a draft's way, with names where there is a roster."""
    version = table.version()
    unit = roster.units.get(UnitId(table.unit)) if roster and table.unit else None
    kind = unit.kind if unit else table.kind or "department"
    chain = plan(policy, version, _draft(policy, table), roster) if roster else None
    yield Line(Text("explain-policy", {"id": policy.id, "name": policy.names}))
    yield Line(Text("explain-draft", {"what": _what(policy, table, unit, kind)}))
    yield from _refused(policy, version, unit)
    yield from _asked(policy, version, unit or Unit(UnitId(""), Names(), kind))
    yield GAP
    rules = [rule for rule in policy.steps if holds(rule.when, version, kind)]
    for number, rule in enumerate(rules, 1):
        yield from _step(policy, rule, number, version, kind)
        if roster and chain:
            yield from _people(rule, chain, roster)
    yield from _released(policy, version, kind, roster, chain)


def _draft(policy: Policy, table: DraftTable) -> Draft:
    return Draft(_TRIED, PersonId(table.author or _NOBODY), UnitId(table.unit or ""), policy.digest)


def _what(policy: Policy, table: DraftTable, unit: Unit | None, kind: str) -> tuple[Value, ...]:
    """Sum up what the draft is."""
    category = policy.category(table.category)
    channels = tuple(item.names for item in policy.channels if item.id in table.channels)
    matters = tuple(item.names for item in policy.matters if item.id in table.matters)
    yes = tuple(item.names for item in policy.secrecy if item.id in table.secrecy)
    urgency = (Text(f"urgency-{table.urgency}"),) if "urgency" in policy.asks else ()
    whose = unit.names if unit else Text(f"kind-{kind}")
    return (whose, *((category.names,) if category else ()), *urgency, *matters, *yes, *channels)


def _refused(policy: Policy, version: Version, unit: Unit | None) -> Iterator[Line]:
    """Tell what would be refused: another unit's category, a channel in which it may not appear."""
    category = policy.category(version.particulars.category)
    if unit is None:
        return
    if category and not limits.may_originate(category, unit):
        yield Line(Text("explain-not-theirs", {"category": category.names, "clause": clause(category.clause)}), 1)
    allowed = limits.channels(policy, version.particulars.category, unit)
    wrong = [item for item in policy.channels if item.id in version.particulars.channels and item not in allowed]
    if wrong:
        yield Line(Text("explain-not-there", {"channels": tuple(item.names for item in wrong)}), 1)


def _asked(policy: Policy, version: Version, unit: Unit) -> Iterator[Line]:
    for ask in asked(version, policy, unit):
        because = when(_holding(ask.when, version, unit.kind), policy)
        values = {"field": Text(f"field-{ask.field}"), "why": because, "clause": clause(ask.clause)}
        yield Line(Text("explain-asked-some" if ask.field in policy.asks else "explain-asked", values), 1)


def _step(policy: Policy, rule: StepRule, number: int, version: Version, kind: str) -> Iterator[Line]:
    values: dict[str, Value] = {
        "number": number,
        "name": rule.names,
        "who": who(rule.who),
        "clause": clause(rule.clause),
    }
    time: dict[str, Value] = {"time": span(rule.due)} if rule.due else {}
    yield Line(Text("explain-step-in" if rule.due else "explain-step", {**values, **time}), 1)
    why = when(_holding(rule.when, version, kind), policy) if rule.when else Text("explain-always")
    yield Line(Text("explain-because", {"why": why}), 3)
    if rule.clause in policy.clauses:
        yield Line(Text("explain-quoted", {"text": policy.clauses[rule.clause]}), 3)


def _holding(tables: When, version: Version, kind: str) -> When:
    """Give the tables that hold, with no more than what makes them hold."""
    held = (conditions for conditions in tables if holds((conditions,), version, kind))
    return tuple(tuple(_narrowed(one, version) for one in conditions) for conditions in held) or ((),)


def _narrowed(one: Condition, version: Version) -> Condition:
    said = getattr(version.particulars, {"only": "channels"}.get(one.particular, one.particular), ())
    true = tuple(value for value in one.values if value in (said if isinstance(said, tuple) else (said,)))
    return replace(one, values=true or one.values)


def _people(rule: StepRule, chain: Plan, roster: Roster) -> Iterator[Line]:
    """Name those who are asked, or say that there is nobody."""
    step = next((step for step in chain.steps if step.rule.id == rule.id), None)
    if step is None:
        yield Line(Text("explain-gap", {"who": who(rule.nobody, roster.bodies)}), 3)
        return
    names = tuple(roster.people[person].names for person in step.people)
    if step.stands_in:
        yield Line(Text("explain-stand-ins", {"people": names, "who": who(rule.nobody, roster.bodies)}), 3)
    else:
        yield Line(Text("explain-people", {"people": names}), 3)


def _released(policy: Policy, version: Version, kind: str, roster: Roster | None, chain: Plan | None) -> Iterator[Line]:
    rule = publisher_rule(policy, version, kind)
    values = {"who": who(rule.who), "other": who(rule.nobody), "clause": clause(rule.clause)}
    yield Line(Text("explain-released", values), 1)
    if rule.when:
        yield Line(Text("explain-because", {"why": when(_holding(rule.when, version, kind), policy)}), 3)
    if roster and chain:
        names = tuple(roster.people[person].names for person in chain.publishers)
        yield Line(Text("explain-people", {"people": names}) if names else Text("explain-no-publisher"), 3)

"""Tries a policy on a directory before anybody relies on it: every category, unit, officer and urgency."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any, Final, Literal, get_args, get_type_hints

from bot.domain import limits
from bot.domain.drafts import Draft, DraftId, Particulars, Version
from bot.domain.people import BODY_ROLES, PersonId, Role, Roster, UnitId, Who, drafters
from bot.domain.policies import Category, Condition, Policy, PublisherRule, StepRule, cited
from bot.domain.routing import Plan, Planned, plan
from bot.frozen import frozen
from bot.text import Names, Text, Value

Weight = Literal["gap", "warning", "note"]

_REHEARSED: Final = DraftId("rehearsal")
_NOBODY: Final = PersonId("")
_URGENCIES: Final[tuple[str, ...]] = get_args(get_type_hints(Particulars)["urgency"])
_FIGURES: Final = "100%"


@frozen
class Finding:
    """What a rehearsal came upon: a gap stops drafts, a warning is against policy, a note is good to know."""

    weight: Weight
    where: Text
    what: Text


@frozen
class _Met:
    """What one item met; `own` says that it is because of who its author is."""

    weight: Weight
    what: Text
    own: bool = False


@frozen
class _Item:
    """What is drafted in a rehearsal, and by which unit."""

    version: Version
    unit: UnitId

    @property
    def category(self) -> str:
        return self.version.particulars.category or ""

    def plan(self, policy: Policy, roster: Roster, author: PersonId) -> Plan:
        version = replace(self.version, author=author)
        return plan(policy, version, Draft(_REHEARSED, author, self.unit, policy.digest), roster)


def rehearse(policy: Policy, roster: Roster, *, with_ids: bool = False) -> list[Finding]:
    """Draft an item in every category, unit and urgency, by each officer, and tell what would come in the way.

    Conditional steps are brought about one by one. What is the same in every unit or category is told once.
    `with_ids`: beside the names of people, units, categories and steps stands what the files call them.
    """
    return list(_Rehearsal(policy, roster, _Speech(policy, roster, with_ids=with_ids)).findings())


class _Speech:
    """Calls things by their names, with or without their ids."""

    def __init__(self, policy: Policy, roster: Roster, *, with_ids: bool) -> None:
        self._policy, self._roster, self._with_ids = policy, roster, with_ids

    def unit(self, unit: UnitId) -> Value:
        return self._called(unit, self._roster.units[unit].names)

    def people(self, people: Collection[PersonId]) -> Value:
        return tuple(self._called(person, self._roster.people[person].names) for person in people)

    def step(self, rule: StepRule) -> Value:
        return self._called(rule.id, rule.names)

    def categories(self, ids: Collection[str]) -> Value:
        return tuple(self._called(one.id, one.names) for one in self._policy.categories if one.id in ids)

    def category(self, category: Category) -> Value:
        return self._called(category.id, category.names)

    def who(self, who: Who) -> Value:
        role = Text(f"role-{who.role}")
        if who.role not in BODY_ROLES:
            return role
        body = self._roster.bodies.get(UnitId(who.of))
        return Text("rehearsal-of-body", {"role": role, "body": self._called(who.of, body.names if body else None)})

    def _called(self, id_: str, names: Names | None) -> Value:
        if names is None:
            return id_
        return Text("named-id", {"name": names, "id": id_}) if self._with_ids else names


class _Rehearsal:
    """One policy, tried on one directory."""

    def __init__(self, policy: Policy, roster: Roster, speech: _Speech) -> None:
        self._policy, self._roster, self._speech = policy, roster, speech
        self._met: dict[str, tuple[_Met, dict[tuple[UnitId, PersonId], set[str]]]] = {}

    def findings(self) -> Iterator[Finding]:
        for unit in self._roster.units:
            for item in self._items(unit):
                self._try(item)
        for met, places in self._met.values():
            yield from (Finding(met.weight, where, met.what) for where in self._where(places))
        yield from self._warnings()

    def _items(self, unit: UnitId) -> Iterator[_Item]:
        """Give an item of each category and urgency, and of each again so that every condition of policy holds."""
        policy = self._policy
        whens = [*(rule.when for rule in policy.steps), *(rule.when for rule in policy.publishers)]
        tables = list(dict.fromkeys([(), *(table for when in whens for table in when)]))
        own: list[Category | None] = list(limits.categories(policy, self._roster.units[unit]))
        for category in own or ([] if policy.categories else [None]):
            for urgency in _URGENCIES if "urgency" in policy.asks else _URGENCIES[:1]:
                for table in tables:
                    version = self._version(unit, category, urgency, table)
                    if version is not None:
                        yield _Item(version, unit)

    def _version(
        self, unit: UnitId, category: Category | None, urgency: str, table: tuple[Condition, ...]
    ) -> Version | None:
        """Make an item for which the conditions hold, or None where there can be none of this category and unit."""
        wanted = {condition.particular: condition.values for condition in table}
        found = self._policy.category(wanted["category"][0]) if "category" in wanted and not category else category
        if category and category.id not in wanted.get("category", (category.id,)):
            return None
        if self._roster.units[unit].kind not in wanted.get("kind", (self._roster.units[unit].kind,)):
            return None
        if urgency not in wanted.get("urgency", (urgency,)):
            return None
        channels = self._channels(unit, found, (*wanted.get("channels", ()), *wanted.get("only", ())))
        if not channels:
            return None
        said: dict[str, Any] = {name: self._said(name, values, unit) for name, values in wanted.items()}
        text = _FIGURES if said.pop("figures", False) else ""
        said |= {"category": found.id if found else None, "urgency": urgency, "channels": channels}
        particulars = Particulars(**{name: value for name, value in said.items() if name not in ("kind", "only")})
        return Version(_REHEARSED, 1, _NOBODY, text=text, particulars=particulars)

    def _channels(self, unit: UnitId, category: Category | None, wanted: tuple[str, ...]) -> tuple[str, ...]:
        open_to = limits.channels(self._policy, category.id if category else None, self._roster.units[unit])
        return tuple(channel.id for channel in open_to if not wanted or channel.id in wanted)[:1]

    def _said(self, particular: str, values: tuple[str, ...], unit: UnitId) -> object:
        """Give what a particular has to say for one of these values to hold."""
        match particular:
            case "concerned":
                return (self._next(unit),) if "yes" in values else ()
            case "quoted":
                return ("-",) if "yes" in values else ()
            case "matters" | "secrecy":
                entries = self._policy.matters if particular == "matters" else self._policy.secrecy
                known = tuple(entry.id for entry in entries)
                return known[:1] if "yes" in values else tuple(value for value in values[:1] if value != "no")
            case "figures":
                return "yes" in values
            case _:
                return values[0]

    def _next(self, unit: UnitId) -> UnitId:
        """Give the unit after this one, so that each is concerned by the drafts of another."""
        units = list(self._roster.units)
        return units[(units.index(unit) + 1) % len(units)]

    def _try(self, item: _Item) -> None:
        by_nobody = item.plan(self._policy, self._roster, _NOBODY)
        for author in drafters(self._roster, item.unit) or (_NOBODY,):
            chain = item.plan(self._policy, self._roster, author) if author else by_nobody
            for met in self._meets(item, author, chain, by_nobody):
                _, places = self._met.setdefault(repr(met), (met, {}))
                places.setdefault((item.unit, author if met.own else _NOBODY), set()).add(item.category)

    def _meets(self, item: _Item, author: PersonId, chain: Plan, by_nobody: Plan) -> Iterator[_Met]:
        """Tell what one item meets on its way."""
        empty = {rule.id for rule in by_nobody.gaps}
        for rule in chain.gaps:
            own = rule.id not in empty
            yield _Met("gap", self._alone(rule) if own else self._empty(rule), own)
        expected = {step.rule.id for step in by_nobody.steps if step.stands_in}
        for step in chain.steps:
            if step.stands_in:
                why = self._why(step, item, author, chain)
                own = step.rule.id not in expected or why.key == "rehearsal-only"
                yield _Met("note", self._stand_in(step, why), own)
        if author and all(set(step.people) == {author} for step in chain.steps) and not chain.gaps:
            yield _Met("note", Text("rehearsal-own", {"author": self._speech.people((author,))}), own=True)
        if not chain.publishers:
            yield _Met("gap", self._unreleased(chain.publishing))

    def _empty(self, rule: StepRule) -> Text:
        say = self._speech
        values = {"step": say.step(rule), "role": say.who(rule.who), "other": say.who(rule.nobody)}
        return Text("rehearsal-empty", {**values, "clause": cited(rule.clause)})

    def _alone(self, rule: StepRule) -> Text:
        say = self._speech
        return Text("rehearsal-alone", {"step": say.step(rule), "clause": cited(rule.clause)})

    def _stand_in(self, step: Planned, why: Text) -> Text:
        say, rule = self._speech, step.rule
        people = {"people": say.people(step.people), "role": say.who(rule.nobody), "step": say.step(rule)}
        return Text("rehearsal-stand-in", {**people, "why": why})

    def _why(self, step: Planned, item: _Item, author: PersonId, chain: Plan) -> Text:
        """Say why others stand in: the holders were asked before, or are the author, or there are none."""
        rule, say = step.rule, self._speech
        holders = set(self._roster.asked(rule.who, item.unit)) - {author}
        others = (other for other in chain.steps if other.rule.id in rule.apart_from)
        before = next((other for other in others if holders & set(other.people)), None)
        if before is not None:
            return Text("rehearsal-apart", {"other": say.step(before.rule)})
        mine = author in self._roster.asked(rule.who, item.unit)
        return Text("rehearsal-only" if mine else "rehearsal-nobody", {"role": say.who(rule.who)})

    def _unreleased(self, rule: PublisherRule) -> Text:
        say = self._speech
        roles = {"role": say.who(rule.who), "other": say.who(rule.nobody)}
        return Text("rehearsal-unreleased", {**roles, "clause": cited(rule.clause)})

    def _where(self, places: dict[tuple[UnitId, PersonId], set[str]]) -> Iterator[Text]:
        found = [places.get((unit, _NOBODY)) for unit in self._roster.units]
        if found[0] and all(categories == found[0] for categories in found):
            yield self._in(Text("rehearsal-everywhere"), found[0])
            return
        for (unit, author), categories in places.items():
            yield self._in(self._place(unit, author), categories)

    def _place(self, unit: UnitId, author: PersonId) -> Text:
        say = self._speech
        if not author:
            return Text("rehearsal-unit", {"unit": say.unit(unit)})
        return Text("rehearsal-author", {"unit": say.unit(unit), "author": say.people((author,))})

    def _in(self, place: Text, categories: set[str]) -> Text:
        if len(categories) >= len(self._policy.categories):
            return place
        return Text("rehearsal-in", {"where": place, "categories": self._speech.categories(categories)})

    def _warnings(self) -> Iterator[Finding]:
        for category in self._policy.categories:
            if not any(limits.may_originate(category, unit) for unit in self._roster.units.values()):
                where = Text("rehearsal-category", {"category": self._speech.category(category)})
                yield Finding("warning", where, Text("rehearsal-no-originator", {"duties": tuple(category.duties)}))
        for unit in self._roster.units:
            if not drafters(self._roster, unit):
                preparing = self._roster.units[unit].state == "preparation"
                role = self._speech.who(Who(Role.LIAISON if preparing else Role.OFFICER))
                yield Finding("warning", self._place(unit, _NOBODY), Text("rehearsal-no-officer", {"role": role}))
        for unit in self._roster.units:
            if not self._roster.asked(Who(Role.HEAD, "unit"), unit):
                yield Finding("warning", self._place(unit, _NOBODY), Text("rehearsal-no-head"))
        if not self._roster.asked(Who(Role.ADMINISTRATOR), UnitId("")):
            yield Finding("warning", Text("rehearsal-organisation"), Text("rehearsal-no-administrator"))

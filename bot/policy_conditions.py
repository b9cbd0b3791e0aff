"""Whether the conditions of a policy file can hold: words it does not know, steps never reached, rules never tried."""

from collections.abc import Iterable, Iterator
from typing import Final, get_args, get_type_hints

from bot.domain.drafts import Particulars
from bot.domain.people import Unit
from bot.domain.policies import Condition
from bot.mistakes import Proof
from bot.policy_files import CategoryTable, PolicyTable, WhenTable

_PARTICULARS: Final = get_type_hints(Particulars)
_KINDS: Final[tuple[str, ...]] = get_args(get_type_hints(Unit)["kind"])
_YES_NO: Final = ("yes", "no")
# The words of a `when` that do not come from the file itself, the one that holds at first before the others.
_WORDS: Final = {key: get_args(_PARTICULARS[key]) for key in ("urgency", "audience", "origin")}
_KNOWN_UNASKED: Final = ("kind", "figures")


class Conditions:
    """Looks at every `when` of a policy."""

    def __init__(self, proof: Proof, table: PolicyTable) -> None:
        """Take the file that is being read."""
        self._proof = proof
        self._table = table
        self._asked = {*table.asks, *(ask.field for ask in table.ask)}

    def check(self) -> None:
        """Take down what is unknown, what can never hold, and what contradicts."""
        for number, step in enumerate(self._table.step, 1):
            self._when(f"step[{number}].when", step.when, "the step would never be there")
            self._never_less(f"step[{number}].when", step.when)
        for number, ask in enumerate(self._table.ask, 1):
            self._when(f"ask[{number}].when", ask.when, "it would never be asked")
        for number, category in enumerate(self._table.category, 1):
            for place, follow_up in enumerate(category.follow_up, 1):
                self._when(f"category[{number}].follow_up[{place}].when", follow_up.when, "it would never be done")
        for number, publisher in enumerate(self._table.publisher, 1):
            self._when(f"publisher[{number}].when", publisher.when, "they would never release anything")
        if self._table.spread:
            self._when("spread.when", self._table.spread.when, "it would never be advised")
        self._covered("publisher", [rule.when for rule in self._table.publisher], "has all its items")
        fields = dict.fromkeys(ask.field for ask in self._table.ask)
        for field in fields:
            self._covered("ask", [ask.when if ask.field == field else None for ask in self._table.ask], "asks that")
        self._last()

    def _when(self, key: str, when: list[WhenTable], consequence: str) -> None:
        before = len(self._proof.found)
        for number, table in enumerate(when, 1):
            for condition in table.conditions():
                place = f"{key}[{number}].{condition.particular}"
                for word in condition.values:
                    kind = {"only": "channel", "kind": "kind of unit"}.get(condition.particular)
                    known = self._words(condition.particular)
                    self._proof.known(place, kind or condition.particular.removesuffix("s"), word, known)
        if len(self._proof.found) > before or not when:
            return
        unasked = [name for table in when for name in self._unasked(table)]
        if all(any(self._unasked(table)) for table in when):
            mend = f"add to asks what it depends on ({', '.join(dict.fromkeys(unasked))}), or mend the condition"
            self._proof.note(key, f"can never hold, so {consequence}", mend)
        elif not any(self._meet(table) for table in when if not any(self._unasked(table))):
            mend = "no unit and category may use these channels: mend the condition, or kinds and channels"
            self._proof.note(key, f"can never hold, so {consequence}", mend)

    def _words(self, particular: str) -> tuple[str, ...]:
        table = self._table
        match particular:
            case "category":
                return tuple(item.id for item in table.category)
            case "channels" | "only":
                return tuple(item.id for item in table.channel)
            case "matters":
                return (*(item.id for item in table.matter), *_YES_NO)
            case "secrecy":
                return (*(item.id for item in table.secrecy), *_YES_NO)
            case "kind":
                return _KINDS
            case _:
                return _WORDS.get(particular, _YES_NO)

    def _unasked(self, table: WhenTable) -> Iterator[str]:
        """Name what it depends on and nobody asks for: such a particular stays what it is at first."""
        for condition in table.conditions():
            name = "channels" if condition.particular == "only" else condition.particular
            first = _WORDS.get(name, ("no",))[0]
            if name not in self._asked and name not in _KNOWN_UNASKED and first not in condition.values:
                yield name

    def _meet(self, table: WhenTable) -> bool:
        """Tell whether there can be a unit and a category for which all conditions hold."""
        values: dict[str, set[str]] = {condition.particular: set(condition.values) for condition in table.conditions()}
        categories: list[CategoryTable | None] = [
            item for item in self._table.category if item.id in values.get("category", {item.id})
        ]
        return any(self._fits(category, values) for category in categories or [None])

    def _fits(self, category: CategoryTable | None, values: dict[str, set[str]]) -> bool:
        kinds = values.get("kind", set(_KINDS)) & set((category and category.kinds) or _KINDS)
        channels = {
            channel.id
            for channel in self._table.channel
            if (not channel.own or "subsidiary" in kinds)
            and (not category or not category.channels or channel.id in category.channels)
        }
        for particular in ("channels", "only"):
            channels &= values.get(particular, channels)
        return bool(kinds and channels)

    def _never_less(self, key: str, when: list[WhenTable]) -> None:
        """Secrets may add a step, never take one away."""
        for number, table in enumerate(when, 1):
            if "no" in (table.secrecy or ()):
                problem = "answers on secrets may add a step, never remove one"
                self._proof.note(f"{key}[{number}].secrecy", problem, "write secrecy = true, or leave it out")

    def _last(self) -> None:
        rules = self._table.publisher
        if rules[-1].when:
            mend = "leave its when out, or add one without after it"
            self._proof.note(f"publisher[{len(rules)}].when", "the last one releases all the others' items", mend)

    def _covered(self, key: str, rules: list[list[WhenTable] | None], why: str) -> None:
        """Take down each rule that an earlier one leaves nothing to; None has nothing to do with it."""
        for later, rule in enumerate(rules):
            earlier = (place for place, before in enumerate(rules[:later]) if before is not None)
            first = next((place for place in earlier if rule is not None and _covers(rules[place] or [], rule)), None)
            if first is not None:
                problem = f"is never reached: {key}[{first + 1}] {why} already"
                self._proof.note(f"{key}[{later + 1}]", problem, "put it before that one, or leave it out")


def _covers(before: list[WhenTable], after: list[WhenTable]) -> bool:
    """Tell whether the first holds whenever the second does, as far as their words show."""
    if not before:
        return True
    return bool(after) and all(any(_wider(one.conditions(), other.conditions()) for one in before) for other in after)


def _wider(one: Iterable[Condition], other: Iterable[Condition]) -> bool:
    values = {condition.particular: set(condition.values) for condition in other}
    return all(values.get(condition.particular, {""}) <= set(condition.values) for condition in one)

"""The card of a roster that an administrator sent, with what it would change; and what a rehearsal found."""

from collections.abc import Sequence
from typing import Final

from bot.cards.card import Button, Card, Entry
from bot.cards.sheets import TITLE, label_key, plain
from bot.cards.tokens import Token, Verb
from bot.domain.directories import Changes, Proposal, ProposalState, name_of
from bot.domain.people import Holding, Person, Roster
from bot.text import Names, Text, Value

_MOST: Final = 15  # names or mistakes of one kind; more are counted


def roster(proposal: Proposal, changes: Sequence[Text], busy: Sequence[tuple[Names, int]] = ()) -> Card:
    """Build the card of a roster that was read; it has buttons until something becomes of it.

    `busy` are units that would be gone though items of theirs are under way, with how many.
    """
    name, state = proposal.name, proposal.state
    if state is not ProposalState.OFFERED:
        return Card(title=Text(f"roster-{state}", {"name": name}), closed=True)
    return Card(
        title=Text("roster-offered", {"name": name}),
        entries=tuple(Entry(line) for line in changes),
        notes=(
            *(Text("roster-units-busy", {"unit": unit, "count": count}) for unit, count in busy[:_MOST]),
            Text("roster-offered-note"),
        ),
        buttons=(_button(Verb.APPLY_ROSTER, proposal), _button(Verb.LEAVE_ROSTER, proposal)),
    )


def mistaken(proposal: Proposal) -> Card:
    """Build the card of a roster that could not be read: its mistakes, each with its place."""
    count = sum(map(_counted, proposal.mistakes))
    more = (Text("roster-more", {"count": count - _MOST}),) if count > _MOST else ()
    return Card(
        title=Text("roster-mistaken", {"name": proposal.name, "count": count}),
        entries=tuple(Entry(plain(mistake, TITLE)) for mistake in proposal.mistakes[:_MOST]),
        notes=(*more, Text("roster-mistaken-note")),
        closed=True,
    )


def _counted(mistake: Text) -> int:
    """Count a mistake; of the many in a file that is wrong all over, the last one stands for the rest."""
    rest = mistake.values.get("count") if mistake.key == "roster-more" else None
    return rest if isinstance(rest, int) else 1


def _button(verb: Verb, proposal: Proposal) -> Button:
    tone = "likely" if verb is Verb.APPLY_ROSTER else "plain"
    return Button(Text(label_key(verb)), Token(verb, proposal.id), tone)  # type: ignore[arg-type]  # one of two tones


def changed(changes: Changes, before: Roster, after: Roster) -> tuple[Text, ...]:
    """Say what a roster would change in the directory as it is, a line for each kind of change."""
    call = _Names(after, before)
    lines: tuple[tuple[str, Sequence[Value]], ...] = (
        ("added", [call.person(person) for person in changes.added]),
        ("left-people", [call.person(person) for person in changes.left]),
        ("renamed", [_from_to(one.before.names, one.after.names) for one in changes.renamed]),
        ("moved", [call.person(one.after) for one in changes.moved]),
        ("begun", [call.held(holding) for holding in changes.begun]),
        ("ended", [call.held(holding) for holding in changes.ended]),
        ("units-added", [unit.names for unit in changes.units_added]),
        ("units-gone", [unit.names for unit in changes.units_gone]),
        ("units-altered", [_altered(one.before.names, one.after.names) for one in changes.units_altered]),
    )
    return tuple(_line(key, values) for key, values in lines if values)


class _Names:
    """Names people, units and bodies by the first of several directories that has them."""

    def __init__(self, *rosters: Roster) -> None:
        self._rosters = rosters

    def person(self, person: Person) -> Value:
        return Text("roster-person", {"person": person.names, "unit": name_of(person.unit, *self._rosters) or ""})

    def held(self, holding: Holding) -> Value:
        found = (roster.people.get(holding.person) for roster in self._rosters)
        names = next((person.names for person in found if person), Names(en=holding.person))
        values: dict[str, Value] = {"person": names, "role": Text(f"role-{holding.role}")}
        place = name_of(holding.unit, *self._rosters)
        return Text("roster-held-of", values | {"unit": place}) if place else Text("roster-held", values)


def _line(key: str, values: Sequence[Value]) -> Text:
    shown: tuple[Value, ...] = tuple(values[:_MOST])
    if len(values) > _MOST:
        shown = (*shown, Text("roster-more", {"count": len(values) - _MOST}))
    return Text(f"roster-{key}", {"count": len(values), "what": shown})


def _from_to(before: Names, after: Names) -> Value:
    return Text("roster-from-to", {"before": before, "after": after})


def _altered(before: Names, after: Names) -> Value:
    return after if before == after else _from_to(before, after)


def rehearsed(gaps: Sequence[tuple[Text, Text]], *, fresh: int, mended: int) -> Card:
    """Build the report of a rehearsal: what stops items now, as `qianfa check` tells it."""
    if not gaps:
        return Card(title=Text("rehearsal-clear", {"count": mended}))
    more = (Text("roster-more", {"count": len(gaps) - _MOST}),) if len(gaps) > _MOST else ()
    return Card(
        title=Text("rehearsal-gaps", {"count": len(gaps), "fresh": fresh}),
        entries=tuple(Entry(Text("rehearsal-gap", {"where": where, "what": what})) for where, what in gaps[:_MOST]),
        notes=(*more, Text("rehearsal-note")),
    )

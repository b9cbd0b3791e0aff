"""The card of a roster that an administrator sent, with what it would change; and what a rehearsal found."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.cards.card import Button, Card, Entry
from bot.cards.sheets import TITLE, label_key, plain
from bot.cards.tokens import Token, Verb
from bot.domain.directories import Changes, Proposal, name_of
from bot.domain.people import Holding, Person, Roster
from bot.text import LANGUAGES, Language, Names, Text, Value

_MOST: Final = 15  # names or mistakes of one kind; more are counted
Gap = tuple[Text, Text]  # where something comes in the way of items, and what


def settled(proposal: Proposal) -> Card:
    """Build the card of a roster of which something has become, with what it changed or would have changed."""
    title = Text(f"roster-{proposal.state}", {"name": proposal.name})
    return Card(title=title, entries=tuple(Entry(line) for line in proposal.told), closed=True)


def offered(
    proposal: Proposal, changes: Sequence[Text], busy: Sequence[tuple[Names, int]] = (), gaps: Sequence[Gap] = ()
) -> Card:
    """Build the card of a roster that was read, with what would change and what would not work any more.

    `busy` are units that would be gone though items of theirs are under way, with how many; `gaps` are where something
    would come in the way of items, and what.
    """
    warned = (Text("roster-gaps", {"count": len(gaps)}), *_gaps(gaps)) if gaps else ()
    return Card(
        title=Text("roster-offered", {"name": proposal.name}),
        entries=tuple(Entry(line) for line in (*changes, *warned)),
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
        ("units-altered", [_from_to(one.before.names, one.after.names) for one in changes.units_altered]),
        ("emails", [call.person(person) for person in changes.emails if person not in changes.added]),
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
    """Say how a name changes; to those in whose language it stays, in the first one in which it does not."""
    differ = [language for language in LANGUAGES if before.in_language(language) != after.in_language(language)]
    if not differ:
        return after
    told: list[Language] = [language if language in differ else differ[0] for language in LANGUAGES]
    was, will = (Names(*map(names.in_language, told)) for names in (before, after))
    return Text("roster-from-to", {"before": was, "after": will})


def _gaps(gaps: Sequence[Gap]) -> Iterator[Text]:
    yield from (Text("rehearsal-gap", {"where": where, "what": what}) for where, what in gaps[:_MOST])
    if len(gaps) > _MOST:
        yield Text("roster-more", {"count": len(gaps) - _MOST})


def rehearsed(gaps: Sequence[Gap], *, fresh: int, mended: int) -> Card:
    """Build the report of a rehearsal: what stops items now, as `qianfa check` tells it."""
    if not gaps:
        return Card(title=Text("rehearsal-clear", {"count": mended}))
    return Card(
        title=Text("rehearsal-gaps", {"count": len(gaps), "fresh": fresh}),
        entries=tuple(Entry(line) for line in _gaps(gaps)),
        notes=(Text("rehearsal-note"),),
    )

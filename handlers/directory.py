"""A roster that an administrator sends: shown with what it would change, applied when he says so."""

from dataclasses import fields, replace

from bot.cards import roster as roster_card
from bot.cards.card import Card, Kind
from bot.deps import Act
from bot.domain.directories import (
    Changes,
    Directory,
    Proposal,
    ProposalState,
    Received,
    administrators,
    compare,
)
from bot.domain.people import Person, Role, Who
from bot.domain.upkeep import RosterImported
from bot.errors import DeadButton, NotFound, Refused
from bot.text import Text
from handlers import people, staffing


class NotAnAdministrator(Refused):
    """Only administrators change the directory."""

    key = "refused-not-an-administrator"


class NoAdministratorLeft(Refused):
    """By this roster nobody would be administrator, so that nobody could change it again from a chat."""

    key = "refused-no-administrator-left"


class RosterSettled(Refused):
    """What became of this roster is settled already."""

    key = "refused-roster-settled"


def administers(act: Act, person: Person) -> bool:
    """Tell whether a person is an administrator."""
    return act.people.holds(person.id, Role.ADMINISTRATOR, None, act.now)


def only_administrators(act: Act, person: Person) -> None:
    """Refuse everybody else, and say who they are."""
    if not administers(act, person):
        found = act.people.roster(act.now).asked(Who(Role.ADMINISTRATOR), person.unit)
        raise NotAnAdministrator(people=tuple(map(act.names, found)) or (Text("none"),))


def explain(act: Act, person: Person) -> Text:
    """Say how a roster is sent, and what is on file."""
    only_administrators(act, person)
    roster = act.people.roster(act.now)
    active = sum(found.active for found in roster.people.values())
    return Text("news-roster-how", {"people": active, "units": len(roster.units)})


def propose(act: Act, person: Person, received: Received) -> Text | None:
    """Show an administrator what a roster would change, or its mistakes; nothing is applied yet."""
    only_administrators(act, person)
    directory = received.directory
    if directory is not None:
        if not compare(act.people.roster(act.now), directory, act.tables.codes.emails()):
            return Text("news-roster-same", {"name": received.name})
        if not administrators(directory, act.now):
            raise NoAdministratorLeft
    state = ProposalState.MISTAKEN if directory is None else ProposalState.OFFERED
    proposal = Proposal(act.new_id(), person.id, received.name, act.now, directory, received.mistakes, state)
    act.tables.rosters.add(proposal)
    act.tell(person, Kind.ROSTER, proposal.id)
    return None


def apply(act: Act, person: Person, roster: str) -> Text:
    """Bring the directory up to a roster that was shown; what waits for people passes on in the same act."""
    proposal, directory = _offered(act, person, roster, ProposalState.APPLIED)
    bring_in(act, directory, proposal.name, by=person)
    return Text("notice-roster-applied", {"people": len(directory.people)})


def leave(act: Act, person: Person, roster: str) -> Text:
    """Leave the directory as it is."""
    _offered(act, person, roster, ProposalState.LEFT)
    return Text("notice-roster-left")


def _offered(act: Act, person: Person, roster: str, state: ProposalState) -> tuple[Proposal, Directory]:
    """Take a roster that is still offered, and say what becomes of it and what it changes."""
    only_administrators(act, person)
    proposal = act.tables.rosters.get(roster)
    if proposal is None:
        raise NotFound
    if proposal.directory is None:
        raise DeadButton
    told = _changes(act, proposal.directory)[0]
    if not act.tables.rosters.close(replace(proposal, state=state, told=told)):
        raise RosterSettled(state=Text(f"roster-state-{proposal.state}"))
    return proposal, proposal.directory


def _changes(act: Act, directory: Directory) -> tuple[tuple[Text, ...], Changes]:
    """Say what a roster changes in the directory as it stands now."""
    before = act.people.roster(act.now)
    changes = compare(before, directory, act.tables.codes.emails())
    return roster_card.changed(changes, before, directory.at(act.now)), changes


def bring_in(act: Act, directory: Directory, name: str, *, by: Person | None = None) -> Changes:
    """Bring the directory up to a roster at once, and pass on what waits for people who lost their roles."""
    changes = compare(act.people.roster(act.now), directory, act.tables.codes.emails())
    people.put(act, directory)
    act.tables.rosters.overtake()
    counted = tuple((field, len(getattr(changes, field))) for field in (one.name for one in fields(changes)))
    act.record(
        RosterImported(
            directory.digest,
            name,
            len(directory.people),
            len(directory.units),
            tuple(pair for pair in counted if pair[1]),
            by.id if by else None,
        )
    )
    people.hand_on(act)
    return changes


def read_file(act: Act, directory: Directory, name: str) -> None:
    """Bring the directory up to the file of the configuration, and show administrators what a changed one changed.

    It counts for more than what was imported in between, which may be what nobody wanted.
    """
    before, told = act.people.roster(act.now), _changes(act, directory)[0]
    if not people.read_roster(act, directory) or not before.people or not told:
        return
    for administrator in administrators(directory, act.now):
        shown = Proposal(act.new_id(), administrator, name, act.now, directory, (), ProposalState.APPLIED, told=told)
        act.tables.rosters.add(shown)
        act.tell(act.people.roster(act.now).people[administrator], Kind.ROSTER, shown.id)


def card(act: Act, proposal: Proposal) -> Card:
    """Build the card of a roster that was sent."""
    if proposal.directory is None:
        return roster_card.mistaken(proposal)
    if proposal.state is not ProposalState.OFFERED:
        return roster_card.settled(proposal)
    lines, changes = _changes(act, proposal.directory)
    under_way = act.drafts.under_way()
    busy = tuple((unit.names, count) for unit in changes.units_gone if (count := under_way.get(unit.id, 0)))
    return roster_card.offered(proposal, lines, busy, staffing.foreseen(act, proposal.directory))

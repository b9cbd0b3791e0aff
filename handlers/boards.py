"""The cards of assignments as they stand now: the PR desk's board, a unit's call, the package, the list."""

from dataclasses import replace

from bot.cards import assignment as cards
from bot.cards.assignment import CallLine, PackageLine, Part
from bot.cards.card import Card
from bot.cards.sheets import TITLE, quoted
from bot.deps import Act
from bot.domain import assignments
from bot.domain.assignments import Assignment, Contribution, Standing
from bot.domain.drafts import ENDED, Draft, DraftState
from bot.domain.people import PersonId, Role
from bot.domain.submissions import days_late
from bot.reactions.rules import CONTRIBUTION
from bot.text import Text, Value
from handlers import packages, plans, submissions
from handlers.assignments import open_for
from handlers.made import Made, Wanted
from handlers.sheets import unnamed


def _draft(act: Act, part: Contribution) -> Draft | None:
    return act.drafts.get(part.draft) if part.draft is not None else None


def _part(act: Act, part: Contribution, reader: PersonId) -> Part:
    draft = _draft(act, part)
    seen = draft is not None and act.drafts.may_see(reader, draft.id, act.now)
    late = days_late(part.due, act.now, act.organisation.week) if part.owed else 0
    standing = part.standing(draft.state if draft is not None else None)
    item = draft.id if draft is not None and seen else None
    return Part(part, submissions.unit_names(act, part.unit), standing, late, item)


def board(act: Act, wanted: Wanted) -> Made | None:
    """Make the PR desk's card of an assignment."""
    found = act.tables.assignments.get(wanted.subject)
    if found is None:
        return None
    parts = [_part(act, part, wanted.person) for part in act.tables.assignments.parts(found.id)]
    card = cards.board(found, parts, act.names(found.by))
    return Made(card, None, found.revision, still=card.closed)


def contribution(act: Act, wanted: Wanted) -> Made | None:
    """Make the card of what a unit is called upon for."""
    found, part = act.tables.assignments.part(wanted.subject) or (None, None)
    if found is None or part is None:
        return None
    reminder = act.dues.next_for(CONTRIBUTION, part.id)
    card = cards.contribution(found, _part(act, part, wanted.person), act.names(found.by), reminder)
    return Made(card, None, part.revision, still=card.closed)


def package(act: Act, wanted: Wanted) -> Made | None:
    """Make the publishers' card of a linked release."""
    found = act.tables.assignments.get(wanted.subject)
    if found is None:
        return None
    parts = assignments.wanted(act.tables.assignments.parts(found.id))
    lines = [line for part in parts if (line := _item(act, part, wanted.person)) is not None]
    return Made(cards.package(found, lines), None, found.revision, still=found.state != "open")


def _item(act: Act, part: Contribution, reader: PersonId) -> PackageLine | None:
    draft = _draft(act, part)
    if draft is None:
        return None
    title = act.drafts.version(draft.id, max(draft.version, 1)).title
    names, hidden = submissions.unit_names(act, part.unit), unnamed(act, draft, reader)
    return PackageLine(draft.id, draft.number or "", title, names, part.standing(draft.state), guarded=hidden)


def waiting(act: Act, draft: Draft, card: Card) -> Card:
    """Give the publishers' card of an item with a word on the others with which it appears."""
    held = packages.held(act, draft.id) if draft.state is DraftState.SIGNED_OFF else None
    return card if held is None else replace(card, notes=(*card.notes, Text("release-linked", held.values)))


def meant_for(act: Act, draft: Draft, card: Card) -> Card:
    """Give an author's card of an item with a word on the call that it answers."""
    found = act.tables.assignments.of_draft(draft.id) if draft.state not in ENDED else None
    if found is None:
        return card
    said: dict[str, Value] = {"number": found[0].number, "topic": quoted(found[0].topic, TITLE)}
    return replace(card, facts=(Text("item-for-call", said), *card.facts))


def topic(act: Act, subject: str) -> str:
    """Say what an assignment, or a contribution, is about."""
    found, _ = act.tables.assignments.part(subject) or (act.tables.assignments.get(subject), None)
    return found.topic if found is not None else ""


def calendar(act: Act, wanted: Wanted) -> Made:
    """Make the card that carries the release plan as a calendar."""
    card, events = plans.calendar(act, wanted.person)
    return Made(card, paper=events)


def calls(act: Act, wanted: Wanted) -> Made:
    """Make the list of what is called for."""
    lines = [_line(act, found, part) for found, part in open_for(act, wanted.person)]
    desk = act.people.holds(wanted.person, Role.PR_DESK, None, act.now)
    return Made(cards.calls(lines, desk=desk))


def _line(act: Act, found: Assignment, part: Contribution | None) -> CallLine:
    if part is not None:
        draft = _draft(act, part)
        standing: Standing = part.standing(draft.state if draft is not None else None)
        names = submissions.unit_names(act, part.unit)
        return CallLine(part.id, found.number, found.topic, part.due, standing=standing, unit=names)
    parts = act.tables.assignments.parts(found.id)
    signed = assignments.signed_off(parts, packages.states(act, parts))
    return CallLine(found.id, found.number, found.topic, found.due, signed, len(assignments.wanted(parts)))
